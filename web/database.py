"""The database file as the site reads it: the one that is at its path now."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from typing import TypeVar

from datasette.database import Database, connections

T = TypeVar("T")


class Followed(Database):  # type: ignore[misc]  # datasette publishes no types
    """Opens the file again when another one has taken its place (`zhengce publish`); Datasette would keep the old."""

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Call `fn` in a thread with a read-only connection."""
        answer: T = await super().execute_fn(lambda conn: fn(self._current(conn)))
        return answer

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
