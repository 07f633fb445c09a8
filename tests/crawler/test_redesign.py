"""Two weekly runs over a site that is redesigned in between, and the rebuild after its template was mended."""

from __future__ import annotations

import re
import socket
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

import parsers.sites.ndrc
import spiders
from crawler.rebuilding.rebuild import rebuild
from crawler.watching import health
from db import connect, queries
from parsers.page.select import Page
from policy import Section, Source
from spiders.base import PolicySpider
from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site, answer, document, listing, path

NEW_NAMES = {
    "u-list": "news-rows",
    "popbox": "hint",
    "article_title": "doc-name",
    "article_con": "doc-text",
    "attachment_r": "doc-files",
    "shezhi": "doc-head",
    "laiyuantext": "doc-from",
    "article_l": "left",
}
WEEKS = ("2026-11-16T06:00:00Z", "2026-11-23T06:00:00Z")


def redesigned(html: str) -> str:
    """The page with the names that its makers gave it in the second week."""
    return re.sub("|".join(NEW_NAMES), lambda found: NEW_NAMES[found[0]], html)


def as_before(page: Page) -> Page:
    """What a mended template sees: the old names stand for the new ones."""
    old = {new: name for name, new in NEW_NAMES.items()}
    return Page(page.url, re.sub("|".join(old), lambda found: old[found[0]], page.html), page.base)


def title(n: int) -> str:
    return f"关于推进第{n}类重点用能单位节能降碳工作的通知"


def text(n: int) -> str:
    return f"为推进第{n}类重点用能单位节能降碳，提高能源利用效率，现就有关事项通知如下，请认真落实。" * 5


@dataclass
class Weeks:
    """What is left of the two runs: database, mails, counts of each run, and the site."""

    folder: Path
    site: Site
    mails: list[bytes] = field(default_factory=list)
    counts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def db(self) -> Path:
        return self.folder / "zhengce.db"

    def source(self) -> Source:
        """The source as it is declared while a person looks at it."""
        return Source("one", ("一", "一", "one"), (self.site.netloc,), (Section("tz", self.site.root + LIST, ""),))


def put(site: Site, numbers: range, day: str, look: Any) -> None:
    """The list and its documents as the site shows them; documents of earlier weeks are shown in the new look, too."""
    site.pages[LIST] = answer(look(listing([(path(n), title(n), f"2026-11-{n + 5:02}") for n in numbers])))
    for n in numbers:
        files = ((f"./P{n}.pdf", "附件"),) if n % 3 == 0 else ()
        site.pages[path(n)] = answer(look(document(title(n), f"2026-11-{n + 5:02}", text(n), files)))
        site.pages[f"{LIST}202611/P{n}.pdf"] = answer(b"%PDF-1.4 nothing", Content_Type="application/pdf")


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weeks]:
    mails: list[bytes] = []

    class Box:
        async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's
            mails.append(envelope.content)
            return "250 OK"

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = Controller(Box(), hostname="127.0.0.1", port=port)
    box.start()
    try:
        with Site() as site:
            left = Weeks(tmp_path_factory.mktemp("weeks"), site, mails)
            mail = {"smtp_host": "127.0.0.1", "smtp_port": port, "mail_from": "a@x.example", "mail_to": "b@x.example"}
            job = Job({"one": ([site.netloc], [site.root + LIST])}, str(left.folder), report=mail)
            for now, numbers, look in zip(WEEKS, (range(1, 9), range(1, 15)), (str, redesigned), strict=True):
                put(site, numbers, now, look)
                job.now = now
                left.counts.append(job.run()["one"])
            yield left
    finally:
        box.stop()


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(db) as conn:
        return conn.execute(sql).fetchall()


def test_the_second_week_shows_its_documents_as_provisional(weeks: Weeks) -> None:
    first, second = weeks.counts
    assert (first["new"], first["issues"]) == (8, 0)
    assert (second["new"], second["links"], second["changed"]) == (6, 14, 0)
    with connect(weeks.db) as conn:
        shown = {row.title: row.provisional for row in queries.timeline(conn, queries.Filters()).rows}
    assert shown == {title(n): n > 8 for n in range(1, 15)}


def test_what_a_template_had_read_is_not_replaced_by_a_provisional_reading(weeks: Weeks) -> None:
    versions = "versions v JOIN publications p ON p.id = v.publication_id"
    found = rows(weeks.db, f"SELECT p.template, v.number FROM {versions} ORDER BY p.url")
    assert found == [("detail", 1)] * 8 + [("general", 1)] * 6


def test_health_counts_the_provisional_pages_and_keeps_the_issues_open(weeks: Weeks) -> None:
    with connect(weeks.db) as conn:
        (standing,) = health.judge(conn, [weeks.source()], date(2026, 11, 23))
        of_site = {item.source: item.provisional for item in queries.health(conn)}
    assert (standing.provisional, of_site) == (6, {"one": 6})
    assert standing.open_issues == 15, "the list and its fourteen documents"


def test_the_report_mail_names_the_selector_that_found_nothing(weeks: Weeks) -> None:
    message = message_from_bytes(weeks.mails[-1], policy=policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    told = body.get_content()
    assert "PageChanged" in told
    assert "ul.u-list > li > a" in told
    assert ".article_con" in told
    assert told.count("a provisional record stands in") == 15
    assert told.count("2026-11-15, provisional)") == 1
    assert "zhengce reparse" in told


def test_after_the_template_is_mended_nothing_is_provisional_lost_or_doubled(
    weeks: Weeks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = parsers.sites.ndrc
    before = rows(weeks.db, "SELECT id, title, first_seen FROM documents ORDER BY id")
    for name in ("parse_listing", "parse_document"):
        true = getattr(site, name)
        monkeypatch.setattr(site, name, lambda page, true=true: true(as_before(page)))
    monkeypatch.setattr(site, "HOSTS", (*site.HOSTS, "127.0.0.1"))
    monkeypatch.setattr(site, "SOURCE", "one")
    monkeypatch.setattr(spiders, "discover", lambda: {"one": type("One", (PolicySpider,), {"SOURCE": weeks.source()})})
    parsers._site_of_host.cache_clear()
    try:
        done = rebuild(weeks.folder / "archive", weeks.db, workers=1)
    finally:
        parsers._site_of_host.cache_clear()
    assert done.issues == 0
    assert rows(weeks.db, "SELECT id, title, first_seen FROM documents ORDER BY id") == before
    templates = Counter(name for (name,) in rows(weeks.db, "SELECT template FROM publications"))
    assert templates == {"detail": 14}
    assert rows(weeks.db, "SELECT count(*), max(number) FROM versions") == [(14, 1)]
    assert rows(weeks.db, "SELECT count(*) FROM issues WHERE resolved_at IS NULL") == [(0,)]
    assert rows(weeks.db, "SELECT count(*) FROM documents WHERE number IS NULL AND issuers = ''") == [(0,)]
