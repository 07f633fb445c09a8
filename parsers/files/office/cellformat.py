"""Cells of a workbook as they are shown: percent, dates, thousands and units by the format that the cell bears."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]{0,80})"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]{0,80})\]|(?P<general>General)'
    r"|(?P<digits>[#0?.,]{1,80})|(?P<exponent>[eE][+-]0{1,4})|(?P<sign>.)",
    re.S,
)
_MOMENT = re.compile(
    r'"(?P<quoted>[^"]{0,80})"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]{0,80})\]'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<part>y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}|a{3,4}|e{1,2})|(?P<sign>.)",
    re.I | re.S,
)
_LOCAL = {  # formats that follow the country of the computer, as they are shown in China
    "mm-dd-yy": "yyyy/m/d",
    "m/d/yy h:mm": "yyyy/m/d h:mm",
    "[$-F800": "yyyy年m月d日",
    "[$-F400": "h:mm:ss",
}
_LONGEST = 200  # characters of a format
_WEEK = "一二三四五六日"


def shown(value: object, form: str) -> str:
    """The value as text. Unknown formats give the plain value, numbers written out and without needless zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date, time)):
        return _moment(value, form.split(";", maxsplit=1)[0][:_LONGEST])
    if isinstance(value, timedelta):
        return _moment((datetime(1899, 12, 31) + value).time(), "h:mm:ss")  # noqa: DTZ001 - a clock without a place
    if isinstance(value, (int, float)):
        return _number(value, form[:_LONGEST])
    return " ".join(str(value).split())


def _moment(value: datetime | date | time, form: str) -> str:
    """A day or a time of day by the letters of the format: ``yyyy"年"m"月"d"日"``."""
    day = datetime.combine(date(1900, 1, 1), value) if isinstance(value, time) else value
    if form in ("General", "@"):
        return _plain_moment(value)
    form = _LOCAL.get(form.partition("]")[0], _LOCAL.get(form, form))
    tokens = [token for token in _MOMENT.finditer(form) if token["bracket"] is None]
    parts = [(token["part"] or "").lower() for token in tokens]
    if not any(part[:1] in ("y", "m", "d", "h", "s", "e", "a") for part in parts):
        return _plain_moment(value)
    half = any(token["half"] for token in tokens)
    text = ""
    for place, token in enumerate(tokens):
        if parts[place]:
            text += _part(parts, place, day, half)
        elif token["half"]:
            text += "上午" if getattr(day, "hour", 0) < 12 else "下午"
        else:
            text += token["quoted"] or token["escaped"] or token["sign"] or ""
    return text.replace("@", "").strip()


def _plain_moment(value: datetime | date | time) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    clock = isinstance(value, datetime) and (value.hour or value.minute or value.second)
    return f"{value:%Y-%m-%d %H:%M}" if clock else f"{value:%Y-%m-%d}"


def _part(parts: list[str], place: int, day: date, half: bool) -> str:
    part = parts[place]
    kind, wide = part[0], len(part)
    clock = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001
    if kind in ("y", "e"):
        return f"{day.year % 100:02}" if kind == "y" and wide < 3 else str(day.year)
    if kind == "a" or (kind == "d" and wide > 2):
        return ("星期" if wide == 4 else "周" if kind == "d" else "") + _WEEK[day.weekday()]
    if kind == "m" and _is_minute(parts, place):
        return f"{clock.minute:0{min(wide, 2)}}"
    numbers = {"m": day.month, "d": day.day, "h": (clock.hour % 12 or 12) if half else clock.hour, "s": clock.second}
    return f"{numbers[kind]:0{2 if wide == 2 else 1}}"


def _is_minute(parts: list[str], place: int) -> bool:
    """Whether an m stands beside hours or seconds, and is no month."""
    before = next((part for part in reversed(parts[:place]) if part), "")
    after = next((part for part in parts[place + 1 :] if part), "")
    return before.startswith("h") or after.startswith("s")


def _number(value: float, form: str) -> str:
    if form in ("General", "@", "") or not math.isfinite(value):
        return written_out(value)
    sections = _sections(form)
    signed = len(sections) < 2 or value >= 0
    section = sections[0] if value > 0 or len(sections) < 2 else sections[2 if value == 0 and len(sections) > 2 else 1]
    if value == 0 and len(sections) == 2:
        section = sections[0]
    tokens = list(_TOKEN.finditer(section))
    digits = [token["digits"] for token in tokens if token["digits"] and set(token["digits"]) & set("#0")]
    if any(token["exponent"] or token["sign"] == "/" for token in tokens) or len(digits) > 1:
        return written_out(value)
    percent = sum(token["sign"] == "%" for token in tokens)
    amount = Decimal(repr(value)) * (100 ** min(percent, 2))
    text = "".join(_pieces(tokens, amount if signed else abs(amount)))
    return text.strip() if digits or any(token["general"] for token in tokens) or text else written_out(value)


def _sections(form: str) -> list[str]:
    """The parts of a format for positive, negative and zero; a semicolon in quotes divides none."""
    parts, quoted = [""], False
    for sign in form:
        quoted ^= sign == '"'
        if sign == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _pieces(tokens: list[re.Match[str]], amount: Decimal) -> Iterator[str]:
    for token in tokens:
        if token["digits"] and set(token["digits"]) & set("#0"):
            yield _digits(amount, token["digits"].replace("?", "#"))
        elif token["digits"] and "?" in token["digits"]:
            yield ""  # room for digits
        elif token["general"]:
            yield written_out(float(amount))
        elif token["bracket"] is not None:
            yield token["bracket"][1:].partition("-")[0] if token["bracket"].startswith("$") else ""
        else:
            yield token["quoted"] or token["escaped"] or token["digits"] or token["sign"] or ""


def _digits(amount: Decimal, pattern: str) -> str:
    """A number by a pattern of # and 0: decimals, thousands, leading zeros; commas at its end divide by a thousand."""
    whole, _, decimals = pattern.rstrip(",").partition(".")
    amount /= 1000 ** min(len(pattern) - len(pattern.rstrip(",")), 4)
    places = min(len(decimals.replace(",", "")), 15)
    text = f"{amount:,.{places}f}" if "," in whole else f"{amount:.{places}f}"
    optional = len(decimals) - len(decimals.rstrip("#"))
    while optional and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    least = whole.count("0")
    sign, number = ("-", text[1:]) if text.startswith("-") else ("", text)
    front, point, back = number.partition(".")
    return sign + front.zfill(least if "," not in whole else 1) + (point + back if back else "")


def written_out(value: float) -> str:
    """A number without an exponent: 0.0000001, not 1e-07."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return str(value)
    text = f"{Decimal(repr(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
