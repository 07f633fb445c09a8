"""How a document is tied to others: what it cites, and what the words around a citation prove."""
