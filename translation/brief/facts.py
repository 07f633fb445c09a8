"""One sentence a kind of fact: what a document governs, to whom it applies, its tasks, targets, duties, force, ties."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from policy import Target
from policy.sections import BriefKind
from translation import amounts
from translation.brief import bodies, duties
from translation.brief.arranged import arranged, threshold
from translation.brief.clauses import clause, listed, title, worded
from translation.brief.goals import reached
from translation.brief.taxes import taxed
from translation.english.words.pinyin import in_pinyin
from translation.titles.words.kanji import to_kanji
from translation.titles.words.tokens import HAN
from translation.wording import Lang, catalogue, day, say

Slots = Mapping[str, Any]
SETS = re.compile(
    r"^本\w{2,6}?(?:主要)?(?:规定了|明确了|提出了|规定|阐明)(?P<what>.{4,60}?)(?:等(?:内容|事项|要求)?)?[。]?$"
)
STATES = re.compile(r"主要(?:阐明|明确)(?P<what>[^，。]{4,60})")
DECIDES = re.compile(
    r"(?:决定|我[部委局厅])(?:在(?P<where>[^，。]{2,30}?)(?=等地|组织|开展|实施|启动)(?P<more>等地)?)?[^，。]{0,12}?(?P<verb>开展|实施|启动|修改|废止)(?P<what>[^，。（]{4,60})"
)
WHEN = re.compile(r"^(?:到|展望)?\s?20\d\d年(?:底)?[前，,]?|^“?十.五”?(?:期间|时期)[，,]?")
SINCE = re.compile(
    r"^自20\d\d年\d{1,2}月\d{1,2}日起?(?:至20\d\d年\d{1,2}月\d{1,2}日)?[^，。]{0,4}，"
)  # told as its effect
QUESTION = re.compile(r"^关于(?P<what>[^，。]{2,40}?)的?(?P<question>(?:有关|相关)?问题)?$")
SPAN = re.compile(
    r"(?:通过|经过|力争用?|用)(?P<years>\d{1,2}(?:[-—－~～至到]\d{1,2})?)年(?:左右)?的?(?:努力|时间)[^，]{0,6}，"
)
SPAN_JOINT = re.compile(r"[-—－~～至到]")
SHORTEST_GOAL = 6
OWN_NUMBER = re.compile(r"[^\s〔]{0,16}(?:令第\d+号|〔\d{4}〕\d+号|令\d{4}年第\d+号)")
ORDER = re.compile(r"(?P<body>[^\s〔]{0,16}?)令(?:(?P<year>\d{4})年)?第(?P<number>\d+)号")
NUMBERED = re.compile(r"(?P<body>[\u4e00-\u9fff]{1,16})〔(?P<year>\d{4})〕(?P<number>\d+)号")
MOST_RULES = 3
SCOPE_LENGTH, BODIES_LENGTH, AIMS_LENGTH, TASKS_LENGTH, DUTIES_LENGTH = 60, 30, 80, 130, 260
LENGTHS = {"ja": 1, "en": 3}
"""English says the same in about three times as many letters."""


def _comments(slots: Slots, lang: Lang) -> str:
    """Until when comments may be sent."""
    return say(lang, "brief.comments", day=day(lang, slots["due"]))


def _governs(slots: Slots, lang: Lang) -> str:
    """What it is for, in its own words; else what it sets or decides; else its name."""
    aims = [clause(aim, lang, action=True) for aim in slots["purposes"]]
    said = says(slots.get("says") or "", lang)
    room = slots.get("room", AIMS_LENGTH * LENGTHS[lang])
    told = say(lang, "brief.aims", aims=listed(aims, lang, room)) if aims else ""
    if slots.get("decides"):
        set_ = said or say(lang, "brief.quoted", zh=_short(SINCE.sub("", slots["says"])))
        return say(lang, "brief.stop").join([told or title(slots["name"], lang), set_])
    return told or said or title(slots["name"], lang)


def says(words: str, lang: Lang) -> str:
    """What a document says that it sets or decides; empty where no pattern holds the words."""
    words = "".join(words.split())
    if levied := taxed(words, lang):
        return levied
    if found := SETS.search(words) or STATES.search(words):
        what = worded(found["what"], lang)
        return say(lang, "brief.sets", what=what) if what else ""
    if found := DECIDES.search(words):
        what = worded(found["verb"] + found["what"].removesuffix("工作"), lang, action=True)
        where = worded(found["where"], lang) if found["where"] else ""
        where = say(lang, "brief.places", where=where) if where and found["more"] else where
        return say(lang, "brief.where", where=where, what=what) if where and what else what
    return ""


def _addressees(slots: Slots, lang: Lang) -> str:
    said = []
    if term := slots.get("term"):
        return say(
            lang,
            "brief.term",
            term=worded(term, lang) or (to_kanji(term) if lang == "ja" else term),
            meaning=clause(slots["meaning"], lang),
        )
    if scope := slots["scope"]:
        told = threshold(scope, lang) or _parted_scope(scope, lang) or clause(_short(scope), lang)
        size = threshold(slots.get("size") or "", lang)
        told = say(lang, "brief.parts", heading=told, parts=size) if size else told
        said.append(say(lang, "brief.scope", scope=told))
    if named := [_marked(part, lang) for line in slots["bodies"] for part in bodies.bodies(line, lang)]:
        most = BODIES_LENGTH * LENGTHS[lang]
        said.append(say(lang, "brief.bodies", bodies=listed(named, lang, most)))
    return say(lang, "brief.stop").join(said)


def _marked(body: str, lang: Lang) -> str:
    """A body, quoted as Chinese where English does not know it."""
    return say(lang, "brief.quoted", zh=body) if lang == "en" and HAN.search(body) else body


def _parted_scope(scope: str, lang: Lang) -> str:
    """A scope of several clauses by its first, with how many there are more; empty where rules can word the whole."""
    first, *more = re.split(r"[，；]", scope)
    placed = re.search(r"(?:海域|境|区域|范围)内?$", first)
    whole = lang != "ja" or not more or placed or worded(scope, lang)
    if whole or not (told := worded(first, lang, known=True)):
        return ""
    return say(lang, "brief.more", text=told, count=len(more))


def _short(words: str) -> str:
    """A scope up to its first clause where it is long."""
    first = re.split(r"[，。；]", words, maxsplit=1)[0]
    return first if len(words) > SCOPE_LENGTH and len(first) > SCOPE_LENGTH // 6 else words[:SCOPE_LENGTH]


def _tasks(slots: Slots, lang: Lang) -> str:
    headings = slots["headings"]
    tasks = [task for task in _tasks_with_parts(headings, slots.get("below") or [], _room(slots, lang), lang) if task]
    word = "chapters" if slots["chapters"] else "tasks"
    said = [rule for zh in slots.get("rules", ()) if (rule := arranged(zh, lang))][:MOST_RULES]
    if headings and len(tasks) * 2 >= len(headings):
        told = listed(tasks, lang, _room(slots, lang), len(headings) - len(tasks))
        said.insert(0, say(lang, f"brief.{word}", tasks=told))
    elif headings:
        told = say(lang, "brief.quoted", zh=listed(headings, "ja", TASKS_LENGTH))
        said.insert(0, say(lang, f"brief.{word}", tasks=told))
    return say(lang, "brief.stop").join(dict.fromkeys(said))


def _room(slots: Slots, lang: Lang) -> int:
    """How many characters the tasks may have."""
    return int(slots.get("room", TASKS_LENGTH * LENGTHS[lang]))


def _tasks_with_parts(headings: Sequence[str], below: Sequence[Sequence[str]], room: int, lang: Lang) -> list[str]:
    """The headings, empty where no rule knows them; where they leave room, with those below them."""
    tasks = [_heading(part, lang) for part in headings]
    room -= sum(map(len, tasks))
    for at, under in enumerate(below if len(below) == len(tasks) else ()):
        kept: list[str] = []
        for part in (_heading(zh, lang) for zh in under):
            if part and len(part) < room:
                kept.append(part)
                room -= len(part) + 1
        if kept and tasks[at]:
            tasks[at] = say(lang, "brief.parts", heading=tasks[at], parts=say(lang, "brief.joint").join(kept))
            room -= 2
    return tasks


def _heading(zh: str, lang: Lang) -> str:
    """A heading; 关于X问题 is the question of X. Empty where no rule knows it."""
    if found := QUESTION.match(zh):
        what = worded(found["what"], lang)
        return say(lang, "brief.question", what=what) if what and found["question"] else what
    return worded(zh, lang)


def _targets(slots: Slots, lang: Lang) -> str:
    """The values by year as the issue tells them; a year without a number by its clause."""
    lines: list[str] = []
    for year in slots["years"]:
        said = [_goal_of(zh, year["year"], lang) for zh in year["goals"]]
        said += amounts.lines([target(slot, year["year"]) for slot in year["targets"]], lang)
        if not year["year"] and lines:  # else it would be read as of the year before it
            said = [say(lang, "brief.undated", line=line) for line in said if line]
        lines += said
    return say(lang, "brief.stop").join(_begun(line, lang) for line in dict.fromkeys(lines) if line)


def _begun(line: str, lang: Lang) -> str:
    """A sentence with its capital letter."""
    return line[:1].upper() + line[1:] if lang == "en" else line


def target(slot: Slots, year: int | None) -> Target:
    """The target that a slot holds."""
    return Target(year=year, offset=0, passage="", **slot)


def goal(zh: str, lang: Lang) -> str:
    """A goal without a number: X基本完备 -> Xがほぼ完備, 基本建立X -> Xをほぼ構築; empty where it has another form."""
    return reached(_first_clause(zh), lang)


def _goal_of(zh: str, year: int | None, lang: Lang) -> str:
    """A goal with its year, or within how many years; one of another form is quoted."""
    if span := SPAN.match(zh):
        rest = _first_clause(zh[span.end() :])
        line = reached(rest, lang) or (say(lang, "brief.quoted", zh=rest) if rest else "")
        years = SPAN_JOINT.sub("–" if lang == "en" else "～", span["years"])
        return say(lang, "brief.in_span", span=years, line=line) if line else ""
    first = _first_clause(zh)
    if not first:
        return ""
    said = reached(first, lang) or say(lang, "brief.quoted", zh=first)
    return say(lang, "target.year", year=year, line=said) if year and f"{year}年" not in said else said


def _first_clause(zh: str) -> str:
    """The first clause of a goal without its year; empty where hardly anything is left."""
    bare = WHEN.sub("", zh).strip("，, ")
    return re.split(r"[，；。]", bare, maxsplit=1)[0] if len(bare) >= SHORTEST_GOAL else ""


def _duties(slots: Slots, lang: Lang) -> str:
    kept: list[str] = []
    joint, room = say(lang, "brief.stop"), slots.get("room", DUTIES_LENGTH * LENGTHS[lang])
    for whole, *shorter in duties.duties(slots["duties"], lang):
        fits = (one for one in (whole, *shorter) if len(joint.join([*kept, one])) <= room)
        if one := next(fits, "" if kept else whole):
            kept.append(one)
    return joint.join(kept)


def _effect(slots: Slots, lang: Lang) -> str:
    said: list[str] = []
    since, until = slots["since"], slots["until"]
    if since:
        said.append(say(lang, "brief.since", day=day(lang, since)))
    elif slots["on_issue"]:
        said.append(say(lang, "brief.on_issue"))
    if until:
        said.append(say(lang, "brief.until", day=day(lang, until)))
    if slots.get("years"):
        said.append(say(lang, "brief.valid", years=slots["years"]))
    if slots["trial"]:
        said.append(catalogue(lang)["brief"]["trial"][slots["trial"]])
    return say(lang, "brief.joint").join(said)


def _relations(slots: Slots, lang: Lang) -> str:
    forms = catalogue(lang)["brief"]["relations"]
    by_type: dict[str, list[str]] = {}
    for tie in slots["relations"]:
        by_type.setdefault(tie["type"], []).append(_cited(tie, lang))
    return say(lang, "brief.stop").join(
        forms[type_].format(titles=say(lang, "brief.joint").join(titles)) for type_, titles in by_type.items()
    )


def _cited(tie: Slots, lang: Lang) -> str:
    """The title of the document, with its number where it is no longer in force as it was."""
    number = to_kanji(tie["number"]) if tie["number"] and lang == "ja" else tie["number"] or ""
    if not tie["title"]:
        return number
    own = OWN_NUMBER.search(number) if tie["type"] in ("repeals", "replaces", "amends") else None
    joint = " " in number.strip()  # several bodies gave it
    shown = english_number(own[0], joint=joint) if own and lang == "en" else own[0] if own else ""
    if joint and lang == "ja" and ORDER.fullmatch(shown):
        shown = shown[shown.rindex("令") :]
    return title(tie["title"], lang) + (say(lang, "brief.number", number=shown) if shown else "")


def english_number(zh: str, *, joint: bool = False) -> str:
    """Order No. 10 of the body, or a number in pinyin; `joint` says that more bodies gave it, so that none is named."""
    if found := ORDER.fullmatch(zh):
        name = bodies.known_body(found["body"], "en") if not joint else ""
        order = "order_of_year" if found["year"] else "order"
        said = say("en", f"brief.{order}", number=found["number"], year=found["year"])
        return say("en", "brief.of", part=said, whole=name) if name else said
    found = NUMBERED.fullmatch(zh)
    return f"{in_pinyin(found['body'])} [{found['year']}] No. {found['number']}" if found else ""


SAID: dict[BriefKind, Callable[[Slots, Lang], str]] = {
    "comments": _comments,
    "governs": _governs,
    "addressees": _addressees,
    "tasks": _tasks,
    "targets": _targets,
    "duties": _duties,
    "effect": _effect,
    "relations": _relations,
}
"""The words of each kind of fact."""
