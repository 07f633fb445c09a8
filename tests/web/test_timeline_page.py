"""The timeline page: filters, counts, searches and what it says of each document."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.web import seed
from tests.web.test_pages import soup


class TestTimeline:
    def test_filters_are_in_the_address_and_taken_away_by_chips(self, get: seed.Get) -> None:
        page = soup(get, "/timeline?label=hydrogen&kind=通知")
        assert [link.text for link in page.select(".row h3 a")] == [seed.HYDROGEN]
        chips = page.select(".active .chip")
        assert [chip["href"] for chip in chips] == ["/timeline?kind=%E9%80%9A%E7%9F%A5", "/timeline?label=hydrogen"]

    def test_counts_beside_choices_are_those_of_the_view(self, get: seed.Get) -> None:
        page = soup(get, "/timeline", lang="en")
        choice = next(link for link in page.select(".facet a") if link.span and link.span.text == "Hydrogen")
        expected = int(choice.b.text)  # type: ignore[union-attr]
        assert len(soup(get, str(choice["href"])).select(".row")) == expected == 3

    def test_a_whole_branch_of_the_tree_can_be_chosen(self, get: seed.Get) -> None:
        page = soup(get, "/timeline", lang="en")
        branch = next(link for link in page.select(".facet .group a") if link.text == "Fields")
        view = soup(get, str(branch["href"]), lang="en")
        assert seed.HYDROGEN in [link.text for link in view.select(".row h3 a")]
        assert view.select_one(".active .chip").span.text == "Fields"  # type: ignore[union-attr]

    def test_unsure_labels_are_told_apart(self, get: seed.Get) -> None:
        page = soup(get, "/timeline?label=hydrogen&kind=通知", lang="en")
        assert [chip.text for chip in page.select(".row .chip.unsure")] == ["Industry ?(unsure)"]

    def test_months_and_pages(self, get: seed.Get) -> None:
        page = soup(get, "/timeline", lang="en")
        assert [h.text for h in page.select(".month h2")][:2] == ["November 2026", "October 2026"]
        second = soup(get, str(page.select_one("a[rel=next]")["href"]))  # type: ignore[index]
        first_titles = {link.text for link in page.select(".row h3 a")}
        assert first_titles.isdisjoint(link.text for link in second.select(".row h3 a"))

    @pytest.mark.parametrize("query", ["氢能", "国发[2021]23号", "水素"])
    def test_finds_by_two_characters_by_number_and_by_a_japanese_word(self, get: seed.Get, query: str) -> None:
        page = soup(get, "/timeline", params={"q": query})
        wanted = "国务院关于印发2030年前碳达峰行动方案的通知" if "国发" in query else seed.HYDROGEN
        assert wanted in [link.text for link in page.select(".row h3 a")]

    @pytest.mark.parametrize(
        "query", ['"', "(", "*", "NEAR(", "a" * 9000, "😀", "。，", "' OR 1=1 --", "label:", "氢 AND"]
    )
    def test_no_query_breaks_it(self, get: seed.Get, query: str) -> None:
        assert get("/timeline", params={"q": query}).status_code == 200

    def test_shows_where_the_words_are(self, get: seed.Get) -> None:
        hits = soup(get, "/timeline", params={"q": "绿氢"}).select(".hit")
        assert [hit.text for hit in hits] == ["推进氢能在工业领域应用，稳步发展绿氢。"]
        assert hits[0].mark.text == "绿氢"  # type: ignore[union-attr]
        assert soup(get, "/timeline", params={"q": "示范城市名单"}).select_one(".hit mark")

    def test_evidence_is_at_hand(self, get: seed.Get) -> None:
        link = soup(get, "/timeline?label=hydrogen&kind=通知").select_one(".row .because a")
        assert isinstance(link, Tag)
        assert str(link["href"]).endswith("#labels")
        assert "绿氢的一节" in soup(get, str(link["data-why"])).text

    def test_by_rank_there_are_no_months(self, get: seed.Get) -> None:
        for lang in ("ja", "zh", "en"):
            page = soup(get, "/timeline?q=测试&order=rank", lang=lang)
            assert len(page.select(".row")) == 30
            assert page.select(".month") == []

    def test_the_number_that_was_typed_comes_first_whatever_its_date(self, get: seed.Get) -> None:
        page = soup(get, "/timeline?q=国发[2021]23号")
        assert page.select_one(".row h3").get_text() == seed.PLAN  # type: ignore[union-attr]  # there is one
        assert len(page.select(".row")) == 1

    @pytest.mark.parametrize("written", ["2025/03", "2025年3月", "March 2025", "令和7年3月"])
    def test_dates_are_understood_as_people_write_them(self, get: seed.Get, written: str) -> None:
        shown = get(f"/timeline.json?since={written}&until={written}").json()
        assert shown["total"] == get("/timeline.json?since=2025-03&until=2025-03").json()["total"] > 0
        assert 'value="2025-03"' in get(f"/timeline?since={written}").text

    def test_an_empty_view_offers_others_that_are_not(self, get: seed.Get) -> None:
        page = soup(get, "/timeline?q=氢能&kind=意见&year=2021", lang="en")
        offers = {link.get_text(): str(link["href"]) for link in page.select("#results li a")}
        assert offers
        for address in offers.values():
            assert soup(get, address).select(".row"), address

    def test_no_choice_leads_to_an_empty_view(self, get: seed.Get) -> None:
        page = soup(get, "/timeline?label=hydrogen")
        empty = [item for item in page.select(".facet li:not(.group)") if item.b and item.b.get_text() == "0"]
        assert empty
        assert [item for item in empty if item.select("a[href]")] == []

    def test_the_chart_leads_to_years(self, get: seed.Get) -> None:
        bars = soup(get, "/timeline").select("svg.years a")
        assert bars[-1]["href"] == "/timeline?year=2026"
