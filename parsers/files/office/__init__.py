"""Word, Excel, PowerPoint and OpenDocument, new and old, as paragraphs and rows."""
