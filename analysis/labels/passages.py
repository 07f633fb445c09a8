"""Labels of passages: what each sentence of a text speaks of, by the rules of titles, under its headings.

A long general document (a work report, a five-year outline) belongs to the field by its passages only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.labels import title_labels as titles
from analysis.labels import topics
from analysis.labels.matcher import widths_folded
from analysis.labels.rules import Rules, load
from analysis.text.outline import outline
from policy import taxonomy
from policy.sections import Passage, Section

GIVEN = 0.5
LONGEST = 400_000  # characters of a text that are read
LEAST = 8  # characters of a sentence that counts for its heading alone
SENTENCE = 2_000  # characters of a sentence that are read
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")


@dataclass(frozen=True, slots=True)
class _Place:
    """From `at` on the text is under `path`; `of_field` where the nearest heading is of the field."""

    at: int
    path: tuple[str, ...]
    of_field: bool


def passages(title: str, body: str) -> tuple[Passage, ...]:
    """The passages of the field in a text, in order; sentences of other matters are left out."""
    text = body[:LONGEST]
    return passages_under(text, outline(title, text).sections)


def passages_under(body: str, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """The passages of a text whose outline is known."""
    text = body[:LONGEST]
    found: list[Passage] = []
    for place, start, sentence, shown in _labelled(text, _places(sections)):
        if shown is None and not (place.of_field and len(sentence) >= LEAST):
            continue
        labels = shown or ()
        last = found[-1] if found else None
        if (
            last
            and last.labels == labels
            and last.path == place.path
            and not text[last.at + len(last.text) : start].strip()
        ):
            found[-1] = Passage(last.at, text[last.at : start + len(sentence)], last.path, labels)
        else:
            found.append(Passage(start, sentence, place.path, labels))
    return tuple(found)


def by_facet(labels: Sequence[str]) -> dict[str, list[str]]:
    """Label ids by their facet, in the order of the taxonomy."""
    known = taxonomy.by_id()
    return {facet: [id for id in known if known[id].facet == facet and id in labels] for facet in taxonomy.FACETS}


@cache
def _rules() -> Rules:
    """The concepts of all facets, found in one pass."""
    return replace(load(), concepts=(*load().concepts, *topics.rules().concepts))


@cache
def _facets() -> dict[str, str]:
    """The facet of each label, in the order of the taxonomy."""
    return {id: label.facet for id, label in taxonomy.by_id().items()}


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
    """Each sentence with its place and its labels. The terms are looked for in the whole text at once."""
    folded = widths_folded(text)
    hits = sorted(_rules().in_title.find(folded), key=lambda hit: hit.start)
    found = list(_sentences(text, places))
    parted = [sentence[:SENTENCE] for _, _, sentence in found if _has_blanks(sentence)]
    labels_of = dict(zip(parted, _alone(parted), strict=True))
    at = 0
    for place, start, sentence in found:
        end = start + min(len(sentence), SENTENCE)
        while at < len(hits) and hits[at].start < start:
            at += 1
        first = at
        while at < len(hits) and hits[at].start < end:
            at += 1
        if _has_blanks(sentence):  # they may stand within words
            labels = labels_of[sentence[:SENTENCE]]
        else:
            own = (hit for hit in hits[first:at] if hit.end <= end)
            labels = _labels(titles.Words(folded, start, end, own, _rules())) if first < at else None
        yield place, start, sentence, labels


def _has_blanks(sentence: str) -> bool:
    return len(sentence.split(None, 1)) > 1


def _alone(lines: Sequence[str]) -> list[tuple[str, ...] | None]:
    """The labels of each line by itself, without its blanks. The terms are looked for in all lines at once."""
    bare = ["".join(widths_folded(line).split()) for line in lines]
    text = "\n".join(bare)
    hits = sorted(_rules().in_title.find(text), key=lambda hit: hit.start)
    found: list[tuple[str, ...] | None] = []
    at = start = 0
    for line in bare:
        end, first = start + len(line), at
        while at < len(hits) and hits[at].start < end:
            at += 1
        found.append(_labels(titles.Words(text, start, end, hits[first:at], _rules())) if first < at else None)
        start = end + 1
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


def _labels(words: titles.Words) -> tuple[str, ...] | None:
    """The labels that a sentence shows, in the order of the taxonomy; None where it is not of the field.

    As in titles, topics decide no scope; some concepts (生态环境 …) speak for the field without a label.
    """
    facets = _facets()
    doubt: dict[str, float] = {}
    given: set[str] = set()
    of_field = False
    for concept in words.possible():
        news = [(label, strength) for label, strength in concept.labels if label not in given]
        if not (news or (concept.scope and not of_field)) or not words.shown(concept):
            continue
        of_field |= concept.scope
        for label, strength in news:
            topical = facets[label] == topics.FACET
            doubt[label] = (1.0 if topical else doubt.get(label, 1.0)) * (1.0 - strength)
            if 1.0 - doubt[label] >= GIVEN:
                given.add(label)
                of_field |= not topical
    return tuple(label for label in facets if label in given) if of_field else None
