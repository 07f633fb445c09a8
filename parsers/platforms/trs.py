"""TRS WCM: MEE, NDRC, SCIO, MOF, MEM, MOT, MOST. Addresses tYYYYMMDD_ID, metas, paging scripts.

Seen: `createPageHTML(9, 0, "index", "html")` inside a comment or commented out (pages, current page from 0, name,
extension), `var countPage = N` and `var currentPage = k` on MEE and MEM; page k+1 is `index_k.ext`. Metas ArticleTitle,
PubDate (with time), ContentSource (may be cut with …), ColumnName, on NDRC without a blank before `content`.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from parsers.fields.record import dated
from parsers.page.select import Page
from policy import Dated

_DOCUMENT = re.compile(r"/[tc]\d{8}_\d+(?:_(?:wh|ext|wap|mobile))?\.s?html?$")
_LISTING = re.compile(r"(?:/|/(?:index|default|wap_index)(?:_\d+)*\.s?html?)$")
_GAP = r"\s{0,9}"
_WORD = rf"{_GAP}[\"']([\w./-]{{1,60}})[\"']{_GAP}"
_WHOLE = rf"{_GAP}[\"']?(\d{{1,5}})[\"']?{_GAP}"
_CALL = re.compile(rf"createPage\w{{0,20}}\({_WHOLE},{_WHOLE},{_WORD},{_WORD}")
# Without \b: a pattern that begins with plain letters is looked for ten times as fast.
_COUNT = re.compile(r"countPage\s{0,9}=\s{0,9}[\"']?(\d{1,5})")
_CURRENT = re.compile(r"currentPage\s{0,9}=\s{0,9}[\"']?(\d{1,5})")
_EXTENSION = re.compile(r"[\"'.](s?html?)[\"']")


def role(url: str) -> str | None:
    """Whether an address is a document, a listing or neither."""
    path = urlsplit(url).path
    if _DOCUMENT.search(path):
        return "document"
    last = path.rsplit("/", 1)[-1]
    return "listing" if _LISTING.search(path) or "." not in last else None


def paging(page: Page) -> tuple[int | None, str | None]:
    """The page count that the script states, and the address of the next page; None where there is none."""
    call, count, current = (pattern.search(page.html) for pattern in (_CALL, _COUNT, _CURRENT))
    stated = count or call
    if not stated:
        return None, None
    pages = int(stated[1])
    now = int(current[1] if current else call[2] if call else 0)
    written = _EXTENSION.search(page.html, stated.end())
    name, extension = (call[3], call[4]) if call else ("index", written[1] if written else "shtml")
    return pages, urljoin(page.base, f"{name}_{now + 1}.{extension}") if now + 1 < pages else None


def published(page: Page) -> Dated | None:
    """The publication date of the metas."""
    return dated(page.meta.get("PubDate") or page.meta.get("publishdate"), "meta:PubDate")
