"""The body of a page as clean text, as sanitised HTML, and the links in it.

Text: one paragraph a line, broken at block ends and `<br>`; a table row is a line, its cells divided by tabs; a row
of one cell is layout and its paragraphs stay lines. Hidden nodes, scripts, styles, forms and comments are left out.
The walk is iterative, so that deep nesting costs no stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import nh3
from selectolax.lexbor import LexborNode

from parsers.bounds import MAX_LINKS, MAX_SANITISED
from parsers.select import Page, absolute, innermost, one_line
from policy import NotADocument

FILE = re.compile(r"\.(?:pdf|ofd|docx?|xlsx?|pptx?|wps|et|rtf|csv|zip|rar|7z)(?:$|[?#])", re.IGNORECASE)
_MEDIA = re.compile(r"\.(?:mp4|m3u8|flv|mp3)(?:$|[?#])", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "iframe", "canvas", "select", "textarea", "button", "object", "title"]
)
_STYLED = '[style*="display" i], [hidden]'
_BREAKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form "  # noqa: SIM905
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead tfoot caption ul br".split()
)
_STRUCTURE = _BREAKS | {"td", "th", "tr"}
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WIDE = re.compile("[\u00a0\u3000\u2002\u2003]{2,}")
_ENDS = " \t\u00a0\u3000\u2002\u2003"
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")

_KEPT = frozenset(
    "p div br b strong em sub sup h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th caption a img "  # noqa: SIM905
    "blockquote".split()
)
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_ALIGNED = {"p": {"align"}, "div": {"align"}}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of the body with its absolute address."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a content region holds. `lines` keep the blanks inside a line, which divide the names of a signature."""

    lines: tuple[str, ...]
    html: str
    anchors: tuple[Anchor, ...] = ()
    images: tuple[str, ...] = ()
    media: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines as they are stored."""
        return "\n".join(map(tidy, self.lines))

    @property
    def files(self) -> tuple[Anchor, ...]:
        """Links to files, told by the extension."""
        return tuple(anchor for anchor in self.anchors if FILE.search(anchor.url))


def read(page: Page, *regions: LexborNode) -> Body:
    """The body in these nodes, in their order. Nodes that are hidden are removed from the tree."""
    for region in regions:
        _remove_hidden(region)
    lines = tuple(line for region in regions for line in _lines(region))
    sources = list(_addresses(page, regions, "img[src], source[src], video[src]", "src"))
    return Body(
        lines=lines,
        html="".join(_readable(region, lines, page.base) for region in regions),
        anchors=tuple(anchor for region in regions for anchor in anchors(page, region)),
        images=tuple(url for url in sources if not _MEDIA.search(url)),
        media=tuple(url for url in sources if _MEDIA.search(url)),
    )


def anchors(page: Page, region: LexborNode) -> list[Anchor]:
    """All links of a region; more than `MAX_LINKS` is no document."""
    found = []
    nodes = region.css("a[href]")
    if len(nodes) > MAX_LINKS:
        raise NotADocument(page.url, f"{len(nodes)} links; more than {MAX_LINKS} are not read")
    for node in innermost(nodes):
        url = page.link(node.attributes.get("href"))
        if url:
            found.append(Anchor(url, one_line(node.text()) or one_line(node.attributes.get("title"))))
    return found


def tidy(line: str) -> str:
    """A line as it is stored: single blanks, tabs of table rows kept, letter-spaced words (国 家 能 源 局) joined."""
    if "\t" in line:
        return "\t".join(map(tidy, line.split("\t")))
    words = line.split()
    if len(words) > 1 and len(words[0]) == 1 and all(len(word) == 1 and _HAN.match(word) for word in words):
        names = ["".join(name.split()) for name in _WIDE.split(line) if name]
        return " ".join(names) if any(len(name) > 1 for name in names) else "".join(words)
    return " ".join(words)


def sanitise(html: str, base: str) -> str:
    """HTML for reading: text markup, tables, links and images, with absolute http addresses and nothing active."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        return absolute(base, value) if name in ("href", "src") else value or None

    return nh3.clean(
        html,
        tags=set(_KEPT),
        clean_content_tags=set(_SKIPPED),
        attributes=_ATTRIBUTES | _ALIGNED,
        attribute_filter=attribute,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
    ).strip()


def _readable(region: LexborNode, lines: tuple[str, ...], base: str) -> str:
    """The sanitised copy; of a body too large to sanitise, its lines as paragraphs."""
    html = region.inner_html or ""
    if len(html) <= MAX_SANITISED:
        return sanitise(html, base)
    return "".join(f"<p>{escape(tidy(line))}</p>" for line in lines)


def _remove_hidden(region: LexborNode) -> None:
    """Take out what a reader does not see, from the last node to the first, so that children go before parents."""
    styled = region.css(_STYLED)
    if not styled:
        return
    hidden = [n for n in styled if "hidden" in n.attributes or _HIDDEN.search(n.attributes.get("style") or "")]
    ids = {node.mem_id for node in hidden} - {region.mem_id}
    for node in reversed(region.css("*")):
        if node.mem_id in ids:
            node.decompose()


def _addresses(page: Page, regions: tuple[LexborNode, ...], selector: str, name: str) -> Iterator[str]:
    """Absolute addresses in document order, each once."""
    seen = set()
    for region in regions:
        for node in region.css(selector):
            url = page.link(node.attributes.get(name))
            if url and url not in seen:
                seen.add(url)
                yield url


def _lines(region: LexborNode) -> list[str]:
    """The lines of a region: a walk in document order with a stack of its own."""
    writer = _Writer()
    add, open_nodes = writer.words.append, []
    node = region.first_child
    while node is not None:
        tag = node.tag
        if tag == "-text":
            add(node.text_content or "")
        elif node.is_element_node and tag not in _SKIPPED:
            if tag in _STRUCTURE:
                writer.enter(tag)
            child = node.first_child
            if child is not None:
                open_nodes.append(node)
                node = child
                continue
            if tag in _STRUCTURE:
                writer.leave(tag)
        following = node.next
        while following is None and open_nodes:
            node = open_nodes.pop()
            if node.tag in _STRUCTURE:
                writer.leave(node.tag)
            following = node.next
        node = following
    return writer.done()


class _Writer:
    """Gathers text into lines; table cells are gathered apart until their row ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._lines: list[str] = []
        self._outer: list[list[str]] = []
        self._rows: list[list[list[str]]] = []

    def enter(self, tag: str | None) -> None:
        if tag in ("td", "th"):
            self._flush()
            self._outer.append(self._lines)
            self._lines = []
        elif tag == "tr":
            self._flush()
            self._rows.append([])
        else:
            self._flush()

    def leave(self, tag: str | None) -> None:
        if tag in ("td", "th") and self._outer:
            self._flush()
            cell, self._lines = self._lines, self._outer.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._lines += cell
        elif tag == "tr" and self._rows:
            self._flush()
            self._lines += _row(self._rows.pop())
        else:
            self._flush()

    def done(self) -> list[str]:
        self._flush()
        return self._lines

    def _flush(self) -> None:
        if self.words:
            line = "".join(self.words)
            if not line.isprintable():  # U+3000 and NBSP, which divide names, are not printable either, and are kept
                line = _SPACE.sub(" ", line)
            line = line.strip(_ENDS)
            self.words.clear()
            if line:
                self._lines.append(line)


def _row(cells: list[list[str]]) -> list[str]:
    """A table row as one line, or the paragraphs of its only cell with text in it, which is layout."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    if len(filled) == 1 and (len(cells) <= 2 or len(filled[0]) > 1):
        return filled[0]
    return ["\t".join(_joined(cell) for cell in cells)]


def _joined(lines: list[str]) -> str:
    """The lines of a cell as one: a narrow column breaks words, so Chinese goes on without a blank."""
    joined = ""
    for line in (tidy(line).replace("\t", " ") for line in lines):
        joined += ("" if not joined or (_HAN.match(joined[-1]) and _HAN.match(line)) else " ") + line
    return joined
