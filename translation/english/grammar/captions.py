"""What articles of measures are called: 项目业主应当具备的条件, 对未按时清缴配额的处罚."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.grammar import compounds, nouns, openings, phrases
from translation.english.words.agreement import definite
from translation.english.words.inflection import participle
from translation.english.words.lexicon import Word, load

DUTIES = {"应当": "to be", "必须": "to be", "可以": "that may be", "不得": "that must not be"}
MET = {"具备": "met", "满足": "met", "符合": "met", "享有": "held", "享受": "enjoyed"}
"""Conditions are met, rights are held."""
NAMED = 4
"""Characters of a thing with its own head: 补贴标准."""
UNDONE = {"": "", "按规定": " as required", "按要求": " as required", "按时": " on time", "按期": " on time"}
"""What somebody did not do, and how it was to be done."""
SAID = ("边界", "频次", "期限", "时限", "对象", "比例", "条件", "内容", "材料")
"""Heads of captions beside those that the grammar knows."""
WHOLES = ("体系", "机制", "制度", "平台", "能力", "系统", "网络")
"""What several things before it may make up together: 法规标准和政策体系."""


def called(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """What is behind 的 with a duty or a failure before it; the empty text for all else."""
    return _owed(left, right, article) or failed(left, right, article)


def _owed(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """S应当V的N -> N to be V by S; the empty text for all else."""
    at = next((at for at, word in enumerate(left) if word.zh in DUTIES), 0)
    if not at or len(left) != at + 2 or not left[-1].verb:
        return ""
    done = MET.get(left[-1].zh) or participle(left[-1].verb)
    who = nouns.noun_phrase(left[:at])
    return f"{nouns.noun_phrase(right, article)} {DUTIES[left[at].zh]} {done} by {who}" if done else ""


def failed(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """对S未V的N -> N for S that fail to V; the empty text for all else."""
    at = next((at for at, word in enumerate(left) if word.zh == "未"), -1)
    if at < 0 or not left[at + 1 :]:
        return ""
    who = left[left[0].zh in ("对", "对于") : at]
    deed = phrases.verb_phrase(left[at + 1 :], "base")
    onto = compounds.preposition(right[-1]).replace("of", "for")
    said = f"{nouns.noun_phrase(who)} that fail to {deed}" if who else f"failing to {deed}"
    return f"{definite(nouns.noun_phrase(right, ''), '' if right[-1].noun.endswith('s') else article)} {onto} {said}"


def apart(units: Sequence[Sequence[Word]]) -> bool:
    """Whether two things of several words have each their own head: 补贴标准和申领程序, 核算边界和排放源识别."""
    if len(units) != 2 or any(sum(len(word.zh) for word in unit) < NAMED for unit in units):  # A and B
        return False
    first, last = units
    if first[-1].verb or any(unit[-1].zh.endswith(WHOLES) for unit in units):
        return False
    done = compounds.is_action(last[-1]) and not compounds.describes(last[0])
    return _is_head(first[-1]) and (_is_head(last[-1]) or done)


def _is_head(word: Word) -> bool:
    return load().has("heads", word.zh) or word.zh.endswith(SAID)


def failing(words: Sequence[Word], article: str) -> str | None:
    """企业未按规定V O, also 未按规定V O企业 -> enterprises failing to V O as required."""
    at = next((at for at in range(len(words) - 2) if words[at].zh.startswith("未")), -1)
    movers = tuple(load().lists["movers"])
    who = words[:at] if at > 0 else words[-1:]
    if at < 0 or not who[-1].zh.endswith(movers) or any(word.kind in {"of", "such as"} for word in words):
        return None
    behind = words[at + 1 :] if at else words[1:-1]
    apart = words[at].zh == "未" and behind[0].zh in UNDONE  # 未 | 按时 清缴
    left = behind[0].zh if apart else words[at].zh.removeprefix("未")
    deed = load().words.get(left, Word("")) if left not in UNDONE else Word("")
    how = "" if deed.verb else UNDONE.get(left)
    rest = (deed, *behind) if deed.verb else behind[apart:]  # 未完成 | 目标
    if how is None or not rest[1:] or not rest[0].verb or words[at].zh in openings.HELD:
        return None
    return f"{nouns.noun_phrase(who)} failing to {phrases.verb_phrase(rest, 'base')}{how}"
