"""Every fault has a named outcome and a bounded time, and hurts neither its neighbours nor the other sources.

One crawl of all faulty sites at once, each a source of its own beside a sound one, over real sockets.
"""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.warc.archive_reader import records
from tests.crawler.faults import BAD, FAULTS, Fault, self_signed, well
from tests.crawler.loopback import ROOT, Job
from tests.crawler.site import LIST, Site, answer, document, listing, path

DOC = ROOT / "docs" / "reliability.md"
MARK = "<!-- faults: written by `make docs` -->"


@dataclass(frozen=True)
class Ran:
    """What the one crawl left."""

    job: Job
    counts: dict[str, Any]
    sites: dict[str, Site]

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.job.db) as conn:
            return conn.execute(sql, values).fetchall()

    def outcome(self, name: str) -> set[str]:
        return {kind for (kind,) in self.rows("SELECT kind FROM issues WHERE source = ?", name)}


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    with ExitStack() as stack:
        sites: dict[str, Site] = {}
        for number, fault in enumerate(FAULTS):
            site = sites[fault.name] = stack.enter_context(Site(host=f"127.0.1.{number + 1}"))
            well(site, f"故障{number}")
            fault.put(site)
        sound = sites["sound"] = stack.enter_context(Site())
        well(sound, "正常")
        tls = sites["tls: nobody vouches for it"] = stack.enter_context(
            Site(host="127.0.0.3", tls=self_signed("127.0.0.3"))
        )
        well(tls, "证书")
        sources = {name: ([site.netloc], [site.root + LIST]) for name, site in sites.items()}
        sources["tls: plain HTTP there"] = ([sound.netloc], [f"https://{sound.netloc}{LIST}"])
        sources["dns: no such host"] = (["no-such-host.invalid"], [f"http://no-such-host.invalid{LIST}"])
        refused = f"127.0.0.1:{closed_port()}"
        sources["refused: nobody listens"] = ([refused], [f"http://{refused}{LIST}"])
        silent = {sites[fault.name].root + fault.silent: 2.0 for fault in FAULTS if fault.silent}
        job = Job(sources, str(tmp_path_factory.mktemp("faults")), crawl={"max_mb": 2}, timeouts=silent)
        yield Ran(job, job.run(), sites)


HOSTS = (
    Fault("tls: nobody vouches for it", "tls", "at once", lambda site: None, "host", 0),
    Fault("tls: plain HTTP there", "tls", "at once", lambda site: None, "host", 0),
    Fault("dns: no such host", "dns", "DNS_TIMEOUT", lambda site: None, "host", 0),
    Fault("refused: nobody listens", "refused", "retries", lambda site: None, "host", 0),
)


@pytest.mark.parametrize("fault", [*FAULTS, *HOSTS], ids=lambda fault: fault.name)
def test_the_fault_has_its_named_outcome(ran: Ran, fault: Fault) -> None:
    expected = set() if fault.outcome in ("stored", "missing") else {fault.outcome}
    details = ran.rows("SELECT kind, url, detail FROM issues WHERE source = ?", fault.name)
    assert ran.outcome(fault.name) == expected, details
    counts = ran.counts[fault.name]
    assert counts["missing"] == (fault.outcome == "missing")
    stored = 3 if fault.outcome == "stored" else fault.others_stored
    assert counts["new"] == stored


def test_a_fault_does_not_hurt_the_other_sources(ran: Ran) -> None:
    assert ran.counts["sound"]["new"] == 3
    assert ran.outcome("sound") == set()


def test_every_page_that_broke_is_kept(ran: Ran) -> None:
    """What came at all lies in the archive, and the archive reads whole."""
    archived = {r.pointer for file in ran.job.archive.glob("*.warc.gz") for r in records(file, pytest.fail)}
    raws = {
        raw for (raw,) in ran.rows("SELECT raw FROM issues WHERE kind IN ('Blocked', 'NotADocument', 'PageChanged')")
    }
    assert None not in raws
    assert raws <= archived


def test_a_host_in_trouble_is_asked_a_bounded_number_of_times(ran: Ran) -> None:
    assert ran.sites["page: 500 for ever"].count()[BAD] == 2
    assert ran.sites["page: redirect loop"].count()[BAD] == 1
    assert ran.sites["page: 403"].count()[BAD] == 1
    assert ran.sites["robots.txt: 503"].count() == {"/robots.txt": 1}


def test_the_page_in_another_charset_reads_well(ran: Ran) -> None:
    assert ran.rows("SELECT count(*) FROM documents WHERE title = '关于编码的通知'") == [(1,)]


def test_the_table_of_faults_is_the_documented_one(ran: Ran) -> None:
    """`make docs` writes the table; elsewhere a difference is a failure."""
    lines = ["| fault | named outcome | bounded by |", "|---|---|---|"]
    for fault in (*FAULTS, *HOSTS):
        outcome = ", ".join(sorted(ran.outcome(fault.name))) or fault.outcome
        lines.append(f"| {fault.name} | {outcome} | {fault.bound} |")
    head, documented, tail = DOC.read_text(encoding="utf-8").split(MARK)
    if os.environ.get("DOCS_FAULTS"):
        DOC.write_text(MARK.join((head, "\n" + "\n".join(lines) + "\n", tail)), encoding="utf-8")
        return
    assert documented.strip().splitlines() == lines
    assert len(lines) - 2 >= 25


def test_a_host_that_keeps_failing_is_left_alone(tmp_path: Path) -> None:
    with Site() as site:
        rows = [(path(n), f"关于第{n}件的通知", "2026-11-01") for n in range(20)]
        site.pages[LIST] = answer(listing(rows))
        for n in range(20):
            site.pages[path(n)] = answer("no", "403 Forbidden")
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path), crawl={"close_after": 5})
        counts = job.run()["one"]
    asked = sum(site.count()[path(n)] for n in range(20))
    assert 5 <= asked <= 7  # one may be under way, one in line
    assert (counts["issues"], counts["skipped"]) == (asked, 20 - asked)
    assert any("not asked again" in fact for fact in counts["facts"])


def test_a_listing_without_an_end_ends(tmp_path: Path) -> None:
    """A site that always names a next page is left when its items are older than the window."""
    with Site() as site:
        for n in range(1, 6):
            day = f"2026-{12 - n:02}-01"
            where = LIST if n == 1 else f"{LIST}index_{n - 1}.html"
            site.pages[where] = answer(listing([(path(n), f"关于第{n}件的通知", day)], page=n, pages=99999))
            site.pages[path(n)] = answer(document(f"关于第{n}件的通知", day))
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        counts = job.run()["one"]
    assert counts["new"] == 3
    assert counts["listings"] == 4
