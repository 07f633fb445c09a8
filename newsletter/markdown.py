"""Text from pages as Markdown that says just that text: no markup, no line break, no HTML comes through."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from policy.plain import one_line

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")


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
