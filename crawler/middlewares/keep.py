"""Every answer is written to the archive as it came, but for our own network address, before anything reads it."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.context import context, source, stop
from crawler.warc.archive import ArchiveError, SavedPage
from parsers import for_keeping

NOT_MODIFIED = 304


class Keep:
    """Archives answers and leaves their pointer in ``meta["raw"]``; counts requests and bytes."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Keep:
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive a live answer; a 304 has nothing to keep."""
        run = context(self._crawler)
        counts = run.of(source(self._crawler))
        counts.requests += 1
        counts.bytes += len(response.body)
        seconds = float(request.meta.get("download_latency", 0.0))
        counts.slowest = max(counts.slowest, (seconds, request.url))
        if run.archive is not None and response.status != NOT_MODIFIED:
            headers = tuple(
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, values in response.headers.items()
                for value in values
            )
            body = for_keeping(response.url, response.body)
            page = SavedPage(response.url, body, response.status, "", run.clock(), headers)
            try:
                request.meta.update(raw=run.archive.add(page), seen_at=page.fetched_at)
            except OSError as error:
                stop(self._crawler, ArchiveError(f"{run.archive.path}: {error.strerror}; nothing more is fetched"))
                raise IgnoreRequest("the archive cannot be written") from error
        return response
