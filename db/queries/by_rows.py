"""A view of the timeline from the rows: which documents, in which order, and the counts of choices."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from db.queries.rows import NEWEST, SEEN
from db.queries.shown import Choice, Filters
from db.search.lookup import named_first, ranked_ids
from db.search.match import Match

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
_OF_ISSUER = (
    "d.id IN (SELECT j.document_id FROM document_agencies j JOIN agencies a ON a.id = j.agency_id WHERE a.name IN ({}))"
)
Condition = tuple[str, str, Sequence[str]]  # the facet that it belongs to, its SQL on documents `d`, its values


class View:
    """One view, see `db.queries.timeline`. `groups` are the chosen labels, each parent with its children."""

    def __init__(
        self, conn: sqlite3.Connection, filters: Filters, groups: Sequence[Sequence[str]], matched: Match | None
    ) -> None:
        self._conn, self._filters, self._matched = conn, filters, matched
        self._plain = matched is None and filters == replace(Filters(), order=filters.order)
        self._conditions = [*_conditions(filters, groups)]
        if matched:
            self._conditions.append(("text", "d.id IN (SELECT value FROM json_each(?))", (_hits(conn, matched),)))

    def _meeting(self, left_out: str | None = None) -> tuple[str, tuple[str, ...]]:
        """The SQL and values of all conditions but those of a facet."""
        met = [condition for condition in self._conditions if condition[0] != left_out]
        return " AND ".join(sql for _, sql, _ in met), tuple(value for _, _, values in met for value in values)

    @property
    def total(self) -> int:
        """How many documents."""
        if self._plain:
            kept = "SELECT sum(n) FROM counts WHERE facet = 'scope' AND value <> 'out'"
            return int(self._conn.execute(kept).fetchone()[0] or 0)
        condition, values = self._meeting()
        return int(self._conn.execute(f"SELECT count(*) FROM documents d WHERE {condition}", values).fetchone()[0])

    def ids(self, start: int, size: int) -> list[int]:
        """The documents of a page."""
        condition, values = self._meeting()
        matched = self._matched
        if matched and self._filters.order == "rank":
            kept = {id for (id,) in self._conn.execute(f"SELECT d.id FROM documents d WHERE {condition}", values)}
            return [id for id in ranked_ids(self._conn, matched) if id in kept][start : start + size]
        by_sight = self._filters.order == "seen"
        order = f"ORDER BY {SEEN}" if by_sight else named_first(matched) + NEWEST
        numbers = matched.numbers if matched and not by_sight else ()
        found = self._conn.execute(
            f"SELECT d.id FROM documents d WHERE {condition} {order} LIMIT ? OFFSET ?",
            (*values, *numbers, size, start),
        )
        return [int(id) for (id,) in found]

    def among(self, ids: Iterable[int]) -> list[int]:
        """Those of the documents that are in the view, newest first."""
        condition, values = self._meeting()
        these = f"d.id IN (SELECT value FROM json_each(?)) AND {condition}"
        found = self._conn.execute(
            f"SELECT d.id FROM documents d WHERE {these} ORDER BY {NEWEST}", (json.dumps(list(ids)), *values)
        )
        return [int(id) for (id,) in found]

    def choices(self, facet: str) -> list[Choice]:
        """The choices of a facet, the most frequent first: what each would leave with the filters of the others."""
        if self._plain:
            kept = "SELECT value, n FROM counts WHERE facet = ? ORDER BY n DESC, value"
            return [Choice(*choice) for choice in self._conn.execute(kept, (facet,))]
        condition, values = self._meeting(None if facet == "label" else facet)
        value = _VALUES[facet]
        found = self._conn.execute(
            f"SELECT {value} AS value, count(*) AS n FROM documents d {_JOINS.get(facet, '')}"
            f" WHERE {condition} GROUP BY value HAVING value IS NOT NULL ORDER BY n DESC, value",
            values,
        )
        return [Choice(*choice) for choice in found]


def _conditions(filters: Filters, groups: Sequence[Sequence[str]]) -> list[Condition]:
    found: list[Condition] = [("scope", _SCOPES[filters.scope], ())]
    found += [("day", "d.sort_on >= ?", (filters.since,))] if filters.since else []
    found += [("day", "d.sort_on < ?", (filters.until + "~",))] if filters.until else []
    of_label = "d.id IN (SELECT document_id FROM document_labels WHERE label_id IN ({}))"
    chosen = [
        ("kind", "d.kind IN ({})", filters.kinds),
        ("status", "d.status IN ({})", filters.statuses),
        ("source", "d.source IN ({})", filters.sources),
        ("year", "substr(d.sort_on, 1, 4) IN ({})", filters.years),
        ("issuer", _OF_ISSUER, filters.issuers),
        *(("label", of_label, group) for group in groups),
    ]
    return found + [(facet, sql.format(_marks(values)), values) for facet, sql, values in chosen if values]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _hits(conn: sqlite3.Connection, matched: Match) -> str:
    """The ids that the text index finds, as a JSON list."""
    sql = "SELECT json_group_array(rowid) FROM documents_fts WHERE documents_fts MATCH ?"
    return str(conn.execute(sql, (matched.expression,)).fetchone()[0])
