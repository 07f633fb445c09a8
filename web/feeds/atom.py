"""Atom (RFC 4287) of a view."""

from __future__ import annotations

import re
import sqlite3
from xml.etree.ElementTree import Element, SubElement, tostring

from db import queries
from web import view
from web.answer import Answer
from web.feeds import entries
from web.visit import Visit

ATOM = "http://www.w3.org/2005/Atom"
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0
EPOCH = "2021-10-24T00:00:00Z"  # the day of the "1": the state of a feed without entries


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The newest documents of the view."""
    rows = entries.rows(conn, visit)
    labels = queries.labels(conn)
    feed = Element("feed", xmlns=ATOM)
    _text(feed, "id", entries.feed_id(visit))
    _text(feed, "title", entries.title(conn, visit, labels))
    _text(feed, "updated", max((entries.updated(row) for row in rows), default=EPOCH))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=visit.origin + visit.here())
    SubElement(feed, "link", rel="alternate", type="text/html", href=_html(visit))
    author = SubElement(feed, "author")
    _text(author, "name", "zhengce")
    for row in rows:
        entry = SubElement(feed, "entry")
        _text(entry, "id", entries.entry_id(row))
        _text(entry, "title", row.title)
        _text(entry, "published", row.first_seen)
        _text(entry, "updated", entries.updated(row))
        SubElement(entry, "link", rel="alternate", type="text/html", href=f"{visit.origin}/documents/{row.id}")
        SubElement(entry, "link", rel="via", href=clean(row.url))
        for id in row.labels:
            if id in labels:
                SubElement(entry, "category", term=id, label=labels[id].zh)
        _text(entry, "summary", entries.summary(row, labels, visit))
    body = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8")
    return Answer(body, "application/atom+xml; charset=utf-8")


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return FORBIDDEN.sub("", text)


def _text(parent: Element, name: str, text: str) -> None:
    """A child with text."""
    SubElement(parent, name).text = clean(text)


def _html(visit: Visit) -> str:
    """The page of the same view."""
    return visit.origin + visit.address("/timeline", view.pairs(view.read(visit)))
