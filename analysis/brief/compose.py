"""The brief of a document: up to seven facts, each from data with its place; what cannot be said is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from analysis.brief.aims import targets_by_year
from analysis.brief.applies import applies_to, defined, threshold_of
from analysis.brief.effects import effect_of
from analysis.brief.fines import Fine, highest_fine
from analysis.brief.governs import LEVIED, guided, purposes, states
from analysis.brief.provisions import DRAWS, FREE, IN_CHARGE, OBLIGED, Provisions, provisions
from analysis.brief.said import Said
from analysis.brief.source import Source, clause_of, fact_of, shortened, task_of
from analysis.brief.tasks import are_contents, below_of, enumerated, tasks
from analysis.text.deadlines import WITHIN as COUNTED
from policy import Relation
from policy.sections import BriefFact, Duty

MOST_OPENED = 4  # tasks are few enough to name what is below them
MOST_DUTIES, MOST_DATED = 6, 4
MOST_PROCEDURE = 2  # of what authorities do within days
MOST_RELATIONS = 4
_TOLD = {
    "repeals": "废止",
    "replaces": "代替",
    "amends": "修改",
    "implements": "落实",
    "based on": "依据",
    "interprets": "解释",
}
_ENDS_BY = re.compile(r"[前内]$|[底末]$")
_HOPED = re.compile(r"力争|争取|努力")
_NAMED = re.compile(r"(?P<who>[^，。；]{2,40}?)(?:应当|应|必须|须|要|请)")  # the clauses say who
_POINTS_BACK = re.compile(r"^[^，。；]{0,4}(?:以上|上述)[^，。；]{0,8}$")  # 以上工作要在…前完成
_ACTS = re.compile(r"报|提交|申[报请]|完成|时间|公布|备案|建[立成]|制[定订]|实现|退出|淘汰")
_LEAST_DONE = 3
_ASKED = 3  # the rank of what those under a regulation must do without a day
_AUTHORITY = re.compile(r"政府|主管部门|行政|机关|监[督察]机构|法院|检察院|[部委厅局]$")
_GENERAL = re.compile(r"国民经济和社会发展第|习近平|宪法|党的|代表大会")
_WRAPPED = re.compile(r"(?:关于)?(?:印发|发布|公布|转发|下发)[《〈](?P<name>[^》〉]{4,80})[》〉]")


def brief(
    title: str, sources: Sequence[Source], *, status: str | None = None, written: int | None = None
) -> tuple[BriefFact, ...]:
    """The facts in their order: governs, addressees, tasks, targets, duties, effect, relations; one of each at most.

    `sources` are in the order in which they are asked: the one with the substance first. `written` is the year of the
    document; what a year before it reached is no goal.
    """
    arranged = {source.within: provisions(title, source.text, source.outline) for source in sources}
    facts = (
        _first(sources, lambda source: _governs(title, source)),
        _first(sources, lambda source: _addressees(title, source)),
        _first(sources, lambda source: _tasks(title, source, arranged[source.within].rules)),
        targets_by_year(sources, written or 0),
        _duties(sources, arranged),
        _effect(title, status, sources),
        _relations(title, sources),
    )
    return tuple(fact for fact in facts if fact is not None)


def _first(sources: Sequence[Source], fact: Callable[[Source], BriefFact | None]) -> BriefFact | None:
    return next((found for source in sources if (found := fact(source)) is not None), None)


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


def _duties(sources: Sequence[Source], arranged: Mapping[str, Provisions]) -> BriefFact | None:
    """The duties with a deadline, those with a day first; of a regulation also what those under it must do."""
    dated = [(source, duty) for source in sources for duty in source.outline.duties if _is_due(duty)]
    dated.sort(key=lambda found: _rank(found[1]))
    of_parts: dict[object, tuple[Source, Duty]] = {}
    for source, duty in dated:
        of_parts.setdefault(duty.due or (source.within, duty.heading, duty.by, duty.others), (source, duty))
    by_task: dict[str, tuple[Source, Duty]] = {}
    for source, duty in of_parts.values():  # the same words may be read once with who has them and once without
        known = by_task.get(task_of(duty))
        if known is None or not (known[1].others or known[1].lead):
            by_task[task_of(duty)] = (source, duty)
    told = [_Told(_rank(duty), source, duty.at, _slots(duty), _in_words(duty)) for source, duty in by_task.values()]
    told += [
        _Told(_ASKED, source, said.at, _obliged(said), clause_of(said.text))
        for source in sources
        for said in arranged[source.within].obligations
        if not any(duty.at <= said.at < duty.at + len(duty.text) for _, duty in dated)
    ]
    told += [
        _Told(_ASKED, source, said.at, _charged(said), clause_of(said.text))
        for source in sources
        if (said := arranged[source.within].charge)
    ][:1]
    procedure = [one for one in told if one.rank > _ASKED][:MOST_PROCEDURE]
    dated_ones = [one for one in told if one.rank < _ASKED][:MOST_DATED]
    told = [*dated_ones, *(one for one in told if one.rank == _ASKED), *procedure][:MOST_DUTIES]
    told += [_fined(source, fine) for source in sources if (fine := highest_fine(source.text, source.outline))][:1]
    if not told:
        return None
    words = "；".join(dict.fromkeys(one.words for one in told))
    return fact_of("duties", words, told[0].at, told[0].source, {"duties": [one.slots for one in told]})


class _Told(NamedTuple):
    """A duty as it is told, with its rank among the others."""

    rank: int
    source: Source
    at: int
    slots: dict[str, Any]
    words: str


def _fined(source: Source, fine: Fine) -> _Told:
    """What those who break the rules pay at most."""
    words = f"罚款最高{fine.written}"
    slots: dict[str, Any] = {"who": [], "lead": [], "task": words, "by": None, "due": None, "fine": fine.yuan}
    return _Told(_ASKED + 2, source, fine.at, slots, words)


def _rank(duty: Duty) -> int:
    """A day first, then one of each year, then days counted from an event; what authorities do within days is last."""
    if duty.due is not None:
        return 0
    if COUNTED.search(duty.by or "") is None:
        return 1
    return _ASKED + 1 if any(_AUTHORITY.search(name) for name in (*duty.lead, *duty.others)) else 2


def _slots(duty: Duty) -> dict[str, Any]:
    task = task_of(duty)
    slots: dict[str, Any] = {"who": list(duty.others), "lead": list(duty.lead), "task": task}
    said = _NAMED.match(task)
    bodies = (*duty.lead, *duty.others)
    if said and bodies and not any(name in task for name in bodies):  # its bracket names who sees to it
        slots |= {"who": [said["who"]], "lead": []}
    return {**slots, "by": duty.by, "due": duty.due}


def _obliged(said: Said) -> dict[str, Any]:
    who = OBLIGED.match(said.text) or DRAWS.match(said.text)
    slots: dict[str, Any] = {"who": [who["who"]] if who else [], "lead": [], "task": clause_of(said.text)}
    return {**slots, "by": None, "due": None, "free": FREE.match(said.text) is not None}


def _charged(said: Said) -> dict[str, Any]:
    charge = IN_CHARGE.match(said.text)
    who, what = (charge["who"], charge["what"]) if charge else ("", said.text)
    return {"who": [who], "lead": [], "task": clause_of(said.text), "by": None, "due": None, "charge": what}


def _in_words(duty: Duty) -> str:
    """The clauses of a duty, with who has it where they do not say it."""
    task = task_of(duty)
    who = next((name for name in (*duty.lead, *duty.others)), "")
    return task if who in task or _NAMED.match(task) else f"{who}：{task}"


def _is_due(duty: Duty) -> bool:
    """Whether a day is set by which to do something that is named; a year that is aimed at is a target."""
    if duty.text.endswith("：") or duty.by is None or _ENDS_BY.search(duty.by) is None:
        return False
    before, _, behind = duty.text.partition(duty.by)
    done = re.split(r"[。；\n]", behind, maxsplit=1)[0]
    clause = re.split(r"[，。；：\n]", before)[-1] + done
    named = len(done) > _LEAST_DONE or _ACTS.search(clause) is not None
    return named and not _HOPED.search(before[-6:] + duty.by[:2]) and not _POINTS_BACK.search(before)


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
