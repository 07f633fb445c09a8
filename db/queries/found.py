"""Where a search found its words: the first passage of each document."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from db.search.functions import occurs
from db.search.match import build
from db.search.query import parse
from db.search.snippets import Marked, passage


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the words marked; `file` is the address of the attachment that holds it, None for the text.

    `recognised`: the passage was read off a scan.
    """

    passage: Marked
    file: str | None
    recognised: bool = False


def passages_found(conn: sqlite3.Connection, query: str, ids: Sequence[int]) -> dict[int, Found]:
    """The first passage of each document, from its text or its attachments; none where only the title has the words."""
    if not query.strip() or not ids:
        return {}
    texts = build(parse(query), lambda text: occurs(conn, text)).texts
    found: dict[int, Found] = {}
    for id, text, file, recognised in conn.execute(
        "SELECT document_id, text, NULL, 0 FROM bodies WHERE document_id IN (SELECT value FROM json_each(?1))"
        " UNION ALL SELECT a.document_id, t.text, a.url, a.status = 'recognised' FROM attachment_texts t"
        " JOIN attachments a ON a.id = t.attachment_id WHERE a.document_id IN (SELECT value FROM json_each(?1))",
        (json.dumps(list(ids)),),
    ):
        hit = passage(text, texts) if id not in found else None
        if hit:
            found[id] = Found(hit, file, bool(recognised))
    return found
