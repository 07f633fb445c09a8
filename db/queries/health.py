"""The state of the crawl: sources, runs, issues."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What broke at an address, first and last seen; `resolved_at` None = still open."""

    id: int
    source: str
    kind: str
    url: str
    detail: str
    raw: str | None
    first_run: int | None
    last_run: int | None
    first_seen: str
    last_seen: str
    times: int
    resolved_at: str | None
    acknowledged_at: str | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run with its tallies per source (see `db.handover.Tally`)."""

    id: int
    kind: str
    started_at: str
    finished_at: str | None
    outcome: str | None
    detail: str
    sources: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """The state of a source: last time read, last verdict, last new document, open issues.

    `provisional` counts its pages that only the general reader could read.
    """

    source: str
    documents: int
    last_read: str | None
    healthy: bool | None
    why: str
    newest_first_seen: str | None
    newest_published_on: str | None
    open_issues: int
    provisional: int = 0


@dataclass(frozen=True, slots=True)
class SourceName:
    """What a source is called in the three languages."""

    zh: str
    ja: str
    en: str


ISSUE_COLUMNS = (
    "id, source, kind, url, detail, raw, first_run, last_run, first_seen, last_seen, times, resolved_at,"
    " acknowledged_at"
)


def health(conn: sqlite3.Connection) -> list[SourceHealth]:
    """Every source that is declared or was ever read, by name."""
    names = conn.execute(
        "SELECT source FROM run_sources UNION SELECT value FROM counts WHERE facet = 'source'"
        " UNION SELECT source FROM issues WHERE resolved_at IS NULL ORDER BY 1"
    )
    known = {name for (name,) in names} | set(source_names(conn))
    return [_source(conn, name) for name in sorted(known)]


def source_names(conn: sqlite3.Connection) -> dict[str, SourceName]:
    """Source -> its names. Empty in a database that an earlier release wrote and no run has upgraded yet."""
    if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'sources'").fetchone() is None:
        return {}
    return {name: SourceName(*names) for name, *names in conn.execute("SELECT name, zh, ja, en FROM sources")}


def _source(conn: sqlite3.Connection, name: str) -> SourceHealth:
    documents, published = conn.execute(
        "SELECT coalesce(sum(n), 0), max(newest) FROM counts WHERE facet = 'source' AND value = ?", (name,)
    ).fetchone()
    read, healthy, why = conn.execute(
        "SELECT coalesce(r.finished_at, r.started_at), s.healthy, s.why FROM run_sources s"
        " JOIN runs r ON r.id = s.run_id WHERE s.source = ? ORDER BY r.id DESC LIMIT 1",
        (name,),
    ).fetchone() or (None, None, "")
    (seen,) = conn.execute("SELECT max(first_seen) FROM publications WHERE source = ?", (name,)).fetchone()
    (broken,) = conn.execute("SELECT count(*) FROM issues WHERE source = ? AND resolved_at IS NULL", (name,)).fetchone()
    (standing,) = conn.execute(
        "SELECT count(*) FROM publications WHERE source = ? AND template = 'general' AND gone_since IS NULL", (name,)
    ).fetchone()
    verdict = None if healthy is None else bool(healthy)
    return SourceHealth(name, documents, read, verdict, why, seen, published, broken, standing)


def runs(conn: sqlite3.Connection, *, limit: int = 50, last: int | None = None) -> list[RunRow]:
    """The last runs, newest first, with their tallies; with `last` those up to this one."""
    found = conn.execute(
        "SELECT id, kind, started_at, finished_at, outcome, detail FROM runs WHERE id <= coalesce(?, id)"
        " ORDER BY id DESC LIMIT ?",
        (last, limit),
    ).fetchall()
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    tallies: dict[int, list[dict[str, object]]] = {}
    for tally in cursor.execute(
        "SELECT * FROM run_sources WHERE run_id >= ? ORDER BY source", (found[-1][0] if found else 0,)
    ):
        tallies.setdefault(tally["run_id"], []).append({key: tally[key] for key in tally.keys() if key != "run_id"})  # noqa: SIM118 - a Row iterates over values
    return [RunRow(*(*run, tuple(tallies.get(run[0], ())))) for run in found]


def issues(conn: sqlite3.Connection, *, resolved: bool = False, limit: int = 500) -> list[IssueRow]:
    """Open issues (with `resolved` all of them), the latest seen first."""
    found = conn.execute(
        f"SELECT {ISSUE_COLUMNS} FROM issues WHERE resolved_at IS NULL OR ? ORDER BY last_seen DESC, id DESC LIMIT ?",
        (resolved, limit),
    )
    return [IssueRow(*issue) for issue in found]
