"""An indicator across documents: what they set for it, what they say was reached, and what overtook what."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.queries.overview import results, targets
from db.queries.rows import by_ids
from db.queries.shown import Row, TargetRow

MOST = 500  # targets, and results, of one series
_DRAFT = "征求意见"


@dataclass(frozen=True, slots=True)
class Series:
    """Targets and results of one indicator, each by year, then by the date of the document.

    By the id of a target: `repealed` is the document that ended its document, `overtaken` the first later one that
    sets another value in its place.
    """

    targets: tuple[TargetRow, ...]
    results: tuple[TargetRow, ...]
    repealed: Mapping[int, Row]
    overtaken: Mapping[int, Row]


def series(conn: sqlite3.Connection, indicator: str, *, year: int | None = None, label: str | None = None) -> Series:
    """The series of an indicator in documents in view; `year` and `label` narrow it."""
    set_for = sorted(targets(conn, indicator=indicator, year=year, label=label, limit=MOST), key=_order)
    reached = sorted(results(conn, indicator=indicator, year=year, label=label, limit=MOST), key=_order)
    ended = {target.id: target.document.repealed_by for target in set_for if target.document.repealed_by}
    rows = {row.id: row for row in by_ids(conn, set(ended.values()))}
    repealed = {id: rows[by] for id, by in ended.items() if by in rows}
    return Series(tuple(set_for), tuple(reached), repealed, overtaken(set_for))


def overtaken(found: Sequence[TargetRow]) -> dict[int, Row]:
    """By the id of a target the first later document with another value for the same year, scope, unit and base.

    Drafts overtake nothing; a change (↓ ↑) and a level are not compared.
    """
    alike: dict[tuple[object, ...], list[TargetRow]] = {}
    for target in sorted(found, key=lambda target: (target.document.sort_on, target.document.id)):
        if target.year is not None:
            change = target.comparator if target.comparator in "↓↑" else ""
            alike.setdefault((target.year, target.scope, target.unit, target.base_year, change), []).append(target)
    return {id: row for group in alike.values() for id, row in _overtaken_in(group)}


def _overtaken_in(group: Sequence[TargetRow]) -> Iterator[tuple[int, Row]]:
    """The same within targets that are alike, the oldest first: what each is overtaken by, read from the end."""
    setting = [target for target in group if target.document.status != _DRAFT]
    days = [target.document.sort_on for target in setting]
    unlike: list[TargetRow | None] = [None] * len(setting)  # by place, the next with another value than that place's
    for at in range(len(setting) - 2, -1, -1):
        unlike[at] = setting[at + 1] if _value(setting[at + 1]) != _value(setting[at]) else unlike[at + 1]
    for target in group:
        at = bisect_right(days, target.document.sort_on)
        if at < len(setting):
            other = setting[at] if _value(setting[at]) != _value(target) else unlike[at]
            if other:
                yield target.id, other.document


def _value(target: TargetRow) -> tuple[float, float | None]:
    return target.value, target.value_high


def _order(target: TargetRow) -> tuple[int, str, int]:
    return (target.year or 0, target.document.sort_on, target.id)
