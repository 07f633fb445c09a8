"""JSON answers of the sites: a member of one, and the entries of a feed."""

from __future__ import annotations

from typing import Any

from parsers.fields import dates, record
from parsers.page.answers import load, string
from parsers.page.select import absolute, plain
from policy import Link, PageChanged

__all__ = ["entries", "load", "member", "string"]

MAX_ROWS = 20_000


def member(url: str, text: str, key: str) -> Any:
    """What an answer that is an object holds under a key; None where it is another value or lacks the key."""
    answer = load(url, text)
    return answer.get(key) if isinstance(answer, dict) else None


def entries(url: str, rows: Any, address: str, titles: tuple[str, ...], day: str) -> tuple[Link, ...]:
    """The links of a feed, by the names of its keys; none at all is a changed page."""
    found = []
    for row in (rows if isinstance(rows, list) else [])[:MAX_ROWS]:
        link = absolute(url, string(row, address)) if isinstance(row, dict) else None
        title = plain(string(row, *titles)) if link else ""
        if link and title:
            found.append(Link(link, title, dates.read(string(row, day)[:40]), record.title_number(title)))
    if not found:
        raise PageChanged(url, f"[].{titles[0]}", "at least 1", "0")
    return tuple(found)
