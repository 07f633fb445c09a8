"""Labels of passages: what each sentence of a text speaks of, by the rules of titles, under its headings.

A long general document (a work report, a five-year outline) belongs to the field by its passages only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.labels import title_labels as titles
from analysis.labels import topics
from analysis.labels.matcher import widths_folded
from analysis.labels.rules import of_all
from analysis.labels.scan import scan
from analysis.text.outline import outline
from policy import taxonomy
from policy.sections import Passage, Section

GIVEN = 0.5
LONGEST = 400_000  # characters of a text that are read
LEAST = 8  # characters of a sentence that counts for its heading alone
SENTENCE = 2_000  # characters of a sentence that are read
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")


class _Place(NamedTuple):
    """From `at` on the text is under `path`; `of_field` where the nearest heading is of the field."""

    at: int
    path: tuple[str, ...]
    of_field: bool


class _Span(NamedTuple):
    """Sentences in a row with the same path and labels, at ``text[at:end]``."""

    at: int
    end: int
    path: tuple[str, ...]
    labels: tuple[str, ...]


def passages(title: str, body: str) -> tuple[Passage, ...]:
    """The passages of the field in a text, in order; sentences of other matters are left out."""
    text = body[:LONGEST]
    return passages_under(text, outline(title, text).sections)


def passages_under(body: str, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """The passages of a text whose outline is known."""
    text = body[:LONGEST]
    found: list[_Span] = []
    for place, start, sentence, labels in _labelled(text, _places(sections)):
        if labels is None and not (place.of_field and len(sentence) >= LEAST):
            continue
        span = _Span(start, start + len(sentence), place.path, labels or ())
        last = found[-1] if found else None
        if last and last[2:] == span[2:] and not text[last.end : start].strip():
            found[-1] = span._replace(at=last.at)
        else:
            found.append(span)
    return tuple(Passage(span.at, text[span.at : span.end], span.path, span.labels) for span in found)


def by_facet(labels: Sequence[str]) -> dict[str, list[str]]:
    """Label ids by their facet, in the order of the taxonomy."""
    known = taxonomy.by_id()
    return {facet: [id for id in known if known[id].facet == facet and id in labels] for facet in taxonomy.FACETS}


@cache
def _order() -> dict[str, int]:
    """The place of each label in the taxonomy."""
    return {id: place for place, id in enumerate(taxonomy.by_id())}


@cache
def _topics() -> frozenset[str]:
    return frozenset(id for id, label in taxonomy.by_id().items() if label.facet == topics.FACET)


def _places(sections: Sequence[Section]) -> list[_Place]:
    paths: list[tuple[str, ...]] = []
    above: list[str] = []
    for section in sections:
        above = [*above[: section.level - 1], section.heading or ""]
        paths.append(tuple(heading for heading in above if heading))
    nearest = list(dict.fromkeys(path[-1] for path in paths if path))
    of_field = {line for line, labels in zip(nearest, _alone(nearest), strict=True) if labels is not None}
    found = (
        _Place(section.at, path, bool(path) and path[-1] in of_field)
        for section, path in zip(sections, paths, strict=True)
    )
    return [_Place(0, (), False), *found]


def _labelled(text: str, places: list[_Place]) -> Iterator[tuple[_Place, int, str, tuple[str, ...] | None]]:
    """Each sentence with its place and its labels."""
    scanned = scan(text)
    small, hits = scanned.small.text, _Hits(scanned.numbers)
    ended = at = 0  # the end of the sentence before, in the text and without blanks
    for place, start, sentence in _sentences(text, places):
        at += _size(text[ended:start])
        yield place, start, sentence, _labels(small, at, at + _size(sentence[:SENTENCE]), hits)
        at += _size(sentence)
        ended = start + len(sentence)


def _size(words: str) -> int:
    """How many characters are no blanks."""
    return len("".join(words.split()))


class _Hits:
    """The hits of a text, handed out by its sentences one after the other."""

    def __init__(self, hits: Sequence[tuple[int, int, int]]) -> None:
        self._hits, self._at = hits, 0

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The hits in ``text[start:end]``, which begins where the one asked for before ended, or later."""
        hits, at, count = self._hits, self._at, len(self._hits)
        while at < count and hits[at][2] <= start:
            at += 1
        first = at
        while at < count and hits[at][2] <= end:
            at += 1
        self._at = at
        return [hit for hit in hits[first:at] if hit[1] >= start]


def _alone(lines: Sequence[str]) -> list[tuple[str, ...] | None]:
    """The labels of each line by itself, without its blanks. The terms are looked for in all lines at once."""
    bare = ["".join(widths_folded(line).split()) for line in lines]
    text = "\n".join(bare)
    hits = _Hits(of_all().in_title.numbers(text))
    found: list[tuple[str, ...] | None] = []
    start = 0
    for line in bare:
        found.append(_labels(text, start, start + len(line), hits))
        start += len(line) + 1
    return found


def _sentences(text: str, places: list[_Place]) -> Iterator[tuple[_Place, int, str]]:
    at = 0
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        while at + 1 < len(places) and places[at + 1].at <= start:
            at += 1
        if sentence:
            yield places[at], start, sentence


def _labels(text: str, start: int, end: int, hits: _Hits) -> tuple[str, ...] | None:
    """The labels that ``text[start:end]`` shows, in the order of the taxonomy; None where it is not of the field.

    As in titles, topics decide no scope; some concepts (生态环境 …) speak for the field without a label.
    """
    own = hits.within(start, end)
    if not own:
        return None
    words = titles.Words(text, start, end, own, of_all())
    doubt: dict[str, float] = {}
    given: set[str] = set()
    of_field = False
    for numbered, terms in words.possible():
        concept = numbered.concept
        tells = (concept.scope and not of_field) or not given.issuperset(numbered.labels)
        if not tells or not words.shown(numbered, terms):
            continue
        of_field |= concept.scope
        for label, strength in concept.labels:
            if label in given:
                continue
            topical = label in _topics()
            doubt[label] = (1.0 if topical else doubt.get(label, 1.0)) * (1.0 - strength)
            if 1.0 - doubt[label] >= GIVEN:
                given.add(label)
                of_field |= not topical
    return tuple(sorted(given, key=_order().__getitem__)) if of_field else None
