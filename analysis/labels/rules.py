"""The tagging rules as data: every TOML file under data/rules, read once and checked as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from analysis.labels import rules_check
from analysis.labels.matcher import Matcher
from policy import taxonomy

DATA = Path(__file__).parents[1] / "data"
STRENGTHS = {"gives": 1.0, "likely": 0.6, "hints": 0.3}
EVERYWHERE = ("title", "text")


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea of the field: words for it and the labels that it shows.

    It counts only where one of `with_terms` occurs too, and none of `without`; `fields` limits where it is looked
    for; with `scope` it speaks for the scope even where it shows no label.
    """

    name: str
    terms: tuple[str, ...]
    labels: tuple[tuple[str, float], ...]
    with_terms: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    fields: tuple[str, ...] = EVERYWHERE
    scope: bool = False


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a number prefix, a subject word or an issuer hints at."""

    terms: tuple[str, ...]
    labels: tuple[str, ...]
    scope: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words in a title that put a document out of scope, unless one of `unless` is there too."""

    name: str
    terms: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """A concept that a term belongs to: its place among the concepts, and that of the term among its words."""

    concept: Concept
    place: int
    rank: int


@dataclass(frozen=True)
class Rules:
    """All rules, with the automata that find their terms."""

    concepts: tuple[Concept, ...]
    masks: frozenset[str]
    refusals: tuple[Refusal, ...]
    general: tuple[str, ...]
    blank: tuple[str, ...]
    numbers: tuple[Pointer, ...]
    subjects: tuple[Pointer, ...]
    issuers: tuple[Pointer, ...]

    @cached_property
    def in_title(self) -> Matcher:
        """Finds every term of every concept, and the masks.

        Contexts (电, 环境) are half of all words of a text: they are looked for where a concept asks for them.
        """
        return Matcher([*self.masks, *(term for concept in self.concepts for term in concept.terms)])

    @cached_property
    def blank_words(self) -> re.Pattern[str]:
        """Finds the words that name no subject, longest first."""
        return re.compile("|".join(map(re.escape, sorted(self.blank, key=len, reverse=True))))

    @cached_property
    def text_concepts(self) -> tuple[Concept, ...]:
        """Concepts that need no context word and are not bound to the title."""
        return tuple(c for c in self.concepts if "text" in c.fields and not c.with_terms and c.labels)

    @cached_property
    def title_owners(self) -> dict[str, tuple[Concept, ...]]:
        """The concepts of each term, those that ask for a context included."""
        owners: dict[str, tuple[Concept, ...]] = {}
        for concept in self.concepts:
            for term in concept.terms:
                owners[term] = (*owners.get(term, ()), concept)
        return owners

    @cached_property
    def always(self) -> dict[str, dict[str, float]]:
        """What a term says in whatever sentence it stands: each label by its strongest concept.

        Only of terms whose concepts ask for no context.
        """
        return {
            term: strongest(concepts)
            for term, concepts in self.title_owners.items()
            if not any(concept.with_terms or concept.without for concept in concepts)
        }

    @cached_property
    def owners(self) -> tuple[tuple[Owner, ...], ...]:
        """For each term of `in_title` the concepts that it belongs to."""
        number = {term: n for n, term in enumerate(self.in_title.terms)}
        owners: list[list[Owner]] = [[] for _ in number]
        for place, concept in enumerate(self.concepts):
            for rank, term in enumerate(concept.terms):
                owners[number[term]].append(Owner(concept, place, rank))
        return tuple(map(tuple, owners))

    @cached_property
    def mask_numbers(self) -> frozenset[int]:
        """The masks by the numbers of `in_title`."""
        return frozenset(n for n, term in enumerate(self.in_title.terms) if term in self.masks)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The terms of all concepts that are no masks."""
        return frozenset(self.title_owners) - self.masks

    @cached_property
    def text_words(self) -> frozenset[str]:
        """The terms that count in running text and are no masks."""
        return frozenset(self.text_owners) - self.masks

    @cached_property
    def text_owners(self) -> dict[str, tuple[Concept, ...]]:
        """The concepts of each term that counts in running text."""
        owners: dict[str, tuple[Concept, ...]] = {}
        for concept in self.text_concepts:
            for term in concept.terms:
                owners[term] = (*owners.get(term, ()), concept)
        return owners


def strongest(concepts: Iterable[Concept]) -> dict[str, float]:
    """The labels of some concepts, each with its greatest strength."""
    found: dict[str, float] = {}
    for concept in concepts:
        for label, strength in concept.labels:
            found[label] = max(found.get(label, 0.0), strength)
    return found


def files(folder: Path = DATA) -> list[Path]:
    """The rule files in the order of their names."""
    return sorted((folder / "rules").glob("*.toml"))


def read(paths: Iterable[Path], known: Iterable[str]) -> Rules:
    """Read rule files. Raises RulesError with every fault, each with file and line."""
    tables = rules_check.tables(paths, set(known))
    return Rules(
        concepts=tuple(_concept(entry) for entry in tables["concept"]),
        masks=frozenset(term for entry in tables["mask"] for term in entry["terms"]),
        refusals=tuple(Refusal(e["name"], tuple(e["terms"]), tuple(e.get("unless", ()))) for e in tables["out"]),
        general=tuple(term for entry in tables["general"] for term in entry["terms"]),
        blank=tuple(term for entry in tables["blank"] for term in entry["terms"]),
        numbers=tuple(_pointer(entry, "prefix") for entry in tables["number"]),
        subjects=tuple(_pointer(entry, "terms") for entry in tables["subject"]),
        issuers=tuple(_pointer(entry, "terms") for entry in tables["issuer"]),
    )


def _concept(entry: dict[str, Any]) -> Concept:
    return Concept(
        name=entry["name"],
        terms=tuple(entry["terms"]),
        labels=tuple((label, weight) for key, weight in STRENGTHS.items() for label in entry.get(key, ())),
        with_terms=tuple(entry.get("with", ())),
        without=tuple(entry.get("without", ())),
        fields=tuple(entry.get("fields", EVERYWHERE)),
        scope=entry.get("scope", False),
    )


def _pointer(entry: dict[str, Any], key: str) -> Pointer:
    return Pointer(tuple(entry[key]), tuple(entry.get("hints", ())), entry.get("scope", False))


@cache
def load() -> Rules:
    """The rules of this project, but for those of topics."""
    return read(files(), taxonomy.by_id())


@cache
def of_topics() -> Rules:
    """The concepts of topics, under the masks of all rules."""
    return replace(read([DATA / "topics.toml"], taxonomy.by_id()), masks=load().masks)


@cache
def of_all() -> Rules:
    """The concepts of all facets, which one pass finds."""
    return replace(load(), concepts=(*load().concepts, *of_topics().concepts))
