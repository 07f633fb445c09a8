"""Killed at any moment, the next run goes on with nothing lost, doubled or half-written.

`SOAK_KILLS=200 pytest tests/crawler/test_kills.py` is the long soak; the default is short.
"""

from __future__ import annotations

import os
import resource
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from crawler.lock import BusyError, only_one, run_lock
from crawler.rebuilding import rebuild
from crawler.warc.archive_reader import records
from tests.crawler import loopback
from tests.crawler.loopback import Job
from tests.crawler.site import LIST, Site, answer
from tests.crawler.soak import soak
from tests.crawler.test_incremental import fill, path
from tests.end_to_end.kills import STATE
from tests.forks import Fork, zhengce

KILLS = int(os.environ.get("SOAK_KILLS", "12"))


def state(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    with sqlite3.connect(db) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            table: sorted(conn.execute(f"SELECT {columns} FROM {table}"), key=repr) for table, columns in STATE.items()
        }


def test_after_any_number_of_kills_the_database_is_that_of_an_undisturbed_run(tmp_path: Path) -> None:
    with Site() as site:
        fill(site, 40)
        sources = {"one": ([site.netloc], [site.root + LIST])}
        calm, killed = Job(sources, str(tmp_path / "calm")), Job(sources, str(tmp_path / "killed"))
        Path(killed.folder).mkdir()
        Path(calm.folder).mkdir()
        calm.run()
        with Fork(soak, killed, KILLS, 7) as process:
            died, said = process.communicate(timeout=3600)
            assert process.returncode == 0, said
        assert int(died) >= KILLS / 3
    assert state(killed.db) == state(calm.db)
    files = sorted(killed.archive.iterdir())
    assert not [file for file in files if file.name.endswith(".open")]
    archived = {r.page.url for f in files if f.name.endswith(".warc.gz") for r in records(f, pytest.fail)}
    assert archived >= {r.page.url for f in calm.archive.glob("*.gz") for r in records(f, pytest.fail)}


def test_a_second_run_at_the_same_time_says_so_and_leaves(tmp_path: Path) -> None:
    db = tmp_path / "zhengce.db"
    with only_one(run_lock(db)):
        done = zhengce("crawl", "--db", db, "--archive", tmp_path / "archive")
        with pytest.raises(BusyError), only_one(run_lock(db)):
            pass
    assert done.returncode == 5
    assert f"process {os.getpid()}" in done.stderr
    assert not db.exists()


def limited(job: Job) -> None:
    """The crawl where no file may grow beyond six megabytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (6 << 20, 6 << 20))
    loopback.main(job)


def test_a_full_disk_ends_the_run_and_loses_nothing(tmp_path: Path) -> None:
    """A limit on the size of files does the same, first to the archive; the error is named, the next run goes on."""
    with Site() as site:
        fill(site, 40)
        site.pages[path(5)] = answer(os.urandom(8 << 20).hex())
        job = Job({"one": ([site.netloc], [site.root + LIST])}, str(tmp_path))
        with Fork(limited, job) as process:
            _, said = process.communicate()
            assert process.returncode == 1
        assert "File too large; nothing more is fetched" in said
        fill(site, 40)
        assert job.run()["one"]["issues"] == 0
    with sqlite3.connect(job.db) as conn:
        assert conn.execute("SELECT count(*) FROM documents").fetchone() == (40,)
    assert all(list(records(file, pytest.fail)) for file in job.archive.glob("*.warc.gz"))


def test_a_process_of_a_rebuild_that_outlives_it_holds_no_lock(tmp_path: Path) -> None:
    waiting, go = os.pipe()
    ready, begun = os.pipe()
    with only_one(tmp_path / "lock") as lock:
        reader = os.fork()
        if not reader:
            rebuild._begin(os.getppid(), lock)
            os.write(begun, b".")
            os.read(waiting, 1)
            os._exit(0)
        os.read(ready, 1)
    with only_one(tmp_path / "lock"):
        os.write(go, b".")
    assert os.waitpid(reader, 0)[1] == 0
