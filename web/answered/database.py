"""The database file as the site reads it: the one that is at its path now."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

from datasette.database import Database, connections

from db.file.time_limit import STEPS

T = TypeVar("T")
LONGEST_COUNT = 50  # milliseconds; Datasette asks for 5, and again for every page
COUNTS_LAST = 60.0  # seconds, as long as a browser keeps the page


class Followed(Database):  # type: ignore[misc]  # datasette publishes no types
    """Opens the file again when another one has taken its place (`zhengce publish`); Datasette would keep the old."""

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Call `fn` in a thread with a read-only connection."""
        answer: T = await super().execute_fn(lambda conn: fn(self._current(conn)))
        return answer

    async def table_counts(self, limit: int = LONGEST_COUNT) -> dict[str, int | None]:
        """Table -> its rows, None where counting takes more than `limit` milliseconds; a minute old at most."""
        counted: tuple[float, dict[str, int | None]] = self.__dict__.get("_counted", (0.0, {}))
        if counted[0] < monotonic():
            counts = await self.execute_fn(lambda conn: _counts(conn, limit))
            counted = self.__dict__["_counted"] = monotonic() + COUNTS_LAST, counts
        return counted[1]

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A new connection that remembers which file it has open."""
        file = self._file()
        conn: sqlite3.Connection = super().connect(write)
        self._opened[id(conn)] = file
        return conn

    @property
    def _opened(self) -> dict[int, int | None]:
        """Connection → file, of all connections that are open."""
        opened: dict[int, int | None] = self.__dict__.setdefault("_file_of", {})
        return opened

    def _current(self, conn: sqlite3.Connection) -> sqlite3.Connection:
        file = self._file()
        if file is None or self._opened.get(id(conn)) == file:
            return conn
        self._opened.pop(id(conn), None)
        self._all_file_connections.remove(conn)
        conn.close()
        fresh = self.connect()
        self.ds._prepare_connection(fresh, self.name)
        setattr(connections, self.name, fresh)  # where Datasette looks for this thread's connection
        return fresh

    def _file(self) -> int | None:
        try:
            return os.stat(self.path).st_ino
        except OSError:
            return None


def _counts(conn: sqlite3.Connection, limit: int) -> dict[str, int | None]:
    """Rows of all tables but those in which the text index keeps itself."""
    names = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'documents_fts%'")
    counts: dict[str, int | None] = {}
    for name in [name for (name,) in names]:
        conn.set_progress_handler(partial(_is_over, monotonic() + limit / 1000), STEPS)
        try:
            counts[name] = conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - a table's name
        except sqlite3.OperationalError:
            counts[name] = None
    conn.set_progress_handler(None, 0)
    return counts


def _is_over(until: float) -> bool:
    return monotonic() > until
