"""Copies of the file: backups, and a published file that takes another one's place."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from db import (
    StoreBusy,
    StoreError,
    connect,
    queries,
)
from db.file.backup import backup
from db.file.swap import swap
from db.search.lookup import search
from db.write.check import check
from tests.db.kit import document_ids, many, open_store


def test_a_backup_made_during_a_save_is_whole(tmp_path: Path) -> None:
    path, copy = tmp_path / "z.db", tmp_path / "copy.db"
    with open_store(path) as store:
        store.save(many(400), None)
        worker = threading.Thread(target=lambda: store.save(many(600, 400), None))
        worker.start()
        backup(path, copy)
        worker.join()
    conn = connect(copy)
    assert conn.execute("SELECT count(*) FROM documents").fetchone()[0] % 200 == 0, "whole transactions only"
    assert check(conn) == []
    conn.close()
    assert sorted(file.name for file in tmp_path.iterdir() if "copy" in file.name) == ["copy.db"]


def test_a_backup_into_a_missing_folder_leaves_nothing(tmp_path: Path) -> None:
    open_store(tmp_path / "z.db").close()
    with pytest.raises(StoreError, match="none"):
        backup(tmp_path / "z.db", tmp_path / "none" / "copy.db")


def emptied(path: Path) -> None:
    open_store(path).close()


def overwritten(path: Path) -> None:
    with open_store(path) as store:
        store.save(many(300), None)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xee" * 4096
    path.write_bytes(data)


def cut(path: Path) -> None:
    with open_store(path) as store:
        store.save(many(300), None)
    path.write_bytes(path.read_bytes()[: 40 * 4096])


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE songs (id)")


@pytest.mark.parametrize("source", [Path.touch, emptied, overwritten, cut, foreign])
def test_an_empty_or_damaged_source_never_replaces_a_good_copy(tmp_path: Path, source: Callable[[Path], None]) -> None:
    from command.backup import command

    with open_store(tmp_path / "good.db") as store:
        store.save(many(7), None)
    copy = tmp_path / "copy.db"
    backup(tmp_path / "good.db", copy)
    before = copy.read_bytes()
    source(tmp_path / "z.db")
    with pytest.raises(StoreError, match=r"z\.db"):
        backup(tmp_path / "z.db", copy)
    result = CliRunner().invoke(command, [str(copy), "--db", str(tmp_path / "z.db")])
    assert (result.exit_code, "z.db" in result.output) == (1, True)
    assert copy.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if "copy" in file.name] == ["copy.db"]


def test_a_new_installation_can_be_copied_and_what_a_killed_backup_left_is_removed(tmp_path: Path) -> None:
    open_store(tmp_path / "z.db").close()
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left = tmp_path / f".copy.db.{int(dead.stdout)}.part"
    alive = tmp_path / f".copy.db.{os.getppid()}.part"
    other = tmp_path / ".copy.db.notes.part"
    for file in (left, alive, other):
        file.write_bytes(b"half of it")
    backup(tmp_path / "z.db", tmp_path / "copy.db")
    with closing(connect(tmp_path / "copy.db")) as conn:
        assert check(conn) == []
    assert [file.exists() for file in (left, alive, other)] == [False, True, True]


def test_a_new_file_takes_the_place_of_one_that_is_read(tmp_path: Path) -> None:
    path, fresh = tmp_path / "z.db", tmp_path / "z.db.rebuild"
    with open_store(path) as store:
        store.save(many(5), None)
    reader = connect(path)
    reader.execute("BEGIN")
    assert queries.timeline(reader, queries.Filters()).total == 5
    with open_store(fresh) as store:
        store.save(many(7, 100), None)
    swap(fresh, path)
    assert queries.timeline(reader, queries.Filters()).total == 5, "a read that had begun ends as it began"
    reader.execute("COMMIT")
    assert queries.timeline(reader, queries.Filters()).total == 7
    assert search(reader, "第103号").total == 1
    reader.close()
    assert not fresh.exists()
    with open_store(path) as store:
        assert check(store.conn) == []


def test_a_new_file_takes_the_place_of_a_damaged_one_and_of_none(tmp_path: Path) -> None:
    for name in ("damaged.db", "none.db"):
        with open_store(tmp_path / "fresh.db") as store:
            store.save(many(3), None)
        if name == "damaged.db":
            (tmp_path / name).write_bytes(b"no database" * 1000)
        swap(tmp_path / "fresh.db", tmp_path / name)
        with open_store(tmp_path / name) as store:
            assert document_ids(store) == [1, 2, 3]


def test_a_published_copy_that_a_killed_writer_left_half_written_is_replaced_whole(tmp_path: Path) -> None:
    """Its journal is hot: readers could read nothing, and applied to the new file it would damage that."""
    path = tmp_path / "public.db"
    code = (
        f"import os, sqlite3; conn = sqlite3.connect({str(path)!r}); conn.execute('PRAGMA cache_size = 10')\n"
        "conn.execute('BEGIN IMMEDIATE'); conn.execute('UPDATE bodies SET text = hex(randomblob(9000))')\n"
        "os.kill(os.getpid(), 9)"
    )
    with open_store(tmp_path / "z.db") as store:
        store.save(many(200), None)
    backup(tmp_path / "z.db", path)
    subprocess.run([sys.executable, "-c", code], check=False)
    assert Path(f"{path}-journal").exists()
    with open_store(tmp_path / "fresh.db") as store:
        store.save(many(9), None)
    swap(tmp_path / "fresh.db", path)
    with closing(connect(path)) as conn:
        assert check(conn) == []
        assert conn.execute("SELECT count(*) FROM documents").fetchone() == (9,)


def test_a_swap_waits_for_no_writer(tmp_path: Path) -> None:
    path, fresh = tmp_path / "z.db", tmp_path / "z.db.rebuild"
    open_store(fresh).close()
    with open_store(path), pytest.raises(StoreBusy):
        swap(fresh, path)
    assert fresh.exists()
