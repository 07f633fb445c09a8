"""Hands what the spiders found to the intake; a store that cannot be written ends the run."""

from __future__ import annotations

import time

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.context import context, source, stop
from crawler.intake import Intake
from crawler.running import earlier
from db import StoreError
from spiders.items import Item


class Keeper:
    """Scrapy's pipeline: hands every item of one source to its `Intake`."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        run, name = context(crawler), source(crawler)
        seconds = run.config.crawl.page_seconds
        self._intake = Intake(name, run.store, run.run_id, run.of(name), run.editorial, seconds=seconds)
        self._intake.moved = run.moved
        run.flush_of[name] = self.flush
        self._started = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Keeper:
        """Scrapy's way to build it."""
        keeper = cls(crawler)
        crawler.signals.connect(keeper.close, signal=signals.spider_closed)
        return keeper

    def process_item(self, item: Item) -> Item:
        """Give one item to the intake; Scrapy wants it back."""
        if context(self._crawler).broken:
            stop(self._crawler, StoreError("ended with the others"))
            return item
        try:
            for sight in earlier.sights(context(self._crawler), item):
                self._intake.take(sight)
                self._intake.flush()
            self._intake.take(item)
        except StoreError as error:
            stop(self._crawler, error)
        return item

    def close(self) -> None:
        """Store what is waiting when the spider of this source closes."""
        self.flush()
        context(self._crawler).of(source(self._crawler)).seconds += time.monotonic() - self._started

    def flush(self) -> None:
        """Store what is waiting now."""
        if context(self._crawler).broken:
            return
        try:
            self._intake.flush()
        except StoreError as error:
            stop(self._crawler, error)
