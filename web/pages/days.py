"""Deadlines and days of effect: consultations and the calendar."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby

from db import queries
from db.queries.consultations import Due
from db.queries.shown import Event, Row
from web.answered import export, listing
from web.answered.answer import Answer, Stream
from web.answered.listing import Listing
from web.answered.render import page as render
from web.asked import view
from web.asked.visit import Visit
from web.pages.timeline import no_such_page

AHEAD = timedelta(days=400)
CALENDAR_SPAN = timedelta(days=183)
PAST_SIZE = 50  # closed consultations a page
MOST_CONSULTATIONS = 100_000
EARLIEST, LATEST = date(1949, 10, 1), date(2100, 1, 1)  # nothing of this state was issued before
FIELDS = ("uid", "what", "on", "id", "title", "number", "issuers", "url", "page")


def open_consultations(conn: sqlite3.Connection, visit: Visit) -> list[Due]:
    """Consultations that may still be commented on, the most urgent first."""
    return queries.consultations(conn, visit.today)


def effective_soon(conn: sqlite3.Connection, visit: Visit) -> list[Event]:
    """What takes effect from today on, the nearest first."""
    until = (date.fromisoformat(visit.today) + AHEAD).isoformat()
    return [event for event in queries.events(conn, visit.today, until) if event.what == "effective"]


def consultations(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Open and past consultations with one of the labels that the address names, or all; the past ones paged."""
    number, wanted = export.page(visit), labelled(conn, visit)
    most = MOST_CONSULTATIONS if visit.args("label") else number * PAST_SIZE + 1
    closed = queries.consultations(conn, visit.today, closed=True, limit=most)
    past = [due for due in closed if wanted(due.document)]
    if number > 1 and len(past) <= (number - 1) * PAST_SIZE:
        pages = max(1, -(-len(past) // PAST_SIZE))
        visit, number = visit.noticed(no_such_page(visit, number, pages)), pages
    args = [("label", id) for id in visit.args("label")]
    return render(
        "consultations.html",
        visit,
        labels=queries.labels(conn),
        open_ones=[due for due in open_consultations(conn, visit) if wanted(due.document)] if number == 1 else None,
        past=past[(number - 1) * PAST_SIZE : number * PAST_SIZE],
        newer=_page(visit, args, number - 1) if number > 1 else None,
        older=_page(visit, args, number + 1) if len(past) > number * PAST_SIZE else None,
        exports=[
            (name, visit.address(path, args))
            for name, path in (
                ("iCalendar", "/feeds/calendar.ics"),
                ("JSON", "/consultations.json"),
                ("CSV", "/consultations.csv"),
            )
        ],
    )


def consultations_data(conn: sqlite3.Connection, visit: Visit) -> Answer | Stream:
    """Consultations with a deadline, the latest first, as JSON or CSV."""

    def keys(conn: sqlite3.Connection, start: int, size: int | None) -> tuple[list[int], int]:
        ids = queries.consultation_ids(conn, visit.today)
        if visit.args("label"):
            wanted = labelled(conn, visit)
            ids = [document.id for document in queries.by_ids(conn, ids) if wanted(document)]
        return ids[start : None if size is None else start + size], len(ids)

    def read(conn: sqlite3.Connection, ids: Sequence[int]) -> list[dict[str, object]]:
        return [_record(visit, queries.due_event(document)) for document in queries.by_ids(conn, ids)]

    return listing.answer(conn, visit, Listing("consultations", FIELDS, keys, read))


def calendar(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Half a year of days from today or the one that the address names, by month."""
    first = _first_day(visit)
    wanted = labelled(conn, visit)
    events = queries.events(conn, first.isoformat(), (first + CALENDAR_SPAN).isoformat())
    args = [("label", id) for id in visit.args("label")]
    this_month = first.replace(day=1)
    before, after = (this_month - timedelta(days=1)).replace(day=1), (this_month + timedelta(days=31)).replace(day=1)
    shown = (event for event in events if wanted(event.document))
    return render(
        "calendar.html",
        visit,
        labels=queries.labels(conn),
        first=first.isoformat(),
        months=[(month, list(group)) for month, group in groupby(shown, key=lambda event: event.on[:7])],
        steps=[(day.isoformat()[:7], _since(visit, args, day)) for day in (before, after)],
        today_link=visit.address("/calendar", args),
        ics=visit.address("/feeds/calendar.ics", args),
        exports=[
            ("JSON", visit.address("/calendar.json", [*args, ("since", first.isoformat())])),
            ("CSV", visit.address("/calendar.csv", [*args, ("since", first.isoformat())])),
        ],
    )


def calendar_data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The days of the calendar as JSON or CSV."""
    first, wanted = _first_day(visit), labelled(conn, visit)
    events = queries.events(conn, first.isoformat(), (first + CALENDAR_SPAN).isoformat())
    found = [_record(visit, event) for event in events if wanted(event.document)]
    return export.records(visit, found, FIELDS, "calendar", since=first.isoformat())


def labelled(conn: sqlite3.Connection, visit: Visit) -> Callable[[Row], bool]:
    """Whether a document bears one of the labels that the address names, or one below them.

    Where the address names none, all are wanted.
    """
    asked = set(visit.args("label"))
    if not asked:
        return lambda row: True
    below = {id for id, label in queries.labels(conn).items() if id in asked or label.parent in asked}
    return lambda row: not below.isdisjoint(row.labels)


def _page(visit: Visit, args: list[tuple[str, str]], number: int) -> str:
    return visit.address("/consultations", [*args, ("page", str(number))] if number > 1 else args)


def _since(visit: Visit, args: list[tuple[str, str]], day: date) -> str:
    return visit.address("/calendar", [*args, ("since", day.isoformat()[:7])])


def _first_day(visit: Visit) -> date:
    """The first day that is shown: as asked, else today."""
    asked = view.date_or_none(visit.arg("since")) or visit.today
    try:
        first = date.fromisoformat((asked + "-01-01")[:10])
    except ValueError:
        first = date.fromisoformat(visit.today)
    return min(max(first, EARLIEST), LATEST)


def _record(visit: Visit, event: Event) -> dict[str, object]:
    """An event as data."""
    row = event.document
    return {
        "uid": event.uid, "what": event.what, "on": event.on, "id": row.id, "title": row.title, "number": row.number,
        "issuers": row.issuers, "url": row.url, "page": f"{visit.site}/documents/{row.id}",
    }  # fmt: skip
