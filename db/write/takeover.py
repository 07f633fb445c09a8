"""The end of a rebuild: what no archive holds is taken from the old file.

That is history, runs, issues, edited titles, and whole documents whose pages the archive no longer holds.
"""

from __future__ import annotations

import sqlite3

from db.write import renumber
from db.write.derived import Derived
from db.write.finding import fill_keys
from db.write.kept_ids import columns, copy
from policy.facts import TABLES

_OF_DOCUMENT = ("bodies", "document_labels", "evidence", "translations", "review")
_NUMBERED = tuple(table.name for table in TABLES)  # of a document too, but numbered by the file
_FILE = "type, status, bytes, pages, sha256, fetched_at, checked_at, missing_since, etag, last_modified"
_OF_PUBLICATION = ("versions", "interpretations", "attachments")


def finish(conn: sqlite3.Connection, now: str, *, read: frozenset[str] = frozenset(), indexed: bool) -> None:
    """Take over from the attached old file what the rebuild could not know, and forget the notes.

    `read` are the names of the archive files that were read.
    """
    renumber.old_ids(conn, indexed=indexed)
    _homes(conn)
    homes = dict(conn.execute("SELECT document_id, home FROM homes"))
    derived = Derived(conn, indexed=indexed)
    for id in (id for id, home in homes.items() if home is None):
        derived.added(id)
    derived.before(homes[id] for (id,) in conn.execute("SELECT document_id FROM lost_pages") if homes[id] is not None)
    conn.execute("PRAGMA defer_foreign_keys = ON")
    _take_documents(conn)
    _take_pages(conn)
    fill_keys(conn)
    _take_history(conn)
    _take_files(conn, derived)
    _take_times(conn)
    _take_issues(conn, now, read)
    derived.settle()
    conn.execute(
        "UPDATE moved_documents SET document_id = o.document_id FROM old.moved_documents o"
        " WHERE o.id = moved_documents.id AND o.document_id IN (SELECT id FROM documents)"
    )
    conn.execute(  # ids of this rebuild, told to nobody, and those that a document has again
        "DELETE FROM moved_documents WHERE id IN (SELECT id FROM documents)"
        " OR (id > (SELECT max(document_id) FROM kept_pages) AND id NOT IN (SELECT id FROM old.moved_documents))"
    )
    for table in ("kept_pages", "homes", "lost_pages"):
        conn.execute(f"DROP TABLE {table}")
    conn.execute("DELETE FROM settings WHERE name = 'adopted'")


def _homes(conn: sqlite3.Connection) -> None:
    """Where the pages of each old document are now (NULL: none was found again), and the pages that were not found."""
    conn.execute(
        "CREATE TABLE homes AS SELECT k.document_id,"
        " coalesce(max(CASE WHEN p.document_id = k.document_id THEN p.document_id END), min(p.document_id)) AS home"
        " FROM kept_pages k LEFT JOIN publications p ON p.url_key = k.url_key GROUP BY k.document_id"
    )
    conn.execute(
        "CREATE TABLE lost_pages AS SELECT publication_id AS id, document_id FROM kept_pages"
        " WHERE url_key NOT IN (SELECT url_key FROM publications)"
    )
    conn.execute(
        "INSERT OR REPLACE INTO moved_documents (id, document_id) SELECT h.document_id, h.home FROM homes h"
        " WHERE h.home IS NOT NULL AND h.document_id NOT IN (SELECT id FROM documents)"
    )
    conn.execute(
        "INSERT OR IGNORE INTO moved_documents (id, document_id) SELECT m.id, coalesce(h.home, m.document_id)"
        " FROM old.moved_documents m JOIN homes h ON h.document_id = m.document_id"
        " WHERE m.id NOT IN (SELECT id FROM documents)"
    )


def _take_documents(conn: sqlite3.Connection) -> None:
    """Documents none of whose pages was found again, with what the analysis said, as they were."""
    lost = "SELECT document_id FROM homes WHERE home IS NULL"
    copy(conn, "labels", "1")
    copy(conn, "documents", f"o.id IN ({lost})")
    for table in (*_OF_DOCUMENT, *_NUMBERED):
        copy(conn, table, f"o.document_id IN ({lost})", fresh_ids=table in _NUMBERED)
    issuers = f"SELECT agency_id FROM old.document_agencies WHERE document_id IN ({lost})"
    copy(conn, "agencies", f"o.id IN ({issuers})", fresh_ids=True)
    conn.execute(
        "INSERT OR IGNORE INTO document_agencies (document_id, agency_id, position)"
        " SELECT j.document_id, n.id, j.position FROM old.document_agencies j JOIN old.agencies a ON a.id = j.agency_id"
        f" JOIN main.agencies n ON n.name = a.name WHERE j.document_id IN ({lost})"
    )
    conn.execute("UPDATE documents SET repealed_by = NULL WHERE repealed_by NOT IN (SELECT id FROM documents)")
    conn.execute("UPDATE relations SET target_id = NULL WHERE target_id NOT IN (SELECT id FROM documents)")


def _take_pages(conn: sqlite3.Connection) -> None:
    """Pages that were not found again, under the document that has their sisters, with their versions and files."""
    lost = "SELECT id FROM lost_pages"
    copy(conn, "publications", f"o.id IN ({lost})")
    for table in _OF_PUBLICATION:
        copy(conn, table, f"o.publication_id IN ({lost})", fresh_ids=table != "interpretations")
    for table, page in (("publications", "id"), ("attachments", "publication_id")):
        conn.execute(
            f"UPDATE {table} SET document_id = (SELECT h.home FROM homes h WHERE h.document_id = {table}.document_id)"
            f" WHERE {page} IN ({lost}) AND document_id IN (SELECT document_id FROM homes WHERE home IS NOT NULL)"
        )
    conn.execute(
        "INSERT OR IGNORE INTO attachment_texts (attachment_id, text) SELECT a.id, t.text FROM attachments a"
        " JOIN old.attachments o ON o.publication_id = a.publication_id AND o.url = a.url"
        f" JOIN old.attachment_texts t ON t.attachment_id = o.id WHERE a.publication_id IN ({lost})"
    )


def _take_history(conn: sqlite3.Connection) -> None:
    """What happened to documents that the old file knew is what it says; repeals that are new are kept beside it."""
    conn.execute(
        "DELETE FROM changes WHERE document_id IN (SELECT coalesce(home, document_id) FROM homes)"
        " AND (what <> 'repealed' OR EXISTS (SELECT 1 FROM old.changes o WHERE o.document_id = changes.document_id"
        " AND o.what = 'repealed'))"
    )
    conn.execute("UPDATE changes SET id = -id")  # out of the way of the old ids
    conn.execute(
        "INSERT INTO changes (id, document_id, run_id, at, what, detail)"
        " SELECT o.id, coalesce(h.home, o.document_id), o.run_id, o.at, o.what, o.detail FROM old.changes o"
        " JOIN homes h ON h.document_id = o.document_id"
    )
    top = conn.execute("SELECT max(0, coalesce(max(id), 0)) FROM changes").fetchone()[0]
    conn.execute("UPDATE changes SET id = ? - id WHERE id < 0", (top,))
    conn.execute(
        "INSERT INTO translations (document_id, lang, title, draft) SELECT coalesce(h.home, o.document_id), o.lang,"
        " o.title, o.draft FROM old.translations o JOIN homes h ON h.document_id = o.document_id WHERE 1"
        " ON CONFLICT DO UPDATE SET title = excluded.title, draft = excluded.draft WHERE excluded.draft = 0"
    )
    conn.execute(
        "UPDATE review SET since = (SELECT o.since FROM old.review o WHERE o.document_id = review.document_id"
        " AND o.what = review.what) WHERE EXISTS (SELECT 1 FROM old.review o"
        " WHERE o.document_id = review.document_id AND o.what = review.what)"
    )


def _take_times(conn: sqlite3.Connection) -> None:
    """Times of sight of the pages and documents that both files know."""
    conn.execute(
        "UPDATE publications SET (last_seen, checked_at, gone_since, back_at, etag, last_modified) ="
        " (SELECT max(o.last_seen, publications.last_seen), max(o.checked_at, publications.checked_at), o.gone_since,"
        " o.back_at, coalesce(publications.etag, o.etag), coalesce(publications.last_modified, o.last_modified)"
        " FROM old.publications o WHERE o.url = publications.url)"
        " WHERE url IN (SELECT url FROM old.publications)"
    )
    conn.execute(
        "UPDATE documents SET last_seen = max(last_seen, coalesce((SELECT max(p.last_seen) FROM publications p"
        " WHERE p.document_id = documents.id), '')), gone_since = (SELECT CASE WHEN count(*) = count(p.gone_since)"
        " THEN max(p.gone_since) END FROM publications p WHERE p.document_id = documents.id),"
        " first_seen = min(first_seen, coalesce((SELECT min(p.first_seen) FROM publications p"
        " WHERE p.document_id = documents.id), first_seen))"
    )


def _take_files(conn: sqlite3.Connection, derived: Derived) -> None:
    """Attachments that the archive does not hold but that had been read, when files were asked for, what they held."""
    conn.execute("INSERT OR IGNORE INTO earlier_files SELECT * FROM old.earlier_files")
    conn.execute(
        "UPDATE attachments SET checked_at = max(attachments.checked_at, o.checked_at) FROM old.attachments o"
        " WHERE o.url = attachments.url AND attachments.checked_at IS NOT NULL AND o.checked_at IS NOT NULL"
    )
    wanted = (
        "SELECT a.id, a.document_id, o.id FROM attachments a JOIN old.attachments o ON o.url = a.url"
        " WHERE a.fetched_at IS NULL AND o.fetched_at IS NOT NULL GROUP BY a.id"
    )
    found = conn.execute(wanted).fetchall()
    derived.before({document for _, document, _ in found} - derived.touched)
    for id, _, old in found:
        conn.execute(
            f"UPDATE attachments SET ({_FILE}) = (SELECT {_FILE} FROM old.attachments WHERE id = ?) WHERE id = ?",
            (old, id),
        )
        conn.execute(
            "INSERT OR REPLACE INTO attachment_texts (attachment_id, text)"
            " SELECT ?, text FROM old.attachment_texts WHERE attachment_id = ?",
            (id, old),
        )


def _take_issues(conn: sqlite3.Connection, now: str, read: frozenset[str]) -> None:
    """Issues as the old file knows them; one whose page could now be read is resolved.

    A page kept in a file that was `read` was judged again: what the rebuild did not note is mended.
    """
    noted = set(conn.execute("SELECT source, kind, url FROM issues WHERE resolved_at IS NULL"))
    names = [name for name in columns(conn, "issues") if name != "id"]
    sets = ", ".join(f"{name} = excluded.{name}" for name in names if name not in ("source", "kind", "url", "detail"))
    conn.execute(
        f"INSERT INTO issues ({', '.join(names)}) SELECT {', '.join('o.' + name for name in names)} FROM old.issues o"
        f" WHERE 1 ON CONFLICT DO UPDATE SET {sets}"
    )
    conn.execute(
        "UPDATE issues SET resolved_at = ? WHERE resolved_at IS NULL AND url IN (SELECT url FROM publications"
        " WHERE gone_since IS NULL) AND url NOT IN (SELECT url FROM old.publications)",
        (now,),
    )
    mended = [
        (now, id)
        for id, raw, *key in conn.execute(
            "SELECT id, raw, source, kind, url FROM issues WHERE resolved_at IS NULL AND raw <> ''"
        )
        if raw.rpartition("@")[0] in read and tuple(key) not in noted
    ]
    conn.executemany("UPDATE issues SET resolved_at = ? WHERE id = ?", mended)
