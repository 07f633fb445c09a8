"""The gzip members of a WARC file, each on its own: past damage, to the next one that can be read."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAGIC = b"\x1f\x8b\x08"
CHUNK = 1 << 16
RECORD_LIMIT = 160 << 20  # bytes of one record, unpacked; three times the largest answer that a crawl accepts


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes `start` to `end` of a file that are no readable record. `torn` = the file ends inside them."""

    file: str
    start: int
    end: int
    reason: str
    torn: bool = False

    def __str__(self) -> str:
        what = "torn last record" if self.torn else "damaged record"
        return f"{self.file}: {what}, bytes {self.start}–{self.end}: {self.reason}"


def members(file: BinaryIO, name: str, on_damage: Callable[[Damage], None]) -> Iterator[tuple[int, int, bytes]]:
    """Start, end and unpacked bytes of each gzip member."""
    start = 0
    while True:
        file.seek(start)
        if not file.read(1):
            return
        file.seek(start)
        try:
            unpacked = member(file)
        except (zlib.error, EOFError, ValueError) as error:
            reason = str(error)
            end = _next(file, start + 1)
            torn = isinstance(error, EOFError) and end == file.seek(0, 2)
            on_damage(Damage(name, start, end, reason, torn))
            start = end
            continue
        yield start, file.tell(), unpacked
        start = file.tell()


def member(file: BinaryIO) -> bytes:
    """Unpack the gzip member at the current place and leave the file at its end.

    Raises zlib.error (broken), EOFError (unfinished) or ValueError (larger than RECORD_LIMIT).
    """
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    parts: list[bytes] = []
    size = 0
    while not unpacker.eof:
        chunk = unpacker.unconsumed_tail or file.read(CHUNK)
        if not chunk:
            raise EOFError("the file ends inside a record")
        parts.append(unpacker.decompress(chunk, RECORD_LIMIT - size + 1))
        size += len(parts[-1])
        if size > RECORD_LIMIT:
            raise ValueError(f"record larger than {RECORD_LIMIT} bytes")
    file.seek(-len(unpacker.unused_data), 1)
    return b"".join(parts)


def _next(file: BinaryIO, start: int) -> int:
    """Where the next readable gzip member begins at or after `start`, or the end of the file."""
    file.seek(start)
    rest = b""
    while chunk := file.read(CHUNK):
        window = rest + chunk
        base = file.tell() - len(window)
        place = window.find(MAGIC)
        while place >= 0:
            if _looks_whole(file, base + place):
                return base + place
            place = window.find(MAGIC, place + 1)
        file.seek(base + len(window))
        rest = window[-2:]
    return file.seek(0, 2)


def _looks_whole(file: BinaryIO, start: int) -> bool:
    file.seek(start)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(1024), 5) == b"WARC/"
    except zlib.error:
        return False
