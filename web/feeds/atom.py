"""Atom (RFC 4287) of a view."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from db import queries
from db.queries.shown import Row
from web.answered.answer import Answer
from web.answered.xml_text import clean
from web.asked import view
from web.asked.visit import Visit
from web.feeds import entries

ATOM = "http://www.w3.org/2005/Atom"
EPOCH = "2021-10-24T00:00:00Z"  # the day of the "1": the state of a feed without entries


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The newest documents of the view."""
    rows = entries.rows(conn, visit)
    labels = queries.labels(conn)
    feed = begun(
        visit, entries.feed_id(visit), entries.title(conn, visit, labels), _html(visit), map(entries.updated, rows)
    )
    for row in rows:
        entry = add_entry(feed, entries.entry_id(row), row.title, row, f"{visit.site}/documents/{row.id}")
        SubElement(entry, "link", rel="via", href=clean(row.url))
        for id in row.labels:
            if id in labels:
                SubElement(entry, "category", term=id, label=labels[id].zh)
        add_text(entry, "summary", entries.summary(row, labels, visit))
    return answer(feed)


def begun(visit: Visit, id: str, title: str, html: str, instants: Iterable[str]) -> Element:
    """A feed without entries; `html` is the page of the same view, the latest of `instants` its last change."""
    feed = Element("feed", xmlns=ATOM)
    add_text(feed, "id", id)
    add_text(feed, "title", title)
    add_text(feed, "updated", max(instants, default=EPOCH))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=visit.origin + visit.here())
    SubElement(feed, "link", rel="alternate", type="text/html", href=html)
    add_text(SubElement(feed, "author"), "name", "zhengce")
    return feed


def add_entry(feed: Element, id: str, title: str, row: Row, html: str) -> Element:
    """An entry about a document, with the page that shows it."""
    entry = SubElement(feed, "entry")
    add_text(entry, "id", id)
    add_text(entry, "title", title)
    add_text(entry, "published", row.first_seen)
    add_text(entry, "updated", entries.updated(row))
    SubElement(entry, "link", rel="alternate", type="text/html", href=html)
    return entry


def answer(feed: Element) -> Answer:
    """The whole feed."""
    body = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8")
    return Answer(body, "application/atom+xml; charset=utf-8")


def add_text(parent: Element, name: str, text: str) -> None:
    """A child with text."""
    SubElement(parent, name).text = clean(text)


def _html(visit: Visit) -> str:
    """The page of the same view."""
    return visit.origin + visit.address("/timeline", view.pairs(view.read(visit)))
