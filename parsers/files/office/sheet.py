"""XLSX: every sheet, its rows as lines with cells divided by tabs, values as they are shown; what is hidden says so."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from parsers.files.archives import zips
from parsers.files.limits import Budget, Unreadable
from parsers.files.office.cellformat import shown

if TYPE_CHECKING:
    import openpyxl

_ROWS_BETWEEN_CHECKS = 500
_COLUMNS = 256  # a row is not read further to the right
_ROW = re.compile(rb"<(?:\w{1,9}:)?row\s([^>]{1,600})>")
_COLUMN = re.compile(rb"<(?:\w{1,9}:)?col\s([^>]{1,600})>")
_ATTRIBUTE = re.compile(rb"(?<!\w)(r|hidden|min|max)=[\"'](\w{1,9})[\"']")
HIDDEN_ROW, HIDDEN_SHEET = "（隐藏的行）", "（隐藏的工作表）"


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The values of all sheets as text, and the number of sheets as its pages."""
    import openpyxl

    with zips.opened(data) as archive:
        for info in archive.infolist():
            budget.entry()
            zips.admit(info, budget)  # every part, before another reader unpacks it
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions, which carry no text
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            with zips.opened(data) as archive:
                lines = list(_lines(book, archive, budget))
            sheets = len(book.sheetnames)
            book.close()
        except Unreadable:
            raise
        except Exception as error:
            raise Unreadable("unreadable: damaged xlsx") from error
    return "\n".join(lines), sheets


def _lines(book: openpyxl.Workbook, archive: zipfile.ZipFile, budget: Budget) -> Iterator[str]:
    left = budget.limits.characters
    for sheet in book.worksheets:
        if len(book.worksheets) > 1:
            yield sheet.title + (HIDDEN_SHEET if sheet.sheet_state != "visible" else "")
        rows, columns = _hidden(archive, str(sheet._worksheet_path))
        lines = list(_rows(sheet, rows, left, budget))
        widest = max((line.count("\t") for line in lines), default=0)
        if seen := [column for column in columns if column <= widest + 1]:
            yield hidden_columns(seen)
        yield from lines
        left -= sum(map(len, lines))
        if left < 0:
            return


def _rows(sheet: Any, hidden: frozenset[int], left: int, budget: Budget) -> Iterator[str]:
    above: object = None
    for number, row in enumerate(sheet.iter_rows(max_col=_COLUMNS), 1):
        if number % _ROWS_BETWEEN_CHECKS == 1:
            budget.check_time()
        if row is above:  # the one row that stands for all that are missing: there may be a million
            continue
        above = row
        line = "\t".join(shown(cell.value, _format(cell)) for cell in row).rstrip("\t")
        left -= len(line)
        if left < 0:
            return
        if line:
            yield f"{line}\t{HIDDEN_ROW}" if number in hidden else line


def _hidden(archive: zipfile.ZipFile, path: str) -> tuple[frozenset[int], list[int]]:
    """The numbers of the rows of a sheet that are hidden, and those of its hidden columns."""
    written = archive.read(path.lstrip("/"))
    rows = [_attributes(found[1]) for found in _ROW.finditer(written)]
    columns = [_attributes(found[1]) for found in _COLUMN.finditer(written)]
    spans = [range(_number(c, "min"), min(_number(c, "max"), _COLUMNS) + 1) for c in columns if _is_hidden(c)]
    return (
        frozenset(_number(row, "r") for row in rows if _is_hidden(row)),
        sorted({column for span in spans for column in span if column > 0}),
    )


def hidden_columns(columns: Iterable[int]) -> str:
    """The line that names hidden columns; A is 1."""
    return f"（隐藏的列：{'、'.join(map(_letter, columns))}）"


def _letter(column: int) -> str:
    """The name of a column up to IV: A is 1."""
    first, last = divmod(column - 1, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def _attributes(written: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("ascii", "ignore") for name, value in _ATTRIBUTE.findall(written)}


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in ("1", "true")


def _number(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isascii() and value.isdigit() else 0


def _format(cell: object) -> str:
    """The number format of a cell; cells that are not there have none."""
    return str(getattr(cell, "number_format", None) or "General")
