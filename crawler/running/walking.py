"""All spiders of a run in one process; what a list says of another source is read by that source's spider."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess

from crawler.context import Context
from crawler.running import stopping
from policy import Link
from spiders.base import Hand, PolicySpider
from spiders.houses import bare


@dataclass(slots=True, weakref_slot=True)  # signals hold their receivers weakly
class Walk:
    """`chosen` spiders over their sites. `orphans` and `wanted` (of a source) as `PolicySpider` takes them.

    `elsewhere` takes the links that belong to a source that is not chosen here. A source's spider begins again, for
    what others handed over alone, when all have ended: politely, one at a time for a host, and each address once in a
    run.
    """

    chosen: Mapping[str, type[PolicySpider]]
    process: AsyncCrawlerProcess
    context: Context
    today: date
    since: date | None
    orphans: Callable[[str], Iterable[str]]
    wanted: Callable[[str], Iterable[str]]
    elsewhere: Hand = lambda source, links: None
    _at_work: set[str] = field(default_factory=set)
    _asked: set[str] = field(default_factory=set)
    _handed: dict[str, dict[str, str | None]] = field(default_factory=dict)

    def run(self) -> None:
        """Walk until all is done or a signal comes."""
        for name in self.chosen:
            self._begin(name, None)
        stopping.start(self.process, self.context)

    def _begin(self, name: str, handed: Mapping[str, str | None] | None) -> None:
        crawler = self.process.create_crawler(self.chosen[name])
        crawler.signals.connect(self._ended, signal=signals.spider_closed)
        self._at_work.add(name)
        self.process.crawl(
            crawler,
            today=self.today,
            since=self.since,
            run=self.context,
            orphans=partial(self.orphans, name),
            wanted=partial(self.wanted, name),
            page_seconds=self.context.config.crawl.page_seconds,
            handed=handed,
            hand=self._hand,
        )

    def _hand(self, source: str, links: Sequence[Link]) -> None:
        if source in self.chosen:
            self._handed.setdefault(source, {}).update({link.url: link.date for link in links})
        else:
            self.elsewhere(source, links)

    def _ended(self, spider: PolicySpider) -> None:
        self._at_work.discard(spider.name)
        self._asked |= spider.asked
        if self._at_work or self.context.stopping is not None or self.context.broken is not None:
            return
        handed, self._handed = self._handed, {}
        for name, links in handed.items():
            fresh = {url: day for url, day in links.items() if bare(url) not in self._asked}
            if fresh:
                self._begin(name, fresh)
