"""Text from outside as one plain line."""

from __future__ import annotations

import unicodedata


def one_line(text: str) -> str:
    """The text without control characters and line breaks."""
    kept = ("" if not c.isspace() and unicodedata.category(c) in ("Cc", "Cf", "Co") else c for c in text)
    return " ".join("".join(kept).split())
