"""`zhengce serve` as a person runs it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from command.serve import command, listen
from tests.db.make_released import make


def test_a_missing_database_is_said_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--db", str(tmp_path / "no.db"), "--port", "0"])
    assert result.exit_code == 1
    assert "no such database" in result.output
    assert not (tmp_path / "no.db").exists()


@pytest.mark.parametrize("content", [b"", b"not a database at all, but a text of some length" * 50])
def test_another_file_is_said_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.db").write_bytes(content)
    result = CliRunner().invoke(command, ["--db", str(tmp_path / "x.db"), "--port", "0"])
    assert result.exit_code == 1
    assert "not a database of this tracker" in result.output


def test_a_database_of_an_earlier_release_is_said_so(tmp_path: Path) -> None:
    make("0.1.0", tmp_path / "old.db")
    result = CliRunner().invoke(command, ["--db", str(tmp_path / "old.db")])
    assert result.exit_code == 1
    assert "`zhengce crawl` upgrades it" in result.output


def test_a_taken_port_is_said_so(database: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = CliRunner().invoke(command, ["--db", str(database), "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 1
    assert "--port 0" in result.output


def test_answers_do_not_wait_for_the_client_to_confirm_their_heads() -> None:
    """asyncio sets TCP_NODELAY where the protocol is named; without it each answer took 40 ms more."""
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


@pytest.mark.parametrize("more", [[], ["--immutable"]])
def test_prints_its_address_when_ready_and_stops_on_interrupt(database: Path, more: list[str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "crawler", "serve", "--db", str(database), "--port", "0", *more],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout
        line = process.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http://"))
        assert httpx.get(address + "timeline").status_code == 200
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode in (0, 1, 130, -signal.SIGINT)
