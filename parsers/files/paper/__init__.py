"""PDF: what is printed on a page, as lines, tables and paragraphs."""
