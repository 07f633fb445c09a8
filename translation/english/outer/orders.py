"""Orders and announcements with their numbers: before their title or behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

from translation.english.outer.sheet import bodies, with_articles
from translation.english.words.inflection import title_case
from translation.english.words.pinyin import in_pinyin
from translation.titles.words.quotes import ANY, SOME, Q

NUMBER = re.compile(r"(?P<whose>[\u4e00-\u9fff]{1,14})〔(?P<year>\d{4})〕(?P<number>\d{1,6})号")
ORDER = re.compile(rf"^(?P<title>{ANY}?) ?(?P<year>\d{{4}})年第(?P<number>\d+)号(?P<kind>令|公告)$")
ORDER_FIRST = re.compile(
    rf"^(?P<bodies>[^（）\d{Q[1:-1]}]{{1,160}}?)令 ?"
    rf"（?(?:(?P<year>\d{{4}})年)?第(?P<number>\d+)号）? ?(?P<title>{ANY})$"
)
ANNOUNCED = re.compile(
    rf"^(?P<bodies>{SOME}?)公告 ?"
    rf"(?:（(?P<a>\d{{4}})年第(?P<b>\d+)号）|(?P<c>\d{{4}})年 ?第(?P<d>\d+)号) ?(?P<title>{ANY})$"
)
Render = Callable[[str], str]


def order(text: str, render: Render) -> str:
    """English of an order or a numbered announcement, its title by `render`; the empty text for all else."""
    if bare := NUMBER.fullmatch(text):
        return f"{in_pinyin(bare['whose'])} [{bare['year']}] No. {bare['number']}"
    return _last(text, render) or _first(text, render) or _announced(text, render)


def _last(text: str, render: Render) -> str:
    found = ORDER.match(text)
    if not found or not found["title"] or (bodies(found["title"]) is not None and not re.match(Q, found["title"])):
        return ""
    name = "Order" if found["kind"] == "令" else "Announcement"
    return f"{title_case(render(found['title']))} ({name} No. {found['number']} of {found['year']})"


def _first(text: str, render: Render) -> str:
    found = ORDER_FIRST.match(text)
    names = bodies(found["bodies"]) if found else None
    if not found or not names:
        return ""
    of_year = f" of {found['year']}" if found["year"] else ""
    title = _once(found["title"])
    said = f": {title_case(render(title))}" if title else ""
    return f"Order No. {found['number']}{of_year} of {with_articles(names)}{said}"


def _announced(text: str, render: Render) -> str:
    found = ANNOUNCED.match(text)
    names = bodies(found["bodies"]) if found else None
    if not found or not names:
        return ""
    year, number = found["a"] or found["c"], found["b"] or found["d"]
    head = f"Announcement No. {number} of {year} of {with_articles(names)}"
    title = found["title"].strip()
    title = title[1:-1] if title.startswith("（") and title.endswith("）") else title
    said = title_case(render(title)) if title else ""
    on = said.startswith("Announcement on ")
    return f"{head} {said.removeprefix('Announcement ')}" if on else f"{head}: {said}" if said else head


def _once(text: str) -> str:
    """A decision on a document without the document's title that follows it."""
    head, blank, rest = text.rpartition(" ")
    return head if blank and (head.endswith(("决定", "通知")) or rest in head) else text
