"""Rows of lists: one statement for all places that show documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from db.queries.bitmaps import answered
from db.queries.shown import LabelInfo, LabelProof, Row
from policy import Evidence
from policy.facts import FACTS

PROVISIONAL = "NOT EXISTS (SELECT 1 FROM publications p WHERE p.document_id = d.id AND p.template <> 'general')"
_DERIVED = ("labels", "unsure", "title_ja", "title_draft", "title_en", "title_en_draft", "provisional")
_FIELDS = tuple(part.name for part in fields(Row) if part.name not in ("more", *_DERIVED))
_MORE = tuple(fact for fact in FACTS if fact.listed and fact.name not in (*_FIELDS, *_DERIVED))
_OWN = ", ".join([*_FIELDS, *(fact.name for fact in _MORE)])  # columns of the documents table
_THESE = "IN (SELECT value FROM json_each(?))"
NEWEST = "d.sort_on DESC, d.id DESC"
SEEN = "max(d.first_seen, coalesce(d.changed_at, ''), coalesce(d.gone_since, '')) DESC, d.id DESC"  # has an index


def by_ids(conn: sqlite3.Connection, ids: Iterable[int]) -> tuple[Row, ...]:
    """The documents of these ids, in their order; unknown ones left out."""
    wanted = list(ids)
    these = (json.dumps(wanted),)
    labels, unsure = _labels(conn, these)
    titles = _titles(conn, these)
    rows: dict[int, Row] = {}
    for provisional, *values in conn.execute(f"SELECT {PROVISIONAL}, {_OWN} FROM documents d WHERE id {_THESE}", these):
        cells = dict(zip(_FIELDS, values, strict=False))
        id = cells["id"]
        cells["issuers"] = tuple([name for name in cells["issuers"].split("、") if name])
        more = {
            fact.name: cell if fact.form == "text" else fact.shown(fact.value(cell, {}))
            for fact, cell in zip(_MORE, values[len(_FIELDS) :], strict=True)
        }
        ja, en = titles.get((id, "ja"), (None, False)), titles.get((id, "en"), (None, False))
        rows[id] = Row(
            **cells, more=more, labels=tuple(labels.get(id, ())), unsure=tuple(unsure.get(id, ())), title_ja=ja[0],
            title_draft=ja[1], title_en=en[0], title_en_draft=en[1], provisional=bool(provisional),
        )  # fmt: skip
    return tuple(rows[id] for id in wanted if id in rows)


def with_documents(
    conn: sqlite3.Connection, statement: str, values: Sequence[object] = ()
) -> list[tuple[Row, list[Any]]]:
    """Records and their documents, whose ids are the first column of `statement`."""
    records = conn.execute(statement, values).fetchall()
    documents = {row.id: row for row in by_ids(conn, {record[0] for record in records})}
    return [(documents[id], rest) for id, *rest in records]


def _labels(conn: sqlite3.Connection, these: tuple[str]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Document id -> its labels in the order of the taxonomy, and those of them that are not sure."""
    every: dict[int, list[str]] = {}
    unsure: dict[int, list[str]] = {}
    for id, label, sure in conn.execute(
        f"SELECT document_id, label_id, sure FROM document_labels WHERE document_id {_THESE}", these
    ):
        every.setdefault(id, []).append(label)
        if not sure:
            unsure.setdefault(id, []).append(label)
    place = {id: n for n, id in enumerate(labels(conn))}
    for found in (*every.values(), *unsure.values()):
        found.sort(key=place.__getitem__)
    return every, unsure


def _titles(conn: sqlite3.Connection, these: tuple[str]) -> dict[tuple[int, str], tuple[str, bool]]:
    """(Document id, language) -> the title and whether it is a draft."""
    found = conn.execute(f"SELECT document_id, lang, title, draft FROM translations WHERE document_id {_THESE}", these)
    return {(id, lang): (title, bool(draft)) for id, lang, title, draft in found}


def labels(conn: sqlite3.Connection) -> dict[str, LabelInfo]:
    """The taxonomy, in its order: id -> label."""
    asked = "SELECT id, facet, parent, zh, ja, en, means FROM labels ORDER BY position, id"
    return answered(conn, ("labels",), lambda: {values[0]: LabelInfo(*values) for values in conn.execute(asked)})


def proofs(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, tuple[LabelProof, ...]]:
    """Document id -> its labels with what proves them, in the order of the taxonomy."""
    wanted = json.dumps(list(ids))
    evidence: dict[tuple[int, str], list[Evidence]] = {}
    for id, label, *place in conn.execute(
        'SELECT document_id, label_id, term, field, "offset", passage FROM evidence'
        " WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY document_id, label_id, position",
        (wanted,),
    ):
        evidence.setdefault((id, label), []).append(Evidence(*place))
    known = labels(conn)
    found: dict[int, list[LabelProof]] = {}
    for id, label, score, sure, derived_from, settled in conn.execute(
        "SELECT l.document_id, l.label_id, l.score, l.sure, l.derived_from, l.settled FROM document_labels l"
        " JOIN labels n ON n.id = l.label_id WHERE l.document_id IN (SELECT value FROM json_each(?))"
        " ORDER BY l.document_id, n.position",
        (wanted,),
    ):
        proof = tuple(evidence.get((id, label), ()))
        found.setdefault(id, []).append(LabelProof(known[label], score, bool(sure), derived_from, settled, proof))
    return {id: tuple(labelled) for id, labelled in found.items()}


def count_documents(conn: sqlite3.Connection) -> int:
    """All documents, those out of scope too."""
    return int(conn.execute("SELECT count(*) FROM documents").fetchone()[0])


def highest_id(conn: sqlite3.Connection) -> int:
    """The highest document id, 0 in an empty database."""
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()[0])


def document_dates(conn: sqlite3.Connection, after: int, upto: int) -> list[tuple[int, str]]:
    """(id, instant of the last change) of the documents in view with after < id <= upto, for the sitemap."""
    found = conn.execute(
        "SELECT id, coalesce(changed_at, first_seen) FROM documents WHERE id > ? AND id <= ? AND scope <> 'out'"
        " ORDER BY id",
        (after, upto),
    )
    return [(int(id), str(day)) for id, day in found]
