"""What a view shows it also gives away: whole as CSV, in pages that name the next one as JSON."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import sys
from pathlib import Path

import httpx
import pytest

from db import Store, queries
from tests.db.kit import many
from tests.web.seed import EVIL, HYDROGEN, Get
from web.answered import streaming
from web.server.app import build

VIEWS = (
    "", "label=energy-saving", "label=energy-saving&kind=通知", "issuer=国家发展和改革委员会", "kind=征求意见稿",
    "source=mee", "year=2026&year=2025", "since=2024-02&until=2026-08", "q=节能&order=rank", "q=氢能&scope=in",
)  # fmt: skip


def table(get: Get, address: str) -> list[dict[str, str]]:
    answer = get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def pages(get: Get, address: str) -> list[dict[str, object]]:
    """All rows of a view in JSON, from page to page."""
    rows: list[dict[str, object]] = []
    following: str | None = address
    while following:
        answer = get(following).json()
        assert (answer["count"], answer["page"]) == (len(answer["rows"]), 1 + len(rows) // answer["size"])
        rows += answer["rows"]
        following = answer["next"] and answer["next"].removeprefix("http://site.test")
    assert answer["total"] == len(rows)
    return rows


def checksum(ids: list[object]) -> str:
    return hashlib.sha256(" ".join(map(str, ids)).encode()).hexdigest()


@pytest.mark.parametrize("view", VIEWS)
def test_exports_hold_all_documents_of_a_view_in_its_order(get: Get, view: str, database: Path) -> None:
    shown = get(f"/timeline.json?{view}&size=1000").json()
    ids = [row["id"] for row in shown["rows"]]
    assert len(ids) == shown["total"] > 0
    of_json = [row["id"] for row in pages(get, f"/timeline.json?{view}&size=7")]
    of_csv = [int(row["id"]) for row in table(get, f"/timeline.csv?{view}")]
    assert checksum(of_json) == checksum(of_csv) == checksum(ids)


@pytest.mark.parametrize(
    "view",
    [
        *("/targets?", "/results?", "/review?", "/consultations?"),
        *("/passages?", "/passages?label=climate", "/passages?year=2026&label=hydrogen", "/passages?q=氢能"),
    ],
)
def test_other_views_likewise(get: Get, view: str) -> None:
    rows = pages(get, view.replace("?", ".json?size=1&"))
    assert len(rows) == len(table(get, view.replace("?", ".csv?"))) > 0


def test_passages_of_one_document_are_counted(get: Get, ids: dict[str, int]) -> None:
    rows = pages(get, f"/passages.json?document={ids[HYDROGEN]}&size=1")
    assert {row["document_title"] for row in rows} == {HYDROGEN}
    assert len(rows) == 3


def test_words_of_many_documents_are_not_counted(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["db.queries.passages"], "COUNTED", 0)
    answer = get("/passages.json?q=氢能&label=hydrogen&size=1").json()
    assert answer["total"] is None
    assert answer["next"]


def test_changes_are_whole_as_csv_and_go_on_as_json(get: Get) -> None:
    rows, following = [], "/feeds/changes.json?size=9"
    while following:
        answer = get(following).json()
        rows += answer["rows"]
        following = answer["next"]
    assert answer["total"] == len(rows)
    assert [row["id"] for row in rows] == [int(row["id"]) for row in table(get, "/feeds/changes.csv")]


def test_no_cell_of_a_stream_is_a_formula(get: Get) -> None:
    cells = [cell for row in table(get, "/targets.csv") for cell in row.values()]
    assert any(EVIL in cell for cell in cells)
    assert not [cell for cell in cells if len(cell) > 1 and cell.startswith(("=", "+", "-", "@"))]


def test_a_view_of_nothing_is_its_heads(get: Get) -> None:
    assert table(get, "/timeline.csv?kind=无") == []
    assert get("/timeline.csv?kind=无").text.startswith("\ufeffid,title,")


def test_a_head_request_reads_nothing(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "view_ids", None)

    async def head() -> httpx.Response:
        transport = httpx.ASGITransport(app=build(database).app())
        async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
            return await client.head("/timeline.csv")

    answer = asyncio.run(head())
    assert (answer.status_code, answer.headers["content-type"], answer.content) == (200, "text/csv; charset=utf-8", b"")


@pytest.fixture(scope="module")
def many_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "z.db"
    with Store(path) as store:
        store.save(many(400), None)
    return path


def taken(path: Path, stays: int) -> list[int]:
    """Bytes of each message of the timeline as CSV to a client that leaves after so many of them."""
    sizes: list[int] = []

    async def go() -> None:
        left = asyncio.Event()
        asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive() -> dict[str, object]:
            first = next(asked, None)
            if first is None:
                await left.wait()
            return first or {"type": "http.disconnect"}

        async def send(message: dict[str, object]) -> None:
            sizes.append(len(message.get("body", b"")))  # type: ignore[arg-type]  # bytes, by the protocol
            if len(sizes) == stays:
                left.set()

        scope = {
            "type": "http", "method": "GET", "path": "/timeline.csv", "raw_path": b"/timeline.csv", "query_string": b"",
            "headers": [(b"host", b"site.test")], "scheme": "http",
        }  # fmt: skip
        await build(path).app()(scope, receive, send)

    asyncio.run(go())
    return sizes


def test_a_stream_holds_one_piece_in_memory(many_documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PIECE", 20)
    sizes = taken(many_documents, stays=1_000)
    assert len(sizes) > 20
    assert max(sizes) < 2 * sum(sizes) / 20


def test_a_stream_ends_when_its_client_has_left(many_documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PIECE", 20)
    assert len(taken(many_documents, stays=4)) < 10
