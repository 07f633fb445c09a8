"""The fact of a brief that tells duties: with a deadline, without one, who is in charge, and the highest fine."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from analysis.brief.fines import Fine, highest_fine
from analysis.brief.provisions import DRAWS, FREE, IN_CHARGE, OBLIGED, Provisions
from analysis.brief.said import Said
from analysis.brief.source import Source, clause_of, fact_of, task_of
from analysis.text.deadlines import WITHIN as COUNTED
from policy.sections import BriefFact, Duty

MOST_DUTIES, MOST_DATED = 6, 4
MOST_PROCEDURE = 2  # of what authorities do within days
_ENDS_BY = re.compile(r"[前内]$|[底末]$")
_HOPED = re.compile(r"力争|争取|努力")
_NAMED = re.compile(r"(?P<who>[^，。；]{2,40}?)(?:应当|应|必须|须|要|请)")  # the clauses say who
_POINTS_BACK = re.compile(r"^[^，。；]{0,4}(?:以上|上述)[^，。；]{0,8}$")  # 以上工作要在…前完成
_ACTS = re.compile(r"报|提交|申[报请]|完成|时间|公布|备案|建[立成]|制[定订]|实现|退出|淘汰")
_LEAST_DONE = 3
_ASKED = 3  # the rank of what those under a regulation must do without a day
_AUTHORITY = re.compile(r"政府|主管部门|行政|机关|监[督察]机构|法院|检察院|[部委厅局]$")


def duties_told(
    sources: Sequence[Source], arranged: Mapping[str, Provisions], *, besides: str | None = None
) -> BriefFact | None:
    """The duties with a deadline, those with a day first; of a regulation also what those under it must do.

    `besides` is the last day for comments, which is a fact of its own.
    """
    due = ((source, duty) for source in sources for duty in source.outline.duties if _is_due(duty))
    dated = [(source, duty) for source, duty in due if besides is None or duty.due != besides]
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
