"""Writing raw pages to WARC files: one gzip member a record, append only, one file a run.

`write` makes a whole file from saved pages; `Writer` appends one record at a time while a crawl runs.
Reading is in `crawler.warc.archive_reader`. A record is named by a pointer ``FILE@OFFSET``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Self

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]  # warcio has no stubs
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

OPEN = ".open"  # suffix of a file that a run is still writing


class ArchiveError(Exception):
    """The archive cannot be written or read; `str()` is one line for a person."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One answer of a site. `body` is as received, still encoded where `headers` name a Content-Encoding.

    `fetched_at` is an instant in UTC, ``2026-11-23T06:00:00Z``. A Content-Type among `headers` wins.
    """

    url: str
    body: bytes
    status: int = 200
    content_type: str = "text/html"
    fetched_at: str = "1970-01-01T00:00:00Z"
    headers: tuple[tuple[str, str], ...] = ()


class Writer:
    """Appends records to ``PATH.open``; `close` makes it ``PATH``. A record is whole or not there.

    Raises `ArchiveError` where PATH or PATH.open exists: what is archived is never written over.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open_path = path.with_name(path.name + OPEN)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise ArchiveError(f"{path} exists; an archive is never written over, choose another name")
        try:
            self._file = self._open_path.open("xb", buffering=0)
        except FileExistsError:
            raise ArchiveError(f"{self._open_path} exists: another run is writing it or was killed") from None

    def add(self, page: SavedPage) -> str:
        """Append one response record with its digests and return its pointer."""
        if not page.url.isprintable():
            raise ArchiveError(f"not an address: {page.url!r}")
        offset = self._file.tell()
        buffer = BytesIO()
        warc = WARCWriter(buffer, gzip=True)
        record = warc.create_warc_record(
            page.url,
            "response",
            payload=BytesIO(page.body),
            length=len(page.body),
            http_headers=_http_headers(page),
            warc_headers_dict={"WARC-Date": page.fetched_at},
        )
        warc.write_record(record)
        self._append(buffer.getbuffer(), offset)
        return f"{self.path.name}@{offset}"

    def _append(self, data: memoryview, offset: int) -> None:
        """All of `data`, or none of it where the disk is full."""
        try:
            while data:
                data = data[self._file.write(data) :]
        except OSError:
            self._file.truncate(offset)
            self._file.seek(offset)
            raise

    def close(self) -> None:
        """Put the file on disk under its final name; an empty one is removed."""
        if self._file.closed:
            return
        empty = self._file.tell() == 0
        os.fsync(self._file.fileno())
        self._file.close()
        if empty:
            self._open_path.unlink()
        else:
            self._open_path.rename(self.path)

    def discard(self) -> None:
        """Close and delete the file that was begun."""
        self._file.close()
        self._open_path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def write(pages: Iterable[SavedPage], path: Path | str) -> int:
    """Write `pages` to a new WARC file at `path` and return how many; nothing is left behind when it fails."""
    writer = Writer(Path(path))
    count = 0
    try:
        for page in pages:
            writer.add(page)
            count += 1
    except BaseException:
        writer.discard()
        raise
    writer.close()
    return count


def _http_headers(page: SavedPage) -> StatusAndHeaders:
    headers: Sequence[tuple[str, str]] = page.headers
    if not any(name.lower() == "content-type" for name, _ in headers) and page.content_type:
        headers = [("Content-Type", page.content_type), *headers]
    try:
        reason = HTTPStatus(page.status).phrase
    except ValueError:
        reason = "Unknown"
    return StatusAndHeaders(f"{page.status} {reason}", list(headers), protocol="HTTP/1.1")
