"""All of a view as data: JSON in pages that name their total and the next one, CSV whole, in pieces as it is taken."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from web.answered import export, spreadsheet
from web.answered.answer import CSV_HEADERS, Answer, Stream
from web.asked.visit import Visit

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Listing:
    """The records of a view. `fields` are the columns of its table.

    `keys(conn, start, size)` answers the keys of a page (all where `size` is None) and how many records there are;
    `read` the records of some keys, in their order.
    """

    name: str
    fields: Sequence[str]
    keys: Callable[[sqlite3.Connection, int, int | None], tuple[Sequence[Any], int]]
    read: Callable[[sqlite3.Connection, Sequence[Any]], Iterable[Record]]


def answer(conn: sqlite3.Connection, visit: Visit, listing: Listing) -> Answer | Stream:
    """The view as its address asks: ``.csv`` all of it, unless a page or a size is named, else a page."""
    as_table = visit.path.endswith(".csv")
    if as_table and not visit.arg("page") and not visit.arg("size"):
        return whole(listing)
    page, size = export.page(visit), export.size(visit)
    keys, total = listing.keys(conn, (page - 1) * size, size)
    found = list(listing.read(conn, keys))
    if as_table:
        return export.records(visit, found, listing.fields, listing.name)
    place = {
        "total": total,
        "page": page,
        "size": size,
        "next": following(visit, "page", page + 1) if page * size < total else None,
    }
    return export.records(visit, found, listing.fields, listing.name, **place)


def whole(listing: Listing) -> Stream:
    """All records as CSV, in pieces."""
    return Stream(
        head=spreadsheet.BOM + spreadsheet.rows([listing.fields]),
        keys=lambda conn: listing.keys(conn, 0, None)[0],
        piece=lambda conn, keys: export.table(listing.fields, listing.read(conn, keys)),
        content_type="text/csv; charset=utf-8",
        headers=CSV_HEADERS | {"content-disposition": f'attachment; filename="{listing.name}.csv"'},
    )


def following(visit: Visit, name: str, value: int) -> str:
    """The address of what comes behind this page: the same but for one argument."""
    pairs = [(key, kept) for key, kept in visit.pairs if key not in (name, "lang") and kept]
    return visit.origin + visit.address(visit.path, [*pairs, (name, str(value))])
