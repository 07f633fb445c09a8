"""Known documents are asked again by age, with conditional requests; known attachments are not asked again."""

from __future__ import annotations

from datetime import date, timedelta

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.context import context
from spiders.faults import Refused

RHYTHM = (  # (age of the document up to, days between two readings): corrections come soon after release
    (timedelta(days=30), timedelta(days=6)),
    (timedelta(days=120), timedelta(days=27)),
    (timedelta(days=400), timedelta(days=90)),
)
TOMORROW = timedelta(days=1)
SELDOM = timedelta(days=365)


class Rhythm:
    """Refuses what is not due and makes conditional what is. In a replay everything is due."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Rhythm:
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `Refused` for a document that is not due."""
        run = context(self._crawler)
        if request.meta.get("role") != "document" or run.replay is not None or "retry_times" in request.meta:
            return
        known = run.store.known([request.url]).get(request.url)
        if known is None:
            return
        today = date.fromisoformat(run.clock()[:10])
        if not is_due(_day(known.list_date or known.published_on or known.first_seen), _day(known.checked_at), today):
            raise Refused("known", f"read on {known.checked_at[:10]}", issue=False)
        if known.etag:
            request.headers["If-None-Match"] = known.etag
        if known.last_modified:
            request.headers["If-Modified-Since"] = known.last_modified


def is_due(born: date, checked: date, today: date) -> bool:
    """Is it time to read a document of day `born` again that was last read on `checked`?

    A day that is still to come was noted by a wrong clock and keeps nothing from being read.
    """
    if checked > today + TOMORROW:
        return True
    pause = next((pause for age, pause in RHYTHM if today - born <= age), SELDOM)
    return today - checked >= pause


def _day(iso: str) -> date:
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10])
