"""`zhengce backup` and `zhengce check-db`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from command import backup, check_db, health, search
from tests.db.kit import many, open_store


def test_a_backup_is_sound_and_says_its_size(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        store.save(many(5), None)
    copy = tmp_path / "copy.db"
    made = CliRunner().invoke(backup.command, [str(copy), "--db", str(tmp_path / "z.db")])
    assert made.exit_code == 0
    assert f"{copy.stat().st_size:,} bytes" in made.output
    checked = CliRunner().invoke(check_db.command, ["--db", str(copy)])
    assert (checked.exit_code, "sound, 5 documents" in checked.output) == (0, True)


def test_faults_are_named_and_the_exit_code_is_four(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        store.save(many(5), None)
        store.conn.execute("DELETE FROM counts")
    checked = CliRunner().invoke(check_db.command, ["--db", str(tmp_path / "z.db")])
    assert checked.exit_code == 4
    assert "counts: kind 通知: kept None, counted [5, " in checked.output


def test_no_database_is_a_plain_message(tmp_path: Path) -> None:
    for command, more in ((backup.command, [str(tmp_path / "copy.db")]), (check_db.command, [])):
        result = CliRunner().invoke(command, [*more, "--db", str(tmp_path / "none.db")])
        assert (result.exit_code, "there is no database" in result.output) == (1, True)


def overwrite(path: Path, start: int, length: int) -> None:
    data = bytearray(path.read_bytes())
    data[start : start + length] = b"\xdb" * length
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: overwrite(path, 0, 20),
        lambda path: overwrite(path, 60, 3000),
        lambda path: overwrite(path, path.stat().st_size // 3, 3 * 4096),
        lambda path: path.write_bytes(path.read_bytes()[:20_000]),
        lambda path: path.write_bytes(b""),
        lambda path: sqlite3.connect(path).executescript("DROP TABLE issues; DROP TABLE counts").close(),
    ],
)
@pytest.mark.parametrize("command", [check_db.command, health.command, search.command, backup.command])
def test_a_damaged_file_is_a_sentence_and_no_traceback(
    tmp_path: Path, damage: Callable[[Path], object], command: click.Command
) -> None:
    path = tmp_path / "z.db"
    with open_store(path) as store:
        store.save(many(200), None)
    damage(path)
    words = {"search": ["节能"], "backup": [str(tmp_path / "copy.db")]}.get(command.name or "", [])
    result = CliRunner().invoke(command, [*words, "--db", str(path)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert result.exit_code in (0, 1, 4)
    assert result.exit_code or command in (search.command, backup.command, health.command)
