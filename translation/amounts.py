"""A target as a phrase in the language of the issue: 2025年までに 新型エネルギー貯蔵の設備容量 3000万kW以上."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from policy import Result, Target
from policy.reading import WHOLE_SCOPES
from translation import english, units
from translation.titles.grammar.actors import acting
from translation.titles.grammar.order import PREPOSITIONS
from translation.titles.outer.sheet import Sheet
from translation.titles.words import lexicon
from translation.titles.words.quotes import SOME, normalised
from translation.titles.words.tokens import HAN, cut
from translation.wording import Lang, catalogue, say

if TYPE_CHECKING:
    from db.queries.shown import TargetRow

BRACKETS = re.compile(r"（[^（）]*）|[（）]")
SHARE_IN = re.compile(rf"^(?P<whole>{SOME})中(?![心国央型小])(?P<part>{SOME}?)的?(?:比例|比重|占比|比率)$")
SHARE = re.compile(rf"^(?P<part>{SOME})占(?P<whole>{SOME}?)的?(?:比例|比重|占比|比率)$")
DONE = {"开展", "组织开展", "实施", "完成", "实现", "进入"}
"""Verbs of an indicator that counts who does something: 公共机构 | 开展 | 能源审计."""
FIRMS = re.compile(r"企业|公司|银行|集团|机构$|单位$|组织$|供应商$|服务商$|主体$|医院$|法人")
PLACES = re.compile(
    r"(?:[区县镇村]|园区|基地|站点?|平台|中心|实验室|工厂|学校|社区|港口?|机场|断面|[点库厂]|城市|载体)$"
)
PER_UNIT = re.compile(
    r"^单位(?P<per>[^，、]{0,10}?(?:增加值|生产总值|GDP|产值|产品|产量|面积|发电量|供电量|周转量|运输量|里程))(?P<what>[^，]{2,24})$"
)


def lines(targets: Sequence[TargetRow | Target], lang: Lang) -> tuple[str, ...]:
    """One line a year: 2025年：GDP当たりエネルギー消費 13.5%低減（2020年比）、森林被覆率 24.1%."""
    years: dict[int | None, list[str]] = {}
    for target in targets:
        said = years.setdefault(target.year, [])
        if (text := phrase(target, lang)) not in said:
            said.append(text)
    joint = say(lang, "target.joint")
    joined = ((year, joint.join(texts)) for year, texts in years.items())
    return tuple(say(lang, "target.year", year=year, line=line) if year else line for year, line in joined)


def phrase(target: TargetRow | Target, lang: Lang) -> str:
    """A target without its year; unit and indicator are translated where the words are known."""
    if target.unit == "年":  # by when something is wholly gone or done
        return say(lang, "target.end", indicator=_named(target, lang), year=int(target.value))
    line = say(lang, "target.line", indicator=_named(target, lang), amount=value(target, lang))
    line = striven_for(target, line, lang)
    return say(lang, "target.base", line=line, base=target.base_year) if target.base_year else line


def value(target: TargetRow | Target | Result, lang: Lang) -> str:
    """The value with its unit and its bound: about 20%, cut by 65% or more."""
    words = catalogue(lang)
    values = [target.value] + ([target.value_high] if target.value_high is not None else [])
    amount = units.amount(values, target.unit if lang == "zh" else _counted(target), lang)
    bound = next((word for word in _soft(target) if word in words["hedges"]), None)
    if target.comparator in ("↓", "↑") and bound:
        amount = words["hedges"][bound].format(amount=amount)
    return str(words["comparators"].get(target.comparator, "{amount}")).format(amount=amount)


def _counted(target: TargetRow | Target | Result) -> str:
    """The unit; 家 and 个 count firms or things, but of a zone, a base or a platform places."""
    named = BRACKETS.sub("", target.indicator)
    if target.unit == "家" and not FIRMS.search(named):
        return "处" if PLACES.search(named) else "个"
    return "处" if target.unit == "个" and PLACES.search(named) else target.unit


def striven_for(target: TargetRow | Target | Result, line: str, lang: Lang) -> str:
    """What is said of a target, with the word that it is an effort where the document says so (力争)."""
    is_effort = any(word in catalogue(lang)["efforts"] for word in _soft(target))
    return say(lang, "target.effort", line=line) if is_effort else line


def _soft(target: TargetRow | Target | Result) -> list[str]:
    """The words beside a value: 力争、以上 are an effort and a bound."""
    return (target.hedge or "").split("、")


def _named(target: TargetRow | Target, lang: Lang) -> str:
    """The indicator with the places or bodies that it is for, where these are not all of the document's."""
    named = indicator(target.indicator, lang)
    if lang == "en" and HAN.search(named):
        named = say("en", "brief.quoted", zh=target.indicator)
    if not target.scope or target.scope in WHOLE_SCOPES:
        return named
    place = scope(target.scope, lang)
    if lang == "en" and HAN.search(place):
        place = say("en", "brief.quoted", zh=place)
    return say(lang, "target.scope", scope=place, indicator=named)


def scope(zh: str, lang: Lang) -> str:
    """The places or industries that a target is for."""
    return zh if lang == "zh" else _english(zh) if lang == "en" else Sheet().phrase(zh)


def indicator(zh: str, lang: Lang) -> str:
    """What is measured; A占B比例 and B中A比例 are shares: Bに占めるAの比率; 单位AB is B当たり: A当たりB."""
    if lang == "zh":
        return zh
    drafted = _english if lang == "en" else _japanese
    zh = BRACKETS.sub("", normalised(zh))
    if share := SHARE.match(zh) or SHARE_IN.match(zh):
        part, whole = (drafted(share[name]) for name in ("part", "whole"))
        if lang == "en" and HAN.search(part + whole):
            return zh
        return say(lang, "target.share", part=part, whole=whole)
    if zh not in lexicon.load().words and (rate := PER_UNIT.match(zh)):
        per, what = drafted(rate["per"]), drafted(rate["what"])
        return say(lang, "target.per", per=per, what=what)
    return drafted(zh)


def _japanese(zh: str) -> str:
    """An indicator in Japanese; one with a preposition that the rules leave where Chinese has it is quoted."""
    sheet = Sheet()
    words = cut(zh)
    at = acting(words)
    done = at > 0 and (words[at].role == "adverb" or words[at].zh in DONE)
    draft = sheet.phrase(zh, action=done)
    return say("ja", "brief.quoted", zh=zh) if PREPOSITIONS.intersection(sheet.unordered) else draft


def _english(zh: str) -> str:
    """An indicator in English; one with a word that no rule knows stays Chinese."""
    draft = english.clause(zh)
    return zh if draft.unknown or draft.unordered else " ".join(draft.en.split())
