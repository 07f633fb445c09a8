"""Word borders: is a short hit a word of its clause, or does it straddle two other words?

节能 occurs in 环节能够 and 碳汇 in 二氧化碳汇总 as characters, not as words. Only the clause around a hit that
could straddle is segmented, by jieba with the project's dictionary (data/words.txt).
"""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parents[1] / "data" / "words.txt"
LONGEST_WORD = 4
LONGEST_SHORT_TERM = 3
CLAUSE = 8  # characters on either side that decide how a hit is cut; with 24 none of 3,300 hits was cut otherwise
WINDOWS = 16_384  # that are remembered: labels and passages ask for the same places, documents repeat phrases
NAMING_ENDS = "法"  # 核安全法 is 核安全 + 法, although jieba has 安全法 as a word
_STOP = re.compile(r"[^\u4e00-\u9fff]")


@cache
def tokenizer() -> Any:
    """jieba with the project's dictionary. Loading it takes half a second and 60 MB, so a process has one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where setuptools is old, jieba asks it for a module that it has dropped since
        import jieba  # type: ignore[import-untyped]  # has no stubs

    jieba.setLogLevel(logging.WARNING)
    loaded = jieba.Tokenizer()
    loaded.initialize()
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if word := line.partition("#")[0].strip():
            loaded.add_word(word)
    return loaded


def stands(text: str, start: int, end: int, begin: int = 0, stop: int | None = None) -> bool:
    """True where ``text[start:end]`` is made of whole words of its clause, or lies within one word.

    The clause is within ``text[begin:stop]``.
    """
    if end - start > LONGEST_SHORT_TERM or end - start < 2:
        return True
    stop = len(text) if stop is None else stop
    left = max(begin, start - LONGEST_WORD + 1)
    if not _could_straddle(text[left : min(stop, end + LONGEST_WORD - 1)], start - left, end - left):
        return True
    before = _STOP.split(text[max(begin, start - CLAUSE) : start])[-1]
    after = _STOP.split(text[end : min(stop, end + CLAUSE)])[0]
    return _fits(before + text[start:end] + after, len(before), len(before) + end - start)


@lru_cache(maxsize=WINDOWS)
def _could_straddle(text: str, start: int, end: int) -> bool:
    words = tokenizer().FREQ  # with the beginnings of words, as 0
    size = len(text)
    for border in range(start + 1, end):
        for left in range(max(0, border - LONGEST_WORD), start):
            if words.get(text[left:border]):
                return True
        for right in range(end + 1, min(size, border + LONGEST_WORD) + 1):
            known = words.get(text[border:right])
            if known is None:
                break
            if known:
                return True
    return False


@lru_cache(maxsize=WINDOWS)
def _fits(clause: str, start: int, end: int) -> bool:
    """Both ends of the hit are token borders, or one token holds it whole."""
    position = 0
    starts_word = ends_word = False
    for word in tokenizer().cut(clause):
        stop = position + len(word)
        if position <= start and end <= stop:
            return True
        starts_word |= position == start
        ends_word |= stop == end or (stop == end + 1 and clause[end] in NAMING_ENDS)
        position = stop
    return starts_word and ends_word
