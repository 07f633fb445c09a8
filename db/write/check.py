"""Is the file sound? SQLite's own check, foreign keys, and whether index and counts equal the rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from db.search.tokens import ALL, OUT
from db.write import derived

MOST = 20  # faults of one kind that are named


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: the check that found it and what it found."""

    check: str
    detail: str


def check(conn: sqlite3.Connection) -> list[Fault]:
    """All faults of a database; empty for a sound one. Reads every text."""
    damage = list(_integrity(conn))
    return damage or [*_foreign_keys(conn), *_documents(conn), *_counts(conn), *_index(conn)]


def _integrity(conn: sqlite3.Connection) -> Iterator[Fault]:
    try:
        for (line,) in conn.execute(f"PRAGMA integrity_check({MOST})"):
            if line != "ok":
                yield Fault("integrity", line)
    except sqlite3.DatabaseError as error:
        yield Fault("integrity", str(error))


def _foreign_keys(conn: sqlite3.Connection) -> Iterator[Fault]:
    for table, row, parent, _ in conn.execute("PRAGMA foreign_key_check").fetchmany(MOST):
        yield Fault("foreign keys", f"{table} row {row} refers to a row of {parent} that is not there")


def _documents(conn: sqlite3.Connection) -> Iterator[Fault]:
    """Each document has a body and a main publication."""
    rows = conn.execute(
        "SELECT d.id FROM documents d LEFT JOIN bodies b ON b.document_id = d.id"
        " LEFT JOIN publications p ON p.document_id = d.id AND p.url = d.url"
        " WHERE b.document_id IS NULL OR p.id IS NULL"
    )
    for (id,) in rows.fetchmany(MOST):
        yield Fault("documents", f"document {id} has no body or no main publication")


def _counts(conn: sqlite3.Connection) -> Iterator[Fault]:
    kept = {(facet, value): rest for facet, value, *rest in conn.execute("SELECT facet, value, n, newest FROM counts")}
    counted = {
        (facet, value): rest
        for facet, value, *rest in conn.execute(
            "SELECT facet, value, count(*), max(sort_on) FROM document_facets GROUP BY facet, value"
        )
    }
    for key in sorted(kept.keys() | counted.keys()):
        if kept.get(key) != counted.get(key):
            yield Fault("counts", f"{key[0]} {key[1]}: kept {kept.get(key)}, counted {counted.get(key)}")


def _index(conn: sqlite3.Connection) -> Iterator[Fault]:
    """The text index holds all documents, no others, each with the words of its row."""
    row = conn.execute("SELECT value FROM settings WHERE name = 'index'").fetchone()
    if row is None or row[0] != derived.index_scheme():
        yield Fault("text index", "was made by another release; the next crawl builds it anew")
        return
    expected = {id for (id,) in conn.execute("SELECT id FROM documents")}
    indexed = {
        id
        for (id,) in conn.execute(
            "SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?", (f'"{ALL}" OR "{OUT}"',)
        )
    }
    for id in sorted(expected - indexed)[:MOST]:
        yield Fault("text index", f"document {id} is missing")
    for id in sorted(indexed - expected)[:MOST]:
        yield Fault("text index", f"holds {id}, which is no document")
    yield from _words(conn)


def _words(conn: sqlite3.Connection) -> Iterator[Fault]:
    """Compare the index's own vocabulary, word by word, with that of an index made of the rows."""
    conn.execute("CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, documents_fts, col)")
    try:
        kept = {(t, c): (d, n) for t, c, d, n in conn.execute("SELECT term, col, doc, cnt FROM temp.kept_words")}
    finally:
        conn.execute("DROP TABLE temp.kept_words")
    names = derived.COLUMNS.split(", ")
    counted: dict[tuple[str, str], tuple[int, int]] = {}
    for source in derived.sources(conn):
        for name, text in zip(names, derived.index_row(source), strict=True):
            found: dict[str, int] = {}
            for token in text.split():
                found[token] = found.get(token, 0) + 1
            for token, n in found.items():
                documents, total = counted.get((token, name), (0, 0))
                counted[token, name] = (documents + 1, total + n)
    wrong = sorted(key for key in kept.keys() | counted.keys() if kept.get(key) != counted.get(key))
    for term, column in wrong[:MOST]:
        at = (term, column)
        yield Fault("text index", f"{term} in {column}: kept {kept.get(at)}, counted {counted.get(at)}")
