"""Which failures to report: when new, at the second run, then less and less often; acknowledged ones stay quiet."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from db.queries import watch

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
    """What the run with this id has to report, recoveries last."""
    found = [
        Notice(word, issue.source, issue.kind, issue.url, issue.detail, runs)
        for issue, runs in watch.issues_of_run(conn, run_id)
        if (word := standing(runs)) is not None
    ]
    recovered = watch.resolved_since(conn, watch.started_at(conn, run_id))
    return found + [Notice("works again", i.source, i.kind, i.url, i.detail, 0) for i in recovered]
