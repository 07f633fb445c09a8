"""A duty with its deadline: who must do what by when. Where no pattern holds the sentence, its Chinese is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from translation import units
from translation.brief.acts import ALONE, ASIDE, acts, event
from translation.brief.bodies import who_acts
from translation.brief.handed import HANDED, HANDED_TO, SENT, TOGETHER, agreed, governed_object, handed
from translation.brief.lasting import Lasting, lasting, told
from translation.titles.words.tokens import HAN, numeral
from translation.wording import MONTHS, Lang, catalogue, day, say

COUNTED = re.compile(
    r"(?<![\d月])(?P<count>\d{1,5} ?|[一二三四五六七八九十百]{1,7})"
    r"个?(?P<unit>工作日|自然日|日|天|月|年|小时)(?:内|之?前)"
)
YEARLY = re.compile(r"(?P<which>[每次翌])年(?:的)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末)?之?前")
CONDITION = re.compile(r"^(?:[^，]{0,60}，)?[^，]{0,60}的，|^(?:对|如|若|凡)[^，]{2,60}，|^[^，]{2,60}时，")
A_BODY = re.compile(r"[部委局厅办院司]$|政府$|部门$")
BRACKETS = re.compile(r"[（(][^（）()]{0,60}[）)]")
DONE = re.compile(
    r"(?P<verb>填写完成|完成|制定出台|研究制定|制定|编制|发布|出台|建立|形成|上报|报送|提交(?!的)|基本建成|建成|印发|公布|开展|基本摸清)(?P<what>[^，。；《》]{2,50}?)(?=并(?=[^，]{2})|[，。；]|$)"
)
WAN = 10_000
SHORTEST = 4  # characters behind a deadline that say enough to be quoted alone
PLAIN = re.compile(r"^[^，。；]{0,60}(?:应当?|须|必须|要|请)?[^，。；]{0,40}$")
TOPIC = re.compile(
    r"^[^，。；]{2,60}?，?(?:应当?|须|必须|要)"
)  # 处罚决定，应当报…备案: what is handed over comes first
WHO_BEHIND = re.compile(
    r"^，?(?P<who>[^，。；的对将向由]{2,14}?(?:地区|政府|部门|单位|企业|机构|园区|城市|地方|[局厅]))(?=应当?|须|要|将|对|向"
    r"|完成|制定|编制|研究制定|发布|公布|报送|提交|上报|建立|开展)"
)
"""Who has the duty, named behind the day: 6月底前，试点地区发布…."""
SINCE = re.compile(r"自[^，。；]{2,40}之日起(?:\d{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作)?[日天]内?")


def duties(slots: Sequence[Mapping[str, Any]], lang: Lang) -> list[list[str]]:
    """The duties of a brief, those of one body without a deadline in one sentence; each as a whole, then shorter."""
    said: list[str | list[Lasting]] = []
    for slot in slots:
        found = lasting(slot, lang) if not slot["by"] and not slot.get("fine") else None
        same = next((one for one in said if found and isinstance(one, list) and one[0][:2] == found[:2]), None)
        if found and same:
            same.append(found)
        elif found:
            said.append([found])
        elif slot["by"] or slot.get("fine"):
            said.append(duty(slot, lang))
    forms = [[one] if isinstance(one, str) else _shorter(one, lang) for one in said]
    return list({form[0]: form for form in forms if form[0]}.values())


def _shorter(found: Sequence[Lasting], lang: Lang) -> list[str]:
    """What one body must do, all of it and then without the last and the last but one."""
    return [told(found[:most], lang) for most in range(len(found), 0, -1)]


def duty(slot: Mapping[str, Any], lang: Lang) -> str:
    """A duty in the language; `slot` is one of the slot ``duties``."""
    task, words = "".join(slot["task"].split()), "".join(slot["by"].split()) if slot["by"] else None
    if slot.get("fine"):
        return say(lang, "brief.fine", amount=_yuan(slot["fine"], lang))
    if words is None:
        found = lasting(slot, lang)
        return told([found], lang) if found else ""
    who = who_acts([*slot["lead"], *slot["who"]], task, lang)
    by = _since(task, words, lang) or _by(words, slot["due"], lang)
    task, own = (task, "") if who else _subject(task, words, lang)
    done = _done(task, words, bool(who or own), lang) if by else ""
    who = who or (own if done else "")
    if lang == "en" and HAN.search(who + done):
        done = ""  # names that English does not know stand in the quoted sentence
    if done:
        said = say(lang, "brief.duty" if who else "brief.duty_of_none", who=who, by=by, done=done)
    else:
        said = _quoted(task, words, who, by, lang)
    return said[:1].upper() + said[1:] if lang == "en" else said


def _subject(task: str, by: str, lang: Lang) -> tuple[str, str]:
    """The duty without who has it, where they are named behind the day, and who they are."""
    place = task.find(by) + len(by)
    found = WHO_BEHIND.match(task[place:]) if by in task else None
    who = who_acts([found["who"]], task, lang) if found else ""
    return (task[:place] + task[place + found.end() :], who) if found and who else (task, "")


def _yuan(amount: float, lang: Lang) -> str:
    """An amount of money: 200万元, 2 million yuan."""
    large = amount >= WAN and lang == "ja"
    return units.amount([amount / WAN if large else amount], "万元" if large else "元", lang)


def _quoted(task: str, words: str, who: str, by: str, lang: Lang) -> str:
    """A duty in its own words; what of them is said already (who, by when) is not said again."""
    place = task.find(words)
    behind = task[place + len(words) :].strip("，, ") if place >= 0 else ""
    whole = not by or len(behind) < SHORTEST or behind[0] in "、和或及" or CONDITION.match(task[:place]) is not None
    told = not whole and _is_plain(task, words, lang)
    if not told or (lang == "en" and HAN.search(who)):
        return say(lang, "brief.duty_quoted", by=by, zh=task).strip()
    form = "brief.duty_quoted_of" if who else "brief.duty_quoted"
    return say(lang, form, who=who, by=by, zh=behind).strip()


def _is_plain(task: str, words: str, lang: Lang) -> bool:
    """Whether the words before the deadline hold nothing but who has it and what it is counted from."""
    before = task[: task.find(words)]
    if COUNTED.search(words) and not event(before, lang):
        return False
    return PLAIN.match(ASIDE.sub("", before)) is not None


def _by(words: str | None, due: str | None, lang: Lang) -> str:
    """The deadline; empty where its form is not known: 首年6月底前."""
    if due:
        return say(lang, "brief.by_day", day=day(lang, due))
    if words and (found := YEARLY.search(words)):
        forms = catalogue(lang)["brief"]
        key = ("yearly_" if found["which"] == "每" else "next_") + ("day" if found["day"] else "end")
        return str(forms[key]).format(month=_month(found["month"], lang), day=found["day"])
    if words and (found := COUNTED.search(words)) and (span := _span(found, lang)):
        return say(lang, "brief.within", span=span)
    return ""


def _span(found: re.Match[str], lang: Lang) -> str:
    """How many days, months or hours; empty for another unit."""
    unit = catalogue(lang)["brief"]["spans"].get(found["unit"].removeprefix("个"))
    span = str(unit).format(count=numeral(found["count"])) if unit else ""
    return span.removesuffix("s") if lang == "en" and span.startswith("1 ") else span


def _month(number: str, lang: Lang) -> str:
    return MONTHS[int(number) - 1] if lang == "en" and 0 < int(number) <= len(MONTHS) else number


def _since(task: str, by: str | None, lang: Lang) -> str:
    """A number of days from what they are counted; empty where nothing is named."""
    found = COUNTED.search(by or "")
    since = event(task[: task.find(by)], lang) if by and found and by in task else None
    span = _span(found, lang) if found else ""
    return say(lang, "brief.within_of", event=since, span=span) if since and span else ""


def _handing(task: str, behind: str) -> re.Match[str] | None:
    """What is handed over behind the day or before it; not after another act, half the duty: 移交X，并将Y抄送Z."""
    for form in (HANDED, HANDED_TO, SENT):
        found = form.search(behind) or form.search(task)
        if found and not (found.groupdict().get("what") and found.string[: found.start()].endswith("并")):
            return found
    return None


def _done(task: str, by: str | None, named: bool, lang: Lang) -> str:
    """What is to be done by then: handed to someone, or completed; empty where no pattern holds the sentence.

    `named` says that who has it is known. Days counted from what no rule can word are no deadline to tell.
    """
    place = task.find(by) if by and by in task else 0
    before, behind = task[: place + len(by or "")], BRACKETS.sub("", task[place + len(by or "") :])
    if CONDITION.match(before) or (COUNTED.search(by or "") and event(task[:place], lang) == ""):
        return ""
    if (done := acts(behind.strip("，"), lang)) and not TOGETHER.search(behind):
        return done if named or not ALONE.match(behind.strip("，。")) else ""  # of what it is said stands before
    if found := _handing(SINCE.sub("", task), behind):
        earlier = found.string[: found.start()]
        unnamed = not found.groupdict().get("what") and not named and TOPIC.match(SINCE.sub("", task))
        said = "" if unnamed or TOGETHER.search(earlier) else handed(found, before + earlier, lang)
        return agreed(task, lang) + said if said else ""
    found = DONE.search(behind)
    if found and A_BODY.search(found["what"]):
        return ""  # to whom it is handed, not what
    what = governed_object(found["what"], lang) if found else ""
    return str(catalogue(lang)["brief"]["done"][found["verb"]]).format(what=what) if found and what else ""
