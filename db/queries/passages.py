"""Passages across documents: what they say under a label, in words, in a document."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from db.queries.bitmaps import answered, one_state
from db.queries.rows import by_ids
from db.queries.shown import Filters, PassageRow
from db.queries.timeline import among, chosen
from db.search.expand import groups
from db.search.fold import fold
from db.search.functions import occurs
from db.search.query import parse

Record = tuple[int, int, int, str, str, str, str]  # ids of document and passage, place, text, path, labels, within
FIRST, LAST = 50, 12_800  # documents that are looked through at once
COUNTED = 2_000  # documents whose passages are read to count those with the words
_MOST_WORDS = 8  # of a query that are looked for in each passage


@dataclass(frozen=True, slots=True)
class Sought:
    """Which passages: of a label or of those below it, of the documents of a year or of one of `documents`.

    `text` is in the query language of `db.search.query`: its filters narrow the documents, its words must all stand
    in the passage. `order` is that of the documents, as in `Filters`.
    """

    label: str = ""
    year: str = ""
    text: str = ""
    documents: tuple[int, ...] = ()
    order: Literal["new", "seen"] = "new"


def passages(conn: sqlite3.Connection, sought: Sought, *, limit: int = 50, offset: int = 0) -> list[PassageRow]:
    """Passages of documents in view, the newest document first, in the order of its text."""
    found: list[Record] = []
    with one_state(conn):
        for ids in _documents(conn, sought):
            found += _records(conn, sought, ids)
            if len(found) >= offset + limit:
                break
        return _passages(conn, found[offset : offset + limit])


def passages_of(conn: sqlite3.Connection, sought: Sought, ids: Sequence[int]) -> list[PassageRow]:
    """The passages that are sought in documents of the view, in the order of `ids`."""
    return _passages(conn, _records(conn, sought, ids))


def _records(conn: sqlite3.Connection, sought: Sought, ids: Sequence[int]) -> list[Record]:
    parts = [("y.document_id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)), *_conditions(conn, sought)]
    found = conn.execute(
        'SELECT y.document_id, y.id, y.at, y.text, y.path, y.labels, y."within" FROM passages y'
        f" WHERE {' AND '.join(part for part, _ in parts)}",
        [value for _, values in parts for value in values],
    )
    places = {id: place for place, id in enumerate(ids)}
    return sorted(found.fetchall(), key=lambda record: (places[record[0]], record[1]))


def _passages(conn: sqlite3.Connection, records: Sequence[Record]) -> list[PassageRow]:
    documents = {document.id: document for document in by_ids(conn, {record[0] for record in records})}
    return [
        PassageRow(id, documents[of], at, text, tuple(json.loads(path)), tuple(json.loads(labels)), within)
        for of, id, at, text, path, labels, within in records
    ]


def count_passages(conn: sqlite3.Connection, sought: Sought) -> int | None:
    """How many passages are sought; None where words are, in more documents than are read through to count them."""
    question = "passages", sought
    return answered(conn, question, lambda: _in_words(conn, sought) if sought.text.strip() else _in_all(conn, sought))


def _in_words(conn: sqlite3.Connection, sought: Sought) -> int | None:
    ids = passage_documents(conn, sought)
    return len(_records(conn, sought, ids)) if len(ids) <= COUNTED else None


def _in_all(conn: sqlite3.Connection, sought: Sought) -> int:
    """Without words an index tells how many passages each document has under a label."""
    conditions = [*_conditions(conn, sought)]
    where = " AND ".join(part for part, _ in conditions) or "TRUE"
    found: dict[int, int] = dict(
        conn.execute(
            f"SELECT y.document_id, count(*) FROM passages y WHERE {where} GROUP BY y.document_id",
            [value for _, values in conditions for value in values],
        ).fetchall()
    )
    years = (sought.year,) if sought.year else ()
    wanted = [id for id in sought.documents if id in found] if sought.documents else found
    return sum(found[id] for id in among(conn, Filters(years=years), wanted))


def passage_documents(conn: sqlite3.Connection, sought: Sought) -> list[int]:
    """The documents in view whose passages may be those that are sought, newest first."""
    with one_state(conn):
        return [id for ids in _documents(conn, sought) for id in ids]


def _documents(conn: sqlite3.Connection, sought: Sought) -> Iterator[list[int]]:
    """The documents in view that may hold what is sought, newest first, in growing pieces."""
    view, _ = chosen(conn, Filters(text=sought.text, years=(sought.year,) if sought.year else (), order=sought.order))
    if view and sought.documents:
        yield view.among(sought.documents)
        return
    start, size = 0, FIRST
    while view and (ids := view.ids(start, size)):
        yield ids
        start, size = start + size, min(2 * size, LAST)


def _conditions(conn: sqlite3.Connection, sought: Sought) -> Iterator[tuple[str, Sequence[object]]]:
    """What a passage must hold, as SQL with its values."""
    if sought.label:
        family = conn.execute("SELECT id FROM labels WHERE id = ? OR parent = ?", (sought.label, sought.label))
        ids = [json.dumps(id) for (id,) in family] or [json.dumps(sought.label)]
        yield f"({' OR '.join(['instr(y.labels, ?) > 0'] * len(ids))})", ids
    wanted = [word for word in parse(sought.text).words if not word.without][:_MOST_WORDS]
    for group in groups(wanted, lambda words: occurs(conn, words)):
        ways = [" AND ".join(["instr(zhengce_fold(y.text), ?) > 0"] * len(texts)) for texts in group.alternatives]
        yield f"({' OR '.join(ways)})", [fold(words) for texts in group.alternatives for words in texts]
