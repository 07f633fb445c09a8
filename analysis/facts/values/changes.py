"""Changes told together after the clauses that they belong to: 甲达到35%，乙达到90%，分别提高1个和2个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.facts.values import names
from analysis.facts.values.apportioning import Clause
from analysis.facts.values.quantities import SHARES, Quantity

_REACH = 40  # characters before a value in which its verb stands
_MULTIPLES = "万亿百千十"
_ALIKE = re.compile(r"(?:(?<=\d年)|(?<![年平人户日月]))均[\u4e00-\u9fff]{1,6}$")  # 比2020年均提高5个百分点
_LATER = ("达到", "达", "为", "提高到", "提升到", "提升至", "提高至", "增加到", "降至", "降到", "下降到", "控制在")
_YEAR = re.compile(r"20\d\d\s?年")
_LINK = re.compile(r"[、，和及与]|以及")
_CUT = re.compile(r"[，。；：]")


def told_together(part: str, groups: Sequence[list[Quantity]], earlier: Sequence[Clause]) -> list[Clause] | None:
    """The changes, or later levels, that the next runs of values say of the last clauses, in their order.

    `groups` are the runs not yet read, `earlier` the clauses of the same half of the sentence that are no changes, or
    of the half before where this one has none. Empty where the numbers of values and clauses differ or a unit does not
    fit; None where the first run is another.
    """
    raw = _CUT.split(part[max(0, groups[0][0].start - _REACH) : groups[0][0].start])[-1]
    alike = _ALIKE.search(raw) is not None
    if len(earlier) < 2 or not ("分别" in raw or alike):
        return None
    lead, verb, word = names.split(raw)
    later = word in _LATER and "分别" in raw and len(_YEAR.findall(raw)) < 2  # 到2030年，分别达到59%和6亿立方米
    if names.tidy(lead) or not (_changes(verb, groups[0]) or later):
        return None
    rows = [(value, verb, word) for value in groups[0]]
    if alike:
        rows = rows * len(earlier) if len(rows) == 1 else []
    else:
        rows += _going_on(part, groups)
    meant = earlier[-len(rows) :]
    fits = _measures if later else _fits
    if not 1 < len(rows) <= len(earlier) or not all(map(fits, meant, [value for value, _, _ in rows])):
        return None if later else []
    yearly = "/年" if names.per_year(raw, lead) else ""
    return [
        clause._replace(value=value._replace(unit=value.unit + yearly), verb=kind, word=said, lead=raw, end=value.end)
        for clause, (value, kind, said) in zip(meant, rows, strict=True)
    ]


def _going_on(part: str, groups: Sequence[list[Quantity]]) -> Iterator[tuple[Quantity, str, str]]:
    """The values behind the first run that have only a verb before them: 分别下降10%、提高2个百分点."""
    for before, group in pairwise(groups):
        link = _LINK.match(part, before[-1].end, group[0].start)
        lead, verb, word = names.split(part[link.end() : group[0].start]) if link else ("?", "", "")
        if lead or not _changes(verb, group):
            return
        yield from ((value, verb, word) for value in group)


def _changes(verb: str, group: list[Quantity]) -> bool:
    return verb in ("down", "up") or (verb == "level" and group[0].unit == "倍")


def _fits(clause: Clause, value: Quantity) -> bool:
    """Whether an indicator of this unit can change so: shares by points, all by percents and times, else by its own."""
    if value.unit == "个百分点":
        return clause.value.unit in SHARES
    return value.unit in ("%", "倍") or _measures(clause, value)


def _measures(clause: Clause, value: Quantity) -> bool:
    return value.unit.lstrip(_MULTIPLES) == clause.value.unit.lstrip(_MULTIPLES)
