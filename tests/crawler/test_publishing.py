"""What takes the place of the last good database, and what never does."""

from __future__ import annotations

import importlib
import os
import resource
import signal
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from command import main
from crawler import exits
from crawler.publishing import publish
from tests.crawler.test_health import TODAY, entry, stored
from tests.forks import Fork, zhengce


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


def limited(room: int, *words: str) -> None:
    """The command where no file may grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    main(list(words))


@pytest.mark.parametrize("room", [100_000, 300_000])
def test_a_full_disk_is_a_sentence_and_the_last_good_one_stays(tmp_path: Path, room: int) -> None:
    public = tmp_path / "public" / "z.db"
    good = stored(tmp_path / "good.db", [entry(n, "2026-11-20") for n in range(25)])
    publish.publish(good, public)
    before = public.read_bytes()

    with Fork(limited, room, "publish", str(good), str(public), "--anyway") as process:
        _, said = process.communicate()
        assert process.returncode == exits.ERROR
    assert said.splitlines()[-1].startswith(f"Error: {public}")
    assert "Traceback" not in said
    assert public.read_bytes() == before
    assert [file.name for file in public.parent.iterdir()] == ["z.db"]


def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    good = stored(tmp_path / "good.db", [entry(n, "2026-11-20") for n in range(25)])
    (tmp_path / "file").write_text("no folder")
    done = zhengce("publish", good, tmp_path / "file" / "z.db", "--anyway")
    assert (done.returncode, "Traceback" in done.stderr) == (exits.ERROR, False)


def killed_at(module: str, step: str, new: Path, public: Path) -> None:
    """Publish, and be killed where that step is due."""
    kill = os.kill
    setattr(importlib.import_module(module), step, lambda *more, **named: kill(os.getpid(), signal.SIGKILL))
    publish.publish(new, public)


def test_readers_of_the_published_file_go_on_whenever_publishing_is_killed(tmp_path: Path) -> None:
    public = tmp_path / "z.db"
    few = stored(tmp_path / "few.db", [entry(n, "2026-11-20") for n in range(25)])
    many = stored(tmp_path / "many.db", [entry(n, "2026-11-20") for n in range(60)])
    publish.publish(few, public)
    for module, step in (("os", "replace"), ("sqlite3", "connect"), ("os", "kill")):
        with Fork(killed_at, module, step, many, public) as process:
            process.communicate()
        with closing(sqlite3.connect(f"file:{public}?mode=ro", uri=True)) as conn:
            assert conn.execute("SELECT count(*) FROM documents").fetchone()[0] in (25, 60)
    publish.publish(many, public)
    with closing(sqlite3.connect(public)) as conn:
        assert conn.execute("SELECT count(*) FROM documents").fetchone() == (60,)
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".z.db")]
