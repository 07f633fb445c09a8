"""Reading WARC files record by record, past damage: what can be read is read, what cannot is named.

Every gzip member is read on its own (a record is a member), so that one broken record costs one record.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import brotli  # type: ignore[import-untyped]  # brotli has no stubs
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # warcio has no stubs
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from crawler.archive import ArchiveError, SavedPage

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
        for start, end, unpacked in _members(file, path.name, on_damage):
            try:
                yield from (Record(path.name, start, page) for page in _pages(BytesIO(unpacked)))
            except (ArchiveLoadFailed, EOFError, ValueError) as error:
                on_damage(Damage(path.name, start, end, str(error).strip().split("\n")[0] or type(error).__name__))


def read_at(path: Path, offset: int) -> SavedPage:
    """The answer whose record begins at `offset`. Raises `ArchiveError` where there is none."""
    with _opened(path) as file:
        file.seek(offset)
        try:
            return next(_pages(BytesIO(_member(file))))
        except (StopIteration, ArchiveLoadFailed, EOFError, ValueError, zlib.error):
            raise ArchiveError(f"{path}@{offset}: no readable record there") from None


def set_aside_torn(path: Path) -> Path | None:
    """Cut an unfinished last record off `path` and keep its bytes in ``PATH.torn``; None where the file is whole."""
    found: list[Damage] = []
    with _opened(path) as file:
        for _ in _members(file, path.name, found.append):
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
    """The body without its Content-Encoding.

    Raises `TooLargeError` where it unpacks to more than `limit` bytes, ValueError where it is damaged or cut off.
    """
    coding = next((value for name, value in page.headers if name.lower() == "content-encoding"), "").strip().lower()
    if coding in ("", "identity") or not page.body:
        return page.body
    try:
        body, whole = _unbrotli(page.body, limit) if coding == "br" else _inflate(page.body, coding, limit)
    except (zlib.error, brotli.error) as error:
        raise ValueError(f"damaged {coding} body: {error}") from None
    if len(body) > limit:
        raise TooLargeError(f"the body unpacks to more than {limit} bytes")
    if not whole:
        raise ValueError(f"damaged {coding} body: it ends too early")
    return body


def _inflate(body: bytes, coding: str, limit: int) -> tuple[bytes, bool]:
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"unknown Content-Encoding {coding!r}")
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


def _members(file: BinaryIO, name: str, on_damage: Callable[[Damage], None]) -> Iterator[tuple[int, int, bytes]]:
    """Start, end and unpacked bytes of each gzip member; a file without gzip is one member."""
    head = file.read(5)
    file.seek(0)
    if head == b"WARC/":
        yield 0, file.seek(0, 2), _whole(file, name)
        return
    start = 0
    while True:
        file.seek(start)
        if not file.read(1):
            return
        file.seek(start)
        try:
            unpacked = _member(file)
        except (zlib.error, EOFError, ValueError) as error:
            reason = str(error)
            end = _next_member(file, start + 1)
            torn = isinstance(error, EOFError) and end == file.seek(0, 2)
            on_damage(Damage(name, start, end, reason, torn))
            start = end
            continue
        yield start, file.tell(), unpacked
        start = file.tell()


def _whole(file: BinaryIO, name: str) -> bytes:
    size = file.seek(0, 2)
    if size > RECORD_LIMIT:
        raise ArchiveError(f"{name}: {size} bytes without compression by record; run `warcio recompress` first")
    file.seek(0)
    return file.read()


def _member(file: BinaryIO) -> bytes:
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


def _next_member(file: BinaryIO, start: int) -> int:
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


def _pages(stream: BinaryIO) -> Iterator[SavedPage]:
    """The answers among the WARC records of `stream`. Raises ArchiveLoadFailed or ValueError for broken ones."""
    for record in ArchiveIterator(stream, check_digests=True):
        if record.rec_type not in ("response", "resource"):
            continue
        page = _page(record)
        if record.digest_checker.passed is False:
            raise ValueError("; ".join(record.digest_checker.problems) or "digest does not match")
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
