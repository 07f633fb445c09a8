"""gov.cn's JSON: the newest-policies feed and the policy library's search.

Seen: the feed (`TITLE`, `URL`, `DOCRELPUBTIME`), the search answers of 2021 (top totals filled) and of 2026 (`code`
200 in front, top totals 0, rows in `catMap` only). Reported: asked for one category (`t=zhengcelibrary_bm`), an answer
has its rows at the top and no `catMap`; gazette rows of 2021 have a bare serial for a number. Milliseconds are read in
UTC+8. A page past the end is a normal answer with empty lists: the walk stops there, or where the largest category
ends, since each category pages by itself.
`{"code":1001,…}` is the answer to wrong parameters (reported). The answer repeats the caller's network address in
paramsVO; nothing of it but page number and size is read, and `without_caller` removes it before a body is kept.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from parsers.fields import dates
from parsers.page.encoding import scrub
from parsers.page.select import absolute, one_line, plain
from parsers.sites import _answers as answers
from policy import Link, Listing, PageChanged, agencies, numbers

_CALLER = re.compile(rb'("ip"\s*:\s*)"[^"]*"')
_FACETS = {"pubtimeyear": "facet_years_count", "parentid": "facet_topics_count"}


def without_caller(answer: bytes) -> bytes:
    """A search answer with the caller's network address removed."""
    return _CALLER.sub(rb'\1"0.0.0.0"', answer)


def parse(url: str, text: str, source: str) -> Listing:
    """The feed (an array) or a search answer (an object)."""
    data = answers.load(url, text)
    if not isinstance(data, list):
        return _search(url, data, source)
    return Listing(url, source, "feed", answers.entries(url, data, "URL", ("TITLE",), "DOCRELPUBTIME"))


def _search(url: str, answer: dict[str, Any], source: str) -> Listing:
    found, lists = _categories(url, answer)
    links = [
        _row(url, scrub(name), row)
        for name, value in lists.items()
        for row in (value.get("listVO") or [])[: answers.MAX_ROWS]
        if isinstance(row, dict)
    ]
    counts = {scrub(name): _whole(value.get("totalCount")) for name, value in lists.items()}
    pages, following = _paging(url, answer, max(counts.values(), default=0), bool(links))
    totals = {"total": _whole(found.get("totalCount"))} | counts
    totals |= {"totalpage": _whole(found.get("totalpage")), "current_page": _whole(found.get("currentPage"))}
    rows = tuple(link for link in links if link)
    return Listing(url, source, "search", rows, pages, following, (*totals.items(), *_facets(found)))


def _categories(url: str, answer: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """What was found, and its lists by category; a search in one category has no name for it."""
    found = answer.get("searchVO")
    categories = found.get("catMap") if isinstance(found, dict) else None
    if isinstance(found, dict) and not categories and isinstance(found.get("listVO"), list):
        categories = {"": found}
    if not isinstance(found, dict) or not isinstance(categories, dict):
        raise PageChanged(url, "searchVO.catMap", "categories", one_line(answers.string(answer, "msg")) or "none")
    return found, {name: value for name, value in categories.items() if isinstance(value, dict)}


def _facets(found: dict[str, Any]) -> list[tuple[str, int]]:
    """The counts that the facets state over all, where they do (2026)."""
    extended = found.get("extendresult")
    facets = extended.get("facetMap") if isinstance(extended, dict) else None
    if not isinstance(facets, dict):
        return []
    return [
        (name, facets[key]["count"])
        for key, name in _FACETS.items()
        if isinstance(facets.get(key), dict) and isinstance(facets[key].get("count"), int)
    ]


def _paging(url: str, answer: dict[str, Any], largest: int, rows: bool) -> tuple[int | None, str | None]:
    """Pages of the largest category, and the address of the next page unless this one is empty or the last."""
    query = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    echoed = answer.get("paramsVO")
    echoed = echoed if isinstance(echoed, dict) else {}
    size = _whole(query.get("n") or echoed.get("n")) or 5
    now = _whole(query.get("p") or echoed.get("p")) or 1
    pages = -(-largest // size)
    if not rows or now >= pages:
        return pages, None
    return pages, url.partition("?")[0] + "?" + urlencode(query | {"p": str(now + 1)})


def _row(url: str, category: str, row: dict[str, Any]) -> Link | None:
    """One row. pubtime is the publication, ptime the signing; keys may be missing, titles may hold markup."""
    address, title = absolute(url, answers.string(row, "url")), plain(answers.string(row, "title"))
    if not address or not title:
        return None
    return Link(
        url=address,
        title=title,
        date=dates.from_milliseconds(_whole(row.get("pubtime"))) or dates.read(answers.string(row, "pubtimeStr")[:40]),
        number=_number(plain(answers.string(row, "pcode"))),
        issuers=agencies.split(answers.string(row, "puborg")),
        signed_on=dates.from_milliseconds(_whole(row.get("ptime"))),
        index_number=one_line(answers.string(row, "index")) or None,
        subject=one_line(answers.string(row, "childtype")).removeprefix("主题分类\\") or None,
        category=category or None,
    )


def _number(written: str) -> str | None:
    return numbers.normalise(written) if "号" in written else None


def _whole(value: object) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 16 else 0
