"""`zhengce reparse`: the database rebuilt from the archive, with no network, on all cores.

Records are read in the order in which they were fetched, so that versions, vanished pages and first-seen times come
out as they did. The new file grows beside the old one (``DB.rebuild``) and takes its place at the end in one step;
a rebuild that was stopped goes on where it was.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Self, TypeVar

import analysis
import spiders
from crawler.clock import is_back
from crawler.counts import Counts
from crawler.editorial import NOTHING, Editorial
from crawler.intake import Intake, warm
from crawler.lock import only_one, run_lock
from crawler.rebuilding.readers import Read, read_batch
from crawler.rebuilding.rebuild_state import ListDates, Progress
from crawler.warc.archive import ArchiveError
from crawler.warc.archive_reader import Damage, Record, records
from db import Entry, Rereading, Store
from db.file.swap import swap
from db.queries import watch
from parsers.files.parent import end_with
from policy import Reading
from spiders import time_limit
from spiders.items import Item, ListingRead

BATCH = 64  # records that one process takes at a time
DATES = ".rebuild.dates"  # beside the database
AHEAD = 3  # batches in flight for each process: keeps all cores busy and memory bounded


T = TypeVar("T")


@dataclass(slots=True)
class Rebuilt:
    """What a rebuild did."""

    records: int = 0
    counts: dict[str, Counts] = field(default_factory=dict)
    damage: list[Damage] = field(default_factory=list)

    @property
    def issues(self) -> int:
        """Pages that became issues, and records that could not be read."""
        return sum(c.issues for c in self.counts.values()) + len(self.damage)


def rebuild(
    archive: Path,
    db: Path,
    editorial: Editorial = NOTHING,
    *,
    workers: int | None = None,
    moved: Callable[[int], None] = lambda records: None,
) -> Rebuilt:
    """Rebuild `db` from all WARC files of `archive`; `moved` hears how many records are done.

    Raises BusyError, ArchiveError, StoreError.
    """
    files = sorted(archive.glob("*.warc.gz"))
    if not files:
        raise ArchiveError(f"{archive}: no WARC file there")
    fresh, state, dates = (db.with_name(db.name + ending) for ending in (".rebuild", ".rebuild.json", DATES))
    with only_one(run_lock(db)) as lock:
        names = [f"{path.name} {path.stat().st_size}" for path in files]
        progress = Progress.load(state, names)
        if progress.offset < 0 or not fresh.exists():  # the latter: killed after the swap
            _remove(fresh)
            progress = Progress(names)
        workers = workers or os.cpu_count() or 1
        warm()  # before the processes fork: rules and dictionaries are loaded once for all
        fork = get_context("fork")  # whatever this Python's own way is: the processes are this one's children
        with (
            ProcessPoolExecutor(workers, fork, initializer=_begin, initargs=(os.getpid(), lock)) as pool,
            _Fill(fresh, db, editorial, (pool, workers), progress.moment) as fill,
        ):
            for batch, file, offset in fill.read(_todo(files, progress, fill.result.damage.append)):
                fill.keep(batch)
                progress.done, progress.offset, progress.moment = file, offset, fill.moment
                progress.save(state)
                moved(fill.result.records)
            fill.finish(path.name for path in files)
        Store(fresh).close()  # builds the text index, all at once
        swap(fresh, db)
        state.unlink(missing_ok=True)
        dates.unlink(missing_ok=True)
    return fill.result


def _begin(parent: int, lock: int) -> None:
    """The start of a process that reads: it ends with the rebuild and holds no lock."""
    os.close(lock)
    end_with(parent)


class _Fill:
    """The new database while it grows."""

    def __init__(
        self, fresh: Path, old: Path, editorial: Editorial, hands: tuple[ProcessPoolExecutor, int], moment: str
    ) -> None:
        is_new = not fresh.exists()
        self.result = Rebuilt()
        self._editorial = editorial
        self._pool, self._workers = hands
        self.moment = moment
        self._store = Store(fresh, clock=lambda: self.moment, indexed=False, identity=editorial.identity)
        if is_new and old.exists():
            self._store.adopt(old)
        self._run = self._store.start_run("reparse", spiders.declared())
        self._intakes: dict[str, Intake] = {}
        self._list_dates = ListDates(old.with_name(old.name + DATES))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self._list_dates.close()
        self._store.close()

    def read(self, batches: Iterable[_Batch]) -> Iterator[tuple[list[Read], int, int]]:
        """The batches' outcomes in order, read by all processes."""
        flying: deque[tuple[_Batch, Future[list[Read]]]] = deque()
        for batch in batches:
            flying.append((batch, self._pool.submit(read_batch, batch.records, self._editorial)))
            if len(flying) >= self._workers * AHEAD:
                done, future = flying.popleft()
                yield future.result(), done.file, done.last
        for done, future in flying:
            yield future.result(), done.file, done.last

    def keep(self, batch: Iterable[Read]) -> None:
        """Store the outcomes of one batch, each day with its own clock."""
        for read in batch:
            if read.fetched_at[:10] != self.moment[:10]:
                self._flush()
            stepped_back = is_back(self.moment, read.fetched_at)  # what came before was dated by a wrong clock
            self.moment = read.fetched_at if stepped_back else max(self.moment, read.fetched_at)
            self._intake(read.source).take(self._with_list_date(read.item))
            self.result.records += 1
        self._flush()
        self._list_dates.keep()

    def finish(self, files: Iterable[str]) -> None:
        """Analyse again what has attachments, settle what was not seen again in any of the `files`, end the run."""
        ids = sorted({*watch.with_file_texts(self._store.conn), *self._store.stale()})
        analyse = partial(_analyse, decisions=self._editorial.decisions)
        for some in _some(ids, BATCH):
            stored = [reread for id_ in some if (reread := self._store.rereading(id_)) is not None]
            for reread, reading in zip(stored, self._pool.map(analyse, stored, chunksize=8), strict=True):
                if reading is not None:
                    self._store.save_reading(reread.document_id, reading)
        self._store.finish_rebuild(files)
        tallies = [counts.tally(name) for name, counts in self.result.counts.items()]
        self._store.finish_run(self._run, "issues" if self.result.issues else "ok", "", tallies)

    def _flush(self) -> None:
        for intake in self._intakes.values():
            intake.flush()

    def _intake(self, source: str) -> Intake:
        if source not in self._intakes:
            counts = self.result.counts.setdefault(source, Counts())
            self._intakes[source] = Intake(source, self._store, self._run, counts, self._editorial, reread=False)
        return self._intakes[source]

    def _with_list_date(self, item: Item | Entry) -> Item | Entry:
        if isinstance(item, ListingRead):
            self._list_dates.learn(item.listing)
        if isinstance(item, Entry) and item.list_date is None:
            return replace(item, list_date=self._list_dates.of(item.document.url))
        return item


@dataclass(frozen=True, slots=True)
class _Batch:
    records: list[Record]
    file: int
    last: int


def _todo(files: Sequence[Path], progress: Progress, on_damage: Callable[[Damage], None]) -> Iterator[_Batch]:
    for number, path in enumerate(files):
        if number < progress.done:
            continue
        start = progress.offset if number == progress.done else -1
        fresh = (record for record in records(path, on_damage) if record.offset > start)
        for some in _some(fresh, BATCH):
            yield _Batch(some, number, some[-1].offset)


def _some(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some


def _analyse(stored: Rereading, decisions: analysis.Decisions) -> Reading | None:
    """The reading with attachments; None where it takes too long, then that without them stays."""
    try:
        with time_limit.limit(time_limit.SECONDS):
            return analysis.read(stored.document, stored.attachments, decisions, stored.recognised)
    except time_limit.TooSlow:
        return None


def _remove(path: Path) -> None:
    for left in path.parent.glob(path.name + "*"):
        left.unlink()
