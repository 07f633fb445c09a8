"""Word borders: is a short hit a word of its clause, or does it straddle two other words?

节能 occurs in 环节能够 and 碳汇 in 二氧化碳汇总 as characters, not as words.
"""

from __future__ import annotations

from analysis.text.dictionary import segmenter

LONGEST_SHORT_TERM = 3
AROUND = 4  # characters on either side that decide how a hit is cut; with 24 none of 16,500 hits was cut otherwise
NAMING_ENDS = "法"  # 核安全法 is 核安全 + 法, although jieba has 安全法 as a word


class Borders:
    """The word borders of a text. Each place is looked at once: labels, topics and passages ask for the same."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, bool] = {}

    def stand(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` stands, as `stands` says."""
        size = end - start
        if size > LONGEST_SHORT_TERM:
            return True
        place = start * (LONGEST_SHORT_TERM + 1) + size
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = stands(self._text, start, end)
        return known


def stands(text: str, start: int, end: int) -> bool:
    """True where ``text[start:end]`` is made of whole words of its clause, or lies within one word.

    Words that the dictionary does not know are not guessed at: a hit among them would straddle none that it knows.
    """
    if not 2 <= end - start <= LONGEST_SHORT_TERM:
        return True
    position = max(0, start - AROUND)
    starts_word = ends_word = False
    for word in segmenter().cut(text[position : end + AROUND], hmm=False):
        stop = position + len(word)
        if position <= start and end <= stop:
            return True
        starts_word |= position == start
        ends_word |= stop == end or (stop == end + 1 and text[end] in NAMING_ENDS)
        position = stop
    return starts_word and ends_word
