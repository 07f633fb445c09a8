"""Opening the database for writing: the lock, the migrations, the taxonomy, the text index."""

from __future__ import annotations

import fcntl
import sqlite3
from pathlib import Path
from typing import TextIO

from sqlite_utils import Database

from db import derived, readings
from db.connection import connect_writer
from db.errors import StoreBusy, StoreCorrupt, StoreTooNew, explain, explained
from db.migrations import migrations, names


def open_store(path: Path, *, indexed: bool = True) -> tuple[sqlite3.Connection, TextIO]:
    """A connection to a database that is up to date, and the lock that keeps a second writer out."""
    lock = take_lock(path)
    conn = None
    try:
        conn = connect_writer(path)
        with explained(path):
            _check_header(conn, path)
            upgrade(conn, path)
            conn.execute("BEGIN IMMEDIATE")
            readings.sync_labels(conn)
            if indexed:
                _fresh_index(conn)
            else:
                conn.execute("DELETE FROM settings WHERE name = 'index'")
            conn.execute("COMMIT")
    except BaseException:
        if conn is not None:
            conn.close()
        lock.close()
        raise
    return conn, lock


def take_lock(path: Path) -> TextIO:
    """Hold ``PATH.lock`` until it is closed, or raise `StoreBusy`. The lock ends with the process, however it ends."""
    try:
        lock = Path(f"{path}.lock").open("a", encoding="utf-8")  # noqa: SIM115 - held as long as the store is open
    except OSError as error:
        raise explain(error, path) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise StoreBusy(f"{path}: another program is writing to it; try again when it has finished") from error
    return lock


def _check_header(conn: sqlite3.Connection, path: Path) -> None:
    """Refuse a database of another program, which our migrations would only clutter."""
    tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and not {"documents", "_sqlite_migrations"} & tables:
        raise StoreCorrupt(f"{path}: is a database, but not one of zhengce (tables: {', '.join(sorted(tables)[:5])} …)")


def upgrade(conn: sqlite3.Connection, path: Path) -> None:
    """Apply the migrations that the file lacks. Raises `StoreTooNew` for a file of a later release."""
    database = Database(conn)
    applied = {migration.name for migration in migrations.applied(database)}
    unknown = sorted(applied - set(names()))
    if unknown:
        raise StoreTooNew(f"{path}: was written by a later release ({', '.join(unknown)}); update zhengce")
    if applied != set(names()):
        migrations.apply(database)


def _fresh_index(conn: sqlite3.Connection) -> None:
    """Build the text index anew when it was cut in another way than this release cuts it."""
    row = conn.execute("SELECT value FROM settings WHERE name = 'index'").fetchone()
    if row is None or row[0] != derived.index_scheme():
        derived.rebuild_index(conn)
