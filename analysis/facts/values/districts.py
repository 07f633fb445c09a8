"""Tables of places and what each is to reach: 地市, 2020年, 2025年 under a caption, or 地区 and a column an indicator.

The caption right over the head names the indicator where the columns are years (各市污水处理率目标（%）), and the year
where they are indicators (2025年各市目标). Where it does not, the table is left out: a place is no indicator.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.facts.values.names import NOUN
from analysis.facts.values.quantities import Quantity, quantities
from analysis.facts.values.tables import Row, Rows
from analysis.facts.values.years import FIVE_YEARS

MAX_ROWS = 500
MAX_CELLS = 20
_HEAD = re.compile(  # a line whose first cell, or the one behind 序号, is a word for places
    r"(?<![^\n])(?:序号\t)?(?:各?(?:地区|地市|市州|市县|盟市|区县|县区|城市|省份|设区市|市|县|区)"
    r"|[市县省]（[区县市州盟、旗]{1,5}）|行政区划?|行政区域)\t[^\n]{1,400}"
)
_CAPTION = re.compile(  # what a caption has beside the name of the indicator
    r"^(?:附[表件]|表|专栏)?\s?\d{0,2}(?:[-—.．]\d{1,2})?[：:、]?\s?|“?十[一二三四五六]五”?(?:期间|时期|末)?"
    r"|20\d\d(?:\s?年?[—－–~-]{1,2}20\d\d)?\s?年(?:度|底)?|各?(?:设区市|地级以上市|市州|市县|盟市|区县|地区|地市|城市|县区|市（州）|县（市、区）|市、县|区|市|县)(?=[\u4e00-\u9fffA-Z])"
    r"|(?:主要)?(?:目标|任务|指标|计划)(?:值)?(?:分解|安排|分配)?(?:表|情况表|一览表)?$|(?:分解|安排|分配|一览)表?$|情况$"
)
_UNIT = re.compile(r"[（(](?:单位[：:])?(?P<unit>[^（）()\d]{1,12})[）)]\s?$|单位[：:]\s?(?P<bare>\S{1,12})\s?$")
_YEAR, _PLAN = re.compile(r"(20\d\d)\s?年?"), re.compile("|".join(FIVE_YEARS))
_SETS = re.compile(r"目标|指标|任务|计划|规划|分解")
_NAMES = re.compile(rf"(?:{NOUN.pattern})|(?:降低|下降|提高|增长|降幅|增幅)$")
_PLACE, _SUM = re.compile(r"[\u4e00-\u9fff（）、]{2,16}"), re.compile(r"合计|总计|小计|平均")
_NUMBER = re.compile(r"\d[\d.,]*")
_THING = re.compile(r"[\u4e00-\u9fff“”]{3,16}")
_LONGEST_CAPTION = 60


class _Column(NamedTuple):
    """What a column of values is of, and for which year."""

    name: str
    unit: str
    year: int


class _Shape(NamedTuple):
    """How many cells a line has, which of them is the place, and the columns that are read."""

    width: int
    first: int
    columns: dict[int, _Column]


def rows(text: str, written: int | None) -> Rows:
    """The values ahead of `written` of all such tables, and the lines of each, also where its caption is not clear."""
    told = Rows()
    for head in _HEAD.finditer(text) if "\t" in text else ():
        cells = head[0].split("\t")
        first = 1 if cells[0] == "序号" else 0
        columns = _columns(cells, first, _captions(text, head.start()), written) if len(cells) <= MAX_CELLS else None
        if columns is not None and not told.cover(head.start()):
            found, end = _body(text, head.end(), _Shape(len(cells), first, columns))
            told.found += found
            told.spans.append((head.start(), end))
    return told


def _captions(text: str, start: int) -> list[str]:
    """The two lines over a head, the nearer one first."""
    above = text[max(0, start - 2 * _LONGEST_CAPTION) : start].rstrip().split("\n")[-2:]
    return [line.strip() for line in reversed(above) if "\t" not in line and not line.rstrip().endswith(("。", "；"))]


def _columns(cells: list[str], first: int, captions: list[str], written: int | None) -> dict[int, _Column] | None:
    """The columns that lie ahead; None where the head is that of another table."""
    years = {n: int(mark[1]) for n, cell in enumerate(cells) if n > first and (mark := _YEAR.match(cell.strip()))}
    if years:
        name, unit = _named(captions)
        since = max(years.values()) - 1 if written is None else written
        return {n: _Column(name, unit, year) for n, year in years.items() if year > since} if name else {}
    ahead = next(filter(None, map(_ahead, captions)), None)
    if ahead is None or (written is not None and ahead < written):
        return None
    found = {}
    for n, cell in enumerate(cells[first + 1 :], first + 1):
        mark = _UNIT.search(cell)
        bare = "".join((cell[: mark.start()] if mark else cell).split())
        if _NAMES.search(bare):
            found[n] = _Column(bare, _unit(mark), ahead)
    return found or None


def _ahead(caption: str) -> int | None:
    """The year of 2025年各市目标 or 各市“十四五”任务分解表."""
    if not _SETS.search(caption):
        return None
    years = {int(mark[1]) for mark in _YEAR.finditer(caption)}
    years = years or {FIVE_YEARS[mark[0]] for mark in _PLAN.finditer(caption)}
    return years.pop() if len(years) == 1 else None


def _named(captions: list[str]) -> tuple[str, str]:
    """Indicator and unit of 附表2 各市污水处理率目标（%）, also where 单位：% has a line of its own."""
    unit = ""
    for near, caption in enumerate(captions):
        mark = _UNIT.search(caption)
        unit = unit or _unit(mark)
        name = _CAPTION.sub("", _CAPTION.sub("", (caption[: mark.start()] if mark else caption).strip()))
        if _NAMES.search(name) or (near == 0 and mark and _THING.fullmatch(name)):
            return name, unit
    return "", unit


def _unit(mark: re.Match[str] | None) -> str:
    return (mark["unit"] or mark["bare"]).strip() if mark else ""


def _body(text: str, at: int, shape: _Shape) -> tuple[list[Row], int]:
    """The rows below a head, and where the table ends."""
    found: list[Row] = []
    while text[at : at + 1] == "\n" and len(found) < MAX_ROWS:
        end = text.find("\n", at + 1)
        end = end if end >= 0 else len(text)
        cells = text[at + 1 : end].split("\t")
        if len(cells) != shape.width:
            break
        place, start = "".join(cells[shape.first].split()), at + 1
        is_one = _PLACE.fullmatch(place) is not None and _SUM.search(place) is None
        for n, cell in enumerate(cells):
            column = shape.columns.get(n) if is_one else None
            if column and (value := _value(cell, column.unit)):
                value_at = start + cell.find(cell.strip(" []〔〕")) + value.at
                found.append(Row(column.name, value, column.year, value_at, at + 1, end, place))
            start += len(cell) + 1
        at = end
    return found, at


def _value(cell: str, unit: str) -> Quantity | None:
    """The one value of a cell, in the unit of its column where it has none."""
    bare = cell.strip(" []〔〕")
    values = quantities(bare) or quantities(_NUMBER.sub(lambda number: number[0] + unit, bare, count=1))
    return values[0] if len(values) == 1 else None
