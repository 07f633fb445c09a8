"""What a person settled about single documents. It is applied after the rules, on every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from analysis.labels import rules_check
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


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, by (kind of key, key); `count` of them. Of several on one document the last one counts."""

    count: int = 0
    by_key: Mapping[tuple[str, str], Settled] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Settled]) -> Decisions:
        """From single ones."""
        every = tuple(entries)
        keys = {
            (kind, _key(kind, value)): entry
            for entry in every
            for kind, value in (("url", entry.url), ("number", entry.number), ("title", entry.title))
            if value
        }
        return cls(len(every), keys)

    def entries(self) -> list[Settled]:
        """Each decision once."""
        return list({id(entry): entry for entry in self.by_key.values()}.values())

    def look_up(self, title: str, number: str | None = None, url: str | None = None) -> Settled | None:
        """The decision on a document, found by address, number or title, in this order.

        A title that comes again every year is no proof: a document whose address, or else number, is known and is not
        that of the decision is another one.
        """
        for kind, value in (("url", url), ("number", number), ("title", title)) if self.by_key else ():
            entry = self.by_key.get((kind, _key(kind, value))) if value else None
            if entry is not None:
                return None if kind == "title" and _is_another(entry, number, url) else entry
        return None


NOTHING = Decisions()


def read(path: Path) -> Decisions:
    """The decisions of a file; none where it is not there. Raises RulesError."""
    if not path.exists():
        return Decisions()
    entries = rules_check.tables([path], set(taxonomy.by_id()), ["settled"])["settled"]
    return Decisions.of(
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


def _is_another(entry: Settled, number: str | None, url: str | None) -> bool:
    pairs = (("url", entry.url, url), ("number", entry.number, number))
    return any(own and theirs and _key(kind, own) != _key(kind, theirs) for kind, own, theirs in pairs)
