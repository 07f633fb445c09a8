"""Where a search found its words, for the rows of a page: the passage, with the words marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from markupsafe import Markup, escape

from db import queries
from db.search.snippets import Marked
from web.spoken.i18n import Lang, catalogue


def passages(conn: sqlite3.Connection, query: str, ids: Sequence[int], lang: Lang) -> dict[int, Markup]:
    """The first passage of each document, marked where it was recognised; none where only the title has the words."""
    mark = Markup(' <span class="tag warn" lang="{}">{}</span>').format(
        lang, catalogue(lang).pgettext("file", "recognised")
    )
    found = queries.passages_found(conn, query, ids)
    return {id: html(one.passage) + (mark if one.recognised else "") for id, one in found.items()}


def html(hit: Marked) -> Markup:
    """A passage with its words in ``mark``."""
    pieces = (Markup("<mark>{}</mark>").format(text) if marked else escape(text) for text, marked in hit.pieces())
    return Markup("").join(pieces)
