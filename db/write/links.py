"""Tying citations to the documents that they mean, whichever of the two is stored first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from db.write.identity import cited_forms, is_numbered, number_forms, plan_key

_REPEALING = ("repeals", "replaces")
_TELLING = (
    "征求意见稿",
    "解读",
    "答记者问",
    "新闻发布会",
    "会议",
    "新闻",
    "政策问答",
    "白皮书",
)  # they report repeals, and repeal nothing
# Relations that a set of documents bears, is meant by, or may be meant by.
_CONCERNED = """
WITH changed AS MATERIALIZED (
  SELECT id, number_key, title_key, plan_key FROM documents WHERE id IN (SELECT value FROM json_each(:ids)))
SELECT id FROM relations WHERE document_id IN (SELECT id FROM changed)
UNION SELECT id FROM relations WHERE target_id IN (SELECT id FROM changed)
UNION SELECT id FROM relations WHERE target_key IN (SELECT number_key FROM changed)
UNION SELECT id FROM relations WHERE target_key IN (SELECT value FROM json_each(:cited))
UNION SELECT id FROM relations WHERE target_title_key IN (SELECT title_key FROM changed)
UNION SELECT id FROM relations WHERE target_title_key IN (SELECT plan_key FROM changed)
ORDER BY 1"""


def link(conn: sqlite3.Connection, ids: Iterable[int], run_id: int | None, now: str) -> None:
    """Tie relations to documents, in both directions, for documents that are new or have changed.

    A relation means the document of its number, else of its title; of several the newest that is not younger than the
    citing one. The outcome does not depend on which side was stored first.
    """
    changed = json.dumps(list(ids))
    numbered = conn.execute(
        "SELECT number_key, issuers FROM documents"
        " WHERE number_key IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (changed,),
    )
    cited = [form for key, issuers in numbered for form in cited_forms(key, issuers)]
    found = conn.execute(_CONCERNED, {"ids": changed, "cited": json.dumps(cited)}).fetchall()
    for (relation,) in found:
        _link_one(conn, relation, run_id, now)


def _link_one(conn: sqlite3.Connection, relation: int, run_id: int | None, now: str) -> None:
    row = conn.execute(
        "SELECT r.document_id, r.type, r.target_id, r.target_key, r.target_title_key, r.target_title, d.sort_on"
        " FROM relations r JOIN documents d ON d.id = r.document_id WHERE r.id = ?",
        (relation,),
    ).fetchone()
    citing, kind, old, key, name, title, day = row
    citation = Citation(citing, day, key, name, plan_key(title) if title else None, kind in _REPEALING)
    target = find(conn, citation)
    if target != old:
        conn.execute("UPDATE relations SET target_id = ? WHERE id = ?", (target, relation))
    if citation.repeals:
        for id in {old, target} - {None}:
            set_repealed(conn, id, run_id, now)


@dataclass(frozen=True, slots=True)
class Citation:
    """What is known of a cited document: its keys, who cites it and when. A repealed one is never the younger one."""

    citing: int
    day: str
    number_key: str | None
    title_key: str | None
    plan_key: str | None
    repeals: bool = False


def find(conn: sqlite3.Connection, citation: Citation) -> int | None:
    """The document that a citation means, None while it is not known here."""
    keys = number_forms(citation.number_key) if citation.number_key else ()
    for where, values in (
        ("number_key", keys),
        ("title_key", (citation.title_key,)),
        ("plan_key", (citation.title_key,)),
        ("title_key", (citation.plan_key,)),
    ):
        rows = conn.execute(
            "SELECT id, sort_on, title_key IN (?, ?) AS named, number_key, issuers, url FROM documents"
            f" WHERE {where} IN ({', '.join('?' * len(values))}) AND id <> ?",
            (citation.title_key, citation.plan_key, *values, citation.citing),
        ).fetchall()
        key = citation.number_key
        rows = [row for row in rows if not key or not row[3] or is_numbered(key, row[3], row[4])]
        older = [row for row in rows if row[1] <= citation.day]
        if older:
            best = max((row[2] or 0, row[1]) for row in older)
            return int(min((row[5], row[0]) for row in older if (row[2] or 0, row[1]) == best)[1])
        if rows and not citation.repeals:
            return int(min(rows, key=lambda row: (-(row[2] or 0), row[1], row[5]))[0])
    return None


_COUNTS = """r.type IN ('repeals', 'replaces')
 AND coalesce(d.kind, '') NOT IN (SELECT value FROM json_each(:telling)) AND coalesce(d.status, '') <> '征求意见'
 AND coalesce(r.effective_on, d.effective_on, '') <= :today"""
_NAMES = {"telling": json.dumps(_TELLING)}


def set_repealed(conn: sqlite3.Connection, id: int, run_id: int | None, now: str) -> None:
    """Set `repealed_by` of a document from the relations that mean it; a repeal that is new is a change.

    A repeal counts from the day that its sentence names, else from the day on which its document takes effect.
    """
    by = conn.execute(
        "SELECT r.document_id, r.passage FROM relations r JOIN documents d ON d.id = r.document_id"
        f" WHERE r.target_id = :id AND {_COUNTS} ORDER BY d.sort_on, d.url LIMIT 1",
        _NAMES | {"id": id, "today": now[:10]},
    ).fetchone()
    old = conn.execute("SELECT repealed_by FROM documents WHERE id = ?", (id,)).fetchone()
    new = by[0] if by else None
    if old is None or old[0] == new:
        return
    conn.execute("UPDATE documents SET repealed_by = ? WHERE id = ?", (new, id))
    if by:
        conn.execute(
            "INSERT INTO changes (document_id, run_id, at, what, detail) VALUES (?, ?, ?, 'repealed', ?)",
            (id, run_id, now, by[1]),
        )


def fall_due(conn: sqlite3.Connection, run_id: int | None, now: str) -> None:
    """Mark the documents whose repeal was announced and counts by now."""
    found = conn.execute(
        "SELECT DISTINCT t.id FROM documents t JOIN relations r ON r.target_id = t.id"
        f" JOIN documents d ON d.id = r.document_id WHERE t.repealed_by IS NULL AND {_COUNTS} ORDER BY t.id",
        _NAMES | {"today": now[:10]},
    ).fetchall()
    for (id,) in found:
        set_repealed(conn, id, run_id, now)
