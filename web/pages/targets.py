"""Targets by indicator and year, each with its passage and document; of one indicator also what was reached."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from db import queries
from db.queries.overview import Table
from db.queries.series import Series
from db.queries.shown import TargetRow
from translation import units
from web.answered import export, listing
from web.answered.answer import Answer, Stream
from web.answered.listing import Listing
from web.answered.render import page as render
from web.asked.visit import Visit
from web.drawn import charts
from web.pages.timeline import no_such_page
from web.spoken import told

SIZE = 100
MOST_POINTS = 60
MOST_UNITS = 3
INDICATORS = 24  # that are listed on top; the form has all of them
FIELDS = (
    "id", "indicator", "comparator", "value", "value_high", "unit", "year", "base_year", "scope", "hedge", "sure",
    "passage", "document_id", "document_title", "page",
)  # fmt: skip


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Targets in the view that the address names."""
    indicator, year, label = visit.arg("indicator"), visit.arg("year"), visit.arg("label")
    number, chosen = export.page(visit), _chosen(visit)
    total = queries.count_targets(conn, **chosen)
    pages = max(1, -(-total // SIZE))
    if number > pages and not indicator:
        visit, number = visit.noticed(no_such_page(visit, number, pages)), pages
    series = queries.series(conn, **chosen) if indicator else None
    found = [] if series else queries.targets(conn, **chosen, limit=SIZE + 1, offset=(number - 1) * SIZE)
    indicators, years = queries.target_choices(conn)
    args = {"indicator": indicator, "year": year, "label": label}
    return render(
        "targets.html",
        visit,
        targets=found[:SIZE],
        series=series,
        total=total,
        is_whole=number == 1 and not any(args.values()),
        indicators=indicators,
        shown_indicators=INDICATORS,
        years=years,
        indicator=indicator,
        year=year,
        label=label,
        labels=queries.labels(conn),
        charts=_charts(visit, series) if series else [],
        more=visit.link("/targets", **args, page=number + 1) if len(found) > SIZE else None,
        exports=_exports(visit, "/targets", args),
        reached_exports=_exports(visit, "/results", args),
    )


def data(conn: sqlite3.Connection, visit: Visit) -> Answer | Stream:
    """The same as JSON or CSV; under the address ``/results`` what was reached."""
    name: Table = "results" if visit.path.startswith("/results") else "targets"
    chosen = _chosen(visit)

    def keys(conn: sqlite3.Connection, start: int, size: int | None) -> tuple[Sequence[int], int]:
        ids = queries.number_ids(conn, name, **chosen)
        return ids[start : None if size is None else start + size], len(ids)

    return listing.answer(
        conn,
        visit,
        Listing(name, FIELDS, keys, lambda conn, ids: [_record(visit, t) for t in queries.numbers(conn, name, ids)]),
    )


def _exports(visit: Visit, path: str, args: Mapping[str, str]) -> list[tuple[str, str]]:
    return [("JSON", visit.link(f"{path}.json", **args)), ("CSV", visit.link(f"{path}.csv", **args))]


def _chosen(visit: Visit) -> dict[str, Any]:
    """What the address narrows the numbers by."""
    indicator, label = visit.arg("indicator") or None, visit.arg("label") or None
    return {"indicator": indicator, "year": _year(visit.arg("year")), "label": label}


def _year(text: str) -> int | None:
    """A year of four figures, else None."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _charts(visit: Visit, series: Series) -> list[tuple[Markup, Markup]]:
    """One chart a unit of the values of an indicator by year, those that were reached among them; with its unit."""
    both = [(t, False) for t in series.targets] + [(t, True) for t in series.results]
    found: dict[str, dict[tuple[int, float, bool], TargetRow]] = {}
    for number, reached in both:
        if number.year:
            found.setdefault(number.unit, {})[number.year, number.value, reached] = number
    largest = sorted(found.items(), key=lambda unit: -len(unit[1]))[:MOST_UNITS]
    charted = []
    for unit, numbers in largest:
        factor, name = units.together([value for _, value, _ in numbers], unit, visit.lang)
        dots = [_point(visit, number, factor, name, reached=key[2]) for key, number in numbers.items()]
        charted.append((told.marked(name, visit.lang), charts.points(dots[:MOST_POINTS], name)))
    return charted


def _point(visit: Visit, number: TargetRow, factor: float, unit: str, *, reached: bool) -> charts.Point:
    """A target or a result as a dot that leads to its document."""
    value = number.value * factor
    title = f"{number.year}: {number.comparator} {charts.figure(value)} {unit}, {number.document.title}"
    place = visit.link(f"/documents/{number.document.id}") + ("#results" if reached else "#targets")
    return charts.Point(number.year or 0, value, title, place, reached)


def _record(visit: Visit, target: TargetRow) -> dict[str, object]:
    """A target as data."""
    record = asdict(target)
    row = target.document
    record.update(document_id=row.id, document_title=row.title, page=f"{visit.site}/documents/{row.id}")
    return record
