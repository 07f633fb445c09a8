"""What `zhengce doctor --network` sees of a source: one list and one document of it, asked for politely."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import httpx

import parsers
from crawler.config import Config
from crawler.upkeep.fetch import FetchError, fetch
from crawler.warc.archive import SavedPage
from crawler.watching.report import TO_DO
from db import StoreError, connect
from db.queries import watch
from db.store_errors import explained
from policy import Document, Link, Listing, NotAPolicy, PageChanged, PageError, Source
from spiders import houses
from spiders.base import PolicySpider

Role = Literal["list", "document"]
_OF_THE_WAY = {"transfer-encoding", "content-length", "connection"}  # the body is kept unpacked
WHAT_TO_DO = TO_DO | {
    "no answer": "Ask again later and from another network; where a browser gets through, record the pages"
    " (docs/running.md).",
    "robots": "The site does not want its list read by programs. Leave it, or take the few texts by hand.",
    "short list": "The list has fewer entries than its floor: compare it in a browser; the selector may miss some.",
    "no document": "The list leads to no document of the source: its links may have moved to another host.",
    "incomplete": "The template is met, but a fact is missing: compare the page with the diary in its parser.",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at."""

    what: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page and what was read of it: a record, or the error with the provisional record that stands in."""

    url: str
    role: Role
    record: Document | Listing | None
    error: PageError | None = None


@dataclass(slots=True)
class Visit:
    """What one source showed. `answers` are all answers of its hosts, robots.txt among them, as they were read."""

    source: str
    looks: list[Look] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)
    answers: list[SavedPage] = field(default_factory=list)
    pages: list[PageSeen] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing is to be mended."""
        return all(look.ok for look in self.looks)


def visit(spider: type[PolicySpider], config: Config, db: Path) -> Visit:
    """Look at a source's first list and at one document of it."""
    seen = _Visitor(spider.SOURCE, config)
    seen.look()
    if (share := _provisional(db, spider.SOURCE.name)) is not None:
        seen.visit.looks.append(share)
    return seen.visit


class _Visitor:
    """One visit while it goes on."""

    def __init__(self, source: Source, config: Config) -> None:
        self.visit = Visit(source.name)
        self._source = source
        self._config = config

    def look(self) -> None:
        """The list, the feed that it may name, and the first document of the source itself."""
        listed = self._read(self._source.sections[0].first_url, "list")
        if isinstance(listed, Listing) and not listed.links and listed.next_url:
            listed = self._read(listed.next_url, "list")
        if not isinstance(listed, Listing):
            return
        found = houses.sort(self._source, listed.links)
        if found.others or found.foreign:
            others = [f"{len(links)} of {name}" for name, links in found.others.items()]
            detail = ", ".join([*others, *(f"{host} {n}" for host, n in found.foreign.most_common(8))])
            self._note("links elsewhere", True, detail)
        if (link := _document(found.own)) is not None:
            self._read(link.url, "document")
        else:
            self._note("document", False, "none on the list", "no document")

    def _read(self, url: str, role: Role) -> Document | Listing | None:
        answer = self._ask(url, role)
        if answer is None:
            return None
        try:
            record = parsers.parse(
                url, answer.content, status=answer.status_code, content_type=answer.headers.get("Content-Type")
            )
        except PageError as error:
            instead = error.provisional if isinstance(error, PageChanged) else None
            self.visit.pages.append(PageSeen(url, role, instead, error))
            beside = "; the general reader reads it meanwhile" if instead else ""
            self._note(role, isinstance(error, NotAPolicy), f"{url}: {error.name}: {error.reason}{beside}", error.name)
            return instead
        self.visit.pages.append(PageSeen(url, role, record))
        self._compare(url, role, record)
        return record

    def _ask(self, url: str, role: Role) -> httpx.Response | None:
        before = len(self.visit.answers)
        if before:
            time.sleep(self._config.crawl.delay)
        try:
            answer = fetch(url, self._config, self._keep)
        except FetchError as error:
            reached = len(self.visit.answers) > before
            self._note("reachable", reached, f"{_host(url)} answers" if reached else str(error), error.kind)
            if error.kind != "no answer":
                self._note("robots", False, str(error), error.kind)
            elif reached:
                self._note(role, False, str(error), error.kind)
            return None
        if role == "list" and not before:
            self._note("reachable", True, f"{_host(url)} answers")
            status = self.visit.answers[0].status
            self._note("robots", True, "rules read" if status < 400 else f"status {status}: no rules")
        return answer

    def _keep(self, answer: httpx.Response) -> None:
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        headers = tuple((name, value) for name, value in answer.headers.items() if name.lower() not in _OF_THE_WAY)
        url = str(answer.request.url)
        body = parsers.for_keeping(url, answer.content)
        self.visit.answers.append(SavedPage(url, body, answer.status_code, "", at, headers))

    def _compare(self, url: str, role: Role, record: Document | Listing) -> None:
        """A page that reads as the saved ones: the template is known, and nothing that they have is missing."""
        if isinstance(record, Listing):
            least = 0 if record.next_url and not record.links else self._source.floors.links_per_listing
            detail = f"{url}: template {record.template!r}, {len(record.links)} links, {least} are the least"
            self._note(role, len(record.links) >= least, detail, "short list")
            return
        missing = record.missing if "issuers" in dict(self._source.floors.fill) else _but_issuers(record.missing)
        state = f"without {', '.join(missing)}" if missing else "title, date and text are there"
        self._note(role, not missing, f"{url}: template {record.template!r}, {state}", "incomplete")

    def _note(self, what: str, ok: bool, detail: str, kind: str = "") -> None:
        self.visit.looks.append(Look(what, ok, detail))
        advice = WHAT_TO_DO.get(kind, "")
        if not ok and advice and advice not in self.visit.to_do:
            self.visit.to_do.append(advice)


def _document(links: Sequence[Link]) -> Link | None:
    return next((link for link in links if parsers.role(link.url) == "document"), None)


def _but_issuers(missing: tuple[str, ...]) -> tuple[str, ...]:
    """What is missing, where pages of the source need not name who issued them."""
    return tuple(name for name in missing if name != "issuers")


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _provisional(db: Path, source: str) -> Look | None:
    """Which share of the stored pages no template reads; None where nothing is stored."""
    if not db.exists():
        return None
    try:
        with closing(connect(db)) as conn, explained(db):
            pages, standing = watch.pages_of(conn, source), watch.provisional(conn, source)
    except (StoreError, sqlite3.Error):
        return None
    return Look("provisional", not standing, f"{standing} of {pages} stored pages") if pages else None
