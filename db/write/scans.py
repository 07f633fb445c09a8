"""Files that only show text: which wait to be recognised, and what was recognised, by the hash of the file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from db.handover import FetchedFile, Scan
from db.write.pages import clean
from policy import AttachmentText

SHOWN = ("no text layer", "image")  # what a file is whose text can be seen but not read
_SHOWN = ", ".join(f"'{status}'" for status in SHOWN)


def wanted(conn: sqlite3.Connection, limit: int) -> list[Scan]:
    """Files of documents in view that only show text, each once: those in scope first, the newest first."""
    rows = conn.execute(
        "SELECT a.url, a.name, a.type, a.sha256 FROM attachments a JOIN documents d ON d.id = a.document_id"
        f" WHERE a.status IN ({_SHOWN}) AND a.type IN ('pdf', 'image') AND a.gone_since IS NULL AND d.scope <> 'out'"
        " GROUP BY a.sha256 ORDER BY max(d.scope = 'in') DESC, max(d.sort_on) DESC, a.id LIMIT ?",
        (limit,),
    )
    return [Scan(*row) for row in rows]


def save(conn: sqlite3.Connection, scan: Scan, found: AttachmentText, size: int) -> list[FetchedFile]:
    """Keep what was recognised in a file, whatever it is. Returns the file as it was fetched, under each address."""
    found = clean(found)
    conn.execute(
        "INSERT OR REPLACE INTO recognised (sha256, status, pages, confidence, text) VALUES (?, ?, ?, ?, ?)",
        (scan.sha256, found.status, found.pages, found.confidence, found.text),
    )
    urls = conn.execute("SELECT DISTINCT url FROM attachments WHERE sha256 = ?", (scan.sha256,))
    unread = AttachmentText(scan.type, SHOWN[scan.type == "image"])
    return [FetchedFile(url, unread, size, scan.sha256) for (url,) in urls]


def with_recognised(conn: sqlite3.Connection, text: AttachmentText, sha256: str) -> AttachmentText:
    """What is known of a file that only shows text; any other as it is."""
    if text.status not in SHOWN:
        return text
    row = conn.execute("SELECT status, text, pages, confidence FROM recognised WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return text
    return replace(text, status=row[0], text=row[1], pages=row[2] or text.pages, confidence=row[3])
