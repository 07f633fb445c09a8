"""The texts of the files of a new source, to be filled in with `str.format`."""

from __future__ import annotations

SPIDER = '''"""{name}: say here whose site it is, and what was seen and what was only reported."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider

LISTING = "{listing}"


class {cls}Spider(PolicySpider):
    """The sections in which new policy appears."""

    SOURCE = Source(
        name="{name}",
        title=(
            "{zh}",
            "{ja}",
            "{en}",
        ),
        hosts={hosts},
        sections=(Section("newest", LISTING, "newest documents"),),
        floors=Floors(links_per_listing=5, quiet_days=60, fill=(("title", 1.0), ("published_on", 0.95))),
    )
'''

PARSER = '''"""{host}.

Diary
* Read from one listing and one document. Say here what else was seen, and when.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from parsers.fields import heading, record
from parsers.page import body
from parsers.page.select import Page
from parsers.platforms import trs
from parsers.platforms.entries import entries
from policy import Document, Listing

SOURCE = "{name}"
HOSTS = {parser_hosts}

_DOCUMENT = re.compile(r"{document_form}")
_LISTING = re.compile(r"{listing_form}")


def role(url: str) -> str | None:
    """Listing or document, by the form of the address."""
    address = {searched}
    if _DOCUMENT.search(address):
        return "document"
    return "listing" if _LISTING.search(address) else None


def parse_listing(page: Page) -> Listing:
    """The entries of a list page."""
    links = entries(page, "{item}", lambda url: role(url) == "document")
    return Listing(page.url, SOURCE, "list", links, *trs.paging(page))


def parse_document(page: Page) -> Document:
    """One document."""
    content = body.read(page, page.first("{body}"))
    title = page.meta.get("ArticleTitle") or page.text("{title}")
    issuers = heading.issuers(title, content.lines)
    document = Document(
        source=SOURCE,
        url=page.url,
        template="document",
        title=record.without_number(title),
        number=record.number(title, issuers, content.lines),
        issuers=issuers,
        published_on={published},
        attachments=record.attachments(content.files),
        source_field=record.words(page.meta.get("ContentSource")),
        section=page.meta.get("ColumnName"),
    )
    return record.complete(page, record.need_date(page, document, "the date of publication"), content)
'''

TEST = '''"""The way from two saved pages to a source: each failure names the next step."""

import json
from pathlib import Path

import parsers
import spiders
from policy import Document, Listing, PageError

PAGES = Path(__file__).parents[1] / "pages" / "{name}"
LISTING = "{listing}"
DOCUMENT = "{document}"


def read(url: str, page: str) -> Listing | Document | PageError:
    try:
        return parsers.parse(url, (PAGES / page).read_bytes())
    except PageError as error:
        return error


def test_1_the_listing_gives_its_entries() -> None:
    found = read(LISTING, "list-1.html")
    assert isinstance(found, Listing), f"next: write parse_listing in parsers/sites/{name}.py ({{found}})"
    assert all(link.title and link.url for link in found.links)


def test_2_the_listing_shows_its_dates() -> None:
    found = read(LISTING, "list-1.html")
    assert isinstance(found, Listing), "first: test_1"
    assert any(link.date for link in found.links), "next: read the dates; of a list that has none, delete this test"


def test_3_the_document_is_read() -> None:
    found = read(DOCUMENT, "document-1.html")
    assert isinstance(found, Document), f"next: write parse_document in parsers/sites/{name}.py ({{found}})"
    assert found.title, "next: the title"
    assert found.text or found.attachments, "next: the body"
    assert found.published_on or found.issued_on, "next: the date on the page"


def test_4_the_source_has_its_names() -> None:
    names = spiders.discover()["{name}"].SOURCE.title
    assert "{name}" not in names, "next: the names in Chinese, Japanese and English in spiders/{name}.py"


def test_5_the_expectation_is_written_and_read() -> None:
    missing = [page.name for page in PAGES.glob("*.html") if not page.with_suffix(".json").exists()]
    assert not missing, f"next: python -m tests.pages.accept tests/pages/{name}/PAGE --url ADDRESS for {{missing}}"
    records = [json.loads(page.read_text("utf-8")) for page in PAGES.glob("*.json")]
    assert all("record" in found for found in records), "next: an expectation holds an error; mend the parser"
'''
