"""Deadlines and days of effect as iCalendar: all-day events, with UIDs that never change."""

from __future__ import annotations

import re
import sqlite3
from datetime import date, datetime, timedelta

from db import queries
from db.queries.shown import Event
from web import told
from web.answer import Answer
from web.facets import label_name
from web.i18n import catalogue
from web.render import word
from web.visit import Visit

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")  # and no line end but \n
BACK, AHEAD = timedelta(days=730), timedelta(days=1500)


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Events from two years back, those with one of the labels that the address names, or all."""
    today = date.fromisoformat(visit.today)
    wanted = set(visit.args("label"))
    lines = [
        ("BEGIN", "VCALENDAR"), ("PRODID", "-//zhengce//policy calendar//EN"), ("VERSION", "2.0"),
        ("METHOD", "PUBLISH"), ("X-WR-CALNAME", _escaped(_name(conn, visit))),
    ]  # fmt: skip
    for event in queries.events(conn, (today - BACK).isoformat(), (today + AHEAD).isoformat()):
        if len(event.on) == 10 and (not wanted or wanted & set(event.document.labels)):
            lines += _event(event, visit)
    lines.append(("END", "VCALENDAR"))
    return Answer(b"".join(_folded(f"{name}:{value}") for name, value in lines), "text/calendar; charset=utf-8")


def _name(conn: sqlite3.Connection, visit: Visit) -> str:
    """What a calendar is called: two of them, of two labels, are told apart."""
    labels = queries.labels(conn)
    named = [label_name(labels[id], visit.lang) for id in visit.args("label") if id in labels]
    return " – ".join([catalogue(visit.lang).ugettext("China policy: deadlines and days of effect"), *named])


def _event(event: Event, visit: Visit) -> list[tuple[str, str]]:
    """One all-day event. The sequence grows with the instant of the last change, so that programs take it over."""
    day = date.fromisoformat(event.on)
    stamp = datetime.fromisoformat(event.updated)
    instant = f"{stamp:%Y%m%dT%H%M%SZ}"
    row = event.document
    who = f"{told.issuer_names(row, visit.lang)} {row.number or ''}".strip()
    about = "\n".join(part for part in (who, told.title(row, visit.lang), row.url, event.task) if part)
    return [
        ("BEGIN", "VEVENT"),
        ("UID", event.uid),
        ("DTSTAMP", instant),
        ("LAST-MODIFIED", instant),
        ("SEQUENCE", str(int(stamp.timestamp()) // 60 % 2**31)),
        ("DTSTART;VALUE=DATE", f"{day:%Y%m%d}"),
        ("DTEND;VALUE=DATE", f"{day + timedelta(days=1):%Y%m%d}"),
        ("SUMMARY", _escaped(f"{word(visit.lang, 'event', event.what)}: {row.title}")),
        ("DESCRIPTION", _escaped(about)),
        ("URL", f"{visit.site}/documents/{row.id}"),
        ("TRANSP", "TRANSPARENT"),
        ("END", "VEVENT"),
    ]


def _escaped(text: str) -> str:
    """A text value (RFC 5545, 3.3.11), without the characters that it may not hold."""
    plain = CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes, or several of which all but the first begin with a blank; no character is cut."""
    rest, pieces, most = line.encode(), [], 75
    while len(rest) > most:
        end = most
        while rest[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        pieces.append(rest[:end])
        rest, most = rest[end:], 74
    return b"\r\n ".join([*pieces, rest]) + b"\r\n"
