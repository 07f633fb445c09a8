"""Passages across documents: what they say under a label, in words, in a document."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from db.queries.rows import NEWEST, with_documents
from db.queries.shown import PassageRow, Row
from db.search.expand import groups
from db.search.fold import fold
from db.search.functions import occurs
from db.search.match import build
from db.search.query import parse

_MOST_WORDS = 8  # of a query that are looked for in each passage


@dataclass(frozen=True, slots=True)
class Sought:
    """Which passages: of a label or of those below it, of the documents of a year or of one of `documents`.

    `text` is in the query language of `db.search.query`: its filters narrow the documents, its words must all stand
    in the passage.
    """

    label: str = ""
    year: str = ""
    text: str = ""
    documents: tuple[int, ...] = ()


def passages(conn: sqlite3.Connection, sought: Sought, *, limit: int = 50, offset: int = 0) -> list[PassageRow]:
    """Passages of documents in view, the newest document first, in the order of its text."""
    parts = list(_conditions(conn, sought))
    found = with_documents(
        conn,
        'SELECT d.id, y.id, y.at, y.text, y.path, y.labels, y."within"'
        " FROM documents d CROSS JOIN passages y ON y.document_id = d.id"  # CROSS: by day, so that LIMIT ends it early
        f" WHERE {' AND '.join(part for part, _ in parts)} ORDER BY {NEWEST}, y.id LIMIT ? OFFSET ?",
        (*(value for _, values in parts for value in values), limit, offset),
    )
    return [_passage(*record) for record in found]


def _conditions(conn: sqlite3.Connection, sought: Sought) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield "d.scope <> 'out'", ()
    if sought.documents:
        yield "d.id IN (SELECT value FROM json_each(?))", (json.dumps(sought.documents),)
    if sought.year:
        yield "d.sort_on >= ? AND d.sort_on < ?", (sought.year, sought.year + "~")
    if sought.label:
        family = conn.execute("SELECT id FROM labels WHERE id = ? OR parent = ?", (sought.label, sought.label))
        ids = [json.dumps(id) for (id,) in family] or [json.dumps(sought.label)]
        yield f"({' OR '.join(['instr(y.labels, ?) > 0'] * len(ids))})", tuple(ids)
    if sought.text:
        yield from _words(conn, sought.text)


def _words(conn: sqlite3.Connection, text: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The documents that the query finds, and of them the passages in which its words stand."""
    query = parse(text)
    matched = build(query, lambda words: occurs(conn, words))
    if matched.expression is None:
        yield "0", ()
        return
    ids = "SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?"
    yield f"d.id IN ({ids})", (matched.expression,)
    wanted = [word for word in query.words if not word.without][:_MOST_WORDS]
    for group in groups(wanted, lambda words: occurs(conn, words)):
        ways = [" AND ".join(["instr(zhengce_fold(y.text), ?) > 0"] * len(texts)) for texts in group.alternatives]
        yield f"({' OR '.join(ways)})", tuple(fold(words) for texts in group.alternatives for words in texts)


def _passage(document: Row, values: list[Any]) -> PassageRow:
    id, at, text, path, labels, within = values
    return PassageRow(id, document, at, text, tuple(json.loads(path)), tuple(json.loads(labels)), within)
