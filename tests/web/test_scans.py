"""What was recognised in a scan says so wherever it is shown: file, brief, target, search, data."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from bs4 import BeautifulSoup

from db import FetchedFile, Scan, Store
from policy import AttachmentText, Target
from policy.sections import BriefFact
from tests.db.kit import entry, reading
from web.server.app import build

PAGE, FILE, HASH = "https://www.mee.gov.cn/a/t20260401_1.html", "https://www.mee.gov.cn/a/P1.pdf", "ab" * 32
TEXT = "到2030年，余热利用率达到25%。"
TARGET = Target("余热利用率", "≥", 25, "%", 2030, None, None, 6, TEXT, within="attachment:1", sure=False)


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages that show a document whose plan is a scan, by address."""
    db = tmp_path_factory.mktemp("scans") / "z.db"
    said = reading(targets=(TARGET,), brief=(BriefFact("targets", TEXT, 0, "attachment:1"),))
    with Store(db) as store:
        title = "关于印发余热利用方案的通知"
        files = [(FILE, "方案")]
        store.save([entry(PAGE, title=title, text="现印发。", published="2026-04-01", said=said, files=files)], None)
        store.save_files([FetchedFile(FILE, AttachmentText("pdf", "no text layer"), 9, HASH)])
        found = AttachmentText("pdf", "recognised", TEXT, 1, 0.876)
        store.save_recognised(Scan(FILE, "方案", "pdf", HASH), found, 9)

    async def ask() -> dict[str, str]:
        transport = httpx.ASGITransport(app=build(db, today="2026-11-27").app())
        async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
            paths = (
                "/documents/1?lang=en",
                "/documents/1.json",
                "/timeline?q=余热利用率&lang=en",
                "/targets.json",
                "/targets?lang=en",
            )
            return {path: (await client.get(path)).text for path in paths}

    return asyncio.run(ask())


def test_file_brief_and_target_of_a_document_say_so(get: dict[str, str]) -> None:
    page = BeautifulSoup(get["/documents/1?lang=en"], "html.parser")

    def words(selector: str) -> str:
        return " ".join(node.get_text(" ") for node in page.select(selector))

    assert "recognised from a scan, 88 % sure" in words("#file-1")
    assert TEXT in words("#file-1")
    assert "recognised" in words("#brief")
    assert "(unsure)" in words("#targets")


def test_lists_of_targets_and_search_say_so(get: dict[str, str]) -> None:
    assert "(unsure)" in get["/targets?lang=en"]
    hit = BeautifulSoup(get["/timeline?q=余热利用率&lang=en"], "html.parser").select_one("mark")
    assert hit is not None
    assert hit.parent is not None
    assert "recognised" in hit.parent.get_text(" ")


def test_data_has_status_and_confidence(get: dict[str, str]) -> None:
    assert '"confidence":0.876' in get["/documents/1.json"].replace(" ", "")
    assert '"status":"recognised"' in get["/documents/1.json"].replace(" ", "")
    assert '"sure":false' in get["/targets.json"].replace(" ", "")
