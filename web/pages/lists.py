"""Agencies, the review queue and health: plain lists of what the store knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict

from db import queries
from web.answered import export, listing
from web.answered.answer import Answer, NoSuchPage, Stream, as_json
from web.answered.listing import Listing
from web.answered.render import page as render
from web.asked import decisions
from web.asked.visit import Visit
from web.pages.timeline import empty_page
from web.spoken.i18n import catalogue

REVIEW_SIZE = 100
RUNS = 12
AGENCY_FIELDS = ("id", "name", "short", "ja", "en", "rank", "n", "newest")
REVIEW_FIELDS = ("id", "title", "what", "reason", "since", "page")
SOURCE_FIELDS = (
    "source", "documents", "last_read", "healthy", "why", "newest_first_seen", "newest_published_on", "open_issues",
)  # fmt: skip


def agencies(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Issuers with their numbers."""
    exports = [("JSON", visit.link("/agencies.json")), ("CSV", visit.link("/agencies.csv"))]
    return render("agencies.html", visit, agencies=queries.agencies(conn), exports=exports)


def agency(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """One agency: what documents ask of it."""
    number = visit.variables["id"]
    found = queries.agency(conn, int(number)) if len(number) < 12 else None
    if found is None:
        raise NoSuchPage(visit.path)
    return render("agency.html", visit, agency=found, duties=queries.duties_of(conn, found.name))


def agencies_data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The same as JSON or CSV."""
    return export.records(visit, [asdict(agency) for agency in queries.agencies(conn)], AGENCY_FIELDS, "agencies")


def review(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """What is unsure."""
    number = export.page(visit)
    items = queries.review(conn, limit=REVIEW_SIZE + 1, offset=(number - 1) * REVIEW_SIZE)
    if number > 1 and not items:
        visit = visit.noticed(empty_page(visit, number))
    return render(
        "review.html",
        visit,
        items=items[:REVIEW_SIZE],
        labels=queries.labels(conn),
        decisions=decisions,
        more=visit.link("/review", page=number + 1) if len(items) > REVIEW_SIZE else None,
        exports=[("JSON", visit.link("/review.json")), ("CSV", visit.link("/review.csv"))],
    )


def review_data(conn: sqlite3.Connection, visit: Visit) -> Answer | Stream:
    """The same as JSON or CSV."""

    def keys(conn: sqlite3.Connection, start: int, size: int | None) -> tuple[list[tuple[int, str]], int]:
        found = queries.review_keys(conn)
        return found[start : None if size is None else start + size], len(found)

    def read(conn: sqlite3.Connection, keys: Sequence[tuple[int, str]]) -> list[dict[str, object]]:
        return [
            {
                "id": item.document.id, "title": item.document.title, "what": item.what, "reason": item.reason,
                "since": item.since, "page": f"{visit.site}/documents/{item.document.id}",
            }
            for item in queries.review_of(conn, keys)
        ]  # fmt: skip

    return listing.answer(conn, visit, Listing("review", REVIEW_FIELDS, keys, read))


def health(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Sources, issues and runs."""
    say = catalogue(visit.lang).ugettext
    columns = {
        "requests": say("requests"), "links": say("links"), "new": say("new"), "changed": say("changed"),
        "unchanged": say("unchanged"), "missing": say("missing"), "gone": say("gone"), "issues": say("issues"),
        "seconds": say("seconds"),
    }  # fmt: skip
    return render(
        "health.html",
        visit,
        sources=queries.health(conn),
        source_names=queries.source_names(conn),
        issues=queries.issues(conn),
        runs=queries.runs(conn, limit=RUNS),
        columns=columns,
        exports=[("JSON", visit.link("/health.json")), ("CSV", visit.link("/health.csv"))],
    )


def health_data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Sources as CSV; sources, open issues and runs as JSON."""
    sources = [asdict(source) for source in queries.health(conn)]
    if visit.path.endswith(".csv"):
        return export.records(visit, sources, SOURCE_FIELDS, "health")
    return as_json(
        {
            "sources": sources,
            "issues": [asdict(issue) for issue in queries.issues(conn)],
            "runs": [
                {**asdict(run), "sources": [dict(t) for t in run.sources]} for run in queries.runs(conn, limit=RUNS)
            ],
        }
    )
