"""Writing what the analysis says about a document."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from db.write.derived import name_state
from db.write.identity import title_key
from db.write.pages import number_key, places
from db.write.pending import Pending
from policy import Label, Reading, Relation, reasons, taxonomy
from policy.facts import OF_READING, TABLES, Table


def sync_labels(conn: sqlite3.Connection) -> None:
    """Bring the labels table in line with the taxonomy. Labels that it no longer has stay, for old documents."""
    rows = [
        (label.id, label.facet, label.parent, position, label.zh, label.ja, label.en, label.means)
        for position, label in enumerate(taxonomy.load())
    ]
    stored = set(conn.execute("SELECT id, facet, parent, position, zh, ja, en, means FROM labels"))
    changed = [row for row in rows if row not in stored]
    if changed:
        conn.executemany(
            "INSERT INTO labels (id, facet, parent, position, zh, ja, en, means) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET facet = excluded.facet, parent = excluded.parent, position = excluded.position,"
            " zh = excluded.zh, ja = excluded.ja, en = excluded.en, means = excluded.means",
            changed,
        )
        name_state(conn)


def clear(conn: sqlite3.Connection, id: int) -> None:
    """Remove the reading of a document; what waits for a person stays until `close_review`."""
    for table in ("evidence", "document_labels", *(table.name for table in TABLES)):
        conn.execute(f"DELETE FROM {table} WHERE document_id = ?", (id,))


def columns(reading: Reading) -> dict[str, Any]:
    """What of a reading is kept in the documents row."""
    found = {fact.name: fact.cell(getattr(reading, fact.name)) for fact in OF_READING}
    return found | {"dates_read": places(reading)}


def write(rows: Pending, id: int, reading: Reading, now: str) -> None:
    """Store a reading of a document that has none; what the documents row keeps (`columns`) is not written here."""
    _add_unknown_labels(rows.conn, reading)
    labels = {label.id: label for label in reading.labels}.values()
    rows.add(
        "INSERT INTO document_labels (document_id, label_id, score, sure, derived_from, settled)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(id, label.id, label.score, int(label.sure), label.derived_from, _settled(label)) for label in labels],
    )
    rows.add(
        'INSERT INTO evidence (document_id, label_id, position, term, field, "offset", passage)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (id, label.id, n, e.term, e.field, e.offset, e.passage)
            for label in labels
            for n, e in enumerate(label.evidence)
        ],
    )
    for table in TABLES:
        keys = _KEYS[table.name][1] if table.name in _KEYS else _no_keys
        found = getattr(reading, table.found)
        rows.add(_INSERT[table.name], [(id, *table.cells(record), *keys(record)) for record in found])
    rows.add(
        "INSERT INTO review (document_id, what, reason, since) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET reason = excluded.reason",
        [(id, what, reason, now) for what, reason in _unsure(reading).items()],
    )


def _settled(label: Label) -> str | None:
    """Why a person settled the label, None where the rules gave it."""
    return next((e.passage for e in label.evidence if e.field == "review"), None)


def _add_unknown_labels(conn: sqlite3.Connection, reading: Reading) -> None:
    """Labels that the taxonomy does not have are shown by their ids."""
    known = taxonomy.by_id()
    for position, label in enumerate(reading.labels):
        for name in (label.id, label.derived_from):
            if name and name not in known:
                conn.execute(
                    "INSERT INTO labels (id, facet, position, zh, ja, en) VALUES (?1, ?2, ?3, ?1, ?1, ?1)"
                    " ON CONFLICT DO NOTHING",
                    (name, label.facet, 1000 + position),
                )


def _no_keys(record: object) -> tuple[object, ...]:
    return ()


def _relation_keys(relation: Relation) -> tuple[object, ...]:
    """By which a cited document is found."""
    key = title_key(relation.title) if relation.title else None
    return number_key(relation.number), key if key and len(key) >= 4 else None


# Columns that the store adds for its own look-ups.
_KEYS: dict[str, tuple[tuple[str, ...], Callable[[Any], tuple[object, ...]]]] = {
    "relations": (("target_key", "target_title_key"), _relation_keys)
}


def _insert(table: Table) -> str:
    names = ["document_id", *table.columns, *(_KEYS[table.name][0] if table.name in _KEYS else ())]
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {table.name} ({listed}) VALUES ({marks}) ON CONFLICT DO NOTHING"


_INSERT = {table.name: _insert(table) for table in TABLES}


def _unsure(reading: Reading) -> dict[str, str]:
    """What waits for a person: label id or ``scope`` -> reason."""
    found = {label.id: reasons.written("weak") for label in reading.labels if not label.sure}
    return found | ({"scope": reading.scope_reason} if reading.scope == "unsure" else {})


def close_review(conn: sqlite3.Connection, id: int, reading: Reading) -> None:
    """What is sure by now leaves the queue; the first time of a doubt that stays is kept."""
    unsure = _unsure(reading)
    for (what,) in conn.execute("SELECT what FROM review WHERE document_id = ?", (id,)).fetchall():
        if what not in unsure and not what.startswith(reasons.COPY):
            conn.execute("DELETE FROM review WHERE document_id = ? AND what = ?", (id, what))
