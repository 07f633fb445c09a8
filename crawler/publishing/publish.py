"""A new database takes the place of the last good one in one step, and only if it is sound."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import spiders
from crawler.watching import health
from db import StoreError, connect, queries
from db.file.scratch import scratch_for
from db.file.swap import swap
from db.queries import watch
from db.store_errors import explained

LEAST_SHARE = 0.95  # of the documents that are published now
PAGES = ("/", "/timeline", "/zhengce/timeline.json?_size=1")


def objections(new: Path, published: Path, today: date, *, first: bool = False) -> list[str]:
    """Why `new` must not take the place of `published`; empty where it may.

    `first` says that there is none yet; without it a missing or damaged one is an objection, since nothing is left to
    compare with.
    """
    try:
        with closing(connect(new)) as conn, explained(new):
            found = _integrity(conn) or [*_last_run(conn), *_floors(conn, today), *_fewer(conn, published, first)]
            _, sample = watch.in_view(conn)
    except StoreError as error:
        return [str(error)]
    if sample is None:
        return [*found, "there is no document in view"]
    return found or asyncio.run(_pages(new, (*PAGES, f"/documents/{sample}")))


def publish(new: Path, published: Path) -> None:
    """Copy `new` beside `published` as one whole file and put it in its place; readers see the old or the new one.

    Raises `StoreError`s; then `published` is as it was.
    """
    with explained(published):
        published.parent.mkdir(parents=True, exist_ok=True)
        with scratch_for(published) as scratch:
            with closing(connect(new)) as conn:
                conn.execute("VACUUM INTO ?", (str(scratch),))
            swap(scratch, published)


def _integrity(conn: sqlite3.Connection) -> list[str]:
    answer = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
    return [] if answer == "ok" else [f"the file is damaged: {answer}"]


def _last_run(conn: sqlite3.Connection) -> list[str]:
    last = queries.runs(conn, limit=1)
    if not last:
        return ["no run was ever made"]
    run = last[0]
    if run.finished_at is None or run.outcome == "killed":
        return [f"run {run.id} did not end"]
    return [f"run {run.id} is unhealthy"] if run.outcome == "unhealthy" else []


def _floors(conn: sqlite3.Connection, today: date) -> list[str]:
    standing = health.judge(conn, spiders.declared(), today)
    return [f"{h.source} is below its floors: {'; '.join(h.why)}" for h in standing if h.healthy is False]


def _fewer(conn: sqlite3.Connection, published: Path, first: bool) -> list[str]:
    if first and not published.exists():
        return []
    try:
        with closing(connect(published)) as old, explained(published):
            before, _ = watch.in_view(old)
    except StoreError as error:
        return [f"no last good database to compare with ({error}); --first publishes where there is none yet"]
    now, _ = watch.in_view(conn)
    return [f"{now} documents, {before} are published now"] if now < before * LEAST_SHARE else []


async def _pages(new: Path, paths: tuple[str, ...]) -> list[str]:
    """The pages that every visitor sees answer from the new database."""
    from web.server.app import build

    client = build(new).client
    answers = [(path, (await client.get(path)).status_code) for path in paths]
    return [f"{path} answers {status}" for path, status in answers if status != 200]
