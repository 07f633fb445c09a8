"""What one request asks for: address, language, view, filters, and what of it is not there."""
