"""Hanweb JPAAS: MIIT, MOFCOM, MOHURD, SAMR. Lists are filled by a unit of the page that a service answers as JSON.

Seen: documents `/…/art/YYYY/art_<32 hex>.html`; shells whose script names the unit (`url` and `queryData`: MOFCOM);
an answer `{"data":{"html":"<ul>…"}}` with `li > a[title]` and `span`, its links without a slash in front begin at the
root (MIIT). An item may show a picture in a link of its own before the one with the title, a page may link by http and
https. Reported: rows of a table instead of items (SAMR), the number of the page as
`paramJson={"pageNo":2,"pageSize":…}`, `count="92"` beside the items.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from parsers.fields import record
from parsers.page import answers
from parsers.page.select import Page, innermost, plain
from policy import Link, Listing, PageChanged
from policy.addresses import canonical

UNIT = "/build/unit"
PAGE_SIZE = 20  # asked for from the second page on
_DOCUMENT = re.compile(r"/art/\d{4}/art_\w{1,80}\.html$")
_COUNT = re.compile(r"\bcount[\"'\s:=]{1,6}(\d{1,6})\b")


def role(url: str) -> str | None:
    """`art_` pages are documents; the unit's answers and index pages are listings."""
    path = urlsplit(url).path
    if _DOCUMENT.search(path):
        return "document"
    return "listing" if path.endswith(("/", "/index.html", UNIT)) else None


def unit(page: Page) -> str | None:
    """The address of the unit that fills the list of a page; of several the last."""
    for node in reversed(page.tree.css("script[querydata][url]")[:20]):
        written = (node.attributes.get("querydata") or "")[:2_000].replace("'", '"')
        address = page.link(node.attributes.get("url"))
        try:
            query = json.loads(written)
        except (ValueError, RecursionError):
            continue
        if address and isinstance(query, dict) and query.get("pageType") == "column":
            return address + "?" + urlencode({key: str(value) for key, value in query.items()})
    return None


def listing(page: Page, source: str) -> Listing:
    """A unit's answer, or a list page with its own items, the unit that fills it as the next page."""
    if not page.is_data:
        links, following = _links(page), unit(page)
        if not links and not following:
            raise PageChanged(page.url, "li > a[href*=art_] | script[queryData]", "at least 1", "0")
        return Listing(page.url, source, "list" if links else "shell", links, next_url=following)
    answer = answers.load(page.url, page.html)
    data = answer.get("data") if isinstance(answer, dict) else None
    markup = answers.string(data, "html") if isinstance(data, dict) else ""
    links = _links(Page(page.url, f"<html><body>{markup}</body></html>", urljoin(page.url, "/")))
    now = _number(page.url)
    if not links and now == 1:
        raise PageChanged(page.url, "li > a[href*=art_]", "at least 1", "0")
    count = _COUNT.search(markup)
    total = int(count[1]) if count else 0
    pages = -(-total // PAGE_SIZE) or None
    goes_on = total > now * max(PAGE_SIZE, len(links)) if links else False
    return Listing(page.url, source, "list", links, pages, _numbered(page.url, now + 1) if goes_on else None)


def _number(url: str) -> int:
    """The number of the page that an address of the unit asks for."""
    asked = dict(parse_qsl(urlsplit(url).query)).get("paramJson", "")
    found = re.search(r'"pageNo"\s{0,3}:\s{0,3}"?(\d{1,5})', asked)
    return int(found[1]) if found else 1


def _numbered(url: str, number: int) -> str:
    query = dict(parse_qsl(urlsplit(url).query))
    query["paramJson"] = json.dumps({"pageNo": number, "pageSize": PAGE_SIZE}, separators=(",", ":"))
    return url.partition("?")[0] + "?" + urlencode(query)


def _links(page: Page) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for item in innermost(page.tree.css("li, tr")):
        if link := _item(page, item):
            known = links.setdefault(canonical(link.url), link)
            links[canonical(link.url)] = replace(known, date=known.date or link.date)
    return tuple(links.values())


def _item(page: Page, item: LexborNode) -> Link | None:
    """The document to which an item leads, by its first link, titled by the first of its links that has a title."""
    found = [(node, url) for node in item.css("a[href]")[:12] if (url := page.link(node.attributes.get("href")))]
    if not found or role(found[0][1]) != "document":
        return None
    first = canonical(found[0][1])
    titles = ((node, _title(node)) for node, url in found if canonical(url) == first)
    titled = next(((node, title) for node, title in titles if title), None)
    return Link(found[0][1], titled[1], record.item_date(item, titled[0], "span, td")) if titled else None


def _title(anchor: LexborNode) -> str:
    return plain(anchor.attributes.get("title")) or plain(anchor.text())
