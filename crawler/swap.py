"""One SQLite file takes the place of another: readers see the old one or the new one, never a mixture."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path


def swap(new: Path, old: Path) -> None:
    """Put `new` (closed, whole) in the place of `old`.

    A write-ahead log left beside `old` would be read as if it belonged to the new file: it is settled first.
    """
    if old.exists():
        with (
            closing(sqlite3.connect(old)) as conn,
            suppress(sqlite3.DatabaseError),
        ):  # a damaged one has nothing to settle
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for suffix in ("-wal", "-shm"):
            old.with_name(old.name + suffix).unlink(missing_ok=True)
    with new.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(new, old)
