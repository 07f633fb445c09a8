"""What all pages share: bytes to nodes, body to text, limits, refusals."""
