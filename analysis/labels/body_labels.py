"""What the running text says: how strongly each concept marks it, by density, headings and the opening.

A mere mention counts little; words in 《…》 or in a clause with 根据, 依据, 按照 do not count at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from analysis.labels import borders
from analysis.labels.matcher import Hit
from analysis.labels.rules import Concept, Rules
from analysis.labels.scan import scan

OPENING = 500
MOST = 0.45
PER_DENSITY = 0.06
MOST_BY_DENSITY = 0.3
BY_OPENING = 0.15
HEADING_COUNTS = 3
HITS_SHOWN = 2
BORDERS_CHECKED = 20  # hits of one term whose word borders are looked at; the rest follow their share
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
    """What says a term or a concept: the weight of its hits, and the first two with their places among all hits."""

    weight: int = 0
    first: list[tuple[int, Hit]] = field(default_factory=list)


def read(text: str, rules: Rules) -> Body:
    """Read a running text. An empty text has no marks."""
    scanned = scan(text)
    small, plain = scanned.small, scanned.plain
    hits = valid_hits(plain, scanned.hits(rules.text_words), rules.text_owners, rules.masks)
    if not hits:
        return Body((), 0.0, 0)
    starts, ends = _headings(small.text)
    terms: dict[str, _Said] = {}
    for place, hit in enumerate(hits):
        term = terms.get(hit.term)
        if term is None:
            term = terms[hit.term] = _Said()
        term.weight += HEADING_COUNTS if _inside(hit.start, starts, ends) else 1
        if len(term.first) < HITS_SHOWN:
            term.first.append((place, hit))
    thousands = max(1.0, len(plain) / 1000)
    marks = []
    for concept, said in _concepts(terms, rules):
        strength = min(MOST_BY_DENSITY, PER_DENSITY * said.weight / thousands)
        strength += BY_OPENING if any(hit.start < OPENING for _, hit in said.first) else 0
        first = tuple((hit.term, small.origin(hit.start)) for _, hit in sorted(said.first)[:HITS_SHOWN])
        marks.append(Mark(concept, min(MOST, strength), first))
    return Body(tuple(marks), len({hit.end for hit in hits}) / thousands, len(terms))


def _concepts(terms: dict[str, _Said], rules: Rules) -> Iterable[tuple[Concept, _Said]]:
    """The terms by concept, in the order in which the text first says each."""
    found: dict[str, tuple[Concept, _Said]] = {}
    for term, hits in terms.items():
        for concept in rules.text_owners[term]:
            said = found.setdefault(concept.name, (concept, _Said()))[1]
            said.weight += hits.weight
            said.first += hits.first
    return found.values()


def valid_hits(plain: str, hits: Sequence[Hit], owners: Container[str], masks: Container[str]) -> list[Hit]:
    """Hits of terms that have owners, outside masks, that are words of their clause."""
    masked_to = _masked_to(hit for hit in hits if hit.term in masks)
    seen: Counter[str] = Counter()
    valid = []
    for hit in hits:
        term, start, end = hit
        if term not in owners or masked_to.get(start, 0) >= end:
            continue
        if end - start <= borders.LONGEST_SHORT_TERM:
            seen[term] += 1
            if seen[term] <= BORDERS_CHECKED and not borders.stands(plain, start, end):
                continue
        valid.append(hit)
    return valid


def _masked_to(masks: Iterable[Hit]) -> dict[int, int]:
    """For each place inside a mask, how far the longest mask over it reaches."""
    ends: dict[int, int] = {}
    for _, start, end in masks:
        for place in range(start, end):
            if ends.get(place, 0) < end:
                ends[place] = end
    return ends


def _headings(text: str) -> tuple[list[int], list[int]]:
    spans = [found.span() for found in _HEADING.finditer(text)]
    return [span[0] for span in spans], [span[1] for span in spans]


def _inside(offset: int, starts: list[int], ends: list[int]) -> bool:
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < ends[at]
