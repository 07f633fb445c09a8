"""National Development and Reform Commission. Its lists end after 500 rows; the library API reaches further back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from scrapy import Request
from scrapy.http import Response

from parsers.sites import ndrc
from policy import Floors, PageChanged, Section, Source
from spiders.base import WINDOW, PolicySpider
from spiders.items import Item, Trouble

SITE = "https://www.ndrc.gov.cn"
LIBRARY = f"{SITE}/xxgk/wjk/"
API = "https://fwfx.ndrc.gov.cn/api/query"
TABS = ("fzggwl", "gfxwj", "ghwb", "gg", "tz")  # at most 500 rows a query: asked by tab and year
KEY = re.compile(rb"""\bkey\b["']?\s*[:=]\s*["']([0-9a-f]{32})["']""")


class NdrcSpider(PolicySpider):
    """The five policy lists, notices and consultations; the library API when `since` lies before the window."""

    SOURCE = Source(
        name="ndrc",
        title=("国家发展改革委", "国家発展改革委員会", "National Development and Reform Commission"),
        hosts=("www.ndrc.gov.cn", "ndrc.gov.cn", "fwfx.ndrc.gov.cn", "zfxxgk.ndrc.gov.cn", "yyglxxbsgw.ndrc.gov.cn"),
        sections=(
            Section("fzggwl", f"{SITE}/xxgk/zcfb/fzggwl/", "commission orders"),
            Section("ghxwj", f"{SITE}/xxgk/zcfb/ghxwj/", "normative documents"),
            Section("ghwb", f"{SITE}/xxgk/zcfb/ghwb/", "plan texts"),
            Section("gg", f"{SITE}/xxgk/zcfb/gg/", "announcements"),
            Section("tz", f"{SITE}/xxgk/zcfb/tz/", "notices, opinions, replies"),
            Section("tzgg", f"{SITE}/xwdt/tzgg/", "calls, consultations, notices"),
            Section("yjzq", f"{SITE}/hdjl/yjzq/", "consultations"),
        ),
        floors=Floors(
            links_per_listing=10,
            weekly_min=0,
            weekly_max=80,
            quiet_days=30,
            fill=(("title", 1.0), ("published_on", 0.95), ("issuers", 0.6)),
        ),
    )

    def first_requests(self) -> Iterator[Request]:
        """The lists, and the library page for a backfill."""
        yield from super().first_requests()
        if self.since and self.since < self.today - WINDOW:
            yield Request(LIBRARY, callback=self.read_library, errback=self.failed, meta={"role": "listing"})

    def request(self, url: str, role: str, *args: Any, **kwargs: Any) -> Request:
        """A consultation is asked for where its text is, not at the page that a script would fill."""
        return super().request(ndrc.asked_for(url), role, *args, **kwargs)

    def read_library(self, response: Response) -> Iterator[Item | Request]:
        """The library page holds the key that the API wants (reported, not seen: fails loudly)."""
        if response.status != 200:
            yield from self.read(response)
            return
        key = KEY.search(response.body)
        if key is None:
            error = PageChanged(response.url, "key of the library API", "32 hex digits", "none")
            yield Trouble(error.name, response.url, error.reason, response.meta.get("raw"))
            return
        for year in range(self.window_start.year, self.today.year + 1):
            for tab in TABS:
                yield self.request(self._query(key[1].decode(), tab, year), "listing", headers={"Referer": SITE + "/"})

    def _query(self, key: str, tab: str, year: int) -> str:
        days = {"startDateStr": f"{year}-01-01", "endDateStr": f"{year}-12-31", "timeOption": "2", "sort": "dateDesc"}
        page = {"qt": "", "tab": tab, "page": "1", "pageSize": "20", "siteCode": "bm04000fgk", "key": key}
        return f"{API}?{urlencode(page | days)}"
