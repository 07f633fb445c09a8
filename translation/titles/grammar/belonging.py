"""Whose a deed is: the particle between who acts, where or when, and what is done."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.grammar.actors import EXEMPTING, PLANS
from translation.titles.grammar.nouns import TIMES, noun_phrase
from translation.titles.words.lexicon import Word, load


def belonging(words: Sequence[Word]) -> str:
    """A time or a place in front of what is done then or there: 2030年までの, 江蘇省の."""
    said = noun_phrase(words)
    return said if said.endswith("の") else f"{said}の"


def joined_subject(subject: Sequence[Word], verb: str) -> str:
    """Subject and particle: 金融による, 领域における, for verbs with へ simply の."""
    last = subject[-1]
    place = last.zh.endswith((*load().fields, *TIMES, "时代")) or last.kind == "region"
    if last.zh in PLANS:
        return f"{noun_phrase(subject)}期における"
    if verb in EXEMPTING:
        return belonging(subject)
    if verb == "迎来":
        place = True
    place = place and verb != "建设"
    joint = "の" if load().verbs[verb].joint != "の" else "における" if place else "による"
    return noun_phrase(subject).removesuffix("の") + joint
