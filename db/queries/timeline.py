"""The timeline: a view of the documents by filters, with the counts beside each choice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from db.queries import by_bitmaps, by_rows
from db.queries.bitmaps import kept, one_state
from db.queries.rows import by_ids
from db.queries.shown import Choice, Filters, TimelinePage
from db.search.functions import occurs
from db.search.match import Match, build
from db.search.query import parse

View = by_bitmaps.View | by_rows.View
FACETS = ("label", "issuer", "kind", "status", "source", "year")


def timeline(
    conn: sqlite3.Connection, filters: Filters, page: int = 1, size: int = 50, *, counted: bool = True
) -> TimelinePage:
    """One page of a view, newest first, or best first where `filters.order` is ``rank`` and there is a text.

    A document whose number the text is comes first. Without `counted` the choices stay empty: feeds and data have no
    use for them. Both ways to count, by rows and by bitmaps (see `db.queries.bitmaps`), give the same.
    """
    with one_state(conn):
        view, matched = chosen(conn, filters)
        told = (matched.expansions, matched.message) if matched else ((), None)
        if view is None:
            return TimelinePage((), 0, page, size, {}, *told)
        rows = by_ids(conn, view.ids((page - 1) * size, size))
        choices = {facet: _ordered(facet, view.choices(facet)) for facet in FACETS} if counted else {}
        return TimelinePage(rows, view.total, page, size, choices, *told)


def view_ids(
    conn: sqlite3.Connection, filters: Filters, start: int = 0, size: int | None = None
) -> tuple[list[int], int]:
    """The documents of a view from one of them on (all where `size` is None), in its order, and how many it has."""
    with one_state(conn):
        view, _ = chosen(conn, filters)
        total = view.total if view else 0
        return view.ids(start, total if size is None else size) if view else [], total


def among(conn: sqlite3.Connection, filters: Filters, ids: Iterable[int]) -> list[int]:
    """Those of the documents `ids` that are in a view, newest first."""
    with one_state(conn):
        view, _ = chosen(conn, filters)
        return view.among(ids) if view else []


def chosen(conn: sqlite3.Connection, filters: Filters) -> tuple[View | None, Match | None]:
    """The documents of a view, None where the text cannot be looked for, and what became of the text.

    To be asked and used within `one_state`.
    """
    matched = build(parse(filters.text), lambda text: occurs(conn, text)) if filters.text.strip() else None
    if matched and matched.expression is None:
        return None, matched
    groups, bitmaps = _label_groups(conn, filters.labels), kept(conn)
    if bitmaps:
        return by_bitmaps.View(conn, bitmaps, filters, groups, matched), matched
    return by_rows.View(conn, filters, groups, matched), matched


def _label_groups(conn: sqlite3.Connection, chosen: Iterable[str]) -> list[tuple[str, ...]]:
    """Chosen labels by facet, each parent with its children."""
    known = {id: (facet, parent) for id, facet, parent in conn.execute("SELECT id, facet, parent FROM labels")}
    groups: dict[str, dict[str, None]] = {}
    for id in chosen:
        family = [id, *(child for child, (_, parent) in known.items() if parent == id)]
        facet = next((known[member][0] for member in family if member in known), "")
        groups.setdefault(facet, {}).update(dict.fromkeys(family))
    return [tuple(group) for group in groups.values()]


def _ordered(facet: str, choices: list[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda c: c.value, reverse=True) if facet == "year" else choices)
