"""The numbers that a document sets, and those that it says were reached: 到2025年，非化石能源消费比重达到20%左右.

A number is a target when its sentence looks ahead (a year to reach, a goal, a section of goals, a task of a plan), when
words between an indicator and the number say how the two go together, and when nothing says that it was reached
already; then it is a result. Values stay in the unit as written (12 亿千瓦 is value 12, unit 亿千瓦).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from analysis.facts.values import districts, tables
from analysis.facts.values.aims import AHEAD, Said, is_aimed, is_defined, review_year, was_reached, year_of
from analysis.facts.values.apportioning import Before, Clause
from analysis.facts.values.changes import told_together
from analysis.facts.values.clauses import clauses
from analysis.facts.values.counted import noun_behind
from analysis.facts.values.folding import folded
from analysis.facts.values.horizon import Horizon
from analysis.facts.values.names import NOUN, is_origin, scoped, split
from analysis.facts.values.phaseouts import endings
from analysis.facts.values.quantities import BETTER, DATA, Quantity, may_be_in, quantities
from analysis.facts.values.years import Year, document_year, years
from analysis.text.sentences import MAX_TEXT, Sentence, sentences
from policy import Result, Target

MAX_PASSAGE = 300
MAX_FACTS = 1_000
MAX_IN_SENTENCE = 60  # values of a sentence; more are a table without its lines
_HEDGE = re.compile("|".join(DATA["words"]["hedges"]))
_SOFT_BEHIND = re.compile(rf"[（(](?:{'|'.join(DATA['words']['hedges'])})[）)]")
_AT_LEAST = re.compile(r"(?:至少|不少于)[\u4e00-\u9fff]{1,6}$")  # 至少建成2个
_LESS_IS_BETTER = re.compile(  # PUE优于1.3, 浓度好于30微克/立方米
    r"PUE|WUE|(?:电能|能源|水资源)(?:利用|使用)效率|浓度|[能煤电水油汽物单]耗|消耗|排放(?:总?量)?$|(?:排放|用水|用能)强度"
    r"|指数|成本|损[耗失]|线损|误差|噪声|降尘|含[硫量]"
)
_HAN = "一二两三四五六七八九十"
_TOLD = re.compile(  # in every sentence with a value or a year; the numerals of paragraphs (1. 2、（3）) are none
    rf"[0-9翻百{_HAN}今去明](?:(?<=[0-9])(?![0-9]|[.．、）)](?![0-9]))|(?<=翻).?[番倍]|(?<=百)分之"
    rf"|(?<=[{_HAN}])(?:个百分点|倍|成)|(?<=[今去明])年|(?<=十)[一二三四五六]五)"
)
_LIST_GAP = ("、", "/", "和", "及", "，", "或")


def targets(text: str, *, title: str = "", written: int | None = None) -> tuple[Target, ...]:
    """All targets in the order of the text, each once; see `amounts`."""
    return amounts(text, title=title, written=written)[0]


def amounts(text: str, *, title: str = "", written: int | None = None) -> tuple[tuple[Target, ...], tuple[Result, ...]]:
    """All targets and all results, each once and in the order of the text.

    `offset` is the place of the value, `passage` its sentence. `written` is the year of the document where it is
    known, else it is read from its number or date: a year before it cannot be aimed at. `title` shows whether
    it is a plan or a review, and the year of the plan. Other languages and empty texts have neither.
    """
    text = text[:MAX_TEXT]
    lines = folded(text)
    plain = lines.replace("\n", " ")
    place = Horizon.of(title, plain, written if written is not None else document_year(text))
    rows = tables.rows(lines, place.written, districts.rows(lines, place.written))
    found: list[Target] = [_of_row(text, row) for row in rows.found]
    told = -1
    kept: list[Clause] = []
    for sentence in sentences(text):
        start, end, *_ = sentence
        place.move(sentence, plain)
        if rows.spans and rows.cover(start):
            continue
        if told < start:
            mark = _TOLD.search(plain, start)
            if mark is None:
                break
            told = mark.start()
        before, kept = kept, []
        if told >= end:
            place.pass_by(plain, start, end)
            continue
        part = plain[start:end]
        marks = years(part, place.written)
        valued = may_be_in(part)
        if (marks or valued) and _can_say(part, marks, place):
            said = Said(part, marks, place, before)
            told_here = _in_sentence(text, sentence, said, kept) if valued else _endings(text, sentence, said)
            found += (fact for fact in told_here if not rows.cover(fact.offset)) if rows.spans else told_here
            if len(found) >= MAX_FACTS:
                break
        if marks:
            place.carry(part, marks)
        place.pass_by(plain, start, end)
    once = _once(found[:MAX_FACTS])
    results = tuple(fact for fact in once if isinstance(fact, Result))
    return tuple(fact for fact in once if not isinstance(fact, Result)), results


def _of_row(text: str, row: tables.Row) -> Target:
    """A row of a table of indicators as a target; its passage is the row."""
    bare, kind, verb = split(row.name)  # 单位GDP能耗降低（%）is a change
    changes = verb and len(bare) > 1 and kind in ("down", "up")
    name = scoped(bare if changes else row.name)
    return Target(
        indicator=name[1],
        comparator=("↓" if kind == "down" else "↑") if changes else row.comparator,
        value=row.value.value,
        unit=row.value.unit,
        year=row.year,
        base_year=None,
        scope=row.scope or name[0],
        offset=row.at,
        passage=text[row.start : row.end][:MAX_PASSAGE],
        value_high=row.value.high,
        hedge=row.value.softener,
        year_from="heading",
    )


def _once(found: list[Target]) -> list[Target]:
    """Each fact where it comes first; one without a year that another gives with it is the same."""
    once: dict[tuple[object, ...], Target] = {}
    for fact in sorted(found, key=lambda fact: fact.offset):
        once.setdefault((*_slots(fact), fact.year), fact)
    dated = {_slots(fact) for fact in once.values() if fact.year is not None}
    return [fact for fact in once.values() if fact.year is not None or _slots(fact) not in dated]


def _slots(fact: Target) -> tuple[object, ...]:
    return type(fact), fact.indicator, fact.comparator, fact.value, fact.unit, fact.scope


def _can_say(part: str, marks: list[Year], place: Horizon) -> bool:
    """Whether anything in or around the sentence looks ahead or back; without it no value of it counts."""
    around = bool(marks or place.year or place.reviews) or place.goal is not None or place.past is not None
    task = (place.plans and place.begun) or place.of_title is not None
    return around or task or AHEAD.search(part) is not None


def _groups(part: str) -> Iterator[list[Quantity]]:
    """The values of a sentence, those of one list together: 98%、95%以上."""
    group: list[Quantity] = []
    for value in quantities(part)[:MAX_IN_SENTENCE]:
        gap = part[group[-1].end : value.start].strip() if group else ""
        if group and not gap and value.unit == group[-1].unit:  # 25.5%40%: two columns, the last is to be reached
            group[-1] = value._replace(start=group[-1].start)
            continue
        told = part[max(0, group[0].start - 8) : group[0].start] if group else ""
        other = group != [] and value.unit != group[-1].unit
        apart = (gap == "，" and (other or "分别" not in told)) or (value.pre != "" and other and "分别" not in told)
        if group and (gap not in _LIST_GAP or apart):
            yield group
            group = []
        group.append(value)
    if group:
        yield group


def _in_sentence(text: str, sentence: Sentence, said: Said, kept: list[Clause]) -> Iterator[Target]:
    """The facts of one sentence; a value without an indicator of its own goes on with the one before it.

    `kept` is filled with its clauses, changes left out.
    """
    yield from _endings(text, sentence, said)
    done, last = 0, None
    earlier: list[Clause] = []  # of this half of the sentence, without changes
    before = list(said.earlier)  # of the half, or the sentence, before
    mentioned = said.earlier[-1] if said.earlier else None
    told = said.place.past is not None or said.place.reviews
    groups = deque(_groups(said.part))
    while groups:
        group = groups.popleft()
        if group[0].start < done:  # a size within a name: 10家年收入超100亿元的企业
            continue
        if "；" in said.part[done : group[0].start]:
            before, earlier = earlier, []
        meant = earlier or before
        changes = told_together(said.part, (group, *groups), meant) if len(meant) > 1 else None
        if changes is not None:
            yield from filter(None, (_fact(text, sentence, said, change) for change in changes))
            done = max((change.end for change in changes), default=group[-1].end)
            continue
        end, cell = group[-1].end, group[-1].is_cell(said.part)
        for clause in clauses(said.part, group, Before(done, last, said.place.topic, told, mentioned)):
            last, end = clause, max(end, clause.end)
            cell = cell or not clause.making or (clause.value.unit == "%" and NOUN.search(clause.name) is not None)
            if clause.verb not in ("down", "up"):
                earlier.append(clause)
                kept.append(clause)
            if fact := _fact(text, sentence, said, clause):
                yield fact
        restricts = end == group[-1].end and not cell and noun_behind(said.part, group[-1])
        if not restricts and not is_origin(said.part[done : group[-1].start]):
            done = end


def _endings(text: str, sentence: Sentence, said: Said) -> Iterator[Target]:
    if said.place.past is not None:
        return
    for ending in endings(said.part, said.marks):
        if said.place.written is None or ending.year >= said.place.written:
            passage = text[sentence.start : min(sentence.end, sentence.start + MAX_PASSAGE)]
            name = ending.what.removeprefix(ending.scope or "")
            place = sentence.start + ending.at
            yield Target(
                name,
                "≤",
                float(ending.year),
                "年",
                ending.year,
                None,
                ending.scope,
                place,
                passage,
                year_from="sentence",
            )


def _fact(text: str, sentence: Sentence, said: Said, clause: Clause) -> Target | None:
    """The value as target or result; None where nothing says that it is either."""
    if is_defined(said, clause):
        return None
    own, base = year_of(said, clause)
    if is_aimed(said, clause, own):
        kind, implied = Target, said.place.implied()
    elif was_reached(said, clause, own):
        kind, implied = Result, review_year(said.place)
    else:
        return None
    year, origin = (own.year, "sentence") if own else implied
    start = sentence.start + max(0, clause.value.at - MAX_PASSAGE + 100)
    return kind(
        indicator=clause.indicator,
        comparator=_comparator(clause),
        value=clause.value.value,
        unit=clause.value.unit,
        year=year,
        base_year=base,
        scope=clause.scope,
        offset=sentence.start + clause.value.at,
        passage=text[start : min(sentence.end, start + MAX_PASSAGE)],
        value_high=clause.value.high,
        hedge=_hedge(said.part, clause, own),
        year_from=origin,
    )


def _comparator(clause: Clause) -> str:
    if clause.verb in ("down", "up"):
        return "↓" if clause.verb == "down" else "↑"
    if clause.value.high is not None:
        return "range"
    if clause.value.bound == BETTER:
        return "≤" if _LESS_IS_BETTER.search(clause.indicator) else "≥"
    at_least = "≥" if _AT_LEAST.search(clause.lead) else None
    return clause.value.bound or at_least or {"within": "≤", "beyond": ">"}.get(clause.verb, "=")


def _hedge(part: str, clause: Clause, year: Year | None) -> str | None:
    """力争 and the like before the value or its year come first; else the word beside the value.

    A change keeps both (力争、以上), since its comparator does not tell the bound.
    """
    if clause.value.is_cell(part):  # 预期 is a column of the table
        return None
    near = part[max(0, year.start - 6) : year.end] if year else ""
    soft = _HEDGE.search(clause.lead) or _HEDGE.search(near) or _SOFT_BEHIND.match(part, clause.value.end)
    changes = clause.verb in ("down", "up")
    beside = clause.value.softener or (clause.value.pre or None if changes else None)
    if soft and beside and changes:
        return f"{soft[0].strip('（()）')}、{beside}"
    return soft[0].strip("（()）") if soft else beside
