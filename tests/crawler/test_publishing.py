"""What takes the place of the last good database, and what never does."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from crawler import exits, publish
from tests.crawler.loopback import ROOT
from tests.crawler.test_commands import zhengce
from tests.crawler.test_health import TODAY, entry, stored


def test_publish_swaps_a_sound_database_and_refuses_the_others(tmp_path: Path) -> None:
    good = stored(tmp_path / "good.db", [entry(n, "2026-11-20") for n in range(25)])
    fewer = stored(tmp_path / "fewer.db", [entry(n, "2026-11-20") for n in range(5)])
    public = tmp_path / "public" / "z.db"
    assert publish.objections(good, public, TODAY, first=True) == []
    publish.publish(good, public)
    assert publish.objections(fewer, public, TODAY) == ["5 documents, 25 are published now"]
    quiet = publish.objections(good, public, date(2027, 3, 1))
    assert [o for o in quiet if o.startswith("mee is below its floors")]
    broken = tmp_path / "broken.db"
    broken.write_bytes(good.read_bytes()[:40_000])
    assert publish.objections(broken, public, TODAY)
    with closing(sqlite3.connect(public)) as conn:
        assert conn.execute("SELECT count(*) FROM documents").fetchone() == (25,)
    assert [path.name for path in public.parent.iterdir()] == ["z.db"]


def test_publish_says_why_not_and_leaves_the_last_good_one(tmp_path: Path) -> None:
    empty = stored(tmp_path / "empty.db", [])
    public = tmp_path / "z.db"
    public.write_bytes(b"last good")  # no database at all: even that is not replaced by an empty one
    done = zhengce("publish", empty, public)
    assert done.returncode == exits.UNHEALTHY
    assert "no document in view" in done.stderr
    assert public.read_bytes() == b"last good"


@pytest.mark.parametrize("left", [None, b"", b"SQLite format 3\0 and nothing more"])
def test_where_no_last_good_one_stands_the_first_is_asked_for(tmp_path: Path, left: bytes | None) -> None:
    good = stored(tmp_path / "good.db", [entry(n, "2026-11-20") for n in range(25)])
    public = tmp_path / "z.db"
    if left is not None:
        public.write_bytes(left)
    (objection,) = publish.objections(good, public, TODAY)
    assert "no last good database to compare with" in objection
    asked = publish.objections(good, public, TODAY, first=True)
    assert asked == ([] if left is None else [objection]), "a damaged one is not the first time"


def test_the_first_time_does_not_hide_that_there_are_fewer(tmp_path: Path) -> None:
    public = tmp_path / "z.db"
    publish.publish(stored(tmp_path / "good.db", [entry(n, "2026-11-20") for n in range(25)]), public)
    fewer = stored(tmp_path / "fewer.db", [entry(n, "2026-11-20") for n in range(5)])
    assert publish.objections(fewer, public, TODAY, first=True) == ["5 documents, 25 are published now"]


@pytest.mark.parametrize("room", [100_000, 300_000])
def test_a_full_disk_is_a_sentence_and_the_last_good_one_stays(tmp_path: Path, room: int) -> None:
    public = tmp_path / "public" / "z.db"
    good = stored(tmp_path / "good.db", [entry(n, "2026-11-20") for n in range(25)])
    publish.publish(good, public)
    before = public.read_bytes()

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    command = [sys.executable, "-m", "crawler", "publish", str(good), str(public), "--anyway"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=limited)
    assert done.returncode == exits.ERROR
    assert done.stderr.splitlines()[-1].startswith(f"Error: {public}")
    assert "Traceback" not in done.stderr
    assert public.read_bytes() == before
    assert [file.name for file in public.parent.iterdir()] == ["z.db"]


def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    good = stored(tmp_path / "good.db", [entry(n, "2026-11-20") for n in range(25)])
    (tmp_path / "file").write_text("no folder")
    done = zhengce("publish", good, tmp_path / "file" / "z.db", "--anyway")
    assert (done.returncode, "Traceback" in done.stderr) == (exits.ERROR, False)


def test_readers_of_the_published_file_go_on_whenever_publishing_is_killed(tmp_path: Path) -> None:
    public = tmp_path / "z.db"
    few = stored(tmp_path / "few.db", [entry(n, "2026-11-20") for n in range(25)])
    many = stored(tmp_path / "many.db", [entry(n, "2026-11-20") for n in range(60)])
    publish.publish(few, public)
    for step in ("os.replace", "sqlite3.connect", "os.kill"):
        code = (
            "import os, sqlite3, sys; from pathlib import Path; from crawler import publish; import db.file.swap\n"
            f"def die(*more, **named): os.kill(os.getpid(), 9)\n{step} = die\n"
            "publish.publish(Path(sys.argv[1]), Path(sys.argv[2]))"
        )
        subprocess.run([sys.executable, "-c", code, str(many), str(public)], cwd=ROOT, check=False)
        with closing(sqlite3.connect(f"file:{public}?mode=ro", uri=True)) as conn:
            assert conn.execute("SELECT count(*) FROM documents").fetchone()[0] in (25, 60)
    publish.publish(many, public)
    with closing(sqlite3.connect(public)) as conn:
        assert conn.execute("SELECT count(*) FROM documents").fetchone() == (60,)
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".z.db")]
