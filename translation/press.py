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

from translation import moments
from translation.moments import Words
from translation.titles.words.quotes import LONGEST, Q

NOT = "不未无没"
"""Before a verb they say that it does not happen: 不超过X."""
VERY_LONG = 60
"""Characters of a subject; what is longer is no headline."""
AMOUNT = re.compile(r"约?(?P<value>\d{1,9}(?:\.\d{1,4})?)(?P<unit>[^\d，。；、的]{1,10}?)(?P<bound>以上)?(?:左右)?")
SINCE = re.compile(rf"(?P<who>.{{1,60}}?){moments.SINCE}(?:正式)?(?:施行|实施|执行)")
CONSULTS = re.compile(r"(?P<who>[^就]{2,30})就(?P<what>[^就]{1,80})公开征求意见")
PAPER = re.compile(r"的(?:通知|公告|函|通告|决定|意见|批复)$")
NAMED = re.compile(r"(?:方案|规划|计划|办法|意见|指南|规定|条例|细则|规则|纲要)$")
BRIEF = frozenset({"超过", "仍有", "仍存在"})
"""Verbs that two characters may follow: 超过煤电."""
WITH_MANNER = frozenset({"执行", "实施", "采用"})
"""Verbs that are nouns elsewhere; behind a time and a manner, or 将, they tell: 2027年起X全面 | 执行Y."""
STOP = re.compile(r"[，。 ]")
MOVED = frozenset({"上调", "下调"})
GIVEN_OUT = frozenset({"印发", "公布", "发布", "下达", "联合印发", "联合发布", "联合公布"})
EVENT = re.compile(
    r"(?P<event>.{0,24}(?:发布会|吹风会|座谈会|论坛))(?:并)?介绍(?P<about>.{4,120}?)(?:的?(?:有关|相关)?情况)?"
)
PLAINLY = re.compile(r"(?:正式|顺利|成功|圆满|胜利|全部|已|已经)$")
"""What is left out before a verb that says that something happened."""
WHY = re.compile(r"为(?:什么|何)(?:要|需要)?(?P<what>.{4,60})")
WHICH = re.compile(r"(?P<who>.{2,40}?)有(?P<which>哪些|什么|这些|这几[个大项])(?P<what>[^，。]{2,16})")
HOW = re.compile(r"(?P<who>.{2,60}?)(?:如何|怎么|怎样|这样)(?!更)(?P<verb>[\u4e00-\u9fff]{2,4})")
PLAIN_HOW = re.compile(r"(?P<who>.{2,60}?)(?:如何|怎么|怎样|该怎么|该如何)(?P<verb>[\u4e00-\u9fff]{1,2})")
SPOKE = re.compile(
    r"(?P<who>[^，。对]{2,16})对(?P<what>[^，。]{2,60})作出(?P<kind>(?:重要)?(?:指示|批示|部署)|重要指示批示)(?:强调.{0,60})?"
)
SPOKEN = {
    "重要指示批示": ("important instructions", "重要指示"),
    "重要指示": ("important instructions", "重要指示"),
    "重要批示": ("important instructions", "重要指示"),
    "重要部署": ("important arrangements", "重要な手配"),
    "指示": ("instructions", "指示"),
    "批示": ("instructions", "指示"),
    "部署": ("arrangements", "手配"),
}
MADE = re.compile(r"让(?P<who>[^，。]{2,24}?)(?:成为|变成)(?P<what>[^，。]{2,40})")
WRITTEN = re.compile(r"写在(?P<what>[^，。]{3,40}?)(?:之际|前夕|之时)")
SOLICITS = re.compile(r"(?P<who>[^就对]{2,30}?)(?:向社会)?公开征求对(?P<what>.{2,80}?)的?意见")
WHAT = re.compile(r"什么是(?P<what>[^，。]{2,40})")
TENTHS = re.compile(r"([一二三四五六七八九])成(?=$|以上$)")
"""A share told in tenths at the end: 超六成."""
DEPARTMENTS = re.compile(r"^([二两三四五六七八九])(?=部门)")
MORE = re.compile(r"(?P<who>.{2,60}?)(?:如何|怎么|怎样)(?:才能)?更(?:加)?(?P<what>[\u4e00-\u9fff]{2,8})")
FOCUS = re.compile(r"(?P<what>.{4,80}?)(?:需要|需|应|要)(?:把握|抓住|关注)(?:好)?(?:哪些|什么)重点")
WHETHER = re.compile(r"(?P<who>.{2,30}?)(?:能否|是否可以|可否|能不能)(?P<what>.{3,60})")
NEEDS = re.compile(
    r"(?P<who>.{2,40}?)(?:内部)?(?:仍|还|亦)?(?:需要|(?<!所|必|无|急|供|内|外)需)(?P<what>[^要求，。 ]{3,40})"
)
RATE = re.compile(
    r"(?P<who>.{2,40}?(?:价格|电价|气价|油价|标准))每(?P<per>吨|千瓦时|立方米|升)(?:分别)?"
    r"(?P<verb>降低|下调|下降|上调|提高|上涨)(?P<values>\d{1,6}(?:\.\d{1,4})?元(?:[、和]\d{1,6}(?:\.\d{1,4})?元)?)"
)
PER = {
    "吨": ("tonne", "トン"),
    "千瓦时": ("kWh", "kWh"),
    "立方米": ("cubic metre", "立方メートル"),
    "升": ("litre", "リットル"),
}
UNTIL = re.compile(rf"(?P<who>.{{4,60}}?)(?:将)?(?:延续|延长|延期|执行|实施)(?:至|到){moments.UNTIL}")
IsThing = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A headline: its `form` (a table of the data file, or ``since``, ``until``, ``rate``, ``why``, ``which``,
    ``these``, ``how``, ``more``, ``whether``, ``focus``, ``needs``, ``consults``), and its parts.

    `words` are the verb's in English and Japanese; `when` the same for the time, empty where none is said; `about` is
    what a meeting that somebody attends is about, `how` in which manner it is done.
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
    how: Words = ("", "")


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
    rest = DEPARTMENTS.sub(lambda found: str("〇一二三四五六七八九".find(found[1].replace("两", "二"))), rest)
    rest = TENTHS.sub(lambda found: f"{'〇一二三四五六七八九'.find(found[1])}0%", rest)
    for read in (_consults, _occasion, _asked, _since, _until, _rate, _held, _amount, _done, _needs, _does):
        if (found := read(rest, when, is_thing)) and not STOP.search(found.who):
            return found
    return None


def _when(text: str) -> tuple[Words, str]:
    """The time that a text begins with, and the rest."""
    table = _tables()["when"]
    for zh in sorted(table, key=len, reverse=True):
        if text.startswith(zh):
            return table[zh], text[len(zh) :].lstrip("，, ")
    return moments.begun(text)


def _consults(text: str, when: Words, is_thing: IsThing) -> Told | None:
    found = CONSULTS.fullmatch(text) or SOLICITS.fullmatch(text)
    return (
        Told("consults", found["who"], found["what"].removesuffix("向社会"), when=when)
        if found and is_thing(found["who"])
        else None
    )


def _occasion(text: str, when: Words, is_thing: IsThing) -> Told | None:
    """什么是X, 让X成为Y, 写在X之际, X对Y作出重要指示."""
    if made := MADE.fullmatch(text):
        return Told("made", made["who"], made["what"], when=when) if is_thing(made["who"]) else None
    if what := WHAT.fullmatch(text):
        return Told("what", "", what["what"], when=when)
    if written := WRITTEN.fullmatch(text):
        return Told("occasion", "", written["what"], when=when)
    spoke = SPOKE.fullmatch(text)
    return Told("spoke", spoke["who"], spoke["what"], SPOKEN[spoke["kind"]], when) if spoke else None


def _asked(text: str, when: Words, is_thing: IsThing) -> Told | None:
    if why := WHY.fullmatch(text):
        return Told("why", "", why["what"], when=when)
    if (which := WHICH.fullmatch(text)) and is_thing(which["who"]):
        return Told("these" if "这" in which["which"] else "which", which["who"], which["what"], when=when)
    return _asked_how(text, when, is_thing)


def _asked_how(text: str, when: Words, is_thing: IsThing) -> Told | None:
    """In which way, with which focus, whether at all."""
    if focus := FOCUS.fullmatch(text):
        return Told("focus", "", focus["what"], when=when)
    for form, pattern in (("more", MORE), ("whether", WHETHER)):
        if (found := pattern.fullmatch(text)) and is_thing(found["who"]):
            return Told(form, found["who"], found["what"], when=when)
    plain = PLAIN_HOW.fullmatch(text)
    if plain and plain["verb"] in _tables()["asked"] and is_thing(plain["who"]):
        return Told("how to", plain["who"], "", _tables()["asked"][plain["verb"]], when)
    if (how := HOW.fullmatch(text)) and is_thing(how["who"]):
        return Told("how", how["who"], how["verb"], when=when)
    return None


def _since(text: str, when: Words, is_thing: IsThing) -> Told | None:
    found = SINCE.fullmatch(text)
    return Told("since", found["who"], "", moments.moment(found), when) if found and is_thing(found["who"]) else None


def _until(text: str, when: Words, is_thing: IsThing) -> Told | None:
    found = UNTIL.fullmatch(text)
    return Told("until", found["who"], "", moments.moment(found), when) if found and is_thing(found["who"]) else None


def _rate(text: str, when: Words, is_thing: IsThing) -> Told | None:
    """X价格每吨分别降低A元和B元: by how much a price is changed."""
    found = RATE.fullmatch(text.replace("汽、柴油", "汽油、柴油"))
    if not found or not is_thing(found["who"]):
        return None
    values = re.findall(r"[\d.]+", found["values"])
    (per_en, per_ja), raised = PER[found["per"]], found["verb"] in ("上调", "提高", "上涨")
    en = " and ".join(f"RMB {value}" for value in values) + f" per {per_en}{', respectively' if values[1:] else ''}"
    ja = f"{per_ja}当たり{'それぞれ' if values[1:] else ''}{'、'.join(f'{value}元' for value in values)}"
    said = f"{'raised' if raised else 'lowered'} by {en}", f"{ja}{'引上げ' if raised else '引下げ'}"
    return Told("rate", found["who"], "", said, when)


def _needs(text: str, when: Words, is_thing: IsThing) -> Told | None:
    found = NEEDS.fullmatch(text)
    return Told("needs", found["who"], found["what"], when=when) if found and is_thing(found["who"]) else None


def _held(text: str, when: Words, is_thing: IsThing) -> Told | None:
    for zh, words in _tables()["held"].items():
        found = re.fullmatch(rf"(?P<who>.{{4,60}}?)在(?P<where>[^，在]{{2,12}}){zh}", text)
        if found and is_thing(found["who"]):
            return Told("held", found["who"], found["where"], words, when)
    return None


def _amount(text: str, when: Words, is_thing: IsThing) -> Told | None:
    for zh, words in sorted(_tables()["amount"].items(), key=lambda row: -len(row[0])):
        who, verb, what = text.partition(zh)
        amount = AMOUNT.fullmatch(what) if verb else None
        who = who.removesuffix("将").removesuffix("已")
        if (
            amount
            and not amount["unit"].startswith("年")
            and 2 <= len(who) <= VERY_LONG
            and who[-1] not in NOT
            and is_thing(who)
        ):
            return Told(
                "amount", who, what, words, when, float(amount["value"]), amount["unit"], amount["bound"] is not None
            )
    return None


def _done(text: str, when: Words, is_thing: IsThing) -> Told | None:
    rows = _tables()["done"] | _tables()["will"]
    for zh in sorted(rows, key=len, reverse=True):
        if not text.endswith(zh):
            continue
        how, who = _how(text.removesuffix(zh))
        if "迎来" in who:  # 迎来 | 第二次下调
            continue
        ahead, who = who.endswith("将"), PLAINLY.sub("", who.removesuffix("将"))
        if zh not in _tables()["done"] and not (ahead or (how[0] and when[0])):
            continue
        paper = re.fullmatch(Q, who) is not None
        least = 2 if when[0] or zh in MOVED else 4  # 今晚油价下调
        if paper or (least <= len(who) <= VERY_LONG and is_thing(who)):
            return Told("done", who, "", rows[zh], when, ahead=ahead, how=how)
    return None


def _how(text: str) -> tuple[Words, str]:
    """How something happens, by the words before the verb, and the rest: 政策将 | 常态化."""
    table = _tables()["how"]
    zh = next((zh for zh in sorted(table, key=len, reverse=True) if text.endswith(zh)), "")
    return (table[zh], text.removesuffix(zh)) if zh else (("", ""), text)


def _does(text: str, when: Words, is_thing: IsThing) -> Told | None:
    verbs = _tables()["does"].items()
    for at, zh, words in sorted((text.find(zh, 2), zh, words) for zh, words in verbs):
        who, what = text[:at], text[at + len(zh) :]
        how, subject = _how(who)
        subject = re.sub(r"(?:将|已|正式|基本|将基本)$", "", subject)
        if NAMED.search(what) and zh not in GIVEN_OUT:  # X覆盖Y工作方案 is the name of a paper
            continue
        if zh in WITH_MANNER and not ((how[0] and when[0]) or who.endswith("将")):
            continue
        event = EVENT.fullmatch(what)
        if STOP.search(what) and not event:  # two headlines
            continue
        if (
            at > 0
            and len(what) > (zh not in BRIEF) + 1
            and what[0] not in "的了会"
            and text[at - 1] not in NOT
            and is_thing(subject)
        ):
            what, about = (event["event"], event["about"]) if event else (what, "")
            return Told("does", subject, what, words, when, ahead="将" in who[len(subject) :], about=about, how=how)
    return None


def in_manner(form: str, how: str) -> str:
    """The Japanese form of a verb with how it is done in its place: {who}を | 段階的に | 実施."""
    placed = re.sub(r"(\{who\}[をがはに、])", rf"\g<1>{how}", form, count=1)
    return placed if placed != form or not how else f"{how}、{form}"
