"""Runs and issues: what each crawl did and what broke."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from db.handover import IssueReport, RunOutcome, Tally
from policy import Source


def start_run(conn: sqlite3.Connection, kind: str, now: str) -> int:
    """Begin a run; what was left open was killed."""
    conn.execute("UPDATE runs SET finished_at = ?, outcome = 'killed' WHERE finished_at IS NULL", (now,))
    cursor = conn.execute("INSERT INTO runs (kind, started_at) VALUES (?, ?)", (kind, now))
    return int(cursor.lastrowid or 0)


def name_sources(conn: sqlite3.Connection, sources: Iterable[Source]) -> None:
    """Keep what the sources are called; a source that is no longer declared keeps its names."""
    rows = [(source.name, *source.title) for source in sources]
    conn.executemany("INSERT OR REPLACE INTO sources (name, zh, ja, en) VALUES (?, ?, ?, ?)", rows)


def finish_run(
    conn: sqlite3.Connection, run_id: int, end: tuple[str, RunOutcome, str], tallies: Sequence[Tally]
) -> None:
    """End a run with its tallies. `end`: the instant, the outcome, the detail."""
    conn.execute("UPDATE runs SET finished_at = ?, outcome = ?, detail = ? WHERE id = ?", (*end, run_id))
    for tally in tallies:
        row = asdict(tally) | {"run_id": run_id, "healthy": None if tally.healthy is None else int(tally.healthy)}
        marks = ", ".join(f":{name}" for name in row)
        conn.execute(f"INSERT OR REPLACE INTO run_sources ({', '.join(row)}) VALUES ({marks})", row)


def note_change(conn: sqlite3.Connection, document_id: int, run_id: int | None, now: str, detail: str) -> None:
    """A document has changed; `detail` says which page or file of it."""
    conn.execute(
        "INSERT INTO changes (document_id, run_id, at, what, detail) VALUES (?, ?, ?, 'changed', ?)",
        (document_id, run_id, now, detail),
    )
    conn.execute("UPDATE documents SET changed_at = max(coalesce(changed_at, ''), ?) WHERE id = ?", (now, document_id))


def note_issue(conn: sqlite3.Connection, report: IssueReport, run_id: int | None, now: str) -> bool:
    """Note what broke; True when it is new or open again."""
    old = conn.execute(
        "SELECT id, resolved_at FROM issues WHERE source = ? AND kind = ? AND url = ?",
        (report.source, report.kind, report.url),
    ).fetchone()
    if old is None:
        conn.execute(
            "INSERT INTO issues (source, kind, url, detail, raw, first_run, last_run, first_seen, last_seen)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (report.source, report.kind, report.url, report.detail, report.raw, run_id, run_id, now, now),
        )
        return True
    conn.execute(  # a relapse is reported as new: its runs are counted from now, and nobody has acknowledged it
        "UPDATE issues SET detail = ?, raw = coalesce(?, raw), last_run = ?, last_seen = ?, times = times + 1,"
        " first_run = CASE WHEN resolved_at IS NULL THEN first_run ELSE ? END,"
        " acknowledged_at = CASE WHEN resolved_at IS NULL THEN acknowledged_at END, resolved_at = NULL WHERE id = ?",
        (report.detail, report.raw, run_id, now, run_id, old[0]),
    )
    return old[1] is not None


def resolve(conn: sqlite3.Connection, source: str, urls: Iterable[str], now: str, but: str = "") -> int:
    """Resolve the open issues of these addresses, except those of the kind `but`."""
    count = 0
    for url in urls:
        count += conn.execute(
            "UPDATE issues SET resolved_at = ? WHERE source = ? AND url = ? AND kind <> ? AND resolved_at IS NULL",
            (now, source, url, but),
        ).rowcount
    return count


def acknowledge(conn: sqlite3.Connection, issue_id: int, now: str) -> None:
    """Mark an issue as seen by a person."""
    conn.execute("UPDATE issues SET acknowledged_at = ? WHERE id = ?", (now, issue_id))
