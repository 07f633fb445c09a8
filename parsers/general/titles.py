"""What a page's document is called: by label, meta, heading, or the window's title without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from parsers.fields import kinds
from parsers.page.select import Page, one_line, plain, squeeze

METAS = ("ArticleTitle", "og:title", "title", "Title")
SHORTEST, USUAL = 4, 8  # characters of a title, and of one that no other sign confirms
LONGEST = 150  # characters of a title beside the text
SHORT_PART = 6  # characters of the name of a column
_DIVIDER = re.compile(r"\s{0,9}[_|｜]{1,9}\s{0,9}")
_SUFFIX = re.compile(r"(\s{0,9}[-–—－]{1,9}\s{0,9})")  # within titles, too
_SENTENCE = re.compile(r"[，。；：]|当前位置|[>＞»]")
_SITE_NAME = re.compile(r"(?:部|委|局|署|院|会|网|政府|网站|门户网站|gov\.cn|办公室|频道|栏目|首页)$")


def title(soup: BeautifulSoup, labelled: str, page: Page, near: Iterable[str] = ()) -> str:
    """The label 标题, else the meta, else the heading, else the page's title without the site's name.

    `near` are the texts before the block, the nearest first: where nothing else names a document, one of them does.
    """
    window = plain(soup.title.get_text(" ")) if soup.title else ""
    named = labelled or page.meta.get(METAS[0], "")
    if len(squeeze(named)) >= SHORTEST:
        return plain(named)
    shown = [_shown(node) for node in soup.find_all(["h1", "h2", "h3"])]
    headings = [text for text in shown if len(squeeze(text)) >= SHORTEST and not _names_site(text)]
    same = max((text for text in headings if squeeze(text) in squeeze(window)), key=len, default="")
    usual = [text for text in headings if len(squeeze(text)) >= USUAL]
    sure = [text for text in usual if _names_document(text)]
    metas = [page.meta[name] for name in METAS[1:] if name in page.meta]
    of_window = without_site(window)
    whole = [text for text in (*metas, of_window) if len(squeeze(text)) >= USUAL and not _names_site(text)]
    lines = (one_line(text) for text in near)
    beside = (text for text in lines if USUAL <= len(squeeze(text)) <= LONGEST and _names_document(text))
    return next(filter(None, (same, *sure[:1], *whole[:1], next(beside, ""), *usual, of_window, *headings)), "")


def _shown(node: Tag) -> str:
    """The words of a heading, without code in it."""
    for code in node.find_all(["script", "style"]):
        code.extract()
    return plain(str(node.decode_contents()))


def _names_site(text: str) -> bool:
    """Whether a heading is the name of a site or body."""
    return _SITE_NAME.search(text) is not None and not _names_document(text)


def _names_document(text: str) -> bool:
    """Whether a line has the form of a title: it says 关于, or ends in a kind of document, and is no sentence."""
    return ("关于" in text or kinds.kind(text) is not None) and _SENTENCE.search(text) is None


def without_site(window: str) -> str:
    """A window's title without the parts at its ends that name site and column; HJ808-2016 is no end of a title.

    >>> without_site("关于《导则》（修订HJ808-2016）意见的通知-意见征集-某某部")
    '关于《导则》（修订HJ808-2016）意见的通知'
    """
    whole = [part for part in _DIVIDER.split(window) if part]
    kept = [part for part in whole if not _SITE_NAME.search(part)] or whole
    parts = _SUFFIX.split(max(kept, key=len, default=""))  # every second one is what divides them
    while len(parts) > 2 and _is_of_site(parts[-1], parts[-3]):
        del parts[-2:]
    while len(parts) > 2 and _is_of_site(parts[0], ""):
        del parts[:2]
    return "".join(parts).strip()


def _is_of_site(part: str, before: str) -> bool:
    """Whether a part at the end of a window's title names the site or a column of it."""
    is_figure = part[:1].isdigit() and before[-1:].isascii() and before[-1:].isalnum()
    return not is_figure and (len(part) <= SHORT_PART or _SITE_NAME.search(part) is not None)
