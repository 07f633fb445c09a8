"""Loading: the store against `executemany` of the very same rows into the same tables, side by side."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from bench import synthetic
from db import Store
from db.file.connection import connect_writer
from db.file.migrations import migrations

SIZE = 10_000
ROUNDS = 3
# In the order of their foreign keys; the text index is no table of the plain load.
TABLES = (
    "labels", "runs", "documents", "bodies", "publications", "page_keys", "versions", "agencies", "document_agencies",
    "document_labels", "evidence", "targets", "passages", "duties", "changes", "counts",
)  # fmt: skip


def measure(size: int = SIZE, characters: int = 1_700) -> list[tuple[str, str, str]]:
    """(work, figure, target) rows."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        entries = list(synthetic.entries(size, characters))
        plain, without, indexed = [], [], []
        for round in range(ROUNDS):
            filled = place / f"without{round}.db"
            without.append(_seconds(lambda filled=filled: _save(filled, entries, indexed=False)))
            rows = _rows(filled)
            plain.append(_seconds(lambda round=round, rows=rows: _plain(place / f"plain{round}.db", rows)))
            indexed.append(_seconds(lambda round=round: _save(place / f"indexed{round}.db", entries, indexed=True)))
    base = statistics.median(plain)
    work = f"bulk load of {size:,} documents with labels, {size / base:,.0f} a second with plain executemany"
    return [
        (f"{work}: the store without the text index", f"{statistics.median(without) / base:.1f} ×", "≤ 2 ×"),
        (f"{work}: the store with the text index", f"{statistics.median(indexed) / base:.1f} ×", "stated"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _save(path: Path, entries: list[synthetic.Entry], *, indexed: bool) -> None:
    with Store(path, indexed=indexed) as store:
        store.save(entries, store.start_run("bench"))


def _rows(path: Path) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
    """Every row of the filled tables with the names of its columns."""
    conn = sqlite3.connect(path)
    found = {}
    for table in TABLES:
        names = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
        found[table] = (names, conn.execute(f"SELECT * FROM {table}").fetchall())
    conn.close()
    return found


def _plain(path: Path, rows: dict[str, tuple[list[str], list[tuple[object, ...]]]]) -> None:
    """The same rows, the same tables and indexes, one `executemany` a table."""
    conn = connect_writer(path)
    migrations.apply(Database(conn))
    conn.execute("BEGIN")
    for table, (names, values) in rows.items():
        listed = ", ".join(f'"{name}"' for name in names)
        conn.executemany(f"INSERT INTO {table} ({listed}) VALUES ({', '.join('?' * len(names))})", values)
    conn.execute("COMMIT")
    conn.close()
