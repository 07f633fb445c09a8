"""Connections: read-only ones for readers, one writing one for the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from db.errors import StoreMissing, explained
from db.fold import fold
from db.match import fts_expression
from db.tokens import phrase

_ANY = "SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?"


def connect(path: str | Path, *, immutable: bool = False) -> sqlite3.Connection:
    """A read-only connection with our SQL functions. `immutable` reads a file that nobody writes, without locks.

    Raises `StoreMissing` or `StoreCorrupt`.
    """
    file = Path(path)
    if not file.is_file():
        raise StoreMissing(f"{file}: there is no database; `zhengce crawl` or `zhengce demo` makes one")
    with explained(file):
        conn = sqlite3.connect(
            f"file:{quote(str(file.resolve()))}?mode=ro{'&immutable=1' if immutable else ''}",
            uri=True,
            timeout=10,
            check_same_thread=False,
        )
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connect_functions(conn)
    return conn


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


def connect_writer(path: Path) -> sqlite3.Connection:
    """The store's connection: WAL, NORMAL, foreign keys, no implicit transactions."""
    with explained(path):
        address = f"file:{quote(str(path.resolve()))}"  # an address, so that ATTACH may open read-only
        conn = sqlite3.connect(address, uri=True, timeout=10, isolation_level=None, check_same_thread=False)
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = NORMAL")
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA wal_autocheckpoint = 8000")  # pages, 32 MB: fewer syncs during a bulk load
        conn.execute("PRAGMA cache_size = -65536")
        conn.execute("PRAGMA temp_store = MEMORY")
    connect_functions(conn)
    return conn
