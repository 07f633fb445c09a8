"""Rows as JSON and CSV. The names of the fields are the columns of the table and stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter

from db.queries.shown import Row
from policy.facts import FACTS
from web.answered import spreadsheet
from web.answered.answer import Answer, as_csv, as_json
from web.asked.visit import Visit

DEFAULT_SIZE, MOST, MOST_PAGES = 50, 1000, 100_000
_FIRST = (
    "id", "title", "title_ja", "title_draft", "title_en", "title_en_draft", "number", "kind", "status", "issuers",
    "source", "url", "sort_on", "signed_on", "issued_on", "published_on", "effective_on", "comments_due_on",
    "scope", "labels", "unsure", "repealed_by", "first_seen", "changed_at", "gone_since", "provisional",
)  # fmt: skip
FIELDS = (*_FIRST, *(fact.name for fact in FACTS if fact.listed and fact.name not in _FIRST), "page")
_OWN = tuple(part.name for part in fields(Row) if part.name in FIELDS)  # the others of FIELDS are in `Row.more`
_own = attrgetter(*_OWN)


def page(visit: Visit) -> int:
    """The page that the address asks for, 1 where it asks for none."""
    text = visit.arg("page")
    return min(max(int(text), 1), MOST_PAGES) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def size(visit: Visit) -> int:
    """Rows a page, as the argument ``size`` says."""
    text = visit.arg("size")
    return min(max(int(text), 1), MOST) if text.isascii() and text.isdigit() and len(text) < 7 else DEFAULT_SIZE


def document(visit: Visit, row: Row) -> dict[str, object]:
    """A document as JSON shows it; `page` is its address here."""
    return {**dict(zip(_OWN, _own(row), strict=True)), **row.more, "page": f"{visit.site}/documents/{row.id}"}


def records(
    visit: Visit, found: Sequence[Mapping[str, object]], columns: Sequence[str], name: str, **around: object
) -> Answer:
    """Records as the address asks: ``.csv`` a table, else JSON with `around` beside the rows."""
    if visit.path.endswith(".csv"):
        return as_csv(columns, _cells(columns, found), name)
    return as_json({**around, "count": len(found), "rows": found})


def table(columns: Sequence[str], found: Iterable[Mapping[str, object]]) -> str:
    """Records as rows of CSV."""
    return spreadsheet.rows(_cells(columns, found))


def _cells(columns: Sequence[str], found: Iterable[Mapping[str, object]]) -> Iterator[Iterable[object]]:
    """The cells of each record."""
    return (map(record.get, columns) for record in found)
