"""The marks of a heading: the sentences between them, and the joints at its ends that join nothing."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.grammar.clauses import opens
from translation.titles.words.lexicon import Word
from translation.titles.words.particles import JOINTS

MANNERS = {"优先", "先行", "为主", "为本", "并重", "并举", "联动", "协同", "第一", "有序", "共治"}
"""Words that say how the word before them is done: 节约优先."""


def sentences(words: Sequence[Word], mark: str) -> list[list[Word]]:
    """The parts between the commas or blanks of a heading: 总量控制，闭环管理，推动X."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.zh == mark:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def trimmed(words: Sequence[Word]) -> list[Word]:
    """The words without joints at either end."""
    kept = list(words)
    while kept and kept[0].role in JOINTS:
        kept.pop(0)
    while kept and kept[-1].role in JOINTS:
        kept.pop()
    return kept


def does(part: Sequence[Word]) -> bool:
    """Whether a part beside others with a verb is one as well: 改造 | 存量，优化增量, but 节约 | 优先，保护环境."""
    return len(part) == 2 and part[1].kind != "action" and part[1].zh not in MANNERS and opens(part, 0, action=True)
