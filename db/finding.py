"""Finding what an arriving page belongs to among what is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from db.identity import Facts, Lines, rule
from db.pages import facts

Columns = dict[str, str | None]
_RULES = ("join line", "address", "number and title", "title, issuers and signing date", "title, issuers and day")


def rows(conn: sqlite3.Connection, sql: str, *values: object) -> list[sqlite3.Row]:
    """The rows of a query, by name."""
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, values).fetchall()


def publications(conn: sqlite3.Connection, document_id: int) -> list[sqlite3.Row]:
    """The publications of a document, first met first."""
    return rows(conn, "SELECT * FROM publications WHERE document_id = ? ORDER BY id", document_id)


def text(conn: sqlite3.Connection, publication_id: int) -> str:
    """The latest text of a publication."""
    row = conn.execute(
        "SELECT text FROM versions WHERE publication_id = ? ORDER BY number DESC LIMIT 1", (publication_id,)
    ).fetchone()
    return str(row[0]) if row else ""


class Finder:
    """Looks for the publication of an address and for the document of a new publication."""

    def __init__(self, conn: sqlite3.Connection, lines: Lines) -> None:
        self._conn = conn
        self._lines = lines

    def publication(self, row: Columns) -> sqlite3.Row | None:
        """The stored publication of this address, http and https and bare host being one."""
        bare = (row["url"] or "").split("://")[-1].removeprefix("www.")
        found = rows(self._conn, "SELECT * FROM publications WHERE url_key = ? ORDER BY id", row["url_key"])
        return next((pub for pub in found if pub["url"].split("://")[-1].removeprefix("www.") == bare), None)

    def home(self, row: Columns, mine: Facts) -> tuple[int, str] | None:
        """The document that a new publication belongs to and the rule that says so."""
        best: tuple[int, int, str] | None = None
        for id in self._candidates(row, mine):
            pubs = publications(self._conn, id)
            keys = {pub["url_key"] for pub in pubs}
            if self._lines.apart(mine.url_key, keys):
                continue
            found = "join line" if keys & self._lines.joined(mine.url_key) else self._rule(mine, pubs)
            if found and (best is None or (_RULES.index(found), id) < best[:2]):
                best = (_RULES.index(found), id, found)
        return (best[1], best[2]) if best else None

    def _candidates(self, row: Columns, mine: Facts) -> list[int]:
        ids = self._conn.execute(
            "SELECT document_id FROM publications WHERE url_key = ?1"
            " UNION SELECT id FROM documents WHERE title_key = ?2 UNION SELECT id FROM documents WHERE number_key = ?3",
            (mine.url_key, mine.title_key, mine.number_key),
        ).fetchall()
        found = {int(id) for (id,) in ids}
        for key in self._lines.joined(mine.url_key):
            found |= {
                r["document_id"]
                for r in rows(self._conn, "SELECT document_id FROM publications WHERE url_key = ?", key)
            }
        return sorted(found)

    def _rule(self, mine: Facts, pubs: Sequence[sqlite3.Row]) -> str | None:
        """The strongest rule that joins with any publication of the document, unless another contradicts it."""
        found = [rule(mine, facts(dict(pub), text(self._conn, pub["id"]))) for pub in pubs]
        named = [name for name in found if name]
        return min(named, key=_RULES.index) if named else None
