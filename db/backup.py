"""A consistent copy of a database while it is in use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from db.connection import connect
from db.errors import explained

PAGES = 2_000  # copied at a time; in between writers may work


def backup(path: str | Path, copy: str | Path, moved: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Copy the database at `path` to the file `copy`, which appears whole or not at all.

    `moved` hears (pages done, pages in all). Raises `StoreError`s.
    """
    target = Path(copy)
    scratch = target.with_name(f".{target.name}.{os.getpid()}.part")
    source = connect(path)
    try:
        with explained(target):
            destination = sqlite3.connect(scratch)
            try:
                source.backup(destination, pages=PAGES, progress=lambda _, left, total: moved(total - left, total))
                destination.execute("PRAGMA journal_mode = DELETE")
            finally:
                destination.close()
            os.replace(scratch, target)
    finally:
        source.close()
        scratch.unlink(missing_ok=True)
