"""Reading WARC files record by record, past damage: what can be read is read, what cannot is named.

Every gzip member is read on its own (a record is a member), so that one broken record costs one record.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import brotli  # type: ignore[import-untyped]  # brotli has no stubs
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # warcio has no stubs
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from crawler.warc.archive import ArchiveError, SavedPage
from crawler.warc.gzip_members import MAGIC, RECORD_LIMIT, Damage, member, members

__all__ = [
    "Damage",
    "Record",
    "TooLargeError",
    "decoded",
    "is_warc",
    "read_at",
    "records",
    "set_aside_torn",
    "shares_members",
]

_GZIP = b"\x1f\x8b"
_FILES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how files begin that sites send
_CODINGS = ("gzip", "x-gzip", "deflate", "br")


@dataclass(frozen=True, slots=True)
class Record:
    """One archived answer and where it lies."""

    file: str
    offset: int
    page: SavedPage

    @property
    def pointer(self) -> str:
        """``FILE@OFFSET``."""
        return f"{self.file}@{self.offset}"


def records(path: Path, on_damage: Callable[[Damage], None] = lambda damage: None) -> Iterator[Record]:
    """All answers of a WARC file in its order; damage is handed to `on_damage` and stepped over.

    Raises `ArchiveError` where the file cannot be opened or is no WARC at all.
    """
    with _opened(path) as file:
        if _is_plain(file):
            yield from _plain_records(file, path.name, on_damage)
            return
        for start, end, unpacked in members(file, path.name, on_damage):
            try:
                yield from (Record(path.name, start, page) for page in _pages(BytesIO(unpacked)))
            except (ArchiveLoadFailed, EOFError, ValueError) as error:
                on_damage(Damage(path.name, start, end, str(error).strip().split("\n")[0] or type(error).__name__))


def read_at(path: Path, offset: int) -> SavedPage:
    """The answer whose record begins at `offset`. Raises `ArchiveError` where there is none."""
    with _opened(path) as file:
        file.seek(offset)
        try:
            return next(_pages(file if _is_plain(file) else BytesIO(member(file))))
        except (StopIteration, ArchiveLoadFailed, EOFError, ValueError, zlib.error):
            raise ArchiveError(f"{path}@{offset}: no readable record there") from None


def is_warc(head: bytes) -> bool:
    """Whether a file that begins so may be a WARC file, packed or not."""
    return head.startswith((b"WARC/", MAGIC))


def shares_members(path: Path) -> bool:
    """Whether a gzip member of the file holds more than one record, so that no place names one of them."""
    with _opened(path) as file:
        if _is_plain(file):
            return False
        try:
            first = ArchiveIterator(BytesIO(member(file)), no_record_parse=True)
            return sum(1 for _ in islice(first, 2)) > 1
        except (zlib.error, EOFError, ValueError, ArchiveLoadFailed):
            return False


def _is_plain(file: BinaryIO) -> bool:
    """Whether the file is not packed; it stays where it is."""
    at = file.tell()
    head = file.read(5)
    file.seek(at)
    return head == b"WARC/"


def _plain_records(file: BinaryIO, name: str, on_damage: Callable[[Damage], None]) -> Iterator[Record]:
    """The answers of a file without compression. What follows a broken record cannot be told from it."""
    answers = ArchiveIterator(file, check_digests=True)
    while True:
        start = answers.offset
        try:
            page = next(_answers(answers))
        except StopIteration:
            return
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            end = file.seek(0, 2)
            on_damage(Damage(name, start, end, str(error).strip().split("\n")[0] or type(error).__name__))
            return
        yield Record(name, answers.get_record_offset(), page)


def set_aside_torn(path: Path) -> Path | None:
    """Cut an unfinished last record off `path` and keep its bytes in ``PATH.torn``; None where the file is whole."""
    found: list[Damage] = []
    with _opened(path) as file:
        for _ in members(file, path.name, found.append):
            pass
    torn = [damage for damage in found if damage.torn]
    if not torn:
        return None
    aside = path.with_name(path.name + ".torn")
    with path.open("r+b") as file:
        file.seek(torn[0].start)
        aside.write_bytes(file.read())
        file.truncate(torn[0].start)
    return aside


class TooLargeError(ValueError):
    """A body that unpacks to more than is allowed."""


def decoded(page: SavedPage, limit: int) -> bytes:
    """The body without its content codings, as browsers take them off.

    A coding that nobody knows (``utf-8``, ``none``) is none, and a body that was not packed is as it is, whatever its
    header says. Raises `TooLargeError` where it unpacks to more than `limit` bytes, ValueError where it is damaged or
    cut off.
    """
    body = page.body
    stated = ",".join(value for name, value in page.headers if name.lower() == "content-encoding")
    for coding in reversed([part.strip(" \t\"'") for part in stated.lower().split(",")]):
        if body and coding in _CODINGS and not _is_unpacked(body, coding):
            body = _unpacked(body, coding, limit)
    return body


def _is_unpacked(body: bytes, coding: str) -> bool:
    """Whether a body that is said to be packed is not: gzip begins with its mark, other codings not like a text."""
    if coding in ("gzip", "x-gzip"):
        return not body.startswith(_GZIP)
    return body.lstrip()[:1] in (b"<", b"{", b"[") or body.startswith(_FILES)


def _unpacked(body: bytes, coding: str, limit: int) -> bytes:
    try:
        plain, whole = _unbrotli(body, limit) if coding == "br" else _inflate(body, coding, limit)
    except (zlib.error, brotli.error) as error:
        raise ValueError(f"damaged {coding} body: {error}") from None
    if len(plain) > limit:
        raise TooLargeError(f"the body unpacks to more than {limit} bytes")
    if not whole:
        raise ValueError(f"damaged {coding} body: it ends too early")
    return plain


def _inflate(body: bytes, coding: str, limit: int) -> tuple[bytes, bool]:
    try:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        return unpacker.decompress(body, limit + 1), unpacker.eof
    except zlib.error:
        if coding != "deflate":
            raise
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers send deflate without its frame
        return unpacker.decompress(body, limit + 1), unpacker.eof


def _unbrotli(body: bytes, limit: int) -> tuple[bytes, bool]:
    reader = brotli.Decompressor()
    out = chunk = reader.process(body, output_buffer_limit=limit + 1)
    while chunk and len(out) <= limit and not reader.is_finished():
        chunk = reader.process(b"", output_buffer_limit=limit + 1)
        out += chunk
    return out, reader.is_finished()


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}") from None


def _pages(stream: BinaryIO) -> Iterator[SavedPage]:
    """The answers among the WARC records of `stream`. Raises ArchiveLoadFailed or ValueError for broken ones."""
    return _answers(ArchiveIterator(stream, check_digests=True))


def _answers(answers: Any) -> Iterator[SavedPage]:
    for record in answers:
        if record.rec_type not in ("response", "resource"):
            continue
        if (record.length or 0) > RECORD_LIMIT:
            raise ValueError(f"record larger than {RECORD_LIMIT} bytes")
        page = _page(record)
        problems = [p for p in record.digest_checker.problems if "unknown hash" not in p]
        if record.digest_checker.passed is False and problems:
            raise ValueError("; ".join(problems))
        yield page


def _page(record: Any) -> SavedPage:
    headers: list[tuple[str, str]] = list(record.http_headers.headers) if record.http_headers else []
    lower = {name.lower(): value for name, value in headers}
    body: bytes = record.raw_stream.read()
    if lower.get("transfer-encoding", "").lower() == "chunked":
        body = ChunkedDataReader(BytesIO(body)).read()
        headers = [(name, value) for name, value in headers if name.lower() != "transfer-encoding"]
    return SavedPage(
        url=record.rec_headers.get_header("WARC-Target-URI") or "",
        body=body,
        status=int(record.http_headers.get_statuscode()) if record.http_headers else 200,
        content_type=lower.get("content-type") or record.rec_headers.get_header("Content-Type") or "",
        fetched_at=record.rec_headers.get_header("WARC-Date") or "",
        headers=tuple(headers),
    )
