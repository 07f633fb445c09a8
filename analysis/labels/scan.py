"""The words of all rules in a text without its blanks: found in one pass, read for labels, topics and passages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.labels.matcher import Compact, Hit, compact
from analysis.labels.rules import of_all
from analysis.text.sentences import KEPT_TEXT

_CITED = re.compile(
    "|".join(
        (r"《[^《》]{1,80}》", *(rf"{cue}[^，。；：]{{1,60}}" for cue in ("根据", "依据", "依照", "按照", "遵照")))
    )
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A text without blanks (`small`), and without citations (`plain`), and all hits in `small` by the order of ends.

    A hit is the number of its term in ``of_all().in_title``, its start and its end.
    """

    small: Compact
    plain: str
    numbers: list[tuple[int, int, int]]

    def hits(self, wanted: frozenset[str]) -> list[Hit]:
        """The hits of the `wanted` terms outside citations."""
        terms, find, numbers = of_all().in_title.terms, self.plain.find, _numbers(wanted)
        made = tuple.__new__  # a third of the time of Hit(…), of which a text has hundreds
        return [
            made(Hit, (terms[number], start, end))
            for number, start, end in self.numbers
            if number in numbers and find("\n", start, end) < 0
        ]


@cache
def _numbers(wanted: frozenset[str]) -> frozenset[int]:
    return frozenset(number for number, term in enumerate(of_all().in_title.terms) if term in wanted)


def scan(text: str) -> Scan:
    """Look a text through. The last ones are kept: labels, topics and passages ask for the same one after the other."""
    return _kept(text) if len(text) <= KEPT_TEXT else _scan(text)


def _scan(text: str) -> Scan:
    small = compact(text)
    return Scan(small, without_citations(small.text), of_all().in_title.numbers(small.text))


_kept = lru_cache(maxsize=2)(_scan)


def without_citations(text: str) -> str:
    """The text with line ends in place of 《…》 and of clauses with 根据 and the like."""
    return _CITED.sub(lambda found: "\n" * len(found[0]), text)
