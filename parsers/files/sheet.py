"""XLSX: every sheet, its rows as lines with cells divided by tabs, values as they are shown."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from parsers.files import zips
from parsers.files.cellformat import shown
from parsers.files.limits import Budget, Unreadable

if TYPE_CHECKING:
    import openpyxl

_ROWS_BETWEEN_CHECKS = 500
_COLUMNS = 256  # a row is not read further to the right


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
            lines = list(_lines(book, budget))
            sheets = len(book.sheetnames)
            book.close()
        except Unreadable:
            raise
        except Exception as error:
            raise Unreadable("unreadable: damaged xlsx") from error
    return "\n".join(lines), sheets


def _lines(book: openpyxl.Workbook, budget: Budget) -> Iterator[str]:
    size = 0
    above: object = None
    for sheet in book.worksheets:
        if len(book.worksheets) > 1:
            yield sheet.title + ("（隐藏的工作表）" if sheet.sheet_state != "visible" else "")
        for number, row in enumerate(sheet.iter_rows(max_col=_COLUMNS)):
            if number % _ROWS_BETWEEN_CHECKS == 0:
                budget.check_time()
            if row is above:  # the one row that stands for all that are missing: there may be a million
                continue
            above = row
            line = "\t".join(shown(cell.value, _format(cell)) for cell in row).rstrip("\t")
            size += len(line)
            if size > budget.limits.characters:
                return
            if line:
                yield line


def _format(cell: object) -> str:
    """The number format of a cell; cells that are not there have none."""
    return str(getattr(cell, "number_format", None) or "General")
