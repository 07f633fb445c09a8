"""Tables of indicators: rows of cells under a head that names years, the last of which is to be reached.

Cells are divided by tabs, as the parsers keep them. The year is that of the column's head, the unit that of the value,
of a bracket in the name, or of the column 单位. A column up to the year of the document reports what was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from analysis.facts.quantities import Quantity, quantities

MAX_CELLS = 40  # a wider row is no row of indicators
MAX_ROWS = 2_000
_YEAR = re.compile(r"(20\d\d)\s?年?")
_NAME_HEAD, _UNIT_HEAD = re.compile(r"指标|名称|内容|项目"), re.compile(r"单位")
_IN_BRACKET = re.compile(r"[（(](?P<unit>[^（）()]{1,16})[）)]\s*$")
_NUMBER = re.compile(r"[<>≤≥＜＞约\[〔]{0,2}\s?\d[\d.,]*")
MOST_HEADS = 8  # cells of a head with one cell a line
LONGEST_CELL = 40
_STACKED = re.compile(r"\n\s{0,4}20\d\d\s?年?\s{0,4}\n\s{0,4}20\d\d\s?年?\s{0,4}\n")
_HEAD_CELL = re.compile(r"20\d\d\s?年?|单位|属性|性质|类型|指标属性|[^\d]{0,6}(?:年均|累计|增速|变化)[^\d]{0,6}")
_CHANGE_HEAD = re.compile(r"年均|累计|增速|变化")
_UNIT_CELL = re.compile(
    r"[亿万千百]{0,2}(?:%|％|吨|千瓦|元|平方|立方|公里|公顷|亩|个|克|微克|毫克)[\u4e00-\u9fff/³²]{0,10}"
)
_CELL = re.compile(r"[\[〔(（<>≤≥＜＞约+-]{0,3}\d[\d.,]{0,12}[%％]?[左右以上下]{0,2}[\]〕)）]?|[-—－/]")


@dataclass(frozen=True, slots=True)
class Row:
    """A value to reach: its name, the year of its column, and the places of value (`at`) and row in the text."""

    name: str
    value: Quantity
    year: int
    at: int
    start: int
    end: int

    @property
    def comparator(self) -> str:
        """How the value is meant, by the words beside it."""
        return "range" if self.value.high is not None else self.value.bound or "="


@dataclass(slots=True)
class Rows:
    """The rows found, and the places of tables, so that their lines are not read as sentences."""

    found: list[Row] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def cover(self, at: int) -> bool:
        """Whether a place lies in a table that was read."""
        before = bisect_right(self.spans, (at, 1 << 62)) - 1
        return before >= 0 and at < self.spans[before][1]


@dataclass(slots=True)
class _Head:
    years: dict[int, int]
    name: int
    unit: int | None


def rows(text: str, written: int | None) -> Rows:
    """The rows of all tables with years in their head; `written` is the year of the document where it is known."""
    told = _stacked(text, written)
    if "\t" not in text:
        return told
    head: _Head | None = None
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        cells = line.split("\t") if "\t" in line else []
        if not 2 <= len(cells) <= MAX_CELLS:
            head = None
        elif (named := _head(cells)) is not None:
            head = named
            told.spans.append((start, end + 1))
        elif head is not None and len(told.found) < MAX_ROWS:
            told.spans.append((start, end + 1))
            told.found += _row(cells, head, start, written)
        start = end + 1
    return told


def _stacked(text: str, written: int | None) -> Rows:
    """The rows of tables that have one cell a line: 指标, 2020年, 2025年, 属性, then a name, its values and 约束性."""
    told = Rows()
    if _STACKED.search(text) is None:
        return told
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        if bare := line.strip():
            lines.append((at + line.find(bare), bare))
        at += len(line) + 1
    place = 0
    while place < len(lines):
        years, after = _columns(lines, place)
        if not years:
            place += 1
            continue
        begins, (found, place) = lines[place][0], _stacked_rows(lines, after, years, written)
        told.found += found[: MAX_ROWS - len(told.found)]
        if found:
            told.spans.append((begins, lines[place - 1][0] + len(lines[place - 1][1])))
    return told


def _columns(lines: list[tuple[int, str]], place: int) -> tuple[list[int | None], int]:
    """The year of each column of numbers (None for 年均, 累计) under a head that begins here, and where it ends."""
    if not _NAME_HEAD.fullmatch(lines[place][1]):
        return [], place
    years: list[int | None] = []
    at = place + 1
    while at < len(lines) and at - place <= MOST_HEADS and _HEAD_CELL.fullmatch(lines[at][1]):
        cell = lines[at][1]
        if year := _YEAR.fullmatch(cell):
            years.append(int(year[1]))
        elif _CHANGE_HEAD.search(cell):
            years.append(None)
        at += 1
    return (years, at) if sum(year is not None for year in years) > 1 else ([], place)


def _stacked_rows(
    lines: list[tuple[int, str]], at: int, years: list[int | None], written: int | None
) -> tuple[list[Row], int]:
    """The rows below a head that have as many values as it has columns, and where the table ends."""
    ahead = [(year, n) for n, year in enumerate(years) if year is not None and (written is None or year > written)]
    found: list[Row] = []
    while at < len(lines) and len(lines[at][1]) <= LONGEST_CELL and lines[at][1][-1] not in "。；：":
        name, unit, cells = lines[at], "", at + 1
        if cells < len(lines) and _UNIT_CELL.fullmatch(lines[cells][1]):
            unit, cells = lines[cells][1], cells + 1
        values = cells
        while values < len(lines) and _CELL.fullmatch(lines[values][1]):
            values += 1
        if values - cells == len(years) and ahead and not _CELL.fullmatch(name[1]):
            year, column = max(ahead)
            found += _stacked_row(name, unit, lines[cells + column], year)
        at = max(values, at + 1)
    return found, at


def _stacked_row(name: tuple[int, str], unit: str, cell: tuple[int, str], year: int) -> list[Row]:
    bracket = _IN_BRACKET.search(name[1])
    bare = re.sub(r"^(?:其中[：:]?|\d{1,2}[.．、]?)\s?", "", name[1][: bracket.start()] if bracket else name[1])
    unit = bracket["unit"] if bracket else unit
    bounds = cell[1].strip("[]〔〕")
    values = quantities(bounds) or quantities(bounds + unit)
    digits = re.search(r"\d", cell[1])
    if not values or len(bare) < 2 or digits is None:
        return []
    return [Row(bare, values[-1], year, cell[0] + digits.start(), name[0], cell[0] + len(cell[1]))]


def _head(cells: list[str]) -> _Head | None:
    years = {at: int(mark[1]) for at, cell in enumerate(cells) if (mark := _YEAR.search(cell)) and len(cell) <= 16}
    if not years:
        return None
    name = next((at for at, cell in enumerate(cells) if _NAME_HEAD.search(cell)), None)
    unit = next((at for at, cell in enumerate(cells) if _UNIT_HEAD.fullmatch(cell.strip())), None)
    if name is None and unit is None and len(years) < 2:
        return None
    return _Head(years, name if name is not None else max(0, min(years) - 1), unit)


def _row(cells: list[str], head: _Head, start: int, written: int | None) -> list[Row]:
    ahead = [(year, at) for at, year in head.years.items() if at < len(cells) and (written is None or year > written)]
    if not ahead or head.name >= len(cells):
        return []
    year, column = max(ahead)
    name = " ".join(cells[head.name].split())
    bracket = _IN_BRACKET.search(name)
    written_unit = bracket["unit"] if bracket else cells[head.unit] if head.unit is not None else ""
    name = re.sub(r"^\d{1,2}[.．、]?\s?", "", name[: bracket.start()] if bracket else name)
    cell = cells[column]
    values = quantities(cell) or (
        quantities(cell.strip() + written_unit.strip()) if _NUMBER.match(cell.strip()) else []
    )
    if not values or len(name) < 2:
        return []
    at = start + sum(len(before) + 1 for before in cells[:column]) + cell.find(next(c for c in cell if c.isdigit()))
    return [Row(name, values[-1], year, at, start, start + sum(len(c) + 1 for c in cells) - 1)]
