"""The page of a document: what it says, where each thing was read, and its copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from db.write.identity import read_lines
from policy.addresses import canonical
from tests.web import seed
from tests.web.test_pages import soup


class TestDocument:
    @pytest.fixture
    def page(self, get: seed.Get, ids: dict[str, int]) -> BeautifulSoup:
        return soup(get, f"/documents/{ids[seed.HYDROGEN]}", lang="en")

    def test_dates_with_where_they_were_read(self, page: BeautifulSoup) -> None:
        shown = {dt.text: dd.text for dt, dd in zip(page.select(".dates dt"), page.select(".dates dd"), strict=True)}
        assert shown["Signed"] == "2026-11-18read from the signature"
        assert shown["Published"] == "2026-11-20read from 发布时间"
        assert shown["In force"].startswith("2027-01-01")
        assert shown["Comments until"] == "–"

    def test_the_annexed_text_is_one_click_away(self, page: BeautifulSoup) -> None:
        assert page.select_one('#text a[href="#annex"]')
        assert page.select_one(".text hr#annex")

    def test_a_page_of_pictures_says_so(self, get: seed.Get, ids: dict[str, int]) -> None:
        page = soup(get, f"/documents/{ids['关于某事项的通知']}", lang="en")
        assert "shows pictures only" in page.select_one("#text").text  # type: ignore[union-attr]
        assert not page.select("img[src*=ndrc]")

    def test_original_comes_first(self, page: BeautifulSoup) -> None:
        link = page.select_one(".doc-acts a")
        assert link
        assert str(link["href"]).startswith("https://www.ndrc.gov.cn/")

    def test_labels_lead_to_their_place_in_the_text(self, page: BeautifulSoup) -> None:
        links = [str(link["href"]) for link in page.select("#labels dd a")]
        assert len(links) == 3
        for link in links:
            assert page.select_one(f"#text mark{link}")
        assert page.select("#labels .chip.unsure")

    def test_targets_relations_and_brief(self, page: BeautifulSoup) -> None:
        assert "about 1 million t a year" in page.select_one("#targets").text  # type: ignore[union-attr]
        assert "国务院关于印发2030年前碳达峰行动方案的通知" in page.select_one("#relations").text  # type: ignore[union-attr]
        assert page.select("svg.graph a")
        assert "2030年" in page.select_one("#brief").text  # type: ignore[union-attr]
        for link in page.select("#brief dd a"):
            assert page.select_one(str(link["href"]))

    def test_outline_and_duties_lead_to_their_places(self, page: BeautifulSoup) -> None:
        assert [link.text for link in page.select("#outline li a")] == ["一、总体要求", "二、任务"]
        cells = [cell.text for cell in page.select("#duties td")]
        assert cells[0].startswith("任务")
        assert "draft" in cells[0]
        bodies = ["National Energy Administration", "Ministry of Industry and Information Technology"]
        assert cells[1:] == [*bodies, "2027-06-30"]
        for link in page.select("#outline li a, #duties td a"):
            assert page.select_one(str(link["href"]))

    def test_attachments_with_text_and_interpretations(self, page: BeautifulSoup) -> None:
        assert "附件正文：氢能示范城市名单" in page.select_one("#attachments").text  # type: ignore[union-attr]
        assert "有关负责同志答记者问" in page.text

    def test_draft_title_is_marked(self, page: BeautifulSoup) -> None:
        assert page.select_one(".doc-ja .draft").text == "draft"  # type: ignore[union-attr]

    def test_the_title_is_in_the_readers_language(self, get: seed.Get, ids: dict[str, int]) -> None:
        english, japanese = (soup(get, f"/documents/{ids[seed.HYDROGEN]}", lang=lang) for lang in ("en", "ja"))
        assert english.select_one('.doc-ja [lang="en"]').text.startswith("Notice on Issuing")  # type: ignore[union-attr]
        assert japanese.select_one('.doc-ja [lang="ja"]').text.startswith("「水素")  # type: ignore[union-attr]
        assert "Notice on Issuing the Test Action Plan" in soup(get, "/timeline", lang="en").text

    def test_share_links_and_qr_load_nothing(self, page: BeautifulSoup) -> None:
        assert page.select_one(".qr svg path")
        assert {str(a["href"]).split("/")[2].split(":")[0] for a in page.select(".share a")[:4]} == {
            "social-plugins.line.me", "service.weibo.com", "x.com", "www.facebook.com",
        }  # fmt: skip

    def test_relations_are_seen_from_the_other_end(self, get: seed.Get, ids: dict[str, int]) -> None:
        page = soup(get, f"/documents/{ids['关于测试文件第3号的通知']}", lang="en")
        assert "amends this" in page.select_one("#relations").text  # type: ignore[union-attr]

    def test_copies_on_other_sites(self, get: seed.Get, ids: dict[str, int]) -> None:
        copies = soup(get, f"/documents/{ids['关于测试文件第4号的通知']}").select("#copies li > a")
        assert len(copies) == 2

    def test_the_line_that_tells_a_copy_apart_is_one_to_copy(
        self, get: seed.Get, ids: dict[str, int], tmp_path: Path
    ) -> None:
        page = soup(get, f"/documents/{ids['关于测试文件第4号的通知']}")
        (line,) = page.select("#copies details pre")
        path = tmp_path / "identity.toml"
        path.write_text(line.text.replace('why = ""', 'why = "another one"'), encoding="utf-8")
        lines = read_lines(path)
        one, other = (canonical(str(link["href"])) for link in page.select("#copies li > a"))
        assert lines.apart(one, [other])

    def test_versions_and_their_difference(self, get: seed.Get, ids: dict[str, int]) -> None:
        id = ids["关于测试文件第2号的通知"]
        page = soup(get, f"/documents/{id}")
        link = next(a for a in page.select("#copies a") if "/diff" in str(a["href"]))
        diff = soup(get, str(link["href"]))
        assert diff.select(".diff ins")
        assert diff.select(".diff del")

    def test_gone_is_not_repealed(self, get: seed.Get, ids: dict[str, int]) -> None:
        page = soup(get, f"/documents/{ids['关于测试文件第5号的通知']}", lang="en")
        assert "That is not a repeal" in page.text

    def test_one_that_lapsed_says_so_and_why(self, get: seed.Get, ids: dict[str, int]) -> None:
        page = soup(get, f"/documents/{ids['关于测试文件第62号的通知']}", lang="en")
        assert "Lapsed: it was valid until 2026-05-12" in page.select_one("header .note").text  # type: ignore[union-attr]
        assert "有效期5年" in page.select_one(".dates").text  # type: ignore[union-attr]
        assert "Lapsed" not in soup(get, f"/documents/{ids[seed.HYDROGEN]}", lang="en").text

    def test_what_was_reached_stands_apart_from_what_is_set(self, get: seed.Get, ids: dict[str, int]) -> None:
        page = soup(get, f"/documents/{ids[seed.HYDROGEN]}")
        said = {
            name: [cell.text.split() for cell in page.select(f"#{name} tbody .big")] for name in ("targets", "results")
        }
        assert said == {"targets": [["約100万トン/年"]], "results": [["12万トン/年"]]}

    def test_unknown_ids(self, get: seed.Get) -> None:
        for path in (
            "/documents/999999",
            "/documents/99999999999999999999",
            "/documents/x",
            "/documents/1/diff?copy=9",
        ):
            assert get(path).status_code == 404
