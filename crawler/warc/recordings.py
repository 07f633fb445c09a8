"""What a person recorded in a browser, as WARC files: WACZ (ArchiveWeb.page, Browsertrix), HAR, and any WARC.

All is hostile: a WACZ is unpacked within bounds and under names of our own, a HAR is taken entry by entry. Of a HAR
only answers are read, without their cookies; what was sent, passwords among it, is not looked at.
"""

from __future__ import annotations

import base64
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crawler.warc.archive import ArchiveError, SavedPage, write
from crawler.warc.archive_reader import is_warc, records, shares_members

MAX_MEMBERS = 10_000
MAX_UNPACKED = 4 << 30  # bytes of all WARC files of one WACZ
MAX_RATIO = 200  # unpacked to packed; WARC.gz members of a WACZ are stored as they are
MAX_HAR = 256 << 20  # bytes; the whole file is read at once
MAX_ENTRIES = 200_000
_CHUNK = 1 << 20
_FREE = 1 << 20  # bytes that any ratio may give
_ENCRYPTED = 0x1
_HEADER = re.compile(r"[\w-]{1,100}: [\x20-\x7e]{0,8000}", re.ASCII)
_NOT_KEPT = {"content-encoding", "content-length", "transfer-encoding", "content-type", "set-cookie", "set-cookie2"}


@contextmanager
def as_warcs(files: Iterable[Path]) -> Iterator[list[Path]]:
    """The files as WARC files of one record a gzip member; those made of others are gone afterwards.

    Raises `ArchiveError`, which names file and reason.
    """
    with TemporaryDirectory(prefix="zhengce-") as scratch:
        yield [warc for path in files for warc in _warcs(path, Path(scratch))]


def pages(path: Path) -> Iterator[SavedPage]:
    """All answers of a recording, as `zhengce archive add` keeps them."""
    with as_warcs([path]) as warcs:
        for warc in warcs:
            for record in records(warc):
                kept = tuple((name, value) for name, value in record.page.headers if "cookie" not in name.lower())
                yield replace(record.page, headers=kept)


def _warcs(path: Path, scratch: Path) -> Iterator[Path]:
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}") from None
    if head.startswith(b"PK"):
        for warc in _of_wacz(path, scratch):
            yield from _by_record(warc, scratch)
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        made = scratch / f"{path.name}.warc.gz"
        if write(_of_har(path), made):
            yield made
    elif is_warc(head):
        yield from _by_record(path, scratch)
    else:
        raise ArchiveError(f"{path}: no WARC, WACZ or HAR file")


def _by_record(path: Path, scratch: Path) -> Iterator[Path]:
    """The file itself, or the same with a gzip member for each record, where one member holds several."""
    if not shares_members(path):
        yield path
        return
    made = scratch / f"{path.name.removesuffix('.gz')}.members.warc.gz"
    if write((record.page for record in records(path)), made):
        yield made


def _of_wacz(path: Path, scratch: Path) -> Iterator[Path]:
    """The WARC files of a WACZ, unpacked into `scratch`."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
            if len(members) > MAX_MEMBERS:
                raise ArchiveError(f"{path}: {len(members)} members, {MAX_MEMBERS} are the most")
            wanted = [m for m in members if m.filename.lower().endswith((".warc", ".warc.gz"))]
            if not wanted:
                nested = any(m.filename.lower().endswith((".wacz", ".zip")) for m in members)
                raise ArchiveError(f"{path}: no WARC in it" + (", but an archive, which is not opened" * nested))
            room = MAX_UNPACKED
            for number, member in enumerate(wanted, 1):
                made = scratch / f"{path.name}-{number}.warc{'.gz' * member.filename.lower().endswith('.gz')}"
                room -= _unpack(packed, member, made, path, room)
                yield made
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError) as error:
        raise ArchiveError(f"{path}: damaged zip: {error}") from None


def _unpack(packed: zipfile.ZipFile, member: zipfile.ZipInfo, made: Path, path: Path, room: int) -> int:
    """Unpack one member and return its size."""
    size = 0
    with made.open("wb") as target:
        for chunk in unpacked(packed, member, path, room):
            size += len(chunk)
            target.write(chunk)
    return size


def unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, room: int) -> Iterator[bytes]:
    """The bytes of one member in pieces. What it says of its size is not believed: they are counted."""
    if member.flag_bits & _ENCRYPTED:
        raise ArchiveError(f"{path}: {member.filename!r} is encrypted")
    most = min(room, max(_FREE, MAX_RATIO * member.compress_size))
    size = 0
    with packed.open(member) as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise ArchiveError(f"{path}: {member.filename!r} unpacks to more than {most} bytes")
            yield chunk


def _of_har(path: Path) -> Iterator[SavedPage]:
    if path.stat().st_size > MAX_HAR:
        raise ArchiveError(f"{path}: more than {MAX_HAR >> 20} MB; record in parts, or as WACZ")
    try:
        log = json.loads(path.read_bytes())["log"]
        entries = log["entries"]
        if not isinstance(entries, list):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ArchiveError(f"{path}: JSON, but no HAR (log.entries is missing)") from None
    for entry in entries[:MAX_ENTRIES]:
        page = _answer(entry) if isinstance(entry, dict) else None
        if page is not None:
            yield page


def _answer(entry: dict[str, Any]) -> SavedPage | None:
    """One answer of a HAR; None for what was posted, came from no server or lost its body."""
    request, response = entry.get("request"), entry.get("response")
    content = response.get("content") if isinstance(response, dict) else None
    if not isinstance(request, dict) or not isinstance(response, dict) or not isinstance(content, dict):
        return None
    url, status, text = request.get("url"), response.get("status"), content.get("text", "")
    at = _instant(entry.get("startedDateTime"))
    if request.get("method") != "GET" or type(status) is not int or not 100 <= status <= 599 or at is None:
        return None
    if not isinstance(url, str) or not url.startswith(("http://", "https://")) or not url.isprintable():
        return None
    body = _body(text, content.get("encoding"))
    if body is None or (not body and status in (200, 304)):
        return None
    kind = str(content.get("mimeType") or "").partition(";")[0].strip() or "application/octet-stream"
    is_text = content.get("encoding") != "base64"  # the browser decoded it; what charset the page names is past
    kind += "; charset=utf-8" if is_text else ""
    headers = [("Content-Type", kind), *_headers(response.get("headers"))]
    return SavedPage(url, body, 200 if status == 304 else status, kind, at, tuple(headers))


def _body(text: object, encoding: object) -> bytes | None:
    if not isinstance(text, str):
        return None
    if encoding != "base64":
        return text.encode("utf-8", "replace")
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return None


def _headers(rows: object) -> Iterator[tuple[str, str]]:
    """Headers in one line each, but for those of the connection, of the coding and of cookies."""
    for row in rows if isinstance(rows, list) else ():
        name, value = (row.get("name"), row.get("value")) if isinstance(row, dict) else (None, None)
        written = f"{name}: {value}" if isinstance(name, str) and isinstance(value, str) else ""
        if _HEADER.fullmatch(written) and str(name).lower() not in _NOT_KEPT:
            yield str(name), str(value)


def _instant(value: object) -> str | None:
    try:
        moment = datetime.fromisoformat(str(value))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None
