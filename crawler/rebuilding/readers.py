"""What a process of the rebuild does: archived answers in, outcomes with their analysis out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

import parsers
import spiders
from crawler.editorial import Editorial
from crawler.intake import entry_or_trouble
from crawler.warc.archive import SavedPage
from crawler.warc.archive_reader import Record, decoded
from db import Entry
from policy import Listing
from spiders import houses, served
from spiders.items import DocumentRead, Item, ListingRead, Trouble

BODY_LIMIT = 60 << 20


@dataclass(frozen=True, slots=True)
class Read:
    """One outcome and the time of its answer; documents come analysed, as what the store takes."""

    source: str
    fetched_at: str
    item: Item | Entry


def read_batch(batch: Sequence[Record], editorial: Editorial) -> list[Read]:
    """All outcomes of some archived answers, in order."""
    return [outcome for record in batch for outcome in _read(record, editorial)]


def _read(record: Record, editorial: Editorial) -> Iterator[Read]:
    page = record.page
    source = _source_of(urlsplit(page.url).netloc.lower())
    if source is None or 300 <= page.status < 400 or urlsplit(page.url).path == "/robots.txt":
        return
    for item in _outcomes(source, record):
        read = entry_or_trouble(item, editorial) if isinstance(item, DocumentRead) else item
        yield Read(source, page.fetched_at, read)


def _outcomes(source: str, record: Record) -> Iterator[Item]:
    page = record.page
    try:
        body = decoded(page, BODY_LIMIT)
    except ValueError as error:
        yield Trouble("damaged", page.url, str(error), record.pointer)
        return
    outcome = served.read(
        served.Answer(
            url=page.url,
            asked=page.url,
            role="file" if _is_file(page) else "document",
            status=page.status,
            body=body,
            content_type=page.content_type or None,
            etag=_header(page, "etag"),
            last_modified=_header(page, "last-modified"),
            raw=record.pointer,
            seen_at=page.fetched_at,
        )
    )
    if isinstance(outcome, Trouble) and outcome.instead is not None:
        yield replace(outcome, instead=None)
        outcome = outcome.instead
    if isinstance(outcome, Listing):
        found = houses.sort(spiders.discover()[source].SOURCE, outcome.links)
        handed = tuple((name, len(links)) for name, links in found.others.items())
        yield ListingRead(outcome, len(found.own), handed, tuple(found.foreign.most_common()), page.url)
        for name, links in ((source, found.own), *found.others.items()):
            yield from served.listed_files(name, (link for link in links if parsers.role(link.url) == "file"))
    else:
        yield outcome


def _is_file(page: SavedPage) -> bool:
    """By the address; a picture, which a page shows, by what the site called it."""
    return parsers.role(page.url) == "file" or (page.content_type or "").lower().startswith("image/")


def _header(page: SavedPage, name: str) -> str | None:
    return next((value for key, value in page.headers if key.lower() == name), None)


@lru_cache(maxsize=256)
def _source_of(netloc: str) -> str | None:
    return spiders.owner(netloc)
