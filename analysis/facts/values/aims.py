"""Whether a value lies ahead of the document that names it, or behind: target, result, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.facts.values.apportioning import PER_HEAD, Clause
from analysis.facts.values.horizon import Horizon
from analysis.facts.values.names import KINDS
from analysis.facts.values.quantities import DATA, SHARES
from analysis.facts.values.years import Year

_WORDS = DATA["words"]
_REACHED, _PAST = re.compile(_WORDS["reached"]), re.compile(_WORDS["past"])
AHEAD = re.compile(r"力争|争取|确保|目标(?![（(]目标)|约束性|预期性")
_CONDITION, _PAID = re.compile(_WORDS["condition"]), re.compile(_WORDS["paid"])
_LIMITED, _CAPPED = (re.compile(rf"(?:{'|'.join(_WORDS[key])})$") for key in ("limited", "capped"))
_AVERAGE, _TIMES = re.compile("平均|[人户年]均|停电"), ("小时", "天")
_EQUALS = re.compile(r"(?:相当于|折合)[^，。；]{0,24}，?[^，。；]{0,16}$")
_DEFINES = ("是指", "指的是")
_INTENDS = re.compile(r"要|将|拟|再|力争|确保|计划|继续")  # 今年排放量要下降3%
_EXPECTED = re.compile(r"预计|测算|考虑|预测")  # a value that is reckoned with
_CONDITIONS, _RECKONED = re.compile(r"(?:以下|下列|如下)[^，。；]{0,6}条件"), re.compile(r"测算|估算")
_VALUED = re.compile(r"(?:产值|规模|投资|收入|营收|总额|增加值|成本)$")
_COMPARES_WITH_ANOTHER = re.compile(r"，(?:居(?!民|住|家)|位居|同比|较上年)")
_BASE_BEHIND = re.compile(  # 分别降低5%、7%、6%（以2020年为基期）
    r"[\d.%、和及以上左右个百分点]{0,40}[（(](?:均)?(?:以|与|较|比)\s?(?P<year>20\d\d)\s?年"
)
_SINCE = re.compile(r"(20\d\d)\s?年?\s?(?:[-—－–~～]{1,2})$")
_BASE_LEADS = re.compile(r"\s?(?:相比|的?基础上)?，|[^，。；]{0,30}为基[准数期]，")
_MOVES = ("up", "down", "within", "fallen")
_STATES = ("占", "是", "为", "覆盖", "满足")
_RATES = ("率", "盖度", "占比", "比例", "比重", "化程度")
_AMOUNTS = ("量", "规模", "面积", "能力", "里程", "容量")
_MANY = 12  # years of a sentence before a value that are looked at


class Said(NamedTuple):
    """A sentence with its years, its surroundings in the document, and the clauses of the sentence before.

    Those are what a later level is of: 到2025年，比例达到60%。到2030年，这一比例提高到70%。
    """

    part: str
    marks: list[Year]
    place: Horizon
    earlier: Sequence[Clause] = ()


def year_of(said: Said, clause: Clause) -> tuple[Year | None, int | None]:
    """The year that a value is for, the last one before it, and the year that it is compared with."""
    at = clause.value.at
    before = [mark for mark in said.marks if mark.end <= at + 1][-_MANY:]
    plain = [mark for mark in before if not mark.base]
    base = None
    whole = clause.verb in ("down", "up") or clause.value.unit == "倍"
    for mark in before:
        between = said.part[mark.end : at]
        leads = whole and _BASE_LEADS.match(between) is not None
        if mark.base and (leads or not any(stop in between for stop in ("，；：" if whole else "，；：、"))):
            base = mark.year
    if clause.year_index is not None and (listed := [mark for mark in before if mark.base][clause.year_index :]):
        base = listed[0].year if len(listed) == -clause.year_index else base  # 分别为2020年和2025年的2倍、1.5倍
    if whole and base is None and (noted := _BASE_BEHIND.match(said.part, clause.value.end)):
        base = int(noted["year"])
    if clause.year_index is not None and plain and (mine := _in_turn(said.part, plain, clause.year_index)):
        return mine, base
    if len(plain) > 1 and not plain[-1].dated and "；" in said.part[plain[-1].end : at]:
        plain = [mark for mark in plain if mark.dated and mark.aims] or plain  # 到2023年，…，“十四五”…；…
    return (plain[-1] if plain else _said_behind(said, at)), base


def _in_turn(part: str, plain: list[Year], index: int) -> Year | None:
    """The year of one of several values behind 分别, counted from the last: of 2025年和2030年, or of 2021—2025年."""
    if since := _SINCE.search(part, 0, plain[-1].start):
        year = plain[-1].year + index + 1
        return plain[-1]._replace(year=year) if year >= int(since[1]) else None
    listed = plain[index:] if -index <= len(plain) else []
    apart = any(part[one.end : other.start].strip("、，和及 ") for one, other in pairwise(listed))
    return None if apart or not listed else listed[0]


def _said_behind(said: Said, at: int) -> Year | None:
    """The year of …，这是2021年的主要目标, where the sentence names it after its values."""
    for mark in said.marks:
        ends = said.part[mark.end : mark.end + 16]
        if mark.start > at and not mark.base and re.match(r"[^，。；]{0,14}目标", ends):
            return mark._replace(aims=True)
    return None


def is_aimed(said: Said, clause: Clause, own: Year | None) -> bool:
    """Whether the value is to be reached. `own` is the year that its sentence gives it."""
    aims = [mark for mark in said.marks if mark.aims and mark.end <= clause.value.at + 1]
    told = said.part[aims[-1].start if aims else 0 : clause.value.end + 1]
    section = said.place.tells_past if own is None else said.place.past is not None
    was = section or _reports(told, said.place) or (not aims and _PAST.search(told))
    if was or _COMPARES_WITH_ANOTHER.match(said.part, clause.value.end):
        return False
    if is_limit(said, clause, own):
        return False
    year = own or said.place.year
    return _undated(said, clause) if year is None else _dated(said, clause, year)


def _reports(words: str, place: Horizon) -> bool:
    """Whether the words tell what was reached.

    同比 only compares in a section of goals and in the plan of a year, and tells nothing of the clauses behind its own.
    """
    mark = _REACHED.search(words)
    if mark is None or mark[0] != "同比":
        return mark is not None
    compares = place.past is None and (place.goal is not None or place.is_yearly)
    if not compares and "同比" in re.split("[，；]", words.rstrip("，；。"))[-1]:
        return True
    return _REACHED.search(words.replace("同比", "")) is not None


def is_defined(said: Said, clause: Clause) -> bool:
    """Whether the value belongs to what a word means (…是指…), or to what another is worth (相当于节约…，减排…)."""
    part, at = said.part, clause.value.at
    if any(word in part and part.find(word) < at for word in _DEFINES):
        return True
    return ("相当于" in part or "折合" in part) and _EQUALS.search(part[max(0, at - 40) : at]) is not None


def is_limit(said: Said, clause: Clause, own: Year | None) -> bool:
    """Whether the value bounds single cases, not what all of them come to: 担保费率不超过1%, 抽查比例不低于10%.

    A year to reach, a section of goals, an average and a move towards the bound (降至1%以下) make it a target.
    """
    aimed = said.place.goal is not None or (own is not None and not own.written.endswith("起"))
    value = clause.value
    if aimed or value.bound in (None, "≈") or KINDS.get(clause.word) not in (None, "level"):
        return False
    capped = value.bound in ("≤", "<")
    waits = capped and value.unit in _TIMES and not clause.name.endswith("数")
    named = bool(_LIMITED.search(clause.name) or (capped and _CAPPED.search(clause.name)))
    single = (waits or named) and not _AVERAGE.search(clause.name)
    return single and not AHEAD.search(said.part)


def _undated(said: Said, clause: Clause) -> bool:
    ahead = said.place.goal is not None or AHEAD.search(said.part[: clause.value.at]) is not None
    return not said.place.reviews and (ahead or _is_task(said, clause))


def _dated(said: Said, clause: Clause, year: Year) -> bool:
    written = said.place.written
    if (written is not None and year.year < written) or (not year.aims and _reports(said.part, said.place)):
        return False
    ahead = written is not None and year.year > written
    if year.aims or ahead or said.place.goal is not None or AHEAD.search(said.part):
        return True
    made = year.year == written and clause.making  # 2022年完成改造10万户, in a plan of that year
    intends = _INTENDS.search(said.part, year.end, clause.value.at) is not None
    intends = intends or ((clause.verb in _MOVES or clause.value.unit in SHARES) and said.place.is_under(year.year))
    return (made or (year.this and intends) or said.place.is_of_plan(year.year)) and _is_task(said, clause)


def _is_task(said: Said, clause: Clause) -> bool:
    """Whether the value is set by a task of a plan, in a sentence that names no year."""
    place, value = said.place, clause.value
    if not place.plans or not (place.begun or place.of_title is not None):
        return False
    if _CONDITIONS.search(said.part, 0, value.at) or _RECKONED.search(said.part, 0, value.at):
        return False
    start = max(said.part.rfind(mark, 0, value.at) for mark in "，。；：") + 1
    end = min((at for mark in "，。；" if (at := said.part.find(mark, value.end)) >= 0), default=len(said.part))
    if _CONDITION.search(said.part, start, min(end + 1, value.end + 16)) or (
        value.unit in SHARES and _PAID.search(said.part)
    ):
        return False
    if "/" not in value.unit and value.unit.endswith(tuple(_WORDS["money"])) and not _VALUED.search(clause.indicator):
        return False
    rate = value.unit in SHARES and clause.word == "" and clause.indicator.endswith(_RATES)  # 农村电网供电可靠率99.9%
    rate = rate and "税" not in said.part and "扣除" not in said.part
    amount = clause.word == "" and clause.indicator.endswith(_AMOUNTS) and value.unit not in SHARES
    amount = amount and not clause.lead.startswith("对") and said.part[value.end : value.end + 1] not in ("或", "的")
    amount = amount or clause.indicator.startswith(PER_HEAD)  # 人均公园绿地15平方米
    return rate or amount or clause.making or clause.word not in ("", *_STATES) or value.bound is not None


def was_reached(said: Said, clause: Clause, own: Year | None) -> bool:
    """Whether the text says that the value was reached: by its year, its words, or its section."""
    place, written = said.place, said.place.written
    told = said.part[: clause.value.end + 1]
    start = max(told.rfind(mark) for mark in "，；：") + 1
    if _EXPECTED.search(said.part, start, clause.value.end + 4):
        return False
    reached = _reports(told, place)
    before = own is not None and written is not None and own.year < written
    if own is not None and written is not None and own.year > written:
        return False
    if own is not None and own.aims and not reached and not before:
        return False
    return before or reached or place.tells_past or place.reviews or _PAST.search(told) is not None


def review_year(place: Horizon) -> tuple[int | None, str | None]:
    """The year of a result whose sentence names none: that of its heading or of the review's title."""
    if place.headings:
        return place.headings[max(place.headings)], "heading"
    return (place.of_title, "title") if place.reviews and place.of_title is not None else (None, None)
