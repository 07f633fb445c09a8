"""Answers that are lists of documents, targets or days."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from assistant import arguments
from assistant.citing import answer, cited
from assistant.named import ids_of
from assistant.outside import line, quoted
from db import queries
from db.queries.found import Found
from db.queries.shown import Row, TargetRow
from policy import agencies

MOST_EVENTS = 5_000  # happenings that one question looks at
LONGEST_PASSAGE = 600


def search(conn: sqlite3.Connection, asked: arguments.Search, today: str) -> dict[str, Any]:
    """Documents of the timeline by words and filters, with the passage where the words were found."""
    filters = queries.Filters(
        text=asked.text,
        labels=ids_of(asked.labels),
        issuers=tuple(agencies.canonical(name) for name in asked.issuers),
        kinds=asked.kinds,
        statuses=asked.statuses,
        sources=asked.sources,
        years=tuple(map(str, asked.years)),
        since=asked.since,
        until=asked.until,
        order=asked.order,
    )
    found = queries.timeline(conn, filters, asked.page, asked.limit, counted=False)
    where = queries.passages_found(conn, asked.text, [row.id for row in found.rows])
    rows = [cited(row) | (_found(where[row.id]) if row.id in where else {}) for row in found.rows]
    also = [f"{more.word} → {more.found}" for more in found.expansions]
    more = asked.page * asked.limit < found.total
    return answer(
        ("documents",) if more else (),
        documents=rows, total=found.total, page=asked.page, message=found.message, also_looked_for=also,
    )  # fmt: skip


def _found(found: Found) -> dict[str, Any]:
    """A passage on one line, with its place in the text or in the file of this address."""
    place = {"within": "file", "file": line(found.file, 2000)} if found.file else {"within": "text"}
    scan = {"recognised": True} if found.recognised else {}
    return {"quoted": line(found.passage.text), "at": found.passage.at, **place, **scan}


def targets(conn: sqlite3.Connection, asked: arguments.Targets, today: str) -> dict[str, Any]:
    """Numbers that documents set, each with its sentence; the known indicators where none was found."""
    labels = ids_of([asked.label] if asked.label else [])
    chosen: dict[str, Any] = {
        "indicator": asked.indicator, "year": asked.year, "label": labels[0] if labels else None
    }  # fmt: skip
    total = queries.count_targets(conn, **chosen)
    found = queries.targets(conn, **chosen, limit=asked.limit, offset=(asked.page - 1) * asked.limit)
    known = [] if total else [{"indicator": line(name), "targets": n} for name, n in queries.target_choices(conn)[0]]
    more = asked.page * asked.limit < total
    return answer(
        ("targets",) if more else (),
        targets=[target(one) | {"document": cited(one.document)} for one in found],
        total=total, page=asked.page, indicators=known,
    )  # fmt: skip


def target(row: TargetRow) -> dict[str, Any]:
    """A target as data with its sentence."""
    return {
        "indicator": line(row.indicator), "comparator": row.comparator, "value": row.value,
        "value_high": row.value_high, "unit": line(row.unit), "year": row.year, "base_year": row.base_year,
        "scope": line(row.scope), "hedge": line(row.hedge), "sure": row.sure,
        **quoted(row.passage, row.offset, row.within, LONGEST_PASSAGE),
    }  # fmt: skip


def whats_new(conn: sqlite3.Connection, asked: arguments.WhatsNew, today: str) -> dict[str, Any]:
    """What happened to documents since a day: new, changed, repealed, gone, back."""
    until = asked.until.isoformat() if asked.until else None
    found = queries.news(conn, asked.since.isoformat(), until, most=MOST_EVENTS)
    found = queries.only(found, ids_of(asked.labels))
    lists = {
        "new": found.new, "changed": found.changed, "repealed": found.repealed, "gone": found.gone, "back": found.back,
    }  # fmt: skip
    cut = [name for name, rows in lists.items() if found.cut or len(rows) > asked.limit]
    totals = {name: len(rows) for name, rows in lists.items()}
    return answer(cut, **{name: _cited(rows[: asked.limit]) for name, rows in lists.items()}, totals=totals)


def consultations(conn: sqlite3.Connection, asked: arguments.Consultations, today: str) -> dict[str, Any]:
    """Drafts that may be commented on, the most urgent first; with `closed` the last ones whose days are over."""
    found = queries.consultations(conn, today, closed=asked.closed, limit=asked.limit + 1)
    return answer(
        ("consultations",) if len(found) > asked.limit else (),
        consultations=[
            cited(due.document) | {"comments_due_on": due.on, "days_left": due.days} for due in found[: asked.limit]
        ],
        today=today,
    )


def _cited(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [cited(row) for row in rows]
