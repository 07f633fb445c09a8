"""An indicator across documents: what they set for it, what they say was reached, and what overtook what."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
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
    later: dict[int, Row] = {}
    for group in alike.values():
        for at, target in enumerate(group):
            other = next((other for other in group[at + 1 :] if _overtakes(other, target)), None)
            if other:
                later[target.id] = other.document
    return later


def _overtakes(other: TargetRow, target: TargetRow) -> bool:
    return (
        other.document.sort_on > target.document.sort_on
        and other.document.status != _DRAFT
        and (other.value, other.value_high) != (target.value, target.value_high)
    )


def _order(target: TargetRow) -> tuple[int, str, int]:
    return (target.year or 0, target.document.sort_on, target.id)
