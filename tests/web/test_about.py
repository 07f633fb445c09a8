"""Help and method: in three languages, with figures that are measured and not typed."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from tests.house import measured
from tests.web import seed
from tests.web.test_pages import soup
from web.server.app import build

NEAR = 0.03  # how far the rules may have moved since `make docs` was run


@pytest.mark.parametrize("lang", ["ja", "zh", "en"])
def test_help_shows_five_pictures_each_with_words_for_who_does_not_see_it(get: seed.Get, lang: str) -> None:
    page = soup(get, "/help", lang=lang)
    pictures = page.select("svg.help")
    assert len(pictures) == len({str(picture["aria-label"]) for picture in pictures}) == 5
    assert all(len(step.select("h2")) == 1 for step in page.select(".help-step"))
    for word in {"ja": ("暫定", "下訳"), "zh": ("暂定", "初译"), "en": ("provisional", "draft")}[lang]:
        assert word in page.text


def test_the_page_on_method_shows_every_measured_figure(get: seed.Get) -> None:
    page = soup(get, "/method", lang="en")
    data = json.loads(measured.FILE.read_text(encoding="utf-8"))
    rows = {row.th.text: row.text for row in page.select("tbody tr") if row.th}
    for one in data["titles"]:
        for precision, recall in one["figures"].values():
            assert f"{precision:.3f} / {recall:.3f}" in rows[one["set"]]
    for one in data["facts"]:
        assert f"{one['precision']:.3f} / {one['recall']:.3f}" in page.text


def test_the_figures_are_those_that_evaluate_measures_now() -> None:
    data = json.loads(measured.FILE.read_text(encoding="utf-8"))
    written = next(one for one in data["titles"] if one["set"] == "lot7")
    now = measured.titles("lot7")
    assert now["documents"] == written["documents"], "run `make docs`"
    for facet, figures in now["figures"].items():
        assert figures == pytest.approx(written["figures"][facet], abs=NEAR), "run `make docs`"


def test_the_page_on_method_names_sources_and_the_contact(database: Path, get: seed.Get) -> None:
    page = soup(get, "/method", lang="en")
    assert "National Energy Administration" in page.text
    assert "has named no contact" in page.text
    app = build(database, today=seed.TODAY, contact="desk@example.org").app()

    async def ask() -> str:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://site.test") as client:
            return (await client.get("/method?lang=en")).text

    assert 'href="mailto:desk@example.org"' in asyncio.run(ask())
