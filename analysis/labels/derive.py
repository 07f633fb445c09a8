"""Labels that follow from other labels, by data/derive.toml; each says from which one it follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.labels import rules_check
from analysis.labels.rules import DATA
from policy import Label, taxonomy
from policy.data_files import Fault


@dataclass(frozen=True, slots=True)
class Step:
    """`source` brings `targets`; with `concept`, only where the title shows that concept of the rules, too."""

    source: str
    targets: tuple[str, ...]
    concept: str | None = None


def read(path: Path, known: Iterable[str]) -> tuple[Step, ...]:
    """The steps of a file. Raises RulesError on unknown labels and on a cycle."""
    entries = rules_check.tables([path], set(known))["derive"]
    steps = tuple(Step(e["from"], tuple(e["to"]), e.get("concept")) for e in entries)
    if cycle := _cycle(steps):
        line = next(
            n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if f'"{cycle[0]}"' in text
        )
        raise rules_check.RulesError([Fault(str(path), line, "cycle: " + " → ".join(cycle))])
    return steps


def _cycle(steps: tuple[Step, ...]) -> list[str]:
    following: dict[str, list[str]] = {}
    for step in steps:
        following.setdefault(step.source, []).extend(step.targets)
    for start in following:
        trails = [[start]]
        while trails:
            trail = trails.pop()
            for target in following.get(trail[-1], []):
                if target == start:
                    return [*trail, target]
                if target not in trail:
                    trails.append([*trail, target])
    return []


@cache
def load() -> tuple[Step, ...]:
    """The steps of this project."""
    return read(DATA / "derive.toml", taxonomy.by_id())


def derived(labels: Iterable[Label], concepts: frozenset[str]) -> list[Label]:
    """The labels that follow from `labels`. `concepts` are the names of the concepts that the title shows.

    A label that the text itself shows is not derived again. Evidence and score are those of its source.
    """
    there = {label.id: label for label in labels}
    waiting, new = list(there.values()), []
    while waiting:
        source = waiting.pop(0)
        for step in load():
            if step.source != source.id or (step.concept and step.concept not in concepts):
                continue
            for target in step.targets:
                if target not in there:
                    facet = taxonomy.by_id()[target].facet
                    label = Label(target, facet, source.score, source.evidence, source.id, source.sure)
                    there[target] = label
                    waiting.append(label)
                    new.append(label)
    return new
