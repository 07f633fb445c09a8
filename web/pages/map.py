"""The 1+N map: the whole label space with counts, newest documents and sparklines; gaps are seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from db import queries
from db.queries.shown import LabelCount, LabelInfo, Row
from web.answered import export
from web.answered.answer import Answer
from web.answered.facets import label_name
from web.answered.render import page as render
from web.asked.visit import Visit
from web.drawn import charts
from web.pages.home import last_months

QUARTERS = 20
TOP, PLAN = "1", "N.plan"
GROUPS = ("N.field", "N.sector", "N.support")
# The four working groups of the Japan–China energy-saving and environment forum, each a view of the timeline.
FORUM = (("energy-saving",), ("electric-smart-vehicles",), ("hydrogen", "clean-energy"), ("sewage-sludge",))
FIELDS = ("id", "facet", "parent", "zh", "ja", "en", "n", "newest_on", "newest_title", "newest_page")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the map."""

    label: LabelInfo
    n: int
    newest: Row | None
    spark: Markup


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The map of the 1+N system: every label with its number, its newest document and its last quarters."""
    line = last_months(visit.today, QUARTERS * 3)
    places = [_place(one, line) for one in queries.label_counts(conn, since=line[0])]
    system = [place for place in places if place.label.facet == "system"]
    return render(
        "map.html",
        visit,
        one=next((p for p in system if p.label.id == TOP), None),
        plan=next((p for p in system if p.label.id == PLAN), None),
        branches=_branches(system),
        grids=[(f, [p for p in places if p.label.facet == f]) for f in ("action", "theme", "topic", "guideline")],
        forum=_forum(visit, {place.label.id: place.label for place in places}),
        exports=[("JSON", visit.link("/map.json")), ("CSV", visit.link("/map.csv"))],
    )


def _branches(system: Sequence[Place]) -> list[tuple[str, list[Place]]]:
    """The N areas by group; an area of no group is put with the last one."""
    branches = [(group, [p for p in system if p.label.parent == group]) for group in GROUPS]
    branches[-1][1].extend(p for p in system if p.label.parent not in GROUPS and p.label.id not in (TOP, PLAN))
    return branches


def _forum(visit: Visit, labels: Mapping[str, LabelInfo]) -> list[tuple[str, str]]:
    """The forum's groups: (name, address of the timeline with their labels)."""
    groups = [[labels[id] for id in ids if id in labels] for ids in FORUM]
    return [
        (" · ".join(label_name(label, visit.lang) for label in group), visit.address("/timeline", chosen))
        for group in groups
        if (chosen := [("label", label.id) for label in group])
    ]


def data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Labels with their counts as JSON or CSV."""
    found = [_record(visit, one) for one in queries.label_counts(conn, since="9999")]
    return export.records(visit, found, FIELDS, "map")


def _record(visit: Visit, one: LabelCount) -> dict[str, object]:
    """A label as data."""
    label, newest = one.label, one.newest
    return {
        "id": label.id, "facet": label.facet, "parent": label.parent, "zh": label.zh, "ja": label.ja, "en": label.en,
        "n": one.n, "newest_on": newest and newest.sort_on, "newest_title": newest and newest.title,
        "newest_page": newest and f"{visit.site}/documents/{newest.id}",
    }  # fmt: skip


def _place(one: LabelCount, line: Sequence[str]) -> Place:
    """A label with its sparkline of quarters."""
    return Place(one.label, one.n, one.newest, charts.sparkline(quarters(one.months, line)))


def quarters(months: Iterable[tuple[str, int]], line: Sequence[str]) -> list[int]:
    """Numbers by quarter of the months in `line`."""
    counts = dict(months)
    return [sum(counts.get(month, 0) for month in line[i : i + 3]) for i in range(0, len(line), 3)]
