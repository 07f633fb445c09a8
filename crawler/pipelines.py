"""Takes what the spiders hand over: counts it, reads it, stores it in batches."""

from __future__ import annotations

import time

from scrapy import signals
from scrapy.crawler import Crawler

import analysis
from crawler.context import Context, context, source, stop
from db import Entry, FetchedFile, IssueReport, StoreError
from spiders.items import DocumentRead, FileRead, Item, ListingRead, Missing, Skipped, Trouble, Unchanged

BATCH = 50
LONGEST_WAIT = 20.0  # seconds that a document waits for its batch


class Keeper:
    """One for each source. What it was given is in the store at the latest when the site is walked (`flush`)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._entries: list[Entry] = []
        self._files: list[FetchedFile] = []
        self._since = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Keeper:
        """Scrapy's way to build it."""
        keeper = cls(crawler)
        crawler.signals.connect(keeper.close, signal=signals.spider_closed)
        context(crawler).flush_of[source(crawler)] = keeper.flush
        return keeper

    def process_item(self, item: Item) -> Item:
        """Count and keep one item; a store that cannot be written ends the run."""
        if self._run().broken:
            stop(self._crawler, StoreError("ended with the others"))
            return item
        try:
            self._take(item)
            if len(self._entries) + len(self._files) >= BATCH or time.monotonic() - self._since > LONGEST_WAIT:
                self.flush()
        except StoreError as error:
            stop(self._crawler, error)
        return item

    def _take(self, item: Item) -> None:
        match item:
            case DocumentRead():
                self._entries.append(_entry(item))
            case FileRead():
                self._files.append(FetchedFile(item.url, item.text, item.bytes, item.sha256))
            case Trouble():
                self._trouble(item)
            case _:
                self._count(item)

    def close(self) -> None:
        """The last of this spider."""
        if not self._run().broken:
            try:
                self.flush()
            except StoreError as error:
                stop(self._crawler, error)

    def flush(self) -> None:
        """Write what waits."""
        run, counts = self._run(), self._run().of(source(self._crawler))
        entries, self._entries = self._entries, []
        files, self._files = self._files, []
        self._since = time.monotonic()
        if entries:
            for saved in run.store.save(entries, run.run_id):
                counts.new += saved.outcome in ("new", "joined")
                counts.changed += saved.outcome == "changed"
                counts.unchanged += saved.outcome == "unchanged"
            run.store.resolve(source(self._crawler), [entry.document.url for entry in entries])
        if files:
            counts.files += len(files)
            for document_id in run.store.save_files(files, run.run_id):
                self._reread(document_id)
        run.moved()

    def _reread(self, document_id: int) -> None:
        run = self._run()
        stored = run.store.rereading(document_id)
        if stored is not None:
            run.store.save_reading(document_id, analysis.read(stored.document, stored.attachments), run.run_id)

    def _trouble(self, item: Trouble) -> None:
        name = source(self._crawler)
        self._run().of(name).issues += 1
        self._run().store.issue(IssueReport(name, item.kind, item.url, item.detail, item.raw), self._run().run_id)

    def _count(self, item: Item) -> None:
        run, counts = self._run(), self._run().of(source(self._crawler))
        match item:
            case ListingRead():
                counts.listings += 1
                counts.links += len(item.listing.links)
                counts.listing_links[item.listing.url] = len(item.listing.links)
                run.store.resolve(source(self._crawler), [item.listing.url])
            case Unchanged():
                counts.unchanged += 1
                run.store.touch([item.url], run.run_id)
            case Missing():
                counts.missing += 1
                if item.archived:
                    counts.gone += run.store.gone([item.url], run.run_id)
            case Skipped():
                counts.skipped += 1

    def _run(self) -> Context:
        return context(self._crawler)


def _entry(item: DocumentRead) -> Entry:
    return Entry(
        document=item.document,
        reading=analysis.read(item.document),
        raw=item.raw,
        etag=item.etag,
        last_modified=item.last_modified,
        list_date=item.list_date,
    )
