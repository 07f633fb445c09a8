"""What a page holds beside its facts: its versions, the files that it links to, pages that explain it."""

from __future__ import annotations

import json
import sqlite3

from db.handover import Entry
from db.write.pending import Pending
from policy import Document, addresses

_MOST_PICTURES = 40  # of a page


def add_version(rows: Pending, publication_id: int, number: int, entry: Entry, seen: tuple[str | None, str]) -> None:
    """A text that a page has from now on. `seen`: its hash and the instant."""
    document = entry.document
    files = json.dumps([(a.url, a.name) for a in document.attachments], ensure_ascii=False)
    version = (document.title, document.text, files, seen[0], entry.raw)
    rows.add(
        "INSERT INTO versions (publication_id, number, seen_at, title, text, attachments, content_hash, raw)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(publication_id, number, seen[1], *version)],
    )


def pictures(document: Document) -> list[str]:
    """The pictures of a page without a word of text, which say what it has to say; none of any other."""
    if any(sign.isalnum() for sign in document.text):
        return []
    files = {attachment.url for attachment in document.attachments}
    return [url for url in dict.fromkeys(document.body_images) if url not in files][:_MOST_PICTURES]


def add_links(rows: Pending, publication_id: int, document_id: int, entry: Entry) -> None:
    """Attachments and interpretations that the page links to, and the pictures of a page that shows nothing else."""
    document = entry.document
    files = [(document_id, publication_id, a.url, a.name, 0) for a in document.attachments]
    files += [(document_id, publication_id, url, f"图{n}", 1) for n, url in enumerate(pictures(document), 1)]
    rows.add(
        "INSERT INTO attachments (document_id, publication_id, url, name, picture) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET name = excluded.name, picture = excluded.picture, gone_since = NULL",
        files,
    )
    rows.add(
        "INSERT INTO interpretations (publication_id, url, title) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET title = excluded.title",
        [(publication_id, i.url, i.title) for i in document.interpretations],
    )


def hold_anew(rows: Pending, ids: tuple[int, int], number: int, entry: Entry, seen: tuple[str | None, str]) -> None:
    """A new version of a known page, with the files that it links to now. `ids`: of publication and document."""
    publication_id, document_id = ids
    add_version(rows, publication_id, number, entry, seen)
    add_links(rows, publication_id, document_id, entry)
    no_longer_linked(rows.conn, publication_id, entry, seen[1])


def renew_addresses(conn: sqlite3.Connection, publication_id: int, entry: Entry) -> None:
    """Files that are not there are asked for where the page links to them now: tokens in addresses expire."""
    now = {addresses.of_file(file.url): file.url for file in entry.document.attachments if "?" in file.url}
    if not now:
        return
    waiting = conn.execute(
        "SELECT id, url FROM attachments WHERE publication_id = ?"
        " AND (fetched_at IS NULL OR missing_since IS NOT NULL)",
        (publication_id,),
    ).fetchall()
    renewed = [(now[key], id) for id, url in waiting if (key := addresses.of_file(url)) in now and now[key] != url]
    conn.executemany("UPDATE OR IGNORE attachments SET url = ? WHERE id = ?", renewed)


def no_longer_linked(conn: sqlite3.Connection, publication_id: int, entry: Entry, now: str) -> None:
    """What a page no longer links to is kept and noted."""
    conn.execute(
        "UPDATE attachments SET gone_since = coalesce(gone_since, ?) WHERE publication_id = ?"
        " AND url NOT IN (SELECT value FROM json_each(?))",
        (now, publication_id, json.dumps([a.url for a in entry.document.attachments] + pictures(entry.document))),
    )
