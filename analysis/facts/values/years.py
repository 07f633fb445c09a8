"""The years of a sentence: those to reach, those to compare with, and plain ones."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from analysis.text.nearby import matches
from analysis.text.sentences import MAX_TEXT

FIVE_YEARS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_PLAN = "十[一二三四五六]五"
_YEAR = re.compile(
    r"(?P<before>展望到?|力争到|争取到|努力到|提高到|提升到|增加到|下降到|降低到|到|至|力争|争取|截至|截止到|截止|相比于|相比|相较于|相较|相对于|比|较|与|由|从|自|以|在)?\s?"
    rf"(?:(?P<year>(?:19|20)\d\d)\s?年|(?P<said>[今去明]年)|“?(?P<plan>{_PLAN})”?(?=期|时|末|规划期|收官|新增|累计|能耗强度|碳排放强度|单位|[、和及]“?{_PLAN}))"
    r"(?P<behind>年?底|末|期末|规划期末|之?前|以前|左右|期间|时期|以来|水平|相比|的基础上|基础上|起|的)?"
)
_WRITTEN = re.compile(rf"年(?:(?<=[\d今去明]年)|(?<=\d\s年))|{_PLAN}")  # one of these is in every year
_LONGEST = 16  # characters of a year before its 年 or 十
_BASE_BEFORE = ("相比于", "相比", "相较于", "相较", "相对于", "比", "较", "由", "从", "以")
_AS_BASE = re.compile(r"[^，。；]{0,30}为(?:基[准数期]|参照)")
_NUMBER_YEAR = re.compile(r"[〔［\[（(]\s?(20\d\d)\s?年?\s?[〕］\]）)]\s?\d{1,5}\s?号")
_DATE_LINE = re.compile(
    r"(?:^|\n)[^\n。，]{0,20}?(20\d\d)\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?[^\n。，]{0,6}(?=\n|$)"
)
_AS_OF = re.compile(r"截[至止]到?\s?(20\d\d)\s?年(年?底|末)?")  # 截至2020年底: written after that year
_ENDS = ("底", "年底", "末", "期末", "规划期末", "前", "之前", "以前", "左右", "起")
_SAID = {"去": -1, "今": 0, "明": 1}
_SAID_YEAR = re.compile(r"[今去明]年")


class Year(NamedTuple):
    """A year at ``part[start:end]``. `aims`: to reach (到2025年, 2025年底, “十四五”时期); `base`: to compare with."""

    year: int
    start: int
    end: int
    aims: bool
    base: bool
    written: str

    @property
    def carries(self) -> bool:
        """Whether the sentences behind may lean on it: 到2025年 does, 2025年前 and 延缓到明年 do not."""
        return not self.written.endswith("前") and not self.said

    @property
    def dated(self) -> bool:
        """Whether it is written in digits, not as a plan."""
        return self.written.find("20") >= 0

    @property
    def said(self) -> bool:
        """Whether it is told from the year of writing: 今年, 明年."""
        return _SAID_YEAR.search(self.written) is not None

    @property
    def this(self) -> bool:
        """Whether it is told as the year of writing."""
        return "今年" in self.written


def years(part: str, written: int | None = None) -> list[Year]:
    """The years of a sentence in their order; 今年 and 去年 where the year it was written in is known."""
    if "年" not in part and "五" not in part:
        return []
    found: list[Year] = []
    for mark in matches(_YEAR, _WRITTEN, _LONGEST, part):
        if mark["said"] and written is None:
            continue
        year = _year(mark, part, written or 0)
        if (
            found
            and found[-1].aims
            and not year.base
            and part[found[-1].end : year.start].strip("，") in ("和", "、", "及")
        ):
            year = year._replace(aims=True)
        found.append(year)
    for at in range(len(found) - 2, -1, -1):  # 分别为2020年和2025年的2.6倍、1.5倍
        year, after = found[at], found[at + 1]
        if after.base and not year.aims and part[year.end : after.start] in ("和", "、", "及"):
            found[at] = year._replace(base=True)
    return _paired(found, part)


def _paired(found: list[Year], part: str) -> list[Year]:
    """2025年和2030年，占比分别提升至…: two plain years that divide values are in the future."""
    for at, (year, after) in enumerate(pairwise(found)):
        plain = not (year.aims or year.base or after.aims or after.base)
        if plain and part[year.end : after.start] in ("和", "、", "及") and "分别" in part[after.end :]:
            found[at : at + 2] = [year._replace(aims=True), after._replace(aims=True)]
    return found


def _year(mark: re.Match[str], part: str, written: int) -> Year:
    before, behind = mark["before"] or "", mark["behind"] or ""
    base = _compares(mark, part, before, behind)
    past = before in ("截至", "截止到", "截止") or behind == "以来" or mark["plan"] in ("十一五", "十二五")
    past = past or (before == "自" and behind != "起")
    past = past or (mark["plan"] is not None and _number(mark, written) < written)
    aims = (
        not base
        and not past
        and (before.endswith(("到", "至", "力争", "争取", "展望")) or behind in _ENDS or bool(mark["plan"]))
    )
    return Year(_number(mark, written), mark.start(), mark.end(), aims, base, mark[0].strip())


def _number(mark: re.Match[str], written: int) -> int:
    if mark["year"]:
        return int(mark["year"])
    return written + _SAID[mark["said"][0]] if mark["said"] else FIVE_YEARS[mark["plan"]]


def _compares(mark: re.Match[str], part: str, before: str, behind: str) -> bool:
    """Whether the year is one to compare with: 比2020年, 以2020年…为基数, 2020年的2倍."""
    if behind == "起":
        return False
    if before in _BASE_BEFORE or behind in ("水平", "相比", "的基础上", "基础上"):
        return True
    if before in ("与", "在") and part[mark.end() : mark.end() + 2] in ("相比", "基础", "的基"):
        return True
    if behind == "的" and re.match(r"\s?[\d.]{1,9}倍", part[mark.end() :]):
        return True
    return before == "以" and _AS_BASE.match(part, mark.end()) is not None


def document_year(text: str) -> int | None:
    """When a text was written, by its own number, a line that is a date or 截至; None where it does not say."""
    number = _NUMBER_YEAR.search(text[:300])
    if number:
        return int(number[1])
    dates = [int(mark[1]) for mark in _DATE_LINE.finditer(text[:3_000])]
    dates += [int(mark[1]) + (mark[2] is not None) for mark in _AS_OF.finditer(text[:MAX_TEXT])]
    return max(dates, default=None)
