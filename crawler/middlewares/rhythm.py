"""Known documents and their attachments are asked again by age, with conditional requests."""

from __future__ import annotations

from datetime import date, timedelta

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.context import context
from db import WantedFile
from parsers import scans
from spiders.faults import Refused

RHYTHM = (  # (age of the document up to, days between two readings): corrections come soon after release
    (timedelta(days=30), timedelta(days=6)),
    (timedelta(days=120), timedelta(days=27)),
    (timedelta(days=400), timedelta(days=90)),
)
TOMORROW = timedelta(days=1)
SELDOM = timedelta(days=365)


class Rhythm:
    """Refuses what is not due, in a replay what is older than what is known; makes conditional what is due."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Rhythm:
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `Refused` for a document that is not due. Files that are not due are not asked for at all."""
        run = context(self._crawler)
        role = request.meta.get("role")
        if role == "file":
            request.headers.update(conditions(*run.store.headers_of_file(request.url)))
        if role != "document" or "retry_times" in request.meta:
            return
        known = run.store.known([request.url]).get(request.url)
        if known is None:
            return
        if run.replay is not None:
            place = run.replay.newest(request.url)
            if place is not None and place.fetched_at < known.checked_at:
                raise Refused("known", f"a newer one was read on {known.checked_at[:10]}", issue=False)
            return
        today = date.fromisoformat(run.clock()[:10])
        if not is_due(_day(known.list_date or known.published_on or known.first_seen), _day(known.checked_at), today):
            raise Refused("known", f"read on {known.checked_at[:10]}", issue=False)
        request.headers.update(conditions(known.etag, known.last_modified))


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for what is known only where it has become another."""
    told = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in told.items() if value}


def is_due(born: date, checked: date, today: date) -> bool:
    """Is it time to read a document of day `born` again that was last read on `checked`?

    A day that is still to come was noted by a wrong clock and keeps nothing from being read.
    """
    if checked > today + TOMORROW:
        return True
    pause = next((pause for age, pause in RHYTHM if today - born <= age), SELDOM)
    return today - checked >= pause


def file_is_due(file: WantedFile, today: date) -> bool:
    """Is it time to ask for an attachment? One that is missing each week, others as long as they may be corrected.

    Pictures of pages without text are asked for where something recognises them.
    """
    if file.is_picture and not scans.is_installed():
        return False
    if file.checked_at is None:
        return True
    checked = _day(file.checked_at[:10])
    if file.is_missing:
        return today - checked >= RHYTHM[0][1] or checked > today + TOMORROW
    born = _day(file.born)
    return today - born <= RHYTHM[-1][0] and is_due(born, checked, today)


def _day(iso: str) -> date:
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10])
