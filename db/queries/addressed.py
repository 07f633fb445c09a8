"""A view of the timeline as the arguments of an address, and back: so it is linked, fed and followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, cast

from db.queries.shown import Filters
from db.search.query import date_in

LISTS: Final = {
    "label": "labels",
    "issuer": "issuers",
    "kind": "kinds",
    "status": "statuses",
    "source": "sources",
    "year": "years",
}
NAMES: Final = ("q", *LISTS, "since", "until", "scope", "order")
SCOPES: Final = ("in", "unsure", "out")
LONGEST_QUERY = 500
LONGEST_DATE = 40
MOST_VALUES = 20
Pairs = list[tuple[str, str]]


def filters(pairs: Sequence[tuple[str, str]]) -> Filters:
    """The view that arguments name; what is no date or no scope is left out."""

    def all_of(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for key, value in pairs if key == name and (text := value.strip())))

    def first(name: str) -> str:
        return next((value.strip() for key, value in pairs if key == name), "")

    scope = first("scope")
    return Filters(
        text=first("q")[:LONGEST_QUERY],
        **{field: all_of(name)[:MOST_VALUES] for name, field in LISTS.items()},
        since=date_or_none(first("since")),
        until=date_or_none(first("until")),
        scope=cast(Literal["in", "unsure", "out"], scope) if scope in SCOPES else "shown",
        order="rank" if first("order") == "rank" else "new",
    )


def arguments(view: Filters) -> Pairs:
    """The arguments of a view, always in the same order."""
    out: Pairs = [("q", view.text)] if view.text else []
    for name, field in LISTS.items():
        values: Iterable[str] = getattr(view, field)
        out += [(name, value) for value in values]
    out += [(name, value) for name in ("since", "until") if (value := getattr(view, name))]
    out += [("scope", view.scope)] if view.scope != "shown" else []
    out += [("order", view.order)] if view.order != "new" else []
    return out


def date_or_none(text: str) -> str | None:
    """An ISO date of any precision from one written in any usual way, else None."""
    return date_in(text[:LONGEST_DATE])
