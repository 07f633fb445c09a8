"""Labels of passages: what each sentence of a text speaks of, by the rules of titles, under its headings.

A long general document (a work report, a five-year outline) belongs to the field by its passages only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.labels import title_labels as titles
from analysis.labels import topics
from analysis.labels.rules import load
from analysis.text.outline import outline
from policy import taxonomy
from policy.sections import Section

GIVEN = 0.5
LONGEST = 400_000  # characters of a text that are read
LEAST = 8  # characters of a sentence that counts for its heading alone
SENTENCE = 2_000  # characters of a sentence that are read
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences in a row that say the same labels: `text` begins at `at`; `path` are the headings above it."""

    at: int
    text: str
    path: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """From `at` on the text is under `path`; `of_field` where the nearest heading is of the field."""

    at: int
    path: tuple[str, ...]
    of_field: bool


def passages(title: str, body: str) -> tuple[Passage, ...]:
    """The passages of the field in a text, in order; sentences of other matters are left out."""
    text = body[:LONGEST]
    found: list[Passage] = []
    places = _places(outline(title, text).sections)
    for place, start, sentence in _sentences(text, places):
        labels = _labels(sentence)
        if labels is None and not (place.of_field and len(sentence) >= LEAST):
            continue
        labels = labels or ()
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


def _places(sections: Sequence[Section]) -> list[_Place]:
    found = [_Place(0, (), False)]
    above: list[str] = []
    for section in sections:
        above = [*above[: section.level - 1], section.heading or ""]
        path = tuple(heading for heading in above if heading)
        found.append(_Place(section.at, path, bool(path) and _labels(path[-1]) is not None))
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


def _labels(sentence: str) -> tuple[str, ...] | None:
    """The labels that a sentence shows, in the order of the taxonomy; None where it is not of the field.

    As in titles, topics decide no scope; some concepts (生态环境 …) speak for the field without a label.
    """
    doubt: dict[str, float] = {}
    speaks = False
    for shown in titles.concepts(sentence[:SENTENCE], load()):
        speaks |= shown.concept.scope
        for label, strength in shown.concept.labels:
            doubt[label] = doubt.get(label, 1.0) * (1.0 - strength)
    given = {label for label, left in doubt.items() if 1.0 - left >= GIVEN}
    if not given and not speaks:
        return None
    given |= {label.id for label in topics.topics(sentence[:SENTENCE])}
    return tuple(label for label in taxonomy.by_id() if label in given)
