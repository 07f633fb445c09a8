"""A document in two to four lines of the reader's language: what for, to whom, what by when, in force from when.

Only what rules can word is said; a clause that would be quoted in Chinese is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy.sections import BriefFact
from translation import amounts
from translation.brief import facts
from translation.brief.bodies import who_acts
from translation.brief.clauses import worded
from translation.brief.duties import duty
from translation.titles.words.tokens import HAN
from translation.wording import Lang, catalogue, day, say

Slots = Mapping[str, Any]
MOST = 4
GOVERNING = frozenset({"repeals", "replaces", "amends", "implements", "based on"})


@dataclass(frozen=True, slots=True)
class Validity:
    """Since when (ISO) and until when a document is in force, as its dates say; `lapsed`: the last day is past."""

    since: str | None = None
    until: str | None = None
    lapsed: bool = False


UNDATED = Validity()


def summary(
    brief: Iterable[BriefFact], lang: Lang, validity: Validity = UNDATED, *, most: int = MOST
) -> tuple[str, ...]:
    """Up to `most` lines, in the order of the brief; none where no rule can word any fact.

    Where there are more, they go in the order: to whom it is sent, tasks, to whom it applies.
    """
    told = {fact.fact: fact for fact in brief}
    found = {
        "governs": _aims(told.get("governs"), lang),
        "scope": _scope(told.get("addressees"), lang),
        "tasks": _tasks(told.get("tasks"), lang),
        "targets": _targets(told.get("targets"), lang),
        "duties": _duties(told.get("duties"), lang),
        "force": _force(told.get("effect"), told.get("relations"), validity, lang),
    }
    worth = [kind for kind in ("governs", "targets", "duties", "force", "scope", "tasks") if found[kind]][:most]
    return tuple(line for kind, line in found.items() if kind in worth)


def _aims(fact: BriefFact | None, lang: Lang) -> str:
    """What it is for; else what it sets or decides. Its name says no more than the title above."""
    if fact is None:
        return ""
    if lang == "zh":
        return fact.text if fact.text != fact.slots.get("name") else ""
    aims = [aim for aim in fact.slots.get("purposes", ()) if worded(aim, lang, action=True)]
    if aims:
        return facts.SAID["governs"]({**fact.slots, "purposes": aims}, lang)
    return facts.says(fact.slots.get("says") or "", lang)


def _scope(fact: BriefFact | None, lang: Lang) -> str:
    """To what it applies. To whom a paper is sent is no news."""
    if fact is None or not fact.slots.get("scope"):
        return ""
    if lang == "zh":
        return fact.text
    line = facts.SAID["addressees"]({"scope": fact.slots["scope"], "bodies": []}, lang)
    return "" if _is_quoted(line, lang) else line


def _tasks(fact: BriefFact | None, lang: Lang) -> str:
    if fact is None:
        return ""
    if lang == "zh":
        return fact.text
    line = facts.SAID["tasks"](fact.slots, lang) if fact.slots else ""
    return "" if _is_quoted(line, lang) else line


def _targets(fact: BriefFact | None, lang: Lang) -> str:
    """What is to be reached by year: the values, and for a year without one its clause where rules can word it."""
    if fact is None:
        return ""
    if lang == "zh":
        return fact.text
    said: list[str] = []
    for entry in fact.slots.get("years", ()):
        year, phrases = entry["year"], [facts.target(slots, entry["year"]) for slots in entry["targets"]]
        lines = [amounts.phrase(phrase, lang) for phrase in phrases]
        if not lines:
            lines = [goal for zh in entry["goals"] if (goal := facts.goal(zh, lang))]
        if lines:
            said.append(_in_year(year, say(lang, "target.joint").join(dict.fromkeys(lines)), lang))
    return say(lang, "brief.goals", goals=say(lang, "brief.stop").join(said)) if said else ""


def _in_year(year: int | None, line: str, lang: Lang) -> str:
    named = year is None or say(lang, "year", year=year) in line
    return line if named else say(lang, "brief.in_year", year=year, line=line)


def _duties(fact: BriefFact | None, lang: Lang) -> str:
    if fact is None:
        return ""
    if lang == "zh":
        return fact.text
    slots = fact.slots.get("duties", ())
    lines = dict.fromkeys(line for one in slots if (line := duty(one, lang)) and not _is_quoted(line, lang))
    if not lines:  # the day alone is worth more than nothing
        lines = dict.fromkeys(_day_of(one, lang) for one in slots if one.get("due"))
    return say(lang, "brief.stop").join(lines)


def _day_of(slots: Slots, lang: Lang) -> str:
    """By when something is due that no rule can word, and whose it is."""
    who = who_acts([*slots["lead"], *slots["who"]], "".join(slots["task"].split()), lang)
    known = "" if lang == "en" and HAN.search(who) else who
    return say(lang, "brief.deadline_of" if known else "brief.deadline", day=day(lang, slots["due"]), who=known)


def _force(effect: BriefFact | None, relations: BriefFact | None, validity: Validity, lang: Lang) -> str:
    """Since when and how long it is in force, what it rests on and what it ends."""
    if lang == "zh":
        told = (effect if effect and effect.slots.get("words") else None, relations)  # 试行 alone stands in the title
        return "；".join(fact.text for fact in told if fact)
    slots: dict[str, Any] = dict(effect.slots) if effect else {}
    parts = [_effect(slots, validity, lang)]
    if relations is not None:
        parts += _ties(relations.slots.get("relations", ()), lang)
    return say(lang, "brief.stop").join(part for part in parts if part)


def _effect(slots: Slots, validity: Validity, lang: Lang) -> str:
    since, until = validity.since or slots.get("since"), validity.until or slots.get("until")
    said: list[str] = []
    if since:
        said.append(say(lang, "brief.since", day=day(lang, since)))
    elif slots.get("on_issue"):
        said.append(say(lang, "brief.on_issue"))
    if until:
        said.append(say(lang, "brief.lapsed" if validity.lapsed else "brief.until", day=day(lang, until)))
    elif slots.get("years"):
        said.append(say(lang, "brief.valid", years=slots["years"]))
    trial = catalogue(lang)["brief"]["trial"].get(slots.get("trial"))
    return say(lang, "brief.joint").join([*said, trial] if said and trial else said)


def _ties(ties: Sequence[Slots], lang: Lang) -> list[str]:
    """One part a kind of relation: 「…」を廃止, 「…」に基づく."""
    by_kind: dict[str, list[Slots]] = {}
    for tie in ties:
        if tie["type"] in GOVERNING:
            by_kind.setdefault(tie["type"], []).append(tie)
    return [facts.SAID["relations"]({"relations": same}, lang) for same in by_kind.values()]


def _is_quoted(line: str, lang: Lang) -> bool:
    return say(lang, "brief.quoted", zh="").strip() in line
