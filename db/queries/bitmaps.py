"""What a long-lived reader keeps of one state of a file: the filters of all documents as bitmaps, and answers.

With bitmaps a view is counted without reading its rows. A bit is a place in the order of the timeline, 0 the newest
document. What is kept answers only while the file is in the state that it was made of (`PRAGMA user_version`, see
`db.write.derived`); otherwise the same questions go to the rows.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from sys import intern
from threading import Lock
from time import perf_counter
from typing import Any, Final, TypeVar

from pyroaring import BitMap

from db.file.connection import path_of
from db.search.lookup import by_rank
from db.search.match import Match

K = TypeVar("K")
T = TypeVar("T")

SHARE: Final = 10  # making them anew may take a tenth of the time while a crawl changes the file again and again
MOST = 64  # searches whose hits are kept, and answers
_MISSING: Final[Any] = object()
_VALUES: Final = {
    "scope": "SELECT scope, json_group_array(id) FROM documents GROUP BY scope",
    "kind": "SELECT kind, json_group_array(id) FROM documents WHERE kind IS NOT NULL GROUP BY kind",
    "status": "SELECT status, json_group_array(id) FROM documents WHERE status IS NOT NULL GROUP BY status",
    "source": "SELECT source, json_group_array(id) FROM documents GROUP BY source",
    "label": "SELECT label_id, json_group_array(document_id) FROM document_labels GROUP BY label_id",
    "issuer": "SELECT a.name, json_group_array(j.document_id) FROM document_agencies j"
    " JOIN agencies a ON a.id = j.agency_id GROUP BY j.agency_id",
}


@dataclass(frozen=True, slots=True)
class Bitmaps:
    """One state of a file. `ids` and `days` (sort_on) are by place, `places` by id, `values` by facet and value."""

    state: int
    ids: array[int]
    days: list[str]
    places: array[int]
    values: Mapping[str, Mapping[str, BitMap]]
    _searches: OrderedDict[str, BitMap] = field(default_factory=OrderedDict)
    _ranks: OrderedDict[str, list[int]] = field(default_factory=OrderedDict)
    _answers: OrderedDict[tuple[object, ...], Any] = field(default_factory=OrderedDict)

    def of(self, facet: str, values: Iterable[str]) -> BitMap:
        """Documents with any of the values."""
        known = self.values[facet]
        return BitMap.union(BitMap(), *(known[value] for value in values if value in known))

    def between(self, since: str | None, until: str | None) -> BitMap:
        """Documents whose day is not before `since` and not after the last day of `until`."""
        first = 0 if until is None else bisect_left(self.days, True, key=lambda day: day < until + "~")
        end = len(self.days) if since is None else bisect_left(self.days, True, key=lambda day: day < since)
        return BitMap(range(first, max(first, end)))

    def at(self, ids: Iterable[int]) -> BitMap:
        """The places of these ids; unknown ones left out."""
        size, places = len(self.places), self.places
        found = ((id, places[id]) for id in ids if 0 < id < size)
        return BitMap([place for id, place in found if self.ids[place] == id])

    def found(self, conn: sqlite3.Connection, expression: str) -> BitMap:
        """Documents that the text index finds; `conn` must see the same state."""
        hits = self._searches.get(expression)
        if hits is None:
            sql = "SELECT json_group_array(rowid) FROM documents_fts WHERE documents_fts MATCH ?"
            hits = _places(self.places, conn.execute(sql, (expression,)).fetchone()[0])
        return _remembered(self._searches, expression, hits)

    def ranked(self, conn: sqlite3.Connection, matched: Match, expression: str) -> list[int]:
        """The places of what an expression of `matched` finds, best first."""
        ranks = self._ranks.get(expression)
        if ranks is None:
            ranks = [self.places[id] for id in by_rank(conn, matched, expression)]
        return _remembered(self._ranks, expression, ranks)

    def numbered(self, conn: sqlite3.Connection, matched: Match) -> BitMap:
        """The documents of the numbers that were typed."""
        keys = json.dumps(matched.numbers)
        sql = "SELECT id FROM documents WHERE number_key IN (SELECT value FROM json_each(?))"
        return BitMap([self.places[id] for (id,) in conn.execute(sql, (keys,))])

    def answer(self, question: tuple[object, ...], read: Callable[[], T]) -> T:
        """What `read` gave when the question was first put."""
        found: T = self._answers.get(question, _MISSING)
        if found is _MISSING:
            found = read()
        _remembered(self._answers, question, found)
        return found


def _remembered(kept: OrderedDict[K, T], key: K, found: T) -> T:
    """`found`, which is kept as the latest that was asked for; the one that nobody has asked for longest may go."""
    kept.pop(key, None)
    kept[key] = found
    if len(kept) > MOST:
        kept.popitem(last=False)
    return found


_kept: dict[Path, tuple[Bitmaps, float]] = {}  # by path, with the instant (perf_counter) from which it may be replaced
_making = Lock()
_afresh: ContextVar[bool] = ContextVar("afresh", default=False)


@contextmanager
def one_state(conn: sqlite3.Connection) -> Iterator[None]:
    """All that is read within is of one state of the file."""
    conn.execute("SAVEPOINT one_state")
    try:
        yield
    finally:
        conn.execute("RELEASE one_state")


@contextmanager
def afresh() -> Iterator[None]:
    """Nothing that is kept answers within: all questions of this thread go to the rows."""
    before = _afresh.set(True)
    try:
        yield
    finally:
        _afresh.reset(before)


def kept(conn: sqlite3.Connection) -> Bitmaps | None:
    """The bitmaps of the state that `conn` sees, None where none are kept. To be asked within `one_state`."""
    if _afresh.get():
        return None
    found = _kept.get(path_of(conn))
    return found[0] if found and found[0].state == _state(conn) else None


def answered(conn: sqlite3.Connection, question: tuple[object, ...], read: Callable[[], T]) -> T:
    """What `read` gives of the documents, read once for a state of the file where bitmaps are kept."""
    with one_state(conn):
        found = kept(conn)
        return found.answer(question, read) if found else read()


def keep(conn: sqlite3.Connection, clock: Callable[[], float] = perf_counter) -> None:
    """Make the bitmaps of the file where they are missing or of another state: half a second for 100,000 documents.

    Not while another thread makes them, and not so often that it takes more than a share of the time.
    """
    path, begun = path_of(conn), clock()
    with one_state(conn):
        state = _state(conn)
        known, due = _kept.get(path, (None, 0.0))
        if not state or (known and (known.state == state or begun < due)) or not _making.acquire(blocking=False):
            return
        try:
            made = _make(conn, state)
        finally:
            _making.release()
    ended = clock()
    _kept[path] = made, ended + SHARE * (ended - begun)


def _state(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def _make(conn: sqlite3.Connection, state: int) -> Bitmaps:
    ids, days = array("q"), []
    for id, day in conn.execute("SELECT id, sort_on FROM documents ORDER BY sort_on DESC, id DESC"):
        ids.append(id)
        days.append(intern(day))  # a few thousand days, whatever the number of documents
    places = array("q", bytes(8 * (max(ids, default=0) + 1)))
    for place, id in enumerate(ids):
        places[id] = place
    values: dict[str, dict[str, BitMap]] = {
        facet: {value: _places(places, listed) for value, listed in conn.execute(sql)} for facet, sql in _VALUES.items()
    }
    years = groupby(range(len(days)), key=lambda place: days[place][:4])
    values["year"] = {year: BitMap(list(group)) for year, group in years}
    return Bitmaps(state, ids, days, places, values)


def _places(places: array[int], listed: str) -> BitMap:
    """The places of a JSON list of ids."""
    ids = json.loads(listed)
    return BitMap(itemgetter(*ids)(places)) if len(ids) > 1 else BitMap(places[id] for id in ids)
