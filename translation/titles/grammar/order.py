"""Words that a draft leaves where Chinese has them: a preposition as a bare character, a verb before its object.

Named too: a verb left between two nouns, one cut off from its doer, a preposition of which nothing is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from translation.titles.grammar.actors import ACTORS
from translation.titles.grammar.clauses import clauses
from translation.titles.grammar.kinds import KINDS
from translation.titles.words.compounds import BODIES, EVENTFUL, FIELDS_OF_WORK, HANDLED, handled, is_formal
from translation.titles.words.kanji import to_kanji
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import NOMINAL

PREPOSITIONS = frozenset(
    ("在", "对", "对于", "就", "将", "把", "按", "按照", "根据", "依据", "通过", "围绕", "为", "向", "从", "由", "针对")
)
ISSUED = {"公告", "通知", "通告", "决定"}
DOERS = (*ACTORS, "领域")


def unordered(words: Sequence[Word], ja: str) -> Iterator[str]:
    """The Chinese of the words that the Japanese `ja` has in Chinese order, so that no reader can know what they do."""
    yield from _stranded(words, ja)
    yield from _cut_off(words, ja)
    if (
        words
        and words[0].role == "preposition"
        and words[0].ja not in ja
        and not (words[0].zh == "以" and "とする" in ja)
        and not (words[0].zh == "通过" and ("合格した" in ja or "を受けた" in ja))
    ):
        yield words[0].zh
    for at, (word, after) in enumerate(pairwise(words)):
        if word.zh == "未" and (at or any(f"未{particle}" in ja for particle in "がのにを")):
            yield word.zh
        elif word.zh in PREPOSITIONS and word.role == "preposition":
            if to_kanji(word.zh) + after.ja in ja:
                yield word.zh
        elif at and handled(words, at):
            continue
        elif (word.role == "verb" or (word is words[0] and _heads(words))) and _beside(word, after, ja):
            yield word.zh


def _cut_off(words: Sequence[Word], ja: str) -> Iterator[str]:
    """Verbs cut off from their doer, whom the draft tells as an object: 帮助 | 企业 | 提升X -> 企業の支援、Xの向上."""
    parts = clauses(words, action=True)
    for (_, before), (joint, after) in pairwise(parts):
        doer = before[-1]
        told = not joint and len(before) > 1 and doer.zh.endswith(DOERS) and after[0].zh not in load().purpose
        if not joint and len(after) > 1 and after[1].zh in load().heads and after[1].role == "noun":
            yield after[0].zh
        if told and re.search(rf"{re.escape(doer.ja)}[^、「」]{{0,12}}、", ja):
            yield after[0].zh


def _second(before: Word, word: Word, after: Word) -> bool:
    """Whether a verb that is a noun as well has an object and is the object of another: 加大 | 吸引 | 外资."""
    governs = (
        word.role == "noun" and after.zh != "类" and word.zh in load().verbs and word.zh not in FIELDS_OF_WORK | HANDLED
    )
    return governs and before.zh in load().verbs and after.kind != "action"


def _stranded(words: Sequence[Word], ja: str) -> Iterator[str]:
    """Verbs that are nouns between two nouns in Japanese too, though they say of neither of what kind it is."""
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        alone = word.role == "noun" and word.zh in load().stranded and before.role in NOMINAL | {"verb"}
        alone = alone or (word.zh == "建设" and (before.kind == "region" or before.zh.endswith(("改革", "发展"))))
        left = alone or _second(before, word, after)
        thing = len(after.zh) > 1 and after.kind != "action" and not _is_compound(after) and not is_formal(word, after)
        if left and thing and (before.ja if alone else "") + word.ja + after.ja in ja:
            yield word.zh


def _heads(words: Sequence[Word]) -> bool:
    """Whether a verb that is a noun as well stands at the head, before what it may govern."""
    zh, actions = words[0].zh, load().actions
    pair = len(zh) == 4 and zh[:2] in actions and zh[2:] in actions  # 保护修复 | X
    empowered = zh == "授权" and words[1].kind in ("region", "issuer")
    verb = (zh in load().verbs or pair or empowered) and zh not in FIELDS_OF_WORK
    governs = len(words) > 2 or (len(words) == 2 and words[1].kind != "action")  # 核查 | 复核 are two deeds
    return governs and verb and words[0].role == "noun" and words[1].role != "verb"


def _beside(word: Word, after: Word, ja: str) -> bool:
    """Whether a verb stands before what follows it in Japanese too, with no compound to explain it."""
    if word.zh in ISSUED and after.role == "number":  # 公告2025年第1号
        return False
    return bool(word.ja) and word.ja + after.ja in ja and not _is_compound(after) and not is_formal(word, after)


def _is_compound(after: Word) -> bool:
    named = load().heads | load().described | EVENTFUL | HANDLED
    ends = ("法", "行动", "工程", "活动", *BODIES, *KINDS)
    headed = after.kind == "document type" or after.zh in named or after.zh.endswith(ends)
    return after.role not in NOMINAL or headed
