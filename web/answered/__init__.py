"""What a request is answered with: rendered pages, files, rows as JSON and CSV, read while they are taken."""
