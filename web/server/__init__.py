"""The server around the pages: routes, connections, headers, compression, errors."""
