"""Duties across documents: those of an agency, and those that are due."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from db.queries.bitmaps import answered
from db.queries.rows import with_documents
from db.queries.shown import AgencyRow, DutyRow, Row
from policy import agencies

_OF = "d.scope <> 'out'"
_DUTY = 'y.heading, y.text, y.lead, y.others, y.by, y.due, y.at, y."within"'


def agency(conn: sqlite3.Connection, id: int) -> AgencyRow | None:
    """One agency, None if unknown; `n` and `newest` are those of the documents that it issued."""
    found = conn.execute(
        "SELECT a.id, a.name, a.short, a.ja, a.en, a.rank, coalesce(c.n, 0), c.newest FROM agencies a"
        " LEFT JOIN counts c ON c.facet = 'issuer' AND c.value = a.name WHERE a.id = ?",
        (id,),
    ).fetchone()
    return AgencyRow(*found) if found else None


def duties_of(conn: sqlite3.Connection, name: str, *, limit: int = 200) -> list[DutyRow]:
    """What documents in view ask of the body `name`, however they write it: where it leads first, then the newest."""
    known = agencies.lookup(name)
    names = dict.fromkeys([known.name, known.short, *known.aliases] if known else [name])
    quoted = [json.dumps(name, ensure_ascii=False) for name in names]  # as an element of a list in JSON
    leads, acts = (f"({' OR '.join(f'instr(y.{column}, ?)' for _ in quoted)})" for column in ("lead", "others"))
    wanted = (
        "SELECT y.id FROM duties y JOIN documents d ON d.id = y.document_id"
        f" WHERE ({leads} OR {acts}) AND {_OF} ORDER BY {leads} DESC, d.sort_on DESC, y.id LIMIT ?"
    )

    def read() -> list[int]:
        return [int(id) for (id,) in conn.execute(wanted, (*quoted, *quoted, *quoted, limit))]

    ids = answered(conn, ("duties of", name, limit), read)
    these = f"SELECT y.document_id, y.id, {_DUTY} FROM duties y WHERE y.id IN (SELECT value FROM json_each(?))"
    found = {id: _duty(document, duty) for document, (id, *duty) in with_documents(conn, these, (json.dumps(ids),))}
    return [found[id] for id in ids if id in found]


def duties_due(conn: sqlite3.Connection, since: str, until: str) -> list[DutyRow]:
    """What documents in view ask to be done from `since` to `until` (days, both inclusive), the earliest first."""
    found = with_documents(
        conn,
        f"SELECT d.id, {_DUTY} FROM duties y JOIN documents d ON d.id = y.document_id"
        f" WHERE y.due >= ? AND y.due <= ? AND {_OF} AND y.by NOT LIKE '到%年' ORDER BY y.due, d.id, y.id",
        (since, until),
    )
    return [_duty(*record) for record in found]


def _duty(document: Row, values: list[Any]) -> DutyRow:
    heading, text, lead, others, *rest = values
    return DutyRow(document, heading, text, tuple(json.loads(lead)), tuple(json.loads(others)), *rest)
