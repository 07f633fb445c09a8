"""A full rebuild from archived pages, against the same work done the plain way.

The plain way: warcio's iterator, the same selectors over BeautifulSoup html.parser, one transaction per document. All
else is the same code on both sides, so that both give the same records, which is checked. Both have one process that
reads pages and one that stores.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter
from typing import Any
from unittest import mock

from warcio.archiveiterator import ArchiveIterator

import parsers
from bench import _soup
from crawler.intake import entry, warm
from crawler.rebuilding.rebuild import rebuild
from crawler.warc.archive import SavedPage, write
from db import Entry, Store
from policy import Document
from spiders.items import DocumentRead
from tests.crawler.site import document

PAGES = 400
ROUNDS = 3
TABLES = {
    "publications": "url, title, published_on, signed_on, effective_on, content_hash",
    "versions": "publication_id, title, text",
    "document_labels": "document_id, label_id, score",
    "evidence": "document_id, label_id, position, term, passage",
    "targets": "document_id, indicator, value, unit, passage",
    "relations": "document_id, type, target_title, passage",
}
SENTENCES = (
    "各地区要坚持系统观念，把节能降碳摆在更加突出的位置，推动钢铁、有色金属、石化化工、建材等行业改造升级。",
    "到2025年，非化石能源消费比重达到20%左右，抽水蓄能和新型储能装机容量稳步增长，煤炭消费比重继续下降。",
    "加强组织领导，明确责任分工，完善工作机制，按年度报送进展情况，重大事项及时报告，自2026年12月1日起施行。",
    "深入打好污染防治攻坚战，推进城镇污水处理设施和配套管网建设，加强危险废物全过程监管，完善排污许可制度。",
)
WHOLE = 18_000  # documents: the size of a backfill over all sources for which the figure is stated


def now() -> str:
    """The instant of all rows."""
    return "2026-11-23T06:00:00Z"


def archive(folder: Path, count: int = PAGES) -> None:
    """Pages of an NDRC notice's size and form, each with its own text of about 3,000 characters."""
    first = date(2026, 1, 1)
    pages = []
    for n in range(count):
        day = (first + timedelta(days=n % 300)).isoformat()
        month, name = day[:7].replace("-", ""), f"t{day.replace('-', '')}_{1400000 + n}.html"
        url = f"https://www.ndrc.gov.cn/xxgk/zcfb/tz/{month}/{name}"
        text = "".join(f"<p>（{i}）第{n}项：{SENTENCES[(n + i) % len(SENTENCES)]}</p>" for i in range(55))
        body = document(f"关于推进第{n}项节能降碳工作的通知", day, text).encode()
        pages.append(SavedPage(url, body, fetched_at=f"2026-11-{1 + n // 100:02}T06:00:00Z"))
    write(pages, folder / "pages.warc.gz")


def read(page: tuple[str, bytes]) -> Entry:
    """One page, by the plain engine under the same selectors."""
    url, body = page
    with mock.patch("parsers.page.select.LexborHTMLParser", _soup.parse):
        found = parsers.parse(url, body)
    assert isinstance(found, Document)
    return entry(DocumentRead(found, asked=url))


def plain(folder: Path, db: Path) -> None:
    """The plain stack: the same rows of the same database, by the means that everybody has at hand."""
    with (folder / "pages.warc.gz").open("rb") as file, ProcessPoolExecutor(1) as pool, Store(db, clock=now) as store:
        run = store.start_run("reparse")
        served = (
            (record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
            for record in ArchiveIterator(file)
        )
        for found in pool.map(read, served, chunksize=64):
            store.save([found], run)
        store.finish_run(run, "ok")


def ours(folder: Path, db: Path) -> None:
    """The rebuild with one reading process."""
    rebuild(folder, db, workers=1)


def records(db: Path) -> list[list[tuple[Any, ...]]]:
    """What was read, to hold one side against the other."""
    with closing(sqlite3.connect(db)) as conn:
        return [sorted(conn.execute(f"SELECT {columns} FROM {table}"), key=repr) for table, columns in TABLES.items()]


def timed(work: Callable[[Path, Path], None], folder: Path, db: Path) -> tuple[float, float]:
    """Seconds by the clock and of processor time, children included."""
    clock, used = perf_counter(), _used()
    work(folder, db)
    return perf_counter() - clock, _used() - used


def _used() -> float:
    found = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in found)


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target): medians of three rounds, ours and theirs in turns."""
    warm()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive(folder)
        sides = {"ours": ours, "plain": plain}
        times: dict[str, list[tuple[float, float]]] = {side: [] for side in sides}
        for turn in range(ROUNDS):
            for side, work in sides.items():
                times[side].append(timed(work, folder, folder / f"{side}{turn}.db"))
        assert records(folder / "ours0.db") == records(folder / "plain0.db")
    clock = {side: median(seconds for seconds, _ in found) for side, found in times.items()}
    used = median(seconds for _, seconds in times["ours"])
    minutes = WHOLE * used / PAGES / 60
    return [
        (
            f"full rebuild of {PAGES} archived pages, identical records, one process that reads and one that stores"
            " on both sides; the plain stack",
            f"{clock['plain'] / clock['ours']:.1f} ×",
            "stated",
        ),
        (
            "full rebuild: pages a second of one processor",
            f"{PAGES / used:.0f} ({WHOLE:,} documents: {minutes:.0f} minutes of one processor)",
            "stated",
        ),
    ]


if __name__ == "__main__":
    print(measure())
