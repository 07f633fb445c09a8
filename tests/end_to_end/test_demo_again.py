"""`zhengce demo` replaces its own database only (tests/house/test_packaging.py lets it)."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from command import zhengce


def test_a_database_that_the_demo_did_not_make_is_left_alone(tmp_path: Path) -> None:
    db = tmp_path / "zhengce.db"
    db.write_bytes(b"a year of crawls")
    answer = CliRunner().invoke(zhengce, ["demo", "--no-serve", "--db", str(db)])
    assert answer.exit_code == 1
    assert "was not made by the demo" in answer.stderr
    assert db.read_bytes() == b"a year of crawls"
    assert [file.name for file in tmp_path.iterdir()] == ["zhengce.db"]
