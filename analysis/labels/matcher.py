"""All terms of the rules in one pass over a text: overlapping Aho–Corasick."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
NumberedHit = tuple[int, int, int]  # the place of a term in `Matcher.terms`, its start and its end


class Hit(NamedTuple):
    """A term at ``text[start:end]``."""

    term: str
    start: int
    end: int


class Matcher:
    """Finds every occurrence of every term, nested and overlapping ones too."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = tuple(sorted(set(terms)))
        self._automaton = AhoCorasick(  # its tables stay in the cache of the processor, those of a DFA do not
            self.terms, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA, store_patterns=False
        )

    def numbers(self, text: str) -> list[NumberedHit]:
        """All hits in the order of their ends."""
        found: list[NumberedHit] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found

    def find(self, text: str) -> list[Hit]:
        """All hits in the order of their ends."""
        return [Hit(self.terms[number], start, end) for number, start, end in self.numbers(text)]


@dataclass(frozen=True, slots=True)
class Compact:
    """A text without its blanks and line ends, in which terms that a line break cut are whole again.

    The i-th run of characters without a blank is at ``starts[i]`` here, and was at ``origins[i]``.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The offset in the original text."""
        offset = min(offset, len(self.text))
        at = bisect_right(self.starts, min(offset, len(self.text) - 1)) - 1
        return offset - self.starts[at] + self.origins[at] if at >= 0 else 0

    def spans(self, originals: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where parts of the original text are here; each begins and ends with a character, behind the one before."""
        starts, origins, last = self.starts, self.origins, len(self.starts) - 1
        run = 0
        for start, end in originals:
            while run < last and origins[run + 1] <= start:
                run += 1
            begin = start - origins[run] + starts[run]
            while run < last and origins[run + 1] < end:
                run += 1
            yield begin, end - origins[run] + starts[run]


def compact(text: str) -> Compact:
    """Drop all blanks and fold full-width letters and digits, remembering where each character was."""
    folded = widths_folded(text)
    runs = folded.split()
    starts: list[int] = []
    origins: list[int] = []
    at = start = 0
    for run in runs:
        at = folded.find(run, at)  # only blanks lie before it
        starts.append(start)
        origins.append(at)
        at += len(run)
        start += len(run)
    return Compact("".join(runs), tuple(starts), tuple(origins))


def widths_folded(text: str) -> str:
    """The text with full-width letters and digits in their narrow form; every character stays in its place."""
    return _WIDE.sub(lambda found: chr(ord(found[0]) - 0xFEE0), text) if _WIDE.search(text) else text
