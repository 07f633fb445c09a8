"""The State Council's site: policy library by search, newest-policies feed, meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from policy import Floors, Section, Source
from spiders.base import PolicySpider

SITE = "https://www.gov.cn"
SEARCH = "https://sousuo.www.gov.cn/search-gov/data"
LIBRARIES = ("zhengcelibrary_gw_bm", "zhengce")  # State Council and ministries; party–government papers
SLICE = timedelta(days=92)  # of a search by date, so that no answer runs over very many pages
ROWS = 50


class GovcnSpider(PolicySpider):
    """Asks the library by category and date, never by relevance: its ranking ignores the words in some categories."""

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
        """Feed and meetings, then the library's searches."""
        yield from super().first_urls()
        for library in LIBRARIES:
            for first, last in slices(self.window_start, self.today):
                yield search_url(library, first, last)


def slices(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Spans of at most `SLICE` that cover `first` to `last`, newest first."""
    while last >= first:
        begin = max(first, last - SLICE)
        yield begin, last
        last = begin - timedelta(days=1)


def search_url(library: str, first: date, last: date) -> str:
    """The first page of a search for all that was published from `first` to `last`."""
    query = {
        "t": library,
        "q": "",
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
