"""Lists honour their filters and are never cut in silence: home, calendar, consultations, targets, health."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.web import seed
from tests.web.test_pages import soup


def texts(page: BeautifulSoup, select: str) -> list[str]:
    return [tag.text for tag in page.select(select)]


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("en", "Week to 23 November 2026"), ("ja", "2026年11月23日までの1週間"), ("zh", "截至2026年11月23日的一周")],
)
def test_the_home_page_says_which_week_it_tells(get: seed.Get, lang: str, heading: str) -> None:
    assert texts(soup(get, "/", lang=lang), "h1") == [heading]


def test_a_day_of_choice_is_said_and_kept_by_its_chips(get: seed.Get) -> None:
    page = soup(get, "/?since=2026-11-16", lang="en")
    assert texts(page, "h1") == ["New since 16 November 2026"]
    assert "since=2026-11-16" in str(page.select(".chips[role=group] a")[0]["href"])


def test_tiles_and_lists_of_the_home_page_narrow_with_the_filter(get: seed.Get) -> None:
    page = soup(get, "/?label=hydrogen", lang="en")
    assert texts(page, ".tile b") == ["2", "0", "0", "1"]
    assert not page.select("#changed")
    narrow = soup(get, "/?label=energy-saving", lang="en")
    assert texts(narrow, ".tile b") == ["0", "1", "1", "0"]
    assert not narrow.select("#open .due")
    assert "hydrogen" not in str(narrow.select("#open"))
    assert str(narrow.select(".tile")[3]["href"]).endswith("label=energy-saving")


def test_subjects_count_what_changed_and_went_too(get: seed.Get) -> None:
    chips = texts(soup(get, "/", lang="zh"), ".chips[role=group] a")
    assert any(chip.startswith("节能") and chip.endswith("2") for chip in chips), chips  # one changed, one gone


def test_the_calendar_opens_at_today_and_steps_by_month(get: seed.Get) -> None:
    page = soup(get, "/calendar", lang="en")
    days = [str(tag["datetime"]) for tag in page.select("main li time")]
    assert days == sorted(days)
    assert days[0] >= seed.TODAY
    before, today, after = page.select(".pager a")
    assert [before.text, today.text, after.text] == ["← October 2026", "Today", "December 2026 →"]
    assert "since=2026-12" in str(after["href"])
    assert "2026-10-01" in str(soup(get, str(before["href"])).select("main time"))


def test_the_calendar_is_narrowed_by_a_label_and_keeps_it(get: seed.Get) -> None:
    page = soup(get, "/calendar?label=N.industry", lang="en")
    assert {link.text for link in page.select("main li > a")} == {seed.HYDROGEN}
    assert all("label=N.industry" in str(link["href"]) for link in page.select(".pager a"))
    rows = get("/calendar.json?label=N.industry").json()["rows"]
    assert {row["title"] for row in rows} == {seed.HYDROGEN}
    assert not get("/calendar.json?label=water").json()["rows"]


def test_consultations_are_paged_and_narrowed(get: seed.Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.days.PAST_SIZE", 1)
    assert len(soup(get, "/consultations").select(".due.past")) == 1
    assert not soup(get, "/consultations?label=water").select(".due")
    behind = soup(get, "/consultations?page=7", lang="en")
    assert "There is no page 7" in behind.text
    assert len(behind.select(".due.past")) == 1
    data = get("/consultations.json?size=1&page=2").json()
    assert (data["total"], data["count"]) == (2, 1)


def test_targets_are_found_by_indicator_in_the_readers_language(get: seed.Get) -> None:
    page = soup(get, "/targets", lang="en")
    link = next(a for a in page.select(".toc a") if "renewable" in a.text)
    series = soup(get, str(link["href"]), lang="en")
    assert series.select("svg.points")
    assert "million t a year" in str(series.select_one("figcaption"))
    assert "renewable" in str(series.select_one("select option[selected]"))


def test_a_source_that_no_run_has_reached_says_so(get: seed.Get) -> None:
    page = soup(get, "/health", lang="en")
    states = {row.td.text: row.select("td")[1].text for row in page.select("table.named tbody tr") if row.td}
    assert "never reached" in states["National Energy Administration"]
    assert "below its floor" in states["State Council Information Office"]
    assert "Not judged:" in page.text


def test_health_says_on_a_phone_what_each_number_is(get: seed.Get) -> None:
    page = soup(get, "/health", lang="ja")
    heads = texts(page, "table.named th")
    assert [cell["data-head"] for cell in page.select("table.named tbody tr")[0].select("td")] == heads
