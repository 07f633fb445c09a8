"""Drafts that the public may comment on, or could."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from db.queries.rows import with_documents
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
    found = with_documents(
        conn,
        "SELECT d.id, d.comments_due_on FROM documents d"
        f" WHERE {span} AND length(d.comments_due_on) = 10 AND d.scope <> 'out'"
        f" ORDER BY d.comments_due_on {order}, d.id {order} LIMIT ?",
        (*bounds, limit),
    )
    return [Due(document, on, (date.fromisoformat(on) - now).days) for document, (on,) in found]


def consultation_ids(conn: sqlite3.Connection, today: str) -> list[int]:
    """All drafts with a last day for comments, open and closed, the latest first."""
    found = conn.execute(
        "SELECT id FROM documents WHERE comments_due_on <= ? AND length(comments_due_on) = 10 AND scope <> 'out'"
        " ORDER BY comments_due_on DESC, id DESC",
        ((date.fromisoformat(today) + AHEAD).isoformat(),),
    )
    return [int(id) for (id,) in found]
