"""Documents side by side: what each says under the labels of one facet."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.queries.passages import Sought, passages
from db.queries.rows import by_ids, labels
from db.queries.shown import LabelInfo, PassageRow, Row

MOST_PASSAGES = 400  # of a document


@dataclass(frozen=True, slots=True)
class Line:
    """What each of the compared documents, in their order, says under one label."""

    label: LabelInfo
    cells: tuple[tuple[PassageRow, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The documents, a line for each label of the facet that they speak of, and the facets that they have labels of.

    `unknown` are the ids for which there is no document.
    """

    documents: tuple[Row, ...]
    unknown: tuple[int, ...]
    facets: tuple[str, ...]
    lines: tuple[Line, ...]


def compared(conn: sqlite3.Connection, ids: Iterable[int], facet: str) -> Comparison:
    """The documents of these ids in their order, each once, with the first `MOST_PASSAGES` passages of each.

    An id that was joined to another document stands for that one; unknown ones and documents out of view say nothing.
    """
    now = _joined(conn, ids)
    documents = by_ids(conn, dict.fromkeys(now.values()))
    unknown = tuple(id for id, joined in now.items() if joined not in {document.id for document in documents})
    known = labels(conn)
    said = [passages(conn, Sought(documents=(document.id,)), limit=MOST_PASSAGES) for document in documents]
    borne = {known[id].facet for found in said for passage in found for id in passage.labels if id in known}
    facets = tuple(dict.fromkeys(label.facet for label in known.values() if label.facet in borne))
    return Comparison(documents, unknown, facets, tuple(_lines(said, known, facet)))


def _joined(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, int]:
    """Each id -> the one that its document has now."""
    wanted = list(ids)
    moved = dict(
        conn.execute(
            "SELECT id, document_id FROM moved_documents WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        ).fetchall()
    )
    return {id: moved.get(id, id) for id in wanted}


def _lines(said: Sequence[Sequence[PassageRow]], known: Mapping[str, LabelInfo], facet: str) -> list[Line]:
    """A line for each label of `facet` that a passage bears, in the order of the taxonomy."""
    found: dict[str, list[list[PassageRow]]] = {}
    for column, found_there in enumerate(said):
        for passage in found_there:
            for label in passage.labels:
                found.setdefault(label, [[] for _ in said])[column].append(passage)
    return [
        Line(label, tuple(map(tuple, found[id]))) for id, label in known.items() if label.facet == facet and id in found
    ]
