"""Rows as JSON and CSV. The names of the fields are the columns of the table and stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from db.queries.shown import Row
from policy.facts import FACTS
from web.answer import Answer, as_csv, as_json
from web.visit import Visit

DEFAULT_SIZE, MOST = 50, 1000
_FIRST = (
    "id", "title", "title_ja", "title_draft", "title_en", "title_en_draft", "number", "kind", "status", "issuers",
    "source", "url", "sort_on", "signed_on", "issued_on", "published_on", "effective_on", "comments_due_on",
    "scope", "labels", "unsure", "repealed_by", "first_seen", "changed_at", "gone_since", "provisional",
)  # fmt: skip
FIELDS = (*_FIRST, *(fact.name for fact in FACTS if fact.listed and fact.name not in _FIRST), "page")


def size(visit: Visit) -> int:
    """Rows a page, as the argument ``size`` says."""
    text = visit.arg("size")
    return min(max(int(text), 1), MOST) if text.isascii() and text.isdigit() and len(text) < 7 else DEFAULT_SIZE


def document(visit: Visit, row: Row) -> dict[str, object]:
    """A document as JSON shows it; `page` is its address here."""
    found: dict[str, object] = {name: row.value(name) for name in FIELDS[:-1]}
    found["page"] = f"{visit.site}/documents/{row.id}"
    return found


def documents(visit: Visit, rows: Iterable[Row], name: str, **around: object) -> Answer:
    """Documents as the address asks: ``.csv`` a table, else JSON with `around` beside the rows."""
    found = [document(visit, row) for row in rows]
    return records(visit, found, FIELDS, name, **around)


def records(
    visit: Visit, found: Sequence[Mapping[str, object]], fields: Sequence[str], name: str, **around: object
) -> Answer:
    """Any records, likewise. Lists in a cell are joined by semicolons."""
    if visit.path.endswith(".csv"):
        return as_csv(fields, ([_flat(record.get(field)) for field in fields] for record in found), name)
    return as_json({**around, "count": len(found), "rows": found})


def _flat(value: object) -> object:
    """A value as one cell."""
    if isinstance(value, (list, tuple)):
        return "; ".join(str(part) for part in value)
    return "" if value is None else value
