"""The only writer of the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType

from db.records import Entry, FetchedFile, IssueReport, Known, Rereading, RunOutcome, Saved, Tally, WantedFile
from policy import Reading

Clock = Callable[[], str]


def utc_now() -> str:
    """The instant now, in UTC, to the second: ``2026-11-23T06:00:00Z``."""
    raise NotImplementedError


class Store:
    """Writes the database at `path`; creates and upgrades it. One at a time: a second one raises `StoreBusy`.

    All methods raise `StoreError`s only. Each call is one or more short transactions: what it returned is kept
    whatever happens next; what failed left nothing behind. `clock` gives the instant that rows are stamped with.
    """

    def __init__(self, path: str | Path, *, clock: Clock = utc_now) -> None:
        raise NotImplementedError

    @property
    def conn(self) -> sqlite3.Connection:
        """The connection, for queries of `db.queries` only."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file and let the next writer in."""
        raise NotImplementedError

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    # --- runs
    def start_run(self, kind: str) -> int:
        """Begin a run (``crawl``, ``replay``, ``reparse``); runs that were left open are marked ``killed``."""
        raise NotImplementedError

    def finish_run(self, run_id: int, outcome: RunOutcome, detail: str = "", tallies: Sequence[Tally] = ()) -> None:
        """End a run with its tallies per source."""
        raise NotImplementedError

    # --- pages
    def save(self, entries: Iterable[Entry], run_id: int) -> list[Saved]:
        """Store entries, in transactions of 200, and say what became of each, in order."""
        raise NotImplementedError

    def touch(self, urls: Iterable[str], run_id: int) -> int:
        """The pages were asked for and are unchanged (304, or the same hash). Returns how many are known."""
        raise NotImplementedError

    def gone(self, urls: Iterable[str], run_id: int) -> int:
        """The pages have vanished (404, 410): noted, never deleted. Returns how many were there until now."""
        raise NotImplementedError

    def known(self, urls: Iterable[str]) -> dict[str, Known]:
        """What is remembered of these addresses (any written form); unknown ones are absent."""
        raise NotImplementedError

    def known_pages(self, source: str) -> list[Known]:
        """All addresses of a source, newest publication first."""
        raise NotImplementedError

    # --- attachments and readings
    def wanted_files(self, source: str | None = None, limit: int = 1000) -> list[WantedFile]:
        """Attachments that were never fetched, of documents in view, newest first."""
        raise NotImplementedError

    def save_files(self, files: Iterable[FetchedFile], run_id: int) -> list[int]:
        """Store what attachments hold (every row with that address). Returns the ids of their documents."""
        raise NotImplementedError

    def rereading(self, document_id: int) -> Rereading | None:
        """A stored document and its attachments' texts, to be analysed anew; None if the id is unknown."""
        raise NotImplementedError

    def save_reading(self, document_id: int, reading: Reading, run_id: int | None = None) -> None:
        """Replace what the analysis says about a document."""
        raise NotImplementedError

    def document_ids(self) -> list[int]:
        """All ids, oldest first (for re-tagging)."""
        raise NotImplementedError

    def set_title(self, document_id: int, lang: str, title: str, *, draft: bool) -> None:
        """Store a title in another language; a draft never replaces an edited one."""
        raise NotImplementedError

    # --- issues
    def issue(self, report: IssueReport, run_id: int | None = None) -> bool:
        """Note what broke. True when it is new (or open again), False when it was known."""
        raise NotImplementedError

    def resolve(self, source: str, urls: Iterable[str]) -> int:
        """These addresses work again: their open issues are resolved. Returns how many were open."""
        raise NotImplementedError

    def acknowledge(self, issue_id: int) -> None:
        """A person has seen this issue; it is not reported again until it is resolved and comes back."""
        raise NotImplementedError

    # --- the file
    def adopt(self, old: str | Path) -> None:
        """Before a rebuild: take ids, first-seen times, changes, runs, issues and edited titles from `old`.

        `save` then gives each address the id that it had. The new file must be empty.
        """
        raise NotImplementedError

    def finish_rebuild(self) -> None:
        """After a rebuild: settle what `adopt` kept ready and was not seen again (kept as it was in the old file)."""
        raise NotImplementedError
