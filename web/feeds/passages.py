"""Atom of passages: what the newest documents say under a label or in words."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from uuid import uuid5

from db import queries
from web.answered.answer import Answer
from web.asked.visit import Visit
from web.feeds import atom, entries
from web.pages import passages
from web.spoken.i18n import catalogue


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The newest passages of the view. The id of an entry is made of its document and its place there."""
    rows = queries.passages(conn, replace(passages.sought(visit), order="seen"), limit=entries.ENTRIES)
    args = passages.pairs(visit)
    title = " – ".join([catalogue(visit.lang).ugettext("Passages"), *(value for _, value in args)])
    html = visit.origin + visit.address("/passages", args)
    id = uuid5(entries.SPACE, "passages?" + repr(args)).urn
    feed = atom.begun(visit, id, title, html, (entries.updated(row.document) for row in rows))
    for row in rows:
        id = uuid5(entries.SPACE, f"passage/{row.document.id}/{row.within}/{row.at}").urn
        name = " › ".join([row.document.title, *row.path])
        entry = atom.add_entry(feed, id, name, row.document, visit.origin + passages.place(visit, row))
        atom.add_text(entry, "summary", row.text)
    return atom.answer(feed)
