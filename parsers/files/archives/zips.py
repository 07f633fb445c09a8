"""Bounded reading of zip archives: entries, declared and real sizes, ratio."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from parsers.files.limits import Budget, Unreadable

_SMALL = 1_000_000  # bytes; below this any ratio is harmless
_ENCRYPTED = 0x1


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive, or `Unreadable`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Unreadable("unreadable: damaged zip") from error
    with archive:
        yield archive


def admit(info: zipfile.ZipInfo, budget: Budget) -> None:
    """Count an entry against the budget by the size that it declares; `zipfile` never unpacks more than that."""
    if info.flag_bits & _ENCRYPTED:
        raise Unreadable("encrypted")
    if info.file_size > _SMALL and info.file_size > budget.limits.ratio * max(info.compress_size, 1):
        raise Unreadable(f"too large: packed more than {budget.limits.ratio} to 1")
    budget.take(info.file_size)
    budget.check_time()


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes of one entry, counted before they are unpacked."""
    admit(info, budget)
    try:
        with archive.open(info) as stream:
            return stream.read(info.file_size)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError) as error:
        raise Unreadable("unreadable: damaged zip") from error


def part(archive: zipfile.ZipFile, path: str, budget: Budget) -> bytes:
    """The bytes of the entry at `path`, whatever its case and leading slash."""
    wanted = path.lower().lstrip("/")
    for info in archive.infolist():
        if info.filename.lower().lstrip("/") == wanted:
            return member(archive, info, budget)
    raise Unreadable(f"unreadable: no {path}")


def listed(info: zipfile.ZipInfo) -> str:
    """The entry's name; names without the UTF-8 flag are GB18030 in Chinese archives."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename
