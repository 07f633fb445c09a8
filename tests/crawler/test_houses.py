"""Links of a list that lead to another house: another source's go to that source, foreign ones are counted and said."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from crawler import exits
from crawler.counts import Counts
from crawler.warc.archive import SavedPage, write
from crawler.watching import health
from db import connect
from policy import Link, Source
from spiders import houses
from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site, answer, document, listing, path
from tests.forks import zhengce
from tests.parsers.material import reconstructed

DAY = "2026-11-20"
PAGE = "nea/old-1.html"
FOREIGN = "https://mp.weixin.qq.com/s/abc"


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(db) as conn:
        return conn.execute(sql).fetchall()


def test_links_are_sorted_by_house_and_none_is_left_out() -> None:
    source = Source("ndrc", ("", "", ""), ("www.ndrc.gov.cn",))
    addresses = (
        "https://www.ndrc.gov.cn/a.html",
        "https://www.nea.gov.cn/2026-11/20/c_1.htm",
        FOREIGN,
        "http://user@www.ndrc.gov.cn/b.html",
        "http://www.ndrc.gov.cn:8080/c.html",
        "http://<b>.example/d.html",
    )
    found = houses.sort(source, [Link(url, "题") for url in addresses])
    assert [link.url for link in found.own] == [addresses[0]]
    assert {name: [link.url for link in links] for name, links in found.others.items()} == {"nea": [addresses[1]]}
    assert found.foreign == Counter({houses.NAMELESS: 2, "mp.weixin.qq.com": 1, "www.ndrc.gov.cn": 1})


def test_another_sources_document_is_read_by_that_source_and_a_foreign_link_is_said(tmp_path: Path) -> None:
    with Site() as one, Site() as two:
        ours = [(path(1), "关于第一项节能工作的通知", DAY), (two.root + path(5), "关于第五项节能工作的通知", DAY)]
        both = (two.root + path(6), "关于第六项节能工作的通知", DAY)
        one.pages[LIST] = answer(listing([*ours, both, (FOREIGN, "一图读懂节能工作", DAY)]))
        two.pages[LIST] = answer(listing([(path(6), both[1], DAY)]))
        one.pages[path(1)] = answer(document(ours[0][1], DAY))
        for n, title in ((5, ours[1][1]), (6, both[1])):
            two.pages[path(n)] = answer(document(title, DAY))
        sources = {name: ([site.netloc], [site.root + LIST]) for name, site in (("one", one), ("two", two))}
        job = Job(sources, str(tmp_path))
        counts = job.run()
        asked = two.count()
    assert [counts[name]["new"] for name in ("one", "two")] == [1, 2]
    assert [counts[name]["issues"] for name in ("one", "two")] == [0, 0]
    assert (asked[path(5)], asked[path(6)]) == (1, 1)
    found = rows(job.db, "SELECT source, title, list_date FROM publications WHERE title LIKE '%第五项%'")
    assert found == [("two", ours[1][1], DAY)]
    where = "2 links handed to two; 1 links to foreign hosts, not followed (mp.weixin.qq.com 1)"
    said = f"links elsewhere: {one.root}{LIST}: {where}"
    with closing(connect(job.db)) as conn:
        assert health.links_elsewhere(conn) == [said]
    assert said in (tmp_path / "report.md").read_text("utf-8")


def test_a_source_that_is_not_in_the_run_is_named() -> None:
    first = "https://a.example/"
    counts = Counts(handed={first: {"nea": 2}}, foreign={first: {"b.example": 1}})
    assert counts.elsewhere({"ndrc"})[0].startswith(f"links elsewhere: {first}: 2 links of nea, not in this run; ")
    assert counts.elsewhere({"nea"})[0].startswith(f"links elsewhere: {first}: 2 links handed to nea; 1 links to")


def test_a_replay_hands_over_as_a_live_run_does(tmp_path: Path) -> None:
    (page,) = (SavedPage(expected["url"], body) for name, expected, body in reconstructed() if name == PAGE)
    first = SavedPage("https://www.ndrc.gov.cn/xxgk/zcfb/tz/", listing([(page.url, "题目", DAY)]).encode())
    write([first, page], tmp_path / "a.warc.gz")
    done = zhengce("crawl", "--replay", tmp_path / "a.warc.gz", "--db", tmp_path / "z.db")
    assert done.returncode == exits.OK, done.stderr
    assert rows(tmp_path / "z.db", "SELECT source, list_date FROM publications") == [("nea", DAY)]
    assert "1 links handed to nea" in done.stdout
