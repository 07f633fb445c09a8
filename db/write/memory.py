"""What the store remembers: addresses, attachments to fetch, documents to analyse again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from db.handover import FetchedFile, Known, Rereading, Scan, WantedFile
from db.queries import stored
from db.write.pages import clean
from policy import AttachmentText, addresses

SHOWN = ("no text layer", "image")  # what a file is whose text can be seen but not read
_SHOWN = ", ".join(f"'{status}'" for status in SHOWN)
# A page that no template has read yet is asked for whole: nothing is told that could make it "not modified".
_KNOWN = (
    "SELECT url, source, document_id, id, CASE template WHEN 'general' THEN NULL ELSE etag END,"
    " CASE template WHEN 'general' THEN NULL ELSE last_modified END, content_hash, published_on, list_date, first_seen,"
    " checked_at, gone_since FROM publications"
)


def known(conn: sqlite3.Connection, urls: Iterable[str]) -> dict[str, Known]:
    """What is remembered of these addresses; an address as stored wins over a copy of it."""
    found = {}
    for url in urls:
        row = conn.execute(
            f"{_KNOWN} WHERE url_key = ? ORDER BY url = ? DESC, id LIMIT 1", (addresses.canonical(url), url)
        ).fetchone()
        if row:
            found[url] = Known(*row)
    return found


def known_pages(conn: sqlite3.Connection, source: str) -> list[Known]:
    """All addresses of a source, newest publication first."""
    order = "ORDER BY coalesce(published_on, list_date, url_date, '') DESC, id DESC"
    return [Known(*row) for row in conn.execute(f"{_KNOWN} WHERE source = ? {order}", (source,))]


def wanted_files(conn: sqlite3.Connection, source: str | None, limit: int, before: str) -> list[WantedFile]:
    """Attachments of documents in view that were never there when asked, newest first; each address once.

    Those that were missing are asked for again where that was before the instant `before`.
    """
    rows = conn.execute(
        "SELECT a.url, a.name, p.source, p.url, a.document_id FROM attachments a"
        " JOIN publications p ON p.id = a.publication_id JOIN documents d ON d.id = a.document_id"
        " WHERE (a.fetched_at IS NULL OR (a.status = 'missing' AND a.fetched_at < ?3)) AND a.gone_since IS NULL"
        " AND d.scope <> 'out' AND (?1 IS NULL OR p.source = ?1)"
        " GROUP BY a.url ORDER BY d.sort_on DESC, a.id LIMIT ?2",
        (source, limit, before),
    )
    return [WantedFile(*row) for row in rows]


def wanted_scans(conn: sqlite3.Connection, limit: int) -> list[Scan]:
    """Files of documents in view that only show text, each once: those in scope first, the newest first."""
    rows = conn.execute(
        "SELECT a.url, a.name, a.type, a.sha256 FROM attachments a JOIN documents d ON d.id = a.document_id"
        f" WHERE a.status IN ({_SHOWN}) AND a.type IN ('pdf', 'image') AND a.gone_since IS NULL AND d.scope <> 'out'"
        " GROUP BY a.sha256 ORDER BY max(d.scope = 'in') DESC, max(d.sort_on) DESC, a.id LIMIT ?",
        (limit,),
    )
    return [Scan(*row) for row in rows]


def save_file(conn: sqlite3.Connection, file: FetchedFile, now: str) -> None:
    """Store what an attachment holds, in every row with its address. What was read stays when the file vanishes."""
    text = clean(file.text)
    if (
        text.status == "missing"
        and conn.execute(
            "SELECT 1 FROM attachments WHERE url = ? AND status IN ('text', 'recognised') LIMIT 1", (file.url,)
        ).fetchone()
    ):
        return
    text = _recognised(conn, text, file.sha256)
    conn.execute(
        "UPDATE attachments SET type = ?, status = ?, pages = ?, bytes = ?, sha256 = ?, fetched_at = ? WHERE url = ?",
        (text.type, text.status, text.pages, file.bytes, file.sha256, now, file.url),
    )
    conn.execute(
        "DELETE FROM attachment_texts WHERE attachment_id IN (SELECT id FROM attachments WHERE url = ?)", (file.url,)
    )
    if text.text:
        conn.execute(
            "INSERT INTO attachment_texts (attachment_id, text) SELECT id, ? FROM attachments WHERE url = ?",
            (text.text, file.url),
        )


def save_recognised(conn: sqlite3.Connection, sha256: str, found: AttachmentText) -> list[str]:
    """Keep what was recognised in a file, whatever it is. Returns the addresses under which the file is known."""
    found = clean(found)
    conn.execute(
        "INSERT OR REPLACE INTO recognised (sha256, status, pages, confidence, text) VALUES (?, ?, ?, ?, ?)",
        (sha256, found.status, found.pages, found.confidence, found.text),
    )
    return [url for (url,) in conn.execute("SELECT DISTINCT url FROM attachments WHERE sha256 = ?", (sha256,))]


def _recognised(conn: sqlite3.Connection, text: AttachmentText, sha256: str) -> AttachmentText:
    """What is known of a file that only shows text, by its hash; any other as it is."""
    if text.status not in SHOWN:
        return text
    row = conn.execute("SELECT status, text, pages, confidence FROM recognised WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return text
    return replace(text, status=row[0], text=row[1], pages=row[2] or text.pages, confidence=row[3])


def documents_of_file(conn: sqlite3.Connection, url: str) -> list[int]:
    """The documents that an attachment belongs to."""
    rows = conn.execute("SELECT DISTINCT document_id FROM attachments WHERE url = ? ORDER BY 1", (url,))
    return [int(id) for (id,) in rows]


def rereading(conn: sqlite3.Connection, document_id: int) -> Rereading | None:
    """A stored document as its main page gave it, with the texts of its files as its own page lists them."""
    document = stored.document(conn, document_id)
    if document is None:
        return None
    rows = conn.execute(
        "SELECT coalesce(t.text, ''), a.sha256, a.status FROM attachments a"
        " LEFT JOIN attachment_texts t ON t.attachment_id = a.id WHERE a.document_id = ? GROUP BY a.url ORDER BY a.id",
        (document_id,),
    ).fetchall()
    seen: set[str] = set()
    texts = []
    for text, sha256, _ in rows:
        texts.append("" if sha256 in seen else text)
        seen |= {sha256} - {None, ""}
    recognised = frozenset(n for n, (_, _, status) in enumerate(rows, 1) if status == "recognised")
    return Rereading(document_id, document, tuple(texts), recognised)
