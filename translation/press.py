"""Headlines that are sentences, taken apart: who or what, the verb, what follows, and when. Each language words them.

A headline is read only where its verb is one of `data/press.toml` and the words before it hold no verb themselves,
which the language says (`is_thing`); all others are phrases.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from translation.titles.words.quotes import LONGEST, Q

NOT = "不未无没"
"""Before a verb they say that it does not happen: 不超过X."""
VERY_LONG = 60
"""Characters of a subject; what is longer is no headline."""
AMOUNT = re.compile(r"约?(?P<value>\d{1,9}(?:\.\d{1,4})?)(?P<unit>[^\d，。；、的]{1,10}?)(?P<bound>以上)?(?:左右)?")
YEAR = re.compile(r"(?P<by>到)?(?P<year>20\d\d)年，?")
PLAN = re.compile(r"“?十(?P<number>[三四五六])五”?(?P<since>以来|期间|时期)，?")
SINCE = re.compile(r"(?P<who>.{1,60}?)自(?P<day>\d{1,2}月\d{1,2}日)起(?:正式)?(?:施行|实施|执行)")
CONSULTS = re.compile(r"(?P<who>[^就]{2,30})就(?P<what>[^就]{1,80})公开征求意见")
PAPER = re.compile(r"的(?:通知|公告|函|通告|决定|意见|批复)$")
NAMED = re.compile(r"(?:方案|规划|计划|办法|意见|指南|规定|条例|细则|规则|纲要)$")
GIVEN_OUT = frozenset({"印发", "公布", "发布", "下达"})
EVENT = re.compile(
    r"(?P<event>.{0,24}(?:发布会|吹风会|座谈会|论坛))(?:并)?介绍(?P<about>.{4,120}?)(?:的?(?:有关|相关)?情况)?"
)
HOW_DONE = re.compile(r"(?:正式|顺利|成功|圆满|胜利|全部|(?<=将)(?:常态化|全面|全国))$")
WHY = re.compile(r"为(?:什么|何)(?:要|需要)?(?P<what>.{4,60})")
WHICH = re.compile(r"(?P<who>.{2,40}?)有(?P<which>哪些|什么|这些|这几[个大项])(?P<what>[^，。]{2,16})")
HOW = re.compile(r"(?P<who>.{2,60}?)(?:如何|怎么|怎样|这样)(?P<verb>[\u4e00-\u9fff]{2,4})")
Words = tuple[str, str]
IsThing = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A headline: its `form` (a table of the data file, or ``since``, ``why``, ``which``, ``these``, ``how``,
    ``consults``), and its parts.

    `words` are the verb's in English and Japanese; `when` the same for the time, empty where none is said; `about` is
    what a meeting that somebody attends is about.
    """

    form: str
    who: str
    what: str
    words: Words = ("", "")
    when: Words = ("", "")
    value: float | None = None
    unit: str = ""
    at_least: bool = False
    ahead: bool = False
    about: str = ""


@cache
def _tables() -> dict[str, dict[str, Words]]:
    data = tomllib.loads((files("translation") / "data" / "press.toml").read_text(encoding="utf-8"))
    return {name: {zh: (en, ja) for zh, (en, ja) in rows.items()} for name, rows in data.items()}


def told(text: str, is_thing: IsThing) -> Told | None:
    """The headline that a text is; None where it is none. `is_thing` says whether words are a thing without a verb."""
    if len(text) > LONGEST:
        return None
    when, rest = _when(text.rstrip("！!"))
    if PAPER.search(text):
        return None
    for read in (_consults, _asked, _since, _held, _amount, _done, _does):
        if found := read(rest, when, is_thing):
            return found
    return None


def _when(text: str) -> tuple[Words, str]:
    """The time that a text begins with, and the rest."""
    table = _tables()["when"]
    for zh in sorted(table, key=len, reverse=True):
        if text.startswith(zh):
            return table[zh], text[len(zh) :].lstrip("，, ")
    if year := YEAR.match(text):
        by = year["by"] is not None
        en, ja = ("by", "年までに、") if by else ("in", "年、")
        return (f"{en} {year['year']}", f"{year['year']}{ja}"), text[year.end() :]
    if plan := PLAN.match(text):
        number = {"三": 13, "四": 14, "五": 15, "六": 16}[plan["number"]]
        en, ja = ("since the start of", "以降、") if plan["since"] == "以来" else ("during", "期、")
        return (f"{en} the {number}th Five-Year Plan Period", f"「{number}-5」{ja}"), text[plan.end() :]
    return ("", ""), text


def _consults(text: str, when: Words, is_thing: IsThing) -> Told | None:
    found = CONSULTS.fullmatch(text)
    return (
        Told("consults", found["who"], found["what"].removesuffix("向社会"), when=when)
        if found and is_thing(found["who"])
        else None
    )


def _asked(text: str, when: Words, is_thing: IsThing) -> Told | None:
    if why := WHY.fullmatch(text):
        return Told("why", "", why["what"], when=when)
    if (which := WHICH.fullmatch(text)) and is_thing(which["who"]):
        return Told("these" if "这" in which["which"] else "which", which["who"], which["what"], when=when)
    if (how := HOW.fullmatch(text)) and is_thing(how["who"]):
        return Told("how", how["who"], how["verb"], when=when)
    return None


def _since(text: str, when: Words, is_thing: IsThing) -> Told | None:
    found = SINCE.fullmatch(text)
    return Told("since", found["who"], found["day"], when=when) if found and is_thing(found["who"]) else None


def _held(text: str, when: Words, is_thing: IsThing) -> Told | None:
    for zh, words in _tables()["held"].items():
        found = re.fullmatch(rf"(?P<who>.{{4,60}}?)在(?P<where>[^，在]{{2,12}}){zh}", text)
        if found and is_thing(found["who"]):
            return Told("held", found["who"], found["where"], words, when)
    return None


def _amount(text: str, when: Words, is_thing: IsThing) -> Told | None:
    for zh, words in _tables()["amount"].items():
        who, verb, what = text.partition(zh)
        amount = AMOUNT.fullmatch(what) if verb else None
        who = who.removesuffix("将").removesuffix("已")
        if amount and 2 <= len(who) <= VERY_LONG and who[-1] not in NOT and is_thing(who):
            return Told(
                "amount", who, what, words, when, float(amount["value"]), amount["unit"], amount["bound"] is not None
            )
    return None


def _done(text: str, when: Words, is_thing: IsThing) -> Told | None:
    done = _tables()["done"] | (_tables()["will"] if "将" in text else {})
    for zh in sorted(done, key=len, reverse=True):
        who = HOW_DONE.sub("", text.removesuffix(zh))
        ahead, who = who.endswith("将"), who.removesuffix("将")
        if zh not in _tables()["done"] and not ahead:
            continue
        paper = re.fullmatch(Q, who) is not None
        least = 2 if when[0] else 4  # 今晚油价下调
        if text.endswith(zh) and (paper or (least <= len(who) <= VERY_LONG and is_thing(who))):
            return Told("done", who, "", done[zh], when, ahead=ahead)
    return None


def _does(text: str, when: Words, is_thing: IsThing) -> Told | None:
    verbs = _tables()["does"].items()
    for at, zh, words in sorted((text.find(zh, 2), zh, words) for zh, words in verbs):
        who, what = text[:at], text[at + len(zh) :]
        subject = re.sub(r"(?:将|已|正式|基本|全面|将基本)$", "", who)
        if NAMED.search(what) and zh not in GIVEN_OUT:  # X覆盖Y工作方案 is the name of a paper
            continue
        if at > 0 and len(what) > 2 and what[0] not in "的了会" and text[at - 1] not in NOT and is_thing(subject):
            event = EVENT.fullmatch(what)
            what, about = (event["event"], event["about"]) if event else (what, "")
            return Told("does", subject, what, words, when, ahead="将" in who[len(subject) :], about=about)
    return None
