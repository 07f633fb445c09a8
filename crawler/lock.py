"""One run at a time: a lock file that the kernel frees when its holder dies, even by kill -9."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BusyError(Exception):
    """Another run is at work; `str()` says which process."""


def run_lock(db: Path) -> Path:
    """The lock of a run over a database; the store has one of its own for each writer."""
    return db.with_name(db.name + ".run")


@contextmanager
def only_one(path: Path) -> Iterator[int]:
    """Hold the lock at `path` or raise `BusyError`; gives its descriptor.

    A process that is forked meanwhile has to close it: else the lock outlives a killed holder until the fork has died.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise BusyError(f"another run is at work: process {holder} holds {path}") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield file.fileno()
