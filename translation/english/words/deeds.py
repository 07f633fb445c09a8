"""Deeds in a row that are done to one thing: 收集 | 转运 | 处置 = collect, transfer and dispose of; the noun likewise.

Which deeds go together is in the tables `sequences` (in this order only) and `companions` (in either) of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from translation.english.words.joints import listed
from translation.english.words.lexicon import Word, load

NOUN = re.compile(r" (?:the|a|an|efforts) ")
"""In a verb that has its own noun: accelerate the building of."""
BESIDE = {"building": "construction"}
"""What a deed is called beside others: construction, operation and maintenance."""
WHOLE = re.compile(r"(?<=research) and (?=development)")
"""One deed, though there is an `and` in it."""
TERM = 4
"""Characters from which on a deed may have its object in it."""
DONE_TO = {"资金", "风险", "问题", "数据", "信息", "项目", "产品", "设备", "设施", "任务", "责任", "人才", "案例"}
"""Nouns that deeds name, which are more often what they are done to: 统筹 | 安排 | 资金."""
PLANNED = {"规划": Word("规划", noun="planning", verb="plan", kind="action")}
"""What is a paper elsewhere and a deed beside others: 规划 | 建设 | 管理."""
MOST = 5
"""Deeds in a row; what is longer is an enumeration without marks."""


def fused(words: Sequence[Word]) -> list[Word]:
    """Words with each run of deeds that go together as one, which the grammar treats like its last strong verb."""
    words = _halved(_parted(words))
    out: list[Word] = []
    at = 0
    while at < len(words):
        end = _run(words, at)
        out.append(_one(words[at:end]) if end > at + 1 else words[at])
        at = end
    return out


def _parted(words: Sequence[Word]) -> list[Word]:
    """A deed with its object before a deed that goes on with it: 成果转化 | 应用 -> 成果 | 转化 | 应用."""
    known = load().words
    out: list[Word] = []
    for at, word in enumerate(words):
        thing, deed = PLANNED.get(word.zh[:-2]) or known.get(word.zh[:-2]), known.get(word.zh[-2:])
        further = thing and deed and words[at + 1 :] and _joins([deed], words[at + 1])
        if further and thing and deed and _of(word, thing, deed):
            out += [thing, deed]
        else:
            out.append(word)
    return out


def _halved(words: Sequence[Word]) -> list[Word]:
    """Two deeds that are one word of the lexicon, beside a third one of their row: 学习 | 宣传贯彻."""
    known = load().words
    out: list[Word] = []
    for at, word in enumerate(words):
        halves = (
            [PLANNED.get(word.zh[:2]) or known.get(word.zh[:2]), known.get(word.zh[2:])]
            if len(word.zh) == TERM and word.verb
            else []
        )
        row = [half for half in halves if half]
        after = [deed for deed in words[at + 1 : at + 2] if not load().has("heads", deed.zh)]
        further = [part for part in ([*out[-1:], *row], [*row, *after]) if len(part) > len(halves)]
        out += row if len(row) > 1 and any(map(_row, further)) else [word]
    return out


def _row(deeds: Sequence[Word]) -> bool:
    """Whether deeds make a row."""
    return all(_joins(deeds[:at], deeds[at]) for at in range(1, len(deeds)))


def _of(word: Word, thing: Word, deed: Word) -> bool:
    """Whether a word is the deed done to the thing: 成果转化, but not 乡村建设行动."""
    long, done = len(word.zh) >= TERM, bool(word.verb) or deed.noun in word.noun
    return long and done and bool(deed.noun and thing.noun) and not thing.verb


def _run(words: Sequence[Word], at: int) -> int:
    """Where the run of deeds that begins at `at` ends."""
    end = at + 1
    while end < len(words) and end - at < MOST and _joins(words[at:end], words[end]) and not _named(words, at, end):
        end += 1
    return end


def _joins(run: Sequence[Word], word: Word) -> bool:
    """Whether a deed goes on with the run before it."""
    if not _bare(run[-1], last=False) or not _bare(word, last=True):
        return False
    deeds = [*(each.zh for each in run), word.zh]
    lexicon = load()
    if any(all(deed in family for deed in deeds) for family in lexicon.companions):
        return len(set(deeds)) == len(deeds)
    return any(
        all(deed in order for deed in deeds) and all(order[a] < order[b] for a, b in pairwise(deeds))
        for order in lexicon.sequences
    )


def _bare(word: Word, *, last: bool) -> bool:
    """Whether a verb has its object right behind it, and one that is not the last of its run no noun of its own."""
    plain = bool(word.verb) and "~" not in word.verb and not word.adverb
    quality = bool(word.adjective) and not load().has("strong", word.zh)
    return plain and (last or (not quality and not NOUN.search(word.verb)))


def _named(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the deed at `end` names the one thing behind it, to which a verb is done: 完善 | 调整 | 机制."""
    lexicon = load()
    rest = words[end + 1 :]
    told = any(lexicon.has(verbs, words[end].zh) for verbs in ("strong", "governing"))
    if told or len(rest) != 1 or not lexicon.has("strong", words[at].zh):
        return False
    return (lexicon.has("heads", rest[0].zh) and rest[0].zh not in DONE_TO) or rest[0].zh in lexicon.kinds


def _one(run: Sequence[Word]) -> Word:
    like = next((word for word in reversed(run) if load().has("strong", word.zh)), None)
    like = like or next((word for word in run if load().has("drafting", word.zh)), run[-1])
    nouns = [BESIDE.get(word.noun, word.noun) for word in run]
    return Word(
        like.zh, noun=_said(nouns) if all(nouns) else "", verb=_said([word.verb for word in run]), kind="action"
    )


def _said(parts: Sequence[str]) -> str:
    """A, B and C; parts that are pairs themselves melt into the list, and none is told twice."""
    pieces = [piece for part in parts for piece in WHOLE.sub(" & ", part).replace(" and ", ", ").split(", ")]
    return listed(list(dict.fromkeys(pieces))).replace(" & ", " and ")
