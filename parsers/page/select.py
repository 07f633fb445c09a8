"""Selectors that raise. A page is parsed once (lexbor), and what is looked for is found, or named as missing."""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.page.bounds import check_markup
from policy import PageChanged, addresses, agencies
from policy.plain import visible

_HTTP = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{0,200}>")
_FOLD = re.compile(r"<br[^>]{0,200}>", re.IGNORECASE)


def one_line(text: str | None) -> str:
    """Text on one line: runs of any blank become one blank, none at the ends."""
    line = " ".join(text.split()) if text else ""
    return visible(line)


def plain(text: str | None) -> str:
    """A title that may hold markup (`<br/>`, `<em>`, entities) as one line of plain text.

    A `<br>` is where a long title was folded, even in mid-word. It is read as a blank only after a number or bracket,
    between two bodies (中共中央办公厅<br>国务院办公厅), and beside Latin letters and digits.
    """
    title = ""
    for piece in _FOLD.split(text or ""):
        part = one_line(unescape(_TAGS.sub("", piece)))
        apart = title[-1:] in "号）)" or title[-1:].isascii() or part[:1].isascii() or _both_bodies(title, part)
        title += (" " if title and part and apart else "") + part
    return title


def _both_bodies(left: str, right: str) -> bool:
    return agencies.trailing(left, len(left)) < len(left) and bool(agencies.leading(right)[0])


def title_of(node: LexborNode) -> str:
    """The text of a heading on one line."""
    return one_line(node.text()) if node.css_first("br") is None else plain(node.inner_html)


def squeeze(text: str | None) -> str:
    """Text with all blanks removed, as labels are compared."""
    tight = "".join(text.split()) if text else ""
    return visible(tight)


def is_data(html: str) -> bool:
    """Whether an answer is JSON, by its first character."""
    return html[:1000].lstrip()[:1] in ("{", "[")


def folder(url: str) -> str:
    """A listing's address as its links resolve against it: a last part without a dot is a folder."""
    parts = urlsplit(url)
    whole = parts.query or parts.path.endswith("/") or "." in parts.path.rsplit("/", 1)[-1]
    return url if whole else url + "/"


class Page:
    """One parsed page and the address it came from.

    `html` is its text, `raw` the bytes it came as where they are that text in UTF-8 and need not be encoded again.
    Relative links resolve against `base`, which is the address unless a collector rewrote them.
    """

    def __init__(self, url: str, html: str, base: str | None = None, raw: bytes | None = None) -> None:
        self.url = url
        self.html = html
        self.base = base or url
        self._raw = raw

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The nodes, parsed when first asked for. A page that would cost too much is a `NotADocument`.

        gov.cn closes `</html>` in its header, long before the text; lexbor goes on after it, as HTML5 has it.
        """
        check_markup(self.url, self.html)
        return LexborHTMLParser(self._raw or self.html)

    @property
    def is_data(self) -> bool:
        """Whether the answer is JSON."""
        return is_data(self.html)

    def many(self, selector: str, least: int = 1, within: LexborNode | None = None) -> list[LexborNode]:
        """All nodes; fewer than `least` is a `PageChanged`."""
        nodes = (within or self.tree).css(selector)
        if len(nodes) < least:
            raise PageChanged(self.url, selector, f"at least {least}", str(len(nodes)))
        return nodes

    def one(self, selector: str, within: LexborNode | None = None) -> LexborNode:
        """The one node; none or two is a `PageChanged`."""
        node = self.maybe(selector, within)
        if node is None:
            raise PageChanged(self.url, selector, "1", "0")
        return node

    def maybe(self, selector: str, within: LexborNode | None = None) -> LexborNode | None:
        """The one node or None; two is a `PageChanged`."""
        nodes = (within or self.tree).css(selector)
        if len(nodes) > 1:
            raise PageChanged(self.url, selector, "at most 1", str(len(nodes)))
        return nodes[0] if nodes else None

    def first(self, *selectors: str) -> LexborNode:
        """The first node of the first selector that finds any; none at all is a `PageChanged`."""
        node = self.first_or_none(*selectors)
        if node is None:
            raise PageChanged(self.url, " | ".join(selectors), "at least 1", "0")
        return node

    def first_or_none(self, *selectors: str) -> LexborNode | None:
        """As `first`, with None where nothing is found."""
        for selector in selectors:
            if nodes := self.tree.css(selector):
                return nodes[0]
        return None

    def text(self, *selectors: str) -> str:
        """The text of `first`, as of a title, on one line; empty text is a `PageChanged` too."""
        found = title_of(self.first(*selectors))
        if not found:
            raise PageChanged(self.url, " | ".join(selectors), "a text", "none")
        return found

    @cached_property
    def meta(self) -> dict[str, str]:
        """Content of the metas by name, blanks at the ends removed, empty ones left out; the first of a name counts."""
        found: dict[str, str] = {}
        for node in self.tree.css("meta[name][content]"):
            attributes = node.attributes
            content = one_line(attributes.get("content"))
            if content:
                found.setdefault(attributes.get("name") or "", content)
        return found

    def link(self, href: str | None) -> str | None:
        """The absolute http address of a link, or None for scripts, anchors, mail and broken addresses."""
        return absolute(self.base, href)


def innermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """The nodes that contain none of the others: their texts are disjoint, so reading all of them is linear work."""
    if len(nodes) < 2:
        return nodes
    outer: set[int] = set()
    for node in nodes:
        parent = node.parent
        while parent is not None:
            key = parent.mem_id
            if key in outer:
                break
            outer.add(key)
            parent = parent.parent
    return [node for node in nodes if node.mem_id not in outer]


def absolute(base: str, href: str | None) -> str | None:
    """`href` against `base` as an http address, or None where it is none.

    A fragment is left out, unless it is the path of a single-page application (NDRC's consultations: `sa.html#/id`).
    """
    href = visible(href or "").strip()
    if "\\" in href:
        href = addresses.with_slashes(href)
    if not href or href[0] == "#" or href[:11].lower() == "javascript:":
        return None
    try:
        url = href if _HTTP.match(href) and urlsplit(href).hostname else urljoin(base, href)
    except ValueError:
        return None
    address, _, fragment = url.partition("#")
    return addresses.as_sent(url if fragment[:1] == "/" else address) if _HTTP.match(url) else None
