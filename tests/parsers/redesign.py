"""Redesigns of a page: what its makers change and what they cannot change.

Names of classes and ids are new, wrappers come and go, blocks move, the box of facts is a table or not. Metas, labels,
texts and links stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

Redesign = Callable[[BeautifulSoup], None]
_EARLY_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def renamed(soup: BeautifulSoup) -> None:
    """Every class and id has another name."""
    for tag in soup.find_all(True):
        for name in ("class", "id"):
            if name in tag.attrs:
                tag[name] = "x" + format(abs(hash(str(tag[name]))) % 10**8, "x")


def wrapped(soup: BeautifulSoup) -> None:
    """Every block of the page is wrapped in two more."""
    renamed(soup)
    for tag in [t for t in (soup.body or soup).find_all(["div", "table"], recursive=False) if isinstance(t, Tag)]:
        tag.wrap(soup.new_tag("section")).wrap(soup.new_tag("div"))


def unwrapped(soup: BeautifulSoup) -> None:
    """Containers that hold one container only are gone."""
    renamed(soup)
    for tag in soup.find_all("div"):
        inner = [child for child in tag.children if isinstance(child, Tag) or str(child).strip()]
        if len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name == "div":
            tag.unwrap()


def untabled(soup: BeautifulSoup) -> None:
    """Tables of the box of facts are made of blocks. Tables of the text stay: they are content."""
    renamed(soup)
    for table in soup.find_all("table"):
        if re.search(r"索\s*引\s*号|发文机关|成文日期", table.get_text()) and len(table.get_text()) < 1500:
            for tag in [table, *table.find_all(["tbody", "tr", "td", "th"])]:
                tag.name = {"table": "section", "tbody": "div", "tr": "div"}.get(tag.name, "span")


def turned(soup: BeautifulSoup) -> None:
    """The blocks of the page in reverse order."""
    renamed(soup)
    root = soup.body or soup
    blocks = [tag for tag in root.find_all(["div", "table"], recursive=False) if isinstance(tag, Tag)]
    for tag in blocks:
        tag.extract()
    for tag in reversed(blocks):
        root.append(tag)


ALL: dict[str, Redesign] = {f.__name__: f for f in (renamed, wrapped, unwrapped, untabled, turned)}


def redesigned(html: str, design: str) -> str:
    """The page after a redesign, as it would be served."""
    soup = BeautifulSoup(_EARLY_END.sub("", html), "html.parser")
    ALL[design](soup)
    return str(soup)
