"""Text from pages as Markdown that says just that text: no markup, no line break, no HTML comes through."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from policy import links
from policy.plain import one_line

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&{}])")
LINK = re.compile(r"(?<!\\)\[(?P<label>(?:\\.|[^\\\[\]])+)\]\((?:<(?P<url>https?://[^<>\s]+)>|#[a-z]\d+)\)")


def plain(text: str) -> str:
    """The text on one line with Markdown's own characters escaped."""
    return SPECIAL.sub(r"\\\1", one_line(text))


def link(url: str, home: str | None = None, label: str = "") -> str:
    """A web address as a link with `label`, or as an autolink; anything that is no http(s) address as plain text.

    With `home`, the page that gave it, an address that leads to neither its site nor to a body that we know is the
    host alone, as code, which no mail program makes a link of.
    """
    if home is not None and not links.is_own(url, home):
        return f"`{re.sub('[^A-Za-z0-9.-]', '', links.host(url)) or '-'}`"
    parts = urlsplit(one_line(url))
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return plain(url)
    safe = quote(parts.geturl(), safe=":/?#@!$&'()*+,;=%~._-")
    return f"[{plain(label)}](<{safe}>)" if label else f"<{safe}>"
