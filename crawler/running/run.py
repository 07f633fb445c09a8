"""One run of the crawl: lock, store, archive, all spiders in one process, and how it ended."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scrapy.crawler import AsyncCrawlerProcess

import parsers
import spiders
from crawler import clock as clocks
from crawler import editorial
from crawler.config import Config
from crawler.context import Context
from crawler.counts import Counts
from crawler.intake import warm
from crawler.lock import only_one, run_lock
from crawler.middlewares.rhythm import file_is_due
from crawler.running.walking import Walk
from crawler.settings import settings
from crawler.warc import archive_reader, recordings
from crawler.warc.archive import OPEN, ArchiveError, Writer
from crawler.warc.archive_index import Index, key
from crawler.warc.archive_reader import Damage
from crawler.watching import verdict

if TYPE_CHECKING:
    from redis import Redis
from db import Store, WantedFile
from db.write.store import utc_now
from spiders.base import WINDOW, PolicySpider

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is asked to do. `sources` empty = all; `since` None = the usual window, or all in a replay."""

    db: Path
    archive: Path
    sources: Sequence[str] = ()
    since: date | None = None
    replay: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended. `damage` are archive records that could not be read; `foreign` archived pages of no source."""

    run_id: int
    counts: dict[str, Counts]
    damage: list[Damage] = field(default_factory=list)
    foreign: int = 0

    @property
    def issues(self) -> int:
        """Pages that became issues, and archive records that could not be read."""
        return sum(c.issues for c in self.counts.values()) + len(self.damage)


class UnknownSourceError(Exception):
    """No spider has this name."""


def crawl(plan: Plan, config: Config, on_start: Callable[[Context], None] = lambda context: None) -> Ended:
    """Run the plan to its end. Raises BusyError, UnknownSourceError, ArchiveError, StoreError, DataError."""
    chosen = _chosen(plan.sources)
    decided = editorial.load(editorial.folder(config, plan.db))
    locks = [run_lock(plan.db), *([] if plan.replay else [plan.archive / ".lock"])]
    with ExitStack() as stack:
        for lock in locks:
            stack.enter_context(only_one(lock))
        warm()
        damage: list[Damage] = []
        replayed = stack.enter_context(recordings.as_warcs(plan.replay))
        index = Index(replayed, on_damage=damage.append) if plan.replay else None
        clock = _clock(index)
        with Store(plan.db, clock=clock, identity=decided.identity) as store:
            step = clocks.step(store.conn, plan.archive, clock()) if index is None else None
            run_id = store.start_run("replay" if index else "crawl", spiders.declared())
            archive = None if index else _archive(plan.archive, clock())
            context = Context(config, store, run_id, clock, archive=archive, replay=index, editorial=decided)
            for name in chosen:
                context.of(name)
            if step:
                log.warning(step)
                context.facts.append(step)
            on_start(context)
            try:
                _walk(chosen, plan, context)
            finally:
                if archive is not None:
                    archive.close()
            if context.broken is not None:
                raise context.broken
            ended = Ended(run_id, context.counts, damage, _foreign(index, chosen))
            sources = [spider.SOURCE for spider in chosen.values()]
            if index is None:
                verdict.finish_crawl(store, run_id, context.counts, sources, context.facts)
            else:
                verdict.finish_replay(store, run_id, context.counts, ended.issues)
    if index is None:
        verdict.report_on(plan.db, run_id, context.counts, sources, config.report)
    return ended


def _chosen(names: Sequence[str]) -> dict[str, type[PolicySpider]]:
    known = spiders.discover()
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UnknownSourceError(f"no source called {', '.join(unknown)}; known are {', '.join(known)}")
    return {name: known[name] for name in names} if names else known


def _clock(index: Index | None) -> Callable[[], str]:
    """In a replay the clock shows the newest answer, so that the same archive gives the same database."""
    if index is None:
        return utc_now
    newest = index.newest_time()
    if newest is None:
        raise ArchiveError("the files to replay hold no answer")
    return lambda: newest


def _archive(folder: Path, now: str) -> Writer:
    """A new file for this run; what a killed run left open is repaired and closed first."""
    for left in sorted(folder.glob(f"*{OPEN}")):
        archive_reader.set_aside_torn(left)
        left.rename(left.with_name(left.name.removesuffix(OPEN)))
    stamp = now.replace("-", "").replace(":", "")
    return Writer(folder / f"zhengce-{stamp}-{os.getpid()}.warc.gz")


def _walk(chosen: dict[str, type[PolicySpider]], plan: Plan, context: Context) -> None:
    today = date.fromisoformat(context.clock()[:10])
    since = plan.since or (None if context.replay else today - WINDOW)
    process = AsyncCrawlerProcess(settings(context.config, replay=context.replay is not None))
    wanted = partial(_wanted, context)
    Walk(chosen, process, context, today, since, lambda _: _orphans(context), wanted).run()


def work(sources: Sequence[str], config: Config, *, since: date | None = None, idle: float = 60.0) -> dict[str, Counts]:
    """Walk and fetch as one worker of a cluster; pages and files to fetch pass through Redis.

    Ends when nothing was left to ask for `idle` seconds. Raises UnknownSourceError, redis.RedisError.
    """
    from redis import Redis

    from crawler.running import cluster

    chosen = _chosen(sources)
    redis = Redis.from_url(config.cluster.redis_url)
    redis.ping()
    today = date.fromisoformat(utc_now()[:10])
    with TemporaryDirectory() as scratch, Store(Path(scratch) / "empty.db") as nothing_known:
        context = Context(config, nothing_known, 0, utc_now, archive=cluster.Outbox(redis))
        special = cluster.worker_settings(config.cluster.redis_url, idle)
        process = AsyncCrawlerProcess(settings(config, replay=False) | special)
        first = since or today - WINDOW
        handed, files = (partial(cluster.taken, redis, kind) for kind in ("handed", "files"))
        Walk(chosen, process, context, today, first, handed, files, partial(cluster.hand, redis)).run()
        return context.counts


def gather(redis: Redis, config: Config, db: Path, archive: Path, idle: float) -> dict[str, Counts]:
    """Store what the workers of a cluster fetch, as one run. Raises BusyError, ArchiveError, StoreError, DataError."""
    from crawler.running.cluster import Collector

    decided = editorial.load(editorial.folder(config, db))
    with only_one(run_lock(db)), only_one(archive / ".lock"), Store(db, identity=decided.identity) as store:
        step = clocks.step(store.conn, archive, utc_now())
        run_id = store.start_run("crawl", spiders.declared())
        with _archive(archive, utc_now()) as writer:
            collector = Collector(redis, store, run_id, writer, decided)
            collector.collect(idle)
        sources = [spider.SOURCE for name, spider in spiders.discover().items() if name in collector.counts]
        verdict.finish_crawl(store, run_id, collector.counts, sources, [step] if step else [])
    return collector.counts


def _orphans(context: Context) -> Iterable[str]:
    """Archived pages that no listing led to: nothing that was kept is dropped."""
    if context.replay is None:
        return []
    unread = (url for url in context.replay.urls() if key(url) not in context.served)
    return [url for url in unread if parsers.role(url) in ("document", "listing")]


def _wanted(context: Context, source: str) -> Iterable[str]:
    context.flush_of[source]()
    return [file.url for file in context.store.wanted_files(source, partial(_is_due, context))]


def _is_due(context: Context, file: WantedFile) -> bool:
    if context.replay is None:
        return file_is_due(file, date.fromisoformat(context.clock()[:10]))
    place = context.replay.newest(file.url)
    if file.is_picture and place is None:
        return False
    return file.checked_at is None or (place is not None and place.fetched_at > file.checked_at)


def _foreign(index: Index | None, chosen: dict[str, type[PolicySpider]]) -> int:
    """Archived pages on no chosen source's hosts."""
    if index is None:
        return 0
    hosts = Counter(key(url).partition("/")[0] for url in index.urls())
    return sum(n for host, n in hosts.items() if spiders.owner(host) not in chosen)
