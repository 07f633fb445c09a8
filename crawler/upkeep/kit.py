"""What a maintainer without network needs to mend a source: a zip of its pages as served and what was read of them.

It holds the answers of the sites (`pages.warc.gz`, robots.txt and headers included) and `kit.json`: the versions, what
was looked at, and for each page the record or the error. No request, setting or cookie is in it, and where a page
repeats the contact address that we send, that is taken out.
"""

from __future__ import annotations

import json
import platform
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crawler.config import Config
from crawler.upkeep.visit import PageSeen, Visit
from crawler.warc import recordings
from crawler.warc.archive import ArchiveError, SavedPage, write
from crawler.warc.archive_reader import decoded, records
from policy import Document
from policy.facts import document_json

PAGES, WHAT = "pages.warc.gz", "kit.json"
PACKAGES = ("zhengce", "scrapy", "selectolax", "beautifulsoup4", "lxml", "httpx")
MAX_MEMBERS = 20
MAX_UNPACKED = 256 << 20  # bytes
HIDDEN = b"[contact]"
SHORTEST = 6  # characters of an address; a shorter word may stand anywhere


@dataclass(frozen=True, slots=True)
class KitPage:
    """A page of a kit: its source and role, how it was served, and what was said of it then."""

    source: str
    role: str
    page: SavedPage
    then: str


def pack(visits: Sequence[Visit], path: Path, config: Config) -> int:
    """Write the kit and return its size in bytes. Raises `ArchiveError` where PATH exists."""
    if path.exists():
        raise ArchiveError(f"{path} exists; a kit is never written over")
    what = {
        "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "versions": {"python": platform.python_version()} | {name: version(name) for name in PACKAGES},
        "sources": [_source(visit) for visit in visits],
    }
    said = _hidden(json.dumps(what, ensure_ascii=False, indent=1).encode(), config)
    with TemporaryDirectory(prefix="zhengce-") as scratch:
        warc = Path(scratch) / PAGES
        write((_clean(answer, config) for visit in visits for answer in visit.answers), warc)
        with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as kit:
            kit.writestr(WHAT, said)
            if warc.exists():
                kit.write(warc, PAGES, zipfile.ZIP_STORED)
    return path.stat().st_size


def unpack(path: Path) -> list[KitPage]:
    """The lists and documents of a kit. It is hostile until it is read: sizes are bounded, its names are not used.

    Raises `ArchiveError`.
    """
    try:
        with zipfile.ZipFile(path) as packed, TemporaryDirectory(prefix="zhengce-") as scratch:
            members = {member.filename: member for member in packed.infolist()[: MAX_MEMBERS + 1]}
            if len(members) > MAX_MEMBERS or WHAT not in members:
                raise ArchiveError(f"{path}: no kit: {WHAT} was expected")
            said = b"".join(recordings.unpacked(packed, members[WHAT], path, MAX_UNPACKED))
            answers: dict[str, SavedPage] = {}
            if PAGES in members:  # absent where no site answered
                warc = Path(scratch) / PAGES
                warc.write_bytes(b"".join(recordings.unpacked(packed, members[PAGES], path, MAX_UNPACKED)))
                answers = {record.page.url: record.page for record in records(warc)}
        return list(_pages(json.loads(said), answers))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, RecursionError, ValueError) as error:
        raise ArchiveError(f"{path}: damaged kit: {error}") from None
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}") from None


def _pages(what: Any, answers: dict[str, SavedPage]) -> Iterator[KitPage]:
    sources = what.get("sources") if isinstance(what, dict) else None
    if not isinstance(sources, list):
        raise ValueError("no sources in it")
    for source in sources:
        for seen in source["pages"] if isinstance(source, dict) and isinstance(source.get("pages"), list) else ():
            page = answers.get(str(seen.get("url"))) if isinstance(seen, dict) else None
            if page is not None:
                body = replace(page, body=decoded(page, MAX_UNPACKED))
                yield KitPage(str(source.get("name")), str(seen.get("role")), body, str(seen.get("reason") or "read"))


def _source(visit: Visit) -> dict[str, Any]:
    return {
        "name": visit.source,
        "looks": [asdict(look) for look in visit.looks],
        "to_do": visit.to_do,
        "pages": [_page(seen) for seen in visit.pages],
    }


def _page(seen: PageSeen) -> dict[str, Any]:
    record = seen.record
    shown = document_json(record) if isinstance(record, Document) else asdict(record) if record else None
    error = {"error": seen.error.name, "reason": seen.error.reason} if seen.error else {}
    return {"url": seen.url, "role": seen.role, "record": shown} | error


def _clean(page: SavedPage, config: Config) -> SavedPage:
    """The answer without cookies and without our own address, should the site repeat it."""
    kept = tuple(
        (name, _hidden(value.encode(), config).decode()) for name, value in page.headers if "cookie" not in name.lower()
    )
    return replace(page, body=_hidden(page.body, config), headers=kept)


def _hidden(data: bytes, config: Config) -> bytes:
    """Bytes without the contact address that is sent with every request."""
    for written in (config.crawl.contact, config.crawl.contact.removeprefix("mailto:")):
        data = data.replace(written.encode(), HIDDEN) if len(written) >= SHORTEST else data
    return data
