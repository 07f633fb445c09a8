"""A page that takes too long is given up and said; a run that is told to end ends, wherever it is."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import parsers
from crawler import intake
from crawler.counts import Counts
from crawler.editorial import NOTHING
from crawler.lock import BusyError, only_one, run_lock
from crawler.warc.archive_reader import read_at
from db import Store
from spiders import served, time_limit
from spiders.items import Trouble
from tests.crawler.loopback import ROOT, Job
from tests.crawler.site import LIST, Site
from tests.crawler.test_incremental import fill, path
from tests.crawler.test_intake import outcome, read

PATIENCE = 30  # seconds after which a test gives a process up; what is promised is 5


def endless_pattern() -> object:
    return re.fullmatch("(?:甲|甲)*", "甲" * 60 + "乙")


def endless_loop() -> None:
    while True:
        try:
            endless = 1
        except Exception:  # noqa: BLE001  # a reader that catches everything does not catch this
            del endless


@pytest.mark.parametrize("endless", [endless_pattern, endless_loop])
def test_what_never_ends_is_broken_off(endless: Any) -> None:
    with pytest.raises(time_limit.TooSlow), time_limit.limit(0.1):
        endless()


def test_what_ends_in_time_is_let_be() -> None:
    with time_limit.limit(60):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


@pytest.mark.parametrize("endless", [endless_pattern, endless_loop])
def test_a_page_that_is_never_read_is_a_named_issue(endless: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsers, "parse", lambda *page, **served_with: endless())
    url = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261101_1.html"
    found = served.read(served.Answer(url, url, "document", 200, b"<html>", raw="a.warc.gz@7"), 0.1)
    assert found == Trouble("too slow", url, "given up after 0.1 s of reading", "a.warc.gz@7")


def test_an_analysis_that_never_ends_costs_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    intake.warm()
    true = intake.analysis.read
    monkeypatch.setattr(
        intake.analysis, "read", lambda doc, *more: endless_pattern() if doc.title.endswith("2") else true(doc, *more)
    )
    with Store(tmp_path / "z.db") as store:
        taker = intake.Intake("ndrc", store, store.start_run("crawl"), counts := Counts(), NOTHING, seconds=1)
        for n in (1, 2, 3):
            taker.take(read(n))
        taker.flush()
    assert outcome(tmp_path / "z.db") == (2, [("too slow", "given up after 1 s of analysis")])
    assert (counts.new, counts.issues) == (2, 1)


def test_a_run_goes_on_after_a_page_that_is_never_read_and_keeps_its_bytes(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 12)
        sources = {"one": ([site.netloc], [site.root + LIST])}
        counts = Job(sources, str(tmp_path), stuck=path(5), crawl={"page_seconds": 0.5}).run()["one"]
        wanted = site.root + path(5)
    assert (counts["new"], counts["issues"]) == (11, 1)
    with closing(sqlite3.connect(tmp_path / "zhengce.db")) as conn:
        kind, url, raw = conn.execute("SELECT kind, url, raw FROM issues").fetchone()
    assert (kind, url) == ("too slow", wanted)
    name, _, offset = raw.partition("@")
    assert read_at(tmp_path / "archive" / name, int(offset)).body.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_inside_a_page_that_is_never_read_ends_when_it_is_told_to(tmp_path: Path, number: int) -> None:
    with Site() as site:
        fill(site, 12)
        job = Job(
            {"one": ([site.netloc], [site.root + LIST])}, str(tmp_path), stuck=path(5), crawl={"page_seconds": 900}
        )
        with job.start() as process:
            until(lambda: site.count()[path(5)] > 0)
            process.send_signal(number)
            _, said = process.communicate(timeout=PATIENCE)
            assert process.returncode == 1
    assert "The next run goes on from here" in said
    assert free(job.db)


def test_a_run_that_waits_for_an_answer_ends_when_it_is_told_to(tmp_path: Path) -> None:
    async def silent(asked: Any, writer: Any) -> None:
        import asyncio

        await asyncio.sleep(600)

    with Site() as site:
        fill(site, 6)
        site.pages[path(3)] = silent
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path), crawl={"timeout": 600.0})
        with job.start() as process:
            until(lambda: site.count()[path(3)] > 0)
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=PATIENCE)
            assert process.returncode is not None


REBUILD = """
import sys, time
from pathlib import Path
import crawler.rebuilding.rebuild
def stuck(*batch):
    Path(sys.argv[1], "worker").write_text("reads")
    time.sleep(600)
crawler.rebuilding.rebuild.read_batch = stuck
crawler.rebuilding.rebuild.rebuild(Path(sys.argv[1]) / "archive", Path(sys.argv[1]) / "zhengce.db", workers=2)
"""


def test_processes_of_a_killed_rebuild_end_with_it_and_free_the_lock(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 3)
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        job.run()
    command = [sys.executable, "-c", REBUILD, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        until((tmp_path / "worker").exists)
        with pytest.raises(BusyError), only_one(run_lock(job.db)):
            pass
        process.kill()
        process.wait()
    until(lambda: free(job.db))


def free(db: Path) -> bool:
    try:
        with only_one(run_lock(db)):
            return True
    except BusyError:
        return False


def until(true: Any) -> None:
    """Wait for something that happens in another process."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)
