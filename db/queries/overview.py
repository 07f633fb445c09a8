"""Overviews: the map of labels, agencies, targets, the review queue."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable
from typing import Any, Literal

from db.queries.bitmaps import answered
from db.queries.rows import NEWEST, by_ids, labels, with_documents
from db.queries.shown import AgencyRow, LabelCount, ReviewRow, Row, TargetRow

_NUMBER = (
    "d.id, g.id, g.indicator, g.comparator, g.value, g.value_high, g.unit, g.year, g.base_year, g.scope, g.hedge,"
    ' g."offset", g.passage, g."within", g.sure'
)
Table = Literal["targets", "results"]
_NUMBERS = "FROM {table} g JOIN documents d ON d.id = g.document_id"
_NEWEST_OF = (
    "SELECT d.id FROM documents d JOIN document_labels l ON l.document_id = d.id AND l.label_id = ?"
    " WHERE d.sort_on = ? AND d.scope <> 'out' ORDER BY d.id DESC LIMIT 1"
)


def label_counts(conn: sqlite3.Connection, *, since: str = "") -> list[LabelCount]:
    """Every label in the order of the taxonomy with its documents, the newest of them and its months.

    Months before `since` (YYYY-MM) are left out.
    """
    counted = conn.execute("SELECT value, n, newest FROM counts WHERE facet = 'label'")
    counts = {label: (n, day) for label, n, day in counted}
    months: dict[str, list[tuple[str, int]]] = {}
    by_month = "SELECT value, n FROM counts WHERE facet = 'month_label' AND value >= ? ORDER BY value"
    for value, n in conn.execute(by_month, (since,)):
        month, label = value.split(" ", 1)
        months.setdefault(label, []).append((month, n))
    newest = {
        label: found[0]
        for label, (_, day) in counts.items()
        if (found := conn.execute(_NEWEST_OF, (label, day)).fetchone())
    }
    rows: dict[int, Row] = {document.id: document for document in by_ids(conn, set(newest.values()))}
    return [
        LabelCount(label, counts.get(id, (0, None))[0], rows.get(newest.get(id, 0)), tuple(months.get(id, ())))
        for id, label in labels(conn).items()
    ]


def agencies(conn: sqlite3.Connection) -> list[AgencyRow]:
    """Issuers of documents in view, by rank, then by how many documents they have."""
    found = conn.execute(
        "SELECT a.id, a.name, a.short, a.ja, a.en, a.rank, c.n, c.newest FROM counts c"
        " JOIN agencies a ON a.name = c.value WHERE c.facet = 'issuer' ORDER BY a.rank, c.n DESC, a.name"
    )
    return [AgencyRow(*agency) for agency in found]


def targets(  # noqa: PLR0913 - the filters of the page, one parameter each
    conn: sqlite3.Connection,
    *,
    indicator: str | None = None,
    year: int | None = None,
    label: str | None = None,
    limit: int = 200,
    offset: int = 0,
) -> list[TargetRow]:
    """Targets of documents in view, newest document first."""
    ids = number_ids(conn, "targets", indicator=indicator, year=year, label=label)
    return numbers(conn, "targets", ids[offset : offset + limit])


def results(  # noqa: PLR0913 - as `targets`
    conn: sqlite3.Connection,
    *,
    indicator: str | None = None,
    year: int | None = None,
    label: str | None = None,
    limit: int = 200,
    offset: int = 0,
) -> list[TargetRow]:
    """Numbers that documents in view say were reached, newest document first."""
    ids = number_ids(conn, "results", indicator=indicator, year=year, label=label)
    return numbers(conn, "results", ids[offset : offset + limit])


def number_ids(
    conn: sqlite3.Connection, table: Table, *, indicator: str | None = None, year: int | None = None,
    label: str | None = None,
) -> array[int]:  # fmt: skip
    """Ids of all targets, or results, of documents in view, newest document first, in the order of its text."""

    def read() -> array[int]:
        condition, values = _target_filter(indicator, year, label)
        ids = f"SELECT g.id {_NUMBERS.format(table=table)} WHERE {condition}"
        found = conn.execute(f'{ids} ORDER BY {NEWEST}, g."offset", g.id', values)
        return array("q", (id for (id,) in found))

    return answered(conn, ("numbers", table, indicator, year, label), read)


def numbers(conn: sqlite3.Connection, table: Table, ids: Iterable[int]) -> list[TargetRow]:
    """The targets, or results, of these ids, in their order."""
    wanted = list(ids)
    these = f"SELECT {_NUMBER} {_NUMBERS.format(table=table)} WHERE g.id IN (SELECT value FROM json_each(?))"
    found = {
        values[0]: _target(document, values) for document, values in with_documents(conn, these, (json.dumps(wanted),))
    }
    return [found[id] for id in wanted if id in found]


def targets_of(conn: sqlite3.Connection, id: int) -> tuple[TargetRow, ...]:
    """Targets of one document, in the order of its text."""
    of = f'SELECT {_NUMBER} {_NUMBERS.format(table="targets")} WHERE d.id = ? ORDER BY g."offset", g.id'
    return tuple(_target(*record) for record in with_documents(conn, of, (id,)))


def _target(document: Row, values: list[Any]) -> TargetRow:
    id, *rest, sure = values
    return TargetRow(id, document, *(*rest, bool(sure)))


def count_targets(
    conn: sqlite3.Connection, *, indicator: str | None = None, year: int | None = None, label: str | None = None
) -> int:
    """How many targets `targets` would find."""
    return len(number_ids(conn, "targets", indicator=indicator, year=year, label=label))


def target_choices(conn: sqlite3.Connection) -> tuple[list[tuple[str, int]], list[tuple[int, int]]]:
    """(indicator, n), the most frequent 200 first, and (year, n), the earliest first, of documents in view.

    Of indicators what was reached counts too.
    """
    shown = f"{_NUMBERS.format(table='targets')} WHERE d.scope <> 'out'"
    both = f"SELECT g.indicator {shown} UNION ALL SELECT g.indicator {shown.replace('targets', 'results')}"
    indicators = (
        f"SELECT indicator, count(*) AS n FROM ({both}) GROUP BY indicator ORDER BY n DESC, indicator LIMIT 200"
    )
    years = f"SELECT g.year, count(*) {shown} AND g.year IS NOT NULL GROUP BY g.year ORDER BY g.year"
    return answered(
        conn, ("choices",), lambda: (conn.execute(indicators).fetchall(), conn.execute(years).fetchall())
    )  # fmt: skip


def _target_filter(indicator: str | None, year: int | None, label: str | None) -> tuple[str, tuple[object, ...]]:
    parts: list[tuple[str, tuple[object, ...]]] = [("d.scope <> 'out'", ())]
    if indicator:
        parts.append(("g.indicator = ?", (indicator,)))
    if year is not None:
        parts.append(("g.year = ?", (year,)))
    if label:
        ids = "SELECT id FROM labels WHERE id = ? OR parent = ?"
        parts.append((f"d.id IN (SELECT document_id FROM document_labels WHERE label_id IN ({ids}))", (label, label)))
    return " AND ".join(part for part, _ in parts), tuple(value for _, values in parts for value in values)


def review(conn: sqlite3.Connection, *, limit: int = 100, offset: int = 0) -> list[ReviewRow]:
    """What is unsure: scopes first, then labels, the newest documents first."""
    return review_of(conn, review_keys(conn)[offset : offset + limit])


def review_keys(conn: sqlite3.Connection) -> list[tuple[int, str]]:
    """(document, what) of all that is unsure, in that order."""
    keys = (
        "SELECT r.document_id, r.what FROM review r JOIN documents d ON d.id = r.document_id"
        f" WHERE d.scope <> 'out' ORDER BY r.what = 'scope' DESC, {NEWEST}, r.what"
    )
    return answered(conn, ("review",), lambda: [(id, what) for id, what in conn.execute(keys)])


def review_of(conn: sqlite3.Connection, keys: Iterable[tuple[int, str]]) -> list[ReviewRow]:
    """What is unsure, by its keys."""
    wanted = list(keys)
    found = with_documents(
        conn,
        "SELECT document_id, what, reason, since FROM review WHERE document_id IN (SELECT value FROM json_each(?))",
        (json.dumps([id for id, _ in wanted]),),
    )
    rows = {(document.id, unsure[0]): ReviewRow(document, *unsure) for document, unsure in found}
    return [rows[key] for key in wanted if key in rows]
