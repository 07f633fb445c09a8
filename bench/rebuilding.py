"""A full rebuild from archived pages, against the same work done the plain way, one page after the other.

The plain way: warcio's iterator, the same selectors over BeautifulSoup html.parser, dateparser's search for the dates
in the text, a loop of `term in text` over all terms and jieba over the whole text, one transaction per document. What
no common library does (relations, targets, evidence) is done by the same code on both sides, so that both give the
same records, which is checked.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest import mock

import jieba
from dateparser.search import search_dates
from warcio.archiveiterator import ArchiveIterator

import parsers
from analysis.labels.rules import load
from bench import _soup
from crawler.archive import SavedPage, write
from crawler.intake import entry
from crawler.rebuild import rebuild
from db import Store
from policy import Document
from spiders.items import DocumentRead
from tests.crawler.site import document

PAGES = 400
TARGET = 12
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
DATES = {"languages": ["zh"], "settings": {"DATE_ORDER": "YMD"}}


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


def plain(folder: Path, db: Path) -> None:
    """The plain stack: the same rows of the same database, by the means that everybody has at hand."""
    terms = load().in_title.terms
    with Store(db, clock=lambda: "2026-11-23T06:00:00Z") as store:
        run = store.start_run("reparse")
        for record in ArchiveIterator((folder / "pages.warc.gz").open("rb")):
            url = record.rec_headers.get_header("WARC-Target-URI")
            with mock.patch("parsers.page.select.LexborHTMLParser", _soup.parse):
                page = parsers.parse(url, record.content_stream().read())
            assert isinstance(page, Document)
            assert [term for term in terms if term in page.text]
            assert jieba.lcut(page.text)
            assert search_dates(page.text, **DATES)
            store.save([entry(DocumentRead(page, asked=url))], run)
        store.finish_run(run, "ok")


def records(db: Path) -> list[list[tuple[Any, ...]]]:
    """What was read, to hold one side against the other."""
    with closing(sqlite3.connect(db)) as conn:
        return [sorted(conn.execute(f"SELECT {columns} FROM {table}"), key=repr) for table, columns in TABLES.items()]


def timed(work: Any, *args: Path) -> float:
    """Seconds of one call."""
    start = perf_counter()
    work(*args)
    return perf_counter() - start


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target): ours, the plain way, ours again; the better of ours counts the same machine load."""
    list(jieba.cut("节能"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive(folder)
        ours = [timed(rebuild, folder, folder / f"ours{n}.db") for n in (1, 2)]
        theirs = timed(plain, folder, folder / "plain.db")
        ours.append(timed(rebuild, folder, folder / "ours3.db"))
        assert records(folder / "ours1.db") == records(folder / "plain.db")
    seconds = sorted(ours)[1]
    figure = (
        f"{theirs / seconds:.1f} × ({PAGES / seconds:.0f} against {PAGES / theirs:.0f} pages a second, {PAGES} pages)"
    )
    return [("full rebuild from archived pages, identical records; plain stack", figure, f"≥ {TARGET} ×")]


if __name__ == "__main__":
    print(measure())
