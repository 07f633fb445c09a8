"""Passages: what documents say under a label or in words, each with its headings and its place."""

from __future__ import annotations

import sqlite3

from db import queries
from db.queries.shown import PassageRow
from web.answered import export, listing
from web.answered.answer import Answer, Stream
from web.answered.listing import Listing
from web.answered.render import page as render
from web.asked.view import LONGEST_QUERY
from web.asked.visit import Visit
from web.pages.timeline import empty_page

SIZE = 50
ARGUMENTS = ("q", "label", "year", "document")
FIELDS = (
    "document_id", "document_title", "sort_on", "path", "text", "labels", "within", "at", "page",
)  # fmt: skip


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """Passages in the view that the address names."""
    number = export.page(visit)
    wanted = sought(visit)
    found = queries.passages(conn, wanted, limit=SIZE + 1, offset=(number - 1) * SIZE)
    args = pairs(visit)
    if number > 1 and not found:
        visit = visit.noticed(empty_page(visit, number))
    return render(
        "passages.html",
        visit,
        passages=found[:SIZE],
        place=place,
        labels=queries.labels(conn),
        sought=wanted,
        documents=queries.by_ids(conn, wanted.documents),
        more=visit.address("/passages", [*args, ("page", str(number + 1))]) if len(found) > SIZE else None,
        exports=[
            (name, visit.address(address, args))
            for name, address in (("JSON", "/passages.json"), ("CSV", "/passages.csv"), ("Atom", "/feeds/passages.xml"))
        ],
    )


def data(conn: sqlite3.Connection, visit: Visit) -> Answer | Stream:
    """The same as JSON in pages, or all of it as CSV. `total` is null where many documents have the words."""
    wanted, page, size = sought(visit), export.page(visit), export.size(visit)
    whole = Listing(
        "passages",
        FIELDS,
        lambda conn, start, size: ((ids := queries.passage_documents(conn, wanted)), len(ids)),
        lambda conn, ids: [record(visit, row) for row in queries.passages_of(conn, wanted, ids)],
    )
    if visit.path.endswith(".csv") and not visit.arg("page") and not visit.arg("size"):
        return listing.whole(whole)
    found = queries.passages(conn, wanted, limit=size + 1, offset=(page - 1) * size)
    more = listing.following(visit, "page", page + 1) if len(found) > size else None
    rows = [record(visit, row) for row in found[:size]]
    place = {"total": queries.count_passages(conn, wanted), "page": page, "size": size, "next": more}
    return export.records(visit, rows, FIELDS, "passages", **place)


def sought(visit: Visit) -> queries.Sought:
    """Which passages the address names; what is no year and no id is left out."""
    year, document = visit.arg("year"), visit.arg("document")
    return queries.Sought(
        label=visit.arg("label"),
        year=year if len(year) == 4 and year.isascii() and year.isdigit() else "",
        text=visit.arg("q")[:LONGEST_QUERY],
        documents=(int(document),) if document.isascii() and document.isdigit() and len(document) < 12 else (),
    )


def pairs(visit: Visit) -> list[tuple[str, str]]:
    """The arguments of the view, always in the same order."""
    return [(name, value) for name in ARGUMENTS if (value := visit.arg(name))]


def place(visit: Visit, row: PassageRow) -> str:
    """The address of a passage: marked in the text of its document, or the file in which it stands."""
    path = f"/documents/{row.document.id}"
    if row.within == "text":
        return visit.link(path, mark=f"{row.at}-{row.at + len(row.text)}") + f"#c{row.at}"
    return visit.link(path) + f"#file-{row.within.removeprefix('attachment:')}"


def record(visit: Visit, row: PassageRow) -> dict[str, object]:
    """A passage as data."""
    return {
        "document_id": row.document.id, "document_title": row.document.title, "sort_on": row.document.sort_on,
        "path": list(row.path), "text": row.text, "labels": list(row.labels), "within": row.within, "at": row.at,
        "page": visit.origin + place(visit, row),
    }  # fmt: skip
