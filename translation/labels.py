"""The numbers before headings, told in both languages: 第八条 X -> Article 8: X, （一）X -> (I) X."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.text.markers import Marker, markers

UNITS = {"chapter": ("Chapter", "章"), "section": ("Section", "节"), "article": ("Article", "条")}
JAPANESE = {"节": "節"}
COUNTED = {"han", "bracket", "digit", "number"}
HAN = re.compile(r"[\u4e00-\u9fff]")
ROMAN = (("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
SHORTEST = 2
"""Characters of a heading."""


class Label(NamedTuple):
    """The number of a heading as each language has it, with what stands between it and the heading."""

    en: str
    ja: str


NONE = Label("", "")


def parted(heading: str) -> tuple[Label, str]:
    """The number before a heading and the heading behind it; `NONE` and the whole text where it has none.

    The number of a chapter or an article has a blank behind it: 第八条规定的X is no heading of an article.
    """
    mark = next(markers(heading), None)
    if mark is None or not mark.opens or mark.start or not mark.number:
        return NONE, heading
    behind = heading[mark.end :]
    rest = behind.strip()
    if len(rest) < SHORTEST or not HAN.match(rest):
        return NONE, heading
    if mark.kind in UNITS and behind != rest:
        name, zh = UNITS[mark.kind]
        return Label(f"{name} {mark.number}: ", f"第{mark.number}{JAPANESE.get(zh, zh)} "), rest
    return (_counted(mark, heading[: mark.end]), rest) if mark.kind in COUNTED else (NONE, heading)


def _counted(mark: Marker, written: str) -> Label:
    """一、 -> I., （一） -> (I), 1. and （1） as they are."""
    number = roman(mark.number) if mark.kind in ("han", "bracket") else str(mark.number)
    en = f"({number}) " if mark.kind in ("bracket", "digit") else f"{number}. "
    return Label(en, written.replace("(", "（").replace(")", "）"))


def roman(number: int) -> str:
    """A number below 100 in Roman numerals: 14 -> XIV."""
    said = ""
    for letters, value in ROMAN:
        said += letters * (number // value)
        number %= value
    return said
