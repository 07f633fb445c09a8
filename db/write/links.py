"""Tying citations to the documents that they mean, whichever of the two is stored first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from db.write.identity import numbers_agree, plan_key

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
)  # they tell of repeals, and repeal nothing
# Relations that a set of documents bears, is meant by, or may be meant by.
_CONCERNED = """
WITH changed AS MATERIALIZED (
  SELECT id, number_key, title_key, plan_key FROM documents WHERE id IN (SELECT value FROM json_each(:ids)))
SELECT id FROM relations WHERE document_id IN (SELECT id FROM changed)
UNION SELECT id FROM relations WHERE target_id IN (SELECT id FROM changed)
UNION SELECT id FROM relations WHERE target_key IN (SELECT number_key FROM changed)
UNION SELECT id FROM relations WHERE target_title_key IN (SELECT title_key FROM changed)
UNION SELECT id FROM relations WHERE target_title_key IN (SELECT plan_key FROM changed)
ORDER BY 1"""


def link(conn: sqlite3.Connection, ids: Iterable[int], run_id: int | None, now: str) -> None:
    """Tie relations to documents, in both directions, for documents that are new or have changed.

    A relation means the document of its number, else of its title; of several the newest that is not younger than the
    citing one. The outcome does not depend on which side was stored first.
    """
    found = conn.execute(_CONCERNED, {"ids": json.dumps(list(ids))}).fetchall()
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
    if target == old:
        return
    conn.execute("UPDATE relations SET target_id = ? WHERE id = ?", (target, relation))
    if citation.repeals:
        for id in (old, target):
            if id is not None:
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
    for where, value in (
        ("number_key = ?", citation.number_key),
        ("title_key = ?", citation.title_key),
        ("plan_key = ?", citation.title_key),
        ("title_key = ?", citation.plan_key),
    ):
        if value is None:
            continue
        rows = conn.execute(
            f"SELECT id, sort_on, title_key IN (?, ?) AS named, number_key FROM documents WHERE {where} AND id <> ?",
            (citation.title_key, citation.plan_key, value, citation.citing),
        ).fetchall()
        key = citation.number_key
        rows = [row for row in rows if not key or not row[3] or numbers_agree(key, row[3])]
        older = [row for row in rows if row[1] <= citation.day]
        if older:
            return int(max(older, key=lambda row: (row[2] or 0, row[1], -row[0]))[0])
        if rows and not citation.repeals:
            return int(min(rows, key=lambda row: (-(row[2] or 0), row[1], row[0]))[0])
    return None


def set_repealed(conn: sqlite3.Connection, id: int, run_id: int | None, now: str) -> None:
    """Set `repealed_by` of a document from the relations that mean it; a repeal that is new is a change."""
    by = conn.execute(
        "SELECT r.document_id, r.passage FROM relations r JOIN documents d ON d.id = r.document_id"
        " WHERE r.target_id = ? AND r.type IN ('repeals', 'replaces')"
        f" AND coalesce(d.kind, '') NOT IN ({', '.join('?' * len(_TELLING))}) AND coalesce(d.status, '') <> '征求意见'"
        " ORDER BY d.sort_on, d.id LIMIT 1",
        (id, *_TELLING),
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
