"""A clock that is years off: said, and nothing is hidden from later runs."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from crawler import clock
from crawler.middlewares.rhythm import is_due
from crawler.rebuilding.rebuild import rebuild
from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site
from tests.crawler.test_health import SOURCE, entry, judged, stored
from tests.crawler.test_incremental import fill, rows
from tests.forks import zhengce

NEXT_WEEK = "2026-11-30T06:00:00Z"


def test_after_a_run_by_a_wrong_clock_pages_are_read_again_and_it_is_said(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 3)
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path), since="2015-01-01")
        job.run()
        for wrong, right in (("2036-02-29T12:00:00Z", NEXT_WEEK), ("2019-01-01T00:00:00Z", "2026-12-07T06:00:00Z")):
            job.now = wrong
            job.run()
            job.now = right
            again = job.run()["one"]
            assert (again["skipped"], again["unchanged"]) == (0, 4), "three pages and a file"
            assert rows(job.db, "SELECT DISTINCT checked_at FROM publications") == [(right,)]
            there, back = [text.splitlines()[0] for (text,) in details(job)[-2:]]
            assert there.startswith("clock: the last run is dated 2026-11")
            assert back.startswith(f"clock: the last run is dated {wrong[:10]}")
            report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
            assert back in report["facts"]


def details(job: Job) -> list[tuple[str]]:
    return rows(job.db, "SELECT detail FROM runs ORDER BY id")


def test_a_week_or_three_between_two_runs_is_nothing_to_say(tmp_path: Path) -> None:
    path = stored(tmp_path / "z.db", [entry(1, "2026-11-20")])
    with closing(sqlite3.connect(path)) as conn:
        for now in ("2026-11-30T06:00:00Z", "2026-12-14T06:00:00Z", "2026-11-01T06:00:00Z"):
            assert clock.step(conn, None, now) is None
        assert "42 days before this one" in (clock.step(conn, None, "2027-01-04T06:00:00Z") or "")


@pytest.mark.parametrize(
    ("name", "now", "said"),
    [
        ("zhengce-20360101T000000Z-7.warc.gz", "2026-11-23T06:00:00Z", "days after this one"),
        ("zhengce-20261120T060000Z-7.warc.gz", "1999-01-01T00:00:00Z", "days after this one"),
        ("zhengce-20261320T060000Z-7.warc.gz", "2026-11-23T06:00:00Z", None),
        ("what-i-saved.warc.gz", "2026-11-23T06:00:00Z", None),
    ],
)
def test_where_the_database_is_new_the_archive_tells_of_the_last_run(
    tmp_path: Path, name: str, now: str, said: str | None
) -> None:
    (tmp_path / name).touch()
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute("CREATE TABLE runs (id, started_at, kind)")
        found = clock.step(conn, tmp_path, now)
    assert (found is None) == (said is None)
    assert (said or "") in (found or "")


@pytest.mark.parametrize("checked", [date(2036, 1, 1), date(2027, 3, 1)])
def test_a_reading_that_is_still_to_come_keeps_nothing_from_being_read(checked: date) -> None:
    today = date(2026, 11, 27)
    assert is_due(date(2015, 1, 1), checked, today)
    assert not is_due(today, date(2026, 11, 28), today), "a zone further east"


def test_a_source_last_read_in_the_future_is_not_well(tmp_path: Path) -> None:
    path = stored(tmp_path / "z.db", [entry(n, "2026-11-20") for n in range(25)])
    found = judged(path, date(2026, 9, 1))
    assert [why for why in found.why if "still to come" in why]
    assert found.source == SOURCE.name


def test_a_rebuild_stamps_what_comes_after_the_wrong_clock_by_the_right_one(tmp_path: Path) -> None:
    from crawler.warc.archive import SavedPage, write
    from tests.crawler.site import document

    pages = [
        SavedPage(
            f"https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261101_140000{n}.html",
            document(f"关于第{n}号节能工作的通知", "2026-11-01").encode(),
            fetched_at=when,
        )
        for n, when in enumerate(("2026-11-02T06:00:00Z", "2036-01-01T00:00:00Z", "2026-11-09T06:00:00Z"))
    ]
    write(pages, tmp_path / "a.warc.gz")
    rebuild(tmp_path, tmp_path / "z.db", workers=1)
    assert [
        day for (day,) in rows(tmp_path / "z.db", "SELECT substr(first_seen, 1, 4) FROM documents ORDER BY url")
    ] == [
        "2026",
        "2036",
        "2026",
    ]


def test_by_a_wrong_clock_the_archive_is_not_emptied(tmp_path: Path) -> None:
    import os

    for n in range(3):
        (tmp_path / f"{n}.warc.gz").touch()
        os.utime(tmp_path / f"{n}.warc.gz", (1_500_000_000, 1_500_000_000))
    done = zhengce("archive", "prune", "--archive", tmp_path, "--days", "30", "--yes")
    assert (done.returncode, "is the clock right" in done.stderr) == (1, True)
    (tmp_path / "new.warc.gz").touch()
    assert zhengce("archive", "prune", "--archive", tmp_path, "--days", "30", "--yes").returncode == 0
    assert [file.name for file in tmp_path.iterdir()] == ["new.warc.gz"]
