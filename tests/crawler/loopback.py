"""Crawls sources on loopback in a process of its own: the command's code, with sources and clock that a test names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.forks import PATIENCE, ROOT, Fork

__all__ = ["ROOT", "Job", "main"]
NOW = "2026-11-23T06:00:00Z"


@dataclass
class Job:
    """`sources`: name → (hosts, addresses of first listing pages). `crawl` are values of the [crawl] settings."""

    sources: dict[str, tuple[list[str], list[str]]]
    folder: str
    now: str = NOW
    since: str | None = None
    crawl: dict[str, Any] = field(default_factory=dict)
    cluster: str = ""  # worker or collect, with the address of a Redis in `redis`
    redis: str = ""
    report: dict[str, Any] = field(default_factory=dict)  # values of the [report] settings
    stuck: str = ""  # the pattern loop of a parser never ends for an address that holds this
    timeouts: dict[str, float] = field(default_factory=dict)  # seconds for single addresses; the setting for others

    @property
    def db(self) -> Path:
        return Path(self.folder) / "zhengce.db"

    @property
    def archive(self) -> Path:
        return Path(self.folder) / "archive"

    def start(self) -> Fork:
        return Fork(main, self)

    def run(self, timeout: float = PATIENCE) -> dict[str, Any]:
        """The counts of each source. What takes longer than `timeout` seconds hangs."""
        with self.start() as process:
            out, err = process.communicate(timeout)
            assert process.returncode == 0, err
        result: dict[str, Any] = json.loads(out.splitlines()[-1])
        return result


def main(job: Job) -> None:
    """Crawl, and print one JSON line with the counts of each source."""
    from scrapy.downloadermiddlewares.downloadtimeout import DownloadTimeoutMiddleware

    import parsers
    import parsers.sites.ndrc
    import spiders
    from crawler.config import Cluster, Config, Crawl, Report
    from crawler.running import run
    from policy import Section, Source
    from spiders.base import PolicySpider
    from spiders.items import DocumentRead

    def read(self: PolicySpider, *args: Any, **kwargs: Any) -> Any:
        """The NDRC parser reads all these sites; each document belongs to the source that was crawled."""
        for item in PolicySpider.read(self, *args, **kwargs):
            yield replace(item, document=replace(item.document, source=self.name)) if is_document(item) else item

    def is_document(item: object) -> bool:
        return isinstance(item, DocumentRead)

    hosts = {host.partition(":")[0] for hosts, _ in job.sources.values() for host in hosts}
    parsers.sites.ndrc.HOSTS = (*parsers.sites.ndrc.HOSTS, *hosts)  # type: ignore[assignment]
    found = {}
    for name, (own, lists) in job.sources.items():
        source = Source(name, (name, name, name), tuple(own), tuple(Section(url, url, "") for url in lists))
        found[name] = type(f"Spider_{name}", (PolicySpider,), {"SOURCE": source, "read": read})
    true = parsers.parse

    def parse(url: str, *args: Any, **kwargs: Any) -> Any:
        return (
            re.fullmatch("(?:甲|甲)*", "甲" * 60 + "乙")
            if job.stuck and job.stuck in url
            else true(url, *args, **kwargs)
        )

    common = DownloadTimeoutMiddleware.process_request

    def limit(self: DownloadTimeoutMiddleware, request: Any) -> None:
        if request.url in job.timeouts:
            request.meta["download_timeout"] = job.timeouts[request.url]
        common(self, request)

    DownloadTimeoutMiddleware.process_request = limit  # type: ignore[assignment]
    parsers.parse = parse
    spiders.discover = lambda: found  # type: ignore[assignment]
    run.utc_now = lambda: job.now  # type: ignore[assignment]
    crawl: dict[str, Any] = {"delay": 0.0, "timeout": 60.0, "retries": 1, "retry_pause": 0.05, "close_after": 99}
    settings = Config(Crawl(**(crawl | job.crawl)), Report(**job.report), cluster=Cluster(job.redis))
    if job.cluster == "worker":
        UntilOver(job).stand_in()
        return tell(run.work([], settings, idle=1))
    if job.cluster == "collect":
        from redis import Redis

        UntilOver(job).stand_in()
        return tell(run.gather(Redis.from_url(job.redis), settings, job.db, job.archive, idle=1))
    plan = run.Plan(job.db, job.archive, since=date.fromisoformat(job.since) if job.since else None)
    return tell(run.crawl(plan, settings).counts)


class UntilOver:
    """The clock of a cluster, by which workers and collector have waited for nothing until a test says that it is over.

    A test says so by a key in Redis, ``over:worker`` or ``over:collect``; pages that wait there are still taken.
    """

    def __init__(self, job: Job) -> None:
        from redis import Redis

        self._redis, self._key, self._now = Redis.from_url(job.redis), f"over:{job.cluster}", 0

    def stand_in(self) -> None:
        """Be the clock of this process's cluster; Scrapy asks an idle spider again at once."""
        from scrapy.core.engine import ExecutionEngine

        from crawler.running import cluster

        cluster.time = self  # type: ignore[assignment]
        ExecutionEngine._SLOT_HEARTBEAT_INTERVAL = 0.2

    def monotonic(self) -> float:
        from crawler.running.cluster import PAGES

        if self._redis.exists(self._key) and not self._redis.llen(PAGES):
            self._now += 3600
        return self._now


def tell(counts: dict[str, Any]) -> None:
    print(json.dumps({name: {f: getattr(c, f) for f in c.__slots__} for name, c in counts.items()}))
