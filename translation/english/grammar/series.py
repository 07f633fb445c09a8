"""A、B和C: actions with one object, a head with several descriptions, things of one rank."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.grammar import captions, nouns
from translation.english.grammar.compounds import (
    LONG,
    SECTORS,
    acted,
    compound,
    describes,
    in_front,
    is_action,
    parted,
    preposition,
)
from translation.english.words.agreement import articled, definite, last_word
from translation.english.words.inflection import LEADING, SMALL, plural
from translation.english.words.joints import JOINTS, listed, melted, split
from translation.english.words.lexicon import Word, load

TIES = {"融合", "深度融合", "衔接", "有效衔接", "有机衔接", "结合", "对接", "耦合", "挂钩", "联动", "融合发展",
        "协同发展", "协调发展", "联动发展"}  # fmt: skip
ABOUT_TIES = {"改革", "研究", "试点"}
"""What is done about the tie of two things: A与B衔接 | 改革."""
SEVERAL = ("典型", "重点", "不同", "相关", "有关")
BOTH = {"衔接", "有效衔接", "有机衔接", "对接"}
VEHICLES = {"船舶", "车辆", "汽车", "机械", "货车", "公交车"}
DEEP = "deep integration"
WITH = {"与", "同"}
"""What ties two things, of which the second follows `with`."""
QUOTED = {"quote", "title"}
"""What describes only the thing that it stands before: 示范区和“绿水青山就是金山银山” | 基地."""
QUALITY = 3
"""Characters of a quality: 数字化."""
DEED = 2
"""Characters of a deed: 污染 | 治理."""
WAYS = {"方式", "模式", "方法", "工艺", "行为"}
"""What a deed has, and a thing has not."""
TOOLS = ("标准", "机制", "制度", "政策", "办法", "规则", "方案", "规划", "清单", "目录")
QUALITIES = ("能力", "水平", "效率", "质量", "效益")
NAMED = 4
"""Characters of a tool with a name of its own."""
MOST_LEAD = 9
"""Words of several industries that stand before their head."""


def tied(words: Sequence[Word], article: str) -> str | None:
    """A与B融合 -> the integration of A with B."""
    units = split(words)
    last = units[-1]
    if last[-1].zh == "相结合" and len(units) > 1:
        return f"the combination of {listed([nouns.noun_phrase(unit) for unit in (*units[:-1], last[:-1])])}"
    if (
        len(units) > 1
        and last[2:]
        and last[-1].zh in ABOUT_TIES
        and last[-2].zh in TIES
        and (inner := tied(words[:-1], "the"))
    ):
        return f"the {last[-1].noun} of {inner}"
    if len(units) != 2 or len(last) < 2 or last[-1].zh not in TIES or not _with(words, last[-1]):
        return None
    deed = last[-1].noun or DEEP
    return f"the {deed} of {nouns.noun_phrase(units[0], 'of')} with {nouns.noun_phrase(last[:-1])}"


def _with(words: Sequence[Word], deed: Word) -> bool:
    """Whether two things are tied to each other: A与B, for 衔接 A和B too."""
    return any(word.zh in WITH or (word.zh == "和" and deed.zh in BOTH) for word in words)


def kept_apart(words: Sequence[Word], units: Sequence[Sequence[Word]], article: str) -> str:
    """A和B that share nothing, or X电气化和低碳化 -> what X is to become twice; the empty text for all else."""
    last = units[-1]
    if captions.apart(units):
        return listed([nouns.noun_phrase(unit, article) for unit in units], _joint(words))
    known = load()
    first, turned = units[0], known.becoming.get(last[0].zh)
    if len(units) == 2 and len(last) == 1 and turned and len(first) > 1 and first[-1].zh.endswith("化"):
        done = known.becoming.get(first[-1].zh) or first[-1].noun
        return f"the {done} and {turned} of {nouns.noun_phrase(first[:-1], 'of')}"
    return ""


def passed_too(words: Sequence[Word], article: str) -> str | None:
    """A及通过复核的B -> A and the B that passed re-examination: a test that only the second has stood."""
    at = next((at for at, word in enumerate(words[:-1]) if word.kind in JOINTS and words[at + 1].zh == "通过"), 0)
    of = next((i for i, word in enumerate(words) if word.kind == "of"), 0)
    if not at or of < at or words[-1].zh in load().kinds:
        return None
    return listed([nouns.noun_phrase(words[:at], article), nouns.noun_phrase(words[at + 1 :], article)])


def two_tools(words: Sequence[Word]) -> bool:
    """Whether two unlike things with names of their own stand side by side: 价格机制和补贴政策, 考核制度和奖惩办法."""
    units = split(words)
    named = [unit for unit in units if unit[-1].zh.endswith(TOOLS) and len("".join(word.zh for word in unit)) >= NAMED]
    return len(units) == len(named) == 2 and named[0][-1].zh[-2:] != named[1][-1].zh[-2:]


def _two_qualities(words: Sequence[Word]) -> bool:
    """Whether two qualities stand side by side, each of what is done: 电网承载能力和运行效率."""
    units = split(words)
    ends = [unit[-1].zh[-2:] for unit in units if unit[-1].zh.endswith(QUALITIES) and _of_a_deed(unit)]
    return len(units) == len(ends) == 2 and ends[0] != ends[1]


def _of_a_deed(unit: Sequence[Word]) -> bool:
    """Whether a quality is that of what is done, in one word or two: 调节能力, 运行 | 效率."""
    return len(unit[-1].zh) > len("能力") or (len(unit) > 1 and bool(unit[-2].verb))


def tools(words: Sequence[Word], article: str) -> str | None:
    """价格机制和补贴政策 -> the pricing mechanism and subsidy policies; so for capacity and efficiency."""
    if not (two_tools(words) or _two_qualities(words)) or any(word.kind == "of" for word in words):
        return None
    return listed([nouns.noun_phrase(unit, article) for unit in split(words)], _joint(words))


def _joint(words: Sequence[Word]) -> str:
    return "or" if any(word.noun == "or" for word in words if word.kind == "connective") else "and"


def enumerated(words: Sequence[Word], units: Sequence[Sequence[Word]], article: str) -> str:
    """A、B和C: actions with one object, a head with several descriptions, or things of one rank."""
    joint = _joint(words)
    acts = [is_action(unit[-1]) for unit in units]
    last = units[-1]
    alike = len(last) > 1 and len(units[-2]) == 1 and units[-2][0].zh.endswith(last[-1].zh) and not acts[-1]
    alike |= all(len(unit) > 1 and unit[-1].zh == last[-1].zh for unit in units[-2:]) and not acts[-1]
    alike |= len(units) == 2 and len(units[0]) == len(last) == 2 and units[0][0].zh == last[0].zh and not any(acts)
    shared = "" if alike else _one_object(units, joint) if all(acts) else _shared(words, units, acts, joint)
    if shared or alike or all(acts) or (len(last) > 1 and _own_way(units)):
        lone = {id(unit): "" for unit in units if len(unit) == 1 and unit[0].verb}
        parts = [nouns.noun_phrase(unit, lone.get(id(unit), article)) for unit in units]
        first_whole = len(units) == 2 and len(units[0]) == 1 and load().has("complete", units[0][0].zh)
        melts = first_whole and " " in parts[0].partition(" and ")[0] and " and " not in parts[1]
        return shared or (melted(parts, joint) if melts else listed(parts, joint))
    if acts[-1] and not any(acts[:-1]) and (kept := parted(last))[0]:
        return acted(kept[1], [*words[: len(words) - len(last)], *kept[0]], preposition(last[-1]), most=0)
    return _things(words, units, article)


def _things(words: Sequence[Word], units: Sequence[Sequence[Word]], article: str) -> str:
    """A、B和C that are things: each with what is before it, one head that they share, or things of one rank."""
    joint, last = _joint(words), units[-1]
    if len(last) > 1 and last[0].kind in QUOTED and units[0][-1].kind not in QUOTED:
        return listed([compound(unit, article) for unit in units], joint)
    if len(last) > 1 and last[0].noun and not last[0].adjective and not is_action(last[-1]):
        return _one_head(words, units, joint)
    if (
        len(units) == 2
        and len(last) == 1
        and len(units[0]) > 1
        and all(load().has("heads", u[-1].zh) for u in units)
        and (len(nouns.noun_phrase(units[0][:-1], "").split()) > 2)
    ):
        heads = melted([compound(units[0][-1:]), compound(last)], joint)
        return f"{definite(heads)} of {nouns.noun_phrase(units[0][:-1], 'of')}"
    several = len(last) == 1 and units[0][0].zh.startswith(SEVERAL)
    if several or ((len(last) == 1 or last[0].adjective) and not all(unit[-1].adjective for unit in units[:-1])):
        return _of_one_rank(units, joint, article)
    parts = [compound(unit, head=False) for unit in units[:-1]] + [compound(last)]
    return articled(melted(parts, joint), article)


def _shared(words: Sequence[Word], units: Sequence[Sequence[Word]], acts: Sequence[bool], joint: str) -> str:
    """A与BX和Y: actions X and Y, whose objects are A and B; else the empty text."""
    first = next((at for at, acting in enumerate(acts) if acting), 0)
    bare = all(all(is_action(word) or describes(word) for word in unit) for unit in units[first + 1 :])
    if not first or not bare or first == len(units) - 1 or load().has("complete", units[-1][-1].zh):
        return ""
    kept, action = parted(units[first])
    if not kept:
        return ""
    before = next(at for at, word in enumerate(words) if word is units[first][0])
    actions = listed([action, *(compound(unit) for unit in units[first + 1 :])], joint)
    return acted(actions, [*words[:before], *kept], preposition(units[-1][-1]), most=0)


def _one_object(units: Sequence[Sequence[Word]], joint: str) -> str:
    """动力电池回收和综合利用 -> the recycling and comprehensive use of traction batteries; else the empty text."""
    if len(units[0]) < 2 or not all(is_action(word) or describes(word) for word in units[-1]):
        return ""
    if len(units[-1]) == 1 and _whole(units[-1][0]) and not _whole(units[0][-1]):
        return ""
    shared, first = parted(units[0])
    if not shared or all(load().has("complete", word.zh) for word in shared):
        return ""
    told = [first, *(compound(unit) for unit in units[1:])]
    qualified = any(" and " in word.adjective and not word.noun for unit in units for word in unit)  # 安全绿色
    actions = (listed if qualified else melted)(told, joint)
    if len(nouns.noun_phrase(shared, "").split()) == 1 and len(actions.split()) <= LONG:
        return f"{in_front(shared)} {actions}"
    return acted(actions, shared, preposition(units[-1][-1]), most=0)


def _whole(word: Word) -> bool:
    """Whether a deed has its object in it: 应急处置 is responding to emergencies, 污染治理 is done to pollution."""
    known = load().words
    done, object_ = known.get(word.zh[-DEED:]), known.get(word.zh[:-DEED])
    if not word.verb and done and done.verb and object_ and not object_.verb and not describes(object_):
        return True
    deed = LEADING.sub("", word.verb)
    own = " " in deed and "~" not in deed and " and " not in deed and deed.rpartition(" ")[2] not in SMALL | {"out"}
    return own or load().has("complete", word.zh)


def qualified(units: Sequence[Sequence[Word]]) -> str:
    """电机系统智能化、数字化提升 -> the intelligent and digital improvement of motor systems; else the empty text."""
    first, *between, last = units
    known = load().words
    if len(last) == 1 and last[0].zh[:QUALITY] in known and last[0].zh[QUALITY:] in known:
        last = (known[last[0].zh[:QUALITY]], known[last[0].zh[QUALITY:]])  # 数字化 | 改造
    qualifying = [first[-1], *(word for unit in between for word in unit), *last[:-1]]
    if len(first) < 2 or len(last) < 2 or not is_action(last[-1]) or any(len(unit) > 1 for unit in between):
        return ""
    if not all(word.adjective and (describes(word) or word.zh.endswith("化")) for word in qualifying):
        return ""
    qualities = melted([first[-1].adjective, *(unit[0].adjective for unit in between), in_front(last[:-1])])
    return acted(f"{qualities} {last[-1].noun}", first[:-1], preposition(last[-1]), most=0)


def _own_way(units: Sequence[Sequence[Word]]) -> bool:
    """Whether the last of several things is a way to do something, the others are none: 建材和 | 建造方式."""
    deed, way = units[-1][-2:]
    alike = any(is_action(unit[-1]) or describes(unit[-1]) for unit in units[:-1])
    return way.zh in WAYS and is_action(deed) and not alike


def _one_head(words: Sequence[Word], units: Sequence[Sequence[Word]], joint: str) -> str:
    """A、B和C with one head: in front of it where short, else behind `of`."""
    own = 1
    if is_action(units[-2][-1]) and len(units[-1]) > 2 and is_action(units[-1][1]):  # 环保、资源综合利用 | 政策
        own = 2
    rest = units[-1][own:]
    parts = [_described(unit) for unit in units[:-1]] + [in_front(units[-1][:own])]
    lead = melted(parts, joint)
    carried = rest[-1].zh in VEHICLES and all(part.endswith(" energy") for part in parts)
    plain = (
        carried
        or all(" " not in part for part in parts)
        or last_word(compound(rest)) in {plural(word) for word in SECTORS}
    )
    named = not compound(rest).startswith("the ")
    if named and len(lead.split()) <= LONG + 2 and (plain or len(lead.split()) <= LONG):
        return f"{lead} {compound(rest)}"
    if compound(rest) == "industry" and len(lead.split()) <= MOST_LEAD and "industry" not in lead:
        return f"the {lead} industries"  # 火电、水泥、造纸行业
    joint = "for" if is_action(units[-1][own - 1]) and last_word(compound(rest)) in load().purposes else "of"
    return f"{definite(compound(rest))} {joint} {nouns.noun_phrase(words[: len(words) - len(rest)])}"


def _described(unit: Sequence[Word]) -> str:
    """One of several things before a noun: an adjective where it has one (经济、技术政策)."""
    return in_front(unit) if len(unit) == 1 and unit[0].adjective else compound(unit, head=False)


def _of_one_rank(units: Sequence[Sequence[Word]], joint: str, article: str) -> str:
    """A、B和C, or 钢铁、水泥、铝冶炼行业: the iron and steel, cement and aluminium smelting industries."""
    if units[0][0].zh.startswith(SEVERAL):
        return listed([_in_plural(compound(unit)) for unit in units], joint)
    last = compound(units[-1])
    others = [last_word(compound(unit)) for unit in units[:-1]]
    if (sector := last_word(last)) in SECTORS and not any(
        other in SECTORS or other.endswith("tes") for other in others
    ):
        parts = [compound(unit, head=False) for unit in units[:-1]]
        return definite(listed([*parts, last[: -len(sector)] + plural(sector)], joint))
    return listed([compound(unit, article) for unit in units], joint)


def _in_plural(said: str) -> str:
    """区域 behind 典型 are regions."""
    word = last_word(said)
    return f"{said.removesuffix(word)}{plural(word)}" if word in load().singular | load().countable else said
