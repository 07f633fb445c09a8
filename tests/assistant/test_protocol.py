"""A client of the SDK against real processes, over standard input and output and over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from click.testing import CliRunner
from mcp import Client, MCPError, StdioServerParameters

from assistant import server, tools
from command.mcp import command
from tests.assistant.conftest import BY_2030, STORAGE, storage
from tests.db.make_released import make
from tests.web import seed

DUE = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011 # the server's own day is today's


@pytest.fixture(scope="module")
def served(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database with a consultation that is open on the day of the test."""
    path = Path(shutil.copy(database, tmp_path_factory.mktemp("served") / "zhengce.db"))
    with seed.Store(path) as store:
        store.save([seed.consultation(52, "2026-11-20", DUE)], store.start_run("crawl"))
    return path


@pytest.fixture(scope="module")
def address(served: Path) -> Iterator[str]:
    """Where `zhengce mcp --http` answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "crawler", "mcp", "--db", str(served), "--http", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout
        yield next(word for word in process.stdout.readline().split() if word.startswith("http://"))
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(params=["stdio", "http"])
def place(request: pytest.FixtureRequest, served: Path) -> StdioServerParameters | str:
    """What a client is given to reach the server."""
    if request.param == "http":
        return str(request.getfixturevalue("address"))
    return StdioServerParameters(command=sys.executable, args=["-m", "crawler", "mcp", "--db", str(served)])


def said(result: Any) -> str:
    return "".join(part.text for part in result.content)


def test_a_client_lists_the_tools_and_reads_a_document(place: StdioServerParameters | str) -> None:
    async def talk() -> None:
        async with Client(place) as client:
            listed = (await client.list_tools()).tools
            assert [tool.name for tool in listed] == list(tools.BY_NAME)
            assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed)
            assert all(tool.input_schema["additionalProperties"] is False for tool in listed)
            found = await answered(client, "search", text="氢能产业")
            resource = found["documents"][0]["resource"]
            whole = json.loads((await client.read_resource(resource)).contents[0].text)  # type: ignore[union-attr]
            assert whole["document"]["title"] == seed.HYDROGEN
            assert (await client.list_resource_templates()).resource_templates[0].uri_template.endswith("/{id}")
            assert "hydrogen" in (await client.read_resource("zhengce://labels")).contents[0].text  # type: ignore[union-attr]
            await refused(client)
            assert (await answered(client, "search", text="氢能"))["total"]

    anyio.run(talk)


def test_a_client_is_told_what_an_analyst_asks(place: StdioServerParameters | str) -> None:
    async def talk() -> None:
        async with Client(place) as client:
            new = await answered(client, "whats_new", since="2026-11-20", labels=["hydrogen"])
            assert seed.HYDROGEN in [one["title"] for one in new["new"]]
            assert new["changed"] == []

            (quote,) = (await answered(client, "passages", label="storage-grid", names_year=2030))["passages"]
            assert quote["quoted"] == BY_2030
            assert (quote["document"]["title"], quote["document"]["number"]) == (STORAGE, "发改测试〔2026〕70号")
            assert quote["document"]["address"] == storage().document.url
            assert storage().document.text[quote["at"] :].startswith(BY_2030)

            due = (await answered(client, "consultations"))["consultations"]
            assert (DUE, seed.consultation(52, "2026-11-20", DUE).document.url) in [
                (one["comments_due_on"], one["address"]) for one in due
            ]
            old = (await answered(client, "consultations", closed=True))["consultations"]
            assert "2026-10-01" in [one["comments_due_on"] for one in old]
            assert {one["id"] for one in due}.isdisjoint(one["id"] for one in old)

            ids = [quote["document"]["id"], next(one["id"] for one in new["new"] if one["title"] == seed.HYDROGEN)]
            side = await answered(client, "compare", documents=ids)
            assert [one["id"] for one in side["documents"]] == ids

    anyio.run(talk)


async def answered(client: Client, tool: str, **given: Any) -> dict[str, Any]:
    """The answer of a tool, which is the same as text and as structure."""
    result = await client.call_tool(tool, given)
    assert not result.is_error, said(result)
    assert result.structured_content == json.loads(said(result))
    assert result.structured_content["note"]
    return result.structured_content


async def refused(client: Client) -> None:
    """What is wrong is said in the protocol's form, and the client may go on."""
    for given in ({"limit": 1_000_000}, {"sql": "SELECT 1"}, {"labels": ["无此标签"]}):
        result = await client.call_tool("search", given)
        assert result.is_error
        assert next(iter(given)) in said(result) or "无此标签" in said(result)
    with pytest.raises(MCPError, match="There is no tool 'drop'"):
        await client.call_tool("drop", {})
    for uri in ("zhengce://documents/999999", "zhengce://documents/1%20or%201", "file:///etc/passwd"):
        with pytest.raises(MCPError, match=r"no document|no such resource"):
            await client.read_resource(uri)


def test_a_file_that_goes_and_comes_while_it_is_served(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "served.db"

    async def talk() -> None:
        async with Client(server.build(path, lambda: seed.TODAY)) as client:
            gone = await client.call_tool("search", {})
            assert gone.is_error
            assert "no database" in said(gone)
            with seed.Store(path) as store:
                store.save([seed.plain(3, "2026-01-05")], store.start_run("crawl"))
            assert json.loads(said(await client.call_tool("search", {})))["total"] == 1
            os.replace(shutil.copy(database, tmp_path / "next.db"), path)
            assert json.loads(said(await client.call_tool("search", {})))["total"] > 1
            holder = sqlite3.connect(path)
            holder.execute("PRAGMA locking_mode = EXCLUSIVE")
            holder.execute("BEGIN EXCLUSIVE")
            locked = await client.call_tool("search", {})
            holder.close()
            assert (locked.is_error, "another program is writing" in said(locked)) == (True, True)
            make("0.1.0", tmp_path / "old.db")
            os.replace(tmp_path / "old.db", path)
            older = await client.call_tool("search", {})
            assert (older.is_error, "earlier release" in said(older)) == (True, True)

    monkeypatch.setattr(tools, "LOCK_WAIT", 0.0)
    anyio.run(talk)


def test_a_fault_of_ours_is_said_without_its_inside(
    database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> dict[str, Any]:
        raise KeyError("an inner secret")

    monkeypatch.setattr(tools, "_bounded", broken)

    async def talk() -> None:
        async with Client(server.build(database, lambda: seed.TODAY)) as client:
            result = await client.call_tool("search", {})
            assert result.is_error
            assert "secret" not in said(result)

    anyio.run(talk)
    assert "an inner secret" in caplog.text


@pytest.mark.parametrize("header", [{"host": "evil.example"}, {"origin": "https://evil.example"}])
def test_other_names_are_refused_over_http(address: str, header: dict[str, str]) -> None:
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    accept = {"accept": "application/json, text/event-stream"}
    assert httpx.post(address, json=ping, headers=accept).status_code == 200
    assert httpx.post(address, json=ping, headers=accept | header).status_code in (403, 421)


def test_what_is_no_message_gets_an_error_and_the_server_lives(address: str) -> None:
    headers = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
    assert httpx.post(address, content=b"{", headers=headers).status_code == 400
    assert httpx.post(address, content=b" " * 200_000, headers=headers).status_code == 413
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    assert httpx.post(address, json=ping, headers=headers).json()["result"] == {}


def test_a_missing_database_is_said_before_anything_is_served(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--db", str(tmp_path / "no.db")])
    assert result.exit_code == 1
    assert "no such database" in result.output


def test_without_the_extra_the_command_says_what_to_install(database: Path) -> None:
    blocked = "import sys; sys.modules['mcp'] = None; from command import main; main(['mcp', '--db', sys.argv[1]])"
    order = [sys.executable, "-c", blocked, str(database)]
    done = subprocess.run(order, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert done.stderr == "Error: This needs the extra `mcp`: pip install 'zhengce[mcp]'\n"


def test_other_commands_do_not_load_the_sdk() -> None:
    look = (
        "import sys, command.mcp, command.search, command.serve; sys.exit(bool({'mcp', 'pydantic'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
