"""How many of the marked facts are read right."""
