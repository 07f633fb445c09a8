"""The second run asks little, changes nothing, finds what changed and what was back-dated."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site, answer, conditional, document, listing, path

PER_PAGE = 25
A_WEEK_LATER = "2026-11-30T06:00:00Z"


def day(n: int) -> str:
    return f"2026-11-{20 - n // 10:02}"


def title(n: int) -> str:
    return f"关于第{n}号节能工作的通知"


def fill(site: Site, count: int) -> None:
    """`count` documents on lists of 25, every tenth with a file, all with an ETag."""
    put_lists(site, [(path(n), title(n), day(n)) for n in range(count)])
    for n in range(count):
        files = ((f"./P{n}.pdf", "附件"),) if n % 10 == 0 else ()
        site.pages[path(n)] = conditional(document(title(n), day(n), files=files), f'"v1-{n}"')
        if files:
            kind = {"Content_Type": "application/pdf"}
            site.pages[f"{LIST}202611/P{n}.pdf"] = conditional("%PDF-1.4 nothing", f'"f1-{n}"', **kind)


def put_lists(site: Site, rows: list[tuple[str, str, str]]) -> None:
    pages = [rows[i : i + PER_PAGE] for i in range(0, len(rows), PER_PAGE)]
    for n, some in enumerate(pages, 1):
        where = LIST if n == 1 else f"{LIST}index_{n - 1}.html"
        site.pages[where] = answer(listing(some, page=n, pages=len(pages)))


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(db) as conn:
        return conn.execute(sql).fetchall()


def content(db: Path) -> list[list[tuple[Any, ...]]]:
    return [
        rows(db, "SELECT id, title, scope, sort_on, first_seen, changed_at, gone_since FROM documents ORDER BY id"),
        rows(db, "SELECT * FROM bodies ORDER BY 1"),
        rows(db, "SELECT * FROM versions ORDER BY 1"),
        rows(db, "SELECT * FROM document_labels ORDER BY 1, 2"),
        rows(db, "SELECT id, document_id, url, status, sha256, fetched_at FROM attachments ORDER BY 1"),
        rows(db, "SELECT * FROM changes ORDER BY 1"),
    ]


def test_a_second_run_asks_at_most_a_twentieth_and_changes_nothing(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 200)
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        first = job.run()["one"]
        before, asked = content(job.db), len(site.asked)
        assert (first["new"], first["files"], first["issues"]) == (200, 20, 0)
        site.asked.clear()
        second = job.run()["one"]
        assert len(site.asked) <= asked / 20
        assert (second["new"], second["changed"], second["skipped"]) == (0, 0, 200)
        assert content(job.db) == before


def test_a_week_later_recent_documents_and_their_files_are_asked_for_conditionally(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 30)
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        job.run()
        before = content(job.db)
        site.asked.clear()
        job.now = A_WEEK_LATER
        again = job.run()["one"]
        documents = [a for a in site.asked if a.path.startswith(f"{LIST}202611/t")]
        assert len(documents) == 30
        assert all("if-none-match" in a.headers for a in documents)
        files = [a for a in site.asked if a.path.endswith(".pdf")]
        assert sorted(a.headers["if-none-match"] for a in files) == ['"f1-0"', '"f1-10"', '"f1-20"']
        assert again["unchanged"] == 33
        assert content(job.db) == before


def test_a_changed_document_makes_one_version_and_a_back_dated_one_is_found(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 30)
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        job.run()
        site.pages[path(7)] = answer(document(title(7), day(7), "经修改，能耗强度下降13.5%。" * 12))
        listed = [(path(n), title(n), day(n)) for n in range(30)]
        put_lists(site, [*listed, (path(99), "关于补登节能标准的通知", "2026-09-05")])
        site.pages[path(99)] = answer(document("关于补登节能标准的通知", "2026-09-05"))
        job.now = A_WEEK_LATER
        counts = job.run()["one"]
        assert (counts["new"], counts["changed"]) == (1, 1)
        assert rows(job.db, "SELECT number, count(*) FROM versions GROUP BY 1") == [(1, 31), (2, 1)]
        assert rows(job.db, "SELECT count(*) FROM documents WHERE title = '关于补登节能标准的通知'") == [(1,)]


def test_a_page_that_vanished_is_noted_and_kept(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 3)
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        job.run()
        del site.pages[path(1)]
        job.now = A_WEEK_LATER
        assert job.run()["one"]["gone"] == 1
        assert rows(job.db, "SELECT title FROM documents WHERE gone_since IS NOT NULL") == [(title(1),)]
        assert rows(job.db, "SELECT count(*) FROM bodies") == [(3,)]


def test_older_documents_are_left_until_somebody_asks_for_them(tmp_path: Path) -> None:
    with Site() as site:
        put_lists(site, [(path(1), title(1), "2026-11-01"), (path(2), title(2), "2025-01-10")])
        for n, on in ((1, "2026-11-01"), (2, "2025-01-10")):
            site.pages[path(n)] = answer(document(title(n), on))
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        assert job.run()["one"]["new"] == 1
        job.since = "2025-01-01"
        assert job.run()["one"]["new"] == 1


def test_robots_rules_and_crawl_delay_are_obeyed(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 3)
        rules = f"User-agent: *\nDisallow: {path(1)}\n"
        site.pages["/robots.txt"] = answer(rules, Content_Type="text/plain")
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        counts = job.run()["one"]
        assert site.count()[path(1)] == 0
        assert (counts["new"], counts["skipped"]) == (2, 1)
        assert counts["facts"] == [f"{site.root}/robots.txt: rules read"]


def test_the_user_agent_names_us_and_the_contact(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 1)
        Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path), crawl={"contact": "mailto:a@b.example"}).run()
        agents = {asked.headers["user-agent"] for asked in site.asked}
    assert len(agents) == 1
    assert "zhengce/" in (agent := agents.pop())
    assert "mailto:a@b.example" in agent
    assert not [asked for asked in site.asked if "cookie" in asked.headers]
