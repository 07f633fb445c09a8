"""JSON Feed 1.1 of a view."""

from __future__ import annotations

import sqlite3

from db import queries
from web.answered.answer import Answer, as_json
from web.asked import view
from web.asked.visit import Visit
from web.feeds import entries
from web.spoken.i18n import TAGS


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The newest documents of the view."""
    labels = queries.labels(conn)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": entries.title(conn, visit, labels),
        "home_page_url": visit.origin + visit.address("/timeline", view.pairs(view.read(visit))),
        "feed_url": visit.origin + visit.here(),
        "language": TAGS[visit.lang],
        "items": [
            {
                "id": entries.entry_id(row),
                "url": f"{visit.site}/documents/{row.id}",
                "external_url": row.url,
                "title": row.title,
                "content_text": entries.summary(row, labels, visit),
                "date_published": row.first_seen,
                "date_modified": entries.updated(row),
                "authors": [{"name": name} for name in row.issuers],
                "tags": list(row.labels),
                "language": "zh-Hans",
            }
            for row in entries.rows(conn, visit)
        ],
    }
    return as_json(feed, "application/feed+json; charset=utf-8")
