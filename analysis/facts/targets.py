"""The numbers that a document sets: 到2025年，非化石能源消费比重达到20%左右.

A number is a target when its sentence looks ahead (a year to reach, a goal, a section of goals), when words between an
indicator and the number say how the two go together, and when nothing says that it was reached already. Values stay in
the unit as written (12 亿千瓦 is value 12, unit 亿千瓦).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.facts import indicators
from analysis.facts.quantities import DATA, Quantity, quantities
from analysis.facts.years import Year, document_year, places, years
from analysis.text.sentences import MAX_TEXT, Sentence, sentences
from policy import Target

MAX_PASSAGE = 300
MAX_TARGETS = 1_000
MAX_IN_SENTENCE = 60  # values of a sentence; more are a table without its lines
_WORDS = DATA["words"]
_REACHED, _PAST = re.compile(_WORDS["reached"]), re.compile(_WORDS["past"])
_PAST_HEADING, _GOAL_HEADING = re.compile(_WORDS["past_heading"]), re.compile(_WORDS["goal_heading"])
_HEDGE = re.compile("|".join(_WORDS["hedges"]))
_AHEAD = re.compile(r"力争|争取|确保|目标(?<![（(]目标)|约束性|预期性")
_DIGIT, _HAN_VALUE = re.compile(r"\d"), re.compile(r"翻.番|[一二三四五六七八九十](?:个百分点|倍|成)")
_LIST_GAP = ("、", "和", "及", "，", "或")
_TITLES = re.compile(r"《[^《》\n]{1,200}》")
_LEVELS = (
    re.compile(r"第.{1,4}章"),
    re.compile(r"[一二三四五六七八九十]{1,3}、|第.{1,4}节|专栏|附件"),
    re.compile(r"[（(]"),
)
_ITEM = re.compile(r"——|—|[（(]?\d{1,2}[）).、]|[①-⑩]|●|-")
_FOLD = (("％", "%"), ("．", "."), ("\u3000", " "), ("\xa0", " "), ("\n", " "), ("＋", "+"))


@dataclass(slots=True)
class _Place:
    """Where in the document a sentence stands: the year of its paragraph, and what its section is about."""

    written: int | None
    year: Year | None = None
    past: int | None = None
    goal: int | None = None
    leads_on: bool = False


def targets(text: str, *, written: int | None = None) -> tuple[Target, ...]:
    """All targets in the order of the text, each once. `offset` is where the value stands, `passage` its sentence.

    `written` is the year of the document where it is known, else it is read from its number or date: a year before it
    cannot be aimed at. Texts without such sentences (other languages, empty ones) have no targets.
    """
    text = text[:MAX_TEXT]
    plain = _folded(_TITLES.sub(lambda title: "◇" * len(title[0]), text))
    place = _Place(written if written is not None else document_year(text))
    dated = places(plain)
    found: list[Target] = []
    for sentence in sentences(text):
        if sentence.opens:
            _move(place, sentence, plain)
        part = plain[sentence.start : sentence.end]
        at = bisect_left(dated, sentence.start)
        marks = years(part) if at < len(dated) and dated[at] < sentence.end else []
        if place.past is None and _can_aim(part, marks, place) and _has_value(part):
            found += _in_sentence(text, sentence, part, marks, place)
        place.year = _carried(part, marks) or place.year
        place.leads_on = part[-1] in "：:" or (place.leads_on and _ITEM.match(part) is not None)
        if len(found) >= MAX_TARGETS:
            break
    first: dict[tuple[object, ...], Target] = {}
    for target in found[:MAX_TARGETS]:
        slots = (target.indicator, target.comparator, target.value, target.unit, target.year, target.scope)
        first.setdefault(slots, target)
    return tuple(first.values())


def _folded(text: str) -> str:
    for wide, narrow in _FOLD:
        text = text.replace(wide, narrow)
    return text


def _has_value(part: str) -> bool:
    if _DIGIT.search(part):
        return True
    units = "成" in part or "倍" in part or "番" in part or "百分点" in part
    return units and _HAN_VALUE.search(part) is not None


def _can_aim(part: str, marks: list[Year], place: _Place) -> bool:
    """Whether anything in or around the sentence looks ahead; without it no value of it is a target."""
    return bool(marks or place.year or place.goal is not None) or _AHEAD.search(part) is not None


def _carried(part: str, marks: list[Year]) -> Year | None:
    """The year that a sentence leaves to those behind it: 到2025年，… or 2025年主要目标：."""
    if not marks:
        return None
    ahead = [mark for mark in marks if mark.aims and mark.carries]
    if ahead:
        return ahead[-1]
    plain = [mark for mark in marks if not mark.base]
    return replace(plain[-1], aims=True) if plain and part.endswith(("：", ":")) and "目标" in part else None


def _move(place: _Place, sentence: Sentence, plain: str) -> None:
    """Go on to a paragraph: a heading changes the section, others forget the year unless they list goals."""
    head = plain[sentence.start : min(sentence.end, sentence.start + 40)]
    if sentence.heading:
        level = next((level for level, form in enumerate(_LEVELS) if form.match(head)), len(_LEVELS))
        place.past = None if place.past is not None and level <= place.past else place.past
        place.goal = None if place.goal is not None and level <= place.goal else place.goal
        if place.past is None and _PAST_HEADING.search(head) and not _GOAL_HEADING.search(head):
            place.past = level
        elif place.goal is None and _GOAL_HEADING.search(head):
            place.goal = level
        place.year, place.leads_on = (place.year if place.goal is not None else None), False
    elif not (place.leads_on and _ITEM.match(head)) and place.goal is None:
        place.year = None


def _groups(part: str) -> Iterator[list[Quantity]]:
    """The values of a sentence, those that stand in one list together: 98%、95%以上."""
    group: list[Quantity] = []
    for value in quantities(part)[:MAX_IN_SENTENCE]:
        if group and part[group[-1].end : value.start].strip() not in _LIST_GAP:
            yield group
            group = []
        group.append(value)
    if group:
        yield group


def _in_sentence(text: str, sentence: Sentence, part: str, marks: list[Year], place: _Place) -> Iterator[Target]:
    """The targets of one sentence; a value without an indicator of its own goes on with the one before it."""
    done, last = 0, ""
    for group in _groups(part):
        for clause in indicators.clauses(part, group, done, last):
            last = clause.name
            year, base = _years(part, marks, clause)
            if not _aimed(part, clause, year or place.year, marks, place):
                continue
            year = year or place.year
            start = sentence.start + max(0, clause.value.at - MAX_PASSAGE + 100)
            yield Target(
                indicator=clause.indicator,
                comparator=_comparator(clause),
                value=clause.value.value,
                unit=clause.value.unit,
                year=year.year if year else None,
                base_year=base,
                scope=clause.scope,
                offset=sentence.start + clause.value.at,
                passage=text[start : min(sentence.end, start + MAX_PASSAGE)],
                value_high=clause.value.high,
                hedge=_hedge(part, clause, year),
            )
        if not indicators.is_origin(part[done : group[-1].start]):
            done = group[-1].end


def _years(part: str, marks: list[Year], clause: indicators.Clause) -> tuple[Year | None, int | None]:
    """The year that a value is for, the last one before it, and the year that it is compared with."""
    at = clause.value.at
    before = [mark for mark in marks if mark.end <= at + 1][-12:]
    plain = [mark for mark in before if not mark.base]
    base = None
    for mark in before:
        between = re.search(r"[，；：]", part[mark.end : at])
        whole = clause.verb in ("down", "up") or clause.value.unit == "倍"
        leads = whole and re.match(r"\s?(?:相比|的?基础上)?，", part[mark.end : mark.end + 6]) is not None
        if mark.base and (between is None or leads):
            base = mark.year
    if clause.year_index is not None and clause.year_index < len(plain):
        return plain[clause.year_index], base
    return (plain[-1] if plain else _said_behind(part, marks, at)), base


def _said_behind(part: str, marks: list[Year], at: int) -> Year | None:
    """The year of …，这是2021年的主要目标, where the sentence names it after its values."""
    for mark in marks:
        if mark.start > at and not mark.base and re.match(r"[^，。；]{0,14}目标", part[mark.end : mark.end + 16]):
            return replace(mark, aims=True)
    return None


def _aimed(part: str, clause: indicators.Clause, year: Year | None, marks: list[Year], place: _Place) -> bool:
    """Whether the value lies ahead of the document that names it."""
    aims = [mark for mark in marks if mark.aims and mark.end <= clause.value.at + 1]
    since = aims[-1].start if aims else 0
    told = part[since : clause.value.end + 1]
    if (
        _REACHED.search(told)
        or (not aims and _PAST.search(told))
        or re.match(r"，(?:居|位居|同比|较上年)", part[clause.value.end :])
    ):
        return False
    if year is None:
        return place.goal is not None or _AHEAD.search(part[: clause.value.at]) is not None
    if place.written is not None and year.year < place.written:
        return False
    if not year.aims and _REACHED.search(part):
        return False
    if year.aims or place.goal is not None or _AHEAD.search(part):
        return True
    return place.written is not None and year.year > place.written


def _comparator(clause: indicators.Clause) -> str:
    if clause.verb in ("down", "up"):
        return "↓" if clause.verb == "down" else "↑"
    if clause.value.high is not None:
        return "range"
    return clause.value.bound or {"within": "≤", "beyond": ">"}.get(clause.verb, "=")


def _hedge(part: str, clause: indicators.Clause, year: Year | None) -> str | None:
    """力争 and the like before the value or its year come first; else the word beside the value."""
    here = year is not None and part[year.start : year.end].strip() == year.written
    near = part[max(0, year.start - 6) : year.end] if year and here else ""
    soft = _HEDGE.search(clause.lead) or _HEDGE.search(near)
    if soft:
        return soft[0]
    return clause.value.softener or (clause.value.pre or None if clause.verb in ("down", "up") else None)
