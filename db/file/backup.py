"""A consistent copy of a database while it is in use, and a new database in the place of one that is in use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path

from db.file.connection import connect
from db.file.lock import take_lock
from db.store_errors import StoreError, explained

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


def swap(fresh: str | Path, path: str | Path) -> None:
    """Put the whole database `fresh` in the place of `path` in one transaction, and remove `fresh`.

    Readers of `path` go on: they see the old rows until the transaction ends and the new ones after it, in the same
    file. (Renaming over a file that is read would leave its write-ahead log beside the new one, to be applied to it.)
    A `path` that is missing or damaged is replaced as a file. Raises `StoreError`s; then `path` is as it was.
    """
    new, old = Path(fresh), Path(path)
    with take_lock(old) if Path(f"{old}.lock").exists() else nullcontext():  # a published copy has no writer
        if not old.exists() or not _readable(old):
            for left in (Path(f"{old}-wal"), Path(f"{old}-shm")):
                left.unlink(missing_ok=True)
            _settle(new)
            os.replace(new, old)
            return
        with (
            explained(old),
            closing(connect(new)) as source,
            closing(sqlite3.connect(old, timeout=60)) as destination,
        ):
            source.backup(destination)
    for left in (new, Path(f"{new}-wal"), Path(f"{new}-shm"), Path(f"{new}.lock")):
        left.unlink(missing_ok=True)


def _readable(path: Path) -> bool:
    try:
        connect(path).close()
    except StoreError:
        return False
    return True


def _settle(path: Path) -> None:
    """Write the log of a database into its file, so that the file alone is whole."""
    with explained(path), closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
