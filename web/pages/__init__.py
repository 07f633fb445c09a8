"""The pages: each a function of a read-only connection and a visit that gives an answer."""
