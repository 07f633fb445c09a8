"""A file that grows beside the one whose place it will take."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BESIDE = ("", "-journal", "-wal", "-shm")


@contextmanager
def scratch_for(target: Path) -> Iterator[Path]:
    """A path in the folder of `target` that does not exist yet; what is there at the end is removed.

    What processes left there that were killed is removed as well.
    """
    form = re.compile(rf"\.{re.escape(target.name)}\.(\d+)\.part(?:{'|'.join(BESIDE)})")
    for left in target.parent.glob(".*.part*"):
        owner = form.fullmatch(left.name)
        if owner and not _is_running(int(owner[1])):
            left.unlink(missing_ok=True)
    scratch = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _remove(scratch)
        yield scratch
    finally:
        _remove(scratch)


def _remove(scratch: Path) -> None:
    for ending in BESIDE:
        scratch.with_name(scratch.name + ending).unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
