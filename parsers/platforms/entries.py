"""The entries of a list page: what most sites' listings share."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.fields import record
from parsers.page import body
from parsers.page.select import Page, innermost, plain
from parsers.platforms import trs
from policy import Link, Listing, PageChanged

_MARK = r"[【\[](?:进行中|已结束|未开始)[】\]]"
_STATE = re.compile(rf"^\s{{0,9}}{_MARK}(?:\s{{0,9}}-)?|{_MARK}$")
DATES = "span, em, i, b, td, .date, .time"  # where a list shows the day of an entry


def listing(page: Page, source: str, item: str, title: str = "") -> Listing:
    """A list page of TRS whose entries the selector `item` finds, their titles in `title` where links hold more."""
    links = entries(page, item, lambda url: trs.role(url) == "document", title)
    return Listing(page.url, source, "list", links, *trs.paging(page))


def without_state(title: str) -> str:
    """The title of a consultation without the mark of its state."""
    return _STATE.sub("", title).strip()


def entries(page: Page, item: str, is_document: Callable[[str], bool], title: str = "") -> tuple[Link, ...]:
    """The documents of a list, one in each element that the selector `item` finds, with the date beside the link.

    An element with links to two documents, or with none, is no entry. Raises `PageChanged` where there is no entry.
    """
    links: dict[str, Link] = {}
    for node in innermost(page.tree.css(item)):
        anchors = [a for a in body.anchors(page, node) if a.text and is_document(a.url)]
        first = node.css_first("a[href]")
        if first is None or len({a.url for a in anchors}) != 1:
            continue
        day = record.item_date(node, first, DATES)
        named = node.css_first(title) if title else None
        shown = without_state(plain(named.text() if named else anchors[0].text))
        links.setdefault(anchors[0].url, Link(anchors[0].url, shown, day, record.title_number(shown)))
    if not links:
        raise PageChanged(page.url, f"{item} a", "at least 1 link to a document", "0")
    return tuple(links.values())
