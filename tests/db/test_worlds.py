"""Small worlds of pages: which are one document, their main page and their repeals are the same in every order.

`WORLDS=500` makes that many, others each time; the suite makes the same 30.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import Entry, Store
from db.write.check import check
from db.write.grouping import grouped
from db.write.identity import NO_LINES
from db.write.pages import facts, publication_row
from policy import Dated, Document, Reading, Relation
from tests.db.kit import Clock, document, dump, label, open_store

WORLDS = int(os.environ.get("WORLDS", "30"))
SITES = {"mee": "www.mee.gov.cn", "ndrc": "www.ndrc.gov.cn", "govcn": "www.gov.cn"}
TITLES = ("关于印发《某管理办法》的通知", "某管理办法", "关于建议答复的函")
TEXTS = (
    "为了加强管理，根据有关规定制定本办法，请各地遵照执行。各单位应当按季度报送工作进展情况和有关数据。",
    "会议听取了前三季度工作情况的汇报，研究部署下一阶段重点任务。会议还要求各部门加强统筹协调抓好落实。",
    "请遵照执行。",
    "本办法自公布之日起施行，原来的某旧办法同时废止，各地应当做好衔接。此前有关规定与本办法不一致的以本办法为准。",
)
OF_SIGHT = ("last_seen", "checked_at", "run_id", "first_run", "last_run")
OF_RUNS = ("runs", "run_sources", "settings", "_sqlite_migrations")
OLD = {
    "title": "某旧办法",
    "text": "旧办法的正文在此，内容与新的不同，各地应当执行。",
    "published_on": Dated("2001-01-01", "box"),
}


def read(page: Document) -> Reading:
    """What a page says, as a function of its text."""
    repeals = (Relation("repeals", "某旧办法", None, 0, "……"),) if "某旧办法同时废止" in page.text else ()
    return Reading("in", "test", labels=(label(),), relations=repeals)


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    """What a page says in one week."""
    signed = draw(st.sampled_from((None, "2021-10-24", "2021-10-25")))
    bodies = draw(st.sampled_from((("生态环境部",), ("国家发展改革委",), ("生态环境部", "国家发展改革委"), ())))
    return {
        "title": draw(st.sampled_from(TITLES)),
        "number": draw(st.sampled_from((None, "部令第7号", "生态环境部令第7号", "环函〔2021〕1号", "环函〔2021〕2号"))),
        "signed_on": Dated(signed, "box") if signed else None,
        "published_on": Dated(draw(st.sampled_from(("2021-10-26", "2021-10-27"))), "box"),
        "issuers": bodies,
        "status": draw(st.sampled_from((None, None, None, "试行"))),
        "index_number": draw(st.sampled_from((None, None, "000014672/2021-01", "000014672/2021-02"))),
        "text": draw(st.sampled_from(TEXTS)),
    }  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> list[list[tuple[str, str, dict[str, Any]]]]:
    """Pages (source, address, facts) by week: each first as it was, some then as corrected."""
    weeks: list[list[tuple[str, str, dict[str, Any]]]] = [[("mee", "https://www.mee.gov.cn/old.html", OLD)], [], []]
    for n in range(draw(st.integers(2, 7))):
        source = draw(st.sampled_from(sorted(SITES)))
        url = f"https://{SITES[source]}/xxgk/202110/t20211026_{n}.html"
        week = draw(st.integers(0, 2))
        weeks[week].append((source, url, draw(states())))
        if week < 2 and draw(st.booleans()):
            weeks[draw(st.integers(week + 1, 2))].append((source, url, draw(states())))
    return weeks


def entry_of(page: tuple[str, str, dict[str, Any]]) -> Entry:
    source, url, said = page
    made = document(url, source=source, **said)
    return Entry(made, read(made))


def reread(store: Store) -> None:
    for id in store.stale():
        stored = store.rereading(id)
        assert stored is not None
        store.save_reading(id, read(stored.document))


def told(store: Store) -> set[tuple[Any, ...]]:
    """Each document by its addresses: its main page, what it is shown as and what repealed it."""
    assert check(store.conn) == []
    query = (
        "SELECT (SELECT group_concat(url) FROM (SELECT url FROM publications WHERE document_id = d.id ORDER BY url)),"
        " d.url, d.title, d.number, d.issuers, d.signed_on, d.sort_on, b.text, d.gone_since, r.url FROM documents d"
        " JOIN bodies b ON b.document_id = d.id LEFT JOIN documents r ON r.id = d.repealed_by"
    )
    return set(store.conn.execute(query))


def crawl(path: Path, weeks: Sequence[Sequence[Entry]], old: Path | None = None) -> set[tuple[Any, ...]]:
    clock = Clock()
    with open_store(path, clock=clock) as store:
        if old:
            store.adopt(old)
        for n, week in enumerate(weeks):
            clock.now = f"2026-11-{2 + 7 * n:02}T06:00:00Z"
            store.save(week, store.start_run("crawl"))
            reread(store)
        if old:
            store.finish_rebuild()
        return told(store)


WORLDS_OF_PAGES = settings(
    max_examples=WORLDS,
    derandomize="WORLDS" not in os.environ,  # the suite's own run is the same each time
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@WORLDS_OF_PAGES
@given(worlds(), st.randoms(use_true_random=False))
def test_neither_order_nor_weeks_nor_a_rebuild_change_what_is_one_document(weeks: Any, chance: Any) -> None:
    final = {page[1]: page for week in weeks for page in week}
    with TemporaryDirectory() as folder:
        pages = [entry_of(page) for page in final.values()]
        at_once = crawl(Path(folder) / "once.db", [pages])
        known = [facts(publication_row(page), page.document.text) for page in pages]
        wanted = {
            ",".join(sorted(pages[n].document.url for n in group.members)) for group in grouped(known, NO_LINES).groups
        }
        assert {row[0] for row in at_once} == wanted
        singly = [[page] for page in chance.sample(pages, len(pages))]
        assert crawl(Path(folder) / "singly.db", singly) == at_once
        shuffled = [[entry_of(page) for page in chance.sample(week, len(week))] for week in weeks]
        assert crawl(Path(folder) / "weeks.db", shuffled) == at_once
        again = [[page for week in shuffled for page in week]]
        assert crawl(Path(folder) / "again.db", again, Path(folder) / "weeks.db") == at_once


@WORLDS_OF_PAGES
@given(worlds())
def test_a_rebuild_from_all_captures_gives_every_row_of_the_crawl(weeks: Any) -> None:
    entries = [[entry_of(page) for page in week] for week in weeks]
    with TemporaryDirectory() as folder:
        crawled, rebuilt = Path(folder) / "crawled.db", Path(folder) / "rebuilt.db"
        crawl(crawled, entries)
        crawl(rebuilt, entries, crawled)
        was, now = (dump(path, leave_out=OF_SIGHT) for path in (crawled, rebuilt))
        assert {name: rows for name, rows in now.items() if name not in OF_RUNS and rows != was[name]} == {}
