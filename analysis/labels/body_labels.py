"""What the running text says: how strongly each concept marks it, by density, headings and the opening.

A mere mention counts little; words in 《…》 or in a clause with 根据, 依据, 按照 do not count at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.labels.matcher import NumberedHit
from analysis.labels.rules import Concept, Rules, of_all
from analysis.labels.scan import scan

OPENING = 500
MOST = 0.45
PER_DENSITY = 0.06
MOST_BY_DENSITY = 0.3
BY_OPENING = 0.15
HEADING_COUNTS = 3
_COUNT = "[一二三四五六七八九十]"
_HEADING = re.compile(  # the first letter is asked first: a search for "the beginning or …" is slow
    r"[一二三四五六七八九十（第](?<![^。；：\n].)"
    rf"(?:(?<={_COUNT}){_COUNT}{{0,2}}、|(?<=（){_COUNT}{{1,3}}）|(?<=第).{{1,3}}[章节])[^。；]{{2,24}}"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A concept in the text: strength 0–0.45, and the first term that says it, at `offset` in the original text."""

    concept: Concept
    strength: float
    term: str
    offset: int


@dataclass(frozen=True, slots=True)
class Body:
    """The marks of a text and the density of all hits that speak for the scope, per 1,000 characters."""

    marks: tuple[Mark, ...]
    density: float
    kinds: int


@dataclass(slots=True)
class _Said:
    """A concept that the text says: the weight of its hits, and the first of them."""

    concept: Concept
    first: NumberedHit
    weight: int = 0


def read(text: str, rules: Rules) -> Body:
    """Read a running text. An empty text has no marks."""
    scanned = scan(text)
    small = scanned.small
    hits = scanned.counted(rules.text_words)
    if not hits:
        return Body((), 0.0, 0)
    headings = _headings(small.text)
    weights: dict[int, int] = {}
    for number, start, _ in hits:
        weights[number] = weights.get(number, 0) + (HEADING_COUNTS if headings[start] else 1)
    thousands = max(1.0, len(small.text) / 1000)
    marks = []
    for said in _said(hits, weights, rules):
        _, start, end = said.first
        strength = min(MOST_BY_DENSITY, PER_DENSITY * said.weight / thousands)
        strength += BY_OPENING if start < OPENING else 0
        marks.append(Mark(said.concept, min(MOST, strength), small.text[start:end], small.origin(start)))
    return Body(tuple(marks), len({end for _, _, end in hits}) / thousands, len(weights))


def _said(hits: Iterable[NumberedHit], weights: dict[int, int], rules: Rules) -> Iterable[_Said]:
    """The concepts in the order in which the text first says each, with the weights of their terms together."""
    found: dict[str, _Said] = {}
    left = dict(weights)
    for hit in hits:
        weight = left.pop(hit[0], 0)
        if weight:
            for concept in rules.text_owners[of_all().in_title.terms[hit[0]]]:
                said = found.get(concept.name)
                if said is None:
                    said = found[concept.name] = _Said(concept, hit)
                said.weight += weight
    return found.values()


def _headings(text: str) -> bytearray:
    """For each character whether it lies in a heading."""
    inside = bytearray(len(text))
    for found in _HEADING.finditer(text):
        inside[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return inside
