"""Our query language as SQL functions of a connection."""

from __future__ import annotations

import sqlite3

from db.search.fold import fold
from db.search.match import fts_expression
from db.search.tokens import phrase

_ANY = "SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?"


def connect_functions(conn: sqlite3.Connection) -> None:
    """Register our SQL functions on a connection.

    `zhengce_match(query)` answers the full-text expression for `documents_fts MATCH`; `escape_fts` is the same, so that
    Datasette's search box and `?_search=` speak our query language; `zhengce_fold(text)` answers the folded text.
    """
    expression = fts_expression(lambda text: occurs(conn, text))
    conn.create_function("zhengce_match", 1, expression)
    conn.create_function("escape_fts", 1, expression)
    conn.create_function("zhengce_fold", 1, lambda text: None if text is None else fold(str(text)), deterministic=True)


def occurs(conn: sqlite3.Connection, text: str) -> bool:
    """Whether any document holds `text`; False where there is no text index."""
    wanted = phrase(text)
    if wanted is None:
        return False
    try:
        return conn.execute(f"{_ANY} LIMIT 1", (wanted,)).fetchone() is not None
    except sqlite3.Error:
        return False
