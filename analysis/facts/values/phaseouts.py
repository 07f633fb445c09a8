"""By when something is to be gone or wholly done: 2025年底前，全面淘汰国三排放标准柴油货车.

Such a date is a target of its own kind: its value is the year, its unit 年, its comparator ≤.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.facts.values.names import REGION_ONLY, scoped, strip_lead
from analysis.facts.values.years import Year

_ENDS = "淘汰|清零|退出|取缔|关停|停用|停止使用|停止生产|消除|禁止使用|禁止销售|禁止生产"
_WHOLLY = "全面|全部|基本|率先|彻底|逐步"
_DONE = "完成|实现|建成|建立|达标|覆盖"
_SAYS = re.compile(rf"{_ENDS}|(?:全面|全部|基本)(?:{_DONE})")
_SIZE = re.compile(r"\d[\d.]{0,6}[\u4e00-\u9fff/]{1,8}?（?(?:及|含)?）?以下")  # 35蒸吨/小时以下 says which ones
_CLAUSE = re.compile(r"[^，。；：]{2,60}")
_GONE = re.compile(
    rf"(?:全面|全部|基本)?完成(?P<done>[\u4e00-\u9fffA-Z“”（）、\d./]{{3,40}}?)(?:{_ENDS})(?:工作|任务)?$|"
    rf"(?:{_WHOLLY})?(?:{_ENDS})(?P<after>[\u4e00-\u9fffA-Z“”（）、\d./]{{2,40}})|(?P<before>[\u4e00-\u9fffA-Z“”（）、\d./]{{2,40}}?)(?:{_WHOLLY}){{1,2}}(?:{_ENDS})$"
)
_WHOLE = re.compile(
    rf"(?:全面|全部|基本)(?:{_DONE})(?P<after>[\u4e00-\u9fffA-Z“”（）、]{{4,40}})|(?P<before>[\u4e00-\u9fffA-Z“”（）、]{{2,40}}?)(?:全面|全部|基本)(?:{_DONE})[\u4e00-\u9fff]{{0,24}}$"
)


@dataclass(frozen=True, slots=True)
class Ending:
    """What is to be gone or done by `year`; `at` is the place of the year in its sentence."""

    what: str
    scope: str | None
    year: int
    at: int


def endings(part: str, marks: list[Year]) -> Iterator[Ending]:
    """The endings that a sentence sets, one a year: in the clause of the year or the next one, without a number."""
    ends = [mark for mark in marks if mark.aims and not mark.base and mark.written.endswith(("前", "底", "末"))]
    if not ends or not _SAYS.search(part):
        return
    for mark in ends:
        for clause in list(_CLAUSE.finditer(part, mark.end, min(len(part), mark.end + 80)))[:2]:
            told = clause[0].strip().removeprefix("前")
            if any(letter.isdecimal() for letter in _SIZE.sub("", told)):
                break
            found = _GONE.fullmatch(told) or _WHOLE.fullmatch(told)
            name = strip_lead(next(filter(None, found.groups()), "")) if found else ""
            whose = len(told) < len(name) + 8 and REGION_ONLY.fullmatch(name)  # 重点区域全面达标: of what?
            if len(name) >= 3 and not whose and not name.endswith(("或", "和", "、")):
                digits = re.search(r"\d", part[mark.start : mark.end])
                at = mark.start + (digits.start() if digits else 0)
                yield Ending(told, scoped(told)[0], mark.year, at)
                break
