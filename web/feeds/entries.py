"""What the feeds share: the entries of a view, and ids that stay whatever the address of the site."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID, uuid5

from db import queries
from db.queries.shown import LabelInfo, Row
from web.answered import facets
from web.asked import view
from web.asked.visit import Visit
from web.spoken import told
from web.spoken.i18n import catalogue

SPACE = UUID("6f1f8a0e-3c35-5d0c-9a55-2a1e8c0f1d11")  # ours for ever; ids of entries are made from it
ENTRIES = 50


def rows(conn: sqlite3.Connection, visit: Visit) -> tuple[Row, ...]:
    """The documents of the view that the address names which were last seen new, changed or gone.

    By sight, not by their dates: a document that is found late would stand below the end of the feed.
    """
    by_sight = replace(view.read(visit), order="seen")
    return queries.timeline(conn, by_sight, page=1, size=ENTRIES, counted=False).rows


def entry_id(row: Row) -> str:
    """The id of a document's entry: the same in every feed, build and address."""
    return uuid5(SPACE, f"document/{row.id}").urn


def feed_id(visit: Visit) -> str:
    """The id of a feed: that of its view."""
    return uuid5(SPACE, "feed?" + repr(view.pairs(view.read(visit)))).urn


def updated(row: Row) -> str:
    """The instant of the last change that a reader should hear of."""
    return max(row.first_seen, row.changed_at or "", row.gone_since or "")


def title(conn: sqlite3.Connection, visit: Visit, labels: Mapping[str, LabelInfo]) -> str:
    """The name of a feed: that of the site and what its view is narrowed by."""
    site = catalogue(visit.lang).ugettext("China Policy Tracker 1+N")
    return " – ".join([site, *narrowed_by(conn, visit, labels)])


def narrowed_by(conn: sqlite3.Connection, visit: Visit, labels: Mapping[str, LabelInfo]) -> list[str]:
    """What the view of the address is narrowed by, in the reader's words."""
    return [chip.text for chip in facets.chips(visit, view.read(visit), labels, queries.source_names(conn))]


def summary(row: Row, labels: Mapping[str, LabelInfo], visit: Visit) -> str:
    """One line under the title: issuers, number, date, labels, the title in the reader's language."""
    names = [facets.label_name(labels[id], visit.lang) for id in row.labels if id in labels]
    issuers, title = told.issuer_names(row, visit.lang), told.title(row, visit.lang)
    parts = [issuers, row.number or "", row.sort_on, " / ".join(names), title]
    return " · ".join(part for part in parts if part)
