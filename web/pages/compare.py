"""Documents side by side: what each says under the labels of one facet."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from db import queries
from db.queries.compared import Line
from db.queries.shown import Row
from web.answered.answer import Answer, as_csv, as_json
from web.answered.render import page as render
from web.asked.view import LONGEST_QUERY
from web.asked.visit import Visit
from web.pages import passages
from web.records import comparison
from web.spoken.i18n import catalogue

MOST = 6  # documents side by side
SHOWN = 3  # passages of a cell that are not folded away
OFFERED = 12  # documents that may be added
DEFAULT_FACET = "theme"
_APART = re.compile(r"[\W\d_]+|年度?")  # between the parts of a title that another year's keeps


@dataclass(frozen=True, slots=True)
class Compared:
    """What the address asks for, as it is found. `facets` are the one that is shown and those of the passages."""

    documents: tuple[Row, ...]
    facet: str
    facets: tuple[str, ...]
    lines: tuple[Line, ...]


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The table, and documents that may be added to it."""
    found = read(conn, visit)
    ids = [document.id for document in found.documents]
    text = visit.arg("q")[:LONGEST_QUERY]
    return render(
        "compare.html",
        visit,
        compared=found,
        text=text,
        ids=",".join(map(str, ids)),
        offered=_offered(conn, found.documents, text) if len(ids) < MOST else (),
        address=lambda chosen: visit.address("/compare", _pairs(chosen, found.facet)),
        chosen=ids,
        place=passages.place,
        shown=SHOWN,
        exports=[
            (name, visit.address(f"/compare.{name.lower()}", _pairs(ids, found.facet)))
            for name in ("JSON", "CSV", "DOCX")
        ],
    )


def data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The table as CSV with a column for each document, or as JSON with the passages in full."""
    found = read(conn, visit)
    if visit.path.endswith(".csv"):
        heads = ["label", "name", *(f"{document.title} ({document.sort_on})" for document in found.documents)]
        rows = [
            [line.label.id, getattr(line.label, visit.lang), *("\n".join(p.text for p in cell) for cell in line.cells)]
            for line in found.lines
        ]
        return as_csv(heads, rows, "compare")
    return as_json(
        {
            "facet": found.facet,
            "documents": [{"id": d.id, "title": d.title, "sort_on": d.sort_on} for d in found.documents],
            "rows": [
                {"label": line.label.id, "cells": [[passages.record(visit, p) for p in cell] for cell in line.cells]}
                for line in found.lines
            ],
        }
    )


def word(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The table as a Word document."""
    found = read(conn, visit)
    say = catalogue(visit.lang).ugettext
    body = comparison.docx(say("Side by side"), say("Label"), found.documents, found.lines, visit.lang)
    return Answer(body, comparison.DOCX, headers={"content-disposition": 'attachment; filename="compare.docx"'})


def read(conn: sqlite3.Connection, visit: Visit) -> Compared:
    """The documents that the address names, in its order, and their passages; unknown ones are left out."""
    ids = [int(id) for id in re.findall(r"[0-9]+", visit.arg("documents")) if len(id) < 12]
    known = tuple(dict.fromkeys(label.facet for label in queries.labels(conn).values()))
    asked = visit.arg("facet")
    facet = asked if asked in known else DEFAULT_FACET
    found = queries.compared(conn, list(dict.fromkeys(ids))[:MOST], facet)
    facets = tuple(one for one in known if one in found.facets or one == facet)
    return Compared(found.documents, facet, facets, found.lines)


def _pairs(ids: list[int], facet: str) -> list[tuple[str, str]]:
    return [("documents", ",".join(map(str, ids)))] * bool(ids) + [("facet", facet)]


def _offered(conn: sqlite3.Connection, documents: tuple[Row, ...], text: str) -> list[Row]:
    """Documents that match the words; without words those that share the longest part of the first one's title."""
    if not text and documents:
        text = f'"{max(_APART.split(documents[0].title), key=len)}"'
    filters = queries.Filters(text=text, order="rank")
    found = queries.timeline(conn, filters, size=OFFERED + MOST, counted=False).rows
    return [row for row in found if row not in documents][:OFFERED]
