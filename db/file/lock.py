"""One writer at a time."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import TextIO

from db.store_errors import StoreBusy, explain


def take_lock(path: Path) -> TextIO:
    """Hold ``PATH.lock`` until it is closed, or raise `StoreBusy`. The lock ends with the process, however it ends."""
    try:
        lock = Path(f"{path}.lock").open("a", encoding="utf-8")  # noqa: SIM115 - held as long as the store is open
    except OSError as error:
        raise explain(error, path) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise StoreBusy(f"{path}: another program is writing to it; try again when it has finished") from error
    return lock
