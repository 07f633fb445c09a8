"""What happened and what is coming: news, changes, events."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from db.queries.bitmaps import answered
from db.queries.duties import duties_due
from db.queries.rows import by_ids, with_documents
from db.queries.shown import ChangeRow, Event, News, Row
from policy import taxonomy

CHANGE_COLUMNS = "c.id, c.document_id, d.title, c.at, c.what, c.detail"
_KINDS = {
    "added": "new",
    "changed": "changed",
    "renamed": "changed",
    "repealed": "repealed",
    "gone": "gone",
    "back": "back",
}
_ORDER = ("new", "changed", "repealed", "gone", "back")


def news(conn: sqlite3.Connection, since: str, until: str | None = None, *, most: int | None = None) -> News:
    """What happened to documents in view at or after `since` and before `until` (instants or dates).

    With `most` only the last so many events are looked at; `cut` then says whether there were more.
    """
    kinds: dict[int, set[str]] = {}
    happenings = conn.execute(
        "SELECT c.document_id, c.what FROM changes c JOIN documents d ON d.id = c.document_id"
        " WHERE c.at >= ?1 AND (?2 IS NULL OR c.at < ?2) AND d.scope <> 'out' ORDER BY c.at DESC LIMIT ?3",
        (since, until, -1 if most is None else most + 1),
    ).fetchall()
    for id, what in happenings[:most]:
        kinds.setdefault(id, set()).add(_KINDS[what])
    found: dict[str, list[Row]] = {name: [] for name in _ORDER}
    for document in by_ids(conn, kinds):
        happened = kinds[document.id]
        if document.gone_since is None:
            happened = happened - {"gone"} or {"back"}
        found[next(name for name in _ORDER if name in happened)].append(document)
    for rows in found.values():
        rows.sort(key=lambda document: (document.sort_on, document.id), reverse=True)
    new, changed, repealed, gone, back = (tuple(found[name]) for name in _ORDER)
    return News(since, until, new, changed, repealed, gone, back, most is not None and len(happenings) > most)


def only(found: News, labels: Iterable[str]) -> News:
    """The news of documents that bear one of these labels or of those below them; all of them where none is named."""
    chosen = set(labels)
    wanted = chosen | {label.id for label in taxonomy.load() if label.parent in chosen}
    if not wanted:
        return found

    def kept(rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(row for row in rows if wanted & set(row.labels))

    return replace(
        found, new=kept(found.new), changed=kept(found.changed), repealed=kept(found.repealed),
        gone=kept(found.gone), back=kept(found.back),
    )  # fmt: skip


def changes(conn: sqlite3.Connection, since: str, *, after: int = 0, limit: int = 1000) -> list[ChangeRow]:
    """What happened at or after `since`, oldest first; `after` is the id of the last one that was had."""
    found = conn.execute(
        f"SELECT {CHANGE_COLUMNS} FROM changes c JOIN documents d ON d.id = c.document_id"
        " WHERE c.at >= ? AND c.id > ? AND d.scope <> 'out' ORDER BY c.id LIMIT ?",
        (since, after, limit),
    )
    return [ChangeRow(*change) for change in found]


def count_changes(conn: sqlite3.Connection, since: str) -> int:
    """How many of `changes` there are."""

    def read() -> int:
        wanted = "SELECT count(*) FROM changes c JOIN documents d ON d.id = c.document_id WHERE c.at >= ?"
        return int(conn.execute(f"{wanted} AND d.scope <> 'out'", (since,)).fetchone()[0])

    return answered(conn, ("changes", since), read)


def events(conn: sqlite3.Connection, since: str, until: str) -> list[Event]:
    """Deadlines and days of effect from `since` to `until` (dates, both inclusive), the earliest first."""
    found: list[Event] = []
    days: tuple[tuple[str, Literal["comments due", "effective"]], ...] = (
        ("comments_due_on", "comments due"), ("effective_on", "effective"),
    )  # fmt: skip
    for column, what in days:
        dated = f"SELECT id, {column} FROM documents WHERE {column} >= ? AND {column} < ? AND scope <> 'out'"
        for document, (on,) in with_documents(conn, dated, (since, until + "~")):
            found.append(_event(document, what, on))
    for duty in duties_due(conn, since, until):
        document = duty.document
        uid = f"{document.id}-duty-{duty.due}-{duty.at}@zhengce"
        found.append(Event(uid, "duty", duty.due or "", document, document.changed_at or document.first_seen, duty))
    return sorted(found, key=lambda event: (event.on, event.document.id, event.what))


def due_event(document: Row) -> Event:
    """The last day for comments on a draft."""
    return _event(document, "comments due", document.comments_due_on or "")


def _event(document: Row, what: Literal["comments due", "effective"], on: str) -> Event:
    uid = f"{document.id}-{what.replace(' ', '-')}@zhengce"
    return Event(uid, what, on, document, document.changed_at or document.first_seen)


def change_ids(conn: sqlite3.Connection, since: str) -> array[int]:
    """Ids of all that happened at or after `since`, oldest first."""
    found = conn.execute(
        "SELECT c.id FROM changes c JOIN documents d ON d.id = c.document_id"
        " WHERE c.at >= ? AND d.scope <> 'out' ORDER BY c.id",
        (since,),
    )
    return array("q", (id for (id,) in found))
