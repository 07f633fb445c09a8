"""Who must do what by when: brackets that name responsible bodies, and sentences with a day by which to act."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.text.bodies import COMMA_LEADS, FIRST_LEADS, before_note, bodies
from analysis.text.deadlines import BEFORE, WITHIN, days, due
from analysis.text.nearby import occurrences
from analysis.text.sentences import sentences
from policy.sections import Duty, Section

_MOST = 400
_LONGEST = 600  # characters of a bracket that names bodies
_LONGEST_TASK = 400
_OPENS = "，；。."  # before a clause that opens with its day
_OPENING_WORDS = 4  # 2021年12月底前，试点地区发布… opens with its day and needs no 应
_DEEPEST = 3  # brackets within brackets
_BRACKET = re.compile(r"[（(［\[【〔）)］\]】〕]")
_OPENING = "（(［[【〔"
_OWNERS = re.compile(
    r"(?:责任|牵头|负责|配合|主办|协办|参与|参加|落实)(?:单位|部门|主体)[和、及]?(?:单位|部门)?[：:]"
    r"|(?:负责|牵头|参与|配合|分工落实|组织实施|参加)[。；]?$|分工负责|牵头[，,；;、]"
)
_NO_OWNERS = re.compile(r"^(?:[一二三四五六七八九十\d]{1,3}|见|以下简称|含|包括)")
_UNITS, _UNIT_ENDS = ("单位", "部门"), 12  # characters of its line up to the end of 责任单位, blanks among them
_LINE = re.compile(r"[ \t\u3000]{0,8}(?:责任|牵头|配合|主办)(?:单位|部门)[：:](?P<names>[^\n]{2,400})$", re.MULTILINE)
_ACT = re.compile(
    r"报送|报告|上报|提交|提出|完成|印发|发布|公布|公开|建立|建成|制定|编制|备案|清缴|申报|申请|缴纳|实现|实施|启动|开展|报我"
    r"|报[^，。]{0,12}[部委局厅办]|淘汰|退出|更新|达到|公示|摸清|填报|披露|报备|移[交送]|通知|答复|批复|决定|审[查核]|验收|补正|拨付|支付"
)
_MUST = re.compile(r"应当|应(?![用急对力])|必须|须|要(?![求素点])|请|不得|于|将")
_WHO = re.compile(
    r"(?:^|[，；。\n：]|条[ \u3000]?)[ \u3000]?(?:[一二三四五六七八九十]{1,3}、)?(?P<who>[^，。；：\n第条]{1,40}?"
    r"(?:[省市区县]|部门|单位|企业|机构|政府|公司|[部委厅局办组]|者|人员?|平台|委员会|中心|组织)|各地区?)"
    r"，?(?:应当?|要|须|必须|请|于|在(?=每年|\d)|需)"
)
_HINTS = ("前", "内", "公示")
_HINT = re.compile(rf"{BEFORE}|内(?<=[日天月时]内)|内(?<=[日天月时][以之]内)|公示")  # most sentences have none
_CASE = re.compile(r"[^，。；]{1,30}的[，,]")  # 在六个月内重新招用人员的，应当…: a case, not a deadline
_TITLES = re.compile(r"《[^《》\n]{1,120}》")
_NO_PREPOSITION = re.compile(r"^[于在]")
_LED_BY = re.compile(r"由(?P<who>[^，。；由]{2,40}?)(?:共同)?(?P<act>牵头|会同|负责)")
_LEADING = re.compile(
    r"(?:^|[，。；：\n由])(?P<lead>[^，。；：\n由]{2,60}?)(?:共同|联合)?牵头(?:负责|组织|落实)?[，、]"
    r"(?P<others>[^，。；：\n]{2,120}?)(?:等(?:有关|相关)?(?:部门|单位)?)?(?:积极|协同|共同|按职责)?(?:配合|参与|参加|协助|协办)"
)


def duties(text: str, sections: Sequence[Section], *, written: int | None = None) -> tuple[Duty, ...]:
    """The duties in the order of the text. Where a document names bodies in brackets, only those lead.

    `written` is the year of the document: a day without year is one of it.
    """
    places = [part.at for part in sections]
    found = list(_owned(text, sections, places, written))
    assigned = len(found) >= 3
    told = {(duty.due, duty.text) for duty in found if duty.due}
    dated = [
        duty for duty in _dated(text, sections, places, written)
        if not any(duty.due == day and duty.text.rstrip("。；") in task for day, task in told)
    ]  # fmt: skip
    found += (replace(duty, lead=(), others=(*duty.lead, *duty.others)) if assigned else duty for duty in dated)
    return tuple(sorted(found, key=lambda duty: duty.at)[:_MOST])


def _owned(text: str, sections: Sequence[Section], places: list[int], written: int | None) -> Iterator[Duty]:
    found = _brackets(text)
    if not found:
        return
    comma_leads, first_leads = (words.search(text) is not None for words in (COMMA_LEADS, FIRST_LEADS))
    before = 0
    for start, end in found:
        bracket = text[start + 1 : end - 1]
        named = bodies(bracket, comma_leads=comma_leads, first_leads=first_leads)
        if not named.lead and not named.others:
            continue
        part = _part(sections, places, start)
        begins = max(before, _begins(text, sections, places, start))
        by = _deadline(bracket) or _deadline(text[begins:start])
        task = text[begins : min(start, begins + _LONGEST_TASK)].strip(" \n\u3000。：:")
        yield Duty(
            _heading(sections, part), task, named.lead, named.others, by,
            due(by, written) if by else None, start,
        )  # fmt: skip
        before = end


def _begins(text: str, sections: Sequence[Section], places: list[int], at: int) -> int:
    """Where the task of a bracket begins: at the innermost part, numbered sentences too; without any its paragraph."""
    place = bisect_right(places, at) - 1
    if place >= 0:
        return sections[place].begins if sections[place].heading else sections[place].at
    earliest = max(0, at - _LONGEST_TASK)
    before = text[earliest:at]
    line = before.rstrip(" \t\u3000")
    if line.endswith("\n"):  # a bracket that opens its line belongs to the paragraph before
        before = line[:-1]
    paragraph = before.rfind("。\n")
    return earliest + paragraph + 2 if paragraph >= 0 else earliest


def _brackets(text: str) -> list[tuple[int, int]]:
    """The brackets and lines that name bodies, none within another."""
    if not any(word in text for word in ("负责", "牵头", "责任单位", "责任部门", "配合单位")):
        return []
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket.group() in _OPENING:
            stack.append(bracket.start())
            continue
        if not stack:
            continue
        start, end = stack.pop(), bracket.end()
        inner = text[start + 1 : end - 1] if end - start <= _LONGEST and len(stack) < _DEEPEST else ""
        if inner and not _NO_OWNERS.match(inner) and _OWNERS.search(before_note(inner).strip()):
            while found and found[-1][0] > start:
                found.pop()  # within this one
            found.append((start, end))
        if end - start > _LONGEST:
            stack.clear()
    return sorted([*found, *_lines(text)])


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that say who is responsible: 责任单位：某市发展改革委."""
    for colon in occurrences("：:", text):
        if text.endswith(_UNITS, 0, colon):
            since = max(0, colon - _UNIT_ENDS - 1)
            line = _LINE.match(text, text.rfind("\n", since, colon) + 1 or since)
            if line and line.start("names") == colon + 1 and text[line.start() - 1 : line.start()] in ("", "\n"):
                yield line.span()


def _dated(text: str, sections: Sequence[Section], places: list[int], written: int | None) -> Iterator[Duty]:
    """The sentences that say what must be done by a day."""
    hints = [at for at in occurrences(_HINTS, text) if _HINT.match(text, at)]
    passed = 0
    for place in sentences(text):
        start = place.start
        while passed < len(hints) and hints[passed] < start:
            passed += 1
        if passed == len(hints):
            return
        if hints[passed] >= place.end:
            continue
        part = _part(sections, places, start)
        if part is not None and sections[part].role in {"background", "penalties"}:
            continue
        whose: tuple[tuple[str, ...], tuple[str, ...]] = (), ()
        for at, words in _pieces(text[start : place.end]):
            by = _day(_TITLES.sub("", words), written)
            if by is None or _ACT.search(words) is None:
                continue
            if _MUST.search(words) is None and words.find(by) > _OPENING_WORDS:
                continue
            named = _named(words)
            whose = lead, others = named if any(named) else whose  # A应于6月底前…，12月底前…: of the same
            yield Duty(_heading(sections, part), words, lead, others, by, due(by, written), start + at)


def _pieces(sentence: str) -> Iterator[tuple[int, str]]:
    """The sentence, cut before each further day that opens a clause: 6月底前完成A，12月底前完成B."""
    opens = [found.start() for found in days(sentence) if found["month"] and sentence[found.start() - 1] in _OPENS]
    cuts = [at for at in opens if next(days(sentence[:at]), None)]
    for start, end in pairwise([0, *cuts, len(sentence)]):
        yield start, sentence[start:end]


def _named(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who acts, as the sentence says it: 由…牵头, or its subject before 应, 要, 于."""
    leading = _LEADING.search(sentence)
    if leading is not None:
        return bodies(leading["lead"]).others, bodies(leading["others"]).others
    led = _LED_BY.search(sentence)
    if led is not None:
        named = bodies(led["who"]).others
        return (named, ()) if led["act"] == "牵头" else ((), named)
    who = _WHO.search(sentence)
    return (), (who["who"],) if who else ()


def _deadline(task: str) -> str | None:
    """The first day by which something is to be done, as written."""
    for found in days(task):
        if found["aim"] or found["year"] or found["month"]:
            return _NO_PREPOSITION.sub("", found.group())
    return None


def _day(sentence: str, written: int | None) -> str | None:
    """A day, the end of a month or year, or a number of days within which to act; none that was over at writing."""
    for found in days(sentence):
        if (found["month"] or (found["year"] and found["end"])) and not found["aim"]:
            day = due(found.group(), written)
            if day is None or written is None or int(day[:4]) >= written:
                return _NO_PREPOSITION.sub("", found.group())
    return next((found.group() for found in WITHIN.finditer(sentence) if not _CASE.match(sentence, found.end())), None)


def _part(sections: Sequence[Section], places: list[int], at: int) -> int | None:
    """The place of the last part with a heading that begins before `at`."""
    place = bisect_right(places, at) - 1
    while place >= 0 and sections[place].heading is None:
        place -= 1
    return place if place >= 0 else None


def _heading(sections: Sequence[Section], part: int | None) -> str | None:
    return sections[part].heading if part is not None else None
