"""Targets by indicator and year, each with its passage and document."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from markupsafe import Markup

from db import queries
from db.queries.shown import TargetRow
from web import charts, export
from web.answer import Answer
from web.pages.timeline import page_number
from web.render import page as render
from web.visit import Visit

SIZE = 100
MOST_POINTS = 60
MOST_UNITS = 3
FIELDS = (
    "id", "indicator", "comparator", "value", "value_high", "unit", "year", "base_year", "scope", "hedge", "passage",
    "document_id", "document_title", "page",
)  # fmt: skip


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Targets in the view that the address names."""
    indicator, year, label = visit.arg("indicator"), visit.arg("year"), visit.arg("label")
    number = page_number(visit)
    found = _read(conn, visit, limit=SIZE + 1, offset=(number - 1) * SIZE)
    indicators, years = queries.target_choices(conn)
    args = {"indicator": indicator, "year": year, "label": label}
    return render(
        "targets.html",
        visit,
        targets=found[:SIZE],
        total=queries.count_targets(conn, indicator=indicator or None, year=_year(year), label=label or None),
        indicators=indicators,
        years=years,
        indicator=indicator,
        year=year,
        label=label,
        label_list=list(queries.labels(conn).values()),
        charts=_charts(visit, found[:SIZE]) if indicator else [],
        more=visit.link("/targets", **args, page=number + 1) if len(found) > SIZE else None,
        exports=[("JSON", visit.link("/targets.json", **args)), ("CSV", visit.link("/targets.csv", **args))],
    )


def data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The same as JSON or CSV."""
    size = export.size(visit)
    found = _read(conn, visit, limit=size, offset=(page_number(visit) - 1) * size)
    return export.records(visit, [_record(visit, target) for target in found], FIELDS, "targets")


def _read(conn: sqlite3.Connection, visit: Visit, limit: int, offset: int) -> Sequence[TargetRow]:
    """Targets of the view."""
    return queries.targets(
        conn,
        indicator=visit.arg("indicator") or None,
        year=_year(visit.arg("year")),
        label=visit.arg("label") or None,
        limit=limit,
        offset=offset,
    )


def _year(text: str) -> int | None:
    """A year of four figures, else None."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _charts(visit: Visit, targets: Sequence[TargetRow]) -> list[tuple[str, Markup]]:
    """One chart a unit of the values of an indicator by year."""
    dated = sorted((t for t in targets if t.year), key=lambda t: t.unit)
    found = []
    for unit, group in groupby(dated, key=lambda t: t.unit):
        dots = {(t.year, t.value): _point(visit, t) for t in group}
        found.append((unit, charts.points(list(dots.values())[:MOST_POINTS], unit)))
    return found[:MOST_UNITS]


def _point(visit: Visit, target: TargetRow) -> charts.Point:
    """A target as a dot that leads to its document."""
    title = f"{target.year}: {target.comparator} {charts.figure(target.value)} {target.unit}, {target.document.title}"
    return charts.Point(
        target.year or 0, target.value, title, visit.link(f"/documents/{target.document.id}") + "#targets"
    )


def _record(visit: Visit, target: TargetRow) -> dict[str, object]:
    """A target as data."""
    record = asdict(target)
    row = target.document
    record.update(document_id=row.id, document_title=row.title, page=f"{visit.origin}/documents/{row.id}")
    return record
