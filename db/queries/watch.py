"""What the watch over sources and runs asks: how alive a source is, what a run changed and what broke in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from db.queries.health import ISSUE_COLUMNS, IssueRow
from db.queries.rows import PROVISIONAL
from policy.records import GENERAL

_FILLED: Mapping[str, str] = {
    "title": "p.title <> ''",
    "published_on": "coalesce(p.published_on, p.issued_on) IS NOT NULL",
    "issuers": "d.issuers <> ''",
    "number": "d.number IS NOT NULL",
    "text": "coalesce(b.text, '') <> ''",
}


@dataclass(frozen=True, slots=True)
class ChangedDocument:
    """A document that a run added, changed, found gone or back. `provisional`: no template has read it yet."""

    id: int
    title: str
    source: str
    url: str
    published_on: str | None
    provisional: bool = False


def started_at(conn: sqlite3.Connection, run_id: int) -> str:
    """When a run began. Raises LookupError for an unknown run."""
    row = conn.execute("SELECT started_at FROM runs WHERE id = ?", (run_id,)).fetchone()
    if row is None:
        raise LookupError(f"no run {run_id}")
    return str(row[0])


def pages_of(conn: sqlite3.Connection, source: str) -> int:
    """How many pages of a source are stored."""
    return int(conn.execute("SELECT count(*) FROM publications WHERE source = ?", (source,)).fetchone()[0])


def provisional(conn: sqlite3.Connection, source: str) -> int:
    """How many pages of a source that are still there were read by the general reader alone."""
    return int(
        conn.execute(
            "SELECT count(*) FROM publications WHERE source = ? AND template = ? AND gone_since IS NULL",
            (source, GENERAL),
        ).fetchone()[0]
    )


def newest_and_count(conn: sqlite3.Connection, source: str, after: str, until: str) -> tuple[str | None, int]:
    """The newest day of a source's pages up to `until`, and how many pages are of the days after `after` up to then."""
    row = conn.execute(
        "SELECT max(day) FILTER (WHERE day <= :until), count(*) FILTER (WHERE day > :after AND day <= :until)"
        " FROM (SELECT coalesce(list_date, published_on, issued_on) AS day FROM publications WHERE source = :source)"
        " WHERE length(day) = 10",
        {"source": source, "after": after, "until": until},
    ).fetchone()
    return row[0], int(row[1])


def filled(conn: sqlite3.Connection, source: str, field: str, most: int) -> tuple[int, int]:
    """How many of a source's newest pages were looked at (at most `most`), and on how many a field is filled."""
    n, having = conn.execute(
        f"SELECT count(*), coalesce(sum(filled), 0) FROM (SELECT {_FILLED[field]} AS filled FROM publications p"
        " JOIN documents d ON d.id = p.document_id LEFT JOIN bodies b ON b.document_id = d.id"
        " WHERE p.source = ? ORDER BY p.id DESC LIMIT ?)",
        (source, most),
    ).fetchone()
    return int(n), int(having)


def last_crawl(conn: sqlite3.Connection, source: str) -> tuple[str, str] | None:
    """When the last live run over a source began and what it found wrong, None where there was none."""
    row = conn.execute(
        "SELECT r.started_at, s.why FROM run_sources s JOIN runs r ON r.id = s.run_id"
        " WHERE s.source = ? AND r.kind = 'crawl' ORDER BY r.id DESC LIMIT 1",
        (source,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def last_facts(conn: sqlite3.Connection) -> list[str]:
    """What the last live run noted beside its numbers, line by line."""
    row = conn.execute("SELECT detail FROM runs WHERE kind = 'crawl' ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]).splitlines() if row else []


def open_issues(conn: sqlite3.Connection, source: str) -> int:
    """How many issues of a source are open and seen by nobody."""
    found = conn.execute(
        "SELECT count(*) FROM issues WHERE source = ? AND resolved_at IS NULL AND acknowledged_at IS NULL", (source,)
    )
    return int(found.fetchone()[0])


def is_known_to_refuse(conn: sqlite3.Connection, source: str) -> bool:
    """Whether a person has acknowledged that a source declines programs."""
    found = conn.execute(
        "SELECT 1 FROM issues WHERE source = ? AND kind = 'Blocked'"
        " AND resolved_at IS NULL AND acknowledged_at NOT NULL",
        (source,),
    )
    return found.fetchone() is not None


def changed_documents(conn: sqlite3.Connection, run_id: int, what: str) -> list[ChangedDocument]:
    """Documents in view to which a run did `what` (``added``, ``changed``, ``gone``, ``back``), newest first."""
    rows = conn.execute(
        f"SELECT DISTINCT d.id, d.title, d.source, d.url, d.published_on, {PROVISIONAL} FROM changes c"
        " JOIN documents d ON d.id = c.document_id WHERE c.run_id = ? AND c.what = ? AND d.scope <> 'out'"
        " ORDER BY d.sort_on DESC, d.id",
        (run_id, what),
    )
    return [ChangedDocument(id, title, source, url, day, bool(flag)) for id, title, source, url, day, flag in rows]


def issues_of_run(conn: sqlite3.Connection, run_id: int) -> list[tuple[IssueRow, int]]:
    """What broke in a run and is open and seen by nobody, each with the number of runs that it has lasted."""
    rows = conn.execute(
        f"SELECT (SELECT count(*) FROM runs r WHERE r.id BETWEEN i.first_run AND ? AND r.kind <> 'reparse'),"
        f" {ISSUE_COLUMNS} FROM issues i"
        " WHERE i.last_run = ? AND i.resolved_at IS NULL AND i.acknowledged_at IS NULL"
        " ORDER BY i.source, i.kind, i.url",
        (run_id, run_id),
    )
    return [(IssueRow(*issue), runs) for runs, *issue in rows]


def resolved_since(conn: sqlite3.Connection, instant: str) -> list[IssueRow]:
    """Issues that were resolved since an instant, by source and address."""
    rows = conn.execute(f"SELECT {ISSUE_COLUMNS} FROM issues WHERE resolved_at >= ? ORDER BY source, url", (instant,))
    return [IssueRow(*row) for row in rows]


def in_view(conn: sqlite3.Connection) -> tuple[int, int | None]:
    """How many documents the site shows, and the id of the latest of them."""
    n, last = conn.execute("SELECT count(*), max(id) FROM documents WHERE scope <> 'out'").fetchone()
    return int(n), last


def with_file_texts(conn: sqlite3.Connection) -> list[int]:
    """Ids of the documents with an attachment whose text is stored."""
    return [
        id
        for (id,) in conn.execute(
            "SELECT DISTINCT document_id FROM attachments WHERE status IN ('text', 'recognised') ORDER BY 1"
        )
    ]
