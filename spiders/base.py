"""How a site is walked: listing → links → documents → attachments. What a page says is the parsers' business."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar, Self, cast
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

import parsers
from parsers import files
from policy import Attachment, Dated, Document, Link, Listing, NotAPolicy, PageError, Source
from policy.addresses import date_in
from spiders import faults
from spiders.items import DocumentRead, FileRead, Item, ListingRead, Missing, Skipped, Trouble, Unchanged

WINDOW = timedelta(days=90)  # late and back-dated documents are posted within it
PRIORITY = {"listing": 20, "document": 10, "file": 0}


class PolicySpider(Spider):
    """Base of all spiders. A source's spider names its `SOURCE` and, where listings are not plain pages, `first_urls`.

    `today` is the day of the crawl. `since`: links dated earlier are not followed; None follows all.
    `orphans` gives addresses to read although no listing led to them, `wanted` files that documents link to;
    both are asked when the site is walked.
    """

    SOURCE: ClassVar[Source]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "SOURCE" in cls.__dict__:
            cls.name = cls.SOURCE.name

    def __init__(
        self,
        *,
        today: date,
        since: date | None = None,
        orphans: Callable[[], Iterable[str]] = tuple,
        wanted: Callable[[], Iterable[str]] = tuple,
        run: object = None,
    ) -> None:
        super().__init__()
        self.today = today
        self.since = since
        self.run = run
        self._late = (("document", orphans), ("file", wanted))
        self._asked_late: set[str] = set()

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

    async def start(self) -> AsyncIterator[Request]:
        """The first requests."""
        for url in self.first_urls():
            yield self.request(url, "listing")

    def request(self, url: str, role: str, list_date: str | None = None, **kwargs: Any) -> Request:
        """A request whose answer `read` or `read_file` takes, whatever its status."""
        return Request(
            url,
            callback=self.read_file if role == "file" else self.read,
            errback=self.failed,
            priority=PRIORITY[role],
            meta={"role": role},
            cb_kwargs={} if role == "file" else {"list_date": list_date},
            **kwargs,
        )

    def ask_late(self) -> None:
        """When all is walked: orphans, then files, each once; no more of them ends the crawl."""
        engine = self.crawler.engine
        if engine is None:
            return
        for role, addresses in self._late:
            fresh = [url for url in addresses() if url not in self._asked_late and self.is_own(url)]
            self._asked_late.update(fresh)
            for url in fresh:
                engine.crawl(self.request(url, role))
            if fresh:
                raise DontCloseSpider

    def is_own(self, url: str) -> bool:
        """Is this address on one of the source's hosts?"""
        return _host(url) in self.SOURCE.hosts

    # --- what came back

    def read(self, response: Response, list_date: str | None) -> Iterator[Item | Request]:
        """A listing or a document; everything that is neither becomes a named outcome."""
        if response.status == 304:
            yield Unchanged(response.request.url if response.request else response.url)
        elif response.status in (404, 410):
            yield self._missing(response)
        else:
            yield from self._parsed(response, list_date)

    def _parsed(self, response: Response, list_date: str | None) -> Iterator[Item | Request]:
        try:
            record = parsers.parse(
                response.url, response.body, status=response.status, content_type=_header(response, "Content-Type")
            )
        except NotAPolicy:
            yield Skipped(response.url, "not a policy")
        except PageError as error:
            yield self._trouble(response, error.name, error.reason)
        except Exception as error:  # noqa: BLE001  # a parser's own mistake costs one page, not the run
            yield self._trouble(response, "parser error", f"{type(error).__name__}: {error}")
        else:
            if isinstance(record, Listing):
                yield from self._walk(record)
            else:
                yield self._document(response, record, list_date)

    def read_file(self, response: Response) -> Iterator[Item | Request]:
        """An attachment: what it is, is told from its bytes."""
        if response.status in (404, 410):
            yield self._missing(response)
            return
        if response.status != 200:
            yield self._trouble(response, "HTTP error", f"status {response.status} for a file")
            return
        text = files.read(response.body, response.url)
        if text.status == "not the file":
            yield self._trouble(response, "NotADocument", f"a file was expected, {text.type} was sent")
        asked = response.request.url if response.request else response.url
        digest = hashlib.sha256(response.body).hexdigest()
        yield FileRead(asked, text, len(response.body), digest, response.meta.get("raw"))

    def failed(self, failure: Failure) -> Iterator[Item]:
        """A request that brought no answer."""
        error = failure.value or RuntimeError("no reason given")
        request = cast(Request, failure.request)  # type: ignore[attr-defined]  # set by Scrapy on every errback
        kind = faults.name(error)
        if isinstance(error, faults.Refused) and not error.issue:
            yield Skipped(request.url, kind)
        else:
            yield Trouble(kind, request.url, str(error) or type(error).__name__)

    # --- how the walk goes on

    def _walk(self, listing: Listing) -> Iterator[Item | Request]:
        recent = [link for link in listing.links if self._in_window(link)]
        own = [link for link in recent if self.is_own(link.url)]
        yield ListingRead(listing, len(own), len(listing.links) - len(recent), len(recent) - len(own))
        for link in own:
            role = "file" if parsers.role(link.url) == "file" else "document"
            if role == "file":
                yield DocumentRead(self._file_only(link), asked=link.url, list_date=link.date)
            else:
                yield self.request(link.url, role, link.date)
        if listing.next_url and recent:
            yield self.request(listing.next_url, "listing")

    def _in_window(self, link: Link) -> bool:
        day = link.date or date_in(link.url)
        return self.since is None or day is None or day >= self.since.isoformat()[: len(day)]

    def _file_only(self, link: Link) -> Document:
        """A listed document that is nothing but a file."""
        published = Dated(link.date, "list") if link.date else None
        return Document(
            source=self.SOURCE.name,
            url=link.url,
            template="file",
            title=link.title,
            number=link.number,
            issuers=link.issuers,
            published_on=published,
            attachments=(Attachment(link.url, link.title),),
        )

    def _document(self, response: Response, document: Document, list_date: str | None) -> DocumentRead:
        return DocumentRead(
            document=document if document.url == response.url else replace(document, url=response.url),
            asked=response.request.url if response.request else response.url,
            raw=response.meta.get("raw"),
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            list_date=list_date,
        )

    def _missing(self, response: Response) -> Missing:
        asked = response.request.url if response.request else response.url
        return Missing(asked, response.meta["role"], archived="not archived" not in response.flags)

    def _trouble(self, response: Response, kind: str, detail: str) -> Trouble:
        return Trouble(kind, response.url, detail, response.meta.get("raw"))


def _host(url: str) -> str:
    """The host with its port unless it is the usual one; empty for what is no web address."""
    try:
        parts = urlsplit(url)
        usual = {"http": 80, "https": 443}.get(parts.scheme, 0)
        port = "" if parts.port in (None, usual) else f":{parts.port}"
    except ValueError:
        return ""
    return f"{parts.hostname or ''}{port}" if usual and "@" not in parts.netloc else ""


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
