"""Search: the query language, folding of character forms, the text index, hits in their context."""
