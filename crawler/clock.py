"""Steps of the clock: a run dated years off must neither hide pages from later runs nor pass unnoticed."""

from __future__ import annotations

import re
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

CLOCK = "clock: "  # how the sentence begins
STEP = timedelta(days=31)  # between two runs; a clock that is right may rest so long, and a person is asked
STAMPED = re.compile(r"zhengce-(\d{8}T\d{6}Z)-\d+\.warc\.gz")


def step(conn: sqlite3.Connection, archive: Path | None, now: str) -> str | None:
    """A sentence where the last run, or the newest file of the archive, lies more than a month from `now`."""
    row = conn.execute("SELECT started_at FROM runs WHERE kind <> 'reparse' ORDER BY id DESC LIMIT 1").fetchone()
    stamps = [("the last run", row[0])] if row else []
    names = (
        [found[1] for file in archive.glob("*.warc.gz") if (found := STAMPED.fullmatch(file.name))] if archive else []
    )
    stamps += [("the newest file of the archive", max(names))] if names else []
    for what, stamp in stamps:
        try:
            days = (datetime.fromisoformat(now) - datetime.fromisoformat(stamp)) // timedelta(days=1)
        except ValueError:  # digits that are no day
            continue
        if abs(days) > STEP.days:
            apart = f"{days} days before" if days > 0 else f"{-days} days after"
            return f"{CLOCK}{what} is dated {stamp[:10]}, {apart} this one ({now[:10]}); one of the two may be wrong"
    return None


def is_back(then: str, now: str) -> bool:
    """Does `now` lie so long before `then` that `then` was dated by a wrong clock?"""
    return datetime.fromisoformat(now) < datetime.fromisoformat(then) - STEP
