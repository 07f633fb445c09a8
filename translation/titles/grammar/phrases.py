"""Phrases of a title: Chinese puts the verb before its object, Japanese after it."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.grammar.actors import ACTORS, OFFICES, acting, favoured, favouring, fronted, is_predicate
from translation.titles.grammar.belonging import belonging, joined_subject
from translation.titles.grammar.clauses import DONE_TO, clauses, opens
from translation.titles.grammar.composing import composed, fitted, rounded
from translation.titles.grammar.endings import EMPTY, MATTERS, RELATED, TASK, TELLING, applying, problem, settled
from translation.titles.grammar.kinds import PAPERS, PERKS, TASKS, document_head
from translation.titles.grammar.leads import Group, group
from translation.titles.grammar.marks import does, sentences, trimmed
from translation.titles.grammar.nouns import noun_phrase, passed
from translation.titles.grammar.slots import (
    POSTPOSITIONS,
    Slot,
    became,
    complement,
    exempted,
    founded,
    given,
    postponed,
    toward,
    using,
)
from translation.titles.words.compounds import ASKED, DESCRIBING, FORBIDDING, FOUNDING, NAMES_AS, RESTRICTING, treated
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import NOMINAL

MEASURES = {"行动", "工程"}
TAKING = {"纳入", "列入", "列为", "作为", "划入", "并入", "转为", "调整为", "变更为", "移交", "下放", "延长", "扩大"}
"""What is done with a thing behind 将, whatever deeds its name has: 将 | 车辆购置补贴 | 纳入X."""
VAGUE = {"做好", "抓好"}


def phrase(words: Sequence[Word], *, action: bool = False) -> str:
    """Japanese of a phrase. `action` says that it names what is done (关于…的通知), not a thing."""
    words = trimmed(words)
    return _composed(words, action=action) or _acted(words, action=action)


def _composed(words: Sequence[Word], *, action: bool) -> str:
    """A phrase of parts that are told one after the other; "" for what is one part."""
    thing, state = settled(words)
    if state:
        return phrase(thing) + state
    if action and (ruled := _ruled(words) or _beside(words)):
        return ruled
    if not action and (apart := _apart(words)):
        return apart
    if len(words) > 2 and words[0].zh == "中华人民共和国" and not action and opens(words, 1, action=True):
        return f"{words[0].ja}{phrase(words[1:])}"
    if front := fronted(words, action=action):
        return f"{belonging(words[:front])}{phrase(words[front:], action=action)}"
    return _slots(exempted(words))


def _ruled(words: Sequence[Word]) -> str:
    """What a paper or a ruling settles about what is done; "" for all else."""
    if at := applying(words):
        return f"{phrase(words[:at], action=True)}における法律適用の{noun_phrase(words[at + 2 :])}"
    if at := favoured(words):
        return f"{phrase(words[:at], action=True)}に関する{noun_phrase(words[at + 1 :])}"
    at = problem(words)
    return f"{phrase(words[:at], action=True)}をめぐる{noun_phrase(words[at:])}" if at else ""


def _beside(words: Sequence[Word]) -> str:
    """A thing and what is done about it: 地震趋势 | 和 | 加强 | 防震 -> 地震動向と防震の強化; "" for all else."""
    at = next((at for at, word in enumerate(words) if word.role == "connective"), 0)
    thing = at and all(word.role in NOMINAL | {"of"} for word in words[:at]) and words[0].zh not in load().verbs
    if not thing or not words[at + 1].clause or not opens(words, at + 1, action=False):
        return ""
    return f"{noun_phrase(words[:at])}{words[at].ja}{phrase(words[at + 1 :], action=True)}"


def _acted(words: Sequence[Word], *, action: bool) -> str:
    """What is done, and in which paper; else the thing that the phrase names."""
    if action and len(words) > 2 and words[0].zh not in TELLING:
        if words[-1].zh in EMPTY and opens(words, 0, action=True):
            return phrase(words[:-1], action=True)
        if words[-1].zh in MATTERS:
            return phrase(words[:-1], action=True) + words[-1].ja
        if words[-1].zh in RELATED and _predicate(words[:-1]):
            return phrase(words[:-1], action=True) + words[-1].ja
    body, head = document_head(words)
    if action and head and not (head[-1].zh.endswith(PAPERS) or head[-1].zh in PERKS | TASKS):
        body, head = [*words], []
    verbal = action or bool(head)
    listed = not action and words and words[-1].kind == "document type" and "of" in {word.role for word in words}
    described = not action and words and words[0].zh in DESCRIBING and "of" in {word.role for word in words}
    at = acting(body) if head and not action else 0
    if at and (body[at - 1].zh.endswith(ACTORS) or len(clauses(body[at:], action=True)) > 1):
        return f"{belonging(body[:at])}{_told(body[at:], head=head, named=False)}"
    if not body or listed or described or not opens(body, 0, action=verbal):
        return _of_subject(words, action=action or any(word.zh.startswith("等") for word in words)) or _thing(words)
    return _told(body, head=head, named=action)


def _of_subject(words: Sequence[Word], *, action: bool) -> str:
    """Subject and clauses of what is done: 钢铁行业 | 化解过剩产能 -> 鉄鋼業の過剰生産能力の解消; "" for all else."""
    at = acting(words) if action else 0
    if not at or words[at].zh in load().predicates:
        return ""
    subject = f"{noun_phrase(words[:at])}による" if words[at - 1].zh.endswith(OFFICES) else belonging(words[:at])
    return f"{subject}{phrase(words[at:], action=True)}"


def _told(body: Sequence[Word], *, head: Sequence[Word], named: bool) -> str:
    """The clauses of a phrase and the kind of document that it names: Xの推進 + 実施方案."""
    if found := complement(body):
        return _slots(found) + noun_phrase(head)
    parts = clauses(body, action=True)
    named = named or (bool(head) and (head[-1].zh.startswith("若干") or head[-1].zh.endswith(PAPERS)))
    slow = bool(head) and len(parts) == 1 and (body[0].ja.endswith("の") or body[0].zh.startswith("深入"))
    means = [joint in ("", " ") and words[0].zh in load().purpose for joint, words in parts[1:]]
    first = parts[0][1]
    short = len(first) == 2 and len(first[1].zh) <= 6  # 严格 | 能效约束
    brief = means == [True] and short if means else bool(head) and not slow and not named
    heading = not (named or head or means)
    out = _clause(parts[0][1], action=True, brief=brief, heading=heading)
    for purpose, (_, words) in zip(means, parts[1:], strict=True):
        out += ("による" if purpose else "、") + _clause(words, action=True)
    return f"{out}に関する{noun_phrase(head)}" if slow or (head and named) else out + noun_phrase(head)


def _apart(words: Sequence[Word]) -> str:
    """A heading of several sentences: 总量控制，闭环管理，推动X; after a blank only what opens with no verb is one."""
    marks = {word.zh for word in words}
    if "，" in marks:
        told = [part for part in sentences(words, "，") if part]
        acts = any(opens(part, 0, action=False) for part in told)
        return "、".join(_part(part, action=acts and does(part)) for part in told)
    parts = sentences(words, " ")
    if " " in marks and opens(words, 0, action=False) and not opens(parts[-1], 0, action=True):
        return " ".join(phrase(part) for part in parts)
    return ""


def _part(words: Sequence[Word], *, action: bool) -> str:
    """One sentence of a heading; the first may say only by what or about what the next is: 根据X，设定Y."""
    said = phrase(words, action=action)
    alone = words[0].role == "preposition" and said == noun_phrase(words[1:])
    return f"{said}{words[0].ja}" if alone else rounded(said)


def _slots(found: Sequence[Slot]) -> str:
    """Slots one after the other, each a thing or what is done."""
    return "".join((phrase(s.words, action=True) if s.deed else noun_phrase(s.words)) + s.behind for s in found)


def _thing(words: Sequence[Word], *, governed: bool = False) -> str:
    """A phrase without a leading verb: 在A中V B -> AにおけるBのV, 对A… -> Aに対する…, S V O, else a noun phrase."""
    if at := postponed(words):  # 逐步 | 将X | 纳入Y
        return _thing([*words[1:at], words[0], *words[at:]])
    described = "of" in {word.role for word in words[1:-1]} and passed(words[: [w.role for w in words].index("of")])
    if not words or words[0].role != "preposition" or described:
        return _with_subject(words, governed=governed)
    if found := given(words):
        return _slots(found)
    taken = [at for at in range(2, len(words)) if words[at].zh in TAKING] if words[0].zh in ("将", "把") else []
    for at in [taken[0] - (words[taken[0] - 1].role == "adverb")] if taken else range(2, len(words)):
        place = words[at].zh in POSTPOSITIONS
        acting = words[at].role in ("verb", "adverb") or words[at].zh in DONE_TO
        nominal = words[at].zh in DONE_TO or (words[at].role == "adverb" and words[0].zh == "在")
        action = acting and words[at - 1].role != "of" and opens(words, at, action=nominal)
        if place or action:
            doing = words[0].zh == "为" and opens(words[1:at], 0, action=True)
            what = phrase(words[1:at], action=True) if doing else noun_phrase(words[1:at])
            return what + words[0].ja + phrase(words[at + place :], action=True)
    zh = [word.zh for word in words]
    if "的" in zh[2:]:
        cut = zh.index("的", 2)
        return noun_phrase(words[1:cut]) + words[0].ja + noun_phrase(words[cut + 1 :])
    return noun_phrase(words[1:])


def _with_subject(words: Sequence[Word], *, governed: bool) -> str:
    """S V O with a subject before the verb (计量促进发展 -> 計量による発展の促進), else a noun phrase."""
    if found := became(words) or toward(words):
        return _slots(found)
    if len(words) > 3 and words[-1].zh in MATTERS and _predicate(words[:-1]):
        return _with_subject(words[:-1], governed=False) + words[-1].ja
    body, head = document_head(words)
    if words and words[-1].zh in MEASURES:
        body, head = [*words[:-1]], [words[-1]]
    if head and (turned := toward(body)):
        return _slots(turned) + noun_phrase(head)
    if at := _predicate(body):
        brief = bool(head) and body[at].zh == "建设"
        return _sponsored(body, at, at + (body[at].role == "adverb"), brief=brief) + noun_phrase(head)
    located = next((at for at in range(2, len(body)) if _located(body, at)), 0)
    if located:
        where = noun_phrase(body[: located - (body[located - 1].zh in POSTPOSITIONS)])
        return f"{where}における{phrase(words[located:], action=True)}"
    return noun_phrase(words, governed=governed)


def _predicate(body: Sequence[Word]) -> int:
    """Where the verb of a subject begins, with its adverb; 0 for none."""
    ends = range(1, len(body))
    found = (at for at in ends if is_predicate(body, at, at + (body[at].role == "adverb" and at + 1 < len(body))))
    return next(found, 0)


def _sponsored(body: Sequence[Word], at: int, verb: int, *, brief: bool = False) -> str:
    """Subject, verb and object: 金融支持X -> Xへの金融支援, 计量促进X -> 計量によるXの促進."""
    subject = body[:at]
    if body[verb].zh == "支持" and len(subject) == 1 and len(subject[0].zh) == 2 and verb == at:
        return f"{_thing(body[verb + 1 :], governed=True)}への{subject[0].ja}{load().verbs[body[verb].zh].ja}"
    if body[verb].zh == "面临":
        return f"{noun_phrase(subject)}が直面する{noun_phrase(body[verb + 1 :])}"
    return joined_subject(subject, body[verb].zh) + _clause(body[at:], action=True, brief=brief)


def _located(body: Sequence[Word], at: int) -> bool:
    """规划环评中 | 开展评价: a place before a verb that nothing else announces."""
    return body[at - 1].zh == "中" and opens(body, at, action=True)


def _clause(words: Sequence[Word], *, action: bool, brief: bool = False, heading: bool = False) -> str:
    """Object, adverbs, verbs. A `brief` clause names a document and has no の before a single verb."""
    if at := favouring(words):
        aim = _clause(words[1:at], action=True)
        return composed(f"{aim}に関する{noun_phrase(words[at:])}", group(words[:2], action=True))
    if found_using := using(words) or exempted(words):
        return _slots(found_using)
    found = group(words, action=action)
    rest = words[found.end :]
    if not found.verbs:
        return "".join(found.adverbs) + _thing(rest)
    if (inner := _nested(rest, found)) is not None:
        return inner
    target, goal = _object(rest, found.verbs[-1])
    if goal and found.verbs[-1].zh in load().goals:
        return f"{target}{load().goals[found.verbs[-1].zh]}"
    return composed(target, fitted(found, rest), brief=brief, heading=heading)


def _nested(rest: Sequence[Word], found: Group) -> str | None:
    """A verb that governs another: 推动构建X -> Xの構築推進."""
    lead = found.verbs[-1]
    if lead.zh in RESTRICTING and (at := treated(rest)):
        return composed(
            f"{noun_phrase(rest[at:])}の{'・'.join(word.ja for word in rest[:at] if word.role == 'noun')}", found
        )
    if lead.zh not in load().pivots:
        return None
    if rest and rest[0].role == "preposition" and lead.zh in ASKED and _thing(rest[1:]) != (said := _thing(rest)):
        return composed(said, found)
    timed = len(rest) > 1 and rest[0].role == "number" and opens(rest, 1, action=True)
    if not timed and not opens(rest, 0, action=True):
        return None
    inner = belonging(rest[:1]) + _clause(rest[1:], action=True) if timed else _clause(rest, action=True)
    if not found.adverbs and lead.joint == "の":
        return inner + "".join(verb.ja for verb in reversed(found.verbs))
    return composed(inner, found)


def _object(words: Sequence[Word], verb: Word) -> tuple[str, bool]:
    """The object without the empty 工作 of 做好X工作, 开展X工作; and whether it is a goal."""
    if verb.zh in FOUNDING and (found := founded(words)):
        return _slots(found), False
    kept = list(words)
    zh = [word.zh for word in kept] or [""]
    if verb.zh in NAMES_AS and "为" in zh[1:-1]:
        at = zh.index("为", 1)
        return f"{noun_phrase(kept[:at])}の{noun_phrase(kept[at + 1 :])}として", False
    if verb.zh in FORBIDDING and zh[0] == "新增" and len(kept) > 1:
        return f"{noun_phrase(kept[1:])}新増設", False
    forceful = kept[-1].zh == "力度" and verb.zh in load().efforts if kept else False
    if forceful and opens(kept[:-1], 0, action=True):
        return phrase(kept[:-1], action=True), False
    if len(kept) > 1 and (kept[-1].zh == "工作" or forceful or (kept[-1].zh in TASK and verb.zh in VAGUE)):
        kept.pop()
    if len(kept) > 1 and kept[-1].role == "of":
        kept.pop()
    return _thing(kept, governed=True), bool(kept) and kept[-1].kind == "goal"
