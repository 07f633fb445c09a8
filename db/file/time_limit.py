"""How long one answer may read the database: by its work, so that a crowd alone makes no answer fail."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WORK = 3.0  # seconds of the processor that one answer may take
WAIT = 20.0  # seconds after which it ends however little it was let work
STEPS = 1000  # of SQLite's machine between two looks at the clock: less than 0.1 ms


@contextmanager
def limited(conn: sqlite3.Connection, work: float = WORK, wait: float = WAIT) -> Iterator[Callable[[], bool]]:
    """Interrupt queries of this thread beyond the limits: they raise `sqlite3.OperationalError`.

    Its words are SQLite's (interrupted, vtable constructor failed …); what is yielded says whether a limit is passed.
    """
    work_ends, wait_ends = time.thread_time() + work, time.perf_counter() + wait

    def is_over() -> bool:
        return time.thread_time() > work_ends or time.perf_counter() > wait_ends

    conn.set_progress_handler(is_over, STEPS)
    try:
        yield is_over
    finally:
        conn.set_progress_handler(None, STEPS)
