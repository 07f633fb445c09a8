"""The stubs of a new source: a spider, a parser, two saved pages and a test that names the next step."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

NAME = re.compile(r"[a-z][a-z0-9]{1,15}")

SPIDER = '''"""{name}: say here whose site it is, and what was seen and what was only reported."""

from policy import Floors, Section, Source
from spiders.base import PolicySpider


class {cls}Spider(PolicySpider):
    """The sections in which new policy appears."""

    SOURCE = Source(
        name="{name}",
        title=("{name}", "{name}", "{name}"),
        hosts=({hosts},),
        sections=(Section("newest", "{listing}", "newest documents"),),
        floors=Floors(links_per_listing=5, quiet_days=60, fill=(("title", 1.0), ("published_on", 0.95))),
    )
'''

PARSER = '''"""{host}. Diary: what the pages look like, seen or reported, with the day.

No page was read yet: everything fails loudly.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from parsers.page.select import Page
from policy import Document, Listing, PageChanged

SOURCE = "{name}"
HOSTS = ("{host}",)


def role(url: str) -> str | None:
    """Listing or document, by the form of the address."""
    path = urlsplit(url).path
    return {{"{listing_path}": "listing", "{document_path}": "document"}}.get(path)


def parse_listing(page: Page) -> Listing:
    """The entries of a list page."""
    raise PageChanged(page.url, "the items of the list", "a selector in parsers/sites/{name}.py", "none yet")


def parse_document(page: Page) -> Document:
    """One document."""
    raise PageChanged(page.url, "title, date and body", "selectors in parsers/sites/{name}.py", "none yet")
'''

TEST = '''"""The way from two saved pages to a source: each failure names the next step."""

from pathlib import Path

import parsers
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
    assert any(link.date for link in found.links), "next: read the date of each entry, or the window cannot be kept"


def test_3_the_document_is_read() -> None:
    found = read(DOCUMENT, "document-1.html")
    assert isinstance(found, Document), f"next: write parse_document in parsers/sites/{name}.py ({{found}})"
    assert found.title, "next: the title"
    assert found.text or found.attachments, "next: the body"
    assert found.published_on or found.issued_on, "next: the date on the page"


def test_4_the_expectation_is_written_and_read() -> None:
    missing = [page.name for page in PAGES.glob("*.html") if not page.with_suffix(".json").exists()]
    assert not missing, f"next: python -m tests.pages.accept tests/pages/{name}/PAGE --url ADDRESS for {{missing}}"
'''


class ScaffoldError(Exception):
    """The stubs cannot be written; `str()` says why."""


def write(root: Path, name: str, listing: tuple[str, bytes], document: tuple[str, bytes]) -> list[Path]:
    """Write the stubs into the checkout at `root`; listing and document are (address, bytes). Nothing is overwritten.

    Raises `ScaffoldError`.
    """
    if not NAME.fullmatch(name):
        raise ScaffoldError(f"{name!r}: a source's name is a short word of small letters and digits")
    hosts = list(dict.fromkeys(urlsplit(url).netloc for url, _ in (listing, document)))
    words = {
        "name": name,
        "cls": name.capitalize(),
        "host": urlsplit(document[0]).hostname or "",
        "hosts": ", ".join(f'"{host}"' for host in hosts),
        "listing": listing[0],
        "document": document[0],
        "listing_path": urlsplit(listing[0]).path,
        "document_path": urlsplit(document[0]).path,
    }
    if any(set(word) & set("\"'\\\n{}") for word in (listing[0], document[0])):
        raise ScaffoldError("an address with quotes, braces or backslashes is not written into code")
    pages = root / "tests" / "pages" / name
    files = {
        root / "spiders" / f"{name}.py": SPIDER.format(**words).encode(),
        root / "parsers" / "sites" / f"{name}.py": PARSER.format(**words).encode(),
        root / "tests" / "parsers" / f"test_{name}.py": TEST.format(**words).encode(),
        pages / "list-1.html": listing[1],
        pages / "document-1.html": document[1],
    }
    taken = [path for path in files if path.exists()]
    if taken:
        raise ScaffoldError(f"{taken[0]} exists; nothing was written")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(files)
