"""robots.txt by RFC 9309: 4xx means no rules; 5xx or no answer means stop. What was found is a fact of the run."""

from __future__ import annotations

import asyncio
from typing import NamedTuple
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK

from crawler.context import context, source, was_archived
from crawler.settings import ROBOTS_NAME
from spiders import faults
from spiders.faults import Refused

STOP = Protego.parse("User-agent: *\nDisallow: /")
LONGEST_DELAY = 60.0  # seconds; a site that asks for more gets this


class Stop(NamedTuple):
    """Why nothing may be asked of a host."""

    kind: str
    detail: str


Answer = tuple[Protego, Stop | None]


class Robots:
    """Asks each host for its rules once a run and holds every request against them."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Task[Answer]] = {}
        self._slow: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Robots:
        """Scrapy's way to build it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise `Refused` where the host's rules forbid the address or could not be read."""
        if request.meta.get("role") == "robots":
            return
        parts = urlsplit(request.url)
        host = f"{parts.scheme}://{parts.netloc}"
        first = host not in self._rules
        if first:
            self._rules[host] = asyncio.ensure_future(self._ask(host))
        rules, stop = await asyncio.shield(self._rules[host])
        if stop is not None:
            raise Refused(stop.kind, stop.detail, issue=first)
        if not rules.can_fetch(request.url, ROBOTS_NAME):
            raise Refused("robots", f"{host}/robots.txt forbids {parts.path}", issue=False)
        if host in self._slow:
            request.meta["autothrottle_dont_adjust_delay"] = True  # the site's own word counts

    async def _ask(self, host: str) -> Answer:
        url = f"{host}/robots.txt"
        run, name = context(self._crawler), source(self._crawler)
        engine = self._crawler.engine
        if engine is None:
            return STOP, Stop("not asked", "no engine")
        request = Request(url, callback=NO_CALLBACK, priority=1000, meta={"role": "robots"})
        try:
            response = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001  # whatever kept the answer away, the rule is the same: stop
            return self._closed(url, faults.name(error), str(error) or type(error).__name__)
        if response.status >= 500:
            return self._closed(url, "robots unavailable", f"status {response.status}")
        if response.status >= 400:
            if was_archived(response):
                run.of(name).facts.append(f"{url}: status {response.status}: no rules")
            return Protego.parse(""), None
        rules = Protego.parse(response.text if hasattr(response, "text") else response.body.decode("utf-8", "replace"))
        self._slow_down(host, rules)
        run.of(name).facts.append(f"{url}: rules read")
        return rules, None

    def _closed(self, url: str, kind: str, detail: str) -> Answer:
        fact = f"{url}: {kind}, {detail}: nothing is asked of this host"
        context(self._crawler).of(source(self._crawler)).facts.append(fact)
        return STOP, Stop(kind, f"{url}: {detail}")

    def _slow_down(self, host: str, rules: Protego) -> None:
        wanted = rules.crawl_delay(ROBOTS_NAME)
        engine = self._crawler.engine
        slot = engine.downloader.slots.get(urlsplit(host).hostname or "") if engine else None
        if wanted and slot and not context(self._crawler).replay:
            slot.delay = max(slot.delay, min(float(wanted), LONGEST_DELAY))
            self._slow.add(host)
