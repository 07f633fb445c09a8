"""Takes what was read of one source: counts it and stores it in batches. Used by the crawl and by the rebuild."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable

import analysis
from crawler.counts import Counts
from crawler.editorial import NOTHING, Editorial
from db import Entry, FetchedFile, IssueReport, Saved, Store, StoreError
from policy import AttachmentText, Document, Listing, PageChanged
from policy.plain import visible
from spiders import time_limit
from spiders.items import DocumentRead, FileRead, Item, ListingRead, Missing, Skipped, Trouble, Unchanged
from translation.english import to_en
from translation.titles import to_ja
from translation.titles.version import rules_version

BATCH = 200
LONGEST_WAIT = 20.0  # seconds that a document waits for its batch


class Intake:
    """What it was given is in the store at the latest after `flush`. Raises StoreError where it cannot be.

    `reread`: a document whose attachment came is analysed again with its text. `seconds`: what one analysis may take.
    """

    def __init__(  # noqa: PLR0913 - what a run shares
        self,
        source: str,
        store: Store,
        run_id: int,
        counts: Counts,
        editorial: Editorial,
        *,
        reread: bool = True,
        seconds: float = time_limit.SECONDS,
    ) -> None:
        self._source = source
        self._store = store
        self._run_id = run_id
        self._counts = counts
        self._editorial = editorial
        self._rereads = reread
        self._seconds = seconds
        self._entries: list[Entry] = []
        self._files: list[FetchedFile] = []
        self._since = time.monotonic()
        self.moved: Callable[[], None] = lambda: None

    def take(self, item: Item | Entry) -> None:
        """Count and keep one item, or a document that was analysed already."""
        match item:
            case Entry():
                self._entries.append(item)
            case DocumentRead():
                self._analyse(item)
            case FileRead():
                self._file(item)
            case ListingRead():
                self._listing(item)
            case Trouble():
                self._counts.issues += 1
                self._store.issue(
                    IssueReport(self._source, item.kind, item.url, visible(item.detail), item.raw), self._run_id
                )
            case Unchanged():
                self._counts.unchanged += 1
                if item.role == "file":
                    self._store.touch_files([item.url])
                else:
                    self._store.touch([item.url], self._run_id)
            case Missing():
                self._counts.missing += 1
                if item.archived:
                    self._vanished(item)
            case Skipped():
                self._counts.skipped += 1
        if len(self._entries) + len(self._files) >= BATCH or time.monotonic() - self._since > LONGEST_WAIT:
            self.flush()

    def flush(self) -> None:
        """Store the items that are waiting, in one batch."""
        entries, self._entries = self._entries, []
        files, self._files = self._files, []
        self._since = time.monotonic()
        if entries:
            for saved in self._save(entries):
                self._counts.new += saved.outcome in ("new", "joined")
                self._counts.changed += saved.outcome == "changed"
                self._counts.unchanged += saved.outcome == "unchanged"
                if saved.outcome in ("changed", "joined") and self._rereads:
                    self._reread(saved.document_id)
            for document_id in self._store.stale() if self._rereads else ():
                self._reread(document_id, always=True)
            self._resolve(entry.document for entry in entries)
        if files:
            self._counts.files += len(files)
            for document_id in self._store.save_files(files, self._run_id):
                if self._rereads:
                    self._reread(document_id)
        self.moved()

    def _analyse(self, item: DocumentRead) -> None:
        found = entry_or_trouble(item, self._editorial, self._seconds)
        if isinstance(found, Entry):
            self._entries.append(found)
        else:
            self.take(found)

    def _save(self, entries: list[Entry]) -> list[Saved]:
        """Store a batch; where one document cannot be stored, it alone is left out, and said."""
        try:
            return self._store.save(entries, self._run_id)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, the others are stored
            if len(entries) > 1:
                return [saved for single in entries for saved in self._save([single])]
            detail = f"{type(error).__name__}: {error}"
            self.take(Trouble("store error", entries[0].document.url, detail, entries[0].raw))
            return []

    def _file(self, item: FileRead) -> None:
        told = (item.seen_at, item.etag, item.last_modified)
        self._files.append(FetchedFile(item.url, item.text, item.bytes, item.sha256, *told))
        if item.text.type != "html":
            self._store.resolve(self._source, [item.url])
        else:
            detail = f"a file was expected, {item.text.type} was sent"
            self.take(Trouble("NotADocument", item.url, detail, item.raw))

    def _vanished(self, item: Missing) -> None:
        self._store.resolve(self._source, [item.url])  # whatever broke there is gone
        if item.role == "file":
            self._files.append(FetchedFile(item.url, AttachmentText("unknown", "missing"), 0, "", item.seen_at))
        else:
            self._counts.gone += self._store.gone([item.url], self._run_id, item.seen_at)

    def _listing(self, item: ListingRead) -> None:
        self._counts.listings += 1
        self._counts.links += len(item.listing.links)
        most = self._counts.listing_links.get(item.first, 0)  # a shell has none itself, the feed that it names has
        self._counts.listing_links[item.first] = max(most, len(item.listing.links))
        self._count_elsewhere(item)
        self._resolve([item.listing])

    def _count_elsewhere(self, item: ListingRead) -> None:
        for counts, found in ((self._counts.handed, item.handed), (self._counts.foreign, item.foreign)):
            for name, links in found:
                of_list = counts.setdefault(item.first, {})
                of_list[name] = of_list.get(name, 0) + links

    def _resolve(self, records: Iterable[Document | Listing]) -> None:
        """What was read works again. A provisional record stands in for a template that is still to be mended."""
        for record in records:
            self._store.resolve(self._source, [record.url], but=PageChanged.__name__ if record.provisional else "")

    def _reread(self, document_id: int, *, always: bool = False) -> None:
        trouble = reread(
            self._store, document_id, self._editorial, always=always, seconds=self._seconds, run_id=self._run_id
        )
        if trouble is not None:
            self.take(trouble)


def reread(  # noqa: PLR0913 - what a reading depends on
    store: Store,
    document_id: int,
    editorial: Editorial = NOTHING,
    *,
    always: bool = False,
    seconds: float = time_limit.SECONDS,
    run_id: int | None = None,
) -> Trouble | None:
    """Analyse a stored document again with the texts of its files, and store that; what broke where it takes too long.

    Without any such text nothing is done, unless `always`.
    """
    stored = store.rereading(document_id)
    if stored is None or not (always or any(stored.attachments)):
        return None
    try:
        with time_limit.limit(seconds):
            reading = analysis.read(stored.document, stored.attachments, editorial.decisions, stored.recognised)
    except time_limit.TooSlow:
        return _too_slow(stored.document.url, seconds, None)
    store.save_reading(document_id, reading, run_id)
    return None


def entry(item: DocumentRead, editorial: Editorial = NOTHING) -> Entry:
    """What the store gets of a document; a title in scope comes with its drafts in other languages.

    What people decided wins over rules and drafts.
    """
    reading = analysis.read(item.document, (), editorial.decisions)
    return Entry(
        document=item.document,
        reading=reading,
        title_ja=to_ja(item.document.title, editorial.edits).ja if reading.scope != "out" else None,
        title_en=to_en(item.document.title).en if reading.scope != "out" else None,
        title_rules=rules_version(),
        raw=item.raw,
        etag=item.etag,
        last_modified=item.last_modified,
        list_date=item.list_date,
        seen_at=item.seen_at,
    )


def entry_or_trouble(item: DocumentRead, editorial: Editorial, seconds: float = time_limit.SECONDS) -> Entry | Trouble:
    """As `entry`; a mistake of the analysis, or more than `seconds` of it, costs one document and is said."""
    try:
        with time_limit.limit(seconds):
            return entry(item, editorial)
    except time_limit.TooSlow:
        return _too_slow(item.document.url, seconds, item.raw)
    except Exception as error:  # noqa: BLE001  # whatever it is, the run goes on
        return Trouble("analysis error", item.document.url, f"{type(error).__name__}: {error}", item.raw)


def _too_slow(url: str, seconds: float, raw: str | None) -> Trouble:
    return Trouble("too slow", url, f"given up after {seconds:g} s of analysis", raw)


def warm() -> None:
    """Load rules, dictionaries and the general reader before the first page has to wait for them, two seconds or so."""
    importlib.import_module("parsers.general")
    analysis.tag("关于推进节能环保工作的通知")
    to_ja("关于推进节能环保工作的通知")
    to_en("关于推进节能环保工作的通知")
