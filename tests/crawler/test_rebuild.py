"""The database rebuilt from the archive is the one that the crawls made; a stopped rebuild goes on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crawler import exits
from crawler.rebuilding.rebuild import rebuild
from crawler.rebuilding.rebuild_state import Progress
from crawler.warc.archive import SavedPage, write
from crawler.warc.archive_reader import records
from sample import pages
from tests.crawler.site import document, listing
from tests.forks import zhengce

TODAY = date(2026, 11, 23)
STATE = {
    "documents": "id, title, number, kind, issuers, url, published_on, sort_on, scope, first_seen, gone_since",
    "publications": "url, document_id, title, content_hash, published_on, gone_since",
    "versions": "number, title, text, content_hash",
    "attachments": "url, name, type, status, bytes, sha256",
    "document_labels": "document_id, label_id, score, sure",
    "evidence": 'document_id, label_id, position, term, field, "offset", passage',
    "relations": "document_id, type, target_id, target_title, passage",
    "targets": "document_id, indicator, value, unit, year, passage",
    "bodies": "document_id, text, html",
}


def state(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(db)) as conn:
        return {t: sorted(conn.execute(f"SELECT {columns} FROM {t}"), key=repr) for t, columns in STATE.items()}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archive of two weeks and the database that two replays made of it."""
    folder = tmp_path_factory.mktemp("rebuild")
    (folder / "archive").mkdir()
    for week in (1, 2):
        warc = folder / "archive" / f"week{week}.warc.gz"
        write(pages(TODAY, week), warc)
        zhengce("crawl", "--replay", warc, "--db", folder / "z.db")
    return folder


def test_a_rebuild_gives_the_same_database_with_the_same_ids(crawled: Path, tmp_path: Path) -> None:
    db = tmp_path / "z.db"
    shutil.copy(crawled / "z.db", db)
    before = state(db)
    done = zhengce("reparse", "--archive", crawled / "archive", "--db", db)
    assert done.returncode == exits.ISSUES, done.stderr  # SCIO's challenge
    assert state(db) == before
    assert {path.name for path in tmp_path.iterdir()} <= {"z.db", "z.db.lock", "z.db.run", "z.db.rebuild.lock"}


def test_without_an_old_database_a_rebuild_holds_the_same_documents(crawled: Path, tmp_path: Path) -> None:
    db = tmp_path / "z.db"
    rebuild(crawled / "archive", db, workers=1)
    assert [row[1:4] for row in sorted(state(db)["documents"], key=lambda r: str(r[5]))] == [
        row[1:4] for row in sorted(state(crawled / "z.db")["documents"], key=lambda r: str(r[5]))
    ]


def test_a_rebuild_that_was_stopped_goes_on_and_the_old_database_is_there_until_then(
    crawled: Path, tmp_path: Path
) -> None:
    db = tmp_path / "z.db"
    shutil.copy(crawled / "z.db", db)
    before = state(db)

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(crawled / "archive", db, workers=1, moved=stop)
    assert state(db) == before
    progress = Progress.load(db.with_name("z.db.rebuild.json"), [])
    assert progress.offset < 0  # other files: a start
    done = rebuild(crawled / "archive", db, workers=1)
    total = sum(1 for file in (crawled / "archive").iterdir() for _ in records(file))
    assert 0 < done.records < total
    assert state(db) == before


def test_days_that_a_listing_gave_before_the_stop_are_known_after_it(tmp_path: Path) -> None:
    """The page itself, read after the stop, does not say when it was listed."""
    archive = tmp_path / "archive"
    list_url = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/"
    addresses = [f"./202611/t20261101_{1400000 + n}.html" for n in range(90)]
    listed = [(url, f"关于第{n}项工作的通知", f"2026-11-{n % 20 + 1:02}") for n, url in enumerate(addresses)]
    answers = [SavedPage(list_url, listing(listed).encode(), fetched_at="2026-11-23T06:00:00Z")]
    for address, title, _ in listed:
        body = document(title, "2026-11-02", f"{title}，现将有关事项通知如下。" * 9).encode()
        answers.append(SavedPage(list_url + address[2:], body, fetched_at="2026-11-23T06:01:00Z"))
    archive.mkdir()
    write(answers, archive / "a.warc.gz")

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(archive, tmp_path / "z.db", workers=1, moved=stop)
    left = tmp_path / "z.db.rebuild.dates"
    left.write_text(left.read_text(encoding="utf-8") + '["https://cut sho', encoding="utf-8")
    rebuild(archive, tmp_path / "z.db", workers=1)
    with closing(sqlite3.connect(tmp_path / "z.db")) as conn:
        days = conn.execute("SELECT list_date, count(*) FROM publications GROUP BY 1").fetchall()
    assert len(days) == 20
    assert None not in dict(days)
    assert not left.exists()


def test_a_rebuild_killed_after_its_database_took_its_place_starts_over(crawled: Path, tmp_path: Path) -> None:
    db = tmp_path / "z.db"
    shutil.copy(crawled / "z.db", db)
    before = state(db)
    files = sorted((crawled / "archive").glob("*.warc.gz"))
    names = [f"{path.name} {path.stat().st_size}" for path in files]
    Progress(names, done=len(files) - 1, offset=10**9).save(tmp_path / "z.db.rebuild.json")
    assert rebuild(crawled / "archive", db, workers=1).records > 0
    assert state(db) == before


def test_damage_in_the_archive_is_told_and_costs_one_record(crawled: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(crawled / "archive", archive)
    file = archive / "week2.warc.gz"
    with file.open("r+b") as handle:
        handle.truncate(os.path.getsize(file) - 20)
    done = rebuild(archive, tmp_path / "z.db", workers=1)
    assert [d.torn for d in done.damage] == [True]


def test_an_empty_archive_never_makes_an_empty_database(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "z.db").write_bytes(b"")
    done = zhengce("reparse", "--archive", tmp_path / "archive", "--db", tmp_path / "z.db")
    assert done.returncode == exits.ERROR
    assert "no WARC file" in done.stderr
