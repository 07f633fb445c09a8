"""Two documents that a later page shows to be one: the one that was stored first takes the other over.

Its id stays; the other id leads to it for ever (`moved_documents`).
"""

from __future__ import annotations

import sqlite3

from db.write import readings
from db.write.documents import combine
from db.write.finding import publications, rows
from policy.facts import OF_READING, TABLES

_OF_READING = ("document_labels", "evidence", *(table.name for table in TABLES), "review")
_FOUND = ", ".join(("url", "dates_read", *(fact.name for fact in OF_READING)))


def merge(conn: sqlite3.Connection, keep: int, other: int, *, leave_trace: bool) -> None:
    """Move all that belongs to `other` to `keep` and remove its row. Index, counts, dates and rules: the caller.

    `leave_trace`: the other id was told to somebody and leads to `keep` from now on.
    """
    conn.execute("PRAGMA defer_foreign_keys = ON")
    loser = rows(conn, "SELECT * FROM documents WHERE id = ?", other)[0]
    winner = rows(conn, "SELECT first_seen, url FROM documents WHERE id = ?", keep)[0]
    pages = [dict(page) for page in (*publications(conn, keep), *publications(conn, other))]
    main, _ = combine(pages, winner["first_seen"])
    if pages[main]["url"] == loser["url"]:
        _take_reading(conn, keep, other)
    for table in ("publications", "attachments"):
        conn.execute(f"UPDATE {table} SET document_id = ? WHERE document_id = ?", (keep, other))
    conn.execute("UPDATE changes SET document_id = ? WHERE document_id = ? AND what <> 'added'", (keep, other))
    conn.execute("UPDATE OR IGNORE translations SET document_id = ? WHERE document_id = ? AND draft = 0", (keep, other))
    conn.execute("UPDATE relations SET target_id = ? WHERE target_id = ?", (keep, other))
    conn.execute("UPDATE documents SET repealed_by = ? WHERE repealed_by = ?", (keep, other))
    conn.execute("UPDATE moved_documents SET document_id = ? WHERE document_id = ?", (keep, other))
    conn.execute(
        "UPDATE documents SET first_seen = min(first_seen, ?), repealed_by = coalesce(repealed_by, ?),"
        " changed_at = nullif(max(coalesce(changed_at, ''), ?), '') WHERE id = ?",
        (loser["first_seen"], loser["repealed_by"], loser["changed_at"] or "", keep),
    )
    conn.execute("DELETE FROM documents WHERE id = ?", (other,))
    if leave_trace:
        conn.execute("INSERT OR REPLACE INTO moved_documents (id, document_id) VALUES (?, ?)", (other, keep))


def _take_reading(conn: sqlite3.Connection, keep: int, other: int) -> None:
    """The other document's page is the main one: its text and its reading count."""
    readings.clear(conn, keep)
    conn.execute("DELETE FROM review WHERE document_id = ?", (keep,))
    conn.execute(
        "DELETE FROM translations WHERE document_id = ? AND draft = 1 AND lang IN"
        " (SELECT lang FROM translations WHERE document_id = ?)",
        (keep, other),
    )
    conn.execute("UPDATE OR IGNORE translations SET document_id = ? WHERE document_id = ?", (keep, other))
    for table in _OF_READING:
        conn.execute(f"UPDATE {table} SET document_id = ? WHERE document_id = ?", (keep, other))
    conn.execute("DELETE FROM bodies WHERE document_id = ?", (keep,))
    conn.execute("UPDATE bodies SET document_id = ? WHERE document_id = ?", (keep, other))
    conn.execute(
        f"UPDATE documents SET ({_FOUND}) = (SELECT {_FOUND} FROM documents WHERE id = ?) WHERE id = ?", (other, keep)
    )
