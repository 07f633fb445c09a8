"""A new database in the place of one that is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, nullcontext
from pathlib import Path

from db.file.connection import connect
from db.file.lock import take_lock
from db.file.scratch import BESIDE
from db.store_errors import StoreError, explained


def swap(fresh: str | Path, path: str | Path) -> None:
    """Put the whole database `fresh` in the place of `path` in one step, and remove `fresh`.

    A `path` with a write-ahead log, which readers share with the writer, gets the new rows in one transaction in the
    same file: a new file would inherit the log of the old one. Any other `path` (a published copy) is replaced as a
    file: killed in the middle of a transaction it would be left to readers who may not repair it. Readers go on with
    the rows that they have open. Raises `StoreError`s; then `path` is as it was.
    """
    new, old = Path(fresh), Path(path)
    with take_lock(old) if Path(f"{old}.lock").exists() else nullcontext():  # a published copy has no writer
        if _journal(old) == "wal":
            with (
                explained(old),
                closing(connect(new)) as source,
                closing(sqlite3.connect(old, timeout=60)) as destination,
            ):
                source.backup(destination)
        else:
            _settle(new)
            with explained(old):
                for ending in BESIDE[1:]:
                    Path(f"{old}{ending}").unlink(missing_ok=True)
                os.replace(new, old)
    for ending in (*BESIDE, ".lock"):
        Path(f"{new}{ending}").unlink(missing_ok=True)


def _journal(path: Path) -> str | None:
    """How the database keeps its transactions (``wal``, ``delete``); None for no readable database.

    It is opened for writing: what a killed writer left is put right before anything is decided.
    """
    try:
        connect(path).close()
    except StoreError:
        if not Path(f"{path}-journal").exists():
            return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=60)) as conn:
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return str(conn.execute("PRAGMA journal_mode").fetchone()[0])
    except sqlite3.Error:
        return None


def _settle(path: Path) -> None:
    """Write the log of a database into its file, so that the file alone is whole."""
    with explained(path), closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
