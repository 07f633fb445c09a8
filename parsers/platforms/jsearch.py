"""Hanweb's search, which serves MIIT's library of documents as JSON.

Reported, not seen (six collectors since 2020, with an answer of 2021; three of 2026): `data.searchResult` holds `total`
and `dataResults`, of which each has its row in `data` or, grouped, in `groupData[0].data`. A row has `title`, `url`
(from the root), `deploytime` and `publishtime` (milliseconds as text) or `jsearch_date`, `filenumbername`,
`publishgroupname`, `indexcode`, as far as `selectFields` asks for them. Pages are counted by `p` from 1 with `pg` rows;
an answer without a hit may lack `searchResult`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from parsers.fields import dates
from parsers.page import answers
from parsers.page.select import Page, absolute, one_line, plain
from policy import Link, Listing, PageChanged, agencies, numbers

SERVICE = "/search-front-server/api/search/info"
MAX_ROWS = 1000


def is_answer(url: str) -> bool:
    """Whether an address is one of the search service."""
    return urlsplit(url).path == SERVICE


def address(site: str, website: str, category: str, rows: int = 20) -> str:
    """The first page of all documents of a category of a site, newest first."""
    query = {
        "websiteid": website,
        "scope": "basic",
        "q": "",
        "pg": str(rows),
        "cateid": category,
        "dateField": "deploytime",
        "selectFields": "title,url,deploytime,publishtime,filenumbername,publishgroupname,indexcode",
        "group": "distinct",
        "level": "6",
        "sortFields": '[{"name":"deploytime","type":"desc"}]',
        "p": "1",
    }
    return f"{site}{SERVICE}?{urlencode(query)}"


def listing(page: Page, source: str) -> Listing:
    """The documents of an answer. Raises `PageChanged` where the first page has none."""
    answer = answers.load(page.url, page.html)
    found = _member(_member(answer, "data"), "searchResult")
    results = found.get("dataResults")
    rows = [_row(result) for result in (results if isinstance(results, list) else [])[:MAX_ROWS]]
    links = tuple(link for row in rows if (link := _link(page, row)))
    query = dict(parse_qsl(urlsplit(page.url).query, keep_blank_values=True))
    now, size = _whole(query.get("p")) or 1, _whole(query.get("pg")) or len(rows) or 1
    if not links and now == 1:
        raise PageChanged(page.url, "data.searchResult.dataResults", "at least 1", "0")
    pages = -(-_whole(found.get("total")) // size) or None
    following = page.url.partition("?")[0] + "?" + urlencode(query | {"p": str(now + 1)})
    return Listing(page.url, source, "search", links, pages, following if links and pages and now < pages else None)


def _member(value: Any, key: str) -> dict[str, Any]:
    inner = value.get(key) if isinstance(value, dict) else None
    return inner if isinstance(inner, dict) else {}


def _row(result: Any) -> dict[str, Any]:
    """The row of a result: its own, or the first of its group."""
    group = result.get("groupData") if isinstance(result, dict) else None
    return _member(group[0] if isinstance(group, list) and group else result, "data")


def _link(page: Page, row: dict[str, Any]) -> Link | None:
    url, title = absolute(urljoin(page.url, "/"), answers.string(row, "url")), plain(answers.string(row, "title"))
    if not url or not title:
        return None
    written = answers.string(row, "filenumbername")
    return Link(
        url,
        title,
        dates.from_milliseconds(_whole(row.get("deploytime")))
        or dates.read(answers.string(row, "jsearch_date")[:40])
        or dates.from_milliseconds(_whole(row.get("publishtime"))),
        number=numbers.normalise(written) if numbers.is_number(written) else None,
        issuers=agencies.split(answers.string(row, "publishgroupname")),
        index_number=one_line(answers.string(row, "indexcode")) or None,
    )


def _whole(value: Any) -> int:
    """A count or an instant, as a number or as text; 0 for what is neither."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 16 else 0
