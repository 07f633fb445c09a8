"""The only writer of the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from db.handover import Entry, FetchedFile, IssueReport, Known, Rereading, RunOutcome, Saved, Scan, Tally, WantedFile
from db.store_errors import explain, explained
from db.write import file_life, kept_ids, links, logbook, memory, opening, regrouping, scans, takeover
from db.write.derived import Derived, name_state
from db.write.documents import Agencies
from db.write.finding import Finder
from db.write.identity import NO_LINES, Lines
from db.write.saving import Batch
from policy import AttachmentText, Reading, Source

Clock = Callable[[], str]
T = TypeVar("T")
BATCH = 200  # entries per transaction: measured best, one huge WAL transaction is four times slower


def utc_now() -> str:
    """The instant now, in UTC, to the second: ``2026-11-23T06:00:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """Writes the database at `path`; creates and upgrades it. One at a time: a second one raises `StoreBusy`.

    All methods raise `StoreError`s only. Each call is one or more short transactions: what it returned is kept
    whatever happens next; what failed left nothing behind. `clock` gives the instant that rows are stamped with.
    `indexed=False` leaves the text index alone (bulk loads); the next `Store` builds it. `identity` are
    the join and split lines of this installation.
    """

    def __init__(
        self, path: str | Path, *, clock: Clock = utc_now, indexed: bool = True, identity: Lines = NO_LINES
    ) -> None:
        self.path = Path(path)
        self._clock = clock
        self._indexed = indexed
        self._lines = identity
        self._conn, self._lock = opening.open_store(self.path, indexed=indexed)
        self._agencies = Agencies(self._conn)
        self._kept = kept_ids.Kept(self._conn)

    @property
    def conn(self) -> sqlite3.Connection:
        """The connection, for queries of `db.queries` only."""
        return self._conn

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._conn.close()
        self._lock.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._conn.execute("BEGIN IMMEDIATE")
            yield
            self._conn.execute("COMMIT")
        except BaseException as error:
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            self._agencies.forget()
            if isinstance(error, sqlite3.Error | OSError):
                raise explain(error, self.path) from error
            raise

    # --- runs
    def start_run(self, kind: str, sources: Iterable[Source] = ()) -> int:
        """Begin a run (``crawl``, ``replay``, ``reparse``); runs that were left open are marked ``killed``.

        `sources` are all that are declared: their names are kept for the site and the newsletter. Repeals that were
        announced for a day that has come count from now on.
        """
        with self._transaction():
            logbook.name_sources(self._conn, sources)
            run_id = logbook.start_run(self._conn, kind, self._clock())
            links.fall_due(self._conn, run_id, self._clock())
            return run_id

    def finish_run(self, run_id: int, outcome: RunOutcome, detail: str = "", tallies: Sequence[Tally] = ()) -> None:
        """End a run with its tallies per source."""
        with self._transaction():
            logbook.finish_run(self._conn, run_id, (self._clock(), outcome, detail), tallies)

    # --- pages
    def _batch(self, run_id: int | None) -> Batch:
        finder, derived = Finder(self._conn, self._lines), Derived(self._conn, indexed=self._indexed)
        tools = (self._agencies, finder, derived, self._kept)
        return Batch(self._conn, tools, run_id=run_id, now=self._clock())

    def save(self, entries: Iterable[Entry], run_id: int | None) -> list[Saved]:
        """Store entries, in transactions of 200, and say what became of each, in order.

        A page whose text is unchanged keeps its reading (which may know the attachments); where the answer says
        ``changed`` or ``joined`` and the document has attachments, read it again with `rereading` and `save_reading`.
        """
        saved: list[Saved] = []
        for some in _batches(entries, BATCH):
            with self._transaction():
                batch = self._batch(run_id)
                answers = batch.save(some)
                batch.finish()
                saved += batch.told(answers)
        return saved

    def stale(self) -> list[int]:
        """Documents that have to be read again: their text is now that of another page. `save_reading` settles them."""
        return self._read(regrouping.stale)

    def touch(self, urls: Iterable[str], run_id: int | None = None) -> int:
        """The pages were asked for and are unchanged (304, or the same hash). Returns how many are known."""
        return self._each_known(urls, run_id, _touch)

    def gone(self, urls: Iterable[str], run_id: int | None = None, seen_at: str | None = None) -> int:
        """The pages have vanished (404, 410): noted, never deleted. Returns how many were there until now."""
        return self._each_known(urls, run_id, partial(_gone, seen_at=seen_at))

    def _each_known(self, urls: Iterable[str], run_id: int | None, action: Callable[[Batch, Known], bool]) -> int:
        with self._transaction():
            batch = self._batch(run_id)
            found = memory.known(self._conn, urls)
            count = sum(action(batch, page) for page in found.values())
            batch.finish()
            return count

    def known(self, urls: Iterable[str]) -> dict[str, Known]:
        """What is remembered of these addresses (any written form); unknown ones are absent."""
        return self._read(lambda conn: memory.known(conn, urls))

    def last_asked(self, url: str) -> str:
        """The instant at which this page or attachment was last asked for, as far as it is known; else ''."""
        return self._read(lambda conn: memory.last_asked(conn, url))

    def known_pages(self, source: str) -> list[Known]:
        """All addresses of a source, newest publication first."""
        return self._read(lambda conn: memory.known_pages(conn, source))

    # --- attachments and readings
    def wanted_files(
        self, source: str | None = None, is_due: file_life.IsDue = file_life.never_asked, limit: int = 1000
    ) -> list[WantedFile]:
        """Attachments that are due, of documents in view, newest first; each address once."""
        return self._read(lambda conn: file_life.wanted(conn, source, is_due, limit))

    def headers_of_file(self, url: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of what an attachment is known to hold."""
        return self._read(lambda conn: file_life.headers(conn, url))

    def touch_files(self, urls: Iterable[str], seen_at: str | None = None) -> None:
        """The attachments were asked for and are unchanged (304)."""
        with self._transaction():
            for url in urls:
                file_life.touch(self._conn, url, seen_at or self._clock())

    def save_files(self, files: Iterable[FetchedFile], run_id: int | None = None) -> list[int]:
        """Store what attachments hold (every row with that address). Returns the ids of their documents."""
        ids: dict[int, None] = {}
        for file in files:
            with self._transaction():
                now = file.seen_at or self._clock()
                mine = file_life.documents_of(self._conn, file.url)
                derived = Derived(self._conn, indexed=self._indexed)
                derived.before(mine)
                version = file_life.save(self._conn, file, now)
                for document_id in mine if version else ():
                    logbook.note_change(self._conn, document_id, run_id, now, f"{file.url} version {version}")
                derived.settle()
            ids |= dict.fromkeys(mine)
        return list(ids)

    def wanted_scans(self, limit: int = 1000) -> list[Scan]:
        """Files of documents in view that only show text, each once: those in scope first, the newest first."""
        return self._read(lambda conn: scans.wanted(conn, limit))

    def save_recognised(self, scan: Scan, found: AttachmentText, size: int) -> list[int]:
        """Keep what was recognised in a file of `size` bytes, and what it is. Returns the ids of its documents."""
        with self._transaction():
            files = scans.save(self._conn, scan, found, size)
        return self.save_files(files)

    def rereading(self, document_id: int) -> Rereading | None:
        """A stored document and its attachments' texts, to be analysed again; None if the id is unknown."""
        return self._read(lambda conn: memory.rereading(conn, document_id))

    def save_reading(self, document_id: int, reading: Reading, run_id: int | None = None) -> None:
        """Replace what the analysis says about a document. An unknown id is ignored."""
        with self._transaction():
            batch = self._batch(run_id)
            batch.reread(document_id, reading)
            batch.finish()

    def set_title(self, document_id: int, lang: str, title: str, *, draft: bool) -> None:
        """Store a title in another language; a draft never replaces an edited one."""
        with self._transaction():
            self._conn.execute(
                "INSERT INTO translations (document_id, lang, title, draft) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET title = excluded.title, draft = excluded.draft WHERE excluded.draft <= translations.draft",
                (document_id, lang, title, int(draft)),
            )
            name_state(self._conn)

    def renew_drafts(self, lang: str, rules: str, titles: Iterable[tuple[int, str]]) -> None:
        """Keep what these `rules` make of titles, by document id; edited titles stay as they are."""
        with self._transaction():
            self._conn.executemany(
                "INSERT INTO translations (document_id, lang, title, draft, rules) VALUES (?, ?, ?, 1, ?)"
                " ON CONFLICT DO UPDATE SET title = excluded.title, rules = excluded.rules WHERE draft = 1",
                [(id, lang, title, rules) for id, title in titles],
            )
            name_state(self._conn)

    def titles_of_other_rules(self, lang: str, rules: str) -> list[tuple[int, str]]:
        """Id and Chinese title of the documents whose title in `lang` is missing or a draft that other rules made."""
        query = (
            "SELECT d.id, d.title FROM documents d LEFT JOIN translations t ON t.document_id = d.id AND t.lang = ?"
            " WHERE (t.title IS NULL AND d.scope <> 'out') OR (t.draft = 1 AND t.rules <> ?) ORDER BY d.id"
        )
        return self._read(lambda conn: [(int(id), str(title)) for id, title in conn.execute(query, (lang, rules))])

    # --- issues
    def issue(self, report: IssueReport, run_id: int | None = None) -> bool:
        """Note what broke. True when it is new (or open again), False when it was known."""
        with self._transaction():
            return logbook.note_issue(self._conn, report, run_id, self._clock())

    def resolve(self, source: str, urls: Iterable[str], *, but: str = "") -> int:
        """These addresses work again: their open issues are resolved, except those of the kind `but`.

        Returns how many were open.
        """
        with self._transaction():
            return logbook.resolve(self._conn, source, urls, self._clock(), but)

    def acknowledge(self, issue_id: int) -> None:
        """A person has seen this issue; it is not reported again until it is resolved and comes back."""
        with self._transaction():
            logbook.acknowledge(self._conn, issue_id, self._clock())

    # --- the file
    def adopt(self, old: str | Path) -> None:
        """Before a rebuild: take ids, times of sight, changes, runs, issues and edited titles from `old`.

        `save` then gives each address the ids that it had. This file must be empty.
        """
        with explained(self.path), kept_ids.attached(self._conn, Path(old)), self._transaction():
            kept_ids.adopt(self._conn, Path(old))
        self._kept = kept_ids.Kept(self._conn)

    def finish_rebuild(self, read: Iterable[str] = ()) -> None:
        """After a rebuild: what the archive no longer holds is taken over as it was; then the rest is forgotten.

        `read` are the names of the archive files that were read: issues of their pages are those noted here.
        """
        old = kept_ids.adopted(self._conn)
        if old is None:
            return
        with explained(self.path), kept_ids.attached(self._conn, old), self._transaction():
            takeover.finish(self._conn, self._clock(), read=frozenset(read), indexed=self._indexed)
        self._kept = kept_ids.Kept(self._conn)
        self._agencies.forget()

    def _read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return query(self._conn)
        except sqlite3.Error as error:
            raise explain(error, self.path) from error


def _batches(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    iterator = iter(entries)
    while some := list(islice(iterator, size)):
        yield some


def _touch(batch: Batch, page: Known) -> bool:
    batch.seen(page.publication_id, page.document_id, page.gone_since, None, None)
    return True


def _gone(batch: Batch, page: Known, seen_at: str | None) -> bool:
    return batch.gone(page.publication_id, page.document_id, page.url, seen_at)
