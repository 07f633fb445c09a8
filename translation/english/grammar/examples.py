"""What stands before 等 as examples of the thing behind it: A、B等C -> C such as A and B."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import compounds, nouns
from translation.english.words.agreement import BEHIND, definite, last_word
from translation.english.words.halves import AREAS
from translation.english.words.inflection import plural, singular
from translation.english.words.joints import JOINTS, melted, split
from translation.english.words.lexicon import Word, load

FEW = 3
"""Words from which on what stands behind 等 is more than the things that it names."""
PAPERS = ("件", "项")
"""Units that count papers, not places."""
WHOLES = ("政策", "体系", "制度", "机制", "措施")
"""What has parts that are named by what they are about: 价格、财税等政策."""
PLANTS = ("电站", "电厂", "机组", "企业", "项目", "产品", "设备", "车辆", "机械")
"""What examples are given of, before what is told of it: 白鹤滩等 | 水电站 | 上网电价."""
BRIEF = 2
"""English words of each thing up to which several stand before the head of which they are a part."""


def such_as(words: Sequence[Word], article: str) -> str | None:
    """A、B等C -> C such as A and B; A、B等C改造 -> the retrofit of C such as A and B; A、B等 -> A and B, etc."""
    at = next((at for at, word in enumerate(words) if word.kind == "such as"), 0)
    if not at:
        return None
    given, rest = nouns.noun_phrase(words[:at]), _opened(words[at + 1 :])
    if said := _beside_others(given, rest, article) or (
        _parts(words[:at], rest) or _of_class(given, rest, article) if rest else f"{given}, etc."
    ):
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


def _of_class(given: str, rest: Sequence[Word], article: str) -> str:
    """A等大型水电站 | 上网电价 -> the feed-in prices of large stations such as A; the empty text for all else.

    What is done as a whole has its own order.
    """
    at = next((at for at, word in enumerate(rest[:-1], 1) if word.zh.endswith(PLANTS)), 0)
    if not at or any(word.kind in JOINTS | {"of"} for word in rest) or compounds.is_action(rest[-1]) or _where(rest):
        return ""
    return f"{nouns.noun_phrase(rest[at:], article)} of {_several(nouns.noun_phrase(rest[:at], ''))} such as {given}"


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
