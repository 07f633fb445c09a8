"""The body of a page as clean text, as sanitised HTML, and the links in it.

Nodes that are hidden are taken out of the tree first; how lines are made of the rest is in `lines`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import chain
from urllib.parse import urlsplit

import nh3
from selectolax.lexbor import LexborNode

from parsers.page import file_links, lines
from parsers.page.bounds import MAX_LINKS, MAX_SANITISED
from parsers.page.file_links import FILE
from parsers.page.lines import SKIPPED, tidy
from parsers.page.select import Page, absolute, innermost, one_line
from policy import MAX_TITLE, NotADocument

_MEDIA = re.compile(r"\.(?:mp4|m3u8|flv|mp3)(?:$|[?#])", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|line-through|mso-hide\s{0,4}:\s{0,4}all"
)
_SUPER = re.compile(r"vertical-align\s{0,4}:\s{0,4}super", re.IGNORECASE)
_LINKED = "a[href], img[src], source[src], video[src]"
_RAISED = str.maketrans("0123456789０１２３４５６７８９-−－+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_EXPONENT = re.compile(r"[-−－+]?[0-9０-９]{1,3}")
_KEPT = set(
    "p div br b strong em sub sup h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th caption a img "  # noqa: SIM905
    "blockquote".split()
)
_DROPPED = set(SKIPPED)
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "p": {"align"},
    "div": {"align"},
}


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
        """Links to files, by the extension."""
        return tuple(anchor for anchor in self.anchors if FILE.search(anchor.url))


def read(page: Page, *regions: LexborNode) -> Body:
    """The body in these nodes, in their order. Nodes that are hidden are removed from the tree."""
    found = tuple(chain.from_iterable(map(seen_lines, regions)))
    nodes = [node for region in regions for node in region.css(_LINKED)]
    links = _anchors(page, [node for node in nodes if node.tag == "a"])
    sources = _addresses(page, [node for node in nodes if node.tag != "a"])
    return Body(
        lines=found,
        html=_readable(regions, found, page.base),
        anchors=(*links, *_hidden_files(page, regions, links)),
        images=tuple(url for url in sources if not _MEDIA.search(url)),
        media=tuple(url for url in sources if _MEDIA.search(url)),
    )


def seen_lines(region: LexborNode) -> list[str]:
    """The lines of a region as a reader sees them: what is hidden is removed from the tree, exponents stay raised."""
    styles = _remove_hidden(region)
    _raise_exponents(region, styled=any(map(_SUPER.search, styles)))
    return lines.read(region)


def anchors(page: Page, region: LexborNode) -> list[Anchor]:
    """All links of a region; more than `MAX_LINKS` is no document."""
    return _anchors(page, region.css("a[href]"))


def _anchors(page: Page, nodes: list[LexborNode]) -> list[Anchor]:
    if len(nodes) > MAX_LINKS:
        raise NotADocument(page.url, f"{len(nodes)} links; more than {MAX_LINKS} are not read")
    found = []
    for node in innermost(nodes):
        url = page.link(node.attributes.get("href"))
        if url:
            name = one_line(node.text()) or one_line(node.attributes.get("title"))
            found.append(Anchor(url, name[:MAX_TITLE]))
    return found


def linked(page: Page, region: LexborNode) -> list[Anchor]:
    """All links of a box beside the text, and the files that it hides."""
    shown = anchors(page, region)
    return [*shown, *_hidden_files(page, (region,), shown)]


def sanitise(html: str, base: str) -> str:
    """HTML for reading: text markup, tables, links and images, with absolute http addresses and nothing active.

    Characters that nobody sees go with those of the whole record (`door`).
    """

    def attribute(tag: str, name: str, value: str) -> str | None:
        return absolute(base, value) if name in ("href", "src") else value or None

    return nh3.clean(
        html,
        tags=_KEPT,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
    ).strip()


def _readable(regions: tuple[LexborNode, ...], found: tuple[str, ...], base: str) -> str:
    """The sanitised copy; of a body too large to sanitise, its lines as paragraphs."""
    for node in chain.from_iterable(region.css("[style]") for region in regions):
        del node.attrs["style"]  # two thirds of the markup, and the copy has none
    html = "".join(region.inner_html or "" for region in regions)
    if len(html) <= MAX_SANITISED:
        return sanitise(html, base)
    return "".join(f"<p>{escape(tidy(line))}</p>" for line in found)


def _remove_hidden(region: LexborNode) -> set[str]:
    """Take out what a reader does not see, from the last node to the first, so that children go before parents.

    The styles of all nodes are returned.
    """
    styled = [(node, node.attributes) for node in region.css("[style], [hidden]")]
    styles = {attributes.get("style") or "" for _, attributes in styled}  # few, though thousands of nodes may have them
    hiding = {style for style in styles if _HIDDEN.search(style.lower())}
    ids = {node.mem_id for node, found in styled if "hidden" in found or found.get("style") in hiding} - {region.mem_id}
    for node in reversed(region.css("*") if ids else []):
        if node.mem_id in ids:
            node.decompose()
    return styles


def _raise_exponents(region: LexborNode, *, styled: bool) -> None:
    """Raised numbers stay raised in plain text: 10<sup>9</sup> is 10⁹, not 109. `styled`: a style raises some."""
    raised = region.css("sup")
    nodes = region.css('[style*="vertical-align" i]') if styled else []
    for node in [*raised, *(n for n in nodes if _SUPER.search(n.attributes.get("style") or ""))]:
        written = node.text().strip()
        if _EXPONENT.fullmatch(written):
            node.replace_with(written.translate(_RAISED))


def _hidden_files(page: Page, regions: tuple[LexborNode, ...], shown: list[Anchor]) -> list[Anchor]:
    """Files that no plain link leads to; one that a link leads to at another address (its `oldsrc`) is that file."""
    names = {_file_name(anchor.url) for anchor in shown}
    found = chain.from_iterable(file_links.hidden(page, region) for region in regions)
    return [Anchor(url, name[:MAX_TITLE]) for url, name in found if _file_name(url) not in names]


def _file_name(url: str) -> str:
    return urlsplit(url).path.rsplit("/", 1)[-1]


def _addresses(page: Page, nodes: list[LexborNode]) -> list[str]:
    """Absolute addresses of what the nodes show, in document order, each once."""
    urls = (page.link(node.attributes.get("src")) for node in nodes)
    return list(dict.fromkeys(url for url in urls if url))
