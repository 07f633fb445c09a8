"""What one answer of a site is: bytes in, one named outcome out. The same for a live page and an archived one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import parsers
from parsers import files
from policy import MAX_TITLE, Attachment, Blocked, Dated, Document, Link, Listing, NotAPolicy, PageChanged, PageError
from spiders import time_limit
from spiders.items import DocumentRead, FileRead, Item, Missing, Skipped, Trouble, Unchanged

VANISHED = (404, 410)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `asked` is the address before redirects, `role` what was expected: listing, document or file.

    `conditional`: what is known of the page was told with the request, so that 304 is an answer.
    `seen_at`: when it came.
    """

    url: str
    asked: str
    role: str
    status: int
    body: bytes
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    raw: str | None = None
    list_date: str | None = None
    archived: bool = True
    conditional: bool = False
    seen_at: str | None = None


def read(answer: Answer, seconds: float = time_limit.SECONDS) -> Listing | Item:
    """A `Listing`, a `DocumentRead`, a `FileRead`, or why it is none of them: "too slow" after `seconds`, too."""
    try:
        with time_limit.limit(seconds):
            return _read(answer)
    except time_limit.TooSlow:
        return Trouble("too slow", answer.url, f"given up after {seconds:g} s of reading", answer.raw)


def _read(answer: Answer) -> Listing | Item:
    if answer.status == 304 and answer.conditional:
        return Unchanged(answer.asked, answer.role)
    if answer.status == 304:
        return Trouble(
            "not modified", answer.url, "HTTP 304, but nothing was known that could be unmodified", answer.raw
        )
    if answer.status in VANISHED:
        return Missing(answer.asked, answer.role, answer.archived, answer.seen_at)
    if 300 <= answer.status < 400:
        return Trouble("redirect", answer.url, f"HTTP {answer.status} to nowhere that may be followed", answer.raw)
    return _file(answer) if answer.role == "file" else _page(answer)


def _page(answer: Answer) -> Listing | Item:
    try:
        record = parsers.parse(answer.url, answer.body, status=answer.status, content_type=answer.content_type)
    except NotAPolicy:
        return Skipped(answer.url, "not a policy")
    except PageError as error:
        return _broken(answer, error)
    except Exception as error:  # noqa: BLE001  # a parser's own mistake costs one page, not the run
        return Trouble("parser error", answer.url, f"{type(error).__name__}: {error}", answer.raw)
    return record if isinstance(record, Listing) else _document(answer, record)


def _broken(answer: Answer, error: PageError) -> Trouble:
    """A page that did not become a record. One that lost its template is an issue, too, beside that record."""
    if answer.status >= 500 and not isinstance(error, Blocked):
        return Trouble("server error", answer.url, f"HTTP {answer.status}; {error.reason}", answer.raw)
    found = error.provisional if isinstance(error, PageChanged) else None
    if found is None:
        return Trouble(error.name, answer.url, error.reason, answer.raw)
    missing = found.missing if isinstance(found, Document) else ()
    detail = f"{error.reason}; a provisional record stands in" + (f", without {', '.join(missing)}" if missing else "")
    instead = found if isinstance(found, Listing) else _document(answer, found)
    return Trouble(error.name, answer.url, detail, answer.raw, instead)


def _document(answer: Answer, document: Document) -> DocumentRead:
    return DocumentRead(
        document=document if document.url == answer.url else replace(document, url=answer.url),
        asked=answer.asked,
        raw=answer.raw,
        etag=answer.etag,
        last_modified=answer.last_modified,
        list_date=answer.list_date,
        seen_at=answer.seen_at,
    )


def _file(answer: Answer) -> Item:
    if answer.status != 200:
        return Trouble("HTTP error", answer.url, f"status {answer.status} for a file", answer.raw)
    text = files.read_apart(answer.body, answer.url)
    sha256 = hashlib.sha256(answer.body).hexdigest()
    told = (answer.raw, answer.seen_at, answer.etag, answer.last_modified)
    return FileRead(answer.asked, text, len(answer.body), sha256, *told)


def listed_files(source: str, links: Iterable[Link]) -> Iterator[DocumentRead | Trouble]:
    """Documents that are nothing but a listed file: the listing is all that is known of them."""
    for link in links:
        if not 0 < len(link.title) <= MAX_TITLE:
            found = f"the title of a listed file: expected 1 to {MAX_TITLE} characters, found {len(link.title)}"
            yield Trouble("PageChanged", link.url, found)
            continue
        published = Dated(link.date, "list") if link.date else None
        document = Document(
            source=source,
            url=link.url,
            template="file",
            title=link.title,
            number=link.number,
            issuers=link.issuers,
            published_on=published,
            attachments=(Attachment(link.url, link.title),),
        )
        yield DocumentRead(document, asked=link.url, list_date=link.date)
