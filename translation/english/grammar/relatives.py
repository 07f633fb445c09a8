"""Clauses before 的 that have an order of their own: 违反X的A, 与X相适应的A, 由X审批的A, 不符合X的A."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.grammar import captions, compounds, nouns, openings
from translation.english.words.agreement import articled, definite
from translation.english.words.inflection import participle
from translation.english.words.joints import JOINTS, listed, split
from translation.english.words.lexicon import Word, load

FITTED = {
    "相适应": "suited to",
    "相匹配": "matching",
    "相衔接": "aligned with",
    "相协调": "in line with",
    "相符": "consistent with",
    "相一致": "consistent with",
    "一致": "consistent with",
    "相关": "related to",
    "有关": "related to",
}
"""How a thing is to that which 与 brings."""
IMPACTS = {"影响", "作用", "压力"}
"""What somebody or something has on something."""


def told_of(right: Sequence[Word], clause: str, article: str) -> str:
    """A thing and the clause about it, which is the thing that something is done to: the closure of mines in X."""
    whole = compounds.is_action(right[-1]) and not any(word.kind in JOINTS | {"of"} for word in right)
    things, action = compounds.parted(right) if whole else ((), "")
    if things and not all(map(compounds.describes, things)):
        tie = compounds.preposition(right[-1])
        return f"{definite(action)} {tie} {nouns.noun_phrase(things, 'of')} {clause}"
    return f"{nouns.noun_phrase(right, article)} {clause}"


def special(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """What is told of a thing where the clause has an order of its own; the empty text for all else."""
    if left[-1].zh.endswith("导向") and len(left) < 3 and (what := _oriented(left)):
        return articled(f"{what}-oriented {nouns.noun_phrase(right, '')}", article)
    named = captions.called(left, right, article) or _permitted(left, right) or _role_in(left, right)
    return (
        named
        or _violating(left, right)
        or fitted(left, right, article)
        or _done_by(left, right, article)
        or _failing(left, right, article)
        or _faced(left, right)
        or _close_to(left, right, article)
        or _combined(left, right)
        or _taken(left, right, article)
    )


def _faced(left: Sequence[Word], right: Sequence[Word]) -> str:
    """当前面临的X -> current X; the empty text for all else."""
    fits = left[-1].zh == "面临" and left[:-1] and all(map(compounds.describes, left[:-1]))
    return f"{compounds.in_front(left[:-1])} {nouns.noun_phrase(right, '')}" if fits else ""


def _close_to(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """群众身边的X, 群众家门口的X -> X close to the public; the empty text for all else."""
    fits = left[-1].zh in ("身边", "家门口") and left[:-1]
    return (
        f"{nouns.noun_phrase(right, article)} close to {definite(nouns.noun_phrase(left[:-1]), 'of')}" if fits else ""
    )


def _combined(left: Sequence[Word], right: Sequence[Word]) -> str:
    """A和B相结合的X -> X combining A and B; the empty text for all else."""
    if left[-1].zh != "相结合" or not left[:-1]:
        return ""
    said = listed([nouns.noun_phrase(unit) for unit in split(left[:-1])])
    return f"{nouns.noun_phrase(right, 'the')} combining {said}"


def _violating(left: Sequence[Word], right: Sequence[Word]) -> str:
    """违反X的责任 -> liability for violating X; the empty text for all else."""
    fits = (
        left[0].zh == "违反"
        and left[1:]
        and not openings.doer(left)
        and right[-1].zh.endswith(("责任", "处罚", "处理"))
    )
    return f"{nouns.noun_phrase(right, '')} for violating {nouns.noun_phrase(left[1:])}" if fits else ""


def _permitted(left: Sequence[Word], right: Sequence[Word]) -> str:
    """有条件的地区 -> regions where conditions permit; the empty text for all else."""
    fits = len(left) == 1 and left[0].zh in ("有条件", "具备条件")
    return f"{nouns.noun_phrase(right, '')} where conditions permit" if fits else ""


def _role_in(left: Sequence[Word], right: Sequence[Word]) -> str:
    """市场在A中的作用 -> the role of the market in A; the empty text for all else."""
    place = next((at for at in range(1, len(left) - 2) if left[at].zh == "在"), 0)
    if not place or left[-1].kind != "within" or right[-1].zh[-2:] not in IMPACTS:
        return ""
    where = nouns.noun_phrase(left[place + 1 : -1])
    return f"{definite(nouns.noun_phrase(right, ''))} of {nouns.noun_phrase(left[:place], 'of')} in {where}"


def _taken(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """采取的措施 -> measures taken: a verb alone; the empty text for all else."""
    done = participle(left[0].verb) if len(left) == 1 and left[0].kind != "relative" else ""
    return f"{nouns.noun_phrase(right, article)} {done}" if done else ""


def _oriented(left: Sequence[Word]) -> str:
    """市场导向 -> market; the empty text for all else."""
    if not left[-1].noun.endswith("orientation") and left[-1].zh != "导向":
        return ""
    return compounds.in_front(left[:1]).removesuffix(" orientation") if left[0].noun else ""


def doing(words: Sequence[Word], article: str) -> str | None:
    """取得许可证企业 -> enterprises obtaining permits, 符合条件项目 -> projects meeting conditions."""
    at = openings.doer(words)
    if not at or words[-1].zh in nouns.WORK or (not words[2:at] and words[1].kind in ("title", "quote")):
        return None
    while at > len(words[:2]) and words[at - 1].adjective and not words[at - 1].noun:
        at -= 1
    if words[at].zh in ("活动", "行为") and words[2:at] and compounds.is_action(words[at - 1]):
        at -= 1  # 涉及X | 开发 活动
    does = load().relatives.get(words[0].zh) or openings.HELD[words[0].zh]
    both = words[1].kind in JOINTS
    if both:
        does = f"{does} {words[1].noun} {openings.HELD[words[2].zh]}"
    return told_of(words[at:], f"{does} {nouns.noun_phrase(words[1 + 2 * both : at])}", article)


def fitted(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """与X相适应的A -> A suited to X, 与X不相符的A -> A not consistent with X; the empty text for all else."""
    if left[0].zh not in ("与", "同", "和") or len(left) < 3 or left[-1].zh not in FITTED:
        return ""
    denied = left[-2].zh == "不" and len(left) > 3
    onto = nouns.noun_phrase(left[1 : -2 if denied else -1])
    return told_of(right, f"{'not ' * denied}{FITTED[left[-1].zh]} {onto}", article)


def _done_by(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """由X审批的A -> A approved by X; the empty text for all else."""
    done = participle(left[-1].verb) if left[0].zh == "由" and len(left) > 2 and left[-1].verb else ""
    return told_of(right, f"{done} by {nouns.noun_phrase(left[1:-1])}", article) if done else ""


def _failing(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """不符合X的A -> A not meeting X; the empty text for all else."""
    if len(left) < 3 or left[0].zh not in ("不", "未") or left[1].kind != "relative":
        return ""
    return told_of(right, f"not {load().relatives[left[1].zh]} {nouns.noun_phrase(left[2:])}", article)
