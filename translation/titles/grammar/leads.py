"""The head of a clause: its adverbs and verbs, together or in a row, before what they govern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translation.titles.grammar.clauses import CLEARED, TWINS, as_verb, opens
from translation.titles.grammar.kinds import MADE, MAKING, PROCESSES
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import JOINTS, NOMINAL

ALTERED = {"调整", "认定", "确定", "核定", "公示", "更新", "征集"}
"""Verbs whose object may be described by another verb with 的: 调整 | 享受X的 | Y."""


@dataclass(frozen=True, slots=True)
class Group:
    """The verbs at the head of a clause with their adverbs; what they govern begins at `end`."""

    adverbs: tuple[str, ...]
    verbs: tuple[Word, ...]
    coordinated: bool
    end: int


def group(words: Sequence[Word], *, action: bool) -> Group:
    """The adverbs and verbs at the head of a clause: 加快 | 构建, 统筹 和 加强."""
    adverbs: list[str] = []
    verbs: list[Word] = []
    coordinated = False
    at = 0
    action = action or opens(words, 0, action=False)
    while at < len(words):
        word = words[at]
        if word.role == "adverb" and not verbs:
            adverbs.append(word.ja)
        elif verb := _next_verb(words, at, verbs, action=action, coordinated=coordinated):
            verbs.append(verb)
        elif verbs and word.role in JOINTS and at + 1 < len(words) and as_verb(words[at + 1], action=True):
            coordinated = True
        else:
            break
        at += 1
    return Group(tuple(adverbs), tuple(verbs), coordinated, at)


def _next_verb(words: Sequence[Word], at: int, verbs: list[Word], *, action: bool, coordinated: bool) -> Word | None:
    """The word at `at` as a further verb of the group: never the last word, which is what is governed."""
    if at + 1 >= len(words):
        return None
    word = words[at]
    if verbs and not coordinated and _describes(words, at, verbs[-1]):
        return None
    alike = load().governing | CLEARED | TWINS
    both = len(verbs) == 1 and {verbs[0].zh, word.zh} <= alike and words[at + 1].kind != "action"
    verb = as_verb(word, action=action and (coordinated or both or not (verbs and word.kind)))
    return verb if verb and (not verbs or verb.clause or coordinated or both) else None


def _describes(words: Sequence[Word], at: int, made: Word) -> bool:
    """Whether a verb with its object and 的 says of what kind the thing is that is made: 构建 | 覆盖X的 | Y体系."""
    roles = [word.role for word in words[at + 1 :]]
    if words[at].zh in load().relatives and made.zh in MAKING | ALTERED and "of" in roles[1:-1]:
        return all(role in NOMINAL for role in roles[: roles.index("of")])
    plain = len(roles) == 2 and set(roles) == {"noun"}
    if made.zh in MADE and words[at].zh in PROCESSES and plain:
        return words[-1].zh.endswith(("制度", "机制", "体系", "平台", "渠道"))
    if made.zh not in MADE or words[at].zh in MADE or "of" not in roles[1:-1]:
        return False
    before = roles[: roles.index("of")]
    return all(role in NOMINAL for role in before) and "of" not in roles[len(before) + 1 :]
