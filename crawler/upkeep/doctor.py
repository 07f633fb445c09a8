"""What `zhengce doctor` looks at."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.config import Config, Crawl
from parsers import scans

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
