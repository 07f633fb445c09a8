"""How a run ends: judged by the floors of its sources, recorded and reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from crawler.config import Report as Settings
from crawler.config import labels_of
from crawler.counts import Counts
from crawler.watching import alerts, health, report
from crawler.watching.tell import tell
from db import Store, Tally, connect
from db.handover import RunOutcome
from db.queries import watch
from policy import Source


def finish_replay(store: Store, run_id: int, counts: Mapping[str, Counts], issues: int) -> RunOutcome:
    """End a replay: an archive says nothing about the health of the sites."""
    outcome: RunOutcome = "issues" if issues else "ok"
    store.finish_run(run_id, outcome, _facts(counts), [c.tally(name) for name, c in counts.items()])
    return outcome


def finish_crawl(
    store: Store, run_id: int, counts: Mapping[str, Counts], sources: Sequence[Source], facts: Sequence[str]
) -> RunOutcome:
    """End a live run: a source below its floors makes it ``unhealthy``. `facts` are those of no single source."""
    with closing(connect(store.path)) as conn:
        today = date.fromisoformat(watch.started_at(conn, run_id)[:10])
        tallies = [_judged(conn, source, counts[source.name], today) for source in sources]
    issues = any(c.issues for c in counts.values())
    unhealthy = any(tally.healthy is False for tally in tallies)
    outcome: RunOutcome = "unhealthy" if unhealthy else "issues" if issues else "ok"
    store.finish_run(run_id, outcome, "\n".join((*facts, _facts(counts))).strip(), tallies)
    return outcome


def report_on(
    db: Path, run_id: int, counts: Mapping[str, Counts], sources: Sequence[Source], settings: Settings
) -> None:
    """Write and send the report of a finished run."""
    with closing(connect(db)) as conn:
        standing = health.judge(conn, sources, date.fromisoformat(watch.started_at(conn, run_id)[:10]))
        told = report.make(conn, run_id, counts, standing)
        alert = alerts.alert(conn, run_id, labels_of(settings.webhook_labels))
    tell(told, settings, beside=db.parent, alert=alert)


def _judged(conn: sqlite3.Connection, source: Source, counts: Counts, today: date) -> Tally:
    why = health.of_run(source, counts) + health.of_data(conn, source, today)
    is_known = watch.pages_of(conn, source.name) > 0
    return replace(counts.tally(source.name), healthy=not why if is_known else None, why="; ".join(why))


def _facts(counts: Mapping[str, Counts]) -> str:
    facts = [(*dict.fromkeys(count.facts), *count.elsewhere(counts)) for count in counts.values()]
    return "\n".join(fact for of_source in facts for fact in of_source)
