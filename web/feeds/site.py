"""For machines that walk the site: changes since an instant, sitemap, robots.txt, and the site's own files."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from db import queries
from web.answered import assets, export, listing
from web.answered.answer import Answer, NoSuchPage, Stream
from web.answered.listing import Listing
from web.asked import view
from web.asked.visit import Visit

CHANGE_FIELDS = ("id", "document_id", "at", "what", "title", "detail", "page")
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
PER_SITEMAP = 2_000
PAGES = (
    "/",
    "/timeline",
    "/map",
    "/targets",
    "/consultations",
    "/calendar",
    "/agencies",
    "/feeds",
    "/api",
    "/help",
    "/method",
)


def changes(conn: sqlite3.Connection, visit: Visit) -> Answer | Stream:
    """What was added, changed, gone, back or repealed since a day, oldest first; `after` continues."""
    since = view.date_or_none(visit.arg("since")) or "2000"
    after = visit.arg("after")
    size = export.size(visit)
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 12 else 0

    def read(conn: sqlite3.Connection, after: int, limit: int) -> list[dict[str, Any]]:
        rows = queries.changes(conn, since, after=after, limit=limit)
        return [{**asdict(row), "page": f"{visit.site}/documents/{row.document_id}"} for row in rows]

    if visit.path.endswith(".csv") and not after and not visit.arg("size"):
        return listing.whole(
            Listing(
                "changes",
                CHANGE_FIELDS,
                lambda conn, start, size: ((ids := queries.change_ids(conn, since)), len(ids)),
                lambda conn, ids: read(conn, ids[0] - 1, len(ids)),
            )
        )
    found = read(conn, start, size + 1)
    following = found[size - 1]["id"] if len(found) > size else None
    found = found[:size]
    place = {
        "since": since,
        "total": queries.count_changes(conn, since),
        "next": listing.following(visit, "after", following) if following else None,
        "next_after": following,
    }
    return export.records(visit, found, CHANGE_FIELDS, "changes", **place)


def sitemap(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Pages and documents; with many documents an index of parts of two thousand."""
    highest = queries.highest_id(conn)
    parts = highest // PER_SITEMAP + 1
    part = visit.arg("part")
    if parts > 1 and not part:
        root = Element("sitemapindex", xmlns=SITEMAP)
        for number in range(parts):
            SubElement(SubElement(root, "sitemap"), "loc").text = f"{visit.site}/sitemap.xml?part={number + 1}"
        return _xml(root)
    number = int(part) if part.isascii() and part.isdigit() and 0 < int(part) <= parts else 1
    root = Element("urlset", xmlns=SITEMAP)
    for path in PAGES if number == 1 else ():
        SubElement(SubElement(root, "url"), "loc").text = visit.site + path
    for id, day in queries.document_dates(conn, (number - 1) * PER_SITEMAP, number * PER_SITEMAP):
        url = SubElement(root, "url")
        SubElement(url, "loc").text = f"{visit.site}/documents/{id}"
        SubElement(url, "lastmod").text = day[:10]
    return _xml(root)


def _xml(root: Element) -> Answer:
    """An XML document."""
    return Answer(
        b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="utf-8"), "application/xml; charset=utf-8"
    )


def robots(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Search engines may read pages, not every combination of filters, and not SQL."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {visit.base}{path}" for path in ("/zhengce", "/-/", "/timeline?")),
        "Allow: /",
    ]
    return Answer("\n".join([*lines, "", f"Sitemap: {visit.site}/sitemap.xml", ""]), "text/plain; charset=utf-8")


def static(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """A file of ours; the address with the hash of the content may be kept for a year."""
    found = assets.by_url(visit.path)
    if found is None:
        raise NoSuchPage(visit.path)
    lasting = visit.path == found.url
    age = "public, max-age=31536000, immutable" if lasting else "public, max-age=3600"
    return Answer(found.body, found.content_type, headers={"cache-control": age})
