"""Everything about one document."""

from __future__ import annotations

import json
import sqlite3

from db.queries import stored
from db.queries.news import CHANGE_COLUMNS
from db.queries.overview import targets_of
from db.queries.rows import by_ids, proofs
from db.queries.shown import AgencyRow, ChangeRow
from db.queries.shown_document import AttachmentRow, DateLine, DocumentPage, PublicationRow, RelationRow, VersionRow
from policy.facts import OF_PUBLICATION, OF_READING

_PUBLICATION = (
    "id, source, url, title, number, section, source_field, join_rule, url = ?2, published_on, list_date, url_date,"
    " first_seen, last_seen, gone_since, back_at"
)


def document(conn: sqlite3.Connection, id: int) -> DocumentPage | None:
    """Everything about a document; an id that was joined to another document answers that one; None if unknown."""
    asked = id
    found = conn.execute("SELECT document_id FROM moved_documents WHERE id = ?", (id,)).fetchone()
    id = int(found[0]) if found else id
    record = stored.document(conn, id)
    rows = by_ids(conn, [id])
    if not record or not rows:
        return None
    row = rows[0]
    found = stored.found(conn, id)
    shown = {fact.name: fact.shown(getattr(record, fact.name)) for fact in OF_PUBLICATION}
    publications = _publications(conn, id, row.url)
    order = [publication.id for publication in publications]
    return DocumentPage(
        row=row,
        asked=asked,
        facts=shown | {fact.name: fact.shown(found[fact.name]) for fact in OF_READING},
        scope_reason=found["scope_reason"],
        text=record.text,
        html=record.html,
        annex_at=record.annex_at,
        last_seen=conn.execute("SELECT last_seen FROM documents WHERE id = ?", (id,)).fetchone()[0],
        dates=_dates(conn, id, order),
        agencies=_agencies(conn, id),
        labels=proofs(conn, [id]).get(id, ()),
        brief=stored.records(conn, id, "briefs"),
        sections=stored.records(conn, id, "sections"),
        duties=stored.records(conn, id, "duties"),
        targets=targets_of(conn, id),
        results=stored.records(conn, id, "results"),
        relations=_relations(conn, id, "document_id", "target_id"),
        related_from=_relations(conn, id, "target_id", "document_id"),
        repealed_by=next(iter(by_ids(conn, [row.repealed_by] if row.repealed_by else [])), None),
        publications=publications,
        attachments=_attachments(conn, id),
        interpretations=_interpretations(conn, order),
        changes=tuple(
            ChangeRow(*change)
            for change in conn.execute(
                f"SELECT {CHANGE_COLUMNS} FROM changes c JOIN documents d ON d.id = c.document_id"
                " WHERE c.document_id = ? ORDER BY c.id",
                (id,),
            )
        ),
    )


def version_text(conn: sqlite3.Connection, publication_id: int, number: int) -> str | None:
    """The text of one version of a publication."""
    found = conn.execute(
        "SELECT text FROM versions WHERE publication_id = ? AND number = ?", (publication_id, number)
    ).fetchone()
    return str(found[0]) if found else None


def _publications(conn: sqlite3.Connection, id: int, main: str) -> tuple[PublicationRow, ...]:
    """All copies, the main one first."""
    found = []
    for values in conn.execute(
        f"SELECT {_PUBLICATION} FROM publications WHERE document_id = ?1 ORDER BY url = ?2 DESC, id", (id, main)
    ).fetchall():
        versions = conn.execute(
            "SELECT publication_id, number, seen_at, title, raw FROM versions WHERE publication_id = ? ORDER BY number",
            (values[0],),
        )
        cells = (*values[:8], bool(values[8]), *values[9:], tuple(VersionRow(*version) for version in versions))
        found.append(PublicationRow(*cells))
    return tuple(found)


def _dates(conn: sqlite3.Connection, id: int, publications: list[int]) -> tuple[DateLine, ...]:
    """Dates as each page gives them, the main page first, and as the analysis found them in the text."""
    places = [
        (publication, conn.execute("SELECT dates_read FROM publications WHERE id = ?", (publication,)).fetchone()[0])
        for publication in publications
    ]
    places.append((publications[0], conn.execute("SELECT dates_read FROM documents WHERE id = ?", (id,)).fetchone()[0]))
    return tuple(
        DateLine(field, line["iso"], line.get("where", ""), line.get("passage", ""), publication)
        for publication, read in places
        for field, line in json.loads(read).items()
    )


def _agencies(conn: sqlite3.Connection, id: int) -> tuple[AgencyRow, ...]:
    found = conn.execute(
        "SELECT a.id, a.name, a.short, a.ja, a.en, a.rank, coalesce(c.n, 0), c.newest FROM document_agencies j"
        " JOIN agencies a ON a.id = j.agency_id LEFT JOIN counts c ON c.facet = 'issuer' AND c.value = a.name"
        " WHERE j.document_id = ? ORDER BY j.position",
        (id,),
    )
    return tuple(AgencyRow(*agency) for agency in found)


def _relations(conn: sqlite3.Connection, id: int, here: str, there: str) -> tuple[RelationRow, ...]:
    found = conn.execute(
        f'SELECT type, {there}, target_title, target_number, "offset", passage, "within" FROM relations'
        f" WHERE {here} = ? ORDER BY id",
        (id,),
    ).fetchall()
    others = {row.id: row for row in by_ids(conn, {relation[1] for relation in found if relation[1]})}
    return tuple(
        RelationRow(type, others.get(other), title, number, offset, passage, within)
        for type, other, title, number, offset, passage, within in found
    )


def _attachments(conn: sqlite3.Connection, id: int) -> tuple[AttachmentRow, ...]:
    found = conn.execute(
        "SELECT a.id, a.url, a.name, a.type, a.status, a.bytes, a.pages, coalesce(t.text, ''), a.gone_since,"
        " CASE a.status WHEN 'recognised' THEN r.confidence END, a.missing_since,"
        " (SELECT max(e.until) FROM earlier_files e WHERE e.url = a.url)"
        " FROM attachments a LEFT JOIN attachment_texts t ON t.attachment_id = a.id"
        " LEFT JOIN recognised r ON r.sha256 = a.sha256"
        " WHERE a.document_id = ? AND (a.picture = 0 OR t.text IS NOT NULL)"
        " GROUP BY a.url ORDER BY a.id",
        (id,),
    )
    return tuple(AttachmentRow(*attachment) for attachment in found)


def _interpretations(conn: sqlite3.Connection, publications: list[int]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for id in publications:
        found |= dict(conn.execute("SELECT url, title FROM interpretations WHERE publication_id = ?", (id,)).fetchall())
    return tuple(found.items())
