"""One document, or all of a view, for reference managers: ``.ris``, ``.bib`` and ``.csl.json``."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from db import queries
from db.queries.shown import Row
from web.answered import export
from web.answered.answer import Answer
from web.asked import view
from web.asked.visit import Visit
from web.pages.document import read
from web.records import references

MOST = 1000  # documents a file; the next ones are named by the header ``link``
TYPES = {
    "ris": "application/x-research-info-systems; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


def document(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The record of one document."""
    row = read(conn, visit).row
    return _answer(conn, visit, [row], references.key(row))


def timeline(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The records of the documents of a view, newest first."""
    number = export.page(visit)
    found = queries.timeline(conn, view.read(visit), page=number, size=MOST, counted=False)
    answer = _answer(conn, visit, found.rows, "zhengce")
    if number * MOST >= found.total:
        return answer
    pairs = [pair for pair in visit.pairs if pair[0] != "page"]
    following = visit.origin + visit.address(visit.path, [*pairs, ("page", str(number + 1))])
    return Answer(answer.body, answer.content_type, headers={**answer.headers, "link": f'<{following}>; rel="next"'})


def _answer(conn: sqlite3.Connection, visit: Visit, rows: Sequence[Row], name: str) -> Answer:
    """The file that the address asks for."""
    labels = queries.labels(conn)
    form = visit.path.rpartition(".")[2]
    if form == "json":
        body = json.dumps([references.csl(row, labels, visit.lang) for row in rows], ensure_ascii=False, indent=1)
    else:
        body = (references.ris if form == "ris" else references.bibtex)(rows, labels, visit.lang)
    headers = {
        "content-disposition": f'attachment; filename="{name}.{"csl.json" if form == "json" else form}"',
        "access-control-allow-origin": "*",
    }
    return Answer(body, TYPES[form], headers=headers)
