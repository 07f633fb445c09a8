"""Projects and goods of companies and countries: the project of X Co., Ltd., imports of beef from Argentina."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import compounds, nouns
from translation.english.words.agreement import articled, definite, headed
from translation.english.words.inflection import gerund
from translation.english.words.joints import JOINTS, listed, split
from translation.english.words.lexicon import Word, load

PROJECTS = {"项目", "工程", "基地", "生产线", "建设项目"}
ONE = re.compile(r"(?:\bof |^)(?:the )?((?:(?!of )[\w/,.-]+ ){0,8}?)projects\b")
"""Projects of which a company has one."""
PLANNED = ("科研项目", "项目", "工程")
PAYING = {"支持", "资助", "补助"}
MONEY = ("投资", "资金", "基金", "贷款", "债券", "国债", "信贷")
"""What pays for projects: 专项资金 | 支持 | X项目."""
USED = {"利用", "使用", "采用"}
MADE = {
    "生产": "produced",
    "制造": "made",
    "加工": "processed",
    "制取": "made",
    "制备": "prepared",
    "提取": "extracted",
}
COUNTRIES = ("国家", "国", "地区")
CITED = {"title", "quote"}


def of_company(words: Sequence[Word], article: str) -> str | None:
    """X有限公司Y项目 -> the Y project of X Co., Ltd."""
    first, *rest = words
    if first.kind != "company" or not rest or rest[0].kind in JOINTS | {"of"}:
        return None
    return f"{definite(one_project(nouns.noun_phrase(rest)), article)} of {first.noun}"


def one_project(said: str) -> str:
    """The project that is told of is one: the report of X projects -> the report of the X project."""
    return ONE.sub(_one, said, count=1)


def _one(found: re.Match[str]) -> str:
    return f"{'of ' * found[0].startswith('of ')}the {found[1]}project"


def making(words: Sequence[Word], article: str) -> str | None:
    """A及B生产项目 -> projects for producing A and B: what is made stands on both sides of the joint."""
    at = next((at for at in range(3, len(words)) if words[at].zh in PROJECTS), 0)
    joint = next((i for i in range(1, at) if words[i].kind in JOINTS), 0)
    if not joint or joint > at - 3 or any(word.kind in {"of", "preposition", "such as", *CITED} for word in words[:at]):
        return None
    deed, things = words[at - 1], words[: at - 1]
    done = bool(deed.verb and deed.noun) and "~" not in deed.verb
    plain = (
        not any(word.verb for word in things)
        and not compounds.is_action(things[joint - 1])
        and things[-1].noun
        and not compounds.describes(things[joint - 1])
    )
    if not done or not plain or deed.zh not in load().lists["making"]:
        return None
    units = split(things)
    whole = headed(units[0][-1].noun).endswith("s")  # 锂电池 | 储能系统, but 太阳能 | 风能设备
    own = whole or len(units[0]) > 1 or len(units[-1]) == 1
    made = listed([_many(nouns.noun_phrase(unit, "")) for unit in units]) if own else nouns.noun_phrase(things, "")
    said = f"{headed(words[at].noun)} for {gerund(deed.verb)} {made}"
    rest = words[at + 1 :]
    return f"{nouns.noun_phrase(rest, article)} of {said}" if rest else said


def _many(said: str) -> str:
    return f"{said}s" if said.endswith("system") else said


def for_both(words: Sequence[Word], article: str) -> str | None:
    """A退役及B治理科研项目管理 -> management of research projects on A decommissioning and B treatment."""
    joint = next((at for at, word in enumerate(words) if word.kind in JOINTS), 0)
    at = next((at for at in range(joint + 3, len(words)) if words[at].zh.endswith(PLANNED)), 0) if joint else 0
    if not at or any(word.kind in {"of", "preposition", "such as", *CITED} for word in words):
        return None
    first, last, rest = words[:joint], words[joint + 1 : at], words[at + 1 :]
    deeds = all(compounds.is_action(unit[-1]) and not _opens(unit) for unit in (first, last))
    if not deeds or len(last) < 2 or any(word.kind in JOINTS for word in words[joint + 1 :]):
        return None
    both = listed([nouns.noun_phrase(first, "of"), nouns.noun_phrase(last, "of")])
    tie = "on" if words[at].zh.startswith("科研") else "for"
    said = f"{compounds.compound(words[at : at + 1])} {tie} {both}"
    return f"{definite(nouns.noun_phrase(rest, ''), article)} of {said}" if rest else said


def _opens(unit: Sequence[Word]) -> bool:
    return load().has("strong", unit[0].zh) and len(unit) > 1


def paid(words: Sequence[Word], article: str) -> str | None:
    """专项资金支持X项目管理 -> the management of X projects supported by special funds."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh in PAYING), 0)
    end = next((i for i in range(at + 1, len(words)) if words[i].zh in PROJECTS), 0) if at else 0
    plain = not any(word.kind in JOINTS | {"of", "preposition"} for word in words)
    if not end or not plain or not words[at - 1].zh.endswith(MONEY):
        return None
    projects = f"{nouns.noun_phrase(words[at + 1 : end + 1], '')} supported by {nouns.noun_phrase(words[:at], '')}"
    rest = words[end + 1 :]
    return f"{nouns.noun_phrase(rest, article)} of {projects}" if rest else projects


def national(words: Sequence[Word], article: str) -> str | None:
    """国家X试验区 -> a national X pilot zone: the zone is national, not what it is for."""
    zone = words[-1].zh.endswith((*load().lists["zones"], "示范基地"))
    if words[0].zh not in ("国家", "国家级") or not zone or len(words) < 3 or words[1].kind == "region":
        return None
    if any(word.kind in JOINTS | {"of", "preposition"} for word in words):
        return None
    said = nouns.noun_phrase(words[1:], "").removeprefix("the ")
    return articled(f"{words[0].adjective} {said}", article)


def made_from(words: Sequence[Word], article: str) -> str | None:
    """利用X生产Y -> Y produced from X."""
    at = next((at for at in range(2, len(words) - 1) if words[at].zh in MADE), 0) if words[0].zh in USED else 0
    made = words[at + 1 :]
    fits = at and words[at - 1].noun and words[at - 1].kind not in JOINTS and not words[at - 1].verb
    if (
        not fits
        or made[0].kind in JOINTS | {"of"}
        or compounds.is_action(made[-1])
        or any(w.kind == "of" for w in made)
    ):
        return None
    return f"{nouns.noun_phrase(made, article)} {MADE[words[at].zh]} from {nouns.noun_phrase(words[1:at], '')}"


def brought_in(words: Sequence[Word], article: str) -> str | None:
    """进口阿根廷X检疫要求 -> requirements for the quarantine of X imported from Argentina."""
    if words[0].zh != "进口" or len(words) < 3 or words[1].kind != "region":
        return None
    end = next((at for at, word in enumerate(words) if at > 2 and _told_of(word)), len(words))
    goods = words[2:end]
    if any(word.kind in JOINTS | {"of", "preposition"} for word in words) or not goods[-1].noun:
        return None
    said = f"{nouns.noun_phrase(goods, '')} imported from {words[1].noun}"
    return nouns.noun_phrase((Word("进口货物", noun=said), *words[end:]), article)


def _told_of(word: Word) -> bool:
    return compounds.is_action(word) or load().has("heads", word.zh)


def imported(words: Sequence[Word], article: str) -> str | None:
    """部分国家X进口 -> imports of X from some countries, 阿根廷X进口 -> imports of X from Argentina."""
    if words[-1].zh != "进口" or len(words) < 3 or any(word.kind in {"of", "preposition"} for word in words):
        return None
    some = int(words[0].kind == "region")
    qualified = compounds.describes(words[some]) and words[some + 1].zh in COUNTRIES
    start = some + 2 * qualified or 1
    things = words[start:-1]
    if not (some or qualified or words[0].zh in COUNTRIES) or not things or things[0].kind in JOINTS:
        return None
    within = f" of {words[0].noun}" if some and qualified else ""
    where = f"{words[some].adjective} {_countries(words[some + 1])}{within}" if qualified else words[0].noun
    return f"imports of {nouns.noun_phrase(things, '')} from {where}"


def _countries(place: Word) -> str:
    return "countries" if place.zh == "国家" else headed(place.noun)


def listed_in(words: Sequence[Word], article: str) -> str | None:
    """企业《A》产品 -> products of enterprises in the A: what a list has in it."""
    at = next((at for at in range(1, len(words) - 1) if words[at].kind in CITED), 0)
    who = words[:at]
    things = words[at + 1 :]
    plain = all(word.kind not in JOINTS | {"of", "preposition", "relative", *CITED} for word in (*who, *things))
    if not at or not plain or not who[-1].zh.endswith(("企业", "单位", "公司")):
        return None
    if not things[-1].noun or any(map(compounds.is_action, things)) or things[-1].zh in nouns.WORK | {"情况", "要求"}:
        return None
    return f"{nouns.noun_phrase(things, article)} of {nouns.noun_phrase(who, 'of')} in the {words[at].noun}"
