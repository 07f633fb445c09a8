"""Figures for whole documents of which a reader marked every target, result and relation.

A label has the place of its value (`at`), a short passage around it, and all slots; a slot may list several right
readings. Labels marked `may` count neither way. The texts are not here: a label names its document by title and date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.facts.measured.figures import TARGET_SLOTS

Facts = Mapping[str, Any]
Reader = Callable[[dict[str, Any]], Facts]
NEAR = 4  # characters by which places of one value may differ: the bound before it, a bracket
_NAMES = ("indicator", "scope")


@dataclass(slots=True)
class Tally:
    """Labels, those found, those right in every slot; what was given beyond them."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    given: int = 0
    known: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """found, right (of the found ones in every slot), precision (of the given ones)."""
        return {
            "found": self.found / max(1, self.wanted),
            "right": self.right / max(1, self.found),
            "precision": self.known / max(1, self.given),
        }


@dataclass(slots=True)
class Documents:
    """Tallies of targets, results and relations, dates read wrong, and values given as the other kind."""

    targets: Tally = field(default_factory=Tally)
    results: Tally = field(default_factory=Tally)
    relations: Tally = field(default_factory=Tally)
    dates: list[str] = field(default_factory=list)
    confused: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def measure(
    labels: Iterable[Mapping[str, Any]], texts: Mapping[tuple[str, str | None], str], read: Reader
) -> Documents:
    """Read the labelled documents. `texts` are the bodies by title and date; labels without one are `missing`."""
    told = Documents()
    for label in labels:
        body = texts.get((label["title"], label["date"]))
        if body is None:
            told.missing.append(label["title"])
            continue
        facts = read({"title": label["title"], "date": label["date"], "body": body})
        only = label.get("only", ("targets", "results", "relations"))
        for kind, tally in (("targets", told.targets), ("results", told.results)):
            used = _values(label[kind], facts[kind], tally)
            if kind in only and kind == "targets":
                _beyond(facts[kind], used, tally)
        told.confused += _confused(label, facts)
        if "relations" in only:
            _relations(label, facts, told.relations)
            told.dates += [
                f"{label['title']}: {name} {facts[name]}, not {label[name]}"
                for name in ("effective_on", "expires_on")
                if facts[name] != label[name]
            ]
    return told


def _values(labels: Iterable[Mapping[str, Any]], facts: list[Mapping[str, Any]], tally: Tally) -> set[int]:
    """Match the labels of one kind; the places in `facts` of those that were matched."""
    used: set[int] = set()
    for want in labels:
        near = [at for at, fact in enumerate(facts) if at not in used and _same_value(fact, want)]
        near.sort(key=lambda at: not _agrees(facts[at]["indicator"], want["indicator"], "indicator"))
        used.update(near[:1])
        if want.get("may"):
            continue
        tally.wanted += 1
        if not near:
            tally.wrong.append(f"missed: {want['passage']}")
            continue
        tally.found += 1
        fact = facts[near[0]]
        bad = [slot for slot in TARGET_SLOTS if slot != "value" and not _agrees(fact[slot], want[slot], slot)]
        tally.right += not bad
        tally.wrong += [f"{want['passage']}: {slot} {fact[slot]}, not {want[slot]}" for slot in bad]
    return used


def _beyond(facts: list[Mapping[str, Any]], used: set[int], tally: Tally) -> None:
    """Count what was given beyond the labels."""
    tally.given += len(facts)
    tally.known += len(used)
    tally.wrong += [f"beyond: {fact['passage'][:60]}" for at, fact in enumerate(facts) if at not in used]


def _confused(label: Mapping[str, Any], facts: Facts) -> list[str]:
    """Labels whose value was given as the other kind."""
    return [
        f"{kind}: {want['passage']}"
        for kind, other in (("targets", "results"), ("results", "targets"))
        for want in label[kind]
        if not want.get("may") and any(_same_value(fact, want) for fact in facts[other])
    ]


def _same_value(fact: Mapping[str, Any], want: Mapping[str, Any]) -> bool:
    return bool(abs(fact["at"] - want["at"]) <= NEAR and fact["value"] == want["value"])


def _relations(label: Mapping[str, Any], facts: Facts, tally: Tally) -> None:
    used: set[int] = set()
    for want in label["relations"]:
        right = [
            at
            for at, fact in enumerate(facts["relations"])
            if _plain(fact["title"]) == _plain(want["title"])
            and all(_agrees(fact[slot], want[slot], slot) for slot in ("type", "number"))
        ]
        used.update(right)
        tally.wanted += 1
        tally.found += bool(right)
        tally.wrong += [] if right else [f"missed: {want['type']} {want['title']}"]
    tally.right = tally.found
    tally.given += len(facts["relations"])
    tally.known += len(used)
    tally.wrong += [
        f"beyond: {fact['type']} {fact['title']}" for at, fact in enumerate(facts["relations"]) if at not in used
    ]


def _agrees(found: Any, wanted: Any, slot: str) -> bool:
    choices = wanted if isinstance(wanted, list) else [wanted]
    if slot in _NAMES:
        return _plain(found) in map(_plain, choices)
    return (found or None) in [choice or None for choice in choices] if slot == "unit" else found in choices


def _plain(name: str | None) -> str:
    return re.sub(r"[\s的“”]", "", name or "")
