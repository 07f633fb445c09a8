"""What a page shows of texts and numbers: bodies, changes, charts, graphs, passages."""
