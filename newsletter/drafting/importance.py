"""How much a document matters to the members, with the reasons: `data/importance.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from newsletter.issue import Item
from newsletter.words import say
from translation.names import term
from translation.wording import Lang


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the weighing looks at beside the item: the taxonomy's names, the highest issuer and its rank (9 none).

    `targets` counts the numbers that the document sets.
    """

    label_names: dict[str, str]
    highest: str
    rank: int
    targets: int
    unsure: bool


@cache
def points() -> dict[str, Any]:
    """The points of the data file."""
    return tomllib.loads((files("newsletter") / "data" / "importance.toml").read_text(encoding="utf-8"))


def weigh(item: Item, facts: Weighed, lang: Lang) -> Item:
    """The item with its score and the reasons that gave points, the heaviest first."""
    table, more = points(), points()["more"]
    found: list[tuple[int, str]] = []
    systems = [(table["system"].get(id, table["system"]["N"]), id) for id in item.labels if _is_system(id)]
    if systems:
        score, id = max(systems)
        found.append((score, say(lang, "reasons.system", label=facts.label_names.get(id, id))))
    if score := table["rank"].get(str(facts.rank), 0):
        found.append((score, say(lang, "reasons.issuer", issuer=facts.highest)))
    if score := table["kind"].get(item.kind or "", 0):
        found.append((score, say(lang, "reasons.kind", kind=term(item.kind or "", lang))))
    if facts.targets:
        score = min(facts.targets * more["target"], more["targets_most"])
        found.append((score, say(lang, "reasons.targets", n=facts.targets)))
    if item.due_on:
        found.append((more["due"], say(lang, "reasons.due")))
    novelty = "changed" if item.why == "changed" else "new"
    found.append((more[novelty], say(lang, f"reasons.{novelty}")))
    if facts.unsure:
        found.append((more["unsure"], say(lang, "reasons.unsure")))
    found.sort(key=lambda pair: -pair[0])
    return replace(
        item, score=sum(score for score, _ in found), reasons=tuple(f"{text}（{score:+d}）" for score, text in found)
    )


def _is_system(id: str) -> bool:
    return id == "1" or id.startswith("N.")


def headlines(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The few items that matter most, the heaviest first; of equal ones the newer first. At least one."""
    more = points()["more"]
    ranked = sorted(items, key=lambda item: item.date, reverse=True)
    ranked.sort(key=lambda item: -item.score)
    heavy = tuple(item for item in ranked if item.score >= more["headline_least"])
    return (heavy or tuple(ranked[:1]))[: more["headlines_most"]]
