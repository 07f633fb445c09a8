"""Word borders: is a short hit a word of its clause, or does it straddle two other words?

节能 occurs in 环节能够 and 碳汇 in 二氧化碳汇总 as characters, not as words.
"""

from __future__ import annotations

from functools import lru_cache

from analysis.text.dictionary import segmenter

LONGEST_SHORT_TERM = 3
AROUND = 4  # characters on either side that decide how a hit is cut; with 24 none of 16,500 hits was cut otherwise
WINDOWS = 16_384  # that are remembered: labels and passages ask for the same places, documents repeat phrases
NAMING_ENDS = "法"  # 核安全法 is 核安全 + 法, although jieba has 安全法 as a word


def stands(text: str, start: int, end: int) -> bool:
    """True where ``text[start:end]`` is made of whole words of its clause, or lies within one word."""
    if not 2 <= end - start <= LONGEST_SHORT_TERM:
        return True
    left = max(0, start - AROUND)
    return _fits(text[left : end + AROUND], start - left, end - left)


@lru_cache(maxsize=WINDOWS)
def _fits(clause: str, start: int, end: int) -> bool:
    """Both ends of the hit are token borders, or one token holds it whole.

    Words that the dictionary does not know are not guessed at: a hit among them would straddle none that it knows.
    """
    position = 0
    starts_word = ends_word = False
    for word in segmenter().cut(clause, hmm=False):
        stop = position + len(word)
        if position <= start and end <= stop:
            return True
        starts_word |= position == start
        ends_word |= stop == end or (stop == end + 1 and clause[end] in NAMING_ENDS)
        position = stop
    return starts_word and ends_word
