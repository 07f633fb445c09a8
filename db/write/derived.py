"""What follows from the rows: the text index and the counts. Kept right by comparing before and after a change."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from secrets import randbelow
from typing import NamedTuple

from db.search import fold, tokens
from db.search.match import date_tokens
from policy import taxonomy

COLUMNS = "body, title, number, issuers, attachments, facets"
_SOURCE = """
SELECT d.id, d.title, d.number, d.issuers, b.text, d.scope, d.kind, d.status, d.source, d.sort_on,
  (SELECT group_concat(label_id, ' ') FROM (SELECT label_id FROM document_labels WHERE document_id = d.id ORDER BY 1)),
  (SELECT group_concat(text, char(10)) FROM (SELECT t.text, min(a.id) AS first FROM attachments a
    JOIN attachment_texts t ON t.attachment_id = a.id WHERE a.document_id = d.id
    GROUP BY coalesce(a.sha256, a.id) ORDER BY first))
FROM documents d JOIN bodies b ON b.document_id = d.id"""
_PAIRS = "SELECT document_id, facet, value, sort_on FROM document_facets"
_CHUNK = 500


class Source(NamedTuple):
    """The values of a document that its index row is made of."""

    id: int
    title: str
    number: str | None
    issuers: str
    body: str
    scope: str
    kind: str | None
    status: str | None
    source: str
    sort_on: str
    labels: str | None
    attachments: str | None


Pair = tuple[str, str, str]  # facet, value, sort_on


@cache
def index_scheme() -> str:
    """Names how index rows are made; another value in the file means that its index must be rebuilt."""
    parents = ",".join(f"{label.id}>{label.parent}" for label in taxonomy.load())
    return f"{tokens.SCHEME}:{fold.fingerprint()}:{hashlib.sha256(parents.encode()).hexdigest()[:8]}"


def index_row(row: Source) -> tuple[str, ...]:
    """The six columns of the text index."""
    texts = (row.body, row.title, row.number or "", row.issuers, row.attachments or "")
    return (*(tokens.index_tokens(text) for text in texts), _facets(row))


def _facets(row: Source) -> str:
    known = taxonomy.by_id()
    labels: dict[str, None] = {}
    for id in (row.labels or "").split():
        name: str | None = id
        while name and name not in labels:
            labels[name] = None
            name = known[name].parent if name in known else None
    named = [("source", row.source), ("scope", row.scope), ("kind", row.kind), ("status", row.status)]
    found = [
        tokens.OUT if row.scope == "out" else tokens.ALL,
        *(tokens.facet(name, value) for name, value in named if value),
    ]
    found += [tokens.facet("label", id) for id in labels]
    return " ".join([*found, *date_tokens(row.sort_on)])


def sources(conn: sqlite3.Connection, ids: Iterable[int] | None = None) -> Iterator[Source]:
    """What the index rows of these documents (all without `ids`) are made of."""
    if ids is None:
        yield from map(Source._make, conn.execute(f"{_SOURCE} ORDER BY d.id"))
        return
    for chunk in _chunks(ids):
        marks = ",".join("?" * len(chunk))
        yield from map(Source._make, conn.execute(f"{_SOURCE} WHERE d.id IN ({marks})", chunk).fetchall())


def pairs(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, set[Pair]]:
    """The facet values of these documents."""
    found: dict[int, set[Pair]] = {}
    for chunk in _chunks(ids):
        marks = ",".join("?" * len(chunk))
        for id, *pair in conn.execute(f"{_PAIRS} WHERE document_id IN ({marks})", chunk):
            found.setdefault(id, set()).add((pair[0], pair[1], pair[2]))
    return found


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    every = list(ids)
    for at in range(0, len(every), _CHUNK):
        yield every[at : at + _CHUNK]


class Derived:
    """The text index and counts during one transaction: `before` a document is changed, `settle` at the end."""

    def __init__(self, conn: sqlite3.Connection, *, indexed: bool = True) -> None:
        self._conn = conn
        self._indexed = indexed
        self._rows: dict[int, Source | None] = {}
        self._pairs: dict[int, set[Pair]] = {}

    def before(self, ids: Iterable[int]) -> None:
        """Remember the state of these documents; to be called before the first change of each."""
        fresh = [id for id in ids if id not in self._rows]
        if not fresh:
            return
        self._rows |= dict.fromkeys(fresh)
        self._rows |= {row.id: row for row in sources(self._conn, fresh)} if self._indexed else {}
        self._pairs |= pairs(self._conn, fresh)

    def added(self, id: int) -> None:
        """A document that was not there before."""
        self._rows[id] = None

    @property
    def touched(self) -> set[int]:
        """Documents whose state before is known."""
        return set(self._rows)

    def settle(self) -> None:
        """Bring index and counts in line with the rows as they are now."""
        ids = list(self._rows)
        changed: list[tuple[Source | None, Source | None]] = []
        if self._indexed:
            after = {row.id: row for row in sources(self._conn, ids)}
            changed = [(self._rows[id], after.get(id)) for id in ids if self._rows[id] != after.get(id)]
            _replace_rows(self._conn, changed)
        now = pairs(self._conn, ids)
        empty: set[Pair] = set()
        minus = [p for id in ids for p in self._pairs.get(id, empty) - now.get(id, empty)]
        plus = [p for id in ids for p in now.get(id, empty) - self._pairs.get(id, empty)]
        _count(self._conn, minus, plus)
        if ids:
            name_state(self._conn)
        self._rows.clear()
        self._pairs.clear()


def _replace_rows(conn: sqlite3.Connection, changed: list[tuple[Source | None, Source | None]]) -> None:
    old = [(row.id, *index_row(row)) for row, _ in changed if row]
    new = [(row.id, *index_row(row)) for _, row in changed if row]
    conn.executemany(
        f"INSERT INTO documents_fts(documents_fts, rowid, {COLUMNS}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)", old
    )
    conn.executemany(f"INSERT INTO documents_fts(rowid, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", new)


def name_state(conn: sqlite3.Connection) -> None:
    """Another number for the file: what readers keep of its documents is no longer so (see `db.queries.bitmaps`)."""
    conn.execute(f"PRAGMA user_version = {1 + randbelow(2**31 - 1)}")


# Measured over 18,000 documents: 0.1 ms a document; counting all of them takes 0.7 s, which each transaction would pay.
def _count(conn: sqlite3.Connection, minus: list[Pair], plus: list[Pair]) -> None:
    sums: dict[tuple[str, str], tuple[int, str]] = {}
    for facet, value, sort_on in plus:
        n, newest = sums.get((facet, value), (0, ""))
        sums[facet, value] = (n + 1, max(newest, sort_on))
    conn.executemany(
        "INSERT INTO counts (facet, value, n, newest) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET n = n + excluded.n, newest = max(coalesce(newest, ''), excluded.newest)",
        [(*key, *counted) for key, counted in sums.items()],
    )
    for facet, value, sort_on in minus:
        conn.execute("UPDATE counts SET n = n - 1 WHERE facet = ? AND value = ?", (facet, value))
        row = conn.execute("SELECT n, newest FROM counts WHERE facet = ? AND value = ?", (facet, value)).fetchone()
        if row and row[0] <= 0:
            conn.execute("DELETE FROM counts WHERE facet = ? AND value = ?", (facet, value))
        elif row and row[1] == sort_on:
            newest = conn.execute(*_newest(facet, value)).fetchone()[0]
            conn.execute("UPDATE counts SET newest = ? WHERE facet = ? AND value = ?", (newest, facet, value))


# The view takes 40 ms for a month of 100,000 documents and 1.6 s for a label in it, the index of days under 1 ms.
def _newest(facet: str, value: str) -> tuple[str, tuple[str, ...]]:
    """The question for the newest day of a facet's value."""
    days = "FROM documents d WHERE d.scope <> 'out' AND d.sort_on >= ?1 AND d.sort_on < ?1 || '~'"
    if facet in ("year", "month"):
        return f"SELECT max(d.sort_on) {days}", (value,)
    if facet == "month_label":
        month, _, label = value.partition(" ")
        has = "EXISTS (SELECT 1 FROM document_labels l WHERE l.document_id = d.id AND l.label_id = ?2)"
        return f"SELECT max(d.sort_on) {days} AND {has}", (month, label)
    return "SELECT max(sort_on) FROM document_facets WHERE facet = ? AND value = ?", (facet, value)


def rebuild_index(conn: sqlite3.Connection) -> int:
    """Rebuild the text index in the open transaction. Returns the number of documents in it."""
    conn.execute("INSERT INTO documents_fts(documents_fts) VALUES ('delete-all')")
    total, last = 0, 0
    while rows := list(
        map(Source._make, conn.execute(f"{_SOURCE} WHERE d.id > ? ORDER BY d.id LIMIT {_CHUNK}", (last,)))
    ):
        last = rows[-1].id
        _replace_rows(conn, [(None, row) for row in rows])
        total += len(rows)
    conn.execute(
        "INSERT INTO settings (name, value) VALUES ('index', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (index_scheme(),),
    )
    name_state(conn)
    return total
