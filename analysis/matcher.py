"""All terms of the rules in one pass over a text: overlapping Aho–Corasick."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at ``text[start:end]``."""

    term: str
    start: int
    end: int


class Matcher:
    """Finds every occurrence of every term, nested and overlapping ones too."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = tuple(sorted(set(terms)))
        self._automaton = AhoCorasick(
            self.terms, matchkind=MatchKind.Standard, implementation=Implementation.DFA, store_patterns=False
        )

    def find(self, text: str) -> list[Hit]:
        """All hits in the order of their ends."""
        terms = self.terms
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [Hit(terms[index], start, end) for index, start, end in found]

    def terms_in(self, text: str) -> set[str]:
        """The terms that occur, each once."""
        terms = self.terms
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return {terms[index] for index in {match[0] for match in found}}


@dataclass(frozen=True, slots=True)
class Compact:
    """A text without its blanks and line ends, in which terms that a line break cut are whole again.

    `places[i]` is where character i stood in the original text.
    """

    text: str
    places: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The offset in the original text."""
        return self.places[offset] if offset < len(self.places) else (self.places[-1] + 1 if self.places else 0)


def compact(text: str) -> Compact:
    """Drop all blanks and fold full-width letters and digits, remembering where each character stood."""
    wide = text.translate(_WIDE)
    places = tuple(i for i, character in enumerate(wide) if not character.isspace())
    return Compact("".join(wide.split()), places)
