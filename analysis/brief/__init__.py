"""What a document says in a few lines."""
