"""Documents side by side: what each says under each label of a facet."""

from __future__ import annotations

import sqlite3
from typing import Any

from assistant import arguments
from assistant.citing import answer, cited
from assistant.named import Refused
from assistant.passages import passage
from db import queries
from db.queries.compared import Line


def compare(conn: sqlite3.Connection, asked: arguments.Compare, today: str) -> dict[str, Any]:
    """A row for each label that a document speaks of. Raises `Refused` for an unknown document and for one alone."""
    found = queries.compared(conn, asked.documents, asked.facet)
    if found.unknown:
        raise Refused(f"There is no document {found.unknown[0]}.")
    if len(found.documents) < 2:
        raise Refused("These are one document; name another one to compare it with.")
    ids = [document.id for document in found.documents]
    cut = any(len(cell) > asked.limit for row in found.lines for cell in row.cells)
    return answer(
        ("rows",) if cut else (),
        facet=asked.facet,
        other_facets=[facet for facet in found.facets if facet != asked.facet],
        documents=[cited(document) for document in found.documents],
        rows=[_row(row, ids, asked.limit) for row in found.lines],
    )


def _row(row: Line, ids: list[int], limit: int) -> dict[str, Any]:
    return {
        "label": row.label.id,
        "zh": row.label.zh,
        "ja": row.label.ja,
        "en": row.label.en,
        "said": [
            {"document_id": id, "passages": [passage(one) for one in cell[:limit]], "more": max(0, len(cell) - limit)}
            for id, cell in zip(ids, row.cells, strict=True)
        ],
    }
