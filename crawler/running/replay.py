"""Answers every request of a crawl from WARC files; what they do not hold is a 404 with the flag ``not archived``."""

from __future__ import annotations

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawler.context import NOT_ARCHIVED, context
from crawler.warc.archive_index import key

_OF_THE_CONNECTION = {"transfer-encoding", "connection", "content-length"}


class ReplayHandler(BaseDownloadHandler):
    """Stands where the network would be, so that all middlewares and spiders work as they do live."""

    async def download_request(self, request: Request) -> Response:
        """The newest archived answer for the request's address."""
        run = context(self.crawler)
        place = run.replay.newest(request.url) if run.replay else None
        if place is None:
            return Response(request.url, status=404, flags=[NOT_ARCHIVED], request=request)
        run.served.add(key(place.url))
        page = place.page()
        headers = Headers([(n, v) for n, v in page.headers if n.lower() not in _OF_THE_CONNECTION])
        request.meta.update(raw=place.pointer, seen_at=place.fetched_at)
        kind = responsetypes.from_args(headers=headers, url=place.url, body=page.body)
        return kind(place.url, status=page.status, headers=headers, body=page.body, flags=["replayed"], request=request)
