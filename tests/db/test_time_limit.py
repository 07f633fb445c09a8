"""A page is broken off for the work that it does, not for the time that others take."""

from __future__ import annotations

import sqlite3
import threading
import time

import pytest

from db.file.time_limit import limited

ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT sum(n) FROM t"


@pytest.mark.parametrize(("work", "wait"), [(0.05, 60.0), (60.0, 0.05)])
def test_what_does_not_end_is_broken_off(work: float, wait: float) -> None:
    conn = sqlite3.connect(":memory:")
    with limited(conn, work, wait), pytest.raises(sqlite3.OperationalError, match="interrupted"):
        conn.execute(ENDLESS).fetchone()
    assert conn.execute("SELECT 1").fetchone() == (1,)
    conn.close()


def test_the_work_of_other_threads_counts_for_nothing() -> None:
    conn = sqlite3.connect(":memory:")
    conn.create_function("crowd", 0, lambda: crowd(0.2))
    many = "WITH RECURSIVE t(n) AS (SELECT crowd() UNION ALL SELECT n + 1 FROM t LIMIT 20000) SELECT count(n) FROM t"
    with limited(conn, work=0.15, wait=60.0):
        assert conn.execute(many).fetchone() == (20_000,)
    conn.close()


def crowd(seconds: float) -> int:
    """Lets another thread use the processor for so long and waits for it."""

    def work() -> None:
        end = time.thread_time() + seconds
        while time.thread_time() < end:
            pass

    other = threading.Thread(target=work)
    other.start()
    other.join()
    return 1
