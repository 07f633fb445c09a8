"""The first page: what the week brought, as a whole or of a subject."""

from __future__ import annotations

import pytest

from tests.web import seed
from tests.web.test_pages import soup


def test_home_says_what_the_last_run_found_and_not_what_was_there_before(get: seed.Get) -> None:
    page = soup(get, "/")
    assert [b.text for b in page.select(".tile b")] == ["3", "1", "1", "1"]
    assert seed.HYDROGEN in page.select_one("#new").text  # type: ignore[union-attr]
    assert "关于测试文件第2号的通知" in page.select_one("#changed").text  # type: ignore[union-attr]
    assert "关于测试文件第9号的通知" not in page.text


def test_after_a_first_crawl_home_shows_the_last_of_it(get: seed.Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.home.MOST_NEWS", 5)
    page = soup(get, "/?since=2026-11-01", lang="en")
    assert "the last 5 events" in page.text
    assert len(page.select("article")) == 5


def test_home_narrows_to_a_subject(get: seed.Get) -> None:
    page = soup(get, "/?label=hydrogen")
    titles = [link.text for link in page.select("#new h3 a")]
    assert len(titles) == 2
    assert all("氢能" in title for title in titles)


def test_home_from_a_day_of_choice(get: seed.Get) -> None:
    assert len(soup(get, "/?since=2026-11-01").select("#new article")) == 20
    assert soup(get, "/?since=2026-11-24").select(".empty")


def test_home_shows_deadlines_and_sick_sources(get: seed.Get) -> None:
    page = soup(get, "/", lang="en")
    assert "21" in page.select_one("#open .left").text  # type: ignore[union-attr]
    assert "below its floor" in page.text
