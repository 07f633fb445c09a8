"""What a person settled by a line in data/settled.toml. It is applied after the rules, on every run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from analysis import rules_check
from analysis.rules import DATA
from policy import taxonomy


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


def _key(text: str) -> str:
    return "".join(text.split())


@cache
def _index() -> dict[tuple[str, str], Settled]:
    """Decisions by (kind of key, key)."""
    index: dict[tuple[str, str], Settled] = {}
    for entry in read(DATA / "settled.toml", taxonomy.by_id()):
        for kind, value in (("url", entry.url), ("number", entry.number), ("title", entry.title)):
            if value:
                index[kind, _key(value)] = entry
    return index


def look_up(title: str, number: str | None = None, url: str | None = None) -> Settled | None:
    """The decision on a document, found by address, number or title, in this order."""
    for kind, value in (("url", url), ("number", number), ("title", title)):
        if value and (entry := _index().get((kind, _key(value)))):
            return entry
    return None
