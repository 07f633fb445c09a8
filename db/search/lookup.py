"""Search: title before body, ties newest, with the passage that says why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from db.search.expand import Expansion
from db.search.functions import occurs
from db.search.match import Match, build
from db.search.query import parse
from db.search.snippets import Marked, mark, passage

RANKED = 2_000  # beyond so many hits the newest come first: ranking them all would take longer than reading
_WEIGHTS = "1.0, 40.0, 20.0, 10.0, 0.5, 0.0"  # of the columns of documents_fts
Order = Literal["rank", "new"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found. `passage` is where, with the places of the words in it; of the title likewise."""

    id: int
    title: str
    number: str | None
    issuers: tuple[str, ...]
    published_on: str | None
    sort_on: str
    url: str
    scope: str
    passage: Marked
    title_marks: Marked


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a search found. `total` counts all of it; `message` says what was not understood or cut short.

    `expansions` are the further words that were looked for; the page shows them.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    expansions: tuple[Expansion, ...] = ()
    message: str | None = None
    texts: tuple[str, ...] = ()


def search(  # noqa: PLR0913 - each is a plain choice of the caller
    conn: sqlite3.Connection,
    query: str,
    limit: int = 20,
    order: Order = "rank",
    *,
    offset: int = 0,
    everything: bool = False,
) -> SearchAnswer:
    """Documents in view that match `query` (see `db.search.query`), best or newest first; `limit` 0 = all.

    `everything` also finds documents out of scope. Never raises for what is typed: the message says what is wrong with
    it. None of the searches sets a time limit: that is the caller's.
    """
    matched = build(parse(query), lambda text: occurs(conn, text), everything=everything)
    if matched.expression is None:
        return SearchAnswer(query, (), 0, message=matched.message)
    total = count(conn, matched.expression)
    window = (limit or max(total, 1), offset)
    ranked = order == "rank"
    ids = ranked_ids(conn, matched, *window) if ranked else newest(conn, matched, matched.expression, *window)
    hits = tuple(_hits(conn, ids, matched.texts))
    return SearchAnswer(query, hits, total, matched.expansions, matched.message, matched.texts)


def count(conn: sqlite3.Connection, expression: str) -> int:
    """How many documents match an expression."""
    row = conn.execute("SELECT count(*) FROM documents_fts WHERE documents_fts MATCH ?", (expression,)).fetchone()
    return int(row[0])


def ranked_ids(conn: sqlite3.Connection, matched: Match, limit: int = -1, offset: int = 0) -> list[int]:
    """Ids in the order of rank: what has the words in title, number or issuers, then the rest; -1 = all."""
    if matched.near is None:
        return newest(conn, matched, matched.expression or "", limit, offset)
    found: list[int] = []
    for expression in (matched.near, matched.far):
        many = count(conn, expression)
        if offset < many:
            order = by_rank if many <= RANKED else newest
            found += order(conn, matched, expression, limit - len(found) if limit >= 0 else -1, offset)
        offset = max(0, offset - many)
        if 0 <= limit <= len(found):
            break
    return found


def by_rank(conn: sqlite3.Connection, matched: Match, expression: str, limit: int = -1, offset: int = 0) -> list[int]:
    """What an expression of `matched` finds: the documents of its numbers, then the best; -1 = all."""
    rows = conn.execute(
        f"SELECT f.rowid FROM (SELECT rowid, bm25(documents_fts, {_WEIGHTS}) AS score FROM documents_fts"
        " WHERE documents_fts MATCH ?) f JOIN documents d ON d.id = f.rowid"
        f" {named_first(matched)}round(f.score, 1), d.sort_on DESC, d.id DESC LIMIT ? OFFSET ?",
        (expression, *matched.numbers, limit, offset),
    )
    return [int(id) for (id,) in rows]


def newest(conn: sqlite3.Connection, matched: Match, expression: str, limit: int = -1, offset: int = 0) -> list[int]:
    """What an expression of `matched` finds: the documents of its numbers, then the newest; -1 = all."""
    rows = conn.execute(
        "SELECT d.id FROM documents d WHERE d.id IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?)"
        f" {named_first(matched)}d.sort_on DESC, d.id DESC LIMIT ? OFFSET ?",
        (expression, *matched.numbers, limit, offset),
    )
    return [int(id) for (id,) in rows]


def named_first(matched: Match | None) -> str:
    """The beginning of an ORDER BY: documents `d` of the numbers that were typed, which are its values, come first."""
    if not matched or not matched.numbers:
        return "ORDER BY "
    return f"ORDER BY d.number_key IN ({', '.join('?' * len(matched.numbers))}) IS NOT 1, "


def _hits(conn: sqlite3.Connection, ids: list[int], texts: tuple[str, ...]) -> Iterator[Hit]:
    for id in ids:
        title, number, issuers, published_on, sort_on, url, scope, body = conn.execute(
            "SELECT d.title, d.number, d.issuers, d.published_on, d.sort_on, d.url, d.scope, b.text FROM documents d"
            " JOIN bodies b ON b.document_id = d.id WHERE d.id = ?",
            (id,),
        ).fetchone()
        found = passage(body, texts) or passage(_attachments(conn, id, texts), texts) or passage(body, (), any=True)
        names = tuple(name for name in issuers.split("、") if name)
        yield Hit(
            id, title, number, names, published_on, sort_on, url, scope, found or Marked(title), mark(title, texts)
        )


def _attachments(conn: sqlite3.Connection, id: int, texts: tuple[str, ...]) -> str:
    rows = conn.execute(
        "SELECT t.text FROM attachment_texts t JOIN attachments a ON a.id = t.attachment_id WHERE a.document_id = ?",
        (id,),
    )
    return next((text for (text,) in rows if passage(text, texts)), "")
