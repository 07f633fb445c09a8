"""Alerts of a run: what happened to documents that bear chosen labels, as data for a webhook."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from db import queries
from db.queries import watch
from db.queries.shown import Row

MOST = 100  # documents of one message


def alert(conn: sqlite3.Connection, run_id: int, labels: Sequence[str]) -> dict[str, object] | None:
    """What a run saw happen to documents under `labels` and those below them; None where nothing did."""
    if not labels:
        return None
    found = queries.only(queries.news(conn, watch.started_at(conn, run_id)), labels)
    kinds = {
        "new": found.new, "changed": found.changed, "repealed": found.repealed, "gone": found.gone, "back": found.back,
    }  # fmt: skip
    documents = [line for what, rows in kinds.items() for line in _lines(what, rows)]
    if not documents:
        return None
    return {"run": run_id, "labels": list(labels), "total": len(documents), "documents": documents[:MOST]}


def _lines(what: str, rows: Sequence[Row]) -> Iterator[dict[str, object]]:
    for row in rows:
        yield {
            "what": what, "id": row.id, "title": row.title, "title_ja": row.title_ja, "title_en": row.title_en,
            "number": row.number, "issuers": list(row.issuers), "date": row.sort_on, "labels": list(row.labels),
            "comments_due_on": row.comments_due_on, "url": row.url,
        }  # fmt: skip
