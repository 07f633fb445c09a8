"""Names of companies by their parts: a place, a name of their own in pinyin, what they make, and how they are held."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.words.inflection import title_case
from translation.english.words.lexicon import Word
from translation.english.words.pinyin import as_name

ENDS = ("有限公司", "有限责任公司")
MOST = 6
"""Words between the name of its own and the end."""
OWN = range(2, 5)
"""Characters of a name of its own."""
LEVELS = {"省", "市", "县", "区"}


def companies(words: Sequence[Word]) -> list[Word]:
    """Words with each company that has an unknown name of its own as one: 江门 | 首通 | 新能源科技有限公司."""
    out: list[Word] = []
    for word in words:
        start = _start(out) if word.zh.endswith(ENDS) else None
        if start is None:
            out.append(word)
            continue
        parts = [*out[start:], word]
        del out[start:]
        said = " ".join(_part(part) for part in parts if part.zh not in LEVELS)
        out.append(Word("".join(part.zh for part in parts), said, kind="company"))
    return out


def _start(before: Sequence[Word]) -> int | None:
    """Where the name begins that these words are in front of its end; None where it has no name of its own."""
    for at in range(len(before) - 1, max(-1, len(before) - MOST - 1), -1):
        word = before[at]
        if word.kind == "unknown":
            if len(word.zh) not in OWN:
                return None
            place = at - (at > 1 and before[at - 1].zh in LEVELS) - 1  # 江苏 | 省 | 华昌
            while place > 0 and before[place].kind == before[place - 1].kind == "region":
                place -= 1  # 安徽 | 铜陵
            return place if place >= 0 and before[place].kind == "region" else at
        if not (word.noun or word.adjective) or word.kind in ("stop", "of", "preposition"):
            return None
    return None


def _part(word: Word) -> str:
    if word.kind == "unknown":
        return as_name(word.zh)
    return title_case(word.noun or word.adjective)
