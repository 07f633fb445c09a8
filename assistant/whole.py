"""Everything about one document: dates, brief, outline, numbers, duties, relations, versions, a piece of its text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from assistant import arguments
from assistant.citing import answer, cited
from assistant.lists import LONGEST_PASSAGE as LONGEST
from assistant.lists import target
from assistant.named import Refused
from assistant.outside import line, quoted
from db import queries
from db.queries.shown_document import AttachmentRow, DateLine, DocumentPage, PublicationRow, RelationRow, VersionRow
from policy.sections import Duty, Section

MOST = 200  # entries of each list
PIECE = 8_000  # characters of the text that one answer holds


def document(conn: sqlite3.Connection, asked: arguments.OneDocument, today: str) -> dict[str, Any]:
    """One document. Raises `Refused` where there is none of this id."""
    page = page_of(conn, asked.id)
    versions = [(copy, version) for copy in page.publications for version in copy.versions]
    files = list(enumerate(page.attachments, 1))
    lists: dict[str, tuple[Sequence[Any], Callable[[Any], dict[str, Any]]]] = {
        "dates": (page.dates, _date),
        "brief": (page.brief, lambda fact: {"fact": fact.fact, **quoted(fact.text, fact.at, fact.within, LONGEST)}),
        "outline": (page.sections, _section),
        "targets": (page.targets, target),
        "duties": (page.duties, _duty),
        "relations": (page.relations, lambda row: _relation(row, "to")),
        "related_from": (page.related_from, lambda row: _relation(row, "from")),
        "versions": (versions, lambda pair: _version(*pair)),
        "files": (files, lambda pair: _file(*pair)),
    }
    return answer(
        [name for name, (records, _) in lists.items() if len(records) > MOST],
        document=cited(page.row),
        text=_piece(page, asked.text_from),
        **{name: [shown(record) for record in records[:MOST]] for name, (records, shown) in lists.items()},
    )


def page_of(conn: sqlite3.Connection, id: int) -> DocumentPage:
    """The document of an id. Raises `Refused` where there is none."""
    page = queries.document(conn, id)
    if page is None:
        raise Refused(f"There is no document {id}.")
    return page


def _piece(page: DocumentPage, start: int) -> dict[str, Any]:
    more = start + PIECE < len(page.text)
    piece = quoted(page.text[start:], start, "text", PIECE)
    return piece | {"length": len(page.text), "next_from": start + PIECE if more else None}


def _date(day: DateLine) -> dict[str, Any]:
    return {"field": day.field, "on": day.iso, "read_in": line(day.where), "quoted": line(day.passage)}


def _version(copy: PublicationRow, version: VersionRow) -> dict[str, Any]:
    return {
        "address": line(copy.url, 2000), "source": copy.source, "version": version.number, "seen_at": version.seen_at,
        "title": line(version.title),
    }  # fmt: skip


def _file(n: int, file: AttachmentRow) -> dict[str, Any]:
    return {
        "within": f"attachment:{n}", "name": line(file.name), "address": line(file.url, 2000),
        "text": line(file.status), "length": len(file.text), "confidence": file.confidence,
    }  # fmt: skip


def _section(section: Section) -> dict[str, Any]:
    return {
        "level": section.level, "marker": line(section.marker, 60), "quoted": line(section.heading),
        "role": section.role, "at": section.at, "within": line(section.within),
    }  # fmt: skip


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "lead": _names(duty.lead), "others": _names(duty.others), "by": line(duty.by), "due": line(duty.due),
        **quoted(duty.text, duty.at, duty.within, LONGEST),
    }  # fmt: skip


def _names(bodies: Iterable[str]) -> list[str | None]:
    return [line(name) for name in tuple(bodies)[:40]]


def _relation(row: RelationRow, end: str) -> dict[str, Any]:
    other = cited(row.other) if row.other else {"title": line(row.title), "number": line(row.number)}
    return {"type": row.type, end: other, **quoted(row.passage, row.offset, row.within, LONGEST)}
