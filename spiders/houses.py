"""Whose page a link leads to: the source's own, another source's, or that of a foreign house."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import spiders
from policy import Link, Source

NAMELESS = "no web address"  # what links are counted under that name no host
_HOST = re.compile(r"[\w.-]{1,100}")


@dataclass(frozen=True, slots=True)
class Sorted:
    """Links by house: `own`, those of other sources by the source's name, and how many lead to each foreign host."""

    own: tuple[Link, ...]
    others: dict[str, tuple[Link, ...]]
    foreign: Counter[str]


def sort(source: Source, links: Iterable[Link]) -> Sorted:
    """The links of a list of `source`; none is left out."""
    own: list[Link] = []
    others: dict[str, list[Link]] = {}
    foreign: Counter[str] = Counter()
    for link in links:
        netloc = netloc_of(link.url)
        if netloc and source.owns(netloc):
            own.append(link)
        elif owner := spiders.owner(netloc):
            others.setdefault(owner, []).append(link)
        else:
            foreign[_shown(netloc)] += 1
    return Sorted(tuple(own), {name: tuple(found) for name, found in others.items()}, foreign)


def netloc_of(url: str) -> str:
    """The host with its port unless it is the usual one; empty for what is no web address."""
    try:
        parts = urlsplit(url)
        usual = {"http": 80, "https": 443}.get(parts.scheme, 0)
        port = "" if parts.port in (None, usual) else f":{parts.port}"
    except ValueError:
        return ""
    return f"{parts.hostname or ''}{port}" if usual and "@" not in parts.netloc else ""


def bare(url: str) -> str:
    """The address without its scheme: sites answer both alike."""
    return url.partition("://")[2]


def _shown(netloc: str) -> str:
    """A host as a report may show it."""
    host = netloc.partition(":")[0]
    return host if _HOST.fullmatch(host) else NAMELESS
