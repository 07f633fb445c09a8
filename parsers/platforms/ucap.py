"""UCAP: gov.cn, CSRC. Addresses content_ID, text in `#UCAP-CONTENT`, paging scripts, metas of the first publication.

Seen: `createPageHTML('page_div',5, 1,'fg','shtml',89)` on CSRC (place, pages, this one from 1, name, extension, rows).
Reported: gov.cn's `home_0.htm … home_90.htm` with `nPageCount` and other names of the count.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from parsers.fields.record import dated
from parsers.page.select import Page
from policy import Dated

BODIES = ("#UCAP-CONTENT", ".pages_content")
_DOCUMENT = re.compile(r"/content_\d+(?:_\d+)?\.s?html?$|/content_\d+$")
_WORD = r"\s{0,9}[\"']([\w./-]{1,60})[\"']\s{0,9}"
_WHOLE = r"\s{0,9}(\d{1,5})\s{0,9}"
_CALL = re.compile(rf"createPage\w{{0,20}}\({_WORD},{_WHOLE},{_WHOLE},{_WORD},{_WORD}")
_COUNT = re.compile(r"(?:nPageCount|countPage|pageCount|createPageHTML\()\D{0,5}(\d{1,4})")
_NAME = re.compile(r"^(.{0,60}?)(?:_(\d{1,5}))?\.(s?html?)$")


def is_document(url: str) -> bool:
    """Whether an address is that of a document."""
    return _DOCUMENT.search(urlsplit(url).path) is not None


def paging(page: Page) -> tuple[int | None, str | None]:
    """The page count that the script states, and the address of the next page; None where there is none."""
    if call := _CALL.search(page.html):
        pages, now, form = int(call[2]), int(call[3]), f"{call[4]}_{{}}.{call[5]}"
        return pages, urljoin(page.base, form.format(now + 1)) if now < pages else None
    count = _COUNT.search(page.html)
    name = _NAME.match(urlsplit(page.url).path.rsplit("/", 1)[-1])
    if not count or not name:
        return None, None
    pages, now = int(count[1]), int(name[2] or 0)
    return pages, urljoin(page.url, f"{name[1]}_{now + 1}.{name[3]}") if now + 1 < pages else None


def published(page: Page) -> Dated | None:
    """The first publication of the metas. 页面生成时间 is a re-rendering and no date of the document."""
    return dated(page.meta.get("firstpublishedtime"), "meta:firstpublishedtime")
