"""The page that gives everything away, and its files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from crawler.publishing import package, publish
from tests.web import seed
from web.server.app import build

Ask = Callable[[str], httpx.Response]


def asking(path: Path) -> Ask:
    datasette = build(path, today=seed.TODAY)

    def ask(address: str) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(app=datasette.app())
            async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
                return await client.get(address)

        return asyncio.run(go())

    return ask


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, database: Path) -> Path:
    path = tmp_path_factory.mktemp("download") / "policies.db"
    publish.publish(database, path)
    package.write(path, "2026-11-23T08:00:00Z")
    return path


@pytest.mark.parametrize("lang", ["ja", "zh", "en"])
def test_every_file_of_the_page_is_there_as_it_was_written(published: Path, lang: str) -> None:
    ask = asking(published)
    page = ask(f"/download?lang={lang}").text
    names = [path.name for path in published.with_suffix(".download").iterdir()] + ["policies.db"]
    assert all(f'/download/{name}?lang={lang}"' in page for name in names)
    assert "2026-11-23" in page


def test_files_are_sent_byte_by_byte(published: Path) -> None:
    ask, folder = asking(published), published.with_suffix(".download")
    for name in ("timeline.csv", "timeline.parquet", "datapackage.json"):
        assert ask(f"/download/{name}").content == (folder / name).read_bytes()
    assert ask("/download/policies.db").content == published.read_bytes()
    assert len(json.loads(ask("/download/datapackage.json").content)["resources"]) == 2 * len(package.TABLES)


@pytest.mark.parametrize(
    "name", ["none.csv", "%2e%2e", "new.db", ".policies.db", "policies.db-wal", "%2e%2e%2fpolicies.db"]
)
def test_nothing_else_is_sent(published: Path, name: str) -> None:
    assert asking(published)(f"/download/{name}").status_code == 404


def test_a_database_without_a_package_says_so_and_is_not_sent_itself(database: Path) -> None:
    ask = asking(database)
    assert "zhengce publish" in ask("/download").text
    assert ask(f"/download/{database.name}").status_code == 404
