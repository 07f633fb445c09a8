"""The facts of a brief as sentences in the reader's language, worded from their slots.

A clause whose words no rule knows is quoted in Chinese; nothing is said that the slots do not say.
"""

from __future__ import annotations

from policy.sections import BriefFact
from translation.brief.facts import SAID
from translation.wording import Lang


def told(fact: BriefFact, lang: Lang) -> str:
    """What the fact says in the language; empty where its slots hold nothing that can be said."""
    if lang == "zh":
        return fact.text
    return SAID[fact.fact](fact.slots, lang) if fact.slots else ""
