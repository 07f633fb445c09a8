"""Automatic numbers of Word: 第一条, （一）, 1.1 stand in the definitions of lists, not in the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from parsers.files.office import xml
from parsers.files.office.styles import Styles
from parsers.files.office.xml import child, value

LEVELS = 9
_DIGITS = "零一二三四五六七八九"
_LARGEST = 9_999


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is numbered: ``第%1条`` in the form of `numFmt`, from `start` on."""

    text: str
    form: str
    start: int
    legal: bool = False  # the numbers above are written in digits


def _level(element: etree._Element) -> Level:
    form, start = value(child(element, "numFmt")), value(child(element, "start"))
    legal = child(element, "isLgl")
    return Level(value(child(element, "lvlText")), form or "decimal", _number(start or "1"), legal is not None)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


@dataclass(slots=True)
class Numbering:
    """Counts paragraphs of lists as they come. Made from numbering.xml; without it no paragraph has a number.

    `lists` says which counter a list goes on with: lists of one definition share it, unless one starts anew.
    """

    lists: dict[str, tuple[str, str]] = field(default_factory=dict)
    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: Styles = field(default_factory=Styles)

    @classmethod
    def of(cls, root: etree._Element | None, styles: Styles | None = None) -> Numbering:
        """The lists that a numbering part defines, and the styles that number their paragraphs."""
        found = cls(styles=styles or Styles())
        for element in root if root is not None else ():
            kind = xml.name(element)
            if kind == "num":
                found._take_list(element)
            elif kind == "abstractNum":
                for level in element:
                    if xml.name(level) == "lvl":
                        found.levels[value(element, "abstractNumId"), _number(value(level, "ilvl"))] = _level(level)
        return found

    def _take_list(self, element: etree._Element) -> None:
        number, form = value(element, "numId"), value(child(element, "abstractNumId"))
        counter = form
        for change in element:
            if xml.name(change) == "lvlOverride":
                depth = _number(value(change, "ilvl"))
                counter = f"{form}/{number}"
                start, own = child(change, "startOverride"), child(change, "lvl")
                if own is not None:
                    self.levels[counter, depth] = _level(own)
                if start is not None:
                    self.starts[counter, depth] = _number(value(start))
        self.lists[number] = form, counter

    def before(self, paragraph: etree._Element) -> str:
        """The number that Word prints before a paragraph, by itself or by its style; counts it."""
        properties = child(paragraph, "pPr")
        if written_there := value(child(child(properties, "listPr"), "t")):  # Word 2003 writes the number itself
            return _spaced(written_there)
        place = child(properties, "numPr")
        number, depth_said = self.styles.list_of(value(child(properties, "pStyle")))
        number = value(child(place, "numId")) or number
        if not number or number not in self.lists:
            return ""
        form, counter = self.lists[number]
        depth = min(_number(value(child(place, "ilvl")) or depth_said), LEVELS - 1)
        level = self._level_of(form, counter, depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        first = self.starts.get((counter, depth), level.start)
        self.counts[counter, depth] = self.counts.get((counter, depth), first - 1) + 1
        for deeper in range(depth + 1, LEVELS):
            self.counts.pop((counter, deeper), None)
        text = level.text
        for above in range(depth + 1):
            own = self._level_of(form, counter, above) or level
            form_of = "decimal" if level.legal else own.form
            text = text.replace(f"%{above + 1}", written(self.counts.get((counter, above), own.start), form_of))
        return _spaced(text)

    def _level_of(self, form: str, counter: str, depth: int) -> Level | None:
        return self.levels.get((counter, depth)) or self.levels.get((form, depth))


def _spaced(number: str) -> str:
    return number + ("" if number[-1:] in "、）)" else " ")


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
