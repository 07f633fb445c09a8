"""Any government page: read from metas, labels, headings and the densest block of text. Its records are provisional.

Seen: TRS, Hanweb and UCAP pages of MOF, MEM, MOST, SASAC, CSRC, SAMR, MOHURD and MOT, and all pages of the known sites.
A page holds its text once for desk and once for phone; a meta PubDate may be the time the page was built.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from parsers.general import article, data, items, no_text
from parsers.page.select import Page
from policy import Document, Listing, NotADocument, PageChanged

__all__ = ["parse", "reads", "role", "source_of", "widened"]

Role = Callable[[str], str | None]
_PART = re.compile(r"\.(?:css|m?js|map|png|jpe?g|gif|ico|svg|webp|woff2?|ttf|eot|mp[34]|swf)$", re.IGNORECASE)
_DOCUMENT = re.compile(r"/t?\d{8}_|/art_?[\d/a-f]|content(?:_\d{1,12})?\.s?html?$|/c\d{4,}|/\d{4}-?\d\d[-/]|docId=")


def reads(host: str) -> bool:
    """Whether pages of a host without a parser of its own are read: those of the government."""
    return host == "gov.cn" or host.endswith(".gov.cn")


def source_of(host: str) -> str:
    """The name of the source of a host without a parser: mof for szs.mof.gov.cn."""
    parts = host.removesuffix(".gov.cn").split(".")
    return parts[-1] if parts[-1] != "www" else "govcn"


def role(url: str) -> str | None:
    """What an address most probably is: a dated or numbered path a document, a part of a page nothing, else a list."""
    parts = urlsplit(url)
    if _PART.search(parts.path):
        return None
    return "document" if _DOCUMENT.search(f"{parts.path}?{parts.query}") else "listing"


def widened(known: Role) -> Role:
    """A site's own forms of addresses, and for its older and other ones what they most probably are."""
    return lambda url: known(url) or role(url)


def parse(page: Page, source: str, kind: str) -> Document | Listing:
    """The record of a page that no template knows. Its address may mislead: what is no document may be a list.

    Raises `NotADocument` or `PageChanged`.
    """
    document, listing = (
        (data.parse_document, data.parse_listing) if page.is_data else (article.parse_document, items.parse_listing)
    )
    no_text.check_search(page)
    first, second = (document, listing) if kind == "document" else (listing, document)
    try:
        return first(page, source)
    except (NotADocument, PageChanged) as error:
        try:
            return second(page, source)
        except (NotADocument, PageChanged):
            raise error from None
