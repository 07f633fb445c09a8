"""The fact of a brief that tells the targets by year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from analysis.brief.amounts import amount
from analysis.brief.source import Source, clause_of, fact_of
from policy import Target
from policy.sections import BriefFact, Goal

MOST_TARGETS = 10
MOST_OTHERS = 8  # up to which those of the tasks are added where the goals sections name fewer
MOST_GOALS = 3
MOST_BESIDE_GOALS = 4  # numbers of the tasks, where the goals sections have a goal without any
_MOST_PERCENT = 1_000
_MEASURE = re.compile(r"(?:的?(?:比例|比重|占比|比率|总量|规模|数量))$")
_SHORTEST = 8
_ToldGoal: TypeAlias = "tuple[tuple[Source, int], int, str]"
_PEAKS = re.compile(
    r"^(?!为|[^，。；]*(?:支撑|支持|奠定|基础))[^，。；]*(?:(?:实现|达到)[^，。；]{0,10}碳达峰|碳达峰[^，。；]{0,6}实现)"
)  # told beside numbers too
_TAX = re.compile(r"[免减]?税[额率]|抵免|补贴|补助")  # bounds of a case in a text that sets no goals
_PREPARES = re.compile(
    r"^为[^，。；]{2,40}(?:奠定|打下)[^，。；]{0,8}基础[，。；]?$"
)  # what a plan is said to be good for
_SPAN = re.compile(
    r"(?:通过|经过|力争用?|用)(?=[\d一二三四五六七八九十])[\d一二三四五六七八九十]{1,2}(?:[-—－~～至到][\d一二三四五六七八九十]{1,2})?年"
    r"(?:左右)?的?(?:努力|时间)[^，。；]{0,6}，[^，。；\n]{6,60}"
)  # a goal that names no year
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
    aimed = {target.year for source in sources for target in _of_goals(source) if _can_be(target)}
    told = _told_goals(sources, written, aimed or set(years) - _years_of_goals(sources))
    for _, year, words in told:
        years.setdefault(year, {"year": year, "targets": [], "goals": []})["goals"].append(words)
    if not years:
        told = _in_a_span(sources)
        for _, _, words in told:
            years[None] = {"year": None, "targets": [], "goals": [words]}
    if not years:
        return None
    ordered = sorted(years.values(), key=lambda entry: entry["year"] or 9999)
    amounts = {id(target): amount(target) for _, target in chosen}
    lines: list[str] = []
    for entry in ordered:
        numbers = [amounts[id(target)] for _, target in chosen if target.year == entry["year"]]
        said = "，".join([*entry["goals"], *numbers])
        lines.append(f"{entry['year']}年：{said}" if entry["year"] else f"{'未写年份：' if lines else ''}{said}")
    source, at = (chosen[0][0], chosen[0][1].offset) if chosen else told[0][0]
    return fact_of("targets", "；".join(lines), at, source, {"years": ordered})


def _told_goals(sources: Sequence[Source], written: int, known: set[int | None]) -> list[_ToldGoal]:
    """The first clause of each year without a number: where it stands, its year, its words.

    A goal that names its year goes before one of a plan's years (“十四五”期间), which only says what is pursued.
    """
    found: dict[int, _ToldGoal] = {}
    named: set[int] = set()
    for source in sources:
        for goal in source.outline.goals if _aims(source) else ():
            words = substance(goal.text)
            says = len(words) > _SHORTEST and _PREPARES.match(words) is None
            if goal.year not in known and says and _lies_ahead(source, goal, written):
                told = ((source, goal.at), goal.year, clause_of(words))
                if str(goal.year) in goal.text and goal.year not in named:
                    named.add(goal.year)
                    found[goal.year] = told
                else:
                    found.setdefault(goal.year, told)
    return [*found.values(), *_peaks(sources, written, list(found.values()))][:MOST_GOALS]


def _peaks(sources: Sequence[Source], written: int, told: Sequence[_ToldGoal]) -> list[_ToldGoal]:
    """The first clause of the goals sections that says where carbon peaks, if the goals told do not."""
    if any("碳达峰" in words for _, _, words in told):
        return []
    return [
        ((source, goal.at), goal.year, clause_of(clause))
        for source in sources
        for goal in source.outline.goals
        if goal.year >= written and any(start <= goal.at < end for start, end in source.outline.goal_spans)
        for clause in re.split(r"[，；。]", goal.text)
        if _PEAKS.search(clause) and len(clause) > _SHORTEST
    ][:1]


def _in_a_span(sources: Sequence[Source]) -> list[_ToldGoal]:
    """What the goals sections want to reach within some years: 通过3—5年的努力，…."""
    return [
        ((source, start + found.start()), 0, clause_of(found.group()))
        for source in sources
        for start, end in source.outline.goal_spans
        if (found := _SPAN.search(source.text[start:end]))
    ][:1]


def _lies_ahead(source: Source, goal: Goal, written: int) -> bool:
    """Whether the goal is one of a year to come; of the year of writing only where the goals are set."""
    if goal.year != written or _WAS.search(goal.text):
        return goal.year > written
    return any(start <= goal.at < end for start, end in source.outline.goal_spans)


def substance(goal: str) -> str:
    """The clause from where it says what is reached: without 在…基础上, 着眼…目标, 坚持…方针 before it."""
    parts = re.split(r"(?<=[，,])", goal)
    first = next((at for at, part in enumerate(parts) if not _LEADS_IN.match(part.strip("，, \n"))), 0)
    year = _YEAR.match(goal)
    return (year.group() if year and first else "") + "".join(parts[first:])


def _aims(source: Source) -> bool:
    """Whether the text sets goals: it has a section of them, or is a plan."""
    return source.outline.form == "plan" or bool(source.outline.goal_spans)


def _years_of_goals(sources: Sequence[Source]) -> set[int | None]:
    """The years of which the goals sections speak."""
    return {
        goal.year
        for source in sources
        for goal in source.outline.goals
        if any(start <= goal.at < end for start, end in source.outline.goal_spans)
    }


def _chosen(sources: Sequence[Source]) -> list[tuple[Source, Target]]:
    """The targets of the goals sections; where they are few, those of the tasks as well.

    A number without a year in a text that sets no goals is a limit (of a loan, a fee), not a target.
    """
    aimed = [(source, target) for source in sources for target in _of_goals(source) if _can_be(target)]
    others = [
        (source, target)
        for source in sources
        for target in source.targets
        if _can_be(target) and (_aims(source) or (target.year and not _TAX.search(target.indicator)))
    ]
    found: list[tuple[Source, Target]] = []
    for pair in _years_first(aimed):
        _add(found, pair)
    most = MOST_BESIDE_GOALS if not found and _years_of_goals(sources) else MOST_TARGETS
    for pair in others if aimed else _years_first(others):
        if len(found) < (MOST_OTHERS if aimed else most):
            _add(found, pair)
    return found[:most]


def _years_first(pairs: Sequence[tuple[Source, Target]]) -> list[tuple[Source, Target]]:
    """The first of each year before the others, so that numbers of near years do not crowd out those of later ones."""
    first: dict[int | None, int] = {}
    for at, (_, target) in enumerate(pairs):
        first.setdefault(target.year, at)
    return [pairs[at] for at in sorted(range(len(pairs)), key=lambda at: first[pairs[at][1].year] != at)]


def _add(found: list[tuple[Source, Target]], pair: tuple[Source, Target]) -> None:
    """Add a target that none of those found says in about the same words; the longer words of the two are kept.

    Up to as many as a brief tells are kept, so that a text of many thousands takes no longer for each.
    """
    for place, (_, known) in enumerate(found):
        if _is_same(known, pair[1]):
            if len(known.indicator) < len(pair[1].indicator):
                found[place] = pair
            return
    if len(found) < MOST_TARGETS:
        found.append(pair)


def _is_same(one: Target, other: Target) -> bool:
    """Whether both set the same value for the same year, the words of one indicator being part of the other's."""
    if (one.value, one.value_high, one.unit, one.year) != (other.value, other.value_high, other.unit, other.year):
        return False
    first, second = (_MEASURE.sub("", target.indicator) for target in (one, other))
    return one.scope == other.scope and (first in second or second in first)


def _can_be(target: Target) -> bool:
    """Whether the number can be used: a share of thousands is a table that lost its lines; a year is in its goal."""
    if target.unit == "年" and target.value == target.year:
        return False
    return not (target.unit.startswith(("%", "％")) and target.value > _MOST_PERCENT)


def _of_goals(source: Source) -> list[Target]:
    spans = source.outline.goal_spans
    return [target for target in source.targets if any(start <= target.offset < end for start, end in spans)]


def _slots(target: Target) -> dict[str, Any]:
    names = ("indicator", "comparator", "value", "value_high", "unit", "base_year", "scope", "hedge")
    return {name: getattr(target, name) for name in names}
