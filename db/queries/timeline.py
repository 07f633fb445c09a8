"""The timeline: a view of the documents by filters, with the counts beside each choice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.queries.rows import COLUMNS, NEWEST, TITLES, by_ids, row
from db.queries.shown import Choice, Filters, TimelinePage
from db.search.functions import occurs
from db.search.lookup import ranked_ids
from db.search.match import Match, build
from db.search.query import parse

FACETS = ("label", "issuer", "kind", "status", "source", "year")
_SCOPES = {
    "shown": "d.scope <> 'out'",
    "in": "d.scope = 'in'",
    "unsure": "d.scope = 'unsure'",
    "out": "d.scope = 'out'",
}
_VALUES = {
    "kind": "d.kind",
    "status": "d.status",
    "source": "d.source",
    "year": "substr(d.sort_on, 1, 4)",
    "issuer": "a.name",
    "label": "l.label_id",
}
_JOINS = {
    "issuer": "JOIN document_agencies j ON j.document_id = d.id JOIN agencies a ON a.id = j.agency_id",
    "label": "JOIN document_labels l ON l.document_id = d.id",
}


@dataclass(frozen=True, slots=True)
class _Where:
    """Conditions on documents `d`, each with its values, by the facet that they belong to."""

    parts: tuple[tuple[str, str, tuple[str, ...]], ...]

    def without(self, facet: str) -> tuple[str, tuple[str, ...]]:
        """The SQL and values of all conditions but those of `facet`."""
        kept = [part for part in self.parts if part[0] != facet]
        return " AND ".join(part[1] for part in kept), tuple(value for part in kept for value in part[2])

    @property
    def all(self) -> tuple[str, tuple[str, ...]]:
        """The SQL and values of all conditions."""
        return self.without("")


def timeline(
    conn: sqlite3.Connection, filters: Filters, page: int = 1, size: int = 50, *, counted: bool = True
) -> TimelinePage:
    """One page of a view, newest first, or best first where `filters.order` is ``rank`` and there is a text.

    Without `counted` the choices stay empty: feeds and data have no use for them, and counting is most of the work.
    """
    matched = build(parse(filters.text), lambda text: occurs(conn, text)) if filters.text.strip() else None
    if matched and matched.expression is None:
        return TimelinePage((), 0, page, size, {}, message=matched.message)
    ids = _matching(conn, matched) if matched else None
    plain = ids is None and filters == replace(Filters(), order=filters.order)
    where = _where(conn, filters, ids)
    total = _plain_total(conn) if plain else _total(conn, where)
    if matched and filters.order == "rank":
        rows = by_ids(conn, _ranked(conn, matched, where, (page - 1) * size, size))
    else:
        condition, values = where.all
        found = conn.execute(
            f"SELECT {COLUMNS} FROM documents d {TITLES} WHERE {condition} {NEWEST} LIMIT ? OFFSET ?",
            (*values, size, (page - 1) * size),
        )
        rows = tuple(map(row, found))
    choices: dict[str, tuple[Choice, ...]] = {}
    if counted:
        choices = _plain_choices(conn) if plain else {facet: _choices(conn, where, facet) for facet in FACETS}
    told = (matched.expansions, matched.message) if matched else ((), None)
    return TimelinePage(rows, total, page, size, choices, *told)


def _matching(conn: sqlite3.Connection, matched: Match) -> str:
    found = conn.execute("SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?", (matched.expression,))
    return json.dumps([id for (id,) in found])


def _ranked(conn: sqlite3.Connection, matched: Match, where: _Where, start: int, size: int) -> list[int]:
    """Ids of the view in the order of the search."""
    condition, values = where.all
    kept = {id for (id,) in conn.execute(f"SELECT d.id FROM documents d WHERE {condition}", values)}
    return [id for id in ranked_ids(conn, matched) if id in kept][start : start + size]


def _where(conn: sqlite3.Connection, filters: Filters, ids: str | None) -> _Where:
    parts = [("scope", _SCOPES[filters.scope], ())] if filters.scope in _SCOPES else []
    found: list[tuple[str, str, tuple[str, ...]]] = list(parts)
    if ids is not None:
        found.append(("text", "d.id IN (SELECT value FROM json_each(?))", (ids,)))
    for facet, chosen in (("kind", filters.kinds), ("status", filters.statuses), ("source", filters.sources)):
        if chosen:
            found.append((facet, f"d.{facet} IN ({_marks(chosen)})", chosen))
    if filters.years:
        found.append(("year", f"substr(d.sort_on, 1, 4) IN ({_marks(filters.years)})", filters.years))
    if filters.since:
        found.append(("since", "d.sort_on >= ?", (filters.since,)))
    if filters.until:
        found.append(("until", "d.sort_on < ?", (filters.until + "~",)))
    if filters.issuers:
        found.append(
            (
                "issuer",
                "d.id IN (SELECT j.document_id FROM document_agencies j JOIN agencies a ON a.id = j.agency_id"
                f" WHERE a.name IN ({_marks(filters.issuers)}))",
                filters.issuers,
            )
        )
    for chosen in _label_groups(conn, filters.labels):
        of_any = f"d.id IN (SELECT document_id FROM document_labels WHERE label_id IN ({_marks(chosen)}))"
        found.append(("label", of_any, chosen))
    return _Where(tuple(found))


def _label_groups(conn: sqlite3.Connection, chosen: Iterable[str]) -> list[tuple[str, ...]]:
    """Chosen labels by facet, each parent with its children."""
    known = {id: (facet, parent) for id, facet, parent in conn.execute("SELECT id, facet, parent FROM labels")}
    groups: dict[str, dict[str, None]] = {}
    for id in chosen:
        family = [id, *(child for child, (_, parent) in known.items() if parent == id)]
        facet = next((known[member][0] for member in family if member in known), "")
        groups.setdefault(facet, {}).update(dict.fromkeys(family))
    return [tuple(group) for group in groups.values()]


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def _plain_total(conn: sqlite3.Connection) -> int:
    found = conn.execute("SELECT sum(n) FROM counts WHERE facet = 'scope' AND value <> 'out'").fetchone()
    return int(found[0] or 0)


def _total(conn: sqlite3.Connection, where: _Where) -> int:
    condition, values = where.all
    return int(conn.execute(f"SELECT count(*) FROM documents d WHERE {condition}", values).fetchone()[0])


def _plain_choices(conn: sqlite3.Connection) -> dict[str, tuple[Choice, ...]]:
    """The choices of the whole timeline, from the counts."""
    found: dict[str, list[Choice]] = {facet: [] for facet in FACETS}
    for facet, value, n, newest in conn.execute(
        f"SELECT facet, value, n, newest FROM counts WHERE facet IN ({_marks(FACETS)}) ORDER BY n DESC, value", FACETS
    ):
        found[facet].append(Choice(value, n, newest))
    return {facet: _ordered(facet, choices) for facet, choices in found.items()}


def _choices(conn: sqlite3.Connection, where: _Where, facet: str) -> tuple[Choice, ...]:
    """The choices of one facet in a view: what each would leave together with the filters of the other facets."""
    condition, values = where.all if facet == "label" else where.without(facet)
    value = _VALUES[facet]
    found = conn.execute(
        f"SELECT {value} AS value, count(*) AS n, max(d.sort_on) FROM documents d {_JOINS.get(facet, '')}"
        f" WHERE {condition} GROUP BY value HAVING value IS NOT NULL ORDER BY n DESC, value",
        values,
    )
    return _ordered(facet, [Choice(*choice) for choice in found])


def _ordered(facet: str, choices: list[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda c: c.value, reverse=True) if facet == "year" else choices)
