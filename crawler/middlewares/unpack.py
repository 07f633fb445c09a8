"""Takes the Content-Encoding off an answer, strictly: a damaged or boundless body is a named fault, not half a page."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.warc.archive import SavedPage
from crawler.warc.archive_reader import TooLargeError, decoded
from spiders.faults import Refused


class Unpack:
    """Stands behind the archive, which keeps the body as it came."""

    def __init__(self, crawler: Crawler) -> None:
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Unpack:
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """The answer with a plain body; raise `Refused` for ``damaged`` and ``too large`` ones."""
        codings = response.headers.getlist("Content-Encoding")
        if not codings:
            return response
        headers = tuple(("Content-Encoding", coding.decode("latin-1")) for coding in codings)
        page = SavedPage(response.url, response.body, headers=headers)
        try:
            body = decoded(page, self._limit)
        except TooLargeError as error:
            raise Refused("too large", str(error), issue=True) from None
        except ValueError as error:
            raise Refused("damaged", str(error), issue=True) from None
        plain = response.replace(body=body)
        del plain.headers["Content-Encoding"]
        return plain
