"""DOC and WPS (Word 97 to 2003 and what Kingsoft writes in the same form): the text by its piece table.

Layout after Microsoft's published [MS-DOC]: the FIB at the start of the WordDocument stream says in which table stream
the Clx lies; its PlcPcd maps character positions to UTF-16 or 8-bit runs of the WordDocument stream.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from parsers.files.limits import Budget, Unreadable
from parsers.files.office import ole
from parsers.page.lines import joined

_MAGIC, _WORD97 = 0xA5EC, 0x00C1
_AT_FLAGS, _AT_TEXT_LENGTH, _AT_CLX = 0x0A, 0x4C, 0x01A2
_ENCRYPTED, _TABLE1 = 0x0100, 0x0200
_COMPRESSED = 0x4000_0000
_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14([^\x13\x15]*)\x15|\x13[^\x13\x14\x15]*\x15")
_MAX_FIELD_DEPTH = 8
_LINE = re.compile("[\r\x0b\n]")
_LATER_CELL = re.compile("(?<!\x07)\x07([^\x07]+)(?=\x07)")


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of the main document, table rows as lines with cells divided by tabs."""
    word, *tables = ole.streams(data, "WordDocument", "0Table", "1Table")
    if len(word) < _AT_CLX + 8 or struct.unpack_from("<H", word)[0] != _MAGIC:
        raise Unreadable("unreadable: not Word 97 or later")
    flags = struct.unpack_from("<H", word, _AT_FLAGS)[0]
    if flags & _ENCRYPTED:
        raise Unreadable("encrypted")
    if struct.unpack_from("<H", word, 2)[0] < _WORD97:
        raise Unreadable("unreadable: older than Word 97")
    table = tables[bool(flags & _TABLE1)]
    length = struct.unpack_from("<i", word, _AT_TEXT_LENGTH)[0]
    return _plain("".join(_pieces(word, _piece_table(word, table), length, budget))), None


def _piece_table(word: bytes, table: bytes) -> bytes:
    """The PlcPcd inside the Clx: after any property blocks (mark 1) comes the table (mark 2)."""
    start, size = struct.unpack_from("<II", word, _AT_CLX)
    clx = table[start : start + size]
    at = 0
    while at + 5 <= len(clx):
        if clx[at] == 2:
            return clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
        if clx[at] != 1:
            break
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    raise Unreadable("unreadable: no piece table")


def _pieces(word: bytes, table: bytes, length: int, budget: Budget) -> Iterator[str]:
    count = (len(table) - 4) // 12
    if count < 1:
        raise Unreadable("unreadable: no piece table")
    places = struct.unpack_from(f"<{count + 1}i", table)
    left = min(length, budget.limits.characters)
    for number in range(count):
        size = min(places[number + 1] - places[number], left)
        if size <= 0:
            continue
        left -= size
        at = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
        if at & _COMPRESSED:
            begin = (at & ~_COMPRESSED) // 2
            yield word[begin : begin + size].decode("cp1252", "replace")
        else:
            yield word[at : at + 2 * size].decode("utf-16-le", "ignore")


def _plain(text: str) -> str:
    """Fields as their result, cell marks as tabs, row ends and paragraph ends as line ends.

    The lines of a cell are joined, but for a row's first cell, which looks like the paragraphs above a table.
    """
    for _ in range(_MAX_FIELD_DEPTH):
        text, replaced = _FIELD.subn(lambda field: field[1] or "", text)
        if not replaced:
            break
    text = _LATER_CELL.sub(_on_one_line, text.replace("\r\x07", "\x07"))
    text = text.replace("\x07\x07", "\n").replace("\x07", "\t")
    return text.translate({0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x1E: "-", 0x1F: None, 0x01: None, 0x08: None})


def _on_one_line(cell: re.Match[str]) -> str:
    return f"\x07{joined(_LINE.split(cell[1]))}" if "\r" in cell[1] or "\x0b" in cell[1] else cell[0]
