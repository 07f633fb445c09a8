"""What a person settled by a line in data/settled.toml. It is applied after the rules, on every run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from analysis.labels import rules_check
from analysis.labels.rules import DATA
from policy import addresses, numbers, taxonomy


@dataclass(frozen=True, slots=True)
class Settled:
    """One decision on one document."""

    reason: str
    number: str | None = None
    title: str | None = None
    url: str | None = None
    scope: Literal["in", "out"] | None = None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


def read(path: Path, known: Iterable[str]) -> tuple[Settled, ...]:
    """The decisions of a file. Raises RulesError."""
    entries = rules_check.tables([path], set(known))["settled"]
    return tuple(
        Settled(
            reason=entry["reason"],
            number=entry.get("number"),
            title=entry.get("title"),
            url=entry.get("url"),
            scope=entry.get("scope"),
            add=tuple(entry.get("add", ())),
            remove=tuple(entry.get("remove", ())),
        )
        for entry in entries
    )


def _key(kind: str, value: str) -> str:
    """What of a key counts: not the scheme of an address, the brackets of a number, the blanks of a title."""
    if kind == "url":
        return addresses.canonical(value)
    return numbers.key(value) if kind == "number" else "".join(value.split())


@cache
def _index() -> dict[tuple[str, str], Settled]:
    """Decisions by (kind of key, key)."""
    index: dict[tuple[str, str], Settled] = {}
    for entry in read(DATA / "settled.toml", taxonomy.by_id()):
        for kind, value in (("url", entry.url), ("number", entry.number), ("title", entry.title)):
            if value:
                index[kind, _key(kind, value)] = entry
    return index


def look_up(title: str, number: str | None = None, url: str | None = None) -> Settled | None:
    """The decision on a document, found by address, number or title, in this order.

    A title that comes again every year is no proof: a document whose address, or else number, is known and is not that
    of the decision is another one.
    """
    known = (("url", url), ("number", number), ("title", title))
    for kind, value in known:
        entry = _index().get((kind, _key(kind, value))) if value else None
        if entry is not None:
            return None if kind == "title" and _is_another(entry, number, url) else entry
    return None


def _is_another(entry: Settled, number: str | None, url: str | None) -> bool:
    pairs = (("url", entry.url, url), ("number", entry.number, number))
    return any(own and theirs and _key(kind, own) != _key(kind, theirs) for kind, own, theirs in pairs)
