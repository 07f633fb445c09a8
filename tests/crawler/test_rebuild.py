"""The database made anew from the archive is the one that the crawls made; a stopped rebuild goes on."""

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
from crawler.archive import write
from crawler.archive_reader import records
from crawler.rebuild import Progress, rebuild
from sample import pages
from tests.crawler.test_commands import zhengce

pytestmark = pytest.mark.xdist_group("rebuild")
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
