"""Drafts that the public may comment on, or could."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from db.queries.rows import COLUMNS, TITLES, WIDTH, row
from db.queries.shown import Row

AHEAD = timedelta(days=400)  # a last day beyond is no last day of a consultation


@dataclass(frozen=True, slots=True)
class Due:
    """A draft and the last day for comments, with how many days are left (negative when it has passed)."""

    document: Row
    on: str
    days: int


def consultations(conn: sqlite3.Connection, today: str, *, closed: bool = False, limit: int = 1000) -> list[Due]:
    """Those that are open on the day `today` (ISO), the most urgent first; with `closed` the others, the last first.

    A deadline that is no day, but a month, is left out.
    """
    now = date.fromisoformat(today)
    span = "d.comments_due_on < ?" if closed else "d.comments_due_on >= ? AND d.comments_due_on <= ?"
    bounds = (today,) if closed else (today, (now + AHEAD).isoformat())
    order = "DESC" if closed else "ASC"
    found = conn.execute(
        f"SELECT {COLUMNS}, d.comments_due_on FROM documents d {TITLES}"
        f" WHERE {span} AND length(d.comments_due_on) = 10 AND d.scope <> 'out'"
        f" ORDER BY d.comments_due_on {order}, d.id {order} LIMIT ?",
        (*bounds, limit),
    )
    return [Due(row(values), values[WIDTH], (date.fromisoformat(values[WIDTH]) - now).days) for values in found]
