"""What a title says: the concepts that it names, outside names of agencies and with their context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from analysis.labels import borders
from analysis.labels.matcher import Hit, compact
from analysis.labels.rules import Concept, Refusal, Rules
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
    """The words ``text[begin:end]`` with the terms that occur in them.

    A term counts where it is outside of masks and on word borders, which is looked at when it is asked for.
    """

    def __init__(self, text: str, begin: int, end: int, hits: Iterable[Hit], rules: Rules) -> None:
        self._text, self._begin, self._end, self._rules = text, begin, end, rules
        self._terms: set[str] = set()
        self._masked: list[Hit] = []
        for hit in hits:
            self._terms.add(hit[0])
            if hit[0] in rules.masks:
                self._masked.append(hit)
        self._good: dict[str, int] = {}

    def possible(self) -> list[Concept]:
        """The concepts of which a term occurs, in the order of the rules."""
        known = self._rules.title_places
        places = {place for term in self._terms if term in known for place in known[term]}
        return [self._rules.concepts[place] for place in sorted(places)]

    def shown(self, concept: Concept) -> tuple[str, int] | None:
        """The term that shows a concept, and its first good place; None where the words do not show it."""
        found = self._first(concept.terms)
        if not found or (concept.with_terms and not self._first(concept.with_terms)):
            return None
        return found if self._terms.isdisjoint(concept.without) else None

    def _first(self, terms: Iterable[str]) -> tuple[str, int] | None:
        for term in terms:
            if term in self._terms and (at := self._place(term)) >= 0:
                return term, at
        return None

    def _place(self, term: str) -> int:
        """The first good place of a term, -1 where it has none."""
        if term not in self._good:
            at = self._text.find(term, self._begin, self._end)
            while at >= 0 and not self._stands(at, at + len(term)):
                at = self._text.find(term, at + 1, self._end)
            self._good[term] = at
        return self._good[term]

    def _stands(self, start: int, end: int) -> bool:
        for mask in self._masked:
            if mask[1] <= start and end <= mask[2] and mask[2] - mask[1] > end - start:
                return False
        return borders.stands(self._text, start, end)


def concepts(title: str, rules: Rules) -> list[Shown]:
    """The concepts of a title in the order of the rules."""
    small = compact(title)
    words = Words(small.text, 0, len(small.text), rules.in_title.find(small.text), rules)
    shown = ((concept, words.shown(concept)) for concept in words.possible())
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
