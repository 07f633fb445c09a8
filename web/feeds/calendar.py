"""Deadlines and days of effect as iCalendar: all-day events, with UIDs that never change."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta

import icalendar

from db import queries
from db.queries.shown import Event
from web.answer import Answer
from web.facets import label_name
from web.i18n import catalogue
from web.render import word
from web.visit import Visit

BACK, AHEAD = timedelta(days=730), timedelta(days=1500)


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Events from two years back, those with one of the labels that the address names, or all."""
    today = date.fromisoformat(visit.today)
    wanted = set(visit.args("label"))
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//zhengce//policy calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _name(conn, visit))
    for event in queries.events(conn, (today - BACK).isoformat(), (today + AHEAD).isoformat()):
        if len(event.on) == 10 and (not wanted or wanted & set(event.document.labels)):
            calendar.add_component(_component(event, visit))
    return Answer(calendar.to_ical(), "text/calendar; charset=utf-8")


def _name(conn: sqlite3.Connection, visit: Visit) -> str:
    """What a calendar is called: two of them, of two labels, are told apart."""
    labels = queries.labels(conn)
    named = [label_name(labels[id], visit.lang) for id in visit.args("label") if id in labels]
    return " – ".join([catalogue(visit.lang).ugettext("China policy: deadlines and days of effect"), *named])


def _component(event: Event, visit: Visit) -> icalendar.Event:
    """One all-day event. The sequence grows with the instant of the last change, so that programs take it over."""
    day = date.fromisoformat(event.on)
    stamp = datetime.fromisoformat(event.updated)
    row = event.document
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", int(stamp.timestamp()) // 60 % 2**31)
    component.add("dtstart", day)
    component.add("dtend", day + timedelta(days=1))
    component.add("summary", f"{word(visit.lang, 'event', event.what)}: {row.title}")
    component.add(
        "description",
        f"{'、'.join(row.issuers)} {row.number or ''}\n{row.title_ja or ''}\n{row.url}\n{event.task}".strip(),
    )
    component.add("url", f"{visit.site}/documents/{row.id}")
    component.add("transp", "TRANSPARENT")
    return component
