"""At the end of a rebuild: documents that were split and joined on the way get the ids back that they were told by."""

from __future__ import annotations

import sqlite3

from db.write.derived import Derived


def old_ids(conn: sqlite3.Connection, *, indexed: bool) -> None:
    """Give each document the old id of its oldest page, where the old document had that page as its oldest, too."""
    pairs = conn.execute(
        "SELECT p.document_id, k.document_id FROM publications p JOIN kept_pages k ON k.publication_id = p.id"
        " WHERE p.document_id <> k.document_id"
        " AND p.id = (SELECT min(id) FROM publications WHERE document_id = p.document_id)"
        " AND p.id = (SELECT min(publication_id) FROM kept_pages WHERE document_id = k.document_id)"
    ).fetchall()
    leaving = {now for now, _ in pairs}
    taken = {id for (id,) in conn.execute("SELECT id FROM documents")} - leaving
    pairs = [(now, was) for now, was in pairs if was not in taken]
    if not pairs:
        return
    derived = Derived(conn, indexed=indexed)
    derived.before({id for pair in pairs for id in pair})
    conn.execute("PRAGMA defer_foreign_keys = ON")
    conn.execute("CREATE TEMP TABLE renumbered (now INTEGER PRIMARY KEY, was INTEGER)")
    conn.executemany("INSERT INTO renumbered VALUES (?, ?)", pairs)
    for table, column in _columns(conn):
        conn.execute(  # by way of negative numbers: an id may be another's old one
            f"UPDATE {table} SET {column} = -(SELECT was FROM renumbered WHERE now = {table}.{column})"
            f" WHERE {column} IN (SELECT now FROM renumbered)"
        )
    for table, column in _columns(conn):
        conn.execute(f"UPDATE {table} SET {column} = -{column} WHERE {column} < 0")
    conn.execute("DROP TABLE renumbered")
    derived.settle()


def _columns(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every column that holds ids of documents; evidence refers to them by way of their labels."""
    found = conn.execute(
        'SELECT m.name, f."from" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table' AND f.\"table\" = 'documents'"
    )
    return [("documents", "id"), ("evidence", "document_id"), *found.fetchall()]
