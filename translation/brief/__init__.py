"""The facts of a brief as sentences in the reader's language, worded from their slots.

A clause whose words no rule knows is quoted in Chinese; nothing is said that the slots do not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy.sections import BriefFact, BriefKind
from translation.brief.facts import AIMS_LENGTH, LENGTHS, SAID
from translation.wording import Lang, catalogue

READ = 450
"""Characters of a brief in Japanese that are read."""
LEAST: dict[BriefKind, int] = {"duties": 110, "tasks": 90, "governs": AIMS_LENGTH}
"""Characters that the duties, the tasks and the aims have in any case, in the order in which they may have more."""
LEADS: dict[BriefKind, tuple[str, ...]] = {
    "comments": ("comments",),
    "governs": ("aims",),
    "addressees": ("scope",),
    "tasks": ("tasks", "chapters"),
}
"""The sentences that begin with the name of their kind."""
MOST = 260
"""Characters of one of them at most."""


def told(fact: BriefFact, lang: Lang, room: int | None = None) -> str:
    """What the fact says in the language; empty where its slots hold nothing that can be said.

    `room` is how many characters the tasks or the duties may have; what does not fit is counted or left out.
    """
    if lang == "zh":
        return fact.text
    return SAID[fact.fact](fact.slots if room is None else {**fact.slots, "room": room}, lang) if fact.slots else ""


def told_all(facts: Sequence[BriefFact], lang: Lang) -> tuple[str, ...]:
    """What each fact says. The duties, the tasks and then the aims have what the others leave of what is read."""
    times = LENGTHS.get(lang, 1)
    said = {fact.fact: told(fact, lang, LEAST["tasks"] * times if fact.fact == "tasks" else None) for fact in facts}
    for kind, least in LEAST.items():
        for fact in (fact for fact in facts if fact.fact == kind):
            left = READ * times - sum(len(words) + 1 for other, words in said.items() if other != kind)
            said[kind] = told(fact, lang, min(max(least * times, left), MOST * times))
    return tuple(said[fact.fact] for fact in facts)


def without_lead(fact: BriefFact, words: str, lang: Lang) -> str:
    """The words for beside the name of their kind, which says what 目的： and Main tasks: say."""
    for key in LEADS.get(fact.fact, ()) if lang != "zh" else ():
        lead = str(catalogue(lang)["brief"][key]).partition("{")[0]
        if words.startswith(lead):
            rest = words[len(lead) :]
            return rest[:1].upper() + rest[1:] if lang == "en" else rest
    return words
