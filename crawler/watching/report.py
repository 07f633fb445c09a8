"""The report of a run: one record, as Markdown for people and JSON for programs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from crawler.clock import CLOCK
from crawler.counts import Counts
from crawler.watching.health import SourceHealth
from crawler.watching.notices import Notice, notices
from db import queries
from db.queries import watch
from db.queries.watch import ChangedDocument

SLOW = 20.0  # seconds for one answer that are worth a line
LONGEST_LIST = 50  # lines of one chapter, or entries of a list that is sent
TO_DO = {
    "Blocked": "The site declines programs. Do not work around it; take the few texts by hand or from copies.",
    "PageChanged": "The template changed: save the page (`zhengce archive get`), make it a fixture, mend the parser,"
    " then run `zhengce reparse`: provisional records become full ones.",
    "NotADocument": "Look at the page; if the site was out of order, the next run reads it.",
    "UnknownPage": "No parser knows this form of address: extend `role` of the site's parser.",
    "too slow": "It took longer than page_seconds: the kept page shows which pattern or loop grows with it.",
    "parser error": "A mistake in the parser: the kept page reproduces it.",
    "not modified": "The site or a cache before it answers 304 to a first request; the next run asks again.",
    "foreign host": "The site sends elsewhere: check by hand whether the source moved.",
    "robots unavailable": "robots.txt answers with an error, so nothing is asked; usually passes.",
    "tls": "The certificate is not in order; nothing is read until it is.",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported of one run; `slow` and `facts` are lines for people."""

    run: int
    kind: str
    started_at: str
    finished_at: str | None
    outcome: str | None
    sources: Mapping[str, Mapping[str, int]]
    new: Sequence[ChangedDocument]
    changed: Sequence[ChangedDocument]
    gone: Sequence[ChangedDocument]
    back: Sequence[ChangedDocument]
    notices: Sequence[Notice]
    slow: Sequence[str]
    facts: Sequence[str]
    unhealthy: Mapping[str, Sequence[str]]

    @property
    def is_worth_telling(self) -> bool:
        """False for a run in which nothing happened that anybody must read."""
        happened = self.new or self.changed or self.gone or self.back or self.notices or self.unhealthy
        return bool(happened) or any(fact.startswith(CLOCK) for fact in self.facts)


NUMBERS = ("requests", "listings", "links", "new", "changed", "unchanged", "skipped", "missing", "gone", "issues")


def make(conn: sqlite3.Connection, run_id: int, counts: Mapping[str, Counts], health: Sequence[SourceHealth]) -> Report:
    """The report of a finished run."""
    (run,) = queries.runs(conn, limit=1, last=run_id)
    return Report(
        run=run_id,
        kind=run.kind,
        started_at=run.started_at,
        finished_at=run.finished_at,
        outcome=run.outcome,
        sources={name: {field: getattr(c, field) for field in NUMBERS} for name, c in counts.items()},
        new=watch.changed_documents(conn, run_id, "added"),
        changed=watch.changed_documents(conn, run_id, "changed"),
        gone=watch.changed_documents(conn, run_id, "gone"),
        back=watch.changed_documents(conn, run_id, "back"),
        notices=notices(conn, run_id),
        slow=[f"{name}: {c.slowest[0]:.0f} s for {c.slowest[1]}" for name, c in counts.items() if c.slowest[0] > SLOW],
        facts=run.detail.splitlines(),
        unhealthy={h.source: h.why for h in health if h.healthy is False},
    )


def to_json(report: Report) -> str:
    """The whole report as one JSON object."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2)


def to_data(report: Report) -> dict[str, object]:
    """The report for a program far away: its lists are cut after `LONGEST_LIST`, `totals` says how long they are."""
    whole = asdict(report)
    lists = {name: value for name, value in whole.items() if isinstance(value, list | tuple)}
    return (
        whole
        | {name: list(value[:LONGEST_LIST]) for name, value in lists.items()}
        | {"totals": {name: len(value) for name, value in lists.items()}}
    )


def to_markdown(report: Report) -> str:
    """The report for people: what needs them first, then what is new."""
    head = f"# Run {report.run} ({report.kind}) of {report.started_at[:10]}: {report.outcome}"
    parts = [head, *_to_do(report), *_table(report)]
    for title, changes in (
        ("New", report.new),
        ("Changed", report.changed),
        ("Gone", report.gone),
        ("Back", report.back),
    ):
        lines = [f"- {_plain(c.title)} ({', '.join(_standing(c))}) <{c.url}>" for c in changes]
        parts += _chapter(f"{title}: {len(changes)}", lines)
    parts += _chapter("Slow", [f"- {line}" for line in report.slow])
    parts += _chapter("Facts", [f"- {line}" for line in report.facts])
    return "\n".join(parts) + "\n"


def _standing(change: ChangedDocument) -> list[str]:
    return [change.source, change.published_on or "undated", *["provisional"] * change.provisional]


def _to_do(report: Report) -> list[str]:
    lines = [f"- **{source}** is below its floors: {'; '.join(why)}" for source, why in report.unhealthy.items()]
    for notice in report.notices:
        lasted = f", {notice.runs} runs" if notice.runs > 1 else ""
        lines.append(
            f"- {notice.standing}{lasted}: {notice.source} {notice.kind} <{notice.url}>: {_literal(notice.detail)}"
        )
    kinds = sorted({n.kind for n in report.notices if n.standing != "works again"} & TO_DO.keys())
    return _chapter("For a person", lines + [f"- *{kind}*: {TO_DO[kind]}" for kind in kinds])


def _table(report: Report) -> list[str]:
    lines = ["| source | " + " | ".join(NUMBERS) + " |", "|---|" + "---:|" * len(NUMBERS)]
    for name, numbers in report.sources.items():
        lines.append(f"| {name} | " + " | ".join(str(numbers[field]) for field in NUMBERS) + " |")
    return ["", *lines]


def _chapter(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"- … and {len(lines) - LONGEST_LIST} more"] if len(lines) > LONGEST_LIST else []
    return ["", f"## {title}", "", *lines[:LONGEST_LIST], *more]


def _literal(text: str) -> str:
    """Selectors and other wording to be copied, which Markdown shows unchanged; a `<` begins no tag."""
    return f"`{' '.join(text.translate({ord('`'): chr(39), ord('<'): '‹'}).split())}`"


def _plain(text: str) -> str:
    """Text of a page within Markdown: its marks mean nothing here."""
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
