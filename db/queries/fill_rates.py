"""How full the fields of the stored pages are: the rows that `zhengce coverage` counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple


class StoredPage(NamedTuple):
    """A stored page: what was read of it. `text` None where no version is stored; `pictures`: its body shows some."""

    source: str
    template: str
    title: str
    published_on: str | None
    number: str | None
    text: str | None
    pictures: bool | None


def stored_pages(conn: sqlite3.Connection) -> Iterator[StoredPage]:
    """All stored pages with their latest text."""
    rows = conn.execute(
        "SELECT p.source, p.template, p.title, coalesce(p.published_on, p.issued_on), d.number,"
        " (SELECT v.text FROM versions v WHERE v.publication_id = p.id ORDER BY v.number DESC LIMIT 1),"
        " (SELECT b.html LIKE '%<img %' FROM bodies b WHERE b.document_id = p.document_id)"
        " FROM publications p JOIN documents d ON d.id = p.document_id"
    )
    return map(StoredPage._make, rows)


def files(conn: sqlite3.Connection) -> list[tuple[str, str, str | None, str, int]]:
    """Attachments as (source, template, type, status, number)."""
    rows = conn.execute(
        "SELECT p.source, p.template, a.type, a.status, count(*)"
        " FROM attachments a JOIN publications p ON p.id = a.publication_id WHERE a.picture = 0 GROUP BY 1, 2, 3, 4"
    )
    return list(rows)


def open_issues(conn: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """Open issues as (source, kind, number)."""
    return list(conn.execute("SELECT source, kind, count(*) FROM issues WHERE resolved_at IS NULL GROUP BY 1, 2"))
