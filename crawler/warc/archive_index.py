"""Where each archived answer lies: the newest by address for replay, all in order of time for a rebuild."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from crawler.warc.archive import SavedPage
from crawler.warc.archive_reader import Damage, read_at, records

_DIRECTORY_INDEX = re.compile(r"/index\.s?html?$")
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Place:
    """One archived answer without its body."""

    path: Path
    offset: int
    url: str
    status: int
    fetched_at: str

    @property
    def pointer(self) -> str:
        """``FILE@OFFSET``, as stored with versions and issues."""
        return f"{self.path.name}@{self.offset}"

    def page(self) -> SavedPage:
        """The answer itself, read from disk."""
        return read_at(self.path, self.offset)


class Index:
    """An index of WARC files in a scratch SQLite file (in memory by default: about 200 bytes a record)."""

    def __init__(
        self,
        files: Iterable[Path],
        *,
        at: str | Path = ":memory:",
        on_damage: Callable[[Damage], None] = lambda damage: None,
    ) -> None:
        self._files = list(files)
        self._db = sqlite3.connect(at)
        self._db.execute("CREATE TABLE place (key TEXT, file INTEGER, at INTEGER, url TEXT, status INTEGER, time TEXT)")
        for number, path in enumerate(self._files):
            self._db.executemany(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (
                        key(r.page.url),
                        number,
                        r.offset,
                        r.page.url,
                        r.page.status,
                        r.page.fetched_at,
                    )
                    for r in records(path, on_damage)
                    if r.page.status != NOT_MODIFIED
                ),
            )
        self._db.execute("CREATE INDEX place_key ON place(key, time)")
        self._db.commit()

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM place").fetchone()[0])

    def newest(self, url: str) -> Place | None:
        """The newest answer for `url`; of equally new ones the last in the files' order."""
        row = self._db.execute(
            "SELECT file, at, url, status, time FROM place WHERE key = ? ORDER BY time DESC, rowid DESC LIMIT 1",
            (key(url),),
        ).fetchone()
        return self._place(row) if row else None

    def earlier(self, url: str) -> list[Place]:
        """All answers for `url` before the newest, in order of time."""
        rows = self._db.execute(
            "SELECT file, at, url, status, time FROM place WHERE key = ? ORDER BY time, rowid", (key(url),)
        ).fetchall()
        return [self._place(row) for row in rows[:-1]]

    def urls(self) -> list[str]:
        """Every archived address once, in the order of its first sight."""
        return [row[0] for row in self._db.execute("SELECT url FROM place GROUP BY key ORDER BY min(rowid)")]

    def places(self) -> Iterator[Place]:
        """All answers in order of time."""
        for row in self._db.execute("SELECT file, at, url, status, time FROM place ORDER BY time, rowid"):
            yield self._place(row)

    def newest_time(self) -> str | None:
        """When the newest answer was fetched, or None for an empty archive."""
        row: tuple[str | None] = self._db.execute("SELECT max(time) FROM place").fetchone()
        return row[0]

    def close(self) -> None:
        """Release the scratch file."""
        self._db.close()

    def _place(self, row: tuple[int, int, str, int, str]) -> Place:
        file, offset, url, status, time = row
        return Place(self._files[file], offset, url, status, time)


def key(url: str) -> str:
    """One key for the forms of an address that a site answers alike: scheme, fragment and directory index folded."""
    parts = urlsplit(url)
    path = _DIRECTORY_INDEX.sub("/", parts.path or "/")
    host = (parts.netloc or "").lower().removesuffix(":80").removesuffix(":443")
    return f"{host}{path}" + (f"?{parts.query}" if parts.query else "")
