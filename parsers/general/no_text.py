"""What a block is when it is not the text of one document: navigation, a list, results of a search, several articles.

Where it is a text with navigation in it, the navigation is cut out: it is never text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from bs4 import Tag

from parsers.fields import dates, kinds, labels
from parsers.general import block, items
from parsers.page.file_links import FILE
from parsers.page.select import Page, one_line, squeeze
from policy import NotADocument

MOST_LINKED = 0.6  # of a block's characters in links: navigation
LEAST_CHINESE = 0.2  # of a block's letters: an edition in another language
ENTRIES = 5  # with a link and a day each: a list, where they hold most of the block
OF_ENTRIES = 0.6  # of the block's characters in them
LINKS = 5  # to pages, in a part of a text that is navigation
SHORT = 120  # characters of a line that shows a day of publication
BETWEEN = 120  # characters of prose after a day of publication or a heading: an article of its own
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SEARCH = re.compile(r"(?:站内|全站|全文|高级|综合|智能)?(?:搜索|检索)(?:结果|页面?|列表)?")
_WINDOW = re.compile(r"<title[^>]{0,200}>([^<]{1,200})", re.IGNORECASE)
_TITLED = re.compile(r"关于.{4,200}的\S{2,8}$")
_BOXES = frozenset("div ul ol dl table section nav aside footer td p".split())  # noqa: SIM905


def check_search(page: Page) -> None:
    """Raise `NotADocument` for the results of a search: the window's title says so."""
    window = _WINDOW.search(page.html)
    if window and any(map(_SEARCH.fullmatch, re.split(r"[-_|｜–—－]", squeeze(window[1])))):
        raise NotADocument(page.url, "the results of a search")


def check(page: Page, found: block.Block) -> None:
    """Raise `NotADocument` that says what the block is, unless it is the text of one document."""
    text = found.tag.get_text()
    letters = sum(char.isalpha() for char in text)
    linked = found.weight.linked / max(1, found.weight.linked + found.weight.plain)
    if linked > MOST_LINKED:
        raise NotADocument(page.url, f"a list or navigation: {linked:.0%} of its densest block are links")
    if letters and len(_HAN.findall(text)) < LEAST_CHINESE * letters:
        raise NotADocument(page.url, "not in Chinese")
    if entries := _entries(page, found.tag):
        raise NotADocument(page.url, f"a list: {entries} entries with a link and a day each")
    if articles := _articles(found.tag):
        raise NotADocument(page.url, f"several articles on one page: {'; '.join(articles)[:200]}")


def cut_navigation(page: Page, found: block.Block) -> None:
    """Take out of the block the parts that are navigation."""
    parts: list[Tag] = []
    for tag in found.tag.find_all(_BOXES):
        if not any(above is part for part in parts for above in tag.parents) and _is_navigation(page, tag, found):
            parts.append(tag)
    for part in parts:
        part.extract()


def _is_navigation(page: Page, tag: Tag, found: block.Block) -> bool:
    if tag.name in ("nav", "footer"):
        return True
    own = found.weights.get(id(tag))
    if own is None or own.linked <= MOST_LINKED * (own.linked + own.plain):
        return False
    return len(_pages(page, tag)) >= LINKS


def _pages(page: Page, tag: Tag) -> list[str]:
    """The addresses of pages, not files, to which a part leads."""
    urls = (page.link(str(anchor["href"])) for anchor in tag.find_all("a", href=True, limit=200))
    return [url for url in urls if url and not FILE.search(url)]


def _entries(page: Page, tag: Tag) -> int:
    """How many entries of a list a block holds, where it holds little else; else 0."""
    if len(_pages(page, tag)) < ENTRIES:
        return 0
    found = items.entries(page, tag)
    inside = sum(len(squeeze(item.tag.get_text())) for item in found)
    return len(found) if len(found) >= ENTRIES and inside > OF_ENTRIES * len(squeeze(tag.get_text())) else 0


def _articles(tag: Tag) -> list[str]:
    """The beginnings of several articles: days of publication, or titles of documents, each followed by prose."""
    texts = [one_line(text) for text, _ in block.strings(tag)]
    headings = {one_line(node.get_text(" ")) for node in tag.find_all(["h1", "h2", "h3", "h4"], limit=50)}
    titles = {title for title in headings if _TITLED.search(squeeze(title)) and kinds.kind(title)}
    days = [at for at, text in enumerate(texts) if _is_day(text)]
    named = [at for at, text in enumerate(texts) if text in titles]
    for starts in (days, named):
        begun = [texts[at] for at, end in pairwise([*starts, len(texts)]) if _prose(texts[at + 1 : end]) >= BETWEEN]
        if len(begun) > 1 and (starts is days or len(set(begun)) > 1):
            return begun
    return []


def _is_day(text: str) -> bool:
    """Whether a line shows the day of a publication by its label."""
    return len(text) < SHORT and dates.read(labels.read([text]).get("published_on", "")) is not None


def _prose(texts: Iterable[str]) -> int:
    return sum(len(text) for text in texts if block.PROSE.search(text))
