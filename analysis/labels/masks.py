"""Masks: longer words (names of agencies and laws) within which a term does not count."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.labels.matcher import NumberedHit
from analysis.labels.rules import Rules


class Masks:
    """The masks of a text, given by their start and end."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._reach: dict[int, int] = {}  # for each place within a mask: where the furthest mask over it ends
        self._start: dict[int, int] = {}  # for each end of a mask: where the longest one begins
        for start, end in spans:
            self._start[end] = min(start, self._start.get(end, start))
            for place in range(start, end):
                if self._reach.get(place, 0) < end:
                    self._reach[place] = end

    def hide(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies within a longer mask."""
        return self._reach.get(start, 0) > end or self._start.get(end, start) < start

    def outside(self, hits: list[NumberedHit]) -> list[NumberedHit]:
        """The hits that lie within no longer mask."""
        reach, first = self._reach.get, self._start.get
        return [hit for hit in hits if reach(hit[1], 0) <= hit[2] and first(hit[2], hit[1]) >= hit[1]]


def unmasked(text: str, rules: Rules) -> tuple[list[NumberedHit], Masks]:
    """The hits of the concepts' terms outside masks in the order of their ends, by their numbers in `in_title`."""
    hits = rules.in_title.numbers(text)
    masks, owners = rules.mask_numbers, rules.owners
    spans = [(start, end) for number, start, end in hits if number in masks]
    if not spans:
        return hits, Masks()
    found = Masks(spans)
    return [hit for hit in found.outside(hits) if owners[hit[0]]], found
