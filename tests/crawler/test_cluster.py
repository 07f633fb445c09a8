"""Two workers, one Redis, one store: every page is fetched once and stored."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive_reader import records
from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Asked, Behaviour, Site, Writer
from tests.crawler.test_incremental import fill, path

SERVER = shutil.which("redis-server")


def slowly(page: Behaviour) -> Behaviour:
    """The page after a moment, so that both workers have come before all is fetched."""

    async def behave(asked: Asked, writer: Writer) -> None:
        await asyncio.sleep(0.12)
        await page(asked, writer)

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


def test_two_workers_fetch_each_page_once_and_one_store_has_them_all(tmp_path: Path, redis: str) -> None:
    with Site() as site:
        fill(site, 80)
        site.pages = {where: slowly(page) for where, page in site.pages.items()}
        job = Job({"ndrc": ([site.netloc], [site.root + LIST])}, str(tmp_path), redis=redis, crawl={"timeout": 60})
        running = [Job(**(job.__dict__ | {"cluster": role})).start() for role in ("collect", "worker", "worker")]
        answers = []
        for process in running:
            out, err = process.communicate(timeout=120)
            assert process.returncode == 0, err
            answers.append(json.loads(out.splitlines()[-1])["ndrc"])
        asked = site.count()
    assert asked.pop("/robots.txt") == 2
    assert set(asked.values()) == {1}
    assert {path(n) for n in range(80)} <= set(asked)
    assert sum(where.endswith(".pdf") for where in asked) == 8
    collected, *workers = answers
    assert (collected["new"], collected["files"], collected["issues"]) == (80, 8, 0)
    assert all(worker["requests"] >= 2 for worker in workers)
    with closing(sqlite3.connect(job.db)) as conn:
        assert conn.execute("SELECT count(*) FROM publications").fetchone() == (80,)
    archived = [r.page.url for file in job.archive.glob("*.warc.gz") for r in records(file, pytest.fail)]
    assert len([url for url in archived if url.endswith(".html") and "/t2026" in url]) == 80
