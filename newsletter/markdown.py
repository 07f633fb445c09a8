"""Text from pages as Markdown that says just that text: no markup, no line break, no HTML comes through."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")


def one_line(text: str) -> str:
    """The text without control characters and line breaks."""
    kept = "".join(" " if c.isspace() else "" if unicodedata.category(c) in ("Cc", "Cf", "Co") else c for c in text)
    return re.sub(r" +", " ", kept).strip()


def plain(text: str) -> str:
    """The text on one line with Markdown's own characters escaped."""
    return SPECIAL.sub(r"\\\1", one_line(text))


def link(url: str) -> str:
    """A web address as an autolink; anything that is no http(s) address as plain text."""
    parts = urlsplit(one_line(url))
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return plain(url)
    safe = quote(parts.geturl(), safe=":/?#@!$&'()*+,;=%~._-")
    return f"<{safe}>"
