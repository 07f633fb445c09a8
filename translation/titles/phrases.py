"""Phrases of a title: Chinese puts the verb before its object, Japanese after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translation.titles.lexicon import Word, load
from translation.titles.nouns import NOMINAL, bare, noun_phrase

OPENERS = {"verb", "adverb"}
JOINTS = {"stop", "connective"}
POSTPOSITIONS = {"中", "上", "内", "方面", "过程中", "范围内", "期间"}
TASK = {"相关工作", "有关工作", "相关重点工作", "有关重点工作"}
MATTERS = {"情况", "工作情况", "有关事项", "相关事项", "有关问题"}
TELLING = {"通报", "公布", "报送", "公开", "明确"}
PLANS = {"十三五", "十四五", "十五五"}
VAGUE = {"做好", "抓好"}
UNITS = {"省", "市", "自治区", "区", "县", "州"}
WHOLE = {"中国", "全国", "国家", "国家级", "省级", "地方", "各地", "地区", "区域"}
HEAD_MODIFIERS = {
    "实施",
    "工作",
    "专项",
    "总体",
    "综合",
    "管理",
    "三年",
    "若干",
    "行动",
    "专项行动",
    "试点",
    "政策",
    "中长期",
}


def phrase(words: Sequence[Word], *, action: bool = False) -> str:
    """Japanese of a phrase. `action` says that it names what is done (关于…的通知), not a thing."""
    words = _trimmed(words)
    if len(words) > 2 and words[0].role == "number" and _opens(words, 1, action=action):
        return f"{words[0].ja}の{phrase(words[1:], action=action)}"
    if (place := _place(words)) and names_place(words[:place]) and _opens(words, place, action=True):
        return f"{noun_phrase(words[:place])}の{phrase(words[place:], action=action)}"
    if action and len(words) > 2 and words[-1].zh in MATTERS and words[0].zh not in TELLING:
        return phrase(words[:-1], action=True) + words[-1].ja
    body, head = _document_head(words)
    if action and head and not head[-1].zh.endswith("意见"):
        body, head = words, []
    if not body or not _opens(body, 0, action=action or bool(head)):
        return _adverbial(words)
    clauses = _clauses(body, action=action or bool(head))
    out = _clause(clauses[0][1], action=action or bool(head))
    for joint, clause in clauses[1:]:
        purpose = not joint and clause[0].zh in load().purpose
        out += ("による" if purpose else "、") + _clause(clause, action=True)
    return out + noun_phrase(head)


def _place(words: Sequence[Word]) -> int:
    """How many words at the head name a place: 河北 | 省, 宁夏回族自治区."""
    if not words or words[0].kind != "region" or words[0].zh in WHOLE:
        return 0
    return 1 + (len(words) > 1 and words[1].zh in UNITS)


def names_place(words: Sequence[Word]) -> bool:
    """Whether the words are a place with its unit (省, 市 …), which can issue a document of its own."""
    return bool(words) and _place(words) == len(words) and words[-1].zh.endswith(tuple(UNITS))


def _trimmed(words: Sequence[Word]) -> list[Word]:
    kept = list(words)
    while kept and kept[0].role in JOINTS:
        kept.pop(0)
    while kept and kept[-1].role in JOINTS:
        kept.pop()
    return kept


def _verb(word: Word, *, action: bool) -> Word | None:
    """The word as a verb that may open a phrase, or None."""
    if word.role == "verb":
        return word
    return load().verbs.get(word.zh) if action else None


def _opens(words: Sequence[Word], at: int, *, action: bool) -> bool:
    """Whether a verb with an object begins at `at` (after adverbs)."""
    while at < len(words) and words[at].role == "adverb":
        at += 1
    if at + 1 >= len(words) or not _verb(words[at], action=action):
        return False
    follower = words[at + 1]
    head = follower.zh in load().heads or follower.kind == "document type" or follower.zh == "法"
    return follower.role not in ("of", "aside") and not head


def _document_head(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """A phrase that ends with the name of a document kind, cut before it: 完善X制度 | 方案."""
    end = len(words)
    while end and words[end - 1].role == "aside":
        end -= 1
    if not end or words[end - 1].kind != "document type":
        return [*words], []
    start = end - 1
    while start > 1 and words[start - 1].zh in HEAD_MODIFIERS:
        start -= 1
    if any(word.role == "of" for word in words[:start]):
        return [*words], []
    return [*words[:start]], [*words[start:]]


def _clauses(words: Sequence[Word], *, action: bool) -> list[tuple[bool, list[Word]]]:
    """The phrase cut where a new verb begins: (whether a separator stood there, words)."""
    clauses: list[tuple[bool, list[Word]]] = [(False, [])]
    for at, word in enumerate(words):
        current = clauses[-1][1]
        separated = word.role in JOINTS
        verbal = any(w.role == "verb" or _verb(w, action=action) for w in current)
        full = verbal and len(current) > 1 and current[-1].role not in OPENERS | JOINTS
        if full and separated and _opens(words, at + 1, action=action and word.zh in (" ", "，", "并", "；")):
            clauses.append((True, []))
        elif full and word.role in OPENERS and _new_clause(words, at):
            clauses.append((False, [word]))
        else:
            current.append(word)
    return [(joint, clause) for joint, clause in clauses if clause]


def _new_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at `at` though no separator stands there; 金融支持X is subject, verb, object instead."""
    verb = at
    while verb < len(words) and words[verb].role == "adverb":
        verb += 1
    if verb == len(words) or not words[verb].clause or words[at - 1].role == "of":
        return False
    sponsored = words[0].zh in load().pivots and 0 < at == 1 + _place(words[1:])
    if sponsored and at > 1:
        return False
    attached = verb == at and words[verb].zh in load().attached
    return not attached and _opens(words, at, action=False)


def _adverbial(words: Sequence[Word]) -> str:
    """A phrase without a leading verb: 在A中V B -> AにおけるBのV, 对A… -> Aに対する…, else a noun phrase."""
    if not words or words[0].role != "preposition":
        return _with_subject(words)
    for at in range(2, len(words)):
        place = words[at].zh in POSTPOSITIONS
        action = words[at].role in OPENERS and words[at - 1].role != "of" and _opens(words, at, action=False)
        if place or action:
            rest = words[at + place :]
            return noun_phrase(words[1:at]) + words[0].ja + phrase(rest, action=True)
    if "的" in [word.zh for word in words[2:]]:
        cut = [word.zh for word in words].index("的", 2)
        return noun_phrase(words[1:cut]) + words[0].ja + noun_phrase(words[cut + 1 :])
    return noun_phrase(words[1:])


def _with_subject(words: Sequence[Word]) -> str:
    """S V O with a subject before the verb (金融支持绿色发展 -> 金融によるグリーン発展の支援), else a noun phrase."""
    body, head = _document_head(words)
    for at in range(1, len(body)):
        adverb = body[at].role == "adverb" and at + 1 < len(body)
        verb = body[at + adverb]
        if verb.zh in load().predicates and body[at - 1].role in NOMINAL and _opens(body, at, action=True):
            target = body[at + adverb + 1 :]
            nested = verb.zh in load().pivots and _opens(target, 0, action=False)
            if not nested and (target[0].role not in NOMINAL or target[0].kind == "action"):
                continue
            place = body[at - 1].zh.endswith(load().fields) or body[at - 1].kind == "region"
            joint = "の" if load().verbs[verb.zh].ja.startswith("~への") else "における" if place else "による"
            joint = "期における" if body[at - 1].zh in PLANS else joint
            return noun_phrase(body[:at]) + joint + _clause(body[at:], action=True) + noun_phrase(head)
    return noun_phrase(words)


def _clause(words: Sequence[Word], *, action: bool) -> str:
    """Adverbs, verbs and their object as object, adverbs, verbs."""
    adverbs: list[str] = []
    verbs: list[Word] = []
    coordinated = False
    at = 0
    while at < len(words):
        word = words[at]
        verb = _verb(word, action=action and (coordinated or not (verbs and word.kind)))
        if word.role == "adverb":
            adverbs.append(word.ja)
        elif verb and at + 1 < len(words) and (not verbs or verb.clause or coordinated):
            verbs.append(verb)
        elif verbs and word.role in JOINTS and at + 1 < len(words) and _verb(words[at + 1], action=True):
            coordinated = True
        else:
            break
        at += 1
    if not verbs:
        return "".join(adverbs) + _adverbial(words[at:])
    place = _place(words[at:])
    if verbs[-1].zh in load().pivots and _opens(words, at + place, action=True):
        subject = f"{noun_phrase(words[at : at + place])}の" if place else ""
        inner = subject + _clause(words[at + place :], action=True)
        if not adverbs and verbs[-1].ja.startswith("~の"):
            return inner + "".join(bare(verb) for verb in reversed(verbs))
        return _composed(inner, adverbs, verbs, coordinated=coordinated)
    target, goal = _object(words[at:], verbs[-1])
    if goal and verbs[-1].zh in load().goals:
        verbs[-1] = replace(verbs[-1], ja=load().goals[verbs[-1].zh])
    return _composed(target, adverbs, verbs, coordinated=coordinated)


def _object(words: Sequence[Word], verb: Word) -> tuple[str, bool]:
    """The object without the empty 工作 of 做好X工作, 开展X工作; and whether it is a goal."""
    kept = list(words)
    if len(kept) > 1 and (kept[-1].zh == "工作" or (kept[-1].zh in TASK and verb.zh in VAGUE)):
        kept.pop()
    if len(kept) > 1 and kept[-1].role == "of":
        kept.pop()
    return _adverbial(kept), bool(kept) and kept[-1].kind == "goal"


def _composed(target: str, adverbs: Sequence[str], verbs: Sequence[Word], *, coordinated: bool) -> str:
    if len(verbs) == 1 and not adverbs:
        return verbs[0].ja.replace("~", target)
    names = [bare(verb) for verb in verbs]
    action = "・".join(names) if coordinated else "".join(reversed(names))
    if not target:
        return "".join(adverbs) + action
    joint = "への" if verbs[-1].ja.startswith("~への") else "の"
    return f"{target}{joint}{''.join(adverbs)}{action}" if action else verbs[-1].ja.replace("~", target)
