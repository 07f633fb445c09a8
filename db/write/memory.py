"""What the store remembers: addresses, documents to analyse again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from db.handover import Known, Rereading
from db.queries import stored
from policy import addresses

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


def last_asked(conn: sqlite3.Connection, url: str) -> str:
    """When a page or an attachment was last asked for; '' where it is not known."""
    row = conn.execute(
        "SELECT max(at) FROM (SELECT checked_at AS at FROM publications WHERE url_key = ?"
        " UNION ALL SELECT checked_at FROM attachments WHERE url = ?)",
        (addresses.canonical(url), url),
    ).fetchone()
    return str(row[0] or "")


def known_pages(conn: sqlite3.Connection, source: str) -> list[Known]:
    """All addresses of a source, newest publication first."""
    order = "ORDER BY coalesce(published_on, list_date, url_date, '') DESC, id DESC"
    return [Known(*row) for row in conn.execute(f"{_KNOWN} WHERE source = ? {order}", (source,))]


def rereading(conn: sqlite3.Connection, document_id: int) -> Rereading | None:
    """A stored document as its main page gave it, with the texts of its files as its own page lists them."""
    document = stored.document(conn, document_id)
    if document is None:
        return None
    rows = conn.execute(
        "SELECT coalesce(t.text, ''), a.sha256, a.status FROM attachments a"
        " LEFT JOIN attachment_texts t ON t.attachment_id = a.id"
        " WHERE a.document_id = ? AND (a.picture = 0 OR t.text IS NOT NULL) GROUP BY a.url ORDER BY a.id",
        (document_id,),
    ).fetchall()
    seen: set[str] = set()
    texts = []
    for text, sha256, _ in rows:
        texts.append("" if sha256 in seen else text)
        seen |= {sha256} - {None, ""}
    recognised = frozenset(n for n, (_, _, status) in enumerate(rows, 1) if status == "recognised")
    return Rereading(document_id, document, tuple(texts), recognised)
