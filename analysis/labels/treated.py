"""Which topics a long text treats: those that have parts of their own.

A part is a topic's own where its heading names it, or where the part speaks of it more than of all other topics
together and in different words: one word that comes back (the heat supplied, in a formula; the permit, as a condition)
is no subject. Parts of one topic count together: a task of hydropower and a task of nuclear power are two parts of one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.labels import opening_labels
from analysis.labels import title_labels as titles
from analysis.labels.rules import Rules
from analysis.labels.scan import scan
from policy import Evidence

NAMED_BY = 1.0  # strength of a concept from which a heading names its labels
LEAST_HITS = 3  # words of a topic in a part whose heading names it
NAMED_SHARE, NAMED_LENGTH = 0.02, 700  # of the text, or in characters, that such parts of a topic take up together
# In a part whose heading does not name its topic: words, words per 1,000 characters, different words, and their share
# of the words of all topics.
FULL_HITS, FULL_DENSE, FULL_KINDS, FULL_MOST = 5, 15.0, 3, 0.5
FULL_SHARE = 0.04  # of the text that parts of both kinds take up together


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text, its offset there, and where the part below it ends."""

    text: str
    offset: int
    ends: int


@dataclass(slots=True)
class _Own:
    """The parts of one topic, of either kind, with what shows them."""

    named: list[tuple[int, int]] = field(default_factory=list)
    full: list[tuple[int, int]] = field(default_factory=list)
    proofs: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class _Words:
    """Where a text speaks of one topic, and in which words."""

    at: list[int] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    ends: int = 0


def treated(text: str, headings: Sequence[Heading], rules: Rules) -> dict[str, list[Evidence]]:
    """The topics that a text treats, each with the headings of its parts."""
    spoken = _spoken(text, rules) if headings else {}
    own: dict[str, _Own] = {}
    for heading in headings:
        place = (heading.offset, heading.ends)
        within = {label: words for label in spoken if (words := _within(spoken[label], *place))}
        often = {label for label, words in within.items() if len(words) >= LEAST_HITS}
        if not often:
            continue
        named = _named(heading, rules)
        for label in (label for label in named if label in often):
            own.setdefault(label, _Own()).named.append(place)
            own[label].proofs.append(named[label])
        subject = _subject(within, heading.ends - heading.offset)
        if subject and subject not in named:
            own.setdefault(subject, _Own()).full.append(place)
            own[subject].proofs.append(Evidence(heading.text, "text", heading.offset, heading.text))
    whole = max((heading.ends for heading in headings), default=0)
    return {label: parts.proofs for label, parts in own.items() if _is_much(parts, whole)}


def _is_much(own: _Own, whole: int) -> bool:
    named = _length(own.named)
    if named and named >= min(NAMED_LENGTH, NAMED_SHARE * whole):
        return True
    return _length([*own.named, *own.full]) >= FULL_SHARE * whole


def _length(spans: Iterable[tuple[int, int]]) -> int:
    """The characters of spans that may lie within each other."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _named(heading: Heading, rules: Rules) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for shown in titles.concepts(heading.text, rules):
        proof = Evidence(shown.term, "text", heading.offset + shown.offset, " ".join(heading.text.split()))
        found |= {
            label: proof for label, strength in shown.concept.labels if strength >= NAMED_BY and label not in found
        }
    return found


def _spoken(text: str, rules: Rules) -> dict[str, _Words]:
    """Where a text speaks of each topic: words within words count once, cited titles do not."""
    scanned = scan(text)
    found: dict[str, _Words] = {}
    for _, start, end in scanned.counted(rules.title_words):
        term = scanned.plain[start:end]
        labels = opening_labels.said(term, start, scanned.plain, rules)
        at = scanned.small.origin(start) if labels else 0
        for label in labels:
            words = found.get(label)
            if words is None:
                words = found[label] = _Words()
            if start >= words.ends:
                words.at.append(at)
                words.terms.append(term)
                words.ends = end
    return found


def _within(words: _Words, begins: int, ends: int) -> list[str]:
    return words.terms[bisect_left(words.at, begins) : bisect_left(words.at, ends)]


def _subject(within: dict[str, list[str]], length: int) -> str | None:
    """The topic that a part speaks of more than of all others together; None where there is none."""
    label = max(within, key=lambda label: len(within[label]), default="")
    words = within.get(label, [])
    dense = len(words) >= FULL_HITS and len(words) * 1000 >= FULL_DENSE * length
    if dense and len(set(words)) >= FULL_KINDS and len(words) >= FULL_MOST * sum(map(len, within.values())):
        return label
    return None
