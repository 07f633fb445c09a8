"""Every source says where its listings are, on which hosts, and what a healthy run is; nothing is listed twice."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from scrapy.http import HtmlResponse, Request

import parsers.sites
import spiders
from policy import Source
from policy.data_files import DataError
from spiders.base import WINDOW, PolicySpider
from spiders.govcn import REPORTS, SLICE, WITH_GAZETTE, GovcnSpider, search_url, slices
from spiders.items import ListingRead, Missing, Trouble
from spiders.ndrc import LIBRARY, NdrcSpider

TODAY = date(2026, 11, 23)
SPIDERS = spiders.discover()
LATER = {"mof", "mofcom", "mohurd", "mot", "samr", "most"}
LONGEST = 140  # lines of spider and parser together that a new source may take; NEA has three templates


@pytest.fixture(params=SPIDERS.values(), ids=SPIDERS.keys())
def spider(request: pytest.FixtureRequest) -> type[PolicySpider]:
    found: type[PolicySpider] = request.param
    return found


def test_the_sources_of_the_tracker_are_found_by_their_folder() -> None:
    assert set(SPIDERS) >= {"mee", "ndrc", "govcn", "scio", "nea", "miit", "stats", *LATER}


def test_a_source_is_whole(spider: type[PolicySpider]) -> None:
    source = spider.SOURCE
    assert all(source.title)
    assert source.sections
    assert len({section.first_url for section in source.sections}) == len(source.sections)
    assert source.floors.quiet_days > 0
    assert source.floors.fill


def test_every_listing_lies_on_the_source_and_a_parser_knows_it(spider: type[PolicySpider]) -> None:
    walker = spider(today=TODAY)
    for url in walker.first_urls():
        assert walker.is_own(url), url
        assert parsers.role(url) == "listing", url


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://www.mee.gov.cn.evil.example/",
        "http://www.mee.gov.cn@evil.example/",
        "http://evil.example/www.mee.gov.cn/",
        "https://www.mee.gov.cn:8443/",
        "ftp://www.mee.gov.cn/",
        "file:///etc/passwd",
        "http://[::1]/",
        "//www.mee.gov.cn/",
        "http://",
        "http://www.mee.gov.cn:99999/",
    ],
)
def test_addresses_that_are_not_the_sources_own(url: str) -> None:
    assert not SPIDERS["mee"](today=TODAY).is_own(url)


def test_the_usual_ports_and_letter_cases_are_the_same_host() -> None:
    mee = SPIDERS["mee"](today=TODAY)
    assert mee.is_own("https://WWW.mee.gov.cn:443/zcwj/")
    assert mee.is_own("http://www.mee.gov.cn:80/")


def test_searches_cover_the_window_without_gaps_in_slices() -> None:
    spans = list(slices(date(2025, 1, 1), TODAY))
    assert spans[0][1] == TODAY
    assert spans[-1][0] == date(2025, 1, 1)
    assert all((newer[0] - older[1]).days == 1 for newer, older in pairwise(spans))
    assert all(last - first <= SLICE for first, last in spans)


def test_the_library_is_asked_by_category_and_date_never_by_relevance() -> None:
    searches = [url for url in GovcnSpider(today=TODAY).first_urls() if "sousuo" in url]
    for url in searches:
        query = parse_qs(urlsplit(url).query, keep_blank_values=True)
        assert (query["sort"], query["timetype"], query["searchfield"]) == (["pubtime"], ["timezd"], ["title"])
        assert query["q"] == [""] or query["t"] == [WITH_GAZETTE]
    first = search_url("zhengcelibrary_gw_bm", TODAY - WINDOW, TODAY)
    assert first in searches


def test_each_yearly_report_is_asked_for_once_a_year_of_the_window() -> None:
    asked = [
        parse_qs(urlsplit(url).query)
        for url in GovcnSpider(today=TODAY, since=date(2024, 6, 1)).first_urls()
        if WITH_GAZETTE in url
    ]
    spans = {(query["mintime"][0], query["maxtime"][0]) for query in asked}
    assert spans == {("2024-06-01", "2024-12-31"), ("2025-01-01", "2025-12-31"), ("2026-01-01", "2026-11-23")}
    assert len(asked) == 3 * len(REPORTS)


def test_of_a_search_for_a_report_only_the_reports_are_read_and_no_second_page() -> None:
    def row(number: int, title: str) -> dict[str, object]:
        address = f"https://www.gov.cn/gongbao/2026/issue_1/202603/content_{number}.html"
        return {"title": title, "url": address, "pubtimeStr": "2026.03.20"}

    rows = [
        row(1, "<em>政府工作</em><br/>　　报告"),
        row(2, "国务院关于节约用水的意见"),
        row(3, "关于2025年政府工作报告重点任务分工的意见"),
    ]
    found = {"listVO": None, "totalCount": 0, "catMap": {"gongbao": {"totalCount": 900, "listVO": rows}}}
    (url, *_) = (u for u in GovcnSpider(today=TODAY).first_urls() if WITH_GAZETTE in u)
    body = json.dumps({"code": 200, "searchVO": found}).encode()
    request = Request(url, meta={"role": "listing", "first": url, "asked": url})
    spider = GovcnSpider(today=TODAY, since=date(2026, 1, 1))
    read, *asked = spider.read(HtmlResponse(url, body=body, request=request))
    assert isinstance(read, ListingRead)
    assert [r.url[-6:] for r in asked if isinstance(r, Request)] == ["1.html", "3.html"]


def library(body: str, status: int = 200) -> HtmlResponse:
    request = Request(LIBRARY, meta={"role": "listing"})
    return HtmlResponse(LIBRARY, status=status, body=body.encode(), request=request)


def test_a_backfill_of_ndrc_asks_the_library_by_tab_and_year() -> None:
    spider = NdrcSpider(today=TODAY, since=date(2024, 6, 1))
    asked = list(spider.read_library(library("<script>var key = '0123456789abcdef0123456789abcdef';</script>")))
    assert all(isinstance(request, Request) for request in asked)
    years = {
        parse_qs(urlsplit(request.url).query)["startDateStr"][0] for request in asked if isinstance(request, Request)
    }
    assert years == {"2024-01-01", "2025-01-01", "2026-01-01"}
    assert len(asked) == 15


def test_a_library_page_without_its_key_fails_loudly() -> None:
    spider = NdrcSpider(today=TODAY, since=date(2024, 6, 1))
    (found,) = spider.read_library(library("<html>new page</html>"))
    assert isinstance(found, Trouble)
    assert found.kind == "PageChanged"
    (gone,) = spider.read_library(library("", 404))
    assert isinstance(gone, Missing)


def test_a_host_that_begins_with_a_dot_stands_for_all_below_it() -> None:
    source = Source("mof", ("财政部", "財政部", "Ministry of Finance"), ("www.mof.gov.cn", ".mof.gov.cn"))
    assert all(map(source.owns, ("www.mof.gov.cn", "szs.mof.gov.cn")))
    assert not any(map(source.owns, ("evilmof.gov.cn", "mof.gov.cn.evil.example", "szs.mof.gov.cn:8080", "")))


def test_a_source_that_is_declared_twice_is_an_error_that_names_both_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.py").write_text(
        "from spiders.base import PolicySpider\nfrom spiders.mee import MeeSpider\n\n\n"
        "class OtherSpider(PolicySpider):\n    SOURCE = MeeSpider.SOURCE\n",
        "utf-8",
    )
    monkeypatch.setattr(spiders, "__path__", [*spiders.__path__, str(tmp_path)])
    with pytest.raises(
        DataError, match=r"^spiders/other\.py:5: source mee is declared twice, first in spiders/mee\.py:\d+$"
    ):
        spiders.discover.__wrapped__()


@pytest.mark.parametrize("name", ["nea", "miit"])
def test_a_later_source_costs_two_short_files(name: str) -> None:
    files = [Path(package.__path__[0]) / f"{name}.py" for package in (spiders, parsers.sites)]
    assert sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files) <= LONGEST


def test_nothing_of_the_store_or_the_analysis_is_known_to_spiders() -> None:
    folder = Path(spiders.__file__).parent
    for file in folder.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert "import db" not in text
        assert "from db" not in text
        assert "analysis" not in text


def test_a_consultation_of_ndrc_is_asked_for_where_its_text_is() -> None:
    """`sa.html#/key` → `access-url` → `column/getArticleDetail`; the list's address stays what the list says."""
    walker = NdrcSpider(today=TODAY)
    key = walker.request("https://yyglxxbsgw.ndrc.gov.cn/sa.html#/ldgkpj", "document", "2026-11-20")
    assert key.url == "https://yyglxxbsgw.ndrc.gov.cn/public/submission-service/article/access-url?shortKey=ldgkpj"
    text = "https://yyglxxbsgw.ndrc.gov.cn/htmls/article/article.html?articleId=2c97d16b-9ff0098a-0013"
    body = json.dumps({"status": 1, "data": text}).encode()
    answer = HtmlResponse(key.url, body=body, request=key)
    (read, asked) = walker.read(answer, "2026-11-20")
    assert isinstance(read, ListingRead)
    assert isinstance(asked, Request)
    assert asked.url.endswith("/public/submission-service/column/getArticleDetail?articleId=2c97d16b-9ff0098a-0013")
    assert parsers.role(asked.url) == "document"
