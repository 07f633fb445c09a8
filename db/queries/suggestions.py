"""What to ask instead of a view in which there is no document: without a filter, or in other words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.queries.bitmaps import one_state
from db.queries.shown import Filters
from db.queries.timeline import chosen
from db.search.functions import occurs

MOST = 5
LONGEST = 16  # characters of a word that is looked for in pieces
PIECES = 3
_LISTS = ("labels", "issuers", "kinds", "statuses", "sources", "years")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another view and how many documents it has."""

    filters: Filters
    n: int


def suggestions(conn: sqlite3.Connection, filters: Filters) -> list[Suggestion]:
    """Views near `filters` in which there are documents, those that keep most of it first."""
    found: list[Suggestion] = []
    with one_state(conn):
        for other in dict.fromkeys(_others(conn, filters)):
            view, _ = chosen(conn, other)
            n = view.total if view else 0
            if n:
                found.append(Suggestion(other, n))
            if len(found) == MOST:
                break
    return found


def _others(conn: sqlite3.Connection, filters: Filters) -> Iterator[Filters]:
    """One filter less, one word less, the longest pieces of a word that occur, the words without any filter."""
    for name in _LISTS:
        if getattr(filters, name):
            yield replace(filters, **{name: ()})  # type: ignore[arg-type]  # all of them are tuples of text
    if filters.since or filters.until:
        yield replace(filters, since=None, until=None)
    if filters.scope != "shown":
        yield replace(filters, scope="shown")
    words = filters.text.split()
    if len(words) > 1:
        for place in range(len(words)):
            yield replace(filters, text=" ".join([*words[:place], *words[place + 1 :]]))
    elif words:
        for piece in _pieces(conn, words[0]):
            yield replace(filters, text=piece)
    if words:
        yield replace(Filters(), text=filters.text)
        for word in words:
            yield replace(Filters(), text=word)


def _pieces(conn: sqlite3.Connection, word: str) -> list[str]:
    """The longest parts of a word, of at least two characters, that some document has."""
    if len(word) > LONGEST or word.isascii():
        return []
    for size in range(len(word) - 1, 1, -1):
        parts = [word[at : at + size] for at in range(len(word) - size + 1)]
        there = [part for part in parts if occurs(conn, part)]
        if there:
            return there[:PIECES]
    return []
