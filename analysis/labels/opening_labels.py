"""What a text is about where the title says nothing (关于印发《若干措施》的通知): what its opening speaks of most.

Seldom words are no subject: a label counts with at least half the hits of the strongest one of its facet.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from analysis.labels.matcher import NumberedHit
from analysis.labels.rules import Concept, Rules, strongest
from analysis.labels.scan import scan
from policy import taxonomy

LENGTH = 600  # characters without blanks
SHORTEST = 150  # a shorter text is as dense as if it had so many
# Hits per 1,000 characters and different terms below which a text is not of the field: where the title names no
# subject, and where it names one that no rule knows.
BLANK, UNKNOWN = (15.0, 3), (30.0, 6)
SHARE, LEAST = 0.5, 2.0
REACH = 600  # characters before and behind a word in which a sentence without an end is its context
_SENTENCE_ENDS = "。；\n"
_PROSE = re.compile(r"[，。；：]")


@dataclass(frozen=True, slots=True)
class Subject:
    """A label of the opening: its `share` of the strongest label of the facet, and the first word that says it."""

    label: str
    share: float
    term: str
    offset: int


def heading(text: str, most: int) -> str:
    """The lines above the first sentence, as far as there are any."""
    lines = text[:most].split("\n")
    first = next((at for at, line in enumerate(lines) if _PROSE.search(line)), len(lines))
    return "\n".join(lines[:first])


def subjects(text: str, rules: Rules, least: tuple[float, int]) -> list[Subject]:
    """The labels that a text opens with; none where it does not speak of the field."""
    scanned = scan(text)
    plain = scanned.plain[:LENGTH]
    hits = scanned.counted(rules.title_words, LENGTH)
    if not _speak(hits, plain, least):  # before it is asked what each of them says
        return []
    told = {hit: labels for hit in hits if (labels := said(plain[hit[1] : hit[2]], hit[1], plain, rules))}
    if not _speak(told, plain, least):
        return []
    first = len(sentence_around(plain, 0))
    weights: dict[str, float] = {}
    proofs: dict[str, tuple[str, int]] = {}
    for (_, start, end), labels in told.items():
        for label, strength in labels.items():
            weights[label] = weights.get(label, 0.0) + strength * (2 if start < first else 1)
            if label not in proofs:
                proofs[label] = plain[start:end], scanned.small.origin(start)
    best: dict[str, float] = {}
    for label, weight in weights.items():
        facet = taxonomy.by_id()[label].facet
        best[facet] = max(best.get(facet, LEAST), weight)
    shares = {label: weight / best[taxonomy.by_id()[label].facet] for label, weight in weights.items()}
    return [
        Subject(label, share, *proofs[label])
        for label, share in shares.items()
        if share >= SHARE and weights[label] >= LEAST
    ]


def _speak(hits: Collection[NumberedHit], text: str, least: tuple[float, int]) -> bool:
    """Whether a text has so many hits per 1,000 characters, and of so many terms."""
    dense, kinds = least
    return 1000 * len(hits) >= dense * max(len(text), SHORTEST) and len({number for number, *_ in hits}) >= kinds


def said(term: str, at: int, text: str, rules: Rules) -> dict[str, float]:
    """What a term says in the sentence around its place in a text, each label by its strongest concept."""
    if (known := rules.always.get(term)) is not None:
        return known
    sentence = sentence_around(text, at)
    return strongest(concept for concept in rules.title_owners[term] if _fits(concept, sentence))


def _fits(concept: Concept, sentence: str) -> bool:
    """Whether a sentence has a context that the concept asks for, and no word that undoes it."""
    for word in concept.without:
        if word in sentence:
            return False
    for word in concept.with_terms:
        if word in sentence:
            return True
    return not concept.with_terms


def sentence_around(text: str, at: int) -> str:
    """The sentence around a place in a text without blanks, up to 。, ； or a citation, `REACH` to either side."""
    begin, stop = max(0, at - REACH), at + REACH
    for mark in _SENTENCE_ENDS:
        begin = text.rfind(mark, begin, at) + 1 or begin
        end = text.find(mark, at, stop)
        stop = end if end >= 0 else stop
    return text[begin:stop]
