"""Following a filter by mail: wishes, confirmations, and who follows what."""
