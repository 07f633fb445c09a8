"""A view of the timeline as an address: filters are read from it and written to it, so that a view can be mailed."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, cast

from db.queries.shown import Filters
from db.search.query import date_in
from web.visit import Visit

LISTS = {
    "label": "labels",
    "issuer": "issuers",
    "kind": "kinds",
    "status": "statuses",
    "source": "sources",
    "year": "years",
}
LONGEST_QUERY = 500
LONGEST_DATE = 40
MOST_VALUES = 20
Pairs = list[tuple[str, str]]


def read(visit: Visit) -> Filters:
    """The filters that an address names; what is no date or no scope is left out."""
    lists = {field: visit.args(name)[:MOST_VALUES] for name, field in LISTS.items()}
    scope = visit.arg("scope")
    return Filters(
        text=visit.arg("q")[:LONGEST_QUERY],
        **lists,
        since=date_or_none(visit.arg("since")),
        until=date_or_none(visit.arg("until")),
        scope=cast(Literal["in", "unsure", "out"], scope) if scope in ("in", "unsure", "out") else "shown",
        order="rank" if visit.arg("order") == "rank" else "new",
    )


def date_or_none(text: str) -> str | None:
    """An ISO date of any precision from one written in any usual way, else None."""
    return date_in(text[:LONGEST_DATE])


def pairs(filters: Filters) -> Pairs:
    """The arguments of the address of a view, always in the same order."""
    out: Pairs = [("q", filters.text)] if filters.text else []
    for name, field in LISTS.items():
        out += [(name, value) for value in getattr(filters, field)]
    out += [(name, value) for name in ("since", "until") if (value := getattr(filters, name))]
    out += [("scope", filters.scope)] if filters.scope != "shown" else []
    out += [("order", filters.order)] if filters.order != "new" else []
    return out


def toggled(filters: Filters, facet: str, value: str) -> Filters:
    """The view with a value of a facet added, or taken away where it was there."""
    field = LISTS[facet]
    values: tuple[str, ...] = getattr(filters, field)
    changed = tuple(v for v in values if v != value) if value in values else (*values, value)
    return replace(filters, **{field: changed})  # type: ignore[arg-type]  # all fields of LISTS are tuples of text


def chosen(filters: Filters) -> list[tuple[str, str]]:
    """What the view is narrowed by, as (argument, value), for the chips that take it away again."""
    return [(name, value) for name, value in pairs(filters) if name != "order"]


def without(filters: Filters, name: str, value: str) -> Filters:
    """The view without one of `chosen`."""
    if name in LISTS:
        return toggled(filters, name, value)
    blank = {"q": {"text": ""}, "since": {"since": None}, "until": {"until": None}, "scope": {"scope": "shown"}}
    return replace(filters, **blank[name])  # type: ignore[arg-type]  # the values above fit their fields
