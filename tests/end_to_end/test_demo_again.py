"""`zhengce demo` makes its own database again, and no other one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from command import zhengce
from tests.db.kit import dump

# Places in the WARC file, whose records have random ids; when the file was made; how long the run took.
CHANCE = ("raw", "applied_at", "seconds")
pytestmark = pytest.mark.xdist_group("demo")


def test_the_demo_run_twice_leaves_the_same_database(tmp_path: Path) -> None:
    db = tmp_path / "z.db"
    command = [sys.executable, "-m", "crawler", "demo", "--no-serve", "--db", str(db)]
    states = []
    for _ in range(2):
        subprocess.run(command, check=True, capture_output=True)
        states.append(dump(db, leave_out=CHANCE))
    assert len(states[0]["versions"]) > 80
    assert states[0] == states[1]


def test_a_database_that_the_demo_did_not_make_is_left_alone(tmp_path: Path) -> None:
    db = tmp_path / "zhengce.db"
    db.write_bytes(b"a year of crawls")
    answer = CliRunner().invoke(zhengce, ["demo", "--no-serve", "--db", str(db)])
    assert answer.exit_code == 1
    assert "was not made by the demo" in answer.stderr
    assert db.read_bytes() == b"a year of crawls"
    assert [file.name for file in tmp_path.iterdir()] == ["zhengce.db"]
