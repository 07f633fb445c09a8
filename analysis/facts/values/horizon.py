"""The surroundings of a sentence: what its section is about, and which year its values are for.

A value often has no year in its own sentence. It takes that of its paragraph, else of the nearest heading with a year,
else of the plan that the title names (“十四五”规划, 2022年工作要点), else the only year that the section of goals
names. Where these leave a choice, there is no year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.facts.values.quantities import DATA
from analysis.facts.values.years import FIVE_YEARS, Year, years
from analysis.text.sentences import Sentence

_WORDS = DATA["words"]
_PAST_HEADING, _GOAL_HEADING = re.compile(_WORDS["past_heading"]), re.compile(_WORDS["goal_heading"])
_REVIEW, _PLAN, _NO_PLAN = (re.compile(_WORDS[key]) for key in ("review_title", "plan_title", "no_plan_title"))
_CHAPTER, _FIRST_LEVEL = re.compile(r"第.{1,4}章"), re.compile(r"[一二三四五六七八九十]{1,3}、|第.{1,4}节|专栏|附件")
_HEAD = 40  # characters of a sentence in which it can be a heading
_CLAUSE_END = re.compile("[。；，]")
_FIRST_HEADING = re.compile(r"[第一（](?:(?<=^.)|(?<=[\s。].))(?:(?<=第)一[、章]|(?<=一)[、章]|(?<=（)一）)")
_TOPIC = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|——)?\s?(?P<topic>[\u4e00-\u9fff]{3,14})。")
_NUMERALS = "一二三四五六七八九十（"
_INLINE = re.compile(r"[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）")
_ONLY_GOALS = re.compile(
    r".{2,5}(?:主要|总体|具体|工作|发展|规划|行动|预期){0,2}(?:目标|指标)"
)  # whatever section it is in
_LEADS_IN = re.compile(r"(?:主要|总体|工作|发展|行动|预期|具体)目标[：:。]")  # a heading of goals without a numeral
_LONGEST_TOPIC = 24
_ITEM = re.compile(r"——|—|[（(]?\d{1,2}[）).、]|[①-⑩]|●|-")
_RANGE = re.compile(r"(20\d\d)\s?年?\s?(?:[-—－–~～]{1,2}|至|到)\s?(20\d\d)\s?年?")
_ONE_YEAR = re.compile(r"(20\d\d)\s?年(?!前|之前|以前|版|修订|本|远景|第|底前|[^与]{0,24}(?:执行|完成)情况)")
_FIVE = re.compile("|".join(FIVE_YEARS))


def title_year(title: str) -> int | None:
    """The last year of the plan that a title names; None where it names none or several."""
    ranges = {int(mark[2]) for mark in _RANGE.finditer(title)}
    if ranges:
        return ranges.pop() if len(ranges) == 1 else None
    named = {FIVE_YEARS[mark[0]] for mark in _FIVE.finditer(title)}
    named = named or {int(mark[1]) for mark in _ONE_YEAR.finditer(title)}
    return named.pop() if len(named) == 1 else None


def _first_year(title: str) -> int | None:
    """The year in which the plan begins that a title names by two: 2024—2025年行动方案."""
    begins = _RANGE.search(title)
    return int(begins[1]) if begins else None


@dataclass(slots=True)
class Horizon:
    """The place of a sentence. `written` is the year of the document, `past` and `goal` the levels of such a section.

    `plans` says that the document sets tasks, so that what it makes and reaches lies ahead; `reviews` that it reports
    what was. `of_title` is the last year of the plan in the title, `begins` its first where it names two. `headings`
    are the years of the headings above the sentence, by level. `turns` says that the heading is of both
    (发展成就和主要目标): past, until a sentence behind it, not the one just `entered`, names a year ahead.
    """

    written: int | None
    plans: bool = False
    reviews: bool = False
    of_title: int | None = None
    begins: int | None = None
    year: Year | None = None
    past: int | None = None
    goal: int | None = None
    leads_on: bool = False
    topic: str = ""
    turns: bool = False
    entered: bool = False
    begun: bool = False
    headings: dict[int, int] = field(default_factory=dict)
    goals: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, title: str, plain: str, written: int | None) -> Horizon:
        """At the beginning of a document; one without headings has no preamble to pass."""
        plans = _PLAN.search(title) is not None and _NO_PLAN.search(title) is None
        reviews = _REVIEW.search(title) is not None and not plans
        of_title = title_year(title) if plans or reviews else None
        begins = _first_year(title) if of_title is not None else None
        return cls(written, plans, reviews, of_title, begins, begun=_FIRST_HEADING.search(plain) is None)

    def is_of_plan(self, year: int) -> bool:
        """Whether a year is one of those that the plan in the title is for."""
        return self.of_title is not None and (self.begins or self.of_title) <= year <= self.of_title

    def is_under(self, year: int) -> bool:
        """Whether the section is of what this year is to bring: under 2022年重点任务 今年 is the year to come."""
        return self.past is None and year in self.headings.values()

    @property
    def is_yearly(self) -> bool:
        """Whether the title is that of a plan for the year of writing: 2024年工作要点."""
        return self.plans and self.of_title is not None and self.of_title == self.written

    @property
    def tells_past(self) -> bool:
        """Whether the section is of what was: by the words of its heading, or by its year, as in 一、2021年工作."""
        before = self.headings and self.written and self.headings[max(self.headings)] < self.written
        return self.past is not None or bool(before)

    def move(self, sentence: Sentence, plain: str) -> None:
        """Go on to a sentence: a heading changes the section, a paragraph forgets the year unless it lists goals."""
        start, end, opens, heading = sentence
        if not heading and plain[start] in _NUMERALS:  # also within a line: …提供支撑。二、工作目标构建…
            heading = _INLINE.match(plain, start) is not None
        if not (opens or heading):
            return
        self.topic = ""
        if end - start <= _LONGEST_TOPIC and plain[end - 1] == "。" and (topic := _TOPIC.fullmatch(plain, start, end)):
            self.topic = topic["topic"]
        if heading:
            self._enter(plain[start : min(end, start + _HEAD)], runs_on=plain[end - 1] in "。；")
        elif end > start + 4 and plain[start + 2] == "目" and _LEADS_IN.match(plain, start, end):
            self._enter(plain[start : min(end, start + _HEAD)], runs_on=True)
        elif self.year is not None and self.goal is None and not (self.leads_on and _ITEM.match(plain, start, end)):
            self.year = None

    def _enter(self, head: str, *, runs_on: bool) -> None:
        """Go into a section; what `runs_on` is an item, of which only the first clause is its name."""
        level = _level(head)
        self.begun = self.entered = True
        self.past = None if self.past is not None and level <= self.past else self.past
        self.goal = None if self.goal is not None and level <= self.goal else self.goal
        wording = head[: end.start()] if (end := _CLAUSE_END.search(head)) else head
        goals = _GOAL_HEADING.search(head)
        if goals and _ONLY_GOALS.fullmatch(wording):
            self.past = None
        if (
            self.past is None
            and _PAST_HEADING.search(wording if runs_on else head)
            and not (goals and goals.end() < 12)
        ):
            self.past, self.turns = level, goals is not None
        elif self.goal is None and goals:
            self.goal = level
        if self.headings:
            self.headings = {above: year for above, year in self.headings.items() if above < level}
        if "年" in wording or "五" in wording:
            self._date(level, wording)
        self.year, self.leads_on = (self.year if self.goal is not None else None), False

    def _date(self, level: int, wording: str) -> None:
        """Keep the year that a heading of this level names."""
        named = years(wording, self.written)
        if named and not named[0].base:
            self.headings[level] = named[0].year
            if self.goal == level:
                self.goals.add(named[0].year)
        elif not named and (plan := _FIVE.search(wording)):  # “十三五”发展成就
            self.headings[level] = FIVE_YEARS[plan[0]]

    def carry(self, part: str, marks: list[Year]) -> None:
        """Leave to the sentences behind what the years of this one say."""
        self._turn(marks)
        self.year = _carried(part, marks) or self.year
        if self.goal is not None:
            self.goals.update(mark.year for mark in marks if mark.this or (mark.aims and not mark.base))

    def pass_by(self, plain: str, start: int, end: int) -> None:
        """Go on behind a sentence, which may lead on to a list."""
        self.entered = False
        self.leads_on = plain[end - 1] in "：:" or (self.leads_on and _ITEM.match(plain, start, end) is not None)

    def _turn(self, marks: list[Year]) -> None:
        """A section of both ends to be past where its first year ahead is named."""
        if self.turns and not self.entered and any(mark.aims and mark.year > (self.written or 9999) for mark in marks):
            self.past, self.goal, self.turns = None, self.past, False
            self.headings.clear()

    def implied(self) -> tuple[int | None, str | None]:
        """The year of a value whose sentence names none, and where it was taken from."""
        if self.year:
            return self.year.year, "paragraph"
        if self.headings:
            return self.headings[max(self.headings)], "heading"
        if self.of_title is not None:
            return self.of_title, "title"
        if len(self.goals) == 1:
            return next(iter(self.goals)), "goals"
        return None, None


def _level(head: str) -> int:
    """How deep a heading is, by its mark: 0 for a chapter, 3 for one without any that is known."""
    if head[0] in "（(":
        return 2
    if _CHAPTER.match(head):
        return 0
    return 1 if _FIRST_LEVEL.match(head) else 3


def _opens(before: str) -> bool:
    """Whether “十四五”期间 behind these words is the head of its sentence, so that the next ones lean on it."""
    words = before.strip(" ，、：—“")
    return not words or words in DATA["scopes"] or _ITEM.fullmatch(words) is not None


def _carried(part: str, marks: list[Year]) -> Year | None:
    """The year that a sentence leaves to those behind it: 到2025年，… or 2025年主要目标：."""
    ahead = [mark for mark in marks if mark.aims and mark.carries]
    if any(mark.dated or _opens(part[: mark.start]) for mark in ahead):
        return ahead[-1] if len({mark.year for mark in ahead}) == 1 else None
    plain = [mark for mark in marks if not mark.base]
    return plain[-1]._replace(aims=True) if plain and part.endswith(("：", ":")) and "目标" in part else None
