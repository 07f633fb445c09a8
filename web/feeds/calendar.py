"""Deadlines and days of effect as iCalendar: all-day events, with UIDs that never change."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db import queries
from db.queries.shown import Event
from web.answered.answer import Answer
from web.answered.render import word
from web.asked import view
from web.asked.visit import Visit
from web.feeds import entries
from web.spoken import told
from web.spoken.i18n import Lang, catalogue

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")  # and no line end but \n
WITHOUT_END = "9998"  # the day behind the last one is still a date
Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """One event as it is written, but for the address of its document: the bytes before and after that line."""

    document: int
    head: bytes
    tail: bytes


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Events of the documents of the view that the address names: those of the last year and all that are to come."""
    filters, spans = view.read(visit), _spans(date.fromisoformat(visit.today))
    pieces = [piece for span in spans for piece in _kept(conn, visit.lang, span)]
    if filters != queries.Filters():
        kept = set(queries.among(conn, filters, {piece.document for piece in pieces}))
        pieces = [piece for piece in pieces if piece.document in kept]
    about = catalogue(visit.lang).ugettext("Days from %(day)s on; earlier ones are in the calendar of the site.")
    head = [
        ("BEGIN", "VCALENDAR"), ("PRODID", "-//zhengce//policy calendar//EN"), ("VERSION", "2.0"),
        ("METHOD", "PUBLISH"), ("X-WR-CALNAME", _escaped(_name(conn, visit))),
        ("X-WR-CALDESC", _escaped(f"{about % {'day': spans[0][0]}} {visit.site}/calendar")),
    ]  # fmt: skip
    body = [_lines(head)]
    for piece in pieces:
        body += piece.head, _folded(f"URL:{visit.site}/documents/{piece.document}"), piece.tail
    body.append(_lines([("END", "VCALENDAR")]))
    return Answer(b"".join(body), "text/calendar; charset=utf-8")


def _name(conn: sqlite3.Connection, visit: Visit) -> str:
    """What a calendar is called: those of two views are told apart."""
    name = catalogue(visit.lang).ugettext("China policy: deadlines and days of effect")
    return " – ".join([name, *entries.narrowed_by(conn, visit, queries.labels(conn))])


def _spans(today: date) -> list[Span]:
    """The quarters from that of a year ago to this one, and all behind it: (first day, last day) of each."""
    quarters = today.year * 4 + (today.month - 1) // 3
    known = [divmod(quarter, 4) for quarter in range(quarters - 4, quarters + 2)]
    spans = [(f"{year}-{3 * n + 1:02}-01", f"{year}-{3 * n + 3:02}-31") for year, n in known]
    return [*spans[:-1], (spans[-1][0], WITHOUT_END)]


def _kept(conn: sqlite3.Connection, lang: Lang, span: Span) -> list[Piece]:
    """The events of a span, written once for a state of the file.

    By quarters: of a million documents one answer may not read them all, and the next one goes on where it ended.
    """

    def read() -> list[Piece]:
        return [_piece(event, lang) for event in queries.events(conn, *span) if _is_day(event.on)]

    return queries.answered(conn, ("calendar", lang, span), read)


def _is_day(text: str) -> bool:
    """Whether it is a day that there is; deadlines of a month, or read wrong, are no events."""
    try:
        return len(text) == 10 and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _piece(event: Event, lang: Lang) -> Piece:
    """One all-day event. The sequence grows with the instant of the last change, so that programs take it over."""
    day = date.fromisoformat(event.on)
    stamp = datetime.fromisoformat(event.updated)
    instant = f"{stamp:%Y%m%dT%H%M%SZ}"
    row = event.document
    who = f"{told.issuer_names(row, lang)} {row.number or ''}".strip()
    due = (told.duty_text(event.duty, lang), event.duty.text) if event.duty else ()
    about = "\n".join(part for part in (who, told.title(row, lang), row.url, *due) if part)
    head = [
        ("BEGIN", "VEVENT"),
        ("UID", event.uid),
        ("DTSTAMP", instant),
        ("LAST-MODIFIED", instant),
        ("SEQUENCE", str(int(stamp.timestamp()) // 60 % 2**31)),
        ("DTSTART;VALUE=DATE", f"{day:%Y%m%d}"),
        ("DTEND;VALUE=DATE", f"{day + timedelta(days=1):%Y%m%d}"),
        ("SUMMARY", _escaped(f"{word(lang, 'event', event.what)}: {row.title}")),
        ("DESCRIPTION", _escaped(about)),
    ]
    return Piece(row.id, _lines(head), _lines([("TRANSP", "TRANSPARENT"), ("END", "VEVENT")]))


def _lines(pairs: Sequence[tuple[str, str]]) -> bytes:
    return b"".join(_folded(f"{name}:{value}") for name, value in pairs)


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
