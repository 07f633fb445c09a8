"""Labels of passages: what each sentence of a text speaks of, by the rules of titles, under its headings.

A long general document (a work report, a five-year outline) belongs to the field by its passages only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from analysis.labels import title_labels as titles
from analysis.labels import topics
from analysis.labels.borders import LONGEST_SHORT_TERM, Borders
from analysis.labels.masks import Masks, unmasked
from analysis.labels.matcher import NumberedHit, widths_folded
from analysis.labels.rules import Concept, of_all
from analysis.labels.scan import scan
from analysis.text.outline import outline
from policy import numbers, taxonomy
from policy.sections import Passage, Section

GIVEN = 0.5
LONGEST = 400_000  # characters of a text that are read
LEAST = 8  # characters of a sentence that counts for its heading alone
OF_FIELD = 1  # the bit of a sentence that is of the field, beside those of its labels
LEADERS = ("....", "………")  # between a heading and its page
MOST_OF_TOP = 300  # characters of a line above the text
SENTENCE = 2_000  # characters of a sentence that are read
_SENTENCE = re.compile(r"[^。；！？\s][^。；！？\n]*[。；！？]?")


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
    return passages_under(text, outline(title, text).sections, title)


def passages_under(body: str, sections: Sequence[Section], title: str = "") -> tuple[Passage, ...]:
    """The passages of a text whose outline is known; the lines on top that repeat its title are none."""
    text = body[:LONGEST]
    found: list[_Span] = []
    for place, start, end, labels in _labelled(text, _behind(title, text), _places(sections)):
        last = found[-1] if found else None
        if last and last.path == place.path and last.labels == labels and not text[last.end : start].strip():
            found[-1] = _Span(last.at, end, last.path, labels)
        else:
            found.append(_Span(start, end, place.path, labels))
    return tuple(Passage(span.at, text[span.at : span.end], span.path, span.labels) for span in found)


def by_facet(labels: Sequence[str]) -> dict[str, list[str]]:
    """Label ids by their facet, in the order of the taxonomy."""
    known = taxonomy.by_id()
    return {facet: [id for id in known if known[id].facet == facet and id in labels] for facet in taxonomy.FACETS}


def _places(sections: Sequence[Section]) -> list[_Place]:
    paths: list[tuple[str, ...]] = []
    above: list[str] = []
    for section in sections:
        above = [*above[: section.level - 1], section.heading or ""]
        paths.append(tuple(heading for heading in above if heading))
    nearest = list(dict.fromkeys(path[-1] for path in paths if path))
    of_field = {line for line, is_of_field in zip(nearest, _alone(nearest), strict=True) if is_of_field}
    found = (
        _Place(section.at, path, bool(path) and path[-1] in of_field)
        for section, path in zip(sections, paths, strict=True)
    )
    return [_Place(0, (), False), *found]


def _behind(title: str, text: str) -> int:
    """Where a text begins behind what stands on top: its title, also broken in lines, its number, whom it addresses."""
    own, at = "".join(title.split()), 0
    while at < len(text):
        stop = text.find("\n", at, at + MOST_OF_TOP) + 1 or len(text)
        line = "".join(text[at : min(stop, at + MOST_OF_TOP)].split())
        if line.endswith(("：", ":")):
            return at if line[:-1].endswith("如下") else stop
        if line not in own and not (own and line.endswith(own)) and not numbers.is_number(line):
            return at
        at = stop
    return at


def _labelled(text: str, begins: int, places: list[_Place]) -> Iterator[tuple[_Place, int, int, tuple[str, ...]]]:
    """The sentences of the field with their place, their start and their end, and their labels."""
    scanned = scan(text)
    sentences = list(_sentences(text, begins))
    read = [(begin, min(end, begin + SENTENCE)) for begin, end in scanned.small.spans(sentences)]
    under = 0
    for (start, end), (begin, stop), hits in zip(sentences, read, _shared_out(scanned.hits, read), strict=True):
        while under + 1 < len(places) and places[under + 1].at <= start:
            under += 1
        labels = _labels(scanned.small.text[begin:stop], begin, hits, scanned.masks, scanned.borders) if hits else None
        if labels is not None or (places[under].of_field and end - start >= LEAST):
            yield places[under], start, end, labels or ()


def _shared_out(hits: list[NumberedHit], parts: Iterable[tuple[int, int]]) -> Iterator[list[NumberedHit]]:
    """The hits that end in each of the parts of a text, which follow each other."""
    at, count = 0, len(hits)
    for begin, end in parts:
        while at < count and hits[at][2] <= begin:
            at += 1
        first = at
        while at < count and hits[at][2] <= end:
            at += 1
        yield hits[first:at]


def _alone(lines: Sequence[str]) -> Iterator[bool]:
    """Whether each line by itself, without its blanks, is of the field. All lines are looked through at once."""
    bare = ["".join(line.split()) for line in lines]
    text = widths_folded("\n".join(bare))
    hits, masks = unmasked(text, of_all())
    ends = accumulate((len(line) + 1 for line in bare), initial=0)
    parts = [(end, end + len(line)) for end, line in zip(ends, bare, strict=False)]
    borders = Borders(text)
    for (start, end), own in zip(parts, _shared_out(hits, parts), strict=True):
        yield _labels(text[start:end], start, own, masks, borders) is not None


def _sentences(text: str, begins: int) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence from `begins` on, without the blanks around it; none of a page of contents."""
    leaders = [dots for dots in LEADERS if dots in text]
    for match in _SENTENCE.finditer(text, begins):
        if not (leaders and any(dots in match[0] for dots in leaders)):
            yield match.start(), match.start() + len(match[0].rstrip())


class _Tells(NamedTuple):
    """What a concept tells of a sentence: labels by their bits, and those that it only hints at."""

    place: int
    concept: Concept
    bits: int
    hints: tuple[tuple[int, float], ...]


@cache
def _tells() -> tuple[tuple[_Tells, ...], ...]:
    """For each term of the rules what its concepts tell. As in titles, topics decide no scope; some concepts
    (生态环境 …) speak for the field without a label."""
    labels = taxonomy.by_id()
    bit = {id: 2 << place | (0 if labels[id].facet == topics.FACET else OF_FIELD) for place, id in enumerate(labels)}
    made = []
    for place, concept in enumerate(of_all().concepts):
        bits = OF_FIELD if concept.scope else 0
        for label, strength in concept.labels:
            bits |= bit[label] if strength >= GIVEN else 0
        hints = tuple((bit[label], much) for label, much in concept.labels if much < GIVEN and bit[label] & OF_FIELD)
        made.append(_Tells(place, concept, bits, hints))
    return tuple(tuple(made[owner.place] for owner in owners) for owners in of_all().owners)


def _labels(
    sentence: str, at: int, hits: Iterable[NumberedHit], masks: Masks, borders: Borders
) -> tuple[str, ...] | None:
    """The labels that a sentence shows, in the order of the taxonomy; None where it is not of the field.

    Hits, masks and borders are those of the text, in which the sentence is at `at`.
    """
    tells, stand = _tells(), borders.stand
    given = 0
    doubt: dict[int, float] = {}
    settled: set[int] = set()
    for number, start, stop in hits:
        if start < at:
            continue
        stands = stop - start > LONGEST_SHORT_TERM
        for place, concept, bits, hints in tells[number]:
            if (bits | given == given and not hints) or place in settled:
                continue
            if not (stands or stand(start, stop)):
                break
            stands = True
            settled.add(place)
            if not titles.allowed(concept, sentence, masks, at):
                continue
            given |= bits
            for bit, strength in hints:
                doubt[bit] = doubt.get(bit, 1.0) * (1.0 - strength)
                if 1.0 - doubt[bit] >= GIVEN:
                    given |= bit
    return _named(given) if given & OF_FIELD else None


@lru_cache(maxsize=4096)
def _named(given: int) -> tuple[str, ...]:
    return tuple(id for place, id in enumerate(taxonomy.by_id()) if given & (2 << place))
