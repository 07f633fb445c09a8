"""Links to files, by the extension, and the places where pages hide them: frames, scripts, attributes of other tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from parsers.page.select import Page, absolute, innermost, one_line

_EXTENSION = r"\.(?:pdf|ofd|docx?|docm|xlsx?|xlsm|pptx?|wps|et|dps|odt|ods|odp|rtf|csv|zip|rar|7z)"
FILE = re.compile(rf"{_EXTENSION}(?:$|[?#])", re.IGNORECASE)
MAX_CODE = 100_000  # characters of a script
MOST, MOST_OF_ONE = 2_000, 100  # files that a page hides, and values of one tag that are looked at
_SHOWN = {"iframe": "src", "frame": "src", "embed": "src", "object": "data", "param": "value"}
_CODE = ("onclick", "ondblclick", "onmousedown")
_PLACES = ", ".join(
    (*(f"{tag}[{name}]" for tag, name in _SHOWN.items()), *(f"[{name}]" for name in (*_CODE, "oldsrc")))
)
_PLACES += ', a[href^="javascript:" i], script'
_IN_DATA = re.compile(  # asked of the whole page first, so that the attributes of all tags are read only where it pays
    rf"""-(?<=\s[dD][aA][tT][aA]-)[\w-]{{1,40}}=[^<>]{{1,400}}?(?i:{_EXTENSION})["'?&\s>]"""
)
_MAY_HIDE = re.compile(
    rf"(?:<(?:iframe|frame|embed|object)|onclick=|oldsrc=|\sdata-)[^<>]{{1,400}}?{_EXTENSION}", re.IGNORECASE
)
_QUOTED = re.compile(r"""["'`]([^"'`\n]{1,500})["'`]""")
_NAMED = re.compile(rf"\w[^/\\]{{0,200}}{_EXTENSION}(?:$|[?#&])", re.IGNORECASE)
_VIEWER = re.compile(r"view|pdfjs|reader|flexpaper", re.IGNORECASE)


def may_hide(html: str) -> bool:
    """Whether a page can hold a file that no plain link leads to: a quick look."""
    return _MAY_HIDE.search(html) is not None


def hidden(page: Page, region: LexborNode) -> Iterator[tuple[str, str]]:
    """Address and name of the files that a region shows or opens without a plain link; some may come twice."""
    said = ((node, url) for node in region.css(_PLACES) for url in _of(page, node, _said(node)))
    found = list(islice(said, MOST))
    if ("data-" in page.html or "DATA-" in page.html) and _IN_DATA.search(page.html):
        data = ((node, url) for node in region.css("*") for url in _of(page, node, _data(node)))
        found += islice(data, MOST)
    inner = {node.mem_id for node in innermost([node for node, _ in found])}  # of others the text may be the whole page
    for node, url in found:
        text = node.text() if node.mem_id in inner and node.tag != "script" else ""
        yield url, one_line(text) or one_line(node.attributes.get("title"))


def _said(node: LexborNode) -> list[str]:
    """What the attributes say that may hold the address of a file, or the code of a script."""
    if node.tag == "script":
        return _paths(node.text()) if not node.attributes.get("src") else []
    return [value for name in _names(node) for value in _values(node, name)]


def _data(node: LexborNode) -> list[str]:
    """What the data- attributes say, and the quoted words in them."""
    values = [value for name, value in node.attributes.items() if value and name.startswith("data-")]
    return [piece for value in values for piece in (value, *_QUOTED.findall(value[:MAX_CODE]))]


def _names(node: LexborNode) -> list[str]:
    """The attributes of a tag that may hold the address of a file."""
    own = _SHOWN.get(node.tag or "")
    return [*([own] if own else []), *_CODE, "oldsrc", *(["href"] if node.tag == "a" else [])]


def _values(node: LexborNode, name: str) -> list[str]:
    """What an attribute says: an address, or the quoted words of its code."""
    value = node.attributes.get(name) or ""
    code = name in _CODE or value[:11].lower() == "javascript:"
    return _paths(value) if code else [value] if name != "href" else []


def _paths(code: str) -> list[str]:
    """The quoted words of a script that name files; beside one with a path, those without are names to show."""
    found = [word for word in _QUOTED.findall(code[:MAX_CODE].replace("\\/", "/")) if _NAMED.search(word)]
    return [word for word in found if "/" in word] or found


def _of(page: Page, node: LexborNode, values: list[str]) -> Iterator[str]:
    """The addresses of files among some values; a link that leads to a file itself hides none."""
    named = [value for value in values[:MOST_OF_ONE] if _NAMED.search(value)]
    href = page.link(node.attributes.get("href")) if named else None
    if href and FILE.search(href):
        return
    for value in named:
        url = _behind_viewer(page.link(value))
        if url and FILE.search(url):
            yield url


def _behind_viewer(url: str | None) -> str | None:
    """The file that a viewer is told to show: /pdfjs/web/viewer.html?file=/a/b.pdf."""
    parts = urlsplit(url or "")
    if not url or not parts.query or not _VIEWER.search(parts.path):
        return url
    shown = (absolute(url, value) for _, value in parse_qsl(parts.query) if FILE.search(value))
    return next(shown, url) or url
