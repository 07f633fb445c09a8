"""PPT (PowerPoint 97 to 2003): the text of the slides in their order, after Microsoft's published [MS-PPT].

The stream is a tree of records. A file that was saved again holds old slides too: which are in force is said by the
directory of persistent objects, to which the stream `Current User` points.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from parsers.files.limits import Budget, Unreadable
from parsers.files.office import ole

_DOCUMENT, _SLIDE, _LIST, _SLIDE_ENTRY = 0x03E8, 0x03EE, 0x0FF0, 0x03F3
_WIDE, _NARROW, _USER_EDIT, _DIRECTORY = 0x0FA0, 0x0FA8, 0x0FF5, 0x1772
_CONTAINER, _DEEPEST, _MOST_EDITS, _MOST_RECORDS = 0xF, 32, 1_000, 400_000
_ENCRYPTED = 0xF3D1C4DF
_BREAKS = {0x0D: "\n", 0x0B: "\n"}


class _Record(NamedTuple):
    kind: int
    version: int
    instance: int
    start: int
    end: int


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of all slides, and their number as its pages."""
    stream, user = ole.streams(data, "PowerPoint Document", "Current User")
    if len(user) < 20 or not stream:
        raise Unreadable("unreadable: older than PowerPoint 97")
    if struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED:
        raise Unreadable("encrypted")
    try:
        places = _directory(stream, struct.unpack_from("<I", user, 16)[0])
        document = next(r for at in places.values() for r in _records(stream, at, at + 8) if r.kind == _DOCUMENT)
        slides = list(_outline(stream, document))
    except (struct.error, StopIteration) as error:
        raise Unreadable("unreadable: damaged ppt") from error
    lines: list[str] = []
    for number, words in slides[: budget.limits.pages]:
        budget.check_time()
        at = places.get(number, len(stream))
        boxes = (w for record in _records(stream, at, at + 8) if record.kind == _SLIDE for w in _texts(stream, record))
        lines += [*words, *boxes]
    return "\n".join(lines).translate(_BREAKS), len(slides)


def _records(stream: bytes, at: int, end: int) -> Iterator[_Record]:
    """The records that begin in a part of the stream; one that says it goes beyond the stream is cut."""
    while at + 8 <= len(stream) and at < end:
        head, kind, size = struct.unpack_from("<HHI", stream, at)
        yield _Record(kind, head & 0xF, head >> 4, at + 8, min(at + 8 + size, len(stream)))
        at += 8 + size


def _directory(stream: bytes, at: int) -> dict[int, int]:
    """Where each persistent object lies; the newest edit of the file says so first."""
    places: dict[int, int] = {}
    for _ in range(_MOST_EDITS):
        edit = next(_records(stream, at, at + 8))
        if edit.kind != _USER_EDIT:
            break
        before, directory = struct.unpack_from("<II", stream, edit.start + 8)
        table = next(_records(stream, directory, directory + 8))
        if table.kind == _DIRECTORY:
            for number, place in _entries(stream, table):
                places.setdefault(number, place)
        if not before or before >= at:
            break
        at = before
    return places


def _entries(stream: bytes, table: _Record) -> Iterator[tuple[int, int]]:
    at = table.start
    while at + 4 <= table.end:
        head = struct.unpack_from("<I", stream, at)[0]
        first, count = head & 0xFFFFF, head >> 20
        for place in range(min(count, (table.end - at - 4) // 4)):
            yield first + place, struct.unpack_from("<I", stream, at + 4 + 4 * place)[0]
        at += 4 + 4 * count


def _outline(stream: bytes, document: _Record) -> Iterator[tuple[int, list[str]]]:
    """The slides in their order: number of the object, and the text of its titles and bodies."""
    for listed in _records(stream, document.start, document.end):
        if listed.kind != _LIST or listed.instance != 0:  # others list masters and notes
            continue
        number = -1
        words: list[str] = []
        for record in _records(stream, listed.start, listed.end):
            if record.kind == _SLIDE_ENTRY:
                if number >= 0:
                    yield number, words
                number, words = struct.unpack_from("<I", stream, record.start)[0], []
            else:
                words += _words(stream, record)
        if number >= 0:
            yield number, words


def _texts(stream: bytes, record: _Record) -> Iterator[str]:
    """The texts of the boxes in a slide, in the order of the file."""
    stack = [(record, 0)]
    for _ in range(_MOST_RECORDS):
        if not stack:
            return
        here, depth = stack.pop()
        if here.version == _CONTAINER and depth < _DEEPEST:
            inner = [(part, depth + 1) for part in _records(stream, here.start, here.end)]
            stack += reversed(inner)
        else:
            yield from _words(stream, here)


def _words(stream: bytes, record: _Record) -> list[str]:
    if record.kind == _WIDE:
        return [stream[record.start : record.end].decode("utf-16-le", "ignore")]
    return [stream[record.start : record.end].decode("latin-1")] if record.kind == _NARROW else []
