"""Rows of lists: one statement for all places that show documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields

from db.queries.shown import LabelInfo, LabelProof, Row
from policy import Evidence
from policy.facts import FACTS

PROVISIONAL = "NOT EXISTS (SELECT 1 FROM publications p WHERE p.document_id = d.id AND p.template <> 'general')"
# What of a row is no column of the documents table; `d` is that table, `t` and `e` its Japanese and English titles.
_COMPUTED = {
    "title_ja": "t.title",
    "title_draft": "coalesce(t.draft, 0)",
    "title_en": "e.title",
    "title_en_draft": "coalesce(e.draft, 0)",
    "labels": "(SELECT group_concat(label_id, ' ') FROM (SELECT l.label_id FROM document_labels l"
    " JOIN labels n ON n.id = l.label_id WHERE l.document_id = d.id ORDER BY n.position))",
    "provisional": PROVISIONAL,
    "unsure": "(SELECT group_concat(label_id, ' ') FROM document_labels u WHERE u.document_id = d.id AND u.sure = 0)",
}
_FIELDS = tuple(part.name for part in fields(Row) if part.name != "more")
_MORE = tuple(fact for fact in FACTS if fact.listed and fact.name not in _FIELDS)
COLUMNS = ", ".join([_COMPUTED.get(name, f"d.{name}") for name in _FIELDS] + [f"d.{fact.name}" for fact in _MORE])
TITLES = (
    "LEFT JOIN translations t ON t.document_id = d.id AND t.lang = 'ja'"
    " LEFT JOIN translations e ON e.document_id = d.id AND e.lang = 'en'"
)
WIDTH = len(_FIELDS) + len(_MORE)
NEWEST = "d.sort_on DESC, d.id DESC"


def row(values: Sequence[object]) -> Row:
    """A row from the values of `COLUMNS`."""
    cells = dict(zip(_FIELDS, values, strict=False))
    for flag in ("title_draft", "title_en_draft", "provisional"):
        cells[flag] = bool(cells[flag])
    cells["issuers"] = tuple(name for name in str(cells["issuers"]).split("、") if name)
    for labelled in ("labels", "unsure"):
        cells[labelled] = tuple(str(cells[labelled] or "").split())
    rest = zip(_MORE, values[len(_FIELDS) : WIDTH], strict=True)
    more = {fact.name: fact.shown(fact.value(cell, {})) for fact, cell in rest}
    return Row(**cells, more=more)  # type: ignore[arg-type]  # the statement gives each column its field


def by_ids(conn: sqlite3.Connection, ids: Iterable[int]) -> tuple[Row, ...]:
    """The documents of these ids, in their order; unknown ones left out."""
    wanted = list(ids)
    found = conn.execute(
        f"SELECT {COLUMNS} FROM documents d {TITLES} WHERE d.id IN (SELECT value FROM json_each(?))",
        (json.dumps(wanted),),
    )
    rows = {values[0]: row(values) for values in found}
    return tuple(rows[id] for id in wanted if id in rows)


def labels(conn: sqlite3.Connection) -> dict[str, LabelInfo]:
    """The taxonomy, in its order: id -> label."""
    found = conn.execute("SELECT id, facet, parent, zh, ja, en, means FROM labels ORDER BY position, id")
    return {values[0]: LabelInfo(*values) for values in found}


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
