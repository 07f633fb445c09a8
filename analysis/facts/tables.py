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
_SHARE = ("%",)


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
    told = Rows()
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
