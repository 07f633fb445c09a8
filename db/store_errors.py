"""What can go wrong with the database file, in words that a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """The database cannot do what was asked. `str()` names the file, the reason and what to do."""


class StoreBusy(StoreError):
    """Another writer holds the database."""


class StoreCorrupt(StoreError):
    """The file is not a SQLite database or is damaged."""


class StoreFull(StoreError):
    """No room left on the disk: the last batch was rolled back, everything before it is kept."""


class StoreReadOnly(StoreError):
    """The file or its folder may not be written."""


class StoreMissing(StoreError):
    """There is no database at this path."""


class StoreTooNew(StoreError):
    """The file was written by a later release than this one."""


class StoreTooOld(StoreError):
    """The file was written by an earlier release than this one and not opened for writing since."""


def explain(error: sqlite3.Error | OSError, path: str | Path) -> StoreError:  # noqa: PLR0911  # one line a reason
    """The named error for what SQLite or the file system said about `path`."""
    text = str(error).lower()
    if "no such table" in text or "no such column" in text:
        return StoreCorrupt(f"{path}: not a database of this tracker ({error})")
    code = getattr(error, "errno", None)
    if "locked" in text or "busy" in text:
        return StoreBusy(f"{path}: another program is writing to it; try again when it has finished")
    if "full" in text or code == errno.ENOSPC:
        return StoreFull(f"{path}: the disk is full; the last batch was not stored, all earlier ones are")
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return StoreCorrupt(
            f"{path}: damaged or not a SQLite database ({error}); restore a backup or run `zhengce reparse`"
        )
    if "readonly" in text or "read-only" in text or code in (errno.EACCES, errno.EROFS, errno.EPERM):
        return StoreReadOnly(f"{path}: may not be written ({error})")
    if "unable to open" in text or code == errno.ENOENT:
        return StoreMissing(f"{path}: cannot be opened ({error}); does its folder exist and may it be written?")
    return StoreError(f"{path}: {error}")


@contextmanager
def explained(path: str | Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into `StoreError`s."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
        raise explain(error, path) from error
