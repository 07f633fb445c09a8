"""Noun phrases with a word that has a place of its own: 首批, 各级, 单位GDP, 拟, 情况, “1+N”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import compounds, nouns, openings, phrases
from translation.english.words.agreement import BEHIND, articled, definite, last_word
from translation.english.words.inflection import gerund, has_object, participle, singular
from translation.english.words.joints import JOINTS, listed, melted
from translation.english.words.lexicon import Word, load

LABEL = re.compile(r"“?[\dX]\+[A-ZX](?:\+[A-ZX])?”?")
QUANTITIES = {"一批", "若干", "一系列", "多个"}
LISTS = {"名单", "名录", "清单", "目录"}
DUE = {"应", "应当", "须", "需"}
"""What is to be done with the thing behind it, as lists have it."""
PRINCIPLES = {"公平": "fairness", "公开": "openness", "公正": "impartiality", "自愿": "voluntary participation",
              "平等": "equality", "诚信": "good faith", "诚实信用": "good faith", "透明": "transparency",
              "科学": "scientific rigour", "审慎": "prudence", "谨慎": "prudence", "客观": "objectivity",
              "独立": "independence", "准确": "accuracy", "完整": "completeness", "一致": "consistency",
              "效率": "efficiency", "中立": "neutrality", "保密": "confidentiality"}  # fmt: skip
"""What is a quality elsewhere, as the principle that it names."""
OFFICES = {"有关部门", "相关部门", "各部门", "各有关部门"}
PAPERS = ("文件", "标准", "规章", "条款", "批文", "许可证", "证书")
"""What some of is told where it stands at the end: 部分 | 新能源汽车补贴 | 文件."""
LONG_DEED = 6
"""Characters from which on 情况 says nothing: 能源生产情况, but 运行情况 is the situation."""


def role(words: Sequence[Word], article: str) -> str | None:
    """A引导作用 -> the guiding role of A, A支撑和引领作用 -> the supporting and leading role of A."""
    roles, known = load().roles, load().words
    last, at = words[-1], len(words) - 1
    if last.zh[-2:] not in openings.ROLE:
        return None
    told = [roles[last.zh[:-2]]] if last.zh[:-2] in roles else []
    rest = list(words[:at])
    while rest and not (last.zh[:-2] and not told):
        if rest[-1].zh in roles:
            told.insert(0, roles[rest.pop().zh])
        elif rest[-1].zh[:-2] in known and rest[-1].zh[-2:] in roles and not rest[-1].adjective:
            told.insert(0, roles[rest[-1].zh[-2:]])
            rest[-1] = known[rest[-1].zh[:-2]]
        elif not (told and len(rest) > 1 and rest[-1].kind in JOINTS and rest[-2].zh in roles):
            break
        else:
            rest.pop()
    if not told:
        return None
    how = [rest.pop().adjective] if rest and rest[-1].adjective and not rest[-1].noun else []
    own = " ".join([*how, melted(told), known[last.zh[-2:]].noun])
    return f"the {own} of {nouns.noun_phrase(rest, 'of')}" if rest else articled(own, article)


def counted(words: Sequence[Word], article: str) -> str | None:
    """第三次全国X普查 -> the third national X census."""
    if len(words) < 2 or not (words[0].zh.startswith("第") and words[0].zh.endswith(("次", "轮"))):
        return None
    if words[1].kind in JOINTS or words[0].noun.endswith(" of") or not compounds.is_action(words[-1]):
        return None
    rest = " ".join(part for part in (compounds.in_front(words[1:-1]), words[-1].noun) if part)
    return f"the {words[0].noun} {rest}"


def peaked(words: Sequence[Word], article: str) -> str | None:
    """电力迎峰度夏工作 -> electricity work for the summer peak."""
    fits = len(words) > 2 and words[-1].zh == "工作" and words[-2].zh.startswith("迎峰")
    if not fits or words[0].kind == "before":
        return None
    where, length = nouns.place(words[1:] if words[0].kind == "year" else words)
    when = f" in {words[0].noun}" if words[0].kind == "year" else ""
    thing = words[length + bool(when) : -2]
    said = " ".join(part for part in (compounds.in_front(thing), "work for", words[-2].noun) if part)
    return f"{said}{f' in {where}' if where else ''}{when}"


def cycled(words: Sequence[Word], article: str) -> str | None:
    """第三监管周期X -> X in the third supervision cycle."""
    end = next((at for at in (1, 2) if at < len(words) and words[at].zh.endswith("周期")), 0)
    if not end or words[0].kind != "number" or not words[end + 1 :] or words[end + 1].kind in JOINTS | {"of"}:
        return None
    cycle = compounds.in_front(words[1 : end + 1])
    return f"{nouns.noun_phrase(words[end + 1 :], article)} in the {words[0].noun} {cycle}"


def within(words: Sequence[Word], article: str) -> str | None:
    """春节期间X -> X during Spring Festival."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh == "期间"), 0)
    if not at or words[0].kind == "plan" or any(word.kind in JOINTS | {"of"} for word in words[: at + 2]):
        return None
    return f"{nouns.noun_phrase(words[at + 1 :], article)} during {nouns.noun_phrase(words[:at], '')}"


def along(words: Sequence[Word], article: str) -> str | None:
    """公路沿线X -> X along roads."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh == "沿线"), 0)
    if not at or any(word.kind in JOINTS | {"of"} for word in words):
        return None
    return f"{nouns.noun_phrase(words[at + 1 :], article)} along {nouns.noun_phrase(words[:at])}"


def numbered(words: Sequence[Word], article: str) -> str | None:
    """X第1号 -> X No. 1."""
    last = words[-1].noun
    if len(words) < 2 or not last.startswith("No. "):
        return None
    if len(words) > 2 and words[-2].zh in ("令", "公告"):
        return f"{words[-2].noun} {last} of {nouns.noun_phrase(words[:-2])}"
    return f"{nouns.noun_phrase(words[:-1], article)} {last}"


def several(words: Sequence[Word], article: str) -> str | None:
    """一批X标准 -> several X standards, 部分X文件 -> some X documents."""
    groups = (*load().lists["movers"], *load().lists["fields"])
    papers = words[0].zh == "部分" and words[2:] and words[-1].zh.endswith(PAPERS) and words[-1].noun.endswith("s")
    if papers and not words[1].zh.endswith(groups) and not any(word.kind in JOINTS | {"of"} for word in words):
        return f"{words[0].adjective} {nouns.noun_phrase(words[1:], '').removeprefix('the ')}"
    if words[0].zh not in QUANTITIES or len(words) < 2 or words[1].kind in JOINTS:
        return None
    return f"{words[0].adjective} {re.sub('^(?:the|an?) ', '', nouns.noun_phrase(words[1:], ''))}"


def offices(words: Sequence[Word], article: str) -> str | None:
    """国务院有关部门 -> relevant departments of the State Council."""
    own = len(words) == 3 and words[0].kind == "issuer" and words[1].zh in ("有关", "相关", "各")
    own |= len(words) == 2 and words[0].kind == "issuer" and words[1].zh in OFFICES
    return f"{nouns.noun_phrase(words[1:], article)} of the {words[0].noun.removeprefix('the ')}" if own else None


def following(words: Sequence[Word], article: str) -> str | None:
    """下列X -> the following X."""
    fits = words[0].zh in ("下列", "上述") and len(words) > 1 and words[1].kind not in JOINTS | {"of"}
    return f"the {words[0].adjective} {nouns.noun_phrase(words[1:], '').removeprefix('the ')}" if fits else None


def principle(words: Sequence[Word], article: str) -> str | None:
    """公平原则 -> the principle of fairness, 自愿参与原则 -> the principle of voluntary participation."""
    if words[-1].zh != "原则" or len(words) < 2:
        return None
    named = PRINCIPLES.get(words[0].zh, "") if len(words) == 2 else ""
    done = len(words) > 2 and words[-2].noun and words[-2].verb and all(word.adjective for word in words[:-2])
    named = named or (nouns.noun_phrase(words[:-1], "") if done else "")
    return f"the principle of {named}" if named else None


def levels(words: Sequence[Word], article: str) -> str | None:
    """各级X -> X at all levels, 县级以上X -> X at or above the county level."""
    if words[0].kind == "level" and len(words) > 1 and words[1].kind not in JOINTS:
        return f"{nouns.noun_phrase(words[1:], article)} {words[0].noun}"
    at = next((at for at in range(1, len(words) - 1) if words[at].zh == "各级"), 0)
    if at and not any(word.kind in JOINTS | {"of"} or word.verb for word in words):  # 地方 | 各级 | 政府
        return f"{nouns.noun_phrase((*words[:at], *words[at + 1 :]), article)} at all levels"
    at_all = words[0].zh == "各级" and len(words) > 1 and words[1].kind not in JOINTS
    return f"{nouns.noun_phrase(words[1:], article)} at all levels" if at_all else None


def per(words: Sequence[Word], article: str) -> str | None:
    """单位GDP能耗 -> energy consumption per unit of GDP."""
    at = next((at for at, word in enumerate(words) if word.noun.startswith("per ")), None)
    if at is None or len(words) == 1:
        return None
    return f"{nouns.noun_phrase((*words[:at], *words[at + 1 :]), article)} {words[at].noun}"


def batch(words: Sequence[Word], article: str) -> str | None:
    """首批全国X -> the first batch of national X, 首批X登记 -> the registration of the first batch of X."""
    if words[-1].zh in LISTS:
        return None
    batch = words[0].adjective or words[0].noun
    if len(words) < 2 or not batch.endswith(" batch of") or words[1].kind in JOINTS:
        return None
    further = (at for at, word in enumerate(words) if word.kind in JOINTS and words[at + 1 :])
    for at in further:
        if (words[at + 1].adjective or words[at + 1].noun).endswith(" batch of"):
            return listed([nouns.noun_phrase(words[:at], article), nouns.noun_phrase(words[at + 1 :], article)])
    lead = nouns.noun_phrase(words[1:-1], "").removeprefix("the ") if words[2:] else ""
    outcome = words[-1].zh.endswith(("结果", "情况"))
    tail = 1 + (outcome and bool(words[-2].verb) and words[-1].zh in ("结果", "情况"))
    if tail == 2:
        lead = nouns.noun_phrase(words[1:-2], "").removeprefix("the ") if words[3:] else ""
    if (words[-1].verb or outcome) and _many(lead):
        return f"{definite(nouns.noun_phrase(words[-tail:], ''), article)} of the {batch} {lead}"
    return f"the {batch} {nouns.noun_phrase(words[1:], '').removeprefix('the ')}"


def _many(text: str) -> bool:
    """Whether the head is a plural: pilot cities for the X."""
    head = last_word(BEHIND.split(text, maxsplit=1)[0])
    return head.endswith("s") and singular(head) in load().countable


def related(words: Sequence[Word], article: str) -> str | None:
    """X政策有关目录 -> catalogues related to X policies."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh in ("有关", "相关")), 0)
    if not at or any(word.kind in JOINTS | {"of"} for word in words[at - 1 :]):
        return None
    before, after = words[at - 1], words[at + 1]
    if len(words) > at + 2 and compounds.is_action(words[-1]):
        return None
    if not before.noun or before.kind == "region" or after.zh.endswith(tuple(load().lists["movers"])):
        return None
    return f"{nouns.noun_phrase(words[at + 1 :], article)} related to {phrases.phrase(words[:at])}"


def situation(words: Sequence[Word], article: str) -> str | None:
    """能源生产情况 -> energy production: 情况 behind what is done says nothing."""
    done = len(words) > 1 and compounds.is_action(words[-2]) and not words[-2].adjective
    if words[-1].zh != "情况" or not done or len("".join(word.zh for word in words)) < LONG_DEED:
        return None
    return nouns.noun_phrase(words[:-1], article) if words[-3:-2] == () or words[-3].kind not in JOINTS else None


def selected(words: Sequence[Word], article: str) -> str | None:
    """X名单入选企业 -> enterprises selected for the X list."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh == "入选"), 0)
    if not at or any(word.kind in JOINTS | {"of"} for word in words):
        return None
    return f"{nouns.noun_phrase(words[at + 1 :], article)} selected for {nouns.noun_phrase(words[:at])}"


def renewed(words: Sequence[Word], article: str) -> str | None:
    """新一轮X改造 -> a new round of X retrofit."""
    said = words[0].noun or words[0].adjective
    if not said.endswith("round of") or len(words) < 2 or words[1].kind in JOINTS | {"of"}:
        return None
    rest = nouns.noun_phrase(words[1:], "").removeprefix("the ")
    return f"{'a ' * said.startswith('new')}{said} {rest}"


def proposed(words: Sequence[Word], article: str) -> str | None:
    """拟认定企业 -> the enterprises proposed for recognition."""
    if words[0].zh != "拟" or len(words) < 3 or not words[1].verb or words[2].kind in JOINTS:
        return None
    return f"{nouns.noun_phrase(words[2:], article)} proposed for {words[1].noun or gerund(words[1].verb)}"


def due(words: Sequence[Word], article: str) -> str | None:
    """应淘汰产品 -> products to be phased out."""
    done = participle(words[1].verb.partition(" ")[0]) if words[0].zh in DUE and len(words) > 2 else ""
    if not done or words[1].verb.count(" ") > 1 or has_object(words[1].verb) or words[2].kind in JOINTS | {"of"}:
        return None
    particle = words[1].verb.partition(" ")[2]
    done = f"{done} {particle}".rstrip()
    return f"{nouns.noun_phrase(words[2:], article)} to be {done}"


def labelled(words: Sequence[Word], article: str) -> str | None:
    """碳达峰“1+N”政策体系 -> the 1+N policy system for carbon peaking."""
    at = next((at for at in range(1, len(words) - 1) if words[at].kind == "quote" or LABEL.fullmatch(words[at].zh)), 0)
    if not at or any(word.kind in JOINTS | {"of"} for word in words[at:]):
        return None
    rest = nouns.noun_phrase(words[at + 1 :], "").removeprefix("the ")
    return f"{definite(f'{words[at].noun} {rest}', article or 'the')} for {nouns.noun_phrase(words[:at])}"
