"""Sixty clients on the served site for half a minute while a crawl writes the same database, all on loopback.

`python -m bench.visitors [SECONDS]`. Each client asks again as soon as it is answered, over a connection that it keeps.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

import httpx

from bench import synthetic
from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site, answer, document, listing, path

CLIENTS = 60
SECONDS = 30.0
SIZE = 10_000
PER_CRAWL = 40
DAY = "2026-11-01"
ASKED = (
    *("/", "/timeline", "/timeline.json", "/map", "/targets", "/consultations", "/calendar", "/feeds/atom.xml"),
    *("/documents/{id}", "/documents/{id}.json", "/timeline?page={page}", "/zhengce/timeline.json?_size=20"),
    *(f"/timeline?q={quote(word)}" for word in ("碳市场", "节能 标准", "氢能")),
)


@contextmanager
def served(db: Path) -> Iterator[str]:
    """The address of `zhengce serve` over the database."""
    command = [sys.executable, "-m", "crawler", "serve", "--db", str(db), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        yield next(word for word in process.stdout.readline().split() if word.startswith("http://"))
        process.terminate()


class Crawling:
    """Crawls new documents of a site on loopback into the database, again and again, until it is stopped."""

    def __init__(self, folder: Path) -> None:
        self.documents = 0
        self._folder = folder
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Crawling:
        self._thread.start()
        return self

    def __exit__(self, *reason: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        for round_ in count():
            if self._stop.is_set():
                return
            with Site() as site:
                numbers = range(round_ * PER_CRAWL, (round_ + 1) * PER_CRAWL)
                site.pages[LIST] = answer(
                    listing([(path(n), f"关于第{n}项节能工作的通知", "2026-11-01") for n in numbers])
                )
                for n in numbers:
                    site.pages[path(n)] = answer(document(f"关于第{n}项节能工作的通知", "2026-11-01"))
                counts = Job({"one": ([site.netloc], [site.root + LIST])}, str(self._folder)).run()
                self.documents += counts["one"]["new"]


async def ask(base: str, seconds: float) -> tuple[Counter[int], list[float]]:
    """Statuses, and seconds of each answer, of all clients together."""
    statuses: Counter[int] = Counter()
    spent: list[float] = []
    until = perf_counter() + seconds

    async def client(seed: int) -> None:
        chance = random.Random(seed)
        async with httpx.AsyncClient(base_url=base, timeout=60) as visitor:
            while perf_counter() < until:
                address = chance.choice(ASKED).format(id=chance.randint(1, SIZE), page=chance.randint(1, 20))
                begun = perf_counter()
                found = await visitor.get(address)
                spent.append(perf_counter() - begun)
                statuses[found.status_code] += 1

    await asyncio.gather(*(client(n) for n in range(CLIENTS)))
    return statuses, spent


def measure(seconds: float = SECONDS) -> list[tuple[str, str, str]]:
    """(work, figure, target); raises AssertionError for an answer of 5xx."""
    with tempfile.TemporaryDirectory(prefix="zhengce-bench-") as name:
        folder = Path(name)
        db = synthetic.build(folder / "zhengce.db", SIZE)
        with served(db) as base, Crawling(folder) as crawl:
            statuses, spent = asyncio.run(ask(base, seconds))
    assert not [status for status in statuses if status >= 500], statuses
    assert crawl.documents > 0
    p50, p95 = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
    figure = (
        f"{len(spent) / seconds:.0f} answers a second, median {p50:.2f} s, 95 % within {p95:.2f} s, "
        f"slowest {max(spent):.2f} s; no 5xx of {len(spent)}; {crawl.documents} documents stored meanwhile"
    )
    return [(f"{CLIENTS} clients for {seconds:.0f} s while a crawl writes, {SIZE:,} documents", figure, "no 5xx")]


if __name__ == "__main__":
    print(measure(*map(float, sys.argv[1:2])))
