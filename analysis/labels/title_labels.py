"""What a title says: the concepts that it names, outside names of agencies and with their context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.labels import borders
from analysis.labels.masks import Masks, unmasked
from analysis.labels.matcher import compact
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


def concepts(title: str, rules: Rules) -> list[Shown]:
    """The concepts of a title in the order of the rules, each with the first of its terms that shows it."""
    small = compact(title)
    text = small.text
    hits, masks = unmasked(text, rules)
    possible: dict[int, list[tuple[int, int, int, Concept]]] = {}
    for number, start, end in hits:
        for owner in rules.owners[number]:
            possible.setdefault(owner.place, []).append((owner.rank, start, end, owner.concept))
    found = []
    for _, terms in sorted(possible.items()):
        concept = terms[0][3]
        shown = next((term for term in sorted(terms) if borders.stands(text, *term[1:3])), None)
        if shown and allowed(concept, text, masks):
            _, start, end, _ = shown
            found.append(Shown(concept, text[start:end], small.origin(start)))
    return found


def allowed(concept: Concept, text: str, masks: Masks, at: int = 0) -> bool:
    """Whether a text has a context that the concept asks for, and no word that undoes it.

    `masks` are those of a longer text, in which this one is at `at`.
    """
    for word in concept.without:
        if word in text:
            return False
    for word in concept.with_terms:
        if word in text and _stands(word, text, masks, at):
            return True
    return not concept.with_terms


def _stands(word: str, text: str, masks: Masks, at: int) -> bool:
    """Whether a word occurs outside masks, on word borders."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not masks.hide(at + start, at + end) and borders.stands(text, start, end):
            return True
        start = text.find(word, start + 1)
    return False


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
