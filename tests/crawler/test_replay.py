"""A replay: listings walked, what is there stored, what is not counted, the same again changes nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from crawler import exits
from crawler.warc.archive import SavedPage, write
from tests.crawler.loopback import ROOT
from tests.crawler.site import document, listing
from tests.db.kit import dump
from tests.forks import zhengce

SHARED = ROOT.parent / "shared" / "pages" / "manifest.jsonl"
NDRC = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/"
BLOCKED = "<script>document.cookie='a=1';location.href=location.pathname+location.search</script>"
AT = "2026-11-01T00:00:00Z"


def url(n: int) -> str:
    return f"{NDRC}202610/t20261001_{1400000 + n}.html"


def saved(address: str, body: str, **more: Any) -> SavedPage:
    return SavedPage(address, body.encode(), **({"fetched_at": AT} | more))


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(db) as conn:
        return conn.execute(sql).fetchall()


def replay(folder: Path, *pages: SavedPage) -> tuple[int, Path]:
    warc = folder / "a.warc.gz"
    write(pages, warc)
    done = zhengce("crawl", "--replay", warc, "--db", folder / "z.db", "--archive", folder / "archive")
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, folder / "z.db"


def test_listed_orphaned_and_missing_pages(tmp_path: Path) -> None:
    links = [(url(n), f"关于第{n}项节能工作的通知", "2026-10-01") for n in (1, 2)]
    code, db = replay(
        tmp_path,
        saved(NDRC, listing(links)),
        saved(url(1), document("关于第1项节能工作的通知", "2026-10-01")),
        saved(url(3), document("关于第3项节能工作的通知", "2026-10-01")),
    )
    assert code == exits.OK
    assert rows(db, "SELECT title FROM documents ORDER BY title") == [
        ("关于第1项节能工作的通知",),
        ("关于第3项节能工作的通知",),
    ]
    assert rows(db, "SELECT list_date FROM publications ORDER BY url") == [("2026-10-01",), (None,)]
    assert rows(db, "SELECT DISTINCT first_seen FROM documents") == [(AT,)]
    assert rows(db, "SELECT missing > 0 FROM run_sources WHERE source = 'ndrc'") == [(1,)]
    assert not (tmp_path / "archive").exists()


def on(day: int) -> str:
    return f"2026-11-{day:02}T00:00:00Z"


def test_every_capture_of_a_page_is_a_sight_on_its_own_day(tmp_path: Path) -> None:
    texts = ((5, "新文。" * 30), (3, "旧文。" * 30))
    pages = [saved(url(1), document("关于节能工作的通知", "2026-10-01", text), fetched_at=on(d)) for d, text in texts]
    other = saved(url(2), document("关于节水工作的通知", "2026-10-01"), fetched_at=on(4))
    _, db = replay(tmp_path, *pages, other)
    versions = (
        "SELECT v.number, seen_at, text LIKE '%新文%' FROM versions v JOIN publications p ON p.id = publication_id"
    )
    assert rows(db, f"{versions} WHERE url LIKE '%001.html' ORDER BY 1") == [(1, on(3), 0), (2, on(5), 1)]
    assert rows(db, "SELECT first_seen, last_seen, changed_at FROM documents ORDER BY url") == [
        (on(3), on(5), on(5)),
        (on(4), on(4), None),
    ]
    before = dump(db)
    zhengce("crawl", "--replay", tmp_path / "a.warc.gz", "--db", db)
    after = dump(db)
    assert {table for table in before if before[table] != after[table]} <= {"runs", "run_sources", "sqlite_sequence"}


@pytest.mark.parametrize(
    ("last", "gone", "issues"),
    [
        ({"status": 404, "body": b""}, on(5), []),
        ({"body": b""}, None, ["NotADocument"]),
        ({"body": BLOCKED.encode()}, None, ["Blocked"]),
    ],
    ids=["404", "empty", "challenge"],
)
def test_a_last_capture_that_broke_takes_nothing_away(
    tmp_path: Path, last: dict[str, Any], gone: str | None, issues: list[str]
) -> None:
    good = saved(url(1), document("关于节能工作的通知", "2026-10-01"), fetched_at=on(3))
    bad = SavedPage(**{"url": url(1), "body": b"", "fetched_at": on(5)} | last)
    _, db = replay(tmp_path, bad, good)
    assert rows(db, "SELECT title, first_seen, gone_since FROM documents") == [("关于节能工作的通知", on(3), gone)]
    assert [kind for (kind,) in rows(db, "SELECT kind FROM issues WHERE resolved_at IS NULL")] == issues


def test_an_older_archive_does_not_turn_a_page_back(tmp_path: Path) -> None:
    for name, day, text in (("b", 9, "新文。" * 30), ("a", 2, "旧文。" * 30)):
        page = saved(url(1), document("关于节能工作的通知", "2026-10-01", text), fetched_at=on(day))
        write([page], tmp_path / f"{name}.warc.gz")
        zhengce("crawl", "ndrc", "--db", tmp_path / "z.db", "--replay", tmp_path / f"{name}.warc.gz")
    assert rows(tmp_path / "z.db", "SELECT text LIKE '%新文%' FROM versions") == [(1,)]


def test_captures_of_a_file_are_its_versions(tmp_path: Path) -> None:
    file = f"{NDRC}202610/P020261001000000000001.pdf"
    body = document("关于节能工作的通知", "2026-10-01", files=((file, "附件：方案"),))
    page = saved(url(1), body, fetched_at=on(2))
    texts = ((3, "一是节能。" * 9), (6, "二是节水。" * 9))
    files = [SavedPage(file, text.encode(), fetched_at=on(day)) for day, text in texts]
    replay(tmp_path, page, *files)
    db = tmp_path / "z.db"
    assert rows(
        db, "SELECT text LIKE '二是%', fetched_at FROM attachment_texts t JOIN attachments a ON a.id = t.attachment_id"
    ) == [(1, on(6))]
    assert rows(db, "SELECT text LIKE '一是%', fetched_at, until FROM earlier_files") == [(1, on(3), on(6))]
    assert rows(db, "SELECT what, detail FROM changes ORDER BY at, id") == [
        ("added", ""),
        ("changed", f"{file} version 2"),
    ]


def test_several_archives_can_follow_one_option(tmp_path: Path) -> None:
    for n in (1, 2):
        page = saved(url(n), document(f"关于第{n}项节能工作的通知", "2026-10-01"))
        write([page], tmp_path / f"{n}.warc.gz")
    db = tmp_path / "z.db"
    done = zhengce("crawl", "ndrc", "--db", db, "--replay", tmp_path / "1.warc.gz", tmp_path / "2.warc.gz")
    assert done.returncode == exits.OK, done.stderr
    assert rows(db, "SELECT count(*) FROM documents") == [(2,)]


def test_what_is_dated_before_since_is_left_in_the_archive(tmp_path: Path) -> None:
    old = f"{NDRC}202503/t20250301_1399999.html"
    links = [(url(1), "关于第1项节能工作的通知", "2026-10-01"), (url(2), "关于第2项节能工作的通知", "2025-10-01")]
    pages = [
        saved(u, document(f"关于第{n}项节能工作的通知", "2026-10-01")) for n, u in enumerate((url(1), url(2), old), 1)
    ]
    write([saved(NDRC, listing(links)), *pages], tmp_path / "a.warc.gz")
    db = tmp_path / "z.db"
    zhengce("crawl", "--since", "2026-01-01", "--db", db, "--replay", tmp_path / "a.warc.gz")
    assert rows(db, "SELECT url FROM publications") == [(url(1),)]
    zhengce("crawl", "--db", db, "--replay", tmp_path / "a.warc.gz")
    assert rows(db, "SELECT count(*) FROM publications") == [(3,)]


BROKEN = {
    "PageChanged": document("变", "2026-10-01").replace("article_con", "other"),
    "NotADocument": "",
    "Blocked": BLOCKED,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_page_is_an_issue_and_kept(tmp_path: Path, kind: str) -> None:
    good = saved(url(1), document("关于节能工作的通知", "2026-10-01"))
    code, db = replay(tmp_path, good, saved(url(2), BROKEN[kind]))
    assert code == exits.ISSUES
    assert rows(db, "SELECT source, kind, url FROM issues") == [("ndrc", kind, url(2))]
    (pointer,) = rows(db, "SELECT raw FROM issues")[0]
    kept = zhengce("archive", "get", pointer, "--archive", tmp_path)
    assert kept.stdout == BROKEN[kind]
    standing_in = [(url(2), "general")] if kind == "PageChanged" else []
    pages = rows(db, "SELECT url, template FROM publications ORDER BY url")
    assert [page for page in pages if page[0] != url(1)] == standing_in


def test_a_page_that_is_well_again_resolves_its_issue(tmp_path: Path) -> None:
    _, db = replay(tmp_path, saved(url(2), BROKEN["PageChanged"]))
    write([saved(url(2), document("关于节能工作的通知", "2026-10-01"))], tmp_path / "b.warc.gz")
    assert zhengce("crawl", "--replay", tmp_path / "b.warc.gz", "--db", db).returncode == exits.OK
    assert rows(db, "SELECT resolved_at IS NOT NULL FROM issues") == [(1,)]


def test_redirects_are_followed_inside_the_archive(tmp_path: Path) -> None:
    moved = saved(url(1), "", status=301, headers=(("Location", url(2)),))
    _, db = replay(tmp_path, moved, saved(url(2), document("关于节能工作的通知", "2026-10-01")))
    assert rows(db, "SELECT url FROM publications") == [(url(2),)]


def test_a_page_that_an_archive_merely_lacks_is_not_gone(tmp_path: Path) -> None:
    links = listing([(url(1), "关于节能工作的通知", "2026-10-01")])
    _, db = replay(tmp_path, saved(NDRC, links), saved(url(1), document("关于节能工作的通知", "2026-10-01")))
    write([saved(NDRC, links)], tmp_path / "b.warc.gz")
    zhengce("crawl", "--replay", tmp_path / "b.warc.gz", "--db", db)
    assert rows(db, "SELECT gone_since FROM documents") == [(None,)]
    write([saved(NDRC, links), saved(url(1), "gone", status=404)], tmp_path / "c.warc.gz")
    zhengce("crawl", "--replay", tmp_path / "c.warc.gz", "--db", db)
    assert rows(db, "SELECT gone_since FROM documents") == [(AT,)]


@pytest.mark.skipif(not SHARED.exists(), reason="the served pages are not beside the repository (../shared)")
def test_the_pages_that_ministries_served_replay_without_an_unexplained_issue(tmp_path: Path) -> None:
    warc, db = tmp_path / "shared.warc.gz", tmp_path / "z.db"
    assert zhengce("archive", "add", SHARED, "-o", warc).returncode == exits.OK
    done = zhengce("crawl", "--replay", warc, "--db", db)
    assert done.returncode == exits.OK, done.stderr
    listings = dict(rows(db, "SELECT source, listings FROM run_sources"))
    assert {source: n for source, n in listings.items() if n} == {"govcn": 4, "mee": 3, "ndrc": 2, "nea": 1}
    assert rows(db, "SELECT count(*) FROM publications") == [(33,)]
    assert rows(db, "SELECT sum(missing) > 100 FROM run_sources") == [(1,)]
    before = rows(db, "SELECT id, title, scope, changed_at FROM documents ORDER BY id")
    assert zhengce("crawl", "--replay", warc, "--db", db).returncode == exits.OK
    assert rows(db, "SELECT id, title, scope, changed_at FROM documents ORDER BY id") == before
    assert rows(db, "SELECT count(*) FROM versions") == [(33,)]
