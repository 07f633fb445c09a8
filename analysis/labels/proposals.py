"""Rules that decisions of people suggest: a word that three settled titles with one label share. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.labels.rules import load
from analysis.labels.settled import Settled

LEAST = 3  # decisions that agree
SHORTEST, LONGEST = 3, 12  # characters of a word that is proposed
MOST_TITLE = 120  # characters of a title that are compared
FORMAL = frozenset("关于印发的通知意见方案办法公告规定管理工作推进加强实施")  # characters of titles of any subject


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that stands in `titles` of which people added (`adds`) or removed `label`."""

    label: str
    adds: bool
    word: str
    titles: tuple[str, ...]

    def entry(self) -> str:
        """The rule as it would stand in a file of `analysis/data/rules/`."""
        if self.adds:
            return f'[[concept]]\nname = "…"\nterms = {_text([self.word])}\ngives = {_text([self.label])}\n'
        return f"without = {_text([self.word])}  # in the concept that gives {self.label} here\n"


def proposals(settled: Iterable[Settled]) -> list[Proposal]:
    """For each label and direction the longest words that at least `LEAST` settled titles share, most titles first."""
    by_label: dict[tuple[str, bool], list[str]] = {}
    for one in settled:
        for adds, labels in ((True, one.add), (False, one.remove)):
            for label in labels if one.title else ():
                by_label.setdefault((label, adds), []).append("".join((one.title or "").split())[:MOST_TITLE])
    found = [
        Proposal(label, adds, word, tuple(title for title in titles if word in title))
        for (label, adds), titles in by_label.items()
        for word in _shared(sorted(set(titles)))
        if not (adds and any(term in word for term in _known(label)))
    ]
    return sorted(found, key=lambda one: (-len(one.titles), one.label, one.word))


def _shared(titles: Sequence[str]) -> list[str]:
    """The longest pieces of at least `LEAST` titles; a piece within a longer one of as many titles is left out."""
    counts = Counter(piece for title in titles for piece in _pieces(title))
    words = {piece: n for piece, n in counts.items() if n >= LEAST and not set(piece) <= FORMAL}
    return [
        word
        for word, n in words.items()
        if not any(word != other and word in other and words[other] >= n for other in words)
    ]


def _pieces(title: str) -> set[str]:
    return {
        piece
        for at in range(len(title))
        for length in range(SHORTEST, LONGEST + 1)
        if len(piece := title[at : at + length]) == length and piece.isalnum()
    }


def _known(label: str) -> set[str]:
    return {term for concept in load().concepts if label in dict(concept.labels) for term in concept.terms}


def _text(value: list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)
