"""Ids and times of sight that survive a rebuild from the archive.

`adopt` notes what the old file knew of each address. While the new file is filled, `Kept` gives every page the ids and
the first sight that it had. `takeover.finish` then takes what no archive holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from db.store_errors import StoreError, StoreMissing

_NOTE = """CREATE TABLE kept_pages AS
SELECT p.url, p.url_key, p.id AS publication_id, p.document_id, p.first_seen, d.first_seen AS document_first_seen
FROM old.publications p JOIN old.documents d ON d.id = p.document_id"""


@dataclass(frozen=True, slots=True)
class Past:
    """What an address had in the old file."""

    publication_id: int
    document_id: int
    first_seen: str
    document_first_seen: str


class Kept:
    """What `adopt` noted, for the pages that are stored while a rebuild runs; nothing otherwise."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self.active = _has_notes(conn)
        self._floor = {"publications": 0, "documents": 0}
        self._last = dict(self._floor)
        self._given: set[tuple[str, int]] = set()
        if self.active:
            row = conn.execute("SELECT max(publication_id), max(document_id) FROM kept_pages").fetchone()
            self._floor = {"publications": int(row[0] or 0), "documents": int(row[1] or 0)}

    def past(self, url: str, url_key: str) -> Past | None:
        """The ids and first sight of an address in the old file."""
        if not self.active:
            return None
        row = self._conn.execute(
            "SELECT publication_id, document_id, first_seen, document_first_seen FROM kept_pages WHERE url_key = ?"
            " ORDER BY url = ? DESC, publication_id LIMIT 1",
            (url_key, url),
        ).fetchone()
        return Past(*row) if row else None

    def start(self) -> None:
        """At the beginning of a transaction: see which ids are in use."""
        for table, used in (("documents", ("documents", "moved_documents")), ("publications", ("publications",))):
            highest = [self._conn.execute(f"SELECT max(id) FROM {name}").fetchone()[0] or 0 for name in used]
            self._last[table] = max(*highest, self._floor[table])
        self._given.clear()

    def id(self, table: str, wanted: int | None) -> int:
        """The wanted id where it is free, else one that neither file has used."""
        if wanted is not None and (table, wanted) not in self._given and self._is_free(table, wanted):
            self._given.add((table, wanted))
            return wanted
        self._last[table] += 1
        return self._last[table]

    def _is_free(self, table: str, id: int) -> bool:
        return self._conn.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id,)).fetchone() is None


@contextmanager
def attached(conn: sqlite3.Connection, old: Path) -> Iterator[None]:
    """The old database as ``old``, read-only."""
    if not old.is_file():
        raise StoreMissing(f"{old}: there is no database to take over from")
    conn.execute("ATTACH ? AS old", (f"file:{quote(str(old.resolve()))}?mode=ro",))
    try:
        yield
    finally:
        conn.execute("DETACH old")


def adopt(conn: sqlite3.Connection, old: Path) -> None:
    """Note what the attached old file knows. The new file must be empty."""
    if conn.execute("SELECT 1 FROM documents LIMIT 1").fetchone():
        raise StoreError("a rebuild starts with an empty file, and this one has documents")
    conn.execute("DROP TABLE IF EXISTS kept_pages")
    conn.execute(_NOTE)
    conn.execute("CREATE INDEX kept_pages_key ON kept_pages(url_key)")
    conn.execute("INSERT OR IGNORE INTO recognised SELECT * FROM old.recognised")
    conn.execute("INSERT OR REPLACE INTO settings (name, value) VALUES ('adopted', ?)", (str(old.resolve()),))
    copy(conn, "runs", "1")
    copy(conn, "run_sources", "1")


def adopted(conn: sqlite3.Connection) -> Path | None:
    """The file whose notes are here, None when no rebuild is under way."""
    row = conn.execute("SELECT value FROM settings WHERE name = 'adopted'").fetchone()
    return Path(row[0]) if row else None


def _has_notes(conn: sqlite3.Connection) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept_pages'").fetchone() is not None


def columns(conn: sqlite3.Connection, table: str) -> list[str]:
    """Columns that both files have."""
    known = {row[1] for row in conn.execute(f"PRAGMA old.table_info({table})")}
    return [row[1] for row in conn.execute(f"PRAGMA main.table_info({table})") if row[1] in known]


def copy(conn: sqlite3.Connection, table: str, condition: str, *, fresh_ids: bool = False) -> None:
    """Rows of the old file that fulfil a condition (on table ``o``), as they are; `fresh_ids` gives them new ids."""
    names = [f'"{name}"' for name in columns(conn, table) if not (fresh_ids and name == "id")]
    values = ", ".join(f"o.{name}" for name in names)
    conn.execute(
        f"INSERT OR IGNORE INTO main.{table} ({', '.join(names)}) SELECT {values} FROM old.{table} o WHERE {condition}"
    )
