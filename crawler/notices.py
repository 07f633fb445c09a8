"""Which failures to tell: when new, at the second run, and then ever more seldom; acknowledged ones stay quiet."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

Standing = Literal["new", "again", "still", "works again"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One failure that is worth telling now. `runs`: how many runs it has lasted."""

    standing: Standing
    source: str
    kind: str
    url: str
    detail: str
    runs: int


def standing(runs: int) -> Standing | None:
    """What to say of a failure in its `runs`-th run: 1 new, 2 again, then only at 4, 8, 16 …"""
    if runs == 1:
        return "new"
    if runs == 2:
        return "again"
    return "still" if runs & (runs - 1) == 0 else None


def notices(conn: sqlite3.Connection, run_id: int) -> list[Notice]:
    """What the run with this id has to tell, recoveries last; `conn` gives rows by name."""
    started = conn.execute("SELECT started_at FROM runs WHERE id = ?", (run_id,)).fetchone()["started_at"]
    told = []
    for row in conn.execute(
        "SELECT i.*, (SELECT count(*) FROM runs r WHERE r.id BETWEEN i.first_run AND ? AND r.kind <> 'reparse') AS n"
        " FROM issues i WHERE i.last_run = ? AND i.resolved_at IS NULL AND i.acknowledged_at IS NULL"
        " ORDER BY i.source, i.kind, i.url",
        (run_id, run_id),
    ):
        word = standing(row["n"])
        if word is not None:
            told.append(Notice(word, row["source"], row["kind"], row["url"], row["detail"], row["n"]))
    recovered = conn.execute("SELECT * FROM issues WHERE resolved_at >= ? ORDER BY source, url", (started,))
    return told + [Notice("works again", r["source"], r["kind"], r["url"], r["detail"], 0) for r in recovered]
