"""What a title says: the concepts that it names, outside names of agencies and with their context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from analysis.labels import borders
from analysis.labels.matcher import compact
from analysis.labels.rules import Concept, Numbered, Refusal, Rules
from policy import agencies

_LAYOUT = re.compile(
    r"[《》“”\"（）()〔〕\[\]\d年第号、，。：:—－-]|中华人民共和国|国务院|主席|办公厅|法释|印发|发布|关于|的"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A concept that a title shows, with the hit that shows it (offset in the original title)."""

    concept: Concept
    term: str
    offset: int


class Words:
    """The words ``text[begin:end]`` with the terms that occur in them, by their numbers in `Rules.in_title`.

    A term counts where it is outside of masks and on word borders, which is looked at when it is asked for.
    """

    def __init__(self, text: str, begin: int, end: int, hits: Iterable[tuple[int, int, int]], rules: Rules) -> None:
        self._text, self._begin, self._end, self._rules = text, begin, end, rules
        self._places: dict[int, list[int]] = {}
        self._masked: list[tuple[int, int]] = []
        masks = rules.mask_numbers
        for term, start, stop in hits:
            if term in self._places:
                self._places[term].append(start)
            else:
                self._places[term] = [start]
            if term in masks:
                self._masked.append((start, stop))
        self._good: dict[int, int] = {}

    def possible(self) -> list[tuple[Numbered, list[int]]]:
        """The concepts of which terms occur, with these, in the order of the rules."""
        owners = self._rules.owners
        found: dict[int, list[int]] = {}
        for term in self._places:
            for place in owners[term]:
                found.setdefault(place, []).append(term)
        return [(self._rules.numbered[place], found[place]) for place in sorted(found)]

    def shown(self, concept: Numbered, terms: list[int]) -> tuple[str, int] | None:
        """The first of `terms` that shows a concept, and its first good place; None where the words do not show it."""
        if not concept.without.isdisjoint(self._places):
            return None
        if len(terms) > 1:
            terms.sort(key=concept.terms.__getitem__)
        shown = next((term for term in terms if self._good_place(term) >= 0), None)
        if shown is None or (concept.with_terms and not self._has_context(concept.with_terms)):
            return None
        return self._rules.in_title.terms[shown], self._good[shown]

    def _has_context(self, context: frozenset[int]) -> bool:
        return any(term in context and self._good_place(term) >= 0 for term in self._places)

    def _good_place(self, term: int) -> int:
        """The first good place of a term, -1 where it has none."""
        if term not in self._good:
            size = len(self._rules.in_title.terms[term])
            self._good[term] = next((at for at in self._places[term] if self._stands(at, at + size)), -1)
        return self._good[term]

    def _stands(self, start: int, end: int) -> bool:
        for mask_start, mask_end in self._masked:
            if mask_start <= start and end <= mask_end and mask_end - mask_start > end - start:
                return False
        return borders.stands(self._text, start, end, self._begin, self._end)


def concepts(title: str, rules: Rules) -> list[Shown]:
    """The concepts of a title in the order of the rules."""
    small = compact(title)
    words = Words(small.text, 0, len(small.text), rules.in_title.numbers(small.text), rules)
    shown = ((numbered.concept, words.shown(numbered, terms)) for numbered, terms in words.possible())
    return [Shown(concept, found[0], small.origin(found[1])) for concept, found in shown if found]


def refusal(title: str, rules: Rules) -> tuple[Refusal, str] | None:
    """The first entry of [[out]] that a title meets, and the word."""
    text = compact(title).text
    for entry in rules.refusals:
        word = next((word for word in entry.terms if word in text), None)
        if word and not any(other in text for other in entry.unless):
            return entry, word
    return None


@cache
def _bodies() -> re.Pattern[str]:
    """Finds the names of ministries, longest first; short forms of two characters are words, too, and stay."""
    names = {name for name in agencies.spellings() if len(name) > 2}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def is_general(title: str, rules: Rules) -> bool:
    """Whether a title is that of a general report or plan of the nation, which only passages make one of the field."""
    text = compact(title).text
    return any(term in text for term in rules.general)


def says_nothing(title: str, rules: Rules) -> bool:
    """True for a title that names no subject: 国家能源局公告2026年第1号, 关于印发《若干措施》的通知."""
    text = _bodies().sub("", compact(title).text)
    for hit in sorted(rules.in_title.find(text), key=lambda hit: hit.start - hit.end):
        if hit.term in rules.masks:
            text = text.replace(hit.term, "")
    return len(rules.blank_words.sub("", _LAYOUT.sub("", text))) <= 1
