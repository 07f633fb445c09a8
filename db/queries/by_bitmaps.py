"""A view of the timeline from bitmaps that are kept: which documents, in which order, and the counts of choices."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pyroaring import BitMap

from db.queries.bitmaps import Bitmaps
from db.queries.rows import SEEN
from db.queries.shown import Choice, Filters
from db.search.lookup import RANKED
from db.search.match import Match

_SCOPES = {"shown": ("in", "unsure"), "in": ("in",), "unsure": ("unsure",), "out": ("out",)}


FEW = 2_000  # documents of which to sort all is quicker than to walk those of the file


class View:
    """One view, see `db.queries.timeline`. `groups` are the chosen labels, each parent with its children."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        bitmaps: Bitmaps,
        filters: Filters,
        groups: Sequence[Sequence[str]],
        matched: Match | None,
    ) -> None:
        self._conn, self._bitmaps, self._filters, self._matched = conn, bitmaps, filters, matched
        self._conditions = list(self._all_conditions(groups))
        self._members = self._meeting(None)

    def _all_conditions(self, groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, BitMap]]:
        """Each filter with the facet that it belongs to and the documents that pass it."""
        filters, bitmaps = self._filters, self._bitmaps
        yield "scope", bitmaps.of("scope", _SCOPES[filters.scope])
        if self._matched:
            yield "text", bitmaps.found(self._conn, self._matched.expression or "")
        if filters.since or filters.until:
            yield "day", bitmaps.between(filters.since, filters.until)
        chosen = {
            "kind": filters.kinds, "status": filters.statuses, "source": filters.sources, "year": filters.years,
            "issuer": filters.issuers,
        }  # fmt: skip
        for facet, values in (*chosen.items(), *(("label", group) for group in groups)):
            if values:
                yield facet, bitmaps.of(facet, values)

    def _meeting(self, left_out: str | None) -> BitMap:
        """The documents that pass all filters but those of a facet."""
        first, *rest = (members for facet, members in self._conditions if facet != left_out)
        return first.intersection(*rest)

    @property
    def total(self) -> int:
        """How many documents."""
        return len(self._members)

    def ids(self, start: int, size: int) -> list[int]:
        """The documents of a page."""
        if self._filters.order == "seen":
            return list(islice(self._by_sight(), start, start + size))
        found: list[int] = []
        for part in self._parts():
            found += part[start : start + size - len(found)]
            start = max(0, start - len(part))
            if len(found) == size:
                break
        return [self._bitmaps.ids[place] for place in found]

    def _by_sight(self) -> Iterator[int]:
        """The documents in the order of sight: of few their own rows are sorted, of many the index of all is walked."""
        members, places = self._members, self._bitmaps.places
        if len(members) <= FEW:
            ids = json.dumps([self._bitmaps.ids[place] for place in members])
            these = "d.id IN (SELECT value FROM json_each(?))"
            found = self._conn.execute(f"SELECT d.id FROM documents d WHERE {these} ORDER BY {SEEN}", (ids,))
        else:
            found = self._conn.execute(f"SELECT d.id FROM documents d ORDER BY {SEEN}")
        return (int(id) for (id,) in found if places[id] in members)

    def among(self, ids: Iterable[int]) -> list[int]:
        """Those of the documents that are in the view, newest first."""
        members, ids_by_place = self._members, self._bitmaps.ids
        return [ids_by_place[place] for place in members & self._bitmaps.at(ids)]

    def _parts(self) -> Iterator[BitMap | list[int]]:
        """Places in their order, in parts: those of the number that was asked for, then the rest by rank or day."""
        members, matched, bitmaps = self._members, self._matched, self._bitmaps
        if matched and matched.numbers:
            named = bitmaps.numbered(self._conn, matched) & members
            yield named
            members = members - named
        if matched and matched.near and self._filters.order == "rank":
            near = bitmaps.found(self._conn, matched.near)
            yield self._best_first(matched, matched.near, near, members & near)
            far = bitmaps.found(self._conn, matched.expression or "") - near
            yield self._best_first(matched, matched.far, far, members - near)
        else:
            yield members

    def _best_first(self, matched: Match, expression: str, hits: BitMap, members: BitMap) -> BitMap | list[int]:
        """`members` in the order of rank; newest first where there are too many `hits` to rank."""
        if len(hits) > RANKED or not members:
            return members
        return [place for place in self._bitmaps.ranked(self._conn, matched, expression) if place in members]

    def choices(self, facet: str) -> list[Choice]:
        """The choices of a facet, the most frequent first: what each would leave with the filters of the others."""
        rest = self._members if facet == "label" else self._meeting(facet)
        values = self._bitmaps.values[facet].items()
        found = [Choice(value, n) for value, members in values if (n := rest.intersection_cardinality(members))]
        return sorted(found, key=lambda choice: (-choice.n, choice.value))
