"""From the database to an issue: what is new in a period, what is open, what is coming, what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from db import queries
from db.queries.shown import Filters, News, Row
from newsletter.drafting.asking import Ask
from newsletter.drafting.blind import sentences
from newsletter.drafting.follow_ups import brief, follow_ups
from newsletter.drafting.items import item
from newsletter.issue import Brief, Issue, Why

__all__ = ["Ask", "area_names", "issue"]

PAGE = 200
LATE_DAYS = 180
AHEAD_DAYS = 60


def issue(conn: sqlite3.Connection, ask: Ask) -> Issue:
    """The issue for a period: documents dated in it, and those that were first seen in it (late ones with a note)."""
    labels = queries.labels(conn)
    news = queries.news(conn, ask.since, _day_after(ask.until))
    rows, older = _rows(conn, ask, news)
    items = tuple(found for row, why in rows if (found := item(conn, row, why, ask, labels)))
    at_length = frozenset(item.id for item in items)
    followed = tuple(one for one in follow_ups(conn, ask, at_length) if _within(one.labels, ask.topics))
    known = frozenset(one.id for one in followed)
    return Issue(
        lang=ask.lang,
        since=ask.since,
        until=ask.until,
        items=tuple(sorted(items, key=lambda item: item.date)),
        followups=followed,
        consultations=_events(conn, ask, "comments due", known),
        effective=_events(conn, ask, "effective", known),
        changed=_changes(news, ask, at_length | known),
        blind=sentences(conn, ask.since, ask.lang),
        older=older,
    )


def area_names(conn: sqlite3.Connection, lang: str) -> dict[str, str]:
    """The taxonomy's names in the order of the taxonomy."""
    return {id: str(getattr(info, lang)) for id, info in queries.labels(conn).items()}


def _rows(conn: sqlite3.Connection, ask: Ask, news: News) -> tuple[list[tuple[Row, Why]], int]:
    """Documents of the period in the order of the timeline's days; how many older ones were found besides."""
    dated = list(_timeline(conn, Filters(labels=ask.topics, since=ask.since, until=ask.until)))
    dated.sort(key=lambda row: (row.sort_on, row.id))
    known = {row.id for row in dated}
    earliest = (date.fromisoformat(ask.since) - timedelta(days=LATE_DAYS)).isoformat()
    late = [row for row in news.new if row.id not in known and row.sort_on < ask.since and _wanted(row, ask)]
    recent = sorted((row for row in late if row.sort_on >= earliest), key=lambda row: (row.sort_on, row.id))
    changed = [row for row in news.changed if row.id in ask.sent and row.id not in known and _wanted(row, ask)]
    rows: list[tuple[Row, Why]] = [(row, "late") for row in recent]
    rows += [(row, "changed") for row in changed]
    return rows + [(row, "new") for row in dated], len(late) - len(recent)


def _timeline(conn: sqlite3.Connection, filters: Filters) -> Iterator[Row]:
    page = 1
    while True:
        found = queries.timeline(conn, filters, page=page, size=PAGE)
        yield from found.rows
        if page * PAGE >= found.total:
            return
        page += 1


def _wanted(row: Row, ask: Ask) -> bool:
    return row.scope != "out" and (ask.provisional or not row.provisional) and _within(row.labels, ask.topics)


def _within(labels: Collection[str], topics: Collection[str]) -> bool:
    return not topics or bool(set(topics) & set(labels))


def _events(conn: sqlite3.Connection, ask: Ask, what: str, told: Collection[int]) -> tuple[Brief, ...]:
    until = (date.fromisoformat(ask.today) + timedelta(days=AHEAD_DAYS)).isoformat()
    events = [event for event in queries.events(conn, ask.today, until) if event.what == what]
    return tuple(
        brief(event.document, event.on, ask)
        for event in events
        if event.document.id not in told and _wanted(event.document, ask)
    )


def _changes(news: News, ask: Ask, told: Collection[int]) -> tuple[Brief, ...]:
    kinds = (("changed", news.changed), ("repealed", news.repealed), ("gone", news.gone), ("back", news.back))
    return tuple(
        brief(row, row.sort_on, ask, what=what)
        for what, rows in kinds
        for row in rows
        if row.id not in told and _wanted(row, ask)
    )


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
