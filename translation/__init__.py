"""Titles, names and amounts in the reader's language, drafted by rules."""
