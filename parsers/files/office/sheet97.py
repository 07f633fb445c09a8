"""XLS (Excel 97 to 2003): every sheet, its rows as lines with cells divided by tabs, values as they are shown.

Hidden sheets, rows and columns say so.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from parsers.files.limits import Budget, Unreadable
from parsers.files.office import biff, cellformat, ole
from parsers.files.office.biff import Record
from parsers.files.office.sheet import HIDDEN_ROW, HIDDEN_SHEET, hidden_columns

_BOF, _EOF, _SHEET_NAME, _STRINGS, _PASSWORD = 0x0809, 0x000A, 0x0085, 0x00FC, 0x002F
_SHARED, _LABEL, _NUMBER, _RK, _RKS, _FORMULA, _RESULT = 0x00FD, 0x0204, 0x0203, 0x027E, 0x00BD, 0x0006, 0x0207
_FORMAT, _LOOK, _SINCE_1904 = 0x041E, 0x00E0, 0x0022
_ROW, _COLUMNS = 0x0208, 0x007D
_HIDDEN_ROW, _HIDDEN_COLUMN, _HIDDEN_SHEET = 0x20, 0x01, 0x03
_WIDEST = 256
_EXCEL97, _WORKSHEET = 0x0600, 0x0010
_RECORDS_BETWEEN_CHECKS = 5_000
_MOST_CELLS = 500_000
_LAST_DAY = 2_958_466  # 9999-12-31
Cell = tuple[int, int, str]


@dataclass(slots=True)
class Looks:
    """How numbers are shown: the formats of a workbook, and which of them a look (XF) has, in the order of the file."""

    formats: dict[int, str] = field(default_factory=dict)
    looks: list[int] = field(default_factory=list)
    first: datetime = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a calendar without places

    def take(self, record: Record) -> None:
        """Take in a record that says how cells look."""
        if record.kind == _LOOK:
            self.looks.append(struct.unpack_from("<H", record.body, 2)[0])
        elif record.kind == _FORMAT:
            self.formats[struct.unpack_from("<H", record.body)[0]] = biff.short_string(record.body, 2)
        elif struct.unpack_from("<H", record.body)[0]:
            self.first = datetime(1904, 1, 1)  # noqa: DTZ001

    def shown(self, value: float, look: int) -> str:
        """A number as cells of this look show it."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
        from openpyxl.utils.datetime import from_excel

        number_of_form = self.looks[look] if look < len(self.looks) else 0
        form = self.formats.get(number_of_form) or BUILTIN_FORMATS.get(number_of_form, "General")
        number = int(value) if value.is_integer() and abs(value) < 1e15 else float(f"{value:.15g}")
        if is_date_format(form) and 0 < value < _LAST_DAY:
            return cellformat.shown(from_excel(number, self.first), form)
        return cellformat.shown(number, form)


@dataclass(slots=True)
class _Sheet:
    """A worksheet: its cells in the order of the file, and the numbers of what is hidden of it."""

    name: str
    hidden: bool
    cells: list[Cell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def take(self, record: Record) -> None:
        """Take in a record that says how rows or columns are shown."""
        if record.kind == _ROW:
            row, flags = struct.unpack_from("<H10xH", record.body)
            if flags & _HIDDEN_ROW:
                self.hidden_rows.add(row)
        else:
            first, last, flags = struct.unpack_from("<HH4xH", record.body)
            if flags & _HIDDEN_COLUMN:
                self.hidden_columns |= set(range(first, min(last + 1, _WIDEST)))


@dataclass(slots=True)
class _Workbook:
    """What has been read of a workbook. `depth` counts open substreams: charts lie inside their sheet."""

    limit: int
    names: dict[int, tuple[str, bool]] = field(default_factory=dict)
    strings: list[str] = field(default_factory=list)
    sheets: list[_Sheet] = field(default_factory=list)
    looks: Looks = field(default_factory=Looks)
    depth: int = 0
    cells: int = 0

    def take(self, record: Record) -> None:
        if record.kind == _BOF:
            self.depth += 1
            if struct.unpack_from("<H", record.body, 2)[0] == _WORKSHEET:
                self.sheets.append(_Sheet(*self.names.get(record.at, ("", False))))
        elif record.kind == _EOF:
            self.depth -= 1
        elif record.kind == _SHEET_NAME:
            at, state = struct.unpack_from("<IB", record.body)
            self.names[at] = biff.short_string(record.body, 6, "<B"), bool(state & _HIDDEN_SHEET)
        elif record.kind == _STRINGS:
            self.strings = biff.string_table(record, self.limit)
        elif record.kind in (_FORMAT, _LOOK, _SINCE_1904):
            self.looks.take(record)
        elif self.sheets and self.depth == 1 and record.kind in (_ROW, _COLUMNS):
            self.sheets[-1].take(record)
        elif self.sheets and self.depth == 1:
            cells = self.sheets[-1].cells
            found = list(_cells(record, self, cells))
            cells += found
            self.cells += len(found)


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The values of all worksheets as text, and their number as its pages."""
    (stream,) = ole.streams(data, "Workbook")
    if len(stream) < 8 or struct.unpack_from("<HHH", stream)[::2] != (_BOF, _EXCEL97):
        raise Unreadable("unreadable: older than Excel 97")
    book = _Workbook(budget.limits.characters)
    for number, record in enumerate(biff.records(stream)):
        if number % _RECORDS_BETWEEN_CHECKS == 0:
            budget.check_time()
        if record.kind == _PASSWORD:
            raise Unreadable("encrypted")
        with suppress(struct.error, IndexError):  # a damaged record costs its own cells
            book.take(record)
        if book.cells > _MOST_CELLS:
            break
    return "\n".join(_lines(book.sheets, budget.limits.characters)), len(book.sheets)


def _cells(record: Record, book: _Workbook, before: list[Cell]) -> Iterator[Cell]:
    """The cells of a record. A formula's string result comes in a record of its own, for the cell before it."""
    body = record.body
    if record.kind == _RESULT and before:
        yield (*before[-1][:2], biff.short_string(body, 0))
    if record.kind not in (_SHARED, _LABEL, _NUMBER, _RK, _RKS, _FORMULA):
        return
    row, column, look = struct.unpack_from("<HHH", body)
    if record.kind == _SHARED:
        yield row, column, book.strings[struct.unpack_from("<I", body, 6)[0]]
    elif record.kind == _LABEL:
        yield row, column, biff.short_string(body, 6)
    elif record.kind == _RK:
        yield row, column, book.looks.shown(_rk(struct.unpack_from("<I", body, 6)[0]), look)
    elif record.kind == _RKS:
        for at in range(4, len(body) - 6, 6):
            own, packed = struct.unpack_from("<HI", body, at)
            yield row, column + (at - 4) // 6, book.looks.shown(_rk(packed), own)
    elif body[12:14] == b"\xff\xff" and record.kind == _FORMULA:
        yield row, column, ""
    else:
        yield row, column, book.looks.shown(struct.unpack_from("<d", body, 6)[0], look)


def _rk(packed: int) -> float:
    """A number in 30 bits: whole or the upper half of a double, as it is or in hundredths."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x8000_0000 else 0))
    else:
        value = float(struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFF_FFFC))[0])
    return value / 100 if packed & 1 else value


def _lines(sheets: list[_Sheet], limit: int) -> Iterator[str]:
    for sheet in sheets:
        if len(sheets) > 1:
            yield sheet.name + (HIDDEN_SHEET if sheet.hidden else "")
        rows: dict[int, dict[int, str]] = {}
        for row, column, value in sheet.cells:
            if value.strip() and column < _WIDEST:
                rows.setdefault(row, {})[column] = " ".join(value.split())
        filled = {column for row in rows.values() for column in row}
        if hidden := sorted(sheet.hidden_columns & filled):
            yield hidden_columns(column + 1 for column in hidden)
        for row in sorted(rows):
            line = "\t".join(rows[row].get(column, "") for column in range(max(rows[row]) + 1))
            limit -= len(line)
            if limit < 0:
                return
            yield f"{line}\t{HIDDEN_ROW}" if row in sheet.hidden_rows else line
