"""A text of a document with what was read in it, and a fact told from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from analysis.text.outline import Outline
from policy import Relation, Result, Target
from policy.sections import BriefFact, BriefKind

LONGEST = 90  # characters of a quoted clause
_ARTICLE = re.compile(
    r"^第[一二三四五六七八九十百]{1,5}条[ \u3000]?(?:【[^】]{1,30}】)?|^[一二三四五六七八九十]{1,3}、(?=[^，。；、]{4})"
)
_IN_LINE_WITH = re.compile(r"(?:须|应)?(?:按照|根据|依据|参照)[^，。；]{1,120}，")

_OPENS_MIDWAY = re.compile(r"^(?:并且?|且|同时)(?!网)(?:分别)?")


class Asked(Protocol):
    """A duty as it was read or as it is stored."""

    @property
    def heading(self) -> str | None:
        """The heading of its part."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def by(self) -> str | None:
        """By when, as written."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text that belongs to a document: its own or a file's, with what was read in it."""

    within: str
    title: str
    text: str
    outline: Outline
    targets: tuple[Target, ...] = ()
    results: tuple[Result, ...] = ()
    relations: tuple[Relation, ...] = ()


def fact_of(kind: BriefKind, words: str, at: int, source: Source, slots: dict[str, Any]) -> BriefFact:
    """A fact that stands at `at` of the source."""
    return BriefFact(kind, words, at, source.within, slots)


def clause_of(words: str) -> str:
    """A clause without line ends and the number of its article, without 按照…要求 where it is long."""
    words = _ARTICLE.sub("", "".join(words.split("\n")).strip(" \u3000，。；-·"))
    if len(words) > LONGEST:
        words = _IN_LINE_WITH.sub("", words)
    return shortened(words)


def shortened(words: str) -> str:
    """The words up to the last clause mark within `LONGEST` characters, without a bracket that is left open."""
    if len(words) > LONGEST:
        cut = max(words.rfind(mark, LONGEST // 3, LONGEST) for mark in "，、；")
        words = words[: cut if cut > 0 else LONGEST]
    opened = max(words.rfind("（"), words.rfind("("))
    return words[:opened] if opened > 0 and not {"）", ")"} & set(words[opened:]) else words


def task_of(duty: Asked) -> str:
    """The clauses of the duty around its deadline; the heading where bodies are named for a whole part."""
    if duty.by is None:
        return duty.heading or clause_of(duty.text)
    place = max(0, duty.text.find(duty.by))
    start = max(duty.text.rfind(mark, 0, place) for mark in "。；\n") + 1
    if place - start > LONGEST // 2:
        start = max(duty.text.rfind("，", start, max(start, place - 12)) + 1, start)
    return _OPENS_MIDWAY.sub("", clause_of(re.split(r"[。；\n]", duty.text[start:], maxsplit=1)[0]))
