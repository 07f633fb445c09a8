"""Writing: pages into documents, versions, files and ties; what survives a rebuild."""
