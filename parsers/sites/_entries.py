"""The entries of a list page: what most sites' listings share."""

from __future__ import annotations

from collections.abc import Callable

from parsers.fields import record
from parsers.page import body
from parsers.page.select import Page, innermost, plain
from policy import Link, PageChanged

DATES = "span, em, i, b, td, .date, .time"  # where a list shows the day of an entry


def entries(page: Page, item: str, is_document: Callable[[str], bool]) -> tuple[Link, ...]:
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
        title = plain(anchors[0].text)
        links.setdefault(anchors[0].url, Link(anchors[0].url, title, day, record.title_number(title)))
    if not links:
        raise PageChanged(page.url, f"{item} a", "at least 1 link to a document", "0")
    return tuple(links.values())
