"""Where a site's pages keep what a parser reads, found on one listing and one document of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from crawler.scaffold.address_forms import Forms
from parsers.fields import dates
from parsers.page.select import Page, innermost, one_line
from parsers.platforms import trs
from parsers.platforms.entries import entries
from policy import Link, PageChanged

ITEMS = ("li", "tr", "dd", "p", "div")
BESIDE = re.compile(r"来源|发布|时间|日期")
WORD = re.compile(r"[A-Za-z_][\w-]*")
LONGEST_DATE_LINE = 200  # characters of a line that shows date and source
MOST_TEXT = 2 / 3  # least share of the characters in paragraphs that the body holds; the rest is head and foot


@dataclass(frozen=True, slots=True)
class Found:
    """Selectors, empty where nothing was found; title, date and body are the document's.

    `hosts` are those of the listed documents.
    """

    item: str
    title: str
    date: str
    body: str
    hosts: tuple[str, ...]


def look(listing: Page, document: Page, forms: Forms) -> Found:
    """What one listing and one document show. Each selector was tried on its page."""
    item = _item(listing, forms)
    links = entries(listing, item, forms.is_document) if item else ()
    listed = next((link for link in links if _bare(link.url) == _bare(document.url)), Link(document.url, ""))
    return Found(
        item=item,
        title=_title(document, listed.title),
        date=_date(document, listed.date),
        body=_body(document),
        hosts=tuple(dict.fromkeys(_bare(link.url).partition("/")[0].lower() for link in links)),
    )


def _bare(url: str) -> str:
    return url.partition("://")[2]


def _item(page: Page, forms: Forms) -> str:
    """The element that holds one document and, where the listing shows dates, its date."""
    counts = {tag: _counted(page, tag, forms) for tag in ITEMS}
    best = max(ITEMS, key=lambda tag: counts[tag])
    return best if any(counts[best]) else ""


def _counted(page: Page, tag: str, forms: Forms) -> tuple[int, int]:
    """How many entries have a date, and how many there are, if each is in an element of this kind."""
    try:
        links = entries(page, tag, forms.is_document)
    except PageChanged:
        return 0, 0
    return sum(link.date is not None for link in links), len(links)


def _title(page: Page, listed: str) -> str:
    """The element whose text is the title that the metas or the listing give."""
    known = {one_line(text) for text in (page.meta.get("ArticleTitle"), listed) if text}
    head = page.tree.css_first("title")
    known |= {one_line(head.text())} if head else set()
    headings = page.tree.css("h1, h2, h3, h4, [class*=title i]") + page.tree.css("div, td, span")
    return _selector(page, headings, lambda node: one_line(node.text()) in known)


def _date(page: Page, listed: str | None) -> str:
    """The element that shows the day that metas or listing give; where they give none, a day beside 来源 or 发布."""
    meta = trs.published(page)
    known = {day for day in (meta.iso if meta else None, listed) if day}

    def shows(node: LexborNode) -> bool:
        text = one_line(node.text())
        if len(text) > LONGEST_DATE_LINE:
            return False
        day = dates.read(text)
        return day in known if known else len(day or "") == len("2026-11-27") and BESIDE.search(text) is not None

    return _selector(page, innermost(page.tree.css("span, p, div, td, li, em")), shows)


def _body(page: Page) -> str:
    """The smallest element that holds nearly all the text in paragraphs."""
    every = sum(map(_length, innermost(page.tree.css("p"))))
    enough = [n for n in page.tree.css("div[id], div[class], td[id], td[class], article, section") if every]
    holding = [n for n in enough if sum(map(_length, innermost(n.css("p")))) >= MOST_TEXT * every]
    ids = {node.mem_id for node in holding}
    return _selector(page, sorted(holding, key=_length), lambda node: node.mem_id in ids)


def _length(node: LexborNode) -> int:
    return len(node.text())


def _selector(page: Page, nodes: Iterable[LexborNode], holds: Callable[[LexborNode], bool]) -> str:
    """The first selector of a node for which something holds, that finds such a node first on the page."""
    for node in nodes:
        if holds(node):
            for selector in _names(node):
                first = page.tree.css_first(selector)
                if first is not None and holds(first):
                    return selector
    return ""


def _names(node: LexborNode) -> Iterator[str]:
    """``#id``, ``.class``, ``tag``: whatever of them is a plain word."""
    id = node.attributes.get("id") or ""
    if WORD.fullmatch(id):
        yield f"#{id}"
    for name in (node.attributes.get("class") or "").split():
        if WORD.fullmatch(name):
            yield f".{name}"
    if node.tag in ("h1", "h2", "article"):
        yield node.tag or ""
