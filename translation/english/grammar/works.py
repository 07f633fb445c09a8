"""Projects and goods of companies and countries: the project of X Co., Ltd., imports of beef from Argentina."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import compounds, nouns
from translation.english.words.agreement import definite, headed
from translation.english.words.inflection import gerund
from translation.english.words.joints import JOINTS, listed, split
from translation.english.words.lexicon import Word, load

PROJECTS = {"项目", "工程", "基地", "生产线", "建设项目"}
ONE = re.compile(r"(?:\bof |^)(?:the )?((?:(?!of )[\w/,.-]+ ){0,8}?)projects\b")
"""Projects of which a company has one."""
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
    said = ONE.sub(_one, nouns.noun_phrase(rest), count=1)
    return f"{definite(said, article)} of {first.noun}"


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
    plain = not any(word.verb for word in things) and things[-1].noun and not compounds.describes(things[joint - 1])
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
