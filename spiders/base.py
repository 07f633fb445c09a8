"""How a site is walked: listing → links → documents → attachments. What a page says is the parsers' business."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar, Self, cast

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

import parsers
from policy import Link, Listing, Source
from policy.addresses import date_in
from spiders import faults, houses, served, time_limit
from spiders.houses import bare
from spiders.items import Item, ListingRead, Skipped, Trouble
from spiders.responses import answer

WINDOW = timedelta(days=90)  # late and back-dated documents are posted within it
Hand = Callable[[str, Sequence[Link]], None]  # the name of another source, and its links
PRIORITY = {"listing": 20, "document": 10, "file": 0}


class PolicySpider(Spider):
    """Base of all spiders. A source's spider names its `SOURCE` and, where listings are not plain pages, `first_urls`.

    `today` is the day of the crawl. `since`: links dated earlier are not followed; None follows all.
    `orphans` gives addresses to read although no listing led to them, `wanted` files that documents link to;
    both are asked when the site is walked. `page_seconds` is the processor time that reading one answer may take.
    `hand` takes the links that belong to another source, whose spider is given them as `handed` (address → day of the
    list) and asks for nothing else. `asked` are the addresses, without scheme, that a list of its own gave with a day.
    """

    SOURCE: ClassVar[Source]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "SOURCE" in cls.__dict__:
            cls.name = cls.SOURCE.name

    def __init__(  # noqa: PLR0913 - told by name
        self,
        *,
        today: date,
        since: date | None = None,
        orphans: Callable[[], Iterable[str]] = tuple,
        wanted: Callable[[], Iterable[str]] = tuple,
        run: object = None,
        page_seconds: float = time_limit.SECONDS,
        handed: Mapping[str, str | None] | None = None,
        hand: Hand = lambda source, links: None,
    ) -> None:
        super().__init__()
        self.today = today
        self.since = since
        self.run = run
        self.page_seconds = page_seconds
        self.asked: set[str] = set()
        self._handed = handed
        self._hand = hand
        self._late = (("document", orphans), ("file", wanted))
        self._asked_late: set[str] = set()
        self._too_old: set[str] = set()
        self._shown: dict[str, set[str]] = {}  # first page of a list → what its pages have shown

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's way to build a spider."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.ask_late, signal=signals.spider_idle)
        return spider

    # --- what to ask

    @property
    def window_start(self) -> date:
        """The first day that searches by date ask for."""
        return self.since or self.today - WINDOW

    def first_urls(self) -> Iterator[str]:
        """Where the walk begins: the first page of every section."""
        for section in self.SOURCE.sections:
            yield section.first_url

    def first_requests(self) -> Iterator[Request]:
        """One request for each listing of `first_urls`."""
        for url in self.first_urls():
            yield self.request(url, "listing")

    async def start(self) -> AsyncIterator[Request]:
        """The first requests; of what other sources handed over, only that."""
        if self._handed is None:
            for request in self.first_requests():
                yield request
        else:
            for url, day in self._handed.items():
                yield self.request(url, "document", day)

    def request(self, url: str, role: str, list_date: str | None = None, first: str = "", **kwargs: Any) -> Request:
        """A request whose answer `read` takes, whatever its status. `first`: the page with which a list begins."""
        if role == "document" and list_date:
            self.asked.add(bare(url))
        return Request(
            url,
            callback=self.read,
            errback=self.failed,
            priority=PRIORITY[role],
            meta={"role": role, "asked": url, "first": first or url},
            cb_kwargs={"list_date": list_date},
            **kwargs,
        )

    def ask_late(self) -> None:
        """When all is walked: orphans, then files, each once; no more of them ends the crawl."""
        engine = self.crawler.engine
        if engine is None:
            return
        for role, addresses in self._late:
            fresh = [url for url in addresses() if self._is_late(url, role)]
            self._asked_late.update(fresh)
            for url in fresh:
                engine.crawl(self.request(url, role))
            if fresh:
                raise DontCloseSpider

    def _is_late(self, url: str, role: str) -> bool:
        """Is it worth asking at the end? A page that a listing or its address dates before the window is not."""
        if url in self._asked_late or not self.is_own(url):
            return False
        return role == "file" or (bare(url) not in self._too_old and self._in_window(Link(url, "")))

    def is_own(self, url: str) -> bool:
        """Is this address on one of the source's hosts?"""
        return self.SOURCE.owns(houses.netloc_of(url))

    # --- what came back

    def read(self, response: Response, list_date: str | None = None) -> Iterator[Item | Request]:
        """A listing, a document or a file; everything that is none of them becomes a named outcome."""
        outcome = served.read(answer(response, list_date), self.page_seconds)
        if isinstance(outcome, Trouble) and outcome.instead is not None:
            yield replace(outcome, instead=None)
            outcome = outcome.instead
        if isinstance(outcome, Listing):
            yield from self._walk(outcome, response.meta.get("first") or response.url)
        else:
            yield outcome

    def failed(self, failure: Failure) -> Iterator[Item]:
        """A request that brought no answer."""
        error = failure.value or RuntimeError("no reason given")
        request = cast(Request, failure.request)  # type: ignore[attr-defined]  # set by Scrapy on every errback
        kind = faults.name(error)
        if isinstance(error, faults.Refused) and not error.issue:
            yield Skipped(request.url, kind)
        else:
            yield Trouble(kind, request.url, str(error) or type(error).__name__, request.meta.get("raw"))

    # --- how the walk goes on

    def _walk(self, listing: Listing, first: str) -> Iterator[Item | Request]:
        recent = [link for link in listing.links if self._in_window(link)]
        shown = self._shown.setdefault(first, set())
        fresh = {bare(link.url) for link in listing.links} - shown
        shown |= fresh
        self._too_old |= {bare(link.url) for link in listing.links} - {bare(link.url) for link in recent}
        found = houses.sort(self.SOURCE, recent)
        handed = tuple((name, len(links)) for name, links in found.others.items())
        yield ListingRead(listing, len(found.own), handed, tuple(found.foreign.most_common()), first)
        yield from self._ask_for(self.name, found.own)
        for name, links in found.others.items():
            yield from self._ask_for(name, links)
        goes_on = (recent and fresh) or not listing.links  # no links at all: a shell that names its feed
        if listing.next_url and goes_on:  # a page that repeats what the list has shown ends it
            yield self.request(listing.next_url, "listing", first=first)

    def _ask_for(self, source: str, links: Sequence[Link]) -> Iterator[Item | Request]:
        """The documents of a list that belong to a source: its own are asked for, another's are handed over."""
        pages = [link for link in links if parsers.role(link.url) != "file"]
        yield from served.listed_files(source, (link for link in links if parsers.role(link.url) == "file"))
        if source != self.name:
            self._hand(source, pages)
        else:
            yield from (self.request(link.url, "document", link.date) for link in pages)

    def _in_window(self, link: Link) -> bool:
        day = link.date or date_in(link.url)
        return self.since is None or day is None or day >= self.since.isoformat()[: len(day)]
