"""A view of the timeline as an address: filters are read from it and written to it, so that a view can be mailed."""

from __future__ import annotations

from dataclasses import replace

from db.queries.addressed import LISTS, LONGEST_QUERY, Pairs, date_or_none
from db.queries.addressed import arguments as pairs
from db.queries.addressed import filters as of_pairs
from db.queries.shown import Filters
from web.asked.visit import Visit

__all__ = [
    "LISTS",
    "LONGEST_QUERY",
    "Pairs",
    "chosen",
    "date_or_none",
    "of_pairs",
    "pairs",
    "read",
    "toggled",
    "without",
]


def read(visit: Visit) -> Filters:
    """The filters that an address names; what is no date or no scope is left out."""
    return of_pairs(visit.pairs)


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
