"""Two workers, one Redis, one store: every page is fetched once and stored."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from redis import Redis

from crawler.running import cluster
from crawler.running.walking import Walk
from crawler.warc.archive_reader import records
from policy import Link
from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Asked, Behaviour, Site, Writer, answer
from tests.crawler.test_incremental import fill, path
from tests.forks import PATIENCE, Fork

SERVER = shutil.which("redis-server")


class Meeting:
    """Documents are answered only when both workers have asked for robots.txt, so that each has its share of the queue.

    `over` is set when each page was asked for.
    """

    def __init__(self, site: Site) -> None:
        self._both, self._came, self._left = asyncio.Event(), 0, set(site.pages)
        self.over = threading.Event()
        site.pages = {where: self._page(where, page) for where, page in site.pages.items()}
        site.pages["/robots.txt"] = self._robots

    async def _robots(self, asked: Asked, writer: Writer) -> None:
        self._came += 1
        if self._came == 2:
            self._both.set()
        await answer("", "404 Not Found")(asked, writer)

    def _page(self, where: str, page: Behaviour) -> Behaviour:
        async def behave(asked: Asked, writer: Writer) -> None:
            if where.endswith(".html") and "/t2026" in where:
                await self._both.wait()
            await page(asked, writer)
            self._left.discard(where)
            if not self._left:
                self.over.set()

        return behave


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    if SERVER is None:
        pytest.skip("no redis-server on this machine (Debian: apt install redis-server)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [SERVER, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if "Ready to accept connections" in line:
                    break
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            process.stdout.read()


def told(process: Fork) -> dict[str, int]:
    """What a process counted, when it has ended."""
    with process:
        out, err = process.communicate()
        assert process.returncode == 0, err
    counts: dict[str, int] = json.loads(out.splitlines()[-1])["ndrc"]
    return counts


def test_two_workers_fetch_each_page_once_and_one_store_has_them_all(tmp_path: Path, redis: str) -> None:
    with Site() as site, Redis.from_url(redis) as queue:
        fill(site, 80)
        meeting = Meeting(site)
        job = Job({"ndrc": ([site.netloc], [site.root + LIST])}, str(tmp_path), redis=redis)
        collector, *both = (
            Job(**(job.__dict__ | {"cluster": role})).start() for role in ("collect", "worker", "worker")
        )
        assert meeting.over.wait(PATIENCE)
        queue.set("over:worker", 1)
        workers = [told(process) for process in both]
        queue.set("over:collect", 1)
        collected = told(collector)
        asked = site.count()
    assert asked.pop("/robots.txt") == 2
    assert set(asked.values()) == {1}
    assert {path(n) for n in range(80)} <= set(asked)
    assert sum(where.endswith(".pdf") for where in asked) == 8
    assert (collected["new"], collected["files"], collected["issues"]) == (80, 8, 0)
    assert all(worker["requests"] >= 2 for worker in workers)
    with closing(sqlite3.connect(job.db)) as conn:
        assert conn.execute("SELECT count(*) FROM publications").fetchone() == (80,)
    archived = [r.page.url for file in job.archive.glob("*.warc.gz") for r in records(file, pytest.fail)]
    assert len([url for url in archived if url.endswith(".html") and "/t2026" in url]) == 80


def test_links_to_a_source_that_a_worker_does_not_walk_are_left_for_the_worker_that_does(redis: str) -> None:
    with Redis.from_url(redis) as queue:
        unused = cast(Any, None)
        walk = Walk({}, unused, unused, date(2026, 11, 23), None, unused, unused, partial(cluster.hand, queue))
        links = [Link(f"https://two.example/{n}.html", "关于节能工作的通知", "2026-11-20") for n in (1, 2)]
        walk._hand("two", links)
        assert cluster.taken(queue, "handed", "one") == []
        assert cluster.taken(queue, "handed", "two") == [link.url for link in links]
        assert cluster.taken(queue, "handed", "two") == [], "each is given out once"
        walk._hand("two", links)
        cluster.start_over(queue, ["two"])
        assert cluster.taken(queue, "handed", "two") == []
