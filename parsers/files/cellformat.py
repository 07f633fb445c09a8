"""Cells of a workbook as they are shown: percent, dates and thousands by the format that the cell bears."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import Decimal

_QUOTED = re.compile(r'"([^"]{0,40})"|\\(.)|_.|\*.|\[[^\]]{0,40}\]')
_NUMBER = re.compile(r"[#0](?:,?[#0]){0,60}(?:\.(?P<decimals>[0#]*))?")


def shown(value: object, form: str) -> str:
    """The value as text. Unknown formats give the plain value, numbers written out and without needless zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date, time)):
        return _moment(value, form)
    if isinstance(value, (int, float)):
        return _number(value, form.split(";", maxsplit=1)[0] if form else "General")
    return " ".join(str(value).split())


def _moment(value: datetime | date | time, form: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    clock = isinstance(value, datetime) and (value.hour or value.minute or value.second)
    after = f" {value:%H:%M}" if clock else ""
    if "年" in form or "m月" in form:
        day = f"{value.day}日" if "d" in form.lower() else ""
        return f"{value.year}年{value.month}月{day}{after}"
    return f"{value:%Y-%m-%d}{after}"


def _number(value: float, form: str) -> str:
    plain = _QUOTED.sub("", form)
    pattern = _NUMBER.search(plain)
    if form in ("General", "@") or pattern is None or "E+" in plain or "?" in plain:
        return written_out(value)
    percent = "%" in plain
    wanted = pattern["decimals"] or ""
    decimals = min(len(wanted), 15)
    number = Decimal(repr(value)) * (100 if percent else 1)
    text = f"{number:,.{decimals}f}" if "," in pattern[0] else f"{number:.{decimals}f}"
    if "#" in wanted:
        text = text.rstrip("0").rstrip(".")
    return text + ("%" if percent else "")


def written_out(value: float) -> str:
    """A number without an exponent: 0.0000001, not 1e-07."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return str(value)
    text = f"{Decimal(repr(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
