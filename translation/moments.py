"""When a headline says that something is so: years, plans, days and hours, in English and Japanese."""

from __future__ import annotations

import re

Words = tuple[str, str]
"""English, Japanese."""

YEAR = re.compile(r"(?P<by>到)?(?P<year>20\d\d)年(?!度)(?P<since>起)?，?")
PLAN = re.compile(r"“?十(?P<number>[三四五六])五”?(?P<since>以来|期间|时期)，?")
FIRST = re.compile(r"前(?P<count>\d{1,2})个月[，, ]?")
SINCE = (
    r"自?(?:(?P<year>20\d\d|今|明)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"(?:(?P<hour>\d{1,2})(?:时|点))?(?:0分)?起"
)
"""From when on: 12月22日24时起, 明年1月1日起."""
STARTING = re.compile(rf"{SINCE}[，, ]?")
UNTIL = r"(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?(?P<end>底|末)?"
"""Until when: 2027年底, 2026年6月30日."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NEAR = {"今": (" this year", "今年"), "明": (" next year", "来年")}


def begun(text: str) -> tuple[Words, str]:
    """The time that a text begins with, and the rest: 到2030年X, “十五五”时期X, 12月22日24时起X."""
    if (day := STARTING.match(text)) and 1 <= int(day["month"]) <= len(MONTHS):
        en, ja = moment(day)
        return (f"from {en}", f"{ja}から、"), text[day.end() :]
    if (first := FIRST.match(text)) and 1 < int(first["count"]) < len(MONTHS):
        return (f"in the first {first['count']} months", f"1～{first['count']}月、"), text[first.end() :]
    if year := YEAR.match(text):
        since = ("from", "年から、") if year["since"] else ("in", "年、")
        en, ja = ("by", "年までに、") if year["by"] else since
        return (f"{en} {year['year']}", f"{year['year']}{ja}"), text[year.end() :]
    if plan := PLAN.match(text):
        number = {"三": 13, "四": 14, "五": 15, "六": 16}[plan["number"]]
        en, ja = ("since the start of", "以降、") if plan["since"] == "以来" else ("during", "期、")
        return (f"{en} the {number}th Five-Year Plan Period", f"「{number}-5」{ja}"), text[plan.end() :]
    return ("", ""), text


def moment(found: re.Match[str]) -> Words:
    """A day or a month with its year and hour: 24:00 on 22 December, 12月22日24時."""
    parts = {"year": None, "month": None, "day": None, "hour": None, "end": None} | found.groupdict()
    year = parts["year"] or ""
    en_year, ja_year = NEAR.get(year, (f" {year}", f"{year}年") if year else ("", ""))
    number = int(parts["month"] or 0)
    month = MONTHS[number - 1] if 1 <= number <= len(MONTHS) else ""
    en = f"{parts['day']} {month}{en_year}" if parts["day"] else f"{month}{en_year}".strip()
    ja = ja_year + (f"{parts['month']}月" if month else "") + (f"{parts['day']}日" if parts["day"] else "")
    if parts["hour"]:
        en, ja = f"{parts['hour']}:00 on {en}", f"{ja}{parts['hour']}時"
    return (f"the end of {en}", f"{ja}末") if parts["end"] else (en, ja)
