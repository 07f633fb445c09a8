"""What `zhengce doctor` looks at."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import parsers
import spiders
from crawler.config import Config, Crawl
from crawler.fetch import FetchError, fetch
from parsers import scans
from policy import Document, Listing, PageError
from spiders.base import PolicySpider

LEAST_ROOM = 2 << 30  # bytes: a year of all sources and a rebuild beside the database
LEAST_YEAR = 2026  # a clock before the program itself is wrong


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    ok: bool
    what: str
    detail: str


def machine(db: Path, archive: Path, config: Config) -> list[Finding]:
    """The machine itself, without the network."""
    free = shutil.disk_usage(_existing(db)).free
    now = datetime.now(UTC)
    return [
        Finding(sys.version_info >= (3, 11, 5), "Python", f"{sys.version.split()[0]}, 3.11.5 or newer is needed"),
        _sqlite(),
        Finding(free >= LEAST_ROOM, "disk", f"{free >> 20} MB free at {db.absolute().parent}"),
        *(_writable(path) for path in (db.absolute().parent, archive.absolute())),
        Finding(now.year >= LEAST_YEAR, "clock", now.isoformat(timespec="seconds")),
        *_readers(),
        Finding(config.crawl.contact != Crawl().contact, "contact", f"[crawl] contact is {config.crawl.contact!r}"),
    ]


def sites(config: Config) -> list[Finding]:
    """One listing and one document of every source, politely."""
    return [finding for spider in spiders.discover().values() for finding in _site(spider, config)]


def _readers() -> Iterator[Finding]:
    """What reads files that not every machine can read. Without it they are named, so nothing is wrong."""
    there = scans.is_installed()
    yield Finding(True, "scans", "recognised by zhengce ocr" if there else "not recognised: pip install 'zhengce[ocr]'")
    there = shutil.which("bsdtar") is not None
    yield Finding(True, "RAR and 7z", "read by bsdtar" if there else "not read: bsdtar (libarchive-tools) is missing")


def _sqlite() -> Finding:
    with closing(sqlite3.connect(":memory:")) as conn:
        try:
            conn.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='')")
        except sqlite3.Error as error:
            return Finding(False, "SQLite", f"{sqlite3.sqlite_version} without FTS5: {error}")
    return Finding(True, "SQLite", f"{sqlite3.sqlite_version} with FTS5")


def _existing(path: Path) -> Path:
    path = path.absolute()
    while not path.exists():
        path = path.parent
    return path


def _writable(folder: Path) -> Finding:
    return Finding(os.access(_existing(folder), os.W_OK), "may write", str(folder))


def _site(spider: type[PolicySpider], config: Config) -> Iterator[Finding]:
    source = spider.SOURCE
    url = source.sections[0].first_url
    for what in ("listing", "document"):
        try:
            record = _read(url, config)
        except (FetchError, PageError) as error:
            yield Finding(False, f"{source.name} {what}", str(error))
            return
        yield _compared(f"{source.name} {what}", url, record, source.floors.links_per_listing)
        if not isinstance(record, Listing) or not record.links:
            return
        url = record.links[0].url
        time.sleep(config.crawl.delay)


def _read(url: str, config: Config) -> Document | Listing:
    answer = fetch(url, config)
    return parsers.parse(
        url, answer.content, status=answer.status_code, content_type=answer.headers.get("Content-Type")
    )


def _compared(what: str, url: str, record: Document | Listing, least_links: int) -> Finding:
    """A page that reads as the saved ones: the template is known, and nothing that they have is missing."""
    if isinstance(record, Listing):
        count = len(record.links)
        return Finding(count >= least_links, what, f"{url}: template {record.template!r}, {count} links")
    missing = [
        name
        for name, value in (
            ("title", record.title),
            ("date", record.published_on or record.issued_on or record.signed_on),
            ("text or file", record.text or record.attachments),
        )
        if not value
    ]
    detail = f"without {', '.join(missing)}" if missing else "title, date and text are there"
    return Finding(not missing, what, f"{url}: template {record.template!r}, {detail}")
