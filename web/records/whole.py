"""One document as data: everything that its page shows, and nothing twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from db.queries.shown import Row
from db.queries.shown_document import DocumentPage

# Beside these stand the fields of the row and the facts; the markup of the body says what its text says.
ELSEWHERE = ("row", "asked", "facts", "scope_reason", "html", "repealed_by")
OF_THE_DOCUMENT = ("document", "document_id", "title")  # of a target, a change: said by what they stand in


def record(doc: DocumentPage, origin: str) -> dict[str, object]:
    """What hangs on a document: texts, labels with evidence, targets, relations, copies, files, changes."""
    found: dict[str, object] = {name: value for name, value in asdict(doc).items() if name not in ELSEWHERE}
    for name in ("targets", "changes"):
        found[name] = [_without(one, OF_THE_DOCUMENT) for one in map(asdict, getattr(doc, name))]
    for name in ("relations", "related_from"):
        found[name] = [{**asdict(one), "other": _other(one.other, origin)} for one in getattr(doc, name)]
    return found


def _without(record: Mapping[str, object], names: tuple[str, ...]) -> dict[str, object]:
    return {name: value for name, value in record.items() if name not in names}


def _other(row: Row | None, origin: str) -> dict[str, object] | None:
    """The document at the other end of a relation, by what names it."""
    return {"id": row.id, "title": row.title, "page": f"{origin}/documents/{row.id}"} if row else None
