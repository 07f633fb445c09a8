"""The brief of a document: up to eight facts, each from data with its place; what cannot be said is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from analysis.brief.aims import targets_by_year
from analysis.brief.applies import applies_to, defined, threshold_of
from analysis.brief.asked import duties_told
from analysis.brief.effects import effect_of
from analysis.brief.governs import LEVIED, guided, purposes, states
from analysis.brief.provisions import provisions
from analysis.brief.said import Said
from analysis.brief.source import Source, clause_of, fact_of, shortened
from analysis.brief.tasks import are_contents, below_of, enumerated, tasks
from policy import Dated, Relation
from policy.sections import BriefFact

MOST_OPENED = 4  # tasks are few enough to name what is below them
MOST_RELATIONS = 4
_TOLD = {
    "repeals": "废止",
    "replaces": "代替",
    "amends": "修改",
    "implements": "落实",
    "based on": "依据",
    "interprets": "解释",
}
_GENERAL = re.compile(r"国民经济和社会发展第|习近平|宪法|党的|代表大会")
_WRAPPED = re.compile(r"(?:关于)?(?:印发|发布|公布|转发|下发)[《〈](?P<name>[^》〉]{4,80})[》〉]")


def brief(
    title: str,
    sources: Sequence[Source],
    *,
    status: str | None = None,
    written: int | None = None,
    comments: Dated | None = None,
) -> tuple[BriefFact, ...]:
    """The facts in their order: comments, governs, addressees, tasks, targets, duties, effect, relations; one of each
    at most.

    `sources` are in the order in which they are asked: the one with the substance first. `written` is the year of the
    document; what a year before it reached is no goal. `comments` is the last day for comments on a draft.
    """
    arranged = {source.within: provisions(title, source.text, source.outline) for source in sources}
    facts = (
        _comments(comments, sources),
        _first(sources, lambda source: _governs(title, source)),
        _first(sources, lambda source: _addressees(title, source)),
        _first(sources, lambda source: _tasks(title, source, arranged[source.within].rules)),
        targets_by_year(sources, written or 0),
        duties_told(sources, arranged, besides=comments.iso if comments else None),
        _effect(title, status, sources),
        _relations(title, sources),
    )
    return tuple(fact for fact in facts if fact is not None)


def _first(sources: Sequence[Source], fact: Callable[[Source], BriefFact | None]) -> BriefFact | None:
    return next((found for source in sources if (found := fact(source)) is not None), None)


def _comments(last: Dated | None, sources: Sequence[Source]) -> BriefFact | None:
    """Until when comments on a draft may be sent, which its readers ask first."""
    if last is None or last.day is None:
        return None
    own = next((source for source in sources if source.within == "text"), sources[0])
    words = f"意见反馈截至{last.day.year}年{last.day.month}月{last.day.day}日"
    return fact_of("comments", words, max(0, own.text.find(last.passage)), own, {"due": last.iso})


def name_of(title: str) -> str:
    """What the document is called, without the words that hand it on: 关于印发《…》的通知."""
    wrapped = _WRAPPED.search(title)
    return wrapped["name"] if wrapped else title


def _governs(title: str, source: Source) -> BriefFact | None:
    name = name_of(title)
    aims = purposes(source.text) or guided(name, source.text, source.outline.sections)
    opening = source.outline.sections[0].at if source.outline.sections else 1_500
    said = states(source.text, max(opening, 300))
    slots: dict[str, Any] = {"name": name, "purposes": [aim.text for aim in aims], "says": said.text if said else None}
    sets = said is not None and (said.text.startswith("自20") or LEVIED.match(said.text) is not None)
    slots["decides"] = source.outline.form == "notice" and sets
    if aims:
        does = f"，{said.text}" if said and source.outline.form == "notice" else ""
        words = "，".join(aim.text for aim in aims)
        return fact_of("governs", f"为{words.removeprefix('为')}{does}", aims[0].at, source, slots)
    if said:
        return fact_of("governs", said.text, said.at, source, slots)
    goal = next(iter(source.outline.goals), None)
    return fact_of("governs", name, goal.at if goal else 0, source, slots) if source.text.strip() else None


def _addressees(title: str, source: Source) -> BriefFact | None:
    scope = applies_to(title, source.text, source.outline.sections)
    bodies = list(source.outline.addressees)
    subject = None if scope or bodies else defined(title, source.text)
    slots: dict[str, Any] = {"bodies": bodies, "scope": scope.text if scope else None}
    if scope:
        applies = not scope.text.startswith(("在", "选", "从事", "确定"))
        size = threshold_of(scope.text, source.text)
        slots["size"] = size.text if size else None
        words = f"{'适用于' if applies else ''}{scope.text}" + (f"（{size.text}）" if size else "")
        return fact_of("addressees", words, scope.at, source, slots)
    if bodies:
        at = max(0, source.text.find(bodies[0][:20]))
        return fact_of("addressees", f"主送{shortened('；'.join(bodies))}", at, source, slots)
    if subject:
        term, meaning = subject
        slots |= {"term": term, "meaning": meaning.text}
        return fact_of("addressees", f"所称{term}，是指{meaning.text}", meaning.at, source, slots)
    return None


def _tasks(title: str, source: Source, rules: Sequence[Said]) -> BriefFact | None:
    """The headings that say what is to be done; of a regulation what it arranges, then its chapters."""
    parts = tasks(source.outline)
    if not parts and not rules:
        return _enumerated(title, source)
    headings = [" ".join((part.heading or "").split()) for part in parts]
    below = [below_of(source.outline, part, source.text) for part in parts]
    arranged = [clause_of(rule.text) for rule in rules]
    slots = {
        "headings": headings,
        "below": below,
        "rules": arranged,
        "chapters": are_contents(name_of(title), source.outline, parts),
    }
    at = rules[0].at if rules else parts[0].at
    fewer = len(headings) <= MOST_OPENED
    told = [
        f"{one}（{'、'.join(under)}）" if fewer and under else one for one, under in zip(headings, below, strict=True)
    ]
    return fact_of("tasks", "；".join([*arranged, *told]), at, source, slots)


def _enumerated(title: str, source: Source) -> BriefFact | None:
    """What a notice without headings asks: 一是…，二是…."""
    items = enumerated(title, source.text) if source.outline.form == "notice" and not source.outline.sections else []
    if not items:
        return None
    headings = [clause_of(item.text) for item in items]
    slots: dict[str, Any] = {"headings": headings, "below": [[] for _ in items], "rules": [], "chapters": False}
    return fact_of("tasks", "；".join(headings), items[0].at, source, slots)


def _effect(title: str, status: str | None, sources: Sequence[Source]) -> BriefFact | None:
    said = next((source for source in sources if source.outline.effect), None)
    slots = effect_of(title, said.outline.effect if said else None, status)
    if slots is None:
        return None
    words = "；".join(word for word in (slots["words"], slots["trial"]) if word)
    source = said or sources[0]
    return fact_of("effect", words, max(0, source.outline.effect_at), source, slots)


def _relations(title: str, sources: Sequence[Source]) -> BriefFact | None:
    own = {name_of(title), title, *(source.title for source in sources)}
    found = [(source, relation) for source in sources for relation in source.relations if _tells(relation, own)]
    order = list(_TOLD)
    found.sort(key=lambda pair: (order.index(pair[1].type), pair[1].title is None))
    seen: set[str] = set()
    chosen: list[tuple[Source, Relation]] = []
    for source, relation in found:
        key = relation.title or relation.number or ""
        if key not in seen and len(chosen) < MOST_RELATIONS:
            seen.add(key)
            chosen.append((source, relation))
    if not chosen:
        return None
    words = "；".join(f"{_TOLD[relation.type]}{_cited(relation)}" for _, relation in chosen)
    slots = [{"type": relation.type, "title": relation.title, "number": relation.number} for _, relation in chosen]
    source, first = chosen[0]
    return fact_of("relations", words, max(0, first.offset), source, {"relations": slots})


def _tells(relation: Relation, own: set[str]) -> bool:
    """Whether the relation says something: not to itself, not to what every document cites, not by a bare 《意见》."""
    cited = relation.title or ""
    if relation.type not in _TOLD or not (cited or relation.number):
        return False
    return (
        cited not in own and _GENERAL.search(cited) is None and (not cited or len(cited) > 3 or bool(relation.number))
    )


def _cited(relation: Relation) -> str:
    title = f"《{relation.title}》" if relation.title else ""
    number = f"（{relation.number}）" if title and relation.number else relation.number or ""
    return f"{title}{number}"
