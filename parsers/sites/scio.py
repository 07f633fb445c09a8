"""www.scio.gov.cn, State Council Information Office: white papers.

Diary
* No page was seen: every scripted request gets HTTP 521 with a JavaScript challenge (reported), which is recorded as
  blocked and not solved. What is here is reconstructed from reported addresses and selectors, and fails loudly.
* Addresses: `/zfbps/zfbps_2279/YYYYMM/tYYYYMMDD_N.html` now, `/zfbps/ndhf/2021n_2242/…` by year, before about 2022
  `/zfbps/32832/Document/1715491/1715491.htm` and `/zhzc/6/2/document/…htm` (reported).
* Old page: `.A_title`, `.A_t1` with site, date and 来源, `#content` (reported). Now: TRS metas, `.TRS_Editor` or
  `#content` (guess). A white paper opens with 中华人民共和国国务院新闻办公室 and month: that is its issuer and date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from parsers.fields import heading, record
from parsers.page import body
from parsers.page.select import Page, one_line, plain
from parsers.platforms import trs
from parsers.platforms.entries import entries
from policy import Document, Listing

SOURCE = "scio"
HOSTS = ("scio.gov.cn",)

_DOCUMENT = re.compile(
    r"/[tc]\d{8}_\d+\.s?html?$|/document/.{0,200}\d\.s?html?$|/content_\d+(?:_\d+)?\.s?html?$", re.IGNORECASE
)
_PAPER = re.compile(r"/(?:zfbps|zhzc|ndhf)/", re.IGNORECASE)
_SOURCE = re.compile(r"来源[：:]\s*(\S+)")
_BODIES = ("#content", ".TRS_Editor", ".trs_editor_view", ".trs_word", ".content")


def role(url: str) -> str | None:
    """Old and new addresses of papers; folders and index pages are listings."""
    return "document" if _DOCUMENT.search(urlsplit(url).path) else trs.role(url)


def parse_listing(page: Page) -> Listing:
    """List items that lead to a paper; the date is beside the link or missing."""
    links = entries(page, "li", lambda url: role(url) == "document")
    return Listing(page.url, SOURCE, "list", links, *trs.paging(page))


def parse_document(page: Page) -> Document:
    """A white paper."""
    content = body.read(page, page.first(*_BODIES))
    title = page.meta.get("ArticleTitle") or page.text(".A_title", "h1", "h2.title", ".title")
    shown = " ".join(one_line(node.text()) for node in page.tree.css(".A_t1, .time, .date, .pubtime")[:12])
    source = _SOURCE.search(shown)
    published = trs.published(page) or record.dated(shown, "page")
    paper = bool(_PAPER.search(page.url)) or "白皮书" in title
    document = Document(
        source=SOURCE,
        url=page.url,
        template="old" if page.first_or_none(".A_title") else "new",
        title=plain(title),
        issuers=heading.issuers(title, content.lines) or (("国务院新闻办公室",) if paper else ()),
        published_on=published,
        attachments=record.attachments(content.files),
        source_field=record.words(source[1] if source else page.meta.get("ContentSource")),
        section="白皮书" if paper else page.meta.get("ColumnName"),
    )
    return replace(
        record.complete(page, record.need_date(page, document, "meta[name=PubDate] | .A_t1"), content), annex_at=None
    )
