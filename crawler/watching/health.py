"""Is each source as alive as its floors say? Zero documents never look like a quiet week."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.counts import ELSEWHERE, Counts
from db.queries import watch
from policy import Source

RUN_DAYS = 8  # a weekly run that is a day late
SAMPLE = 100  # newest publications whose fields are looked at
FEWEST = 20  # of them; fewer say nothing about fill rates
LISTING = "listing "  # how a reason begins that only the run itself can know


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source. `healthy` None: there is no floor to hold it to.

    That is so while it was never read live or nothing of it is stored, and when a person acknowledged that it refuses.
    `provisional` are its pages that no template has read yet.
    """

    source: str
    healthy: bool | None
    why: tuple[str, ...]
    documents: int
    week: int
    newest: str | None
    last_read: str | None
    open_issues: int
    provisional: int = 0


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
    newest, week = _newest_and_week(conn, source, today)
    if not watch.pages_of(conn, source.name):
        return []
    reasons = []
    if newest and (days := (today - date.fromisoformat(newest)).days) > floors.quiet_days:
        reasons.append(f"nothing new for {days} days, {floors.quiet_days} are the most")
    if week < floors.weekly_min:
        reasons.append(f"{week} documents of the last 7 days, {floors.weekly_min} are the least")
    if week > floors.weekly_max:
        reasons.append(f"{week} documents of the last 7 days, {floors.weekly_max} are the most")
    return reasons + _fill(conn, source)


def links_elsewhere(conn: sqlite3.Connection) -> list[str]:
    """What the last live run said of each list that leads to other houses."""
    return [line for line in watch.last_facts(conn) if line.startswith(ELSEWHERE)]


def judge(conn: sqlite3.Connection, sources: Iterable[Source], today: date) -> list[SourceHealth]:
    """All sources as they are today."""
    return [_judge(conn, source, today) for source in sources]


def _judge(conn: sqlite3.Connection, source: Source, today: date) -> SourceHealth:
    newest, week = _newest_and_week(conn, source, today)
    count = watch.pages_of(conn, source.name)
    read_at, found = watch.last_crawl(conn, source.name) or (None, "")
    why = of_data(conn, source, today)
    if read_at is not None:
        why += [reason for reason in found.split("; ") if reason.startswith(LISTING)]
        if (age := (today - date.fromisoformat(read_at[:10])).days) > RUN_DAYS:
            why.append(f"not read for {age} days")
        if age < -1:
            why.append(f"last read on {read_at[:10]}, which is still to come: a clock was or is wrong")
    declined = watch.is_known_to_refuse(conn, source.name)
    healthy = None if not count or read_at is None or declined else not why
    issues = watch.open_issues(conn, source.name)
    standing_in = watch.provisional(conn, source.name)
    return SourceHealth(source.name, healthy, tuple(why), count, week, newest, read_at, issues, standing_in)


def _newest_and_week(conn: sqlite3.Connection, source: Source, today: date) -> tuple[str | None, int]:
    week_ago = (today - timedelta(days=7)).isoformat()
    return watch.newest_and_count(conn, source.name, week_ago, today.isoformat())


def _fill(conn: sqlite3.Connection, source: Source) -> list[str]:
    low = []
    for field, least in source.floors.fill:
        n, filled = watch.filled(conn, source.name, field, SAMPLE)
        if n >= FEWEST and filled / n < least:
            low.append(f"{field} filled on {filled} of {n} newest pages, {least:.0%} are the least")
    return low
