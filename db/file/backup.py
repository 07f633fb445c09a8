"""A consistent copy of a database while it is in use."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db.file.connection import connect
from db.file.scratch import scratch_for
from db.store_errors import StoreCorrupt, StoreError, explained

PAGES = 2_000  # copied at a time; in between writers may work


def backup(path: str | Path, copy: str | Path, moved: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Copy the database at `path` to the file `copy`, which appears whole or not at all, after it was checked.

    `moved` hears (pages done, pages in all). Raises `StoreError`s: also where `path` is damaged or no database of
    this tracker, or where it holds no document and `copy` does; then `copy` stays as it was.
    """
    target = Path(copy)
    with closing(connect(path)) as source, scratch_for(target) as scratch:
        with explained(target):
            destination = sqlite3.connect(scratch)
            try:
                source.backup(destination, pages=PAGES, progress=lambda _, left, total: moved(total - left, total))
                destination.execute("PRAGMA journal_mode = DELETE")
            finally:
                destination.close()
        if documents(scratch, named=path) == 0 and _documents_kept(target):
            raise StoreError(f"{path}: holds no document, and {target} does; nothing was copied")
        with explained(target):
            os.replace(scratch, target)


def copy_files(folder: Path, target: Path) -> int:
    """Copy the files of a folder, each whole or not at all; a folder that is not there has none. Returns how many.

    Raises `StoreError`s.
    """
    with explained(target):
        files = sorted(file for file in folder.iterdir() if file.is_file()) if folder.is_dir() else []
        for file in files:
            target.mkdir(parents=True, exist_ok=True)
            scratch = target / f".{file.name}.{os.getpid()}.part"
            try:
                shutil.copyfile(file, scratch)
                scratch.replace(target / file.name)
            finally:
                scratch.unlink(missing_ok=True)
    return len(files)


def documents(path: str | Path, named: str | Path | None = None) -> int:
    """How many documents a sound database holds; errors speak of `named`. Reads the whole file.

    Raises `StoreCorrupt` where it is damaged or not one of this tracker.
    """
    name = named or path
    with closing(connect(path)) as conn:
        try:
            (answer,) = conn.execute("PRAGMA integrity_check(1)").fetchone()
            if answer == "ok":
                return int(conn.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:
            raise StoreCorrupt(f"{name}: not a database of this tracker") from None
        except sqlite3.DatabaseError as error:
            answer = error
    raise StoreCorrupt(f"{name}: damaged ({answer}); nothing was copied")


def _documents_kept(copy: Path) -> int:
    try:
        return documents(copy)
    except StoreError:
        return 0
