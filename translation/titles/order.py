"""Words that a draft leaves where Chinese has them: a preposition as a bare character, a verb before its object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from translation.titles.kanji import to_kanji
from translation.titles.lexicon import Word, load
from translation.titles.particles import NOMINAL

PREPOSITIONS = frozenset(
    ("在", "对", "对于", "就", "将", "把", "按", "按照", "根据", "依据", "通过", "围绕", "为", "向", "从", "由", "针对")
)
COMPOUNDS = frozenset({"方式", "作用", "运用", "手段", "过程", "主体"})
"""Nouns that a verb may stand before in Japanese too, beside those that head a compound: 建造方式."""


def unordered(words: Sequence[Word], ja: str) -> Iterator[str]:
    """The Chinese of the words that the Japanese `ja` has in Chinese order, so that no reader can know what they do."""
    for word, after in pairwise(words):
        if word.zh in PREPOSITIONS and word.role == "preposition":
            if to_kanji(word.zh) + after.ja in ja:
                yield word.zh
        elif word.role == "verb" and word.ja and word.ja + after.ja in ja and not _is_compound(after):
            yield word.zh


def _is_compound(after: Word) -> bool:
    headed = (
        after.kind == "document type" or after.zh in load().heads or after.zh in COMPOUNDS or after.zh.endswith("法")
    )
    return after.role not in NOMINAL or headed
