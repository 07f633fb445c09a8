"""Word borders: is a short hit a word of its clause, or does it straddle two other words?

节能 occurs in 环节能够 and 碳汇 in 二氧化碳汇总 as characters, not as words. Only the clause around a hit that
could straddle is cut into words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.text.dictionary import segmenter

LONGEST_WORD = 4
LONGEST_SHORT_TERM = 3
CLAUSE = 8  # characters on either side that decide how a hit is cut; with 24 none of 3,300 hits was cut otherwise
WINDOWS = 16_384  # that are remembered: labels and passages ask for the same places, documents repeat phrases
NAMING_ENDS = "法"  # 核安全法 is 核安全 + 法, although jieba has 安全法 as a word
_STOP = re.compile(r"[^\u4e00-\u9fff]")


def stands(text: str, start: int, end: int) -> bool:
    """True where ``text[start:end]`` is made of whole words of its clause, or lies within one word."""
    if end - start > LONGEST_SHORT_TERM or end - start < 2:
        return True
    left = max(0, start - LONGEST_WORD + 1)
    if not _could_straddle(text[left : end + LONGEST_WORD - 1], start - left, end - left):
        return True
    before = _STOP.split(text[max(0, start - CLAUSE) : start])[-1]
    after = _STOP.split(text[end : end + CLAUSE])[0]
    return _fits(before + text[start:end] + after, len(before), len(before) + end - start)


@lru_cache(maxsize=WINDOWS)
def _could_straddle(text: str, start: int, end: int) -> bool:
    is_word = segmenter().has_word
    for border in range(start + 1, end):
        for left in range(max(0, border - LONGEST_WORD), start):
            if is_word(text[left:border]):
                return True
        for right in range(end + 1, min(len(text), border + LONGEST_WORD) + 1):
            if is_word(text[border:right]):
                return True
    return False


@lru_cache(maxsize=WINDOWS)
def _fits(clause: str, start: int, end: int) -> bool:
    """Both ends of the hit are token borders, or one token holds it whole."""
    position = 0
    starts_word = ends_word = False
    for word in segmenter().cut(clause):
        stop = position + len(word)
        if position <= start and end <= stop:
            return True
        starts_word |= position == start
        ends_word |= stop == end or (stop == end + 1 and clause[end] in NAMING_ENDS)
        position = stop
    return starts_word and ends_word
