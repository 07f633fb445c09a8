"""Noun phrases: they keep the Chinese order, and Japanese wants particles between the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.titles.kanji import to_kanji
from translation.titles.lexicon import Word, load
from translation.titles.quotes import OPEN

NOMINAL = {"noun", "unknown", "quote", "number"}
JOINTS = {"stop", "connective"}
GENERIC = {"phrase", "action", "particle", "document type"}
BUILT = ("体系", "市场", "机制", "制度", "能力", "平台")
ASPECTS = ("能力", "机制", "水平", "结构", "作用", "潜力", "活力", "质量", "标准", "方式")
QUALITY = re.compile(r"(?:グリーン|クリーン(?!エネルギー|ナー)|低炭素|デジタル化|スマート化)")
ADJECTIVE = re.compile(r"..的|.*かつ|.*[なるい]$")
HOW = re.compile(r"(?:スマート|先進|高|安全|新型|総合|グリーン|現代)")
NAMED_FIELDS = re.compile(r"(?:行业|工业|市场|(?<!重点)领域)$")
HANDLED = ("建设", "更新", "清缴", "利用", "使用", "推广", "替代")
TIMES = ("时期", "期间", "阶段")
THEMES = ("环境", "安全", "质量", "信息", "数据", "资源")
SPANS = ("周期", "期间")
RULES = ("规则", "办法", "条例", "方案", "计划")
ATTRIBUTE = re.compile(r"[たなるいの]$")
ENDS = {"规范": "規範"}
SHORT = 3


def bare(word: Word) -> str:
    """A word by itself, outside its role: a preposition is a character, all others have their Japanese."""
    return to_kanji(word.zh) if word.role == "preposition" else word.ja


def noun_phrase(words: Sequence[Word], *, governed: bool = False) -> str:
    """A の B の C; a verb with its object before 的 becomes a relative clause (VO的N -> OをVするN).

    `governed` says that a verb takes the phrase as its object.
    """
    parts = _split(words)
    out = ""
    for part in parts[:-1]:
        if (clause := _relative(part)) is not None:
            out += clause
            continue
        text = compound(part)
        out += text + ("な" if text.endswith("的") else "" if ATTRIBUTE.search(text) else "の")
    return out + compound(parts[-1], governed=governed)


def _relative(part: Sequence[Word]) -> str | None:
    zh = [word.zh for word in part]
    if "中" in zh[1:-2] and part[zh.index("中", 1) + 1].role == "verb":
        at = zh.index("中", 1)
        return f"{compound(part[:at])}における{compound(part[at + 2 :])}の"
    at = next((at for at, word in enumerate(part[:-1]) if word.role == "verb"), 0)
    if at and part[at - 1].role == "noun" and part[at + 1].role in NOMINAL:
        joint = "に" if part[at - 1].zh.endswith(TIMES) else "が"
        return f"{compound(part[:at])}{joint}{compound(part[at + 1 :])}を{part[at].ja}する"
    verb = load().verbs.get(part[0].zh) if len(part) > 1 else None
    if part[0].zh in load().relatives and len(part) > 1:
        return compound(part[1:]) + load().relatives[part[0].zh]
    if verb and (part[0].role == "verb" or verb.joint != "の"):
        particle = "を" if verb.joint == "の" else verb.joint.removesuffix("の").replace("へ", "に")
        return f"{compound(part[1:])}{particle}{verb.ja}する"
    return None


def _split(words: Sequence[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.role == "of":
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part] or [[]]


def compound(words: Sequence[Word], *, governed: bool = False) -> str:
    """Nouns in a row, with の where one belongs to another, and the joints of an enumeration."""
    out = ""
    for at, word in enumerate(words):
        before, after = words[:at], words[at + 1 :]
        if word.role in JOINTS and out and after:
            out += _joint(words, at, governed=governed)
        elif word.zh == "等" and out and after:
            out += "等" if after[0].role == "number" else "等の"
        else:
            out += _told(word, before)
            if _wants_no(word, after, first=at == 0, governed=governed):
                out += "な" if out.endswith("的") else "の"
    return out


def _told(word: Word, before: Sequence[Word]) -> str:
    """建设 of a system or a market is its 構築, of a road its 建設."""
    if word.zh in ENDS and not (before and before[-1].role == "adverb"):
        return ENDS[word.zh]
    built = word.zh.startswith("建设") and before and before[-1].zh.endswith(BUILT)
    return bare(word).replace("建設", "構築") if built else bare(word)


def _joint(words: Sequence[Word], at: int, *, governed: bool) -> str:
    """・ between the two parts of one thing (强度和总量双控, 风电、光伏设备), else the particle of the word."""
    word, left, right, rest = words[at], words[at - 1], words[at + 1], words[at + 2 :]
    told = sum(w.role in JOINTS for w in words)
    inside = governed or bool(rest)
    if (
        word.ja == "と"
        and "融合" not in _zh(rest)
        and (right.zh.endswith(RULES) or (inside and _paired(left, right, rest)))
    ):
        return "・"
    if word.ja == "、" and told == 1 and rest and (rest[0].role in NOMINAL or rest[0].zh == "等"):
        return "・"
    return word.ja


def _zh(words: Sequence[Word]) -> str:
    return "".join(word.zh for word in words)


def _paired(left: Word, right: Word, rest: Sequence[Word]) -> bool:
    """Two short words, two actions, or two parts with one noun behind both: 环境影响评价与排污许可 | 工作."""
    short = len(right.zh) <= SHORT and len(left.zh) <= SHORT
    actions = left.zh[-2:] in load().actions and (right.kind == "action" or "・" in right.ja)
    shared = len(rest) > 0 and rest[0].zh in load().heads and rest[0].role in NOMINAL
    return short or actions or shared


def _wants_no(word: Word, after: Sequence[Word], *, first: bool, governed: bool) -> bool:
    """Whether の stands between a word and what follows it."""
    run: list[Word] = []
    for follower in after:
        if follower.role not in NOMINAL | {"verb", "adverb"} or follower.zh == "等":
            break
        run.append(follower)
    if not run or word.role not in NOMINAL or ATTRIBUTE.search(word.ja):
        return False
    return (
        _phrasal(word, run)
        or _before_quality(word, run)
        or _before_predicate(word, run)
        or _field(word, run, first=first)
        or word.zh.endswith(SPANS)
        or (run[0].zh[0] == "第" and run[0].zh[-1] == "批" and word.role == "noun")
        or (governed and run == [*after] and _owned(word, run, first=first))
        or _before_pair(word, after)
    )


def _stands_alone(word: Word) -> bool:
    """Whether a word names a thing that others can belong to: no place, no mark, no piece of a compound."""
    return word.role == "noun" and len(word.zh) > 1 and word.kind not in ("region", "particle") and word.ja[0] != OPEN


def _phrasal(word: Word, run: Sequence[Word]) -> bool:
    """A term that has a の of its own, or is a plan, needs one behind it: 产业园区规划 | 环评."""
    close = run[0].kind == "document type" or run[0].zh in (
        "发展",
        "行动",
        "改革",
        "提升",
        "体制机制",
        "机制",
        "体系",
        "制度",
    )
    planned = word.zh.endswith("规划") and len(word.zh) > SHORT and run[-1].kind != "document type"
    return ("の" in word.ja and not close) or planned or word.kind == "company"


def _before_quality(word: Word, run: Sequence[Word]) -> bool:
    """エネルギーのグリーン・低炭素転換: what is made greener, before how."""
    if ADJECTIVE.match(run[0].ja) and run[0].kind != "document type":
        return True
    return (
        _stands_alone(word)
        and not word.zh.endswith(("机构", "型"))
        and not QUALITY.match(word.ja)
        and bool(QUALITY.match(run[0].ja))
        and len(_zh(run)) > SHORT
    )


def _before_predicate(word: Word, run: Sequence[Word]) -> bool:
    """能源转型加速推进: a noun before the verb that says what happens to it."""
    acts = [w.role in ("adverb", "verb") or (w.kind == "action" and run[0].role == "adverb") for w in run]
    return all(acts) and run[-1].role != "adverb"


def _field(word: Word, run: Sequence[Word], *, first: bool) -> bool:
    """重点领域の省エネルギー: a field before a longer compound; a `first` word names none by itself (区域电网)."""
    if run[0].zh == "作用":
        return True
    suffixes = load().fields
    named = word.zh.endswith(suffixes) and not (first and word.zh in suffixes)
    if named and run[-1].kind == "document type" and NAMED_FIELDS.search(word.zh):
        return False
    heads = sum(w.kind == "document type" for w in run)
    longer = len(run) - heads > 1 or run[0].kind not in GENERIC or (run[0].kind == "phrase" and len(run[0].zh) > SHORT)
    return word.role in ("noun", "unknown") and named and longer


def _owned(word: Word, run: Sequence[Word], *, first: bool) -> bool:
    """新能源の高品質発展, 充電インフラのサービス保障能力: an object's last noun belongs to what stands before it."""
    last = run[-1]
    if not _stands_alone(word):
        return False
    if len(run) == 2 and run[0].zh.endswith(THEMES):
        return run[1].zh[-2:] in load().actions and len(run[1].zh) > SHORT
    if (
        len(run) > 1
        or word.kind == "action"
        or (word.zh.endswith(THEMES) and not first)
        or word.kind == "goal"
        or QUALITY.match(word.ja)
    ):
        return False
    done = last.zh[-2:] in load().actions and (len(last.zh) > SHORT or (len(word.zh) > SHORT and last.zh in HANDLED))
    return done or (len(word.zh) >= SHORT < len(last.zh) and last.zh.endswith(ASPECTS))


def _before_pair(word: Word, after: Sequence[Word]) -> bool:
    """石炭消費の代替・転換, 畜産業の排出削減・炭素削減: two things of one, at the end of a phrase."""
    if not _stands_alone(word) or "・" in word.ja or HOW.fullmatch(word.ja):
        return False
    if len(after) == 1:
        return "・" in after[0].ja and after[0].kind != "document type"
    pair = len(after) == 3 and after[1].zh in ("和", "与", "、")
    return pair and after[0].role == after[2].role == "noun" and _paired(after[0], after[2], ())
