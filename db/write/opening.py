"""Opening the database for writing: the lock, the migrations, the taxonomy, the text index."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TextIO

from sqlite_utils import Database

from db.file.connection import connect_writer
from db.file.lock import take_lock
from db.file.migrations import migrations, names
from db.store_errors import StoreCorrupt, StoreError, StoreTooNew, explained
from db.write import derived, readings
from db.write.finding import fill_keys
from policy import facts


def open_store(path: Path, *, indexed: bool = True) -> tuple[sqlite3.Connection, TextIO]:
    """A connection to a database that is up to date, and the lock that keeps a second writer out."""
    lock = take_lock(path)
    conn = None
    try:
        conn = connect_writer(path)
        with explained(path):
            _check_header(conn, path)
            upgrade(conn, path)
            check_declared(conn)
            conn.execute("BEGIN IMMEDIATE")
            readings.sync_labels(conn)
            fill_keys(conn)
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


def check_declared(conn: sqlite3.Connection) -> None:
    """Refuse to write facts that have no column: they would be lost. Raises `StoreError` naming the declaration."""
    wanted = [
        *((fact.name, fact.name, "publications") for fact in facts.OF_PUBLICATION),
        *((fact.name, fact.name, "documents") for fact in facts.kept("document", "reading")),
        *((fact.name, fact.name, "bodies") for fact in facts.kept("body")),
        *((table.name, column, table.name) for table in facts.TABLES for column in ("document_id", *table.columns)),
    ]
    for name, column, table in wanted:
        there = {row[1] for row in conn.execute(f"PRAGMA table_info({table})")}
        if column not in there:
            raise StoreError(
                f"{facts.declared_at(name)}: {name} is declared, but the table {table} has no column {column}; add a"
                " migration to db/file/migrations.py (CONTRIBUTING.md, recipe d)"
            )


def _fresh_index(conn: sqlite3.Connection) -> None:
    """Rebuild the text index when another release cut it in another way."""
    row = conn.execute("SELECT value FROM settings WHERE name = 'index'").fetchone()
    if row is None or row[0] != derived.index_scheme():
        derived.rebuild_index(conn)
