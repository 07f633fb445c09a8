"""Where a search found its words, for the rows of a page: the passage, with the words marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from markupsafe import Markup, escape

from db import queries
from db.search.snippets import Marked


def passages(conn: sqlite3.Connection, query: str, ids: Sequence[int]) -> dict[int, Markup]:
    """The first passage of each document; none where only the title has the words."""
    return {id: html(found.passage) for id, found in queries.passages_found(conn, query, ids).items()}


def html(hit: Marked) -> Markup:
    """A passage with its words in ``mark``."""
    pieces = (Markup("<mark>{}</mark>").format(text) if marked else escape(text) for text, marked in hit.pieces())
    return Markup("").join(pieces)
