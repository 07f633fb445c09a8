"""Deadlines and days of effect: consultations and the calendar."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from itertools import groupby

from db import queries
from db.queries.consultations import Due
from db.queries.shown import Event
from web import export, view
from web.answer import Answer
from web.render import page as render
from web.visit import Visit

AHEAD = timedelta(days=400)
CALENDAR_SPAN = timedelta(days=183)
MOST_PAST = 100
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
    """Open and past consultations."""
    return render(
        "consultations.html",
        visit,
        open_ones=open_consultations(conn, visit),
        past=queries.consultations(conn, visit.today, closed=True, limit=MOST_PAST),
        exports=[
            ("iCalendar", visit.link("/feeds/calendar.ics")),
            ("JSON", visit.link("/consultations.json")),
            ("CSV", visit.link("/consultations.csv")),
        ],
    )


def consultations_data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """All consultations with a deadline, the latest first, as JSON or CSV."""
    until = (date.fromisoformat(visit.today) + AHEAD).isoformat()
    found = [e for e in queries.events(conn, "1990-01-01", until) if e.what == "comments due"][::-1]
    return export.records(visit, [_record(visit, e) for e in found[: export.size(visit)]], FIELDS, "consultations")


def calendar(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Half a year of days from the one that the address names, by month."""
    first = _first_day(visit)
    last = first + CALENDAR_SPAN
    events = queries.events(conn, first.isoformat(), last.isoformat())
    return render(
        "calendar.html",
        visit,
        months=[(month, list(group)) for month, group in groupby(events, key=lambda event: event.on[:7])],
        earlier=visit.link("/calendar", since=(first - CALENDAR_SPAN).isoformat()),
        later=visit.link("/calendar", since=last.isoformat()),
        ics=visit.link("/feeds/calendar.ics"),
        exports=[
            ("JSON", visit.link("/calendar.json", since=first.isoformat())),
            ("CSV", visit.link("/calendar.csv", since=first.isoformat())),
        ],
    )


def calendar_data(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The days of the calendar as JSON or CSV."""
    first = _first_day(visit)
    events = queries.events(conn, first.isoformat(), (first + CALENDAR_SPAN).isoformat())
    return export.records(
        visit, [_record(visit, event) for event in events], FIELDS, "calendar", since=first.isoformat()
    )


def _first_day(visit: Visit) -> date:
    """The first day that is shown: as asked, else the first of this month."""
    asked = view.date_or_none(visit.arg("since")) or visit.today[:7]
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
