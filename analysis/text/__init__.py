"""A text's sentences and what they say."""
