"""What the running text says: how strongly each concept marks it, by density, headings and the opening.

A mere mention counts little; words in 《…》 or in a clause with 根据, 依据, 按照 do not count at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from analysis.labels.matcher import NumberedHit
from analysis.labels.rules import Concept, Rules, of_all
from analysis.labels.scan import scan

OPENING = 500
MOST = 0.45
PER_DENSITY = 0.06
MOST_BY_DENSITY = 0.3
BY_OPENING = 0.15
HEADING_COUNTS = 3
HITS_SHOWN = 2
_COUNT = "[一二三四五六七八九十]"
_HEADING = re.compile(  # the first letter is asked first: a search for "the beginning or …" is slow
    r"[一二三四五六七八九十（第](?<![^。；：\n].)"
    rf"(?:(?<={_COUNT}){_COUNT}{{0,2}}、|(?<=（){_COUNT}{{1,3}}）|(?<=第).{{1,3}}[章节])[^。；]{{2,24}}"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A concept in the text: strength 0–0.45 and its first hits, as (term, offset in the original text)."""

    concept: Concept
    strength: float
    hits: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The marks of a text and the density of all hits that speak for the scope, per 1,000 characters."""

    marks: tuple[Mark, ...]
    density: float
    kinds: int


@dataclass(slots=True)
class _Said:
    """What says a term or a concept: the weight of its hits, and the first two of each term."""

    weight: int = 0
    first: list[NumberedHit] = field(default_factory=list)


def read(text: str, rules: Rules) -> Body:
    """Read a running text. An empty text has no marks."""
    scanned = scan(text)
    small = scanned.small
    hits = scanned.counted(rules.text_words)
    if not hits:
        return Body((), 0.0, 0)
    headings = _headings(small.text)
    terms: dict[int, _Said] = {}
    for hit in hits:
        number, start, _ = hit
        term = terms.get(number)
        if term is None:
            term = terms[number] = _Said()
        term.weight += HEADING_COUNTS if headings[start] else 1
        if len(term.first) < HITS_SHOWN:
            term.first.append(hit)
    thousands = max(1.0, len(small.text) / 1000)
    marks = []
    for concept, said in _concepts(terms, rules):
        strength = min(MOST_BY_DENSITY, PER_DENSITY * said.weight / thousands)
        strength += BY_OPENING if any(start < OPENING for _, start, _ in said.first) else 0
        first = sorted(said.first, key=itemgetter(2, 1))[:HITS_SHOWN]
        places = tuple((small.text[start:end], small.origin(start)) for _, start, end in first)
        marks.append(Mark(concept, min(MOST, strength), places))
    return Body(tuple(marks), len({end for _, _, end in hits}) / thousands, len(terms))


def _concepts(terms: dict[int, _Said], rules: Rules) -> Iterable[tuple[Concept, _Said]]:
    """The terms by concept, in the order in which the text first says each."""
    found: dict[str, tuple[Concept, _Said]] = {}
    for number, hits in terms.items():
        for concept in rules.text_owners[of_all().in_title.terms[number]]:
            said = found.setdefault(concept.name, (concept, _Said()))[1]
            said.weight += hits.weight
            said.first += hits.first
    return found.values()


def _headings(text: str) -> bytearray:
    """For each character whether it lies in a heading."""
    inside = bytearray(len(text))
    for found in _HEADING.finditer(text):
        inside[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return inside
