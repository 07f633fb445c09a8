"""The fact of a brief that tells the targets by year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from analysis.brief.amounts import amount
from analysis.brief.source import Source, clause_of, fact_of
from analysis.text.statements import goal_spans
from policy import Target
from policy.sections import BriefFact, Goal

MOST_TARGETS = 10
MOST_OTHERS = 8  # where the goals sections name fewer
MOST_GOALS = 3
_MOST_PERCENT = 1_000
_SHORTEST = 8
_YEAR = re.compile(r"(?:到|至|展望)?[ ]?20\d\d年(?:底|末)?[前，,]{1,2}|“?十.五”?(?:期间|时期)[，,]")
_WAS = re.compile(r"宣布|宣示|提出|已|了(?!解)")  # of the year of writing: what was done, not what is aimed at
_LEADS_IN = re.compile(
    r"(?:到|至|展望)?[ ]?20\d\d年(?:底|末|前)*$|“?十.五”?(?:期间|时期)$|.{0,60}(?:基础上|前提下|指引下|努力)$"
    r"|(?:坚持|按照|根据|围绕|着眼|立足|对标|聚焦|锚定|紧扣|通过|经过).{0,60}$|以.{0,40}为.{1,20}$"
)


def targets_by_year(sources: Sequence[Source], written: int) -> BriefFact | None:
    """The targets by year, those of the goals sections first; a year without a number is given by its clause."""
    chosen = _chosen(sources)
    years: dict[int | None, dict[str, Any]] = {}
    for _, target in chosen:
        entry = years.setdefault(target.year, {"year": target.year, "targets": [], "goals": []})
        entry["targets"].append(_slots(target))
    told = _told_goals(sources, written, {target.year for _, target in chosen})
    for _, year, words in told:
        years[year] = {"year": year, "targets": [], "goals": [words]}
    if not years:
        return None
    ordered = sorted(years.values(), key=lambda entry: entry["year"] or 9999)
    amounts = {id(target): amount(target) for _, target in chosen}
    lines = []
    for entry in ordered:
        said = [amounts[id(target)] for _, target in chosen if target.year == entry["year"]] or entry["goals"]
        lines.append(f"{entry['year']}年：{'，'.join(said)}" if entry["year"] else "，".join(said))
    source, at = (chosen[0][0], chosen[0][1].offset) if chosen else told[0][0]
    return fact_of("targets", "；".join(lines), at, source, {"years": ordered})


def _told_goals(
    sources: Sequence[Source], written: int, known: set[int | None]
) -> list[tuple[tuple[Source, int], int, str]]:
    """The first clause of each year without a number: where it stands, its year, its words."""
    found: dict[int, tuple[tuple[Source, int], int, str]] = {}
    for source in sources:
        for goal in source.outline.goals if _aims(source) else ():
            words = substance(goal.text)
            if goal.year not in known and len(words) > _SHORTEST and _lies_ahead(source, goal, written):
                found.setdefault(goal.year, ((source, goal.at), goal.year, clause_of(words)))
    return list(found.values())[:MOST_GOALS]


def _lies_ahead(source: Source, goal: Goal, written: int) -> bool:
    """Whether the goal is one of a year to come; of the year of writing only where the goals are set."""
    if goal.year != written or _WAS.search(goal.text):
        return goal.year > written
    return any(start <= goal.at < end for start, end in goal_spans(source.outline.sections))


def substance(goal: str) -> str:
    """The clause from where it says what is reached: without 在…基础上, 着眼…目标, 坚持…方针 before it."""
    parts = re.split(r"(?<=[，,])", goal)
    first = next((at for at, part in enumerate(parts) if not _LEADS_IN.match(part.strip("，, \n"))), 0)
    year = _YEAR.match(goal)
    return (year.group() if year and first else "") + "".join(parts[first:])


def _aims(source: Source) -> bool:
    """Whether the text sets goals: it has a section of them, or is a plan."""
    return source.outline.form == "plan" or bool(goal_spans(source.outline.sections))


def _chosen(sources: Sequence[Source]) -> list[tuple[Source, Target]]:
    """The targets of the goals sections; where they are few, those of the tasks as well."""
    aimed = [(source, target) for source in sources for target in _of_goals(source)]
    others = [(source, target) for source in sources for target in source.targets]
    found: dict[tuple[object, ...], tuple[Source, Target]] = {}
    aimed, others = [pair for pair in aimed if _can_be(pair[1])], [pair for pair in others if _can_be(pair[1])]
    for source, target in aimed:
        found.setdefault((target.indicator, target.value, target.unit, target.year), (source, target))
    most = MOST_TARGETS if found else MOST_OTHERS
    for source, target in others:
        if len(found) < MOST_OTHERS:
            found.setdefault((target.indicator, target.value, target.unit, target.year), (source, target))
    return list(found.values())[:most]


def _can_be(target: Target) -> bool:
    """Whether the number can be used: a share of thousands is a table that lost its lines."""
    return not (target.unit.startswith(("%", "％")) and target.value > _MOST_PERCENT)


def _of_goals(source: Source) -> list[Target]:
    spans = goal_spans(source.outline.sections)
    return [target for target in source.targets if any(start <= target.offset < end for start, end in spans)]


def _slots(target: Target) -> dict[str, Any]:
    names = ("indicator", "comparator", "value", "value_high", "unit", "base_year", "scope", "hedge")
    return {name: getattr(target, name) for name in names}
