"""Tables of indicators: rows of cells under a head that names years, the last of which is to be reached.

Cells are divided by tabs, as the parsers keep them. The year is that of the column's head, the unit that of the value,
of a bracket in the name, or of the column 单位. A column up to the year of the document reports what was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.facts.values.quantities import Quantity, quantities
from analysis.facts.values.years import FIVE_YEARS

MAX_CELLS = 40  # a wider row is no row of indicators
MAX_ROWS = 2_000
_YEAR = re.compile(r"(20\d\d)\s?年?")
_YEAR_CELL = re.compile(r"20\d\d(?<!\S....)年?(?!\S)")  # between blanks
_NAME_HEAD, _UNIT_HEAD = re.compile(r"指标|名称|内容|项目"), re.compile(r"单位")
_IN_BRACKET = re.compile(r"[（(](?P<unit>[^（）()]{1,16})[）)]\s*$")
_ORDINAL_HEAD = re.compile("序号|编号")
_NOTE_MARK = re.compile("[①-⑳]")
_ORDINAL = re.compile(r"^(?:其中[：:]?)?(?:\d{1,2}(?:[.．]\d{1,2}){0,2}[.．、]?)?\s?|^[—－-]{1,2}")
_NUMBER = re.compile(r"\d[\d.,]*")
_PLAN_END = re.compile(r"“?(?P<plan>十[一二三四五六]五)”?(?:期?末|目标)")
MAX_LINE = 400  # characters of a row whose cells are divided by blanks
MOST_HEADS = 8  # cells of a head with one cell a line
LONGEST_CELL = 40
LONGEST_HEAD = 10
_YEAR_HEAD = r"20\d\d\s?年?(?:[（(]?(?:现状|基期|基准|基数|实际|目标|规划)值?[）)]?)?"  # 2025年目标值, 2020年（基期）
_STACKED = re.compile(rf"\n\s{{0,4}}{_YEAR_HEAD}\s{{0,4}}\n\s{{0,4}}{_YEAR_HEAD}\s{{0,4}}\n")
_NAMES = re.compile(r"(?:主要|核心|重点|具体)?(?:指标|名称|内容|项目)(?:名称)?")
_HEAD_CELL = re.compile(rf"{_YEAR_HEAD}|单位|属性|性质|类型|指标属性|[^\d]{{0,6}}(?:年均|累计|增速|变化)[^\d]{{0,6}}")
_CHANGE_HEAD = re.compile(r"年均|累计|增速|变化")
_UNIT_CELL = re.compile(
    r"[亿万千百]{0,2}(?:%|％|吨|千瓦|元|平方|立方|公里|公顷|亩|个|克|微克|毫克)[\u4e00-\u9fff/³²]{0,10}"
)
_CELL = re.compile(r"[\[〔(（<>≤≥＜＞约+-]{0,3}\d[\d.,]{0,12}[%％]?[左右以上下]{0,2}[\]〕)）]?|[-—－/]")


@dataclass(frozen=True, slots=True)
class Row:
    """A value to reach: its name, the year of its column, the places of value (`at`) and row in the text, its scope."""

    name: str
    value: Quantity
    year: int
    at: int
    start: int
    end: int
    scope: str | None = None

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


class _Cell(NamedTuple):
    text: str
    at: int


@dataclass(slots=True)
class _Head:
    """The years of the columns, the places of name and unit, the number of columns, whether tabs divide them.

    `above` is the unit of the last row, which a part of it (其中：) need not repeat.
    """

    years: dict[int, int]
    name: int
    unit: int | None
    width: int
    tabs: bool
    above: str = ""


def rows(text: str, written: int | None, known: Rows | None = None) -> Rows:
    """The rows of all tables with years in their head; `written` is the year of the document where it is known.

    The rows of tables that are `known` already are handed on, and their lines passed by.
    """
    told = _stacked(text, written)
    known = known or Rows()
    if "\t" not in text and not (("指标" in text or "名称" in text) and _YEAR_CELL.search(text)):
        return told
    head: _Head | None = None
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        cells = _cells(line, start, head)
        if not 2 <= len(cells) <= MAX_CELLS or known.cover(start):
            head = None
        elif (named := _head(cells, "\t" in line)) is not None:
            head = named
            told.spans.append((start, end + 1))
        elif head is not None and len(told.found) < MAX_ROWS:
            told.spans.append((start, end + 1))
            told.found += _row(cells, head, (start, end), written)
        start = end + 1
    return Rows(told.found + known.found, sorted(told.spans + known.spans))


def _is_spaced_head(line: str) -> bool:
    """Whether a line is a head whose cells are divided by blanks: 序号 指标 2020年 2025年 属性."""
    if " " not in line or "年" not in line or len(line) > MAX_LINE:
        return False
    cells = line.split()
    named = any(len(cell) <= LONGEST_HEAD and _NAME_HEAD.search(cell) for cell in cells)
    return named and any(_YEAR.fullmatch(cell) for cell in cells) and all(len(cell) <= LONGEST_HEAD for cell in cells)


def _cells(line: str, start: int, head: _Head | None) -> list[_Cell]:
    """The cells of a line with their places; those divided by blanks count from the right, since names have blanks."""
    if "\t" in line:
        found = []
        for cell in line.split("\t"):
            found.append(_Cell(cell, start))
            start += len(cell) + 1
        return found
    spaced = (head is not None and not head.tabs) or _is_spaced_head(line)
    if not spaced or line.rstrip().endswith(("。", "；", "：")):
        return []
    found = [_Cell(mark[0], start + mark.start()) for mark in re.finditer(r"\S+", line[:MAX_LINE])]
    if head is None or len(found) < 3:
        return found
    more = len(found) - head.width
    if more > 0:
        name = found[head.name : head.name + more + 1]
        found[head.name : head.name + more + 1] = [_Cell(" ".join(cell.text for cell in name), name[0].at)]
    return [_Cell("", start)] * -more + found


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
        numbered = place > 0 and _ORDINAL_HEAD.fullmatch(lines[place - 1][1]) is not None
        begins, (found, place) = lines[place][0], _stacked_rows(lines, after, years, (written, numbered))
        told.found += found[: MAX_ROWS - len(told.found)]
        if found:
            told.spans.append((begins, lines[place - 1][0] + len(lines[place - 1][1])))
    return told


def _columns(lines: list[tuple[int, str]], place: int) -> tuple[list[int | None], int]:
    """The year of each column of numbers (None for 年均, 累计) under a head that begins here, and where it ends."""
    if not _NAMES.fullmatch(lines[place][1]):
        return [], place
    years: list[int | None] = []
    at = place + 1
    while at < len(lines) and at - place <= MOST_HEADS and _HEAD_CELL.fullmatch(lines[at][1]):
        cell = lines[at][1]
        if year := _YEAR.match(cell):
            years.append(int(year[1]))
        elif _CHANGE_HEAD.search(cell):
            years.append(None)
        at += 1
    return (years, at) if sum(year is not None for year in years) > 1 else ([], place)


def _stacked_rows(
    lines: list[tuple[int, str]], at: int, years: list[int | None], about: tuple[int | None, bool]
) -> tuple[list[Row], int]:
    """The rows below a head that have as many values as it has columns, and where the table ends.

    `about` is the year of the document and whether each row begins with its ordinal.
    """
    written, numbered = about
    ahead = [(year, n) for n, year in enumerate(years) if year is not None and (written is None or year > written)]
    found: list[Row] = []
    while at < len(lines) and len(lines[at][1]) <= LONGEST_CELL and lines[at][1][-1] not in "。；：":
        name, unit, cells = lines[at], "", at + 1
        if cells < len(lines) and _UNIT_CELL.fullmatch(lines[cells][1]):
            unit, cells = lines[cells][1], cells + 1
        values = cells
        last = min(len(lines), cells + len(years)) if numbered else len(lines)
        while values < last and _CELL.fullmatch(lines[values][1]):
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


def _head(cells: list[_Cell], tabs: bool) -> _Head | None:
    years = {n: year for n, cell in enumerate(cells) if len(cell.text) <= 16 and (year := _year(cell.text))}
    if not years:
        return None
    name = next((n for n, cell in enumerate(cells) if _NAME_HEAD.search(cell.text)), None)
    unit = next((n for n, cell in enumerate(cells) if _UNIT_HEAD.fullmatch(cell.text.strip())), None)
    if name is None and unit is None and len(years) < 2:
        return None
    if name is None:  # 类别, 单位, 2020年
        name = max(0, min(*years, unit or max(years)) - 1)
    return _Head(years, name, unit, len(cells), tabs)


def _year(cell: str) -> int | None:
    """The year of a column: 2025年, 目标值（2025年）, “十四五”末."""
    plan = _PLAN_END.search(cell)
    mark = _YEAR.search(cell)
    return FIVE_YEARS[plan["plan"]] if plan else int(mark[1]) if mark else None


def _row(cells: list[_Cell], head: _Head, line: tuple[int, int], written: int | None) -> list[Row]:
    """The values of a row that lie ahead, one of each column."""
    if head.name >= len(cells):
        return []
    name = _NOTE_MARK.sub("", "".join(cells[head.name].text.split()))
    bracket = _IN_BRACKET.search(name)
    unit = bracket["unit"] if bracket else ""
    if not bracket and head.unit is not None and head.unit < len(cells):
        unit = cells[head.unit].text.strip()[:LONGEST_HEAD]
    name, part = _ORDINAL.sub("", name[: bracket.start()] if bracket else name), name.startswith("其中")
    unit = head.above = unit or (head.above if part else "")
    ahead = [n for n, year in head.years.items() if n < len(cells) and (written is None or year > written)]
    found = []
    for column in ahead if written is not None else [max(ahead, key=head.years.__getitem__)] if ahead else []:
        cell = cells[column]
        bare = cell.text.strip(" []〔〕")
        values = quantities(bare) or quantities(_NUMBER.sub(lambda number: number[0] + unit, bare, count=1))
        if values and len(name) > 1:
            at = cell.at + cell.text.find(bare) + values[0].at
            found.append(Row(name, values[-1], head.years[column], at, *line))
    return found
