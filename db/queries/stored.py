"""Reading back what the declarations of `policy.facts` keep: a document, what the analysis found in it, its tables."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from policy import Attachment, Document, Interpretation
from policy.facts import OF_READING, TABLES, kept

_OF_TABLES = (*(("d", fact) for fact in kept("document")), *(("p", fact) for fact in kept("page")),
              *(("b", fact) for fact in kept("body")))  # fmt: skip
_DOCUMENT = (
    f"SELECT p.id, p.dates_read, {', '.join(f'{table}.{fact.name}' for table, fact in _OF_TABLES)} FROM documents d"
    " JOIN bodies b ON b.document_id = d.id JOIN publications p ON p.url = d.url WHERE d.id = ?"
)
_FOUND = f"SELECT dates_read, {', '.join(fact.name for fact in OF_READING)} FROM documents WHERE id = ?"
_TABLES = {table.name: table for table in TABLES}


def document(conn: sqlite3.Connection, id: int) -> Document | None:
    """A document as its main page gave it; what that page did not know as the other copies say. None if unknown."""
    row = conn.execute(_DOCUMENT, (id,)).fetchone()
    if row is None:
        return None
    main, places, *cells = row
    read = json.loads(places)
    values = {fact.name: fact.value(cell, read) for (_, fact), cell in zip(_OF_TABLES, cells, strict=True)}
    files = conn.execute(
        "SELECT url, name FROM attachments WHERE publication_id = ? AND picture = 0 AND gone_since IS NULL ORDER BY id",
        (main,),
    )
    links = conn.execute("SELECT url, title FROM interpretations WHERE publication_id = ?", (main,))
    return Document(
        **values,
        attachments=tuple(Attachment(*file) for file in files),
        interpretations=tuple(Interpretation(*link) for link in links),
    )


def found(conn: sqlite3.Connection, id: int) -> dict[str, Any]:
    """The facts that the analysis found in a document, by name; empty if the document is unknown."""
    row = conn.execute(_FOUND, (id,)).fetchone()
    if row is None:
        return {}
    read = json.loads(row[0])
    return {fact.name: fact.value(cell, read) for fact, cell in zip(OF_READING, row[1:], strict=True)}


def records(conn: sqlite3.Connection, id: int, name: str) -> tuple[Any, ...]:
    """The records of a document in one of the declared tables, as the analysis gave them."""
    table = _TABLES[name]
    columns = ", ".join(f'"{column}"' for column in table.columns)
    rows = conn.execute(f"SELECT {columns} FROM {name} WHERE document_id = ? ORDER BY {table.order}", (id,))
    return tuple(map(table.read, rows))
