"""Titles that are conferred on somebody: 授予北京等城市“国家节水型城市”称号."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.grammar import nouns
from translation.english.words.inflection import gerund, singular, title_case
from translation.english.words.lexicon import Word, load

CONFERRED = {"授予", "撤销", "取消"}
HONOURED = ("称号", "荣誉称号")
LEVELS = {"省", "市", "县", "区"}


def conferred(words: Sequence[Word], form: str) -> str:
    """授予S“T”称号 -> conferring the title of T on S, 撤销S“T”称号 -> … of S; the empty text for all else."""
    if words[0].zh not in CONFERRED or not words[-1].zh.endswith(HONOURED) or not words[0].verb:
        return ""
    inner = words[1:-1]
    at = next((at for at in range(1, len(inner)) if _ends(inner, at)), 0)
    if not at:
        return ""
    who = nouns.noun_phrase(inner[:at])
    title = inner[at].noun if len(inner) == at + 1 else nouns.noun_phrase(inner[at:], "").removeprefix("the ")
    verb = gerund(words[0].verb) if form == "gerund" else words[0].verb
    said = f"{verb} the title of {title_case(_one(title))}"
    return f"{said} {'on' if words[0].zh == '授予' else 'of'} {who}"


def _one(title: str) -> str:
    """A title is held by each alone: national water-saving cities -> national water-saving city."""
    head, behind, rest = title.partition(" of ")
    *before, last = head.split()
    return " ".join([*before, singular(last)]) + behind + rest


def _ends(inner: Sequence[Word], at: int) -> bool:
    """Whether those who are honoured end before `at`: a quoted title follows, or a place or a doer stands there."""
    word, after = inner[at - 1], inner[at]
    if after.kind in ("title", "quote"):
        return True
    ended = word.kind == "region" or word.zh in LEVELS or word.zh.endswith(tuple(load().lists["movers"]))
    return ended and after.kind not in ("such as", "stop", "connective", "number") and after.zh not in LEVELS
