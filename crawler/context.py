"""What the parts of one run share: store, archive, replay, settings, counts. Every part finds it on its spider."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.config import Config
from crawler.counts import Counts
from crawler.editorial import NOTHING, Editorial
from crawler.warc.archive import SavedPage
from crawler.warc.archive_index import Index
from db import Store

NOT_ARCHIVED = "not archived"  # flag of the 404 that a replay gives for what its archive does not hold


class Sink(Protocol):
    """Where fetched pages go: the run's archive file, or in a cluster the collector."""

    path: Path

    def add(self, page: SavedPage) -> str | None:
        """Keep a page and return its pointer where it has one. Raises OSError."""


def _nothing() -> None:
    """The default of callbacks that a run does not need."""


@dataclass(slots=True)
class Context:
    """One run. `archive` is None in a replay, `replay` is None in a live run.

    `clock` gives the instant, UTC. `moved` is called when something was stored (a progress bar listens).
    """

    config: Config
    store: Store
    run_id: int
    clock: Callable[[], str]
    archive: Sink | None = None
    replay: Index | None = None
    editorial: Editorial = NOTHING
    moved: Callable[[], None] = _nothing
    counts: dict[str, Counts] = field(default_factory=dict)
    flush_of: dict[str, Callable[[], None]] = field(default_factory=dict)  # source → write what waits
    broken: Exception | None = None  # the store or the archive cannot be written: the run must end
    closing: dict[str, asyncio.Future[None]] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)  # of the run as a whole, beside those of each source
    stopping: asyncio.Future[None] | None = None  # a signal ended the walk
    served: set[str] = field(default_factory=set)  # keys of archived answers that a replay has given
    told: set[str] = field(default_factory=set)  # keys of pages whose earlier captures were read

    def of(self, source: str) -> Counts:
        """The counts of a source."""
        return self.counts.setdefault(source, Counts())


def context(crawler: Crawler) -> Context:
    """The run that a Scrapy component works for."""
    return cast(Context, crawler.spider.run)  # type: ignore[union-attr]  # all spiders here are PolicySpiders


def stop(crawler: Crawler, reason: Exception) -> None:
    """Nothing more can be kept: end this spider; the others end at their next item."""
    run = context(crawler)
    run.broken = run.broken or reason
    if crawler.engine is not None and source(crawler) not in run.closing:
        run.closing[source(crawler)] = asyncio.ensure_future(
            crawler.engine.close_spider_async(reason="nothing is kept")
        )


def source(crawler: Crawler) -> str:
    """The source that a Scrapy component works for."""
    return crawler.spider.name if crawler.spider else ""


def was_archived(response: Response) -> bool:
    """False for the 404 of a replay whose archive lacks the page."""
    return NOT_ARCHIVED not in response.flags
