"""`zhengce backup` and `zhengce check-db`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from command import backup, check_db
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
