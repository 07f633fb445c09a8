"""The facts of a brief in the reader's language, worded from their slots.

A fact that has no words yet in a language is told by what can be translated of it, or left out.
"""

from __future__ import annotations

from policy.sections import BriefFact
from translation.titles import to_ja
from translation.wording import Lang

_LISTED = 12


def told(fact: BriefFact, lang: Lang) -> str:
    """What the fact says, empty where it cannot be said in this language."""
    if lang == "zh":
        return fact.text
    if lang == "ja" and fact.fact == "tasks":
        return "、".join(to_ja(heading).ja for heading in fact.slots["headings"][:_LISTED])
    if lang == "ja" and fact.fact == "governs":
        return to_ja(fact.slots["name"]).ja
    return ""
