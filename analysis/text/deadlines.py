"""Days by which something must be done, as written and as a date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from analysis.text.nearby import matches

_MONTH = r"(?P<month>1[0-2]|0?[1-9])月"
_BY = re.compile(
    rf"(?:到|至|截至|力争|于|在)?(?P<yearly>(?:每|[次翌当首末同]|第[二三]|下一?)年度?的?)?(?:(?P<year>20\d\d)年)?(?:{_MONTH})?(?P<day>\d{{1,2}}日)?(?P<end>年?[底末])?(?:之前|以前|前)"
    rf"|(?:到)(?P<aim>20\d\d)年(?P<aim_end>[底末])?"
)
BEFORE = "前(?<=[年月日底末之以]前)"  # 前款, 目前 are none
_IN_EVERY = re.compile(f"{BEFORE}|到20")
_LONGEST = 24  # characters of a day up to its 前
WITHIN = re.compile(
    r"[\d一二三四五六七八九十公](?:(?<!公)(?<![近前去].)(?:(?<=\d)\d{0,2} ?|(?<!\d)[一二三四五六七八九十]{0,2})"
    r"(?:个?(?:工作|自然)?日|天|个月|小时)(?:以|之)?内(?!未|没有|不)"
    r"|(?<=公)示(?:期)?(?:为|不少于)?\d{1,3}个?(?:工作)?日)"
)
"""7个工作日内, 三十日内, 24小时内, 三个月内: counted from an event; 公示10个工作日."""


def days(words: str) -> Iterator[re.Match[str]]:
    """到2025年, 2022年11月底前, 7月31日前 … with their parts by name; one without year and month (前) is none."""
    return matches(_BY, _IN_EVERY, _LONGEST, words)


def due(by: str, written: int | None) -> str | None:
    """The last day of a deadline as ISO date; a day without year is in the year `written`.

    12月前 ends before December begins, 12月底前 with its last day. None for what is none and for what depends on
    another year: 每年3月31日前, 次年2月底前, 评估期末年的6月底前.
    """
    found = next(days(by), None)
    if found is None or found["yearly"]:
        return None
    if found["aim"]:
        return f"{found['aim']}-12-31"
    year = int(found["year"]) if found["year"] else written
    if year is None or (found["month"] is None and found["year"] is None):
        return None
    month = int(found["month"]) if found["month"] else 12
    if found["month"] and not found["day"] and not found["end"]:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    last = calendar.monthrange(year, month)[1]
    day = int(found["day"][:-1]) if found["day"] else last
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= last else None
