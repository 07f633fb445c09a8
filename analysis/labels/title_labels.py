"""What a title says: the concepts that it names, outside names of agencies and with their context."""

from __future__ import annotations

import re
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


def concepts(title: str, rules: Rules) -> list[Shown]:
    """The concepts of a title in the order of the rules."""
    small = compact(title)
    text = small.text
    hits = _valid(text, rules)
    shown = []
    met = {concept.name for term in hits for concept in rules.title_owners.get(term, ())}
    for concept in rules.concepts if met else ():
        if concept.name not in met or any(word in text for word in concept.without):
            continue
        hit = next(hits[term] for term in concept.terms if term in hits)
        if concept.with_terms and not any(word in hits for word in concept.with_terms):
            continue
        shown.append(Shown(concept, hit.term, small.origin(hit.start)))
    return shown


def _valid(text: str, rules: Rules) -> dict[str, Hit]:
    """The first good hit of each term: outside masks, on word borders."""
    all_hits = rules.in_title.find(text)
    masked = [hit for hit in all_hits if hit.term in rules.masks]
    valid: dict[str, Hit] = {}
    for hit in all_hits:
        inside = any(
            m.start <= hit.start and hit.end <= m.end and m.end - m.start > hit.end - hit.start for m in masked
        )
        if not inside and hit.term not in valid and borders.stands(text, hit.start, hit.end):
            valid[hit.term] = hit
    return valid


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
