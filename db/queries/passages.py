"""Passages across documents: what they say under a label, in words, in a document."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from db.queries.rows import COLUMNS, TITLES, WIDTH, row
from db.queries.shown import PassageRow
from db.search.expand import groups
from db.search.fold import fold
from db.search.functions import occurs
from db.search.match import build
from db.search.query import parse

_FROM = f"FROM passages y JOIN documents d ON d.id = y.document_id {TITLES}"
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
    found = conn.execute(
        f'SELECT {COLUMNS}, y.id, y.at, y.text, y.path, y.labels, y."within" {_FROM}'
        f" WHERE {' AND '.join(part for part, _ in parts)} ORDER BY d.sort_on DESC, d.id DESC, y.id LIMIT ? OFFSET ?",
        (*(value for _, values in parts for value in values), limit, offset),
    )
    return [_passage(values) for values in found]


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


def _passage(values: tuple[object, ...]) -> PassageRow:
    id, at, text, path, labels, within = values[WIDTH:]
    lists = (tuple(json.loads(str(path))), tuple(json.loads(str(labels))))
    return PassageRow(id, row(values), at, text, *lists, within)  # type: ignore[arg-type]  # as columns
