"""The words of all rules in a text without its blanks: found in one pass, read for labels, topics and passages."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

from analysis.labels.borders import LONGEST_SHORT_TERM, Borders
from analysis.labels.masks import Masks, unmasked
from analysis.labels.matcher import Compact, NumberedHit, compact
from analysis.labels.rules import of_all
from analysis.text.sentences import KEPT_TEXT

BORDERS_CHECKED = 20  # hits of one term whose word borders are looked at; the rest follow their share
_CITED = (  # each begins with one character, which is fast to search for
    re.compile("《[^《》]{1,80}》"),
    re.compile("据(?<=[根依]据)[^，。；：]{1,60}"),
    re.compile("照(?<=[依按遵]照)[^，。；：]{1,60}"),
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A text without blanks (`small`), also without citations (`plain`), and masks, other hits and borders in it.

    The hits are by their numbers in ``of_all().in_title``, in the order of their ends.
    """

    small: Compact
    plain: str
    hits: list[NumberedHit]
    masks: Masks
    borders: Borders

    def counted(self, wanted: frozenset[str], most: int | None = None) -> list[NumberedHit]:
        """The hits of the `wanted` terms that are words of the text's own: outside citations, on word borders.

        Only those in the first `most` characters, where that is given.
        """
        hits = self.hits if most is None else self.hits[: bisect_right(self.hits, most, key=itemgetter(2))]
        numbers, find, seen = _numbers(wanted), self.plain.find, dict[int, int]()
        found = []
        for hit in hits:
            number, start, end = hit
            if number not in numbers or find("\n", start, end) >= 0:
                continue
            if end - start <= LONGEST_SHORT_TERM:
                seen[number] = nth = seen.get(number, 0) + 1
                if nth <= BORDERS_CHECKED and not self.borders.stand(start, end):
                    continue
            found.append(hit)
        return found


@cache
def _numbers(wanted: frozenset[str]) -> frozenset[int]:
    return frozenset(number for number, term in enumerate(of_all().in_title.terms) if term in wanted)


def scan(text: str) -> Scan:
    """Look a text through. The last ones are kept: labels, topics and passages ask for the same one after the other."""
    return _kept(text) if len(text) <= KEPT_TEXT else _scan(text)


def _scan(text: str) -> Scan:
    small = compact(text)
    hits, masks = unmasked(small.text, of_all())
    return Scan(small, without_citations(small.text), hits, masks, Borders(small.text))


_kept = lru_cache(maxsize=2)(_scan)


def without_citations(text: str) -> str:
    """The text with line ends in place of 《…》 and of what follows 根据 and the like in its clause."""
    for cited in _CITED:
        text = cited.sub(_line_ends, text)
    return text


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * len(found[0])
