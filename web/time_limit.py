"""How long a page may read the database: by the work that it does, so that a crowd alone makes no page fail."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

WORK = 3.0  # seconds of the processor that one page may take
WAIT = 20.0  # seconds after which it ends however little it was let work
STEPS = 1000  # of SQLite's machine between two looks at the clock: less than 0.1 ms


@contextmanager
def limited(conn: sqlite3.Connection, work: float = WORK, wait: float = WAIT) -> Iterator[None]:
    """Interrupt queries of this thread beyond the limits: they raise `sqlite3.OperationalError` (interrupted)."""
    work_ends, wait_ends = time.thread_time() + work, time.perf_counter() + wait
    conn.set_progress_handler(lambda: time.thread_time() > work_ends or time.perf_counter() > wait_ends, STEPS)
    try:
        yield
    finally:
        conn.set_progress_handler(None, STEPS)
