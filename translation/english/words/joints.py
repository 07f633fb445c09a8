"""Enumerations: the joints between words, and the joints between what they become."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.words.lexicon import Word

JOINTS = frozenset({"stop", "connective"})
UNFIT = {
    "stop",
    "connective",
    "of",
    "such as",
    "preposition",
    "relative",
    "within",
    "quote",
    "title",
    "unknown",
    "year",
    "plan",
}
"""Kinds of words that are no part of a compound."""
QUALITY = re.compile(r"\w{3,20}(?:al|ic|ive|ous)")
"""A word that describes what stands behind the `and` too: ecological and environmental protection."""
SIDES = 3  # words on either side of an `and` that may melt into a longer list: A and B + C -> A, B and C


def spliced(*parts: str) -> str:
    """The parts in a row; a word that ends one and begins the next is said once: vehicle | vehicle purchase tax."""
    out = ""
    for part in filter(None, parts):
        last, (first, _, rest) = out.rpartition(" ")[2], part.partition(" ")
        again = last.isalpha() and last.lower() == first.lower()
        out = f"{out} {rest if again else part}".strip()
    return out


def split(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words between the joints."""
    units: list[list[Word]] = [[]]
    for word in words:
        if word.kind in JOINTS:
            units.append([])
        else:
            units[-1].append(word)
    return [tuple(unit) for unit in units if unit]


def listed(parts: Sequence[str], joint: str = "and") -> str:
    """A, B and C."""
    kept = [part for part in parts if part]
    return f" {joint} ".join([", ".join(kept[:-1]), kept[-1]] if len(kept) > 1 else kept)


def melted(parts: Sequence[str], joint: str = "and") -> str:
    """Like `listed`, with the short pairs among the parts: A and B + C -> A, B and C."""
    pieces = [part.split(" and ") for part in parts if part]
    melts = not any(len(piece) > 1 and QUALITY.fullmatch(piece[0]) for piece in pieces)
    melts &= all(len(piece) <= SIDES and all(len(side.split()) <= SIDES for side in piece) for piece in pieces)
    return listed([side for piece in pieces for side in piece] if joint == "and" and melts else parts, joint)


def trimmed(words: Sequence[Word]) -> tuple[Word, ...]:
    """Without joints and 的 at either end."""
    start, end = 0, len(words)
    while start < end and words[start].kind in JOINTS | {"of"}:
        start += 1
    while end > start and words[end - 1].kind in JOINTS | {"of"}:
        end -= 1
    return tuple(words[start:end])
