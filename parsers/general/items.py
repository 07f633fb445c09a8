"""A list of documents that no template knows: items of one shape, each with a link and a date, in any markup."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.fields import dates
from parsers.general.block import CLOSED, strings, unseen
from parsers.page.bounds import MAX_LINKS, check_markup
from parsers.page.select import Page, one_line, plain, squeeze
from parsers.platforms import jpaas, trs, ucap
from parsers.platforms.entries import without_state
from policy import Link, Listing, PageChanged
from policy.records import GENERAL

LEAST = 3  # dated items below which a page shows no list
CLIMB = 6  # tags above a date in which its link may be
SHORTEST = 4  # characters of a title
MOST_DATES = 2000
FRONT, SHORT_LIST = 3, 10  # links 更多 of a front page, and the entries of its longest list
TITLE = 40  # characters of a title that count
MUCH_MORE = 1.5  # times the text of the dated list that another holds
_DAY = re.compile(r"\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}")
_UNIT = re.compile(r"\squerydata=", re.IGNORECASE)
_MORE = re.compile(r"[\[【(]?(?:查看)?(?:更多|more)(?:内容|信息)?[\]】)]?[>›»＞+….]{0,9}", re.IGNORECASE)
_NEXT = re.compile(r"^[\s>›»]{0,3}(?:下一?[页頁]|后一?页)[\s>›»]{0,3}$")
_IN_ADDRESS = re.compile(r"/t?(20\d{2})[-/]?(\d{2})[-/]?(\d{2})[_/]")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, and the tag that holds its link and its date."""

    link: Link
    tag: Tag


def parse_listing(page: Page, source: str) -> Listing:
    """The links of the page's list with their dates. Raises `PageChanged` where there is no list.

    Where there is no date beside the links, or only beside those of a small list in the margin, the links that carry
    one in their address are the list. On a front page every list counts: each has a link 更多 to its own page.
    """
    check_markup(page.url, page.html)
    soup = BeautifulSoup(CLOSED.sub("", page.html), "lxml")
    unit = jpaas.unit(page) if _UNIT.search(page.html) else None
    pages, following = _paging(page, soup)
    dated = list(_dated(page, soup))
    found = _largest(dated)
    whole = pages is not None or following is not None or unit is not None or len(found) > SHORT_LIST
    if not whole and len(soup.find_all(_leads_on, limit=FRONT)) == FRONT:
        found = dated
    by_address = _largest(list(_by_address(page, soup)))
    if _weight(by_address) > MUCH_MORE * _weight(found):
        found = by_address
    if len(found) < LEAST and unit:
        return Listing(page.url, source, GENERAL, (), next_url=unit)
    if len(found) < LEAST:
        raise PageChanged(page.url, "a list of links with dates", f"at least {LEAST}", str(len(found)))
    links: dict[str, Link] = {}
    for item in found:
        links.setdefault(item.link.url, item.link)
    return Listing(page.url, source, GENERAL, tuple(links.values()), pages, following or unit)


def entries(page: Page, root: Tag) -> list[Item]:
    """The entries of the list below a tag, each with a link and a day beside it; none where it holds no list."""
    return _largest(list(_dated(page, root)))


def holds_list(page: Page) -> bool:
    """Whether a page that its template takes for an empty shell holds entries with links and days."""
    return bool(entries(page, BeautifulSoup(CLOSED.sub("", page.html), "lxml")))


def _largest(items: list[Item]) -> list[Item]:
    """The items of one place of the page: those whose containers have the same shape, with the most text in titles."""
    groups: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        groups[_shape(item.tag)].append(item)
    best = max(groups.values(), key=_weight, default=[])
    return best if len(best) >= LEAST else []


def _weight(items: list[Item]) -> int:
    """How much text the titles of a list hold; a long one counts no more than `TITLE`."""
    return sum(min(len(item.link.title), TITLE) for item in items)


def _leads_on(tag: Tag) -> bool:
    """Whether a link leads from a list on a front page to the whole of it."""
    return tag.name == "a" and _MORE.fullmatch(squeeze(tag.get_text())) is not None


def _shape(tag: Tag) -> tuple[str, ...]:
    return (tag.name, *(above.name for above in tag.parents))


def _dated(page: Page, root: Tag) -> Iterator[Item]:
    """An item for each date beside or in a link: the smallest tag that holds both."""
    seen: set[int] = set()
    for text, node in islice(((t, n) for t, n in strings(root) if _DAY.search(t)), MOST_DATES):
        date = dates.read(_DAY.search(text)[0])  # type: ignore[index]  # it was found one line above
        for tag, _ in zip(node.parents, range(CLIMB), strict=False):
            if tag.name in ("body", "html") or id(tag) in seen:
                break
            if link := _link(page, tag, date, text):
                seen.add(id(tag))
                if not any(unseen(above) for above in tag.parents):
                    yield Item(link, tag)
                break


def _link(page: Page, tag: Tag, date: str | None, shown: str) -> Link | None:
    """The entry's own link: the first with a title; those after it lead to explanations and files."""
    anchors = [tag] if tag.name == "a" else tag.find_all("a", href=True, limit=12)
    for anchor in anchors:
        url = page.link(str(anchor.get("href") or ""))
        title = _title(anchor, shown)
        if url and len(title) >= SHORTEST:
            return Link(url, without_state(title), date)
    return None


def _title(anchor: Tag, shown: str) -> str:
    """The `title` of the link where it is not shorter than its text, else the text without a date of its own."""
    alone = _DAY.fullmatch(shown.strip("[]（）()【】 ")) is not None
    lines = [line for text, _ in strings(anchor) if (line := one_line(text)) and not (alone and line == shown)]
    written = " ".join(lines) if len(lines) < 2 else plain("<br>".join(lines))
    named = one_line(str(anchor.get("title") or ""))
    return named if len(named) >= len(written) - 3 else written


def _by_address(page: Page, soup: BeautifulSoup) -> Iterator[Item]:
    own = (urlsplit(page.base).hostname or "").rsplit(".", 3)[-3:]
    for anchor in soup.find_all("a", href=True, limit=MAX_LINKS):
        url = page.link(str(anchor["href"]))
        near = url is not None and (urlsplit(url).hostname or "").rsplit(".", 3)[-3:] == own
        day = _IN_ADDRESS.search(url) if url and near else None
        title = _title(anchor, "")
        if url and day and len(title) >= SHORTEST:
            yield Item(Link(url, title, dates.read("-".join(day.groups()))), anchor)


def _paging(page: Page, soup: BeautifulSoup) -> tuple[int | None, str | None]:
    """How many pages the site states, and the following one: from the paging script, else from a link 下一页."""
    for platform in (ucap, trs):
        pages, following = platform.paging(page)
        if pages is not None:
            return pages, following
    named = (link for link in soup.find_all("a", href=True, limit=MAX_LINKS) if _is_next(link))
    addresses = (page.link(str(link["href"])) for link in named)
    return None, next((url for url in addresses if url and url != page.url), None)


def _is_next(link: Tag) -> bool:
    """Whether a link leads to the following page: by its words, its title, or rel=next."""
    words = (one_line(link.get_text(" ")), one_line(str(link.get("title") or "")))
    return any(map(_NEXT.match, words)) or "next" in str(link.get("rel") or "")
