"""Passages of stored texts by label, words and year, each with its headings and its place."""

from __future__ import annotations

import sqlite3
from typing import Any

from assistant import arguments
from assistant.citing import answer, cited
from assistant.named import Refused, ids_of
from assistant.outside import line, quoted
from db import queries
from db.queries.shown import PassageRow

LONGEST_PASSAGE = 1_500


def passages(conn: sqlite3.Connection, asked: arguments.Passages, today: str) -> dict[str, Any]:
    """Passages of the field, those of the newest documents first. Raises `Refused` where nothing is asked for."""
    named = f'"{asked.names_year}" ' if asked.names_year else ""  # first: a quotation mark in the words may stay open
    words = (named + asked.words).strip()
    if not (words or asked.label or asked.document):
        raise Refused("Say what the passages are of: give words, a label, a year that they name or a document.")
    sought = queries.Sought(
        label=ids_of([asked.label])[0] if asked.label else "",
        year=str(asked.year) if asked.year else "",
        text=words,
        documents=(asked.document,) if asked.document else (),
    )
    found = queries.passages(conn, sought, limit=asked.limit + 1, offset=(asked.page - 1) * asked.limit)
    cut = ("passages",) if len(found) > asked.limit else ()
    return answer(
        cut,
        passages=[passage(row) | {"document": cited(row.document)} for row in found[: asked.limit]],
        page=asked.page,
    )


def passage(row: PassageRow) -> dict[str, Any]:
    """A passage with its place, its headings and its labels."""
    return {
        **quoted(row.text, row.at, row.within, LONGEST_PASSAGE),
        "headings": [line(heading) for heading in row.path],
        "labels": [line(label) for label in row.labels],
    }
