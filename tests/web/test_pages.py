"""Every page over HTTP: valid, safe, in three languages, and saying what the store holds."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.web import seed

PAGES = (
    "/", "/?since=2026-11-01&label=hydrogen", "/timeline", "/timeline?label=hydrogen&kind=通知", "/timeline?q=氢能",
    "/timeline?page=2", "/timeline?q=没有这个词的文件", "/timeline?q=氢能&order=rank", "/map", "/targets",
    "/targets?indicator=可再生能源制氢量&year=2030", "/consultations", "/calendar", "/agencies", "/review", "/health",
    "/feeds", "/api", "/help", "/method", "/follow?label=hydrogen", "/no-such-page", "/passages",
    "/passages?label=hydrogen&year=2026", "/passages?q=没有这个词",
    "/compare", "/compare?documents=1,2,3,4,44,45,46&facet=theme", "/compare?documents=45&q=氢能&facet=system",
)  # fmt: skip
LANGS = {"ja": "新着", "zh": "最新动态", "en": "What is new"}


def all_pages(ids: dict[str, int]) -> list[str]:
    """The pages and every kind of document page."""
    documents = [f"/documents/{id}" for title, id in ids.items() if not title.startswith("关于测试文件")]
    outlines = [f"{address}/outline" for address in documents]
    return [*PAGES, *documents, *outlines, f"/documents/{ids['关于测试文件第2号的通知']}/diff"]


def soup(get: seed.Get, path: str, **more: object) -> BeautifulSoup:
    """A page as a tree."""
    return BeautifulSoup(get(path, **more).text, "html.parser")


@pytest.mark.parametrize("lang", LANGS)
def test_all_pages_are_valid_html_in_each_language(get: seed.Get, ids: dict[str, int], lang: str) -> None:
    for path in all_pages(ids):
        answer = get(path, lang=lang)
        assert answer.status_code == (404 if path == "/no-such-page" else 200), path
        assert LANGS[lang] in answer.text, path
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(answer.text)
        assert [code for _, code, _ in parser.errors] == [], path


def test_pages_are_safe_whatever_the_ministry_says(get: seed.Get, ids: dict[str, int]) -> None:
    """The seed holds a document whose every field is an attack."""
    for path in all_pages(ids):
        page = soup(get, path)
        for data in page.find_all("script", type="application/ld+json"):
            json.loads(data.string or "")
            data.extract()
        for script in page.find_all("script"):
            assert script.get("src", "").startswith("/static/site."), path
            assert not script.string, path
        for tag in page.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], (path, tag)
            for name in ("href", "src", "action", "xlink:href"):
                assert not str(tag.get(name, "")).lower().strip().startswith(("javascript:", "data:", "//")), (
                    path,
                    tag,
                )
        assert not page.find_all(["style", "iframe", "object", "embed", "base"]), path
        for tag in [*page.find_all(["img", "script"]), *page.find_all("link", rel=["stylesheet", "icon"])]:
            assert str(tag.get("src") or tag.get("href")).startswith("/"), (path, tag)


def test_headers(get: seed.Get) -> None:
    ours, datasettes = get("/timeline"), get("/zhengce")
    for answer in (ours, datasettes, get("/feeds/atom.xml"), get("/static/site.css"), get("/nothing")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
        assert answer.headers["x-frame-options"] == "DENY"
    assert "unsafe" not in ours.headers["content-security-policy"]
    assert "default-src 'none'" in ours.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in datasettes.headers["content-security-policy"]
    assert "object-src 'none'" in datasettes.headers["content-security-policy"]


def test_nothing_can_be_written(get: seed.Get) -> None:
    assert "delete" not in get("/zhengce?sql=delete+from+documents").text.split("<body")[0]
    assert get("/zhengce.json?sql=delete+from+documents").status_code == 400
    assert len(get("/zhengce/documents.json?_shape=array&_size=100").json()) > 40


def test_first_view_is_small_and_known_pages_are_not_sent_again(get: seed.Get) -> None:
    page = get("/timeline", headers={"accept-encoding": "br"})
    assert page.headers["content-encoding"] == "br"
    css = get(re.findall(r'href="(/static/site\.\w+\.css)"', page.text)[0], headers={"accept-encoding": "br"})
    sent = sum(
        int(answer.headers["content-length"]) for answer in (page, css, get("/static/site.js"), get("/static/mark.svg"))
    )
    assert sent < 60_000
    assert "immutable" in css.headers["cache-control"]
    again = get("/timeline", headers={"if-none-match": page.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


class TestOtherPages:
    def test_map_shows_gaps(self, get: seed.Get) -> None:
        page = soup(get, "/map", lang="en")
        assert len(page.select(".card")) > 55
        assert any("Talent and education" in card.text for card in page.select(".card.gap"))

    def test_a_series_that_is_cut_says_so(self, get: seed.Get, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "newest documents" not in get("/targets?indicator=可再生能源制氢量&lang=en").text
        monkeypatch.setattr(sys.modules["db.queries.series"], "MOST", 0)  # its name is a function's, too
        assert "newest documents, 0 of 1;" in get("/targets?indicator=可再生能源制氢量&lang=en").text

    def test_targets_by_indicator_have_a_chart(self, get: seed.Get) -> None:
        page = soup(get, "/targets?indicator=可再生能源制氢量")
        assert page.select("svg.points a")
        assert len(page.select(".section tbody tr")) == 2

    def test_what_was_reached_stands_apart_from_what_is_set(self, get: seed.Get) -> None:
        page = soup(get, "/targets?indicator=可再生能源制氢量")
        (reached,) = page.select("#reached tbody tr")
        assert "2025" in reached.text
        assert len(page.select("svg .dot")) == 2
        assert len(page.select("svg .dot.reached")) == 1
        rows = get("/results.json?indicator=可再生能源制氢量").json()["rows"]
        assert [(row["value"], row["year"]) for row in rows] == [(12, 2025)]

    def test_passages_by_label_words_and_year_lead_to_their_place(self, get: seed.Get) -> None:
        page = soup(get, "/passages?label=hydrogen&year=2026")
        rows = page.select("tbody tr")
        assert len(rows) == 3
        assert "总体要求" in rows[0].text
        place = next(a for a in rows[0].select("a") if "mark=" in str(a["href"]))
        target = soup(get, str(place["href"])).select_one("mark#" + str(place["href"]).partition("#")[2])
        assert target is not None
        assert target.text == "到2030年，可再生能源制氢量达到100万吨/年左右。"
        assert "#file-1" in str(rows[2])
        assert len(soup(get, "/passages?q=绿氢&label=hydrogen").select("tbody tr")) == 1
        assert not soup(get, "/passages?label=hydrogen&year=2025").select("tbody tr")
        assert not soup(get, "/passages?label=water").select("tbody tr")

    def test_passages_of_one_document_as_data_and_feed(self, get: seed.Get, ids: dict[str, int]) -> None:
        id = ids[seed.HYDROGEN]
        rows = get(f"/passages.json?document={id}").json()["rows"]
        assert [row["labels"] for row in rows] == [["hydrogen", "N.energy"], ["hydrogen"], ["hydrogen"]]
        assert {row["document_id"] for row in rows} == {id}
        feed = BeautifulSoup(get("/feeds/passages.xml?label=hydrogen").text, "xml")
        assert len(feed.find_all("entry")) == 3

    @pytest.mark.parametrize("asked", ["9-3", "0-9999999", "x", "99999999-1", "1-2-3"])
    def test_any_asked_mark_leaves_the_text_whole(self, get: seed.Get, ids: dict[str, int], asked: str) -> None:
        address = f"/documents/{ids[seed.HYDROGEN]}"
        whole, marked = (soup(get, path).select_one("#text") for path in (address, f"{address}?mark={asked}"))
        assert whole is not None
        assert marked is not None
        assert marked.text == whole.text

    def test_consultations_open_and_past(self, get: seed.Get) -> None:
        open_ones, past = soup(get, "/consultations", lang="en").select("section")
        assert "2026-12-14" in open_ones.text
        assert "2026-10-01" in past.text

    def test_calendar(self, get: seed.Get) -> None:
        assert "2027-01-01" in str(soup(get, "/calendar").select("time"))
        for since in ("x", "2026-99", "0001-01-01", "9999-12-31"):
            assert get(f"/calendar?since={since}").status_code == 200
            assert get(f"/calendar.json?since={since}").status_code == (200 if since[-1] == "1" else 400)

    def test_an_agency_shows_what_documents_ask_of_it(self, get: seed.Get) -> None:
        rows = soup(get, "/agencies", lang="zh").select("tbody tr")
        row = next(row for row in rows if row.a and row.a.text == "国家能源局")
        page = soup(get, str(row.select("a")[-1]["href"]), lang="zh")
        assert [cell.text for cell in page.select("#duties td")][0::3] == ["任务", "2027-06-30"]
        assert get("/agencies/999999").status_code == 404

    def test_the_calendar_shows_what_is_due(self, get: seed.Get) -> None:
        assert "推进制氢" in soup(get, "/calendar?since=2027-06").text

    def test_agencies_lead_to_their_documents(self, get: seed.Get) -> None:
        link = next(a for a in soup(get, "/agencies").select("td a") if a.text == "国務院")
        assert "2030年前碳达峰" in get(str(link["href"])).text

    def test_review_and_health(self, get: seed.Get) -> None:
        assert "关于某事项的通知" in get("/review").text
        health = soup(get, "/health").text
        assert "521 challenge" in health
        assert "0 links" in health

    @pytest.mark.parametrize(
        ("lang", "name"),
        [("ja", "国務院新聞弁公室"), ("zh", "国务院新闻办公室"), ("en", "State Council Information Office")],
    )
    def test_sources_are_called_as_their_spiders_declare_it(self, get: seed.Get, lang: str, name: str) -> None:
        for path in ("/", "/health"):
            assert name in soup(get, path, lang=lang).text, path
        chosen = soup(get, "/timeline?source=scio", lang=lang)
        assert name in chosen.text
        assert name in get("/feeds/atom.xml?source=scio", lang=lang).text

    def test_a_source_whose_names_nobody_kept_is_called_by_its_word(self, get: seed.Get) -> None:
        assert "nowhere" in soup(get, "/timeline?source=nowhere").text


def test_a_fault_of_ours_shows_nothing_of_its_insides(
    get: seed.Get, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the insides")

    monkeypatch.setattr("web.pages.lists.queries.agencies", fail)
    answer = get("/agencies", lang="en")
    assert answer.status_code == 500
    assert "Something is broken here" in answer.text
    assert "insides" not in answer.text
    assert "the insides" in capsys.readouterr().err


def test_language_by_address_is_remembered_and_kept_in_links(get: seed.Get) -> None:
    answer = get("/timeline?lang=zh&label=hydrogen")
    assert 'lang="zh-Hans"' in answer.text[:60]
    assert answer.headers["set-cookie"].startswith("lang=zh;")
    page = BeautifulSoup(answer.text, "html.parser")
    assert all("lang=zh" in str(a["href"]) for a in page.select(".nav a"))
    assert get("/", headers={"accept-language": "en-GB"}).headers["content-language"] == "en"


def test_a_slash_too_many_and_a_wrong_host(get: seed.Get) -> None:
    assert get("/timeline/?label=a").headers["location"] == "/timeline?label=a"
    assert "location" not in get("//evil.example/").headers
    assert "evil" not in get("/feeds/atom.xml", headers={"host": 'evil"><x'}).text


@pytest.mark.parametrize(
    "path",
    [
        "timeline",
        "map",
        "targets",
        "results",
        "passages",
        "consultations",
        "calendar",
        "agencies",
        "review",
        "health",
        "feeds/changes",
    ],
)
def test_json_and_csv_of_every_view(get: seed.Get, path: str) -> None:
    assert get(f"/{path}.json").json()
    lines = get(f"/{path}.csv").text.splitlines()
    assert lines[0].startswith("\ufeff")
    assert len(lines) > 1


def leaves(value: object) -> Iterator[str]:
    """All texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)


def test_document_as_json(get: seed.Get, ids: dict[str, int]) -> None:
    data = get(f"/documents/{ids[seed.HYDROGEN]}.json").json()
    assert sum(text == seed.HYDROGEN for text in leaves(data)) == 3  # the document, its copy, the version of that
    assert sum(text == seed.TEXT for text in leaves(data)) == 1
    assert data["number"] == "发改能源〔2026〕901号"
    assert data["document"]["targets"][0]["year"] == 2030
    assert data["document"]["labels"][0]["evidence"]
