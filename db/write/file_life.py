"""The life of an attachment: asked for, read, changed at its address, missing and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from db.handover import FetchedFile, WantedFile
from db.write.pages import clean
from db.write.scans import with_recognised

IsDue = Callable[[WantedFile], bool]


class _Held(NamedTuple):
    """What an address is known to hold."""

    sha256: str
    type: str | None
    status: str
    bytes: int | None
    pages: int | None
    fetched_at: str
    text: str


def never_asked(file: WantedFile) -> bool:
    """Is the attachment not known at all?"""
    return file.checked_at is None


def wanted(conn: sqlite3.Connection, source: str | None, is_due: IsDue, limit: int) -> list[WantedFile]:
    """Attachments of documents in view that are due, newest first; each address once."""
    rows = conn.execute(
        "SELECT a.url, a.name, p.source, p.url, a.document_id, substr(d.sort_on, 1, 10), max(a.checked_at),"
        " a.missing_since IS NOT NULL, a.picture FROM attachments a"
        " JOIN publications p ON p.id = a.publication_id JOIN documents d ON d.id = a.document_id"
        " WHERE a.gone_since IS NULL AND d.scope <> 'out' AND (?1 IS NULL OR p.source = ?1)"
        " GROUP BY a.url ORDER BY d.sort_on DESC, a.id",
        (source,),
    )
    files = (WantedFile(*row) for row in rows)
    return list(islice((file for file in files if is_due(file)), limit))


def documents_of(conn: sqlite3.Connection, url: str) -> list[int]:
    """The documents that an attachment belongs to."""
    rows = conn.execute("SELECT DISTINCT document_id FROM attachments WHERE url = ? ORDER BY 1", (url,))
    return [int(id) for (id,) in rows]


def headers(conn: sqlite3.Connection, url: str) -> tuple[str | None, str | None]:
    """ETag and Last-Modified of what an address is known to hold."""
    row = conn.execute(
        "SELECT etag, last_modified FROM attachments WHERE url = ? AND sha256 <> '' ORDER BY fetched_at DESC LIMIT 1",
        (url,),
    ).fetchone()
    return (row[0], row[1]) if row else (None, None)


def touch(conn: sqlite3.Connection, url: str, now: str) -> None:
    """The file was asked for and is unchanged."""
    conn.execute("UPDATE attachments SET checked_at = ?, missing_since = NULL WHERE url = ?", (now, url))


def save(conn: sqlite3.Connection, file: FetchedFile, now: str) -> int | None:
    """Store what an attachment holds, in every row with its address.

    Returns the number of the version that another content at the address makes, None where there is no new one. What
    was read stays when the file vanishes.
    """
    held = _held(conn, file.url)
    if file.text.status == "missing":
        _missing(conn, file, now, is_held=held is not None)
        return None
    is_other = held is not None and held.sha256 != file.sha256
    if held is not None and is_other:
        conn.execute(
            "INSERT OR REPLACE INTO earlier_files (url, sha256, type, status, bytes, pages, fetched_at, text, until)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (file.url, *held, now),
        )
    _write(conn, file, now if held is None or is_other else held.fetched_at, now)
    if not is_other:
        return None
    (earlier,) = conn.execute("SELECT count(*) FROM earlier_files WHERE url = ?", (file.url,)).fetchone()
    return int(earlier) + 1


def _held(conn: sqlite3.Connection, url: str) -> _Held | None:
    row = conn.execute(
        "SELECT a.sha256, a.type, a.status, a.bytes, a.pages, a.fetched_at, coalesce(t.text, '') FROM attachments a"
        " LEFT JOIN attachment_texts t ON t.attachment_id = a.id WHERE a.url = ? AND a.sha256 <> ''"
        " ORDER BY a.fetched_at DESC LIMIT 1",
        (url,),
    ).fetchone()
    return _Held(*row) if row else None


def _missing(conn: sqlite3.Connection, file: FetchedFile, now: str, *, is_held: bool) -> None:
    conn.execute(
        "UPDATE attachments SET checked_at = ?1, missing_since = coalesce(missing_since, ?1) WHERE url = ?2",
        (now, file.url),
    )
    if not is_held:
        conn.execute(
            "UPDATE attachments SET type = ?, status = ?, fetched_at = ? WHERE url = ?",
            (file.text.type, file.text.status, now, file.url),
        )


def _write(conn: sqlite3.Connection, file: FetchedFile, fetched_at: str, now: str) -> None:
    text = with_recognised(conn, clean(file.text), file.sha256)
    conn.execute(
        "UPDATE attachments SET type = ?5, status = ?6, pages = ?7, bytes = ?8, sha256 = ?1, fetched_at = ?9,"
        " checked_at = ?10, missing_since = NULL, etag = coalesce(?2, CASE sha256 WHEN ?1 THEN etag END),"
        " last_modified = coalesce(?3, CASE sha256 WHEN ?1 THEN last_modified END) WHERE url = ?4",
        (
            *(file.sha256, file.etag, file.last_modified, file.url),
            *(text.type, text.status, text.pages, file.bytes, fetched_at, now),
        ),
    )
    conn.execute(
        "DELETE FROM attachment_texts WHERE attachment_id IN (SELECT id FROM attachments WHERE url = ?)", (file.url,)
    )
    if text.text:
        conn.execute(
            "INSERT INTO attachment_texts (attachment_id, text) SELECT id, ? FROM attachments WHERE url = ?",
            (text.text, file.url),
        )
