"""What became of documents of earlier issues: comments end, in force soon, replaced. Each is told once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from db import queries
from db.queries.shown import Row
from newsletter.drafting.asking import Ask
from newsletter.drafting.items import issuers, title
from newsletter.issue import Brief

DUE_DAYS = 7
EFFECTIVE_DAYS = 31


def follow_ups(conn: sqlite3.Connection, ask: Ask, told: frozenset[int]) -> tuple[Brief, ...]:
    """One line for each event of a document that was sent, but for those that this issue tells at length (`told`)."""
    found = [*_dated(conn, ask), *_replaced(conn, ask)]
    return tuple(brief for brief in found if brief.id not in told and f"{brief.id}:{brief.follow}" not in ask.followed)


def _dated(conn: sqlite3.Connection, ask: Ask) -> Iterator[Brief]:
    for event in queries.events(conn, ask.today, _days_on(ask.today, EFFECTIVE_DAYS)):
        if event.document.id not in ask.sent or event.document.repealed_by is not None:
            continue
        if event.what == "comments due" and event.on <= _days_on(ask.today, DUE_DAYS):
            yield brief(event.document, event.on, ask, what="due", follow=f"due:{event.on}")
        elif event.what == "effective" and event.on > ask.today:
            yield brief(event.document, event.on, ask, what="effective", follow=f"effective:{event.on}")


def _replaced(conn: sqlite3.Connection, ask: Ask) -> Iterator[Brief]:
    """Those that a later document has ended since they were sent."""
    for row in queries.by_ids(conn, ask.sent):
        page = queries.document(conn, row.id) if row.repealed_by is not None else None
        if page is not None and (other := page.repealed_by):
            name, _ = title(other, ask.edits.of((other.url,), other.title), ask)
            yield brief(row, other.sort_on, ask, what="replaced", by=name, follow=f"replaced:{other.id}")


def brief(row: Row, on: str, ask: Ask, **what: str) -> Brief:
    """A document in one line; `what` are the fields `what`, `by` and `follow`."""
    settled = ask.edits.of((row.url,), row.title)
    name, _ = title(row, settled, ask)
    return Brief(row.id, on, issuers(row, settled, ask), name, row.url, row.labels, **what)


def _days_on(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
