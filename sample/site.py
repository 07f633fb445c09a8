"""The replica as a whole: every page of every site at its address, for one of the two weeks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from crawler.warc.archive import SavedPage
from sample import govcn, mee, ndrc, pdf, scio
from sample.facts import Fact, facts
from sample.parts import SAMPLE_NOTE
from spiders.base import WINDOW
from spiders.govcn import LIBRARIES, search_url, slices

MEE = "https://www.mee.gov.cn"
NDRC = "https://www.ndrc.gov.cn"
GOVCN = "https://www.gov.cn"
GOVCN_FEED = f"{GOVCN}/zhengce/zuixin/ZUIXINZHENGCE.json"
BACKFILL = date(2020, 12, 1)  # `zhengce demo` crawls since then
PAGE_SIZE = {"mee": 15, "ndrc": 25}
MEE_LISTS = (
    "/zcwj/zyygwj/",
    "/zcwj/gwywj/",
    "/zcwj/bwj/ling/",
    "/zcwj/bwj/gg/",
    "/zcwj/bwj/wj/",
    "/zcwj/bwj/han/",
    "/zcwj/bgtwj/wj/",
    "/zcwj/bgtwj/han/",
    "/zcwj/zcjd/",
    "/hdjl/yjzj/",
    "/ywdt/xwfb/",
    "/ywdt/zbft/",
)
NDRC_LISTS = (
    "/xxgk/zcfb/fzggwl/",
    "/xxgk/zcfb/ghxwj/",
    "/xxgk/zcfb/ghwb/",
    "/xxgk/zcfb/gg/",
    "/xxgk/zcfb/tz/",
    "/xwdt/tzgg/",
)
CHANGED = "t20260130_1403524"  # the capacity price notice: a paragraph more in week 2
VANISHED = "t20251211_1402340"  # gone in week 2, though still on the list
GB18030 = "t20211115_960249"  # row 26 is served in GB18030 under the name gb2312
JSL_CHALLENGE = (
    "<script>document.cookie=('_')+('_')+('s')+'=x;path=/';location.href=location.pathname+location.search</script>"
)


def pages(today: date, week: int = 2) -> Iterator[SavedPage]:
    """Every answer of the sites in week 1 (seven days before `today`) or week 2 (`today`)."""
    day = today - timedelta(days=7) if week == 1 else today
    at = f"{day.isoformat()}T06:00:00Z"
    rows = [_this_week(fact, week) for fact in facts(today) if fact.since_week <= week]
    yield from _robots(at)
    yield from _listings(rows, day, at)
    for fact in rows:
        if week == 2 and VANISHED in fact.url:
            yield SavedPage(fact.url, b"<html><body>404</body></html>", 404, "text/html", at)
        else:
            yield _document(fact, at)
            yield from _files(fact, at)


def _this_week(fact: Fact, week: int) -> Fact:
    if week == 2 and CHANGED in fact.url:
        return replace(fact, paragraphs=(*fact.paragraphs, "新型储能容量电价的清单管理办法由国家能源局另行制定。"))
    return fact


def _robots(at: str) -> Iterator[SavedPage]:
    for host in (MEE, GOVCN, "http://www.gov.cn", "http://www.mee.gov.cn"):
        yield SavedPage(f"{host}/robots.txt", b"User-agent: *\nDisallow: /search/\n", 200, "text/plain", at)
    yield SavedPage(f"{NDRC}/robots.txt", b"Forbidden", 403, "text/html", at)  # reported of the real site


def _document(fact: Fact, at: str) -> SavedPage:
    site = {"mee": mee.document, "ndrc": ndrc.document, "govcn": govcn.document, "scio": scio.document}
    html = site[fact.section.split(":")[0]](fact)
    if GB18030 in fact.url:
        body = html.replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
        return SavedPage(fact.url, body, 200, "text/html", at)
    return SavedPage(fact.url, html.encode(), 200, "text/html; charset=utf-8", at)


def _files(fact: Fact, at: str) -> Iterator[SavedPage]:
    for url, name in fact.files:
        yield SavedPage(
            url, pdf.build(name, [*(fact.file_paragraphs or fact.paragraphs), SAMPLE_NOTE]), 200, "application/pdf", at
        )


def _listings(rows: list[Fact], day: date, at: str) -> Iterator[SavedPage]:
    def on(section: str) -> list[Fact]:
        return sorted((f for f in rows if f.section == section), key=lambda f: f.listed, reverse=True)

    for path in MEE_LISTS:
        yield from _paged(MEE + path, on("mee:" + path), "mee", at)
    for path in NDRC_LISTS:
        yield from _paged(NDRC + path, on("ndrc:" + path), "ndrc", at)
    yield from _govcn(on, day, at)
    # SCIO declines programs: its hub answers with the challenge, the white paper was saved by hand.
    yield SavedPage("http://www.scio.gov.cn/zfbps/", JSL_CHALLENGE.encode(), 521, "text/html", at)


def _paged(url: str, rows: list[Fact], site: str, at: str) -> Iterator[SavedPage]:
    size, ending, listing = PAGE_SIZE[site], "shtml" if site == "mee" else "html", mee if site == "mee" else ndrc
    chunks = [rows[n : n + size] for n in range(0, len(rows), size)] or [[]]
    for number, chunk in enumerate(chunks, 1):
        address = url if number == 1 else f"{url}index_{number - 1}.{ending}"
        html = listing.listing(address, chunk, number, len(chunks))
        yield SavedPage(address, html.encode(), 200, "text/html; charset=utf-8", at)


Rows = Callable[[str], list[Fact]]


def _govcn(on: Rows, day: date, at: str) -> Iterator[SavedPage]:
    yield SavedPage(GOVCN_FEED, govcn.feed(on("govcn:feed")).encode(), 200, "application/json", at)
    meetings = govcn.news_list(on("govcn:guowuyuan"))
    yield SavedPage(f"{GOVCN}/guowuyuan/", meetings.encode(), 200, "text/html; charset=utf-8", at)
    yield from _searches(on, day, at)


def _searches(on: Rows, day: date, at: str) -> Iterator[SavedPage]:
    """The library's answers for the slices that a run of `day` asks for: of its window, and of a backfill."""
    rows = on("govcn:search")
    spans = {*slices(day - WINDOW, day), *slices(BACKFILL, day)}
    for library in LIBRARIES:
        for first, last in sorted(spans):
            found = [fact for fact in rows if first <= fact.published <= last] if library == LIBRARIES[0] else []
            for page in (1, 2):
                address = search_url(library, first, last).replace("&p=1&", f"&p={page}&")
                yield SavedPage(address, govcn.search("bumenfile", found, page).encode(), 200, "application/json", at)
