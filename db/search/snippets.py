"""Passages around the words that were looked for, with the places of the words in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.search.fold import fold
from db.search.tokens import runs

AROUND = 40  # characters shown on either side
_BREAK = re.compile(r"[。；！？\n]")
_LIMIT = 2_000_000  # characters of a text that are looked through


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the (start, end) of the words in it, in order, not overlapping; a passage begins at `at`."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    at: int = 0

    def pieces(self) -> list[tuple[str, bool]]:
        """The text cut up: (piece, whether it is a word that was looked for)."""
        found, at = [], 0
        for start, end in self.marks:
            if start > at:
                found.append((self.text[at:start], False))
            found.append((self.text[start:end], True))
            at = end
        if at < len(self.text):
            found.append((self.text[at:], False))
        return found


def _pattern(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the texts in a folded text; punctuation in them matches any punctuation."""
    forms = {r"[\W_]+".join(re.escape(run) for run in found) for text in texts if (found := runs(text))}
    return re.compile("|".join(sorted(forms, key=lambda form: (-len(form), form)))) if forms else None


def mark(text: str, texts: Iterable[str]) -> Marked:
    """The whole text with the places of the words."""
    pattern = _pattern(texts)
    return Marked(text, tuple(m.span() for m in pattern.finditer(fold(text))) if pattern else ())


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first place in the folded text; where the words stand in the text as they are, no more of it is folded."""
    plain = pattern.search(text)
    if plain and (hit := pattern.search(fold(text[: plain.end() + AROUND]))):
        return hit
    return pattern.search(fold(text))


def passage(text: str, texts: Iterable[str], *, any: bool = False) -> Marked | None:
    """The passage around the first word that occurs, cut at sentence ends; None if none does.

    With `any` the beginning of the text, when nothing better is there.
    """
    text = text[:_LIMIT]
    texts = tuple(texts)
    pattern = _pattern(texts)
    hit = _first(pattern, text) if pattern else None
    if hit is None:
        start = " ".join(text[: 4 * AROUND].split())[: 2 * AROUND]
        return Marked(start) if any and start else None
    low, high = max(0, hit.start() - AROUND), min(len(text), hit.end() + AROUND)
    before = list(_BREAK.finditer(text, low, hit.start()))
    after = _BREAK.search(text, hit.end(), high)
    low = before[-1].end() if before else low
    high = after.end() if after else high
    found = text[low:high]
    at = low + len(found) - len(found.lstrip())
    return replace(mark(" ".join(found.split()), texts), at=at)
