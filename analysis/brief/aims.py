"""The fact of a brief that tells the targets by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.brief.amounts import amount
from analysis.brief.source import Source, clause_of, fact_of
from analysis.text.statements import goal_spans
from policy import Target
from policy.sections import BriefFact

MOST_TARGETS = 10
MOST_OTHERS = 8  # where the goals sections name fewer
MOST_GOALS = 3
_MOST_PERCENT = 1_000
_SHORTEST = 8


def targets_by_year(sources: Sequence[Source], written: int) -> BriefFact | None:
    """The targets by year, those of the goals sections first; a year without a number is given by its clause."""
    chosen = _chosen(sources)
    years: dict[int | None, dict[str, Any]] = {}
    for _, target in chosen:
        entry = years.setdefault(target.year, {"year": target.year, "targets": [], "goals": []})
        entry["targets"].append(_slots(target))
    clauses = [(source, goal) for source in sources if _aims(source) for goal in source.outline.goals]
    told = 0
    for _, goal in clauses:
        if goal.year not in years and told < MOST_GOALS and goal.year >= written and len(goal.text) > _SHORTEST:
            told += 1
            years[goal.year] = {"year": goal.year, "targets": [], "goals": [clause_of(goal.text)]}
    if not years:
        return None
    ordered = sorted(years.values(), key=lambda entry: entry["year"] or 9999)
    words = {id(target): amount(target) for _, target in chosen}
    lines = []
    for entry in ordered:
        said = [words[id(target)] for _, target in chosen if target.year == entry["year"]] or entry["goals"]
        lines.append(f"{entry['year']}年：{'，'.join(said)}" if entry["year"] else "，".join(said))
    source, at = (chosen[0][0], chosen[0][1].offset) if chosen else (clauses[0][0], clauses[0][1].at)
    return fact_of("targets", "；".join(lines), at, source, {"years": ordered})


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
