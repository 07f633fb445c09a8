"""Retries that obey Retry-After, and a host that keeps failing or refusing is left alone for the rest of the run."""

from __future__ import annotations

import asyncio
import time
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response

from crawler.context import context, source
from spiders import faults
from spiders.faults import Refused

AGAIN = frozenset({500, 502, 503, 504, 408, 429})
REFUSALS = frozenset({401, 403, 412, 521})
PASSING = (DownloadConnectionRefusedError, DownloadFailedError, DownloadTimeoutError, ResponseDataLossError)
BAD = (*PASSING, CannotResolveHostError)


class Patience:
    """One retry rule for all hosts; `close_after` bad answers in a row close a host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules = context(crawler).config.crawl
        self._bad: dict[str, int] = {}
        self._not_before: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Patience:
        """Scrapy's way to build it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait while the host asked for patience; raise `Refused` for a closed host."""
        host = urlsplit(request.url).netloc
        if self._bad.get(host, 0) >= self._rules.close_after:
            raise Refused("not asked", f"{host} failed {self._rules.close_after} times in a row", issue=False)
        wait = self._not_before.get(host, 0.0) - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Ask again after a passing error; count refusals and errors against the host."""
        host = urlsplit(request.url).netloc
        if context(self._crawler).replay is not None or request.meta.get("role") == "robots":
            return response
        if response.status in AGAIN and self._may_retry(request):
            return self._retry(request, host, self._asked_pause(response))
        if response.status in AGAIN | REFUSALS:
            self._count(host)
        else:
            self._bad[host] = 0
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Ask again after a passing fault; count the fault against the host."""
        host = urlsplit(request.url).netloc
        if isinstance(exception, PASSING) and self._may_retry(request) and faults.name(exception) != "tls":
            return self._retry(request, host, None)
        if isinstance(exception, BAD):
            self._count(host)
        return None

    def _may_retry(self, request: Request) -> bool:
        return int(request.meta.get("retry_times", 0)) < self._rules.retries

    def _retry(self, request: Request, host: str, pause: float | None) -> Request:
        times = int(request.meta.get("retry_times", 0)) + 1
        wait = min(self._rules.retry_pause * 2 ** (times - 1) if pause is None else pause, self._rules.retry_longest)
        self._not_before[host] = time.monotonic() + wait
        again = request.replace(dont_filter=True)
        again.meta["retry_times"] = times
        return again

    def _asked_pause(self, response: Response) -> float | None:
        value = response.headers.get("Retry-After")
        if value is None:
            return None
        text = value.decode("latin-1").strip()
        if text.isascii() and text.isdigit():
            return float(text)
        try:
            return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
        except (ValueError, OverflowError):
            return None

    def _count(self, host: str) -> None:
        self._bad[host] = self._bad.get(host, 0) + 1
        if self._bad[host] == self._rules.close_after:
            fact = f"{host} failed {self._rules.close_after} times in a row: not asked again in this run"
            context(self._crawler).of(source(self._crawler)).facts.append(fact)
