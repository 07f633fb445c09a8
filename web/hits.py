"""Where a search found its words, for the rows of a page: the passage, with the words marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from markupsafe import Markup, escape

from db.search.functions import occurs
from db.search.match import build
from db.search.query import parse
from db.search.snippets import Marked, passage


def passages(conn: sqlite3.Connection, query: str, ids: Sequence[int]) -> dict[int, Markup]:
    """The first passage of each document, from its text or its attachments; none where only the title has the words."""
    if not query.strip() or not ids:
        return {}
    texts = build(parse(query), lambda text: occurs(conn, text)).texts
    marks = ", ".join("?" * len(ids))
    found: dict[int, Markup] = {}
    for id, text in conn.execute(
        f"SELECT document_id, text FROM bodies WHERE document_id IN ({marks})"  # noqa: S608  # only question marks
        " UNION ALL SELECT a.document_id, t.text FROM attachment_texts t JOIN attachments a ON a.id = t.attachment_id"
        f" WHERE a.document_id IN ({marks})",
        (*ids, *ids),
    ):
        hit = passage(text, texts) if id not in found else None
        if hit:
            found[id] = html(hit)
    return found


def html(hit: Marked) -> Markup:
    """A passage with its words in ``mark``."""
    pieces = (Markup("<mark>{}</mark>").format(text) if marked else escape(text) for text, marked in hit.pieces())
    return Markup("").join(pieces)
