"""Noun phrases with a word that has a place of its own: 首批, 各级, 单位GDP, 拟, 情况, “1+N”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import compounds, nouns, openings, phrases
from translation.english.words.agreement import BEHIND, articled, definite, last_word
from translation.english.words.halves import AREAS
from translation.english.words.inflection import gerund, has_object, participle, plural, singular
from translation.english.words.joints import JOINTS, listed, melted, split
from translation.english.words.lexicon import Word, load

LABEL = re.compile(r"“?[\dX]\+[A-ZX](?:\+[A-ZX])?”?")
FEW = 3
"""Words from which on what stands behind 等 is more than the things that it names."""
PAPERS = ("件", "项")
"""Units that count papers, not places."""
WHOLES = ("政策", "体系", "制度", "机制", "措施")
"""What has parts that are named by what they are about: 价格、财税等政策."""
BRIEF = 2
"""English words of each thing up to which several stand before the head of which they are a part."""
QUANTITIES = {"一批", "若干", "一系列", "多个"}
LISTS = {"名单", "名录", "清单", "目录"}
DUE = {"应", "应当", "须", "需"}
"""What is to be done with the thing behind it, as lists have it."""
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
    """一批X标准 -> several X standards."""
    if words[0].zh not in QUANTITIES or len(words) < 2 or words[1].kind in JOINTS:
        return None
    return f"{words[0].adjective} {re.sub('^(?:the|an?) ', '', nouns.noun_phrase(words[1:], ''))}"


def levels(words: Sequence[Word], article: str) -> str | None:
    """各级X -> X at all levels."""
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


def such_as(words: Sequence[Word], article: str) -> str | None:
    """A、B等C -> C such as A and B; A、B等C改造 -> the retrofit of C such as A and B; A、B等 -> A and B, etc."""
    at = next((at for at, word in enumerate(words) if word.kind == "such as"), 0)
    if not at:
        return None
    given, rest = nouns.noun_phrase(words[:at]), _opened(words[at + 1 :])
    if said := _beside_others(given, rest, article) or (_parts(words[:at], rest) if rest else f"{given}, etc."):
        return said
    if where := _where(rest):
        at, places = where
        return f"{nouns.noun_phrase(rest[at:], article)} in {places} such as {given}"
    things, action = compounds.parted(rest) if compounds.is_action(rest[-1]) else ((), "")
    if things and not any(word.kind in JOINTS | {"of"} for word in rest) and not all(map(compounds.describes, things)):
        behind = compounds.preposition(rest[-1])
        return f"{definite(action)} {behind} {nouns.noun_phrase(things, 'of')} such as {given}"
    if action and all(map(compounds.describes, things)):
        return f"{definite(action)} of {' '.join(part for part in (compounds.in_front(things), given) if part)}, etc."
    said = nouns.noun_phrase(rest, article)
    return f"{_several(said) if len(rest) < FEW or rest[0].kind == 'number' else said} such as {given}"


def _beside_others(given: str, rest: Sequence[Word], article: str) -> str:
    """A、B等行业和C改造 -> the retrofit of industries such as A and B and C; the empty text for all else."""
    cut = next((cut for cut in range(1, len(rest) - 1) if rest[cut].kind in JOINTS), 0)
    if not cut or not rest[cut - 1].zh.endswith(tuple(load().lists["fields"])):
        return ""
    several = _several(nouns.noun_phrase(rest[:cut], ""))
    return nouns.noun_phrase((Word("等", noun=f"{several} such as {given}"), *rest[cut:]), article)


def _parts(given: Sequence[Word], rest: Sequence[Word]) -> str:
    """价格、财税等政策 -> price, fiscal and other policies; the empty text where policies are given."""
    units = split(given)
    if len(rest) > 1 or not rest[0].zh.endswith(WHOLES) or any(unit[-1].zh.endswith(WHOLES) for unit in units):
        return ""
    told = [compounds.in_front(unit) for unit in units]
    if all(len(side.split()) <= BRIEF for part in told for side in part.split(" and ")):
        return f"{melted([*told, 'other'])} {plural(singular(rest[0].noun))}"
    return f"{definite(nouns.noun_phrase(rest, ''))} for {nouns.noun_phrase(given)}, etc."


def _where(rest: Sequence[Word]) -> tuple[int, str] | None:
    """16个城市 | X -> 2, 16 cities, and 行业 | X -> 1, industries: where X is; None for all else."""
    lists = load().lists
    at = int(rest[0].kind == "number")
    if len(rest) < at + 2 or rest[at + 1].kind in JOINTS | {"of"} or rest[at + 1].zh.endswith("政府"):
        return None
    if at and not rest[0].zh.endswith(PAPERS) and rest[1].zh.endswith((*lists["movers"], *lists["fields"])):
        return 2, f"{rest[0].noun} {_several(rest[1].noun)}"
    fields = rest[0].zh in lists["fields"] or rest[0].zh in AREAS
    return (1, _several(rest[0].noun)) if not at and fields else None


def _several(said: str) -> str:
    """In the plural: A、B等行业 are industries."""
    word = last_word(said)
    if word not in load().singular | load().countable or BEHIND.search(said):
        return said
    return re.sub("^(?:the|an?) ", "", f"{said.removesuffix(word)}{plural(word)}")


def _opened(words: Sequence[Word]) -> tuple[Word, ...]:
    """With its thing and its action apart where a quality stands before both: 前沿 | 科技 | 攻关."""
    known, last = load().words, words[-1] if words else Word("")
    thing, action = known.get(last.zh[:2]), known.get(last.zh[2:])
    apart = len(words) > 1 and all(word.adjective for word in words[:-1]) and thing and thing.noun and action
    return (*words[:-1], thing, action) if apart and thing and action and action.verb else tuple(words)
