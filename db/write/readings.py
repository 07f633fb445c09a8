"""Writing what the analysis says about a document."""

from __future__ import annotations

import sqlite3

from db.write.identity import title_key
from db.write.pages import number_key
from db.write.pending import Pending
from policy import Label, Reading, Relation, Target, taxonomy


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


def clear(conn: sqlite3.Connection, id: int) -> None:
    """Remove the reading of a document; what waits for a person stays until `close_review`."""
    for table in ("evidence", "document_labels", "relations", "targets", "summaries"):
        conn.execute(f"DELETE FROM {table} WHERE document_id = ?", (id,))


def write(rows: Pending, id: int, reading: Reading, now: str) -> None:
    """Store a reading of a document that has none. Its scope is in the documents row, not here."""
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
    rows.add(
        "INSERT INTO targets (document_id, indicator, comparator, value, value_high, unit, year, base_year, scope,"
        ' hedge, "offset", passage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
            (id, t.indicator, t.comparator, t.value, t.value_high, t.unit, t.year, t.base_year, *_place(t))
            for t in reading.targets
        ],
    )
    rows.add(
        'INSERT INTO summaries (document_id, role, "offset", quote) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        [(id, s.role, s.offset, s.quote) for s in reading.summary],
    )
    rows.add(
        'INSERT INTO relations (document_id, type, target_title, target_number, target_key, target_title_key, "offset",'
        " passage) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [_relation_row(id, relation) for relation in reading.relations],
    )
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


def _place(target: Target) -> tuple[str | None, str | None, int, str]:
    return target.scope, target.hedge, target.offset, target.passage


def _relation_row(id: int, relation: Relation) -> tuple[object, ...]:
    key = title_key(relation.title) if relation.title else None
    return (
        id,
        relation.type,
        relation.title,
        relation.number,
        number_key(relation.number),
        key if key and len(key) >= 4 else None,
        relation.offset,
        relation.passage,
    )


def _unsure(reading: Reading) -> dict[str, str]:
    """What waits for a person: label id or ``scope`` -> reason."""
    found = {label.id: "the evidence is weak" for label in reading.labels if not label.sure}
    return found | ({"scope": reading.scope_reason} if reading.scope == "unsure" else {})


def close_review(conn: sqlite3.Connection, id: int, reading: Reading) -> None:
    """What is sure by now leaves the queue; the first time of a doubt that stays is kept."""
    unsure = _unsure(reading)
    for (what,) in conn.execute("SELECT what FROM review WHERE document_id = ?", (id,)).fetchall():
        if what not in unsure:
            conn.execute("DELETE FROM review WHERE document_id = ? AND what = ?", (id, what))
