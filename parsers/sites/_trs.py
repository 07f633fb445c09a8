"""The CMS family of MEE and NDRC (TRS WCM): addresses tYYYYMMDD_ID, metas, paging scripts.

Seen: `createPageHTML(9, 0, "index", "html")` inside a comment or commented out (pages, current page from 0, name,
extension), `var countPage = N` and `var currentPage = k` on MEE; page k+1 is `index_k.ext`. Metas ArticleTitle,
PubDate (with time), ContentSource (may be cut with …), ColumnName, on NDRC without a blank before `content`.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from parsers.fields.record import dated
from parsers.page.paging import by_script
from parsers.page.select import Page
from policy import Dated

_DOCUMENT = re.compile(r"/[tc]\d{8}_\d+(?:_(?:wh|ext|wap|mobile))?\.s?html?$")
_LISTING = re.compile(r"(?:/|/(?:index|default|wap_index)(?:_\d+)*\.s?html?)$")


def role(url: str) -> str | None:
    """Whether an address is a document, a listing or neither."""
    path = urlsplit(url).path
    if _DOCUMENT.search(path):
        return "document"
    last = path.rsplit("/", 1)[-1]
    return "listing" if _LISTING.search(path) or "." not in last else None


def paging(page: Page) -> tuple[int | None, str | None]:
    """The page count that the script states, and the address of the next page; None where there is none."""
    return by_script(page.html, page.base)


def published(page: Page) -> Dated | None:
    """The publication date of the metas."""
    return dated(page.meta.get("PubDate") or page.meta.get("publishdate"), "meta:PubDate")
