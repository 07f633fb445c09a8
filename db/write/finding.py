"""Finding the stored pages that an arriving page may belong to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable

from db.write.grouping import MAX_BLOCK, block_keys
from db.write.identity import Lines
from db.write.pages import facts

Columns = dict[str, str | None]
MAX_PAGES = 2_000  # pages that are judged together; a chain of shared keys that is longer is cut there
_SETTLED = 2 * MAX_BLOCK  # a batch adds 200 pages at most: a key that became crowded by it is seen to once
KEY_INSERT = "INSERT OR IGNORE INTO page_keys (key, publication_id) VALUES (?, ?)"


def rows(conn: sqlite3.Connection, sql: str, *values: object) -> list[sqlite3.Row]:
    """The rows of a query, by name."""
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, values).fetchall()


def publications(conn: sqlite3.Connection, document_id: int) -> list[sqlite3.Row]:
    """The publications of a document, in the order in which they were found."""
    return rows(conn, "SELECT * FROM publications WHERE document_id = ? ORDER BY id", document_id)


def text(conn: sqlite3.Connection, publication_id: int) -> str:
    """The latest text of a publication."""
    row = conn.execute(
        "SELECT text FROM versions WHERE publication_id = ? ORDER BY number DESC LIMIT 1", (publication_id,)
    ).fetchone()
    return str(row[0]) if row else ""


def keys_of(row: Columns) -> set[int]:
    """The keys of one page."""
    return block_keys(facts(row, ""))


def fill_keys(conn: sqlite3.Connection) -> None:
    """Write the keys of pages that have none: those of an older release, or taken over from another file."""
    query = "SELECT * FROM publications WHERE id NOT IN (SELECT publication_id FROM page_keys)"
    conn.executemany(KEY_INSERT, [(key, row["id"]) for row in rows(conn, query) for key in keys_of(dict(row))])


class Finder:
    """Looks for the publication of an address and for the pages that share a key."""

    def __init__(self, conn: sqlite3.Connection, lines: Lines) -> None:
        self._conn = conn
        self.lines = lines

    def publication(self, row: Columns) -> sqlite3.Row | None:
        """The stored publication of this address, http and https and bare host being one."""
        bare = (row["url"] or "").split("://")[-1].removeprefix("www.")
        found = rows(self._conn, "SELECT * FROM publications WHERE url_key = ? ORDER BY id", row["url_key"])
        return next((pub for pub in found if pub["url"].split("://")[-1].removeprefix("www.") == bare), None)

    def met(self, keys: Iterable[int]) -> set[int]:
        """Which of these keys a stored page has."""
        found = self._conn.execute(
            "SELECT DISTINCT key FROM page_keys WHERE key IN (SELECT value FROM json_each(?))", (json.dumps([*keys]),)
        )
        return {key for (key,) in found}

    def joined_by_line(self, row: Columns) -> bool:
        """Whether a person's line names this address."""
        return bool(self.lines.joined(row["url_key"] or ""))

    def together(self, keys: Collection[int]) -> tuple[list[sqlite3.Row], set[int]]:
        """The pages that hang together with these keys by keys, documents and lines, by id; and the crowded keys."""
        found: dict[int, sqlite3.Row] = {}
        asked: set[int] = set()
        crowded: set[int] = set()
        waiting = set(keys)
        while waiting and len(found) < MAX_PAGES:
            asked |= waiting
            counts = self._crowded(waiting)
            crowded |= counts.keys()
            documents = self._with_keys(waiting - {key for key, n in counts.items() if n > _SETTLED})
            fresh = [row for row in self._of_documents(documents) if row["id"] not in found]
            found |= {row["id"]: row for row in fresh}
            named = {key for row in fresh for key in self.lines.joined(row["url_key"])}
            waiting = self._keys_of([row["id"] for row in fresh]) | {
                key for url in named for key in keys_of(_AT | {"url_key": url})
            }
            waiting -= asked
        return [found[id] for id in sorted(found)], crowded

    def _crowded(self, keys: Collection[int]) -> dict[int, int]:
        query = (
            "SELECT key, count(*) FROM page_keys WHERE key IN (SELECT value FROM json_each(?)) GROUP BY key"
            f" HAVING count(*) > {MAX_BLOCK}"
        )
        return dict(self._conn.execute(query, (json.dumps([*keys]),)).fetchall())

    def _with_keys(self, keys: Collection[int]) -> set[int]:
        query = (
            "SELECT DISTINCT p.document_id FROM page_keys k JOIN publications p ON p.id = k.publication_id"
            " WHERE k.key IN (SELECT value FROM json_each(?))"
        )
        return {id for (id,) in self._conn.execute(query, (json.dumps([*keys]),))}

    def _of_documents(self, ids: Collection[int]) -> list[sqlite3.Row]:
        query = "SELECT * FROM publications WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return rows(self._conn, query, json.dumps([*ids]))

    def _keys_of(self, pages: Collection[int]) -> set[int]:
        query = "SELECT DISTINCT key FROM page_keys WHERE publication_id IN (SELECT value FROM json_each(?))"
        return {key for (key,) in self._conn.execute(query, (json.dumps([*pages]),))}


_AT: Columns = dict.fromkeys(
    ("source", "title", "number", "status", "issuers", "signed_on", "published_on", "index_number")
)
