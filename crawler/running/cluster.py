"""Several machines, one store: queue, seen-before filter and fetched pages live in an existing Redis.

Workers (`zhengce worker`) walk and fetch; the collector (`zhengce collect`) archives, reads and stores. Pages travel
as JSON. Extra `cluster` (scrapy-redis). One worker a source keeps to one request at a time for a host.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from redis import Redis
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider

from crawler.counts import Counts
from crawler.editorial import Editorial
from crawler.intake import Intake
from crawler.middlewares.rhythm import file_is_due
from crawler.rebuilding.readers import read_batch
from crawler.warc.archive import SavedPage, Writer
from crawler.warc.archive_reader import Record
from db import Store
from db.write.store import utc_now
from policy import Link

PAGES = "zhengce:pages"


class Outbox:
    """Stands where the archive is in a single machine's run: pages go to the collector."""

    path = Path("redis")

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def add(self, page: SavedPage) -> str | None:
        """Hand a page over. Its pointer is known only where it is archived."""
        record = asdict(page) | {"body": base64.b64encode(page.body).decode("ascii")}
        try:
            self._redis.rpush(PAGES, json.dumps(record))
        except ConnectionError as error:
            raise OSError(0, f"Redis: {error}") from error
        return None

    def close(self) -> None:
        """Close the connection to Redis; the archive is the collector's."""
        self._redis.close()


class Stay:
    """A worker whose queue is empty waits for what others may find."""

    def __init__(self, crawler: Crawler) -> None:
        self._idle = crawler.settings.getfloat("ZHENGCE_WORKER_IDLE")
        self._since = time.monotonic()
        crawler.signals.connect(self.moved, signal=signals.request_reached_downloader)
        crawler.signals.connect(self.idle, signal=signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Stay:
        """Scrapy's way to build it."""
        return cls(crawler)

    def moved(self) -> None:
        """Note the time of the last request: the worker ends when none comes for long."""
        self._since = time.monotonic()

    def idle(self) -> None:
        """Do not close while work may still come."""
        if time.monotonic() - self._since < self._idle:
            raise DontCloseSpider


def worker_settings(redis_url: str, idle: float) -> dict[str, Any]:
    """What differs in a worker: the queue is in Redis, nothing is stored here."""
    return {
        "SCHEDULER": "scrapy_redis.scheduler.Scheduler",
        "DUPEFILTER_CLASS": "scrapy_redis.dupefilter.RFPDupeFilter",
        "SCHEDULER_PERSIST": True,  # one worker's end must not empty the queue of the others
        "REDIS_URL": redis_url,
        "ITEM_PIPELINES": {},
        "EXTENSIONS": {"crawler.running.cluster.Stay": 10},
        "ZHENGCE_WORKER_IDLE": idle,
    }


def hand(redis: Redis, source: str, links: Sequence[Link]) -> None:
    """Leave documents that a list says of a source for the worker that walks it."""
    for link in links:
        redis.rpush(f"zhengce:{source}:handed", link.url)


def taken(redis: Redis, kind: str, source: str) -> list[str]:
    """Addresses left for a source: ``files`` that the collector wants, ``handed`` documents. Each is given out once."""
    found = []
    while (url := redis.lpop(f"zhengce:{source}:{kind}")) is not None:
        found.append(bytes(url).decode())  # type: ignore[arg-type]  # redis types answers of both of its clients
    return found


def start_over(redis: Redis, sources: Iterable[str]) -> None:
    """Forget the queues and the seen addresses of the last run."""
    kept = ("files", "asked", "handed")
    for source in sources:
        redis.delete(f"{source}:requests", f"{source}:dupefilter", *(f"zhengce:{source}:{kind}" for kind in kept))


class Collector:
    """Archives, reads and stores what the workers fetch."""

    def __init__(self, redis: Redis, store: Store, run_id: int, archive: Writer, editorial: Editorial) -> None:
        self._redis = redis
        self._store = store
        self._run = run_id
        self._archive = archive
        self._editorial = editorial
        self._intakes: dict[str, Intake] = {}
        self.counts: dict[str, Counts] = {}

    def collect(self, idle: float, moved: Callable[[], None] = lambda: None) -> None:
        """Take pages until none came for `idle` seconds."""
        last = time.monotonic()
        while time.monotonic() - last < idle:
            answer: Any = self._redis.blpop([PAGES], timeout=1)
            if answer is None:
                self._flush()
                continue
            self._take(json.loads(answer[1]))
            last = time.monotonic()
            moved()
        self._flush()

    def _take(self, record: dict[str, Any]) -> None:
        headers = tuple((str(name), str(value)) for name, value in record["headers"])
        page = SavedPage(**record | {"body": base64.b64decode(record["body"]), "headers": headers})
        name, _, offset = self._archive.add(page).rpartition("@")
        for read in read_batch([Record(name, int(offset), page)], self._editorial):
            self._intake(read.source).take(read.item)

    def _intake(self, source: str) -> Intake:
        if source not in self._intakes:
            self.counts[source] = Counts()
            self._intakes[source] = Intake(source, self._store, self._run, self.counts[source], self._editorial)
        return self._intakes[source]

    def _flush(self) -> None:
        today = date.fromisoformat(utc_now()[:10])
        for source, intake in self._intakes.items():
            intake.flush()
            for file in self._store.wanted_files(source, partial(file_is_due, today=today)):
                if self._redis.sadd(f"zhengce:{source}:asked", file.url):
                    self._redis.rpush(f"zhengce:{source}:files", file.url)
