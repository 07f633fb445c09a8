"""Rows of new documents on their way into the file: gathered over a batch, written by one `executemany` a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


class Pending:
    """Rows that wait, by statement. Foreign keys are checked when the transaction ends: parents may come later."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self._waiting: dict[str, list[tuple[object, ...]]] = {}
        conn.execute("PRAGMA defer_foreign_keys = ON")

    def add(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Keep rows of a table to be written together by `flush`."""
        self._waiting.setdefault(statement, []).extend(rows)

    def flush(self) -> None:
        """Write what waits. To be called before anything reads or changes rows that may wait."""
        for statement, rows in self._waiting.items():
            if rows:
                self.conn.executemany(statement, rows)
                rows.clear()
