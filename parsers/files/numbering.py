"""Automatic numbers of Word: 第一条, （一）, 1.1 stand in the definitions of lists, not in the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from parsers.files import xml

LEVELS = 9
_DIGITS = "零一二三四五六七八九"
_LARGEST = 9_999


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is numbered: ``第%1条`` in the form of `numFmt`, from `start` on."""

    text: str
    form: str
    start: int


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if xml.name(child) == name), None)


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute by its local name; empty where there is none."""
    if element is None:
        return ""
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


@dataclass(slots=True)
class Numbering:
    """Counts paragraphs of lists as they come. Made from numbering.xml; without it no paragraph has a number."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        """The lists that a numbering part defines."""
        found = cls()
        for element in root if root is not None else ():
            kind = xml.name(element)
            if kind == "num":
                found.lists[value(element, "numId")] = value(_child(element, "abstractNumId"))
            elif kind == "abstractNum":
                for level in element:
                    if xml.name(level) == "lvl":
                        key = (value(element, "abstractNumId"), _number(value(level, "ilvl")))
                        form, start = value(_child(level, "numFmt")), value(_child(level, "start"))
                        found.levels[key] = Level(
                            value(_child(level, "lvlText")), form or "decimal", _number(start or "1")
                        )
        return found

    def before(self, paragraph: etree._Element) -> str:
        """The number that Word prints before a paragraph; counts it."""
        properties = _child(paragraph, "pPr")
        place = _child(properties, "numPr") if properties is not None else None
        if place is None:
            return ""
        name = self.lists.get(value(_child(place, "numId")), "")
        depth = min(_number(value(_child(place, "ilvl"))), LEVELS - 1)
        level = self.levels.get((name, depth))
        if level is None or level.form in ("bullet", "none"):
            return ""
        self.counts[name, depth] = self.counts.get((name, depth), level.start - 1) + 1
        for deeper in range(depth + 1, LEVELS):
            self.counts.pop((name, deeper), None)
        text = level.text
        for above in range(depth + 1):
            own = self.levels.get((name, above), level)
            text = text.replace(f"%{above + 1}", written(self.counts.get((name, above), own.start), own.form))
        return text + ("" if text[-1:] in "、）)" else " ")


def written(number: int, form: str) -> str:
    """A number in the form that Word names: decimal, chineseCounting …, upperRoman, lowerLetter, decimalZero."""
    makers: dict[str, Callable[[int], str]] = {
        "upperLetter": lambda n: chr(64 + (n - 1) % 26 + 1),
        "lowerLetter": lambda n: chr(96 + (n - 1) % 26 + 1),
        "upperRoman": _roman,
        "lowerRoman": lambda n: _roman(n).lower(),
        "decimalEnclosedCircle": lambda n: chr(0x2460 + n - 1) if n <= 20 else str(n),
        "decimalZero": lambda n: f"{n:02}",
    }
    if not 0 < number <= _LARGEST:
        return str(number)
    if form.startswith(("chinese", "japanese", "ideograph", "taiwanese")):
        return chinese(number)
    return makers.get(form, str)(number)


def chinese(number: int) -> str:
    """A number up to 9,999 in Chinese: 十二, 一百零三."""
    found, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            found += ("零" if gap and found else "") + _DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return found.removeprefix("一") if 10 <= number < 20 else found


def _roman(number: int) -> str:
    found = ""
    for size, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        found += letters * (number // size)
        number %= size
    return found
