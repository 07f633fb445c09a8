"""The database as people in notebooks open it: a method for each query that site, newsletter and assistants ask."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from db import queries
from db.file.connection import connect
from db.file.migrations import check_current
from db.queries.compared import Comparison
from db.queries.consultations import Due
from db.queries.overview import Table
from db.queries.series import Series
from db.queries.shown import DutyRow, LabelInfo, News, PassageRow, Row, TargetRow
from db.queries.shown_document import DocumentPage
from db.store_errors import explained
from policy import agencies, taxonomy

AT_ONCE = 500  # ids that one statement fetches
T = TypeVar("T")
Several = str | Iterable[str]  # one value or more


class Database:
    """A database of the tracker, for reading; close it, or use it in a ``with`` statement.

    What is iterated is chosen by the call and fetched in pieces: what a crawl adds meanwhile is left out. Texts are in
    the query language of the site. Labels are ids or names in Chinese, Japanese or English, and find those below them.
    Dates are ISO and as precise as their length. Raises `StoreError` where the file cannot be read, is of another
    release or is locked for more than `wait` seconds.
    """

    def __init__(self, path: str | Path, *, wait: float = 10.0) -> None:
        self.path = Path(path)
        self.conn: sqlite3.Connection = connect(path, wait=wait)  # for SQL of one's own; it may only read
        try:
            with explained(path):
                check_current(self.conn, path)
        except BaseException:
            self.conn.close()
            raise

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.conn.close()

    def documents(  # noqa: PLR0913 - the filters of the timeline
        self,
        text: str = "",
        *,
        labels: Several = (),
        issuers: Several = (),
        kinds: Several = (),
        statuses: Several = (),
        sources: Several = (),
        years: int | Iterable[int] = (),
        since: str | None = None,
        until: str | None = None,
        scope: Literal["shown", "in", "unsure", "out"] = "shown",
        order: Literal["new", "rank"] = "new",
    ) -> Iterator[Row]:
        """Documents by filters (see `queries.Filters`; one value or several), newest or best first.

        ``db.documents("氢能 -汽车", labels="hydrogen", issuers=["生态环境部"], years=2026)``
        """
        view = queries.Filters(
            text, tuple(map(_label, _words(labels))), tuple(map(agencies.canonical, _words(issuers))), _words(kinds),
            _words(statuses), _words(sources), tuple(map(str, [years] if isinstance(years, int) else years)),
            since, until, scope, order,
        )  # fmt: skip
        ids, _ = queries.view_ids(self.conn, view)
        return _fetched(ids, lambda piece: queries.by_ids(self.conn, piece))

    def document(self, id: int) -> DocumentPage | None:
        """Everything about one document: text, outline, duties, targets, relations, versions; None if unknown."""
        return queries.document(self.conn, id)

    def passages(self, words: str = "", *, label: str = "", year: int | str = "") -> Iterator[PassageRow]:
        """What documents say in the field: in these words, under a label; `year` is that of the document."""
        sought = queries.Sought(label=_label(label), year=str(year), text=words)
        ids = queries.passage_documents(self.conn, sought)
        return _fetched(ids, lambda piece: queries.passages_of(self.conn, sought, piece))

    def targets(
        self, indicator: str | None = None, *, year: int | None = None, label: str | None = None
    ) -> Iterator[TargetRow]:
        """Numbers that documents set for `year`, each with its sentence, unit and document, newest document first."""
        return self._numbers("targets", indicator, year, label)

    def results(
        self, indicator: str | None = None, *, year: int | None = None, label: str | None = None
    ) -> Iterator[TargetRow]:
        """Numbers that documents say were reached, as `targets`."""
        return self._numbers("results", indicator, year, label)

    def _numbers(self, table: Table, indicator: str | None, year: int | None, label: str | None) -> Iterator[TargetRow]:
        of = _label(label) or None
        ids = queries.number_ids(self.conn, table, indicator=indicator, year=year, label=of)
        return _fetched(ids, lambda piece: queries.numbers(self.conn, table, piece))

    def indicators(self) -> list[tuple[str, int]]:
        """(name, how many numbers) of the 200 most frequent indicators."""
        return queries.target_choices(self.conn)[0]

    def series(self, indicator: str) -> Series:
        """One indicator over time: targets, results, which target a later document overtook or a repeal ended."""
        return queries.series(self.conn, indicator)

    def duties(self, since: str, until: str) -> list[DutyRow]:
        """What is to be done from the day `since` to the day `until`, by whom and under which document."""
        return queries.duties_due(self.conn, since, until)

    def duties_of(self, agency: str) -> list[DutyRow]:
        """What documents ask of a body, however they write its name; the 200 newest, those first where it leads."""
        return queries.duties_of(self.conn, agency)

    def consultations(self, today: str, *, closed: bool = False) -> list[Due]:
        """Drafts that may be commented on at `today`, or those that no longer may."""
        return queries.consultations(self.conn, today, closed=closed)

    def news(self, since: str, until: str | None = None, *, labels: Several = ()) -> News:
        """What appeared, changed, was repealed or vanished at or after `since` and before `until`, by sight."""
        return queries.only(queries.news(self.conn, since, until), [_label(name) for name in _words(labels)])

    def compare(self, ids: Iterable[int], *, facet: str = "theme") -> Comparison:
        """Documents side by side: what each says under each label of a facet."""
        return queries.compared(self.conn, ids, facet)

    def labels(self) -> list[LabelInfo]:
        """All labels, in the order of the taxonomy."""
        return list(queries.labels(self.conn).values())


def _fetched(ids: Sequence[int], fetch: Callable[[Sequence[int]], Iterable[T]]) -> Iterator[T]:
    """What `fetch` gives for these ids, `AT_ONCE` at a time."""
    for start in range(0, len(ids), AT_ONCE):
        yield from fetch(ids[start : start + AT_ONCE])


def _words(given: Several) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _label(name: str | None) -> str:
    """The id of a label, '' for none. Raises ValueError for one that is unknown."""
    if not name:
        return ""
    id = taxonomy.named(name)
    if id is None:
        raise ValueError(f"no label is called {name!r}; `labels()` lists them")
    return id
