"""Is each source as alive as its floors say? Zero documents never look like a quiet week."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.counts import Counts
from policy import Source

RUN_DAYS = 8  # a weekly run that is a day late
SAMPLE = 100  # newest publications whose fields are looked at
FEWEST = 20  # of them; fewer say nothing about fill rates
LISTING = "listing "  # how a reason begins that only the run itself can know


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source. `healthy` None: there is no floor to hold it to.

    That is so while it was never read live or nothing of it is stored, and when a person acknowledged that it refuses.
    """

    source: str
    healthy: bool | None
    why: tuple[str, ...]
    documents: int
    week: int
    newest: str | None
    last_read: str | None
    open_issues: int


def of_run(source: Source, counts: Counts) -> list[str]:
    """What the run itself saw: listings with too few links, or none read at all."""
    floor = source.floors.links_per_listing
    first = {section.first_url: section.name for section in source.sections}
    low = [
        f"{LISTING}{first[url]}: {links} links, {floor} are the least"
        for url, links in counts.listing_links.items()
        if url in first and links < floor
    ]
    return low if counts.listings else [f"{LISTING}none could be read"]


def of_data(conn: sqlite3.Connection, source: Source, today: date) -> list[str]:
    """What the database shows: quiet for too long, too few or too many in a week, fields that stay empty."""
    floors = source.floors
    newest, week = _numbers(conn, source.name, today)
    if not documents(conn, source.name):
        return []
    reasons = []
    if newest and (days := (today - date.fromisoformat(newest)).days) > floors.quiet_days:
        reasons.append(f"nothing new for {days} days, {floors.quiet_days} are the most")
    if week < floors.weekly_min:
        reasons.append(f"{week} documents of the last 7 days, {floors.weekly_min} are the least")
    if week > floors.weekly_max:
        reasons.append(f"{week} documents of the last 7 days, {floors.weekly_max} are the most")
    return reasons + _fill(conn, source)


def documents(conn: sqlite3.Connection, source: str) -> int:
    """How many pages of a source are stored."""
    return int(conn.execute("SELECT count(*) FROM publications WHERE source = ?", (source,)).fetchone()[0])


def judge(conn: sqlite3.Connection, sources: Iterable[Source], today: date) -> list[SourceHealth]:
    """All sources as they stand today; `conn` gives rows by name."""
    return [_judge(conn, source, today) for source in sources]


def _judge(conn: sqlite3.Connection, source: Source, today: date) -> SourceHealth:
    newest, week = _numbers(conn, source.name, today)
    count = documents(conn, source.name)
    last = conn.execute(
        "SELECT r.started_at, s.why FROM run_sources s JOIN runs r ON r.id = s.run_id"
        " WHERE s.source = ? AND r.kind = 'crawl' ORDER BY r.id DESC LIMIT 1",
        (source.name,),
    ).fetchone()
    issues = conn.execute(
        "SELECT count(*) FROM issues WHERE source = ? AND resolved_at IS NULL AND acknowledged_at IS NULL",
        (source.name,),
    ).fetchone()[0]
    why = of_data(conn, source, today)
    if last is not None:
        why += [reason for reason in last["why"].split("; ") if reason.startswith(LISTING)]
        if (age := (today - date.fromisoformat(last["started_at"][:10])).days) > RUN_DAYS:
            why.append(f"not read for {age} days")
        if age < -1:
            why.append(f"last read on {last['started_at'][:10]}, which is still to come: a clock was or is wrong")
    declined = conn.execute(
        "SELECT 1 FROM issues WHERE source = ? AND kind = 'Blocked'"
        " AND resolved_at IS NULL AND acknowledged_at NOT NULL",
        (source.name,),
    ).fetchone()
    healthy = None if not count or last is None or declined else not why
    return SourceHealth(
        source.name, healthy, tuple(why), count, week, newest, last["started_at"] if last else None, issues
    )


def _numbers(conn: sqlite3.Connection, source: str, today: date) -> tuple[str | None, int]:
    week_ago = (today - timedelta(days=7)).isoformat()
    row = conn.execute(
        "SELECT max(day) FILTER (WHERE day <= :today), count(*) FILTER (WHERE day > :week AND day <= :today)"
        " FROM (SELECT coalesce(list_date, published_on, issued_on) AS day FROM publications WHERE source = :source)"
        " WHERE length(day) = 10",
        {"source": source, "week": week_ago, "today": today.isoformat()},
    ).fetchone()
    return row[0], int(row[1])


_FILLED: Mapping[str, str] = {
    "title": "p.title <> ''",
    "published_on": "coalesce(p.published_on, p.issued_on) IS NOT NULL",
    "issuers": "d.issuers <> ''",
    "number": "d.number IS NOT NULL",
    "text": "coalesce(b.text, '') <> ''",
}


def _fill(conn: sqlite3.Connection, source: Source) -> list[str]:
    low = []
    for field, least in source.floors.fill:
        n, filled = conn.execute(
            f"SELECT count(*), coalesce(sum(filled), 0) FROM (SELECT {_FILLED[field]} AS filled FROM publications p"  # noqa: S608  # our own words
            " JOIN documents d ON d.id = p.document_id LEFT JOIN bodies b ON b.document_id = d.id"
            " WHERE p.source = ? ORDER BY p.id DESC LIMIT ?)",
            (source.name, SAMPLE),
        ).fetchone()
        if n >= FEWEST and filled / n < least:
            low.append(f"{field} filled on {filled} of {n} newest pages, {least:.0%} are the least")
    return low
