"""The State Council's site: policy library by search, newest-policies feed, meetings, the nation's yearly reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

from scrapy import Request

from policy import Floors, Listing, Section, Source
from spiders.base import PolicySpider
from spiders.items import Item

SITE = "https://www.gov.cn"
SEARCH = "https://sousuo.www.gov.cn/search-gov/data"
LIBRARIES = ("zhengcelibrary_gw_bm", "zhengce")  # State Council and ministries; party–government papers
WITH_GAZETTE = "zhengcelibrary_gw_bm_gb"  # reported; the reports to the congress are printed in the gazette
REPORTS = (  # words of their titles: work report, plan, budget, five-year outlines, statistical communiqué
    "政府工作报告",
    "国民经济和社会发展计划执行情况",
    "预算执行情况",
    "国民经济和社会发展第",
    "国民经济和社会发展统计公报",
)
SLICE = timedelta(days=92)  # of a search by date, so that no answer runs over very many pages
ROWS = 50


class GovcnSpider(PolicySpider):
    """Asks the library by category and date, never by relevance: its ranking ignores the words in some categories.

    The yearly reports are asked for by title, one answer a report and year; of it only titles with its words are read.
    """

    SOURCE = Source(
        name="govcn",
        title=("中国政府网", "中国政府網（国務院）", "The State Council of China"),
        hosts=("www.gov.cn", "gov.cn", "sousuo.www.gov.cn", "sousuo.gov.cn"),
        sections=(
            Section("zuixin", f"{SITE}/zhengce/zuixin/ZUIXINZHENGCE.json", "newest policies"),
            Section("guowuyuan", f"{SITE}/guowuyuan/", "meetings, the leading group's among them"),
        ),
        floors=Floors(
            links_per_listing=5,
            weekly_min=1,
            weekly_max=200,
            quiet_days=10,
            fill=(("title", 1.0), ("published_on", 0.95), ("issuers", 0.6), ("text", 0.95)),
        ),
    )

    def first_urls(self) -> Iterator[str]:
        """Feed and meetings, the library's searches, then those for the yearly reports."""
        yield from super().first_urls()
        for library in LIBRARIES:
            for first, last in slices(self.window_start, self.today):
                yield search_url(library, first, last)
        for first, last in years(self.window_start, self.today):
            for words in REPORTS:
                yield search_url(WITH_GAZETTE, first, last, words)

    def _walk(self, listing: Listing, first: str) -> Iterator[Item | Request]:
        words = parse_qs(urlsplit(first).query).get("q", [""])[0]
        if words:
            named = tuple(link for link in listing.links if words in "".join(link.title.split()))
            listing = replace(listing, links=named, next_url=None)
        yield from super()._walk(listing, first)


def years(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The calendar years that cover `first` to `last`, newest first, cut at both ends."""
    for year in range(last.year, first.year - 1, -1):
        yield max(first, date(year, 1, 1)), min(last, date(year, 12, 31))


def slices(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Spans of at most `SLICE` that cover `first` to `last`, newest first."""
    while last >= first:
        begin = max(first, last - SLICE)
        yield begin, last
        last = begin - timedelta(days=1)


def search_url(library: str, first: date, last: date, words: str = "") -> str:
    """The first page of a search for what was published from `first` to `last`: all, or with `words` in its title."""
    query = {
        "t": library,
        "q": words,
        "timetype": "timezd",
        "mintime": first.isoformat(),
        "maxtime": last.isoformat(),
        "sort": "pubtime",
        "sortType": "1",
        "searchfield": "title",
        "p": "1",
        "n": str(ROWS),
    }
    return f"{SEARCH}?{urlencode(query)}"
