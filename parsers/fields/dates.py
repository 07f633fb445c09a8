"""Dates as Chinese government pages write them, read as ISO dates of the precision that is written.

The own grammar comes first: Arabic digits of either width, Chinese numerals, blanks inside, separators ``-/.``.
``dateparser`` is asked second, strictly, and only for a short text that looks like nothing the grammar knows.
A partial date stays partial, an impossible one is no date, and a year that is not written is never guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MAX_TEXT = 2_000_000  # characters of a text that `find` looks at
FIRST_YEAR, LAST_YEAR = 1900, 2099

_ZERO = "〇○零ＯO0０ΟОo◯"
_NUMERAL = "一二三四五六七八九"
_YEAR = rf"(?:\d{{4}}|[一二](?:\s?[{_NUMERAL}{_ZERO}]){{3}})"
_PART = rf"(?:\d{{1,4}}|[{_NUMERAL}{_ZERO}十廿卅元](?:\s?[{_NUMERAL}{_ZERO}十]){{0,3}})"
_GAP = r"\s{0,6}"
_SEP = r"\-/.－／．‐‑–—−"
_END = r"(?![\d/／]|[-.－．]\d(?!\d:))"  # no further part, but a time may follow: 2021-08-01-06:08:00

_WRITTEN = re.compile(
    rf"(?<![\d.])(?P<y>{_YEAR}){_GAP}年(?:{_GAP}(?P<m>{_PART}){_GAP}月(?:份(?!\d))?"
    rf"(?:{_GAP}(?P<d>{_PART}){_GAP}(?:[日号](?!令)|$))?)?"
    rf"|(?<![\d{_SEP}])(?P<ny>\d{{4}}){_GAP}(?P<sep>[{_SEP}]){_GAP}(?P<nm>\d{{1,2}}){_GAP}(?P=sep)"
    rf"{_GAP}(?P<nd>\d{{1,2}}){_END}"
)
_USUAL = re.compile(rf"(\d{{4}})(?:年(\d\d?)月(\d\d?)日|([-/.])(\d\d?)\4(\d\d?){_END})")
# 农历二〇二一年八月十五日, 辛丑年八月十五日 and 八月十五日（农历） are days of another calendar.
_LUNAR = r"(?:农历|阴历|夏历|旧历)"
_LUNAR_BEFORE = re.compile(rf"(?:{_LUNAR}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)[\s：:（(）)为]{{0,4}}$")
_LUNAR_AFTER = re.compile(rf"\s{{0,4}}[（(]{_LUNAR}[）)]")
_NOT_A_YEAR = re.compile(r"\s{0,6}(?:[度版本代]|第|[以之]?来|\d)")
_ONLY_PARTIAL = re.compile(rf"(\d{{4}})(?:{_GAP}[{_SEP}]{_GAP}(\d{{1,2}}))?")
_DIGITS = dict.fromkeys(_ZERO, "0") | {n: str(i) for i, n in enumerate(_NUMERAL, 1)}


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: ``text[start:end]`` is how it is written there."""

    iso: str
    start: int
    end: int


def _small_numbers() -> dict[str, int]:
    """Month and day numbers in every Chinese spelling: 十二, 廿四, 卅一, 二六, 〇九, 元(月)."""
    names = {"元": 1, "廿": 20, "卅": 30}
    for number in range(1, 32):
        tens, ones = divmod(number, 10)
        one = _NUMERAL[ones - 1] if ones else ""
        names[("" if tens == 0 else "十" if tens == 1 else _NUMERAL[tens - 1] + "十") + one] = number
        for zero in _ZERO:
            names[(_NUMERAL[tens - 1] if tens else zero) + (one or zero)] = number
        if tens > 1:
            names["廿卅"[tens - 2] + one] = number
            names["廿卅"[tens - 2] + "十" + one] = number
    return names


_SMALL = _small_numbers()


def small_number(written: str) -> int | None:
    """The month or day number that is written in digits or Chinese numerals, or None."""
    written = "".join(written.split())
    if written.isdecimal():
        return int(written) if len(written) <= 2 else None
    return _SMALL.get(written)


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO date of this precision, or None where the calendar has no such date."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= 28 and not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def later(day: str, *, days: int = 0, months: int = 0) -> str | None:
    """The ISO day so many days or months later; the last of the month where it has no such day. None after 2099."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    if year > LAST_YEAR:
        return None
    start = date(year, month + 1, min(int(day[8:]), monthrange(year, month + 1)[1]))
    return (start + timedelta(days=days)).isoformat()


def _year(written: str) -> int:
    if written.isdecimal():
        return int(written)
    return int("".join(_DIGITS[c] for c in written if not c.isspace()))


def is_lunar(text: str, start: int, end: int) -> bool:
    """Whether a date of a text is said to be one of the lunar calendar, by what stands directly before or after it."""
    before = text[max(0, start - 8) : start]
    return _LUNAR_BEFORE.search(before) is not None or _LUNAR_AFTER.match(text, end) is not None


def _value(match: re.Match[str]) -> str | None:
    year, month, day, numeric_year, _, numeric_month, numeric_day = match.groups()
    if numeric_year is not None:
        return iso(int(numeric_year), int(numeric_month), int(numeric_day))
    if month is None:
        before = match.string[match.start() - 1 : match.start()]
        if (before and before in "-－–—~～至到") or _NOT_A_YEAR.match(match.string, match.end()):
            return None
        return iso(_year(year))
    month_number = small_number(month)
    if month_number is None:
        return None
    if day is None:
        return iso(_year(year), month_number)
    day_number = small_number(day)
    return None if day_number is None else iso(_year(year), month_number, day_number)


def _solar(match: re.Match[str]) -> str | None:
    return None if is_lunar(match.string, *match.span()) else _value(match)


def find(text: str) -> list[Found]:
    """All dates of a text in their order, full and partial, with their place. Looks at `MAX_TEXT` characters."""
    values = ((_solar(match), match) for match in _WRITTEN.finditer(text, 0, MAX_TEXT))
    return [Found(value, match.start(), match.end()) for value, match in values if value is not None]


def read(text: str) -> str | None:
    """The first date of a short text (a table cell, a meta value, a signature), or None.

    An index number such as ``000014672/2021-01023`` and a run of digits such as ``20211026`` are no dates.
    """
    text = text.strip()
    usual = _USUAL.match(text)
    if usual:
        year, month, day, _, numeric_month, numeric_day = usual.groups()
        return iso(int(year), int(month or numeric_month), int(day or numeric_day))
    match = None
    for match in _WRITTEN.finditer(text, 0, MAX_TEXT):
        value = _solar(match)
        if value is not None:
            return value
    if match:
        return None
    partial = _ONLY_PARTIAL.fullmatch(text)
    if partial:
        return iso(int(partial[1]), int(partial[2]) if partial[2] else None)
    return _letter_spaced(text) or _second_reader(text)


def _letter_spaced(text: str) -> str | None:
    """A text that is nothing but a date with blanks between its characters: 2 0 2 1 年 9 月 3 日."""
    tight = "".join(text.split()) if len(text) <= 60 else ""
    usual = _USUAL.fullmatch(tight) if len(tight) < len(text) else None
    return read(tight) if usual else None


_LOOKS_DATED = re.compile(r"\d{4}\D{1,3}\d{1,2}\D{1,3}\d{1,2}(?!\d)")
_NUMBER = re.compile(r"\d+")


def _second_reader(text: str) -> str | None:
    """What dateparser makes of it, if all three of its numbers are written there in the order year, month, day."""
    looks = _LOOKS_DATED.search(text) if len(text) <= 40 else None
    if looks is None or len(_NUMBER.findall(text)) != 3:
        return None
    import dateparser

    settings = {"DATE_ORDER": "YMD", "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    value = dateparser.parse(looks.group(), languages=["zh"], settings=settings)
    if value is None:
        return None
    numbers = [int(n) for n in _NUMBER.findall(looks.group())]
    return iso(*numbers) if numbers == [value.year, value.month, value.day] else None


_CHINA = timedelta(hours=8)


def from_milliseconds(milliseconds: int) -> str | None:
    """The day in UTC+8 of an instant as the search answers give it (pubtime, ptime); 0 means none."""
    if milliseconds <= 0:
        return None
    try:
        moment = datetime.fromtimestamp(milliseconds / 1000, UTC) + _CHINA
    except (OverflowError, OSError, ValueError):
        return None
    return iso(moment.year, moment.month, moment.day)
