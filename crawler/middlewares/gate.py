"""Nothing is asked of a host that is not the source's: no redirect, attachment or link leads out."""

from __future__ import annotations

from scrapy import Request, Spider
from scrapy.crawler import Crawler

from spiders.base import PolicySpider
from spiders.faults import Refused


class HostGate:
    """Refuses requests to foreign hosts, other ports and other schemes, redirected ones too."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> HostGate:
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `Refused` for a foreign address."""
        spider: Spider | None = self._crawler.spider
        if not isinstance(spider, PolicySpider):
            return
        own_scheme = request.url.startswith(("http://", "https://"))
        if own_scheme and spider.is_own(request.url):
            return
        asked = request.meta.get("redirect_urls", [None])[0]
        detail = f"{asked} redirects to {request.url}" if asked else f"{request.url} is not on a host of {spider.name}"
        raise Refused("foreign host", detail, issue=True)
