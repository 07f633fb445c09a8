"""Connections: read-only ones for readers, one writing one for the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from db.search.functions import connect_functions
from db.store_errors import StoreMissing, explained


def connect(path: str | Path, *, immutable: bool = False, wait: float = 10.0) -> sqlite3.Connection:
    """A read-only connection with our SQL functions. `immutable` reads a file that nobody writes, without locks.

    `wait` is for how many seconds a lock of another program is waited for. Raises `StoreMissing`, `StoreBusy` or
    `StoreCorrupt`.
    """
    file = Path(path)
    if not file.is_file():
        raise StoreMissing(f"{file}: there is no database; `zhengce crawl` or `zhengce demo` makes one")
    with explained(file):
        conn = sqlite3.connect(
            f"file:{quote(str(file.resolve()))}?mode=ro{'&immutable=1' if immutable else ''}",
            uri=True,
            timeout=wait,
            check_same_thread=False,
        )
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connect_functions(conn)
    return conn


def path_of(conn: sqlite3.Connection) -> Path:
    """The file that a connection has open."""
    return Path(conn.execute("PRAGMA database_list").fetchone()[2])


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
