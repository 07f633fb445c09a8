"""The file itself: upgrades, backups, checks, and what can go wrong with it."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from db import (
    Store,
    StoreBusy,
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreMissing,
    StoreReadOnly,
    StoreTooNew,
    connect,
    queries,
)
from db.search.lookup import search
from db.write.check import check
from tests.db.kit import document_ids, dump, many, open_store
from tests.db.make_released import RELEASES, make

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("release", RELEASES)
def test_a_file_of_every_release_is_upgraded_without_loss(tmp_path: Path, release: str) -> None:
    path = tmp_path / "old.db"
    make(release, path)
    before = dump(path)
    with open_store(path) as store:
        page = queries.document(store.conn, 7)
        assert page is not None
        assert (page.row.title, page.row.title_ja, page.row.labels) == (
            "关于节能的通知",
            "省エネに関する通知",
            ("energy-saving",),
        )
        assert [hit.id for hit in search(store.conn, "节能").hits] == [7]
        assert check(store.conn) == []
        assert {saved.outcome for saved in store.save(many(3), None)} == {"new"}
    after = dump(path)
    for table, rows in before.items():
        if table not in ("settings", "labels", "_sqlite_migrations", "summaries"):  # briefs took the place of summaries
            assert len(after[table]) >= len(rows), table


def test_every_migration_is_named_once_and_belongs_to_a_release() -> None:
    from db.file.migrations import names

    assert names()[-1] in RELEASES.values(), "a new migration needs a line in make_released.RELEASES"


def test_a_file_of_a_later_release_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    open_store(path).close()
    conn = sqlite3.connect(path)
    conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('zhengce', 'm999_later', '')"
    )
    conn.commit()
    conn.close()
    with pytest.raises(StoreTooNew, match="m999_later"):
        open_store(path)


def test_a_reader_is_never_blocked_and_never_fails_while_a_writer_saves(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    seen: list[int] = []
    faults: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            conn = connect(path)
            while not done.is_set() or not seen:
                total = queries.timeline(conn, queries.Filters()).total
                answer = search(conn, "节能 测试", limit=5)
                assert answer.message is None
                assert answer.total >= total, "an answer asked later never holds less"
                seen.append(total)
            conn.close()
        except BaseException as error:  # noqa: BLE001 - handed to the test
            faults.append(error)

    with open_store(path) as store:
        store.save(many(10), None)
        readers = [threading.Thread(target=read) for _ in range(2)]
        for reader in readers:
            reader.start()
        for start in range(10, 810, 100):
            store.save(many(100, start), None)
        done.set()
        for reader in readers:
            reader.join()
    assert faults == []
    assert sorted(set(seen)) == sorted({total for total in seen if total % 100 == 10}), "whole transactions only"


def test_a_second_writer_is_told_and_the_first_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    with open_store(path) as store:
        with pytest.raises(StoreBusy, match="another program is writing"):
            open_store(path)
        code = f"from db import Store; Store({str(path)!r})"
        other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
        assert "StoreBusy" in other.stderr
        store.save(many(3), None)
    with open_store(path) as store:
        assert len(document_ids(store)) == 3


def test_a_killed_writer_leaves_whole_transactions_and_lets_the_next_one_in(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    code = (
        "import os; from db import Store; from tests.db.kit import many\n"
        f"store = Store({str(path)!r}); run = store.start_run('crawl'); store.save(many(200), run)\n"
        "def half():\n    yield from many(100, 200)\n    os.kill(os.getpid(), 9)\n"
        "store.save(half(), run)"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert killed.returncode == -9
    with open_store(path) as store:
        assert len(document_ids(store)) == 200
        assert check(store.conn) == []
        store.start_run("crawl")
        assert [run.outcome for run in queries.runs(store.conn)] == [None, "killed"]


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    path.write_text("this is a letter, not a database" * 100)
    for use in (open_store, connect):
        with pytest.raises(StoreCorrupt, match="not a SQLite database"):
            use(path)
    assert path.read_text().startswith("this is a letter")


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE songs (id)")
    conn.close()
    with pytest.raises(StoreCorrupt, match="not one of zhengce"):
        open_store(path)


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    with open_store(path) as store:
        store.save(many(300), None)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    from command.check_db import command

    result = CliRunner().invoke(command, ["--db", str(path)])
    assert result.exit_code in (1, 4)
    assert "integrity" in result.output or "damaged" in result.output


def test_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        connect(tmp_path / "none.db")
    with pytest.raises(StoreError):
        Store(tmp_path / "no folder" / "z.db")


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="no folder here that even root may not write")
def test_a_read_only_folder() -> None:
    with pytest.raises(StoreReadOnly, match="may not be written"):
        Store(Path("/sys/kernel/z.db"))


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    with open_store(path) as store:
        store.save(many(3), None)
        store.conn.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreReadOnly):
            store.save(many(3, 3), None)
        store.conn.execute("PRAGMA query_only = OFF")
        assert len(document_ids(store)) == 3


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    with open_store(path) as store:
        store.save(many(200), None)
        pages = store.conn.execute("PRAGMA page_count").fetchone()[0]
        store.conn.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(StoreFull, match="disk is full"):
            store.save(many(400, 200, text="长文。" * 2000), None)
        assert check(store.conn) == []
        assert len(document_ids(store)) == 200
        store.conn.execute("PRAGMA max_page_count = 1000000")
        assert len(store.save(many(200, 200), None)) == 200


def test_a_write_that_the_system_cuts_short_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "z.db"
    code = (
        "import resource, signal\nfrom db import Store, StoreError\nfrom tests.db.kit import many\n"
        f"store = Store({str(path)!r}); store.save(many(200), None)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (6_000_000, {resource.RLIM_INFINITY}))\n"
        "try:\n    store.save(many(2000, 200, text='长文。' * 2000), None)\n"
        "except StoreError as error:\n    print(type(error).__name__)"
    )
    limited = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert limited.stdout.startswith("Store"), limited.stderr
    with open_store(path) as store:
        assert len(document_ids(store)) % 200 == 0
        assert check(store.conn) == []


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("UPDATE documents SET title = '别' WHERE id = 1", "别 in title: kept None, counted (1, 1)"),
        ("UPDATE documents SET scope = 'out' WHERE id = 2", "out in facets: kept None, counted (1, 1)"),
        ("UPDATE counts SET n = n + 1 WHERE facet = 'year'", "year 2021: kept [6, "),
        ("DELETE FROM bodies WHERE document_id = 3", "document 3 has no body"),
        ("INSERT INTO documents_fts (documents_fts) VALUES ('delete-all')", "document 5 is missing"),
    ],
)
def test_check_finds_what_does_not_equal_the_rows(tmp_path: Path, fault: str, found: str) -> None:
    with open_store(tmp_path / "z.db") as store:
        store.save(many(5), None)
        store.conn.execute(fault)
        faults = [line.detail for line in check(store.conn)]
    assert any(found in line for line in faults), faults


def test_a_store_that_cuts_words_in_another_way_builds_the_index_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "z.db"
    with open_store(path) as store:
        store.save(many(30), None)
        store.conn.execute("UPDATE settings SET value = 'an older way'")
        store.conn.execute("INSERT INTO documents_fts (documents_fts) VALUES ('delete-all')")
    with Store(path) as store:
        assert search(store.conn, "测试事项").total == 30
        assert check(store.conn) == []
