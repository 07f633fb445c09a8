"""Records and strings of an Excel 97 workbook stream, after Microsoft's published [MS-XLS]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

CONTINUE = 0x003C
_HIGH, _EXTENDED, _RICH = 0x01, 0x04, 0x08


@dataclass(frozen=True, slots=True)
class Record:
    """A record with the CONTINUE records after it: `parts` are their bodies, `at` its place in the stream."""

    kind: int
    at: int
    parts: tuple[bytes, ...]

    @property
    def body(self) -> bytes:
        """The first body, which is all of it for every record but the table of strings."""
        return self.parts[0]


def records(stream: bytes) -> Iterator[Record]:
    """The records of a workbook stream; a cut one at the end is left out."""
    at = 0
    while at + 4 <= len(stream):
        start = at
        kind, size = struct.unpack_from("<HH", stream, at)
        parts = [stream[at + 4 : at + 4 + size]]
        at += 4 + size
        while at + 4 <= len(stream) and struct.unpack_from("<H", stream, at)[0] == CONTINUE:
            size = struct.unpack_from("<H", stream, at + 2)[0]
            parts.append(stream[at + 4 : at + 4 + size])
            at += 4 + size
        yield Record(kind, start, tuple(parts))


def short_string(body: bytes, at: int, counter: str = "<H") -> str:
    """A string that lies in one record: its length, a flag for 16-bit characters, its characters."""
    length = struct.unpack_from(counter, body, at)[0]
    at += struct.calcsize(counter)
    return _decode(body[at + 1 : at + 1 + length * (1 + (body[at] & _HIGH))], body[at])


def _decode(data: bytes, flags: int) -> str:
    return data.decode("utf-16-le", "ignore") if flags & _HIGH else data.decode("latin-1")


class _Parts:
    """A reader over the bodies of one record. Characters that go on in the next body get a new flag byte there."""

    def __init__(self, parts: tuple[bytes, ...], at: int) -> None:
        self._parts, self._part, self._at = parts, 0, at

    def raw(self, size: int) -> bytes:
        found = b""
        while size > len(found) and self._part < len(self._parts):
            found += self._take(size - len(found))
        if len(found) < size:
            raise EOFError
        return found

    def _take(self, size: int) -> bytes:
        body = self._parts[self._part]
        piece = body[self._at : self._at + size]
        self._at += len(piece)
        if self._at >= len(body):
            self._part, self._at = self._part + 1, 0
        return piece

    def characters(self, length: int, flags: int) -> str:
        pieces: list[str] = []
        while length > 0:
            if self._part >= len(self._parts):
                raise EOFError
            if self._at == 0:
                flags = self.raw(1)[0]
            width = 1 + (flags & _HIGH)
            left = (len(self._parts[self._part]) - self._at) // width
            take = min(length, left)
            if take == 0:
                raise EOFError
            pieces.append(_decode(self.raw(take * width), flags))
            length -= take
        return "".join(pieces)


def string_table(record: Record, limit: int) -> list[str]:
    """The shared strings, as far as they are whole and together not longer than `limit` characters."""
    table: list[str] = []
    parts = _Parts(record.parts, 8)
    try:
        for _ in range(struct.unpack_from("<I", record.body, 4)[0]):
            length, flags = struct.unpack("<HB", parts.raw(3))
            runs = struct.unpack("<H", parts.raw(2))[0] if flags & _RICH else 0
            extra = struct.unpack("<I", parts.raw(4))[0] if flags & _EXTENDED else 0
            table.append(parts.characters(length, flags))
            parts.raw(4 * runs + extra)
            limit -= length
            if limit < 0:
                break
    except (EOFError, struct.error):
        pass  # a cut table: its whole strings are kept
    return table
