"""Words in the order and with the 的 that Japanese needs, where Chinese has an empty verb or leaves the 的 out."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import JOINTS, NOMINAL

LIGHT = {"进行", "予以", "加以", "给予", "实行", "实施", "开展"}
"""Verbs that leave what is done to the noun behind them: 对X进行 | 调整."""
MEETING = {"符合", "不符合", "满足", "达到", "享受"}
TERMS = ("条件", "要求", "标准", "水平", "减免", "优惠")


def spelled(words: Sequence[Word]) -> list[Word]:
    """The words as both rules have them."""
    return _conditioned(_lightened(words))


def _lightened(words: Sequence[Word]) -> Sequence[Word]:
    """What is done by a verb that says nothing itself, verb first: 对 | X名单 | 进行 | 调整 -> 调整 | X名单."""
    if not words or words[0].zh not in ("对", "对于", "就", "将"):
        return words
    at = next((at for at, word in enumerate(words) if at > 1 and word.zh in LIGHT), 0)
    done = words[at + 1 :]
    plain = all(word.role in JOINTS | {"adverb"} or word.zh in load().verbs or word.kind == "action" for word in done)
    known = done and (done[0].role != "adverb" or words[at].zh == "进行")
    return [*done, *words[1:at]] if at and known and plain else words


def _conditioned(words: Sequence[Word]) -> list[Word]:
    """Who keeps to what, with the 的 that is left out: 符合 | 条件 | 企业名单 -> 符合 | 条件 | 的 | 企业名单."""
    since = next((at for at, word in enumerate(words) if word.zh in MEETING), len(words))
    end = next((at for at in range(since + 1, len(words) - 1) if _is_term(words[at])), 0)
    plain = end and all(word.role in NOMINAL for word in words[since + 1 : end + 2])
    thing = plain and words[end + 1].kind not in ("action", "document type", "particle")
    thing = thing and words[end + 1].zh not in load().heads
    return [*words[: end + 1], load().words["的"], *words[end + 1 :]] if thing else [*words]


def _is_term(word: Word) -> bool:
    """Whether a word is what others keep to: a condition, or a paper in marks."""
    return word.role == "quote" or word.zh.endswith(TERMS)
