"""The attacks that were given with the project: each ends in time, with the outcome that docs/reliability.md names."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from crawler.rebuilding.rebuild import rebuild
from parsers.files import read_apart
from policy import MAX_TITLE, links
from spiders import served
from spiders.items import FileRead
from tests.forks import ROOT, zhengce
from tests.parsers.hostile import UNSEEN
from web.server.app import build

CASES = ROOT / "../shared/cases/hostile"
PAGE = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261101_1.html"
REPLAYED = {"hostile": ["hostile"], "ics": ["ics"], "listed": ["listed"], "diff": ["diff-v1", "diff-v2"]}
Replayed = tuple[str, Path, str]
pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason="the given cases are not beside the repository (../shared/cases)"
)


@pytest.fixture(scope="module", params=REPLAYED)
def replayed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    """The name of a case, the database that its replay made, and all that the command said."""
    folder = tmp_path_factory.mktemp(request.param)
    said = ""
    for name in REPLAYED[request.param]:
        done = zhengce("crawl", "--replay", CASES / f"{name}.warc.gz", "--db", folder / "z.db", cwd=folder)
        assert done.returncode in (0, 3), done.stderr
        said += done.stdout + done.stderr
    return request.param, folder / "z.db", said


def asked(db: Path, *paths: str) -> list[httpx.Response]:
    async def go() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=build(db, today="2026-11-27").app())
        async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
            return [await client.get(path) for path in paths]

    return asyncio.run(go())


def cells(db: Path) -> Iterator[tuple[str, str]]:
    """All texts of a database with the name of their table."""
    with closing(sqlite3.connect(db)) as conn:
        tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if not re.search("fts|search", table):
                for row in conn.execute(f"SELECT * FROM [{table}]"):
                    yield from ((table, value) for value in row if isinstance(value, str))


@pytest.mark.parametrize(
    ("name", "kind", "status"),
    [
        ("attachment-comments.bin", "unknown", "unreadable"),
        ("doc-bomb.doc", "doc", "text"),
        ("far-cell.xlsx", "xlsx", "empty"),
        ("ofd-loop.ofd", "ofd", "text"),
    ],
)
def test_a_file_has_its_outcome(name: str, kind: str, status: str) -> None:
    data = (CASES / name).read_bytes()
    found = read_apart(data, name)
    assert (found.type, found.status) == (kind, status)
    url = f"https://www.ndrc.gov.cn/{name}"
    item = served.read(served.Answer(url, url, "file", 200, data))
    assert isinstance(item, FileRead)
    assert item.text == found


def test_a_title_of_brackets_is_read() -> None:
    done = zhengce("parse", CASES / "title-brackets.html", "--url", PAGE)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["title"]


def test_nothing_unseen_is_stored_or_said(replayed: Replayed) -> None:
    _, db, said = replayed
    assert not UNSEEN & set(said)
    for table, text in cells(db):
        assert not UNSEEN & set(text), (table, text[:80])


def test_a_rebuild_of_the_case_ends(replayed: Replayed, tmp_path: Path) -> None:
    name, db, _ = replayed
    (tmp_path / "archive").mkdir()
    for part in REPLAYED[name]:
        shutil.copy(CASES / f"{part}.warc.gz", tmp_path / "archive")
    rebuild(tmp_path / "archive", tmp_path / "z.db", workers=2)
    count = "SELECT count(*) FROM documents"
    with closing(sqlite3.connect(db)) as old, closing(sqlite3.connect(tmp_path / "z.db")) as new:
        assert new.execute(count).fetchone() == old.execute(count).fetchone()


def test_the_site_links_to_no_stranger(replayed: Replayed) -> None:
    name, db, _ = replayed
    with closing(sqlite3.connect(db)) as conn:
        ids = [row[0] for row in conn.execute("SELECT id FROM documents ORDER BY id LIMIT 30")]
    answers = asked(db, "/timeline", "/health", *(f"/documents/{id}" for id in ids))
    assert any(">evil.example</span>" in answer.text for answer in answers) == (name == "hostile")
    for answer in answers:
        assert answer.status_code == 200
        assert not UNSEEN & set(answer.text)
        for address in re.findall(r'href="(https?:[^"]*)"', answer.text):
            assert links.is_own(address) or "site.test" in address, address


def test_sheets_and_calendar_hold_nothing_that_runs(replayed: Replayed) -> None:
    _, db, _ = replayed
    sheets = "/timeline.csv", "/zhengce/timeline.csv", "/zhengce/documents.csv", "/targets.csv"
    for answer in asked(db, *sheets):
        assert answer.text.startswith("\ufeff")
        assert not UNSEEN & set(answer.text.removeprefix("\ufeff"))
        assert not re.search(r'(?:^|,)"?[=+@＝＋－＠]..', answer.text, re.MULTILINE)
    (calendar,) = asked(db, "/feeds/calendar.ics")
    assert not UNSEEN & set(calendar.text)
    assert all(len(line.encode()) <= 75 for line in calendar.text.split("\r\n"))
    assert calendar.text.count("BEGIN:VEVENT\r\n") == calendar.text.count("END:VEVENT\r\n")


def test_the_newsletter_links_to_no_stranger(replayed: Replayed, tmp_path: Path) -> None:
    _, db, _ = replayed
    done = zhengce("newsletter", "--since", "2026-10-01", "--db", db, "--state", tmp_path / "state", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not UNSEEN & set(done.stdout)
    assert all(links.is_own(address) for address in re.findall(r"<(https?://[^>]+)>", done.stdout))


def test_a_title_without_an_end_is_an_issue(replayed: Replayed) -> None:
    name, db, _ = replayed
    with closing(sqlite3.connect(db)) as conn:
        longest = conn.execute("SELECT max(length(title)) FROM documents").fetchone()[0] or 0
        issues = [row[0] for row in conn.execute("SELECT kind FROM issues")]
    assert longest <= MAX_TITLE
    assert ("PageChanged" in issues) == (name == "listed")


def test_two_far_versions_are_compared_coarser(replayed: Replayed) -> None:
    name, db, _ = replayed
    if name == "diff":
        (answer,) = asked(db, "/documents/1/diff?lang=en")
        assert answer.status_code == 200
        assert "differ too much" in answer.text
