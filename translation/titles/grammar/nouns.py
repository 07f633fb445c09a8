"""Noun phrases: they keep the Chinese order, and Japanese wants particles between the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.titles.grammar.inner_verbs import inverted
from translation.titles.words.kanji import to_kanji
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import ATTRIBUTE, JOINTS, NOMINAL, abreast, joined, paired, wants_no

BUILT = ("体系", "市场", "机制", "制度", "能力", "平台")
INSIDE = {"中", "上", "内", "方面", "过程中"}
TIMES = ("时期", "期间", "阶段")
RULES = ("规则", "办法", "条例", "方案", "计划")
TESTS = ("复核", "审核", "验收", "评审", "评估", "考核", "审查", "检查", "评价", "复审", "考试", "考评", "初审")
LICENCES = ("认定", "认证", "备案", "登记", "审批", "核准", "批准", "注册")
OF_LIFE = ("公司", "教育", "就业", "人口", "生活", "教学", "人才", "培养", "审判", "办学", "医疗", "办案")
"""What is good in itself, not as goods are: 上市公司质量 -> 上場企業の質."""
NA = {
    "必要",
    "重要",
    "主要",
    "適切",
    "有効",
    "健全",
    "良好",
    "明確",
    "公平",
    "公正",
    "透明",
    "円滑",
    "特殊",
    "正確",
    "強力",
}
"""Japanese adjectives that 的 makes say what follows: 必要的条件 -> 必要な条件."""
CHOSEN = ("推广", "推荐", "认定")
HOW = {"重点": "重点的に", "优先": "優先的に", "集中": "集中的に"}
"""How something is done, of words that are nouns elsewhere."""
MANNER = re.compile(r"的(?=[\u4e00-\u9fff])")
LAST = {"专项": "特別プロジェクト"}
ENDS = {"规范": "規範"}
DENIED = {"満たす": "満たしていない", "する": "していない", "た": "ていない"}
"""Endings of a clause and of its denial."""


def bare(word: Word) -> str:
    """A word by itself, outside its role: a preposition is a character, all others have their Japanese."""
    return to_kanji(word.zh) if word.role == "preposition" else word.ja


def noun_phrase(words: Sequence[Word], *, governed: bool = False) -> str:
    """A の B の C; a verb with its object before 的 becomes a relative clause (VO的N -> OをVするN).

    `governed` says that a verb takes the phrase as its object.
    """
    parts = _split(words)
    out = ""
    for whole in parts[:-1]:
        beside = _beside(whole)
        out += compound(whole[:beside]) + whole[beside].ja if beside else ""
        part = whole[beside + 1 :] if beside else whole
        if (clause := _relative(part)) is not None:
            out += clause
            continue
        text = compound(part)
        out += text + ("な" if text.endswith("的") or text in NA else "" if ATTRIBUTE.search(text) else "の")
    return out + compound(parts[-1], governed=governed)


def _beside(part: Sequence[Word]) -> int:
    """Where 及 or 和 joins a thing with another that a clause describes: A | 及 | 通过 | 复核 | 的B; 0 for none."""
    at = next((at for at in range(len(part) - 2, 0, -1) if part[at].role in JOINTS), 0)
    plain = all(word.role in NOMINAL | JOINTS for word in part[:at])
    described = at and (part[at + 1].zh in load().relatives or passed(part[at + 1 :]))
    return at if plain and described and part[0].kind != "action" else 0


def passed(part: Sequence[Word]) -> str:
    """What has stood a test: 通过 | 复核 -> 再審査に合格した; "" for all else."""
    if len(part) < 2 or part[0].zh != "通过" or any(word.role not in NOMINAL for word in part[1:]):
        return ""
    end = "に合格した" if part[-1].zh.endswith(TESTS) else "を受けた" if part[-1].zh.endswith(LICENCES) else ""
    return end and compound(part[1:]) + end


def _relative(part: Sequence[Word]) -> str | None:
    """What stands before 的 as a clause of its own, or None where it is a noun phrase."""
    if len(part) > 1 and part[0].zh in ("与", "同"):
        return f"{compound(part[1:])}との"
    return (
        _undone(part)
        or passed(part)
        or _happening(part)
        or _within(part)
        or _placed(part)
        or _related(part)
        or _subjected(part)
        or _governed(part)
    )


def _undone(part: Sequence[Word]) -> str:
    """未V O的 -> OをVしていない: what should have been done and was not; "" for all else."""
    if len(part) < 3 or part[0].zh != "未":
        return ""
    told = _related(part[1:]) or _governed(part[1:]) or ""
    ending = next((ending for ending in DENIED if told.endswith(ending)), "")
    return told.removesuffix(ending) + DENIED[ending] if ending else ""


def _happening(part: Sequence[Word]) -> str | None:
    """S V的 -> SがVする, also with how it is done: 国家重点支持的 -> 国家が重点的に支援する."""
    if len(part) < 2 or part[0].zh in load().relatives or not (part[-1].role == "verb" or part[-1].zh in CHOSEN):
        return None
    how = HOW.get(part[-2].zh, "") if len(part) > 2 else ""
    subject = part[:-2] if how else part[:-1]
    if subject[-1].role != "noun" or subject[-1].zh.endswith("协同"):
        return None
    return f"{compound(subject)}が{how}{_does(part[-1])}"


def _does(verb: Word) -> str:
    """The verb itself: 優先的発展 -> 優先的に発展する, 期日どおりの完了 -> 期日どおりに完了する."""
    return MANNER.sub("的に", verb.ja).replace("どおりの", "どおりに") + "する"


def _within(part: Sequence[Word]) -> str | None:
    """S 在 P 中的 -> PにおけるSの."""
    at = next((at for at, word in enumerate(part) if word.zh == "在" and word.role == "preposition"), 0)
    inside = part[-1].zh in INSIDE
    place = part[at + 1 : -1] if inside else part[at + 1 :]
    plain = all(word.role in NOMINAL | JOINTS for word in [*part[:at], *place])
    if not at or not place or not plain or (place[-1].kind == "action" and not inside):
        return None
    return f"{compound(place)}における{compound(part[:at])}の"


def _placed(part: Sequence[Word]) -> str | None:
    """A中V B的: a verb that a place announces."""
    zh = [word.zh for word in part]
    at = zh.index("中", 1) if "中" in zh[1:-2] else 0
    if not at or part[at + 1].role != "verb":
        return None
    said = load().relatives.get(zh[at + 1], "の")
    return f"{compound(part[:at])}における{compound(part[at + 2 :])}{said}"


def _related(part: Sequence[Word]) -> str | None:
    """A verb whose noun makes no Japanese verb, alone or behind a subject, a year or an adverb: 2026年享受X的."""
    at = next((at for at, word in enumerate(part[:-1]) if word.zh in load().relatives), None)
    if at is None:
        return None
    before = part[:at]
    if before and (before[0].role == "verb" or any(word.role in JOINTS for word in before)):
        return None
    joint = "に" if before and before[-1].role == "number" else "が" if before else ""
    lead = _adverbial(before[-1].ja) if before and before[-1].role == "adverb" else compound(before) + joint
    return f"{lead}{compound(part[at + 1 :])}{load().relatives[part[at].zh]}"


def _adverbial(ja: str) -> str:
    """An adverb of the lexicon, which stands before nouns, before a verb: 十分な -> 十分に."""
    return f"{ja[:-1]}に" if ja.endswith(("な", "の")) else f"{ja[:-1]}く" if ja.endswith("い") else f"{ja}に"


def _subjected(part: Sequence[Word]) -> str | None:
    """S V O的 -> SがOをVする."""
    at = next((at for at, word in enumerate(part[:-1]) if word.role == "verb"), 0)
    if not at or part[at - 1].role != "noun" or part[at + 1].role not in NOMINAL:
        return None
    joint = "に" if part[at - 1].zh.endswith(TIMES) else "が"
    subject = f"{compound(part[:at])}{joint}"
    stands = next((i for i in range(1, at - 1) if part[i].zh == "代表"), 0)
    if stands:  # S 代表 X V O的
        subject = f"{compound(part[:stands])}が{compound(part[stands + 1 : at])}を代表して"
    return f"{subject}{compound(part[at + 1 :])}を{_does(part[at])}"


def _governed(part: Sequence[Word]) -> str | None:
    """V O的 -> OをVする, with an adverb in front of it."""
    if len(part) > 2 and part[0].role == "adverb" and (told := _governed(part[1:])):
        return _adverbial(part[0].ja) + told
    verb = load().verbs.get(part[0].zh) if len(part) > 1 else None
    if verb is None or not (part[0].role == "verb" or verb.joint != "の"):
        return None
    particle = "を" if verb.joint == "の" else verb.joint.removesuffix("の").replace("へ", "に")
    return f"{compound(part[1:])}{particle}{_does(verb)}"


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
    words = [word for at, word in enumerate(words) if not _is_told(words, at)]
    words = inverted(words)
    out = ""
    for at, word in enumerate(words):
        before, after = words[:at], words[at + 1 :]
        if word.zh == "下" and out and after and before[-1].role == "noun":
            out += "の下での"
        elif word.zh == "过程中" and out and after:
            out += "過程における"
        elif word.role in JOINTS and out and after:
            out += _joint(words, at, governed=governed)
        elif word.zh == "等" and out and after:
            out += "等" if after[0].role == "number" else "等の"
        else:
            out += _told(word, before, after)
            if word.role == "verb" and after and after[0].zh == "作用":
                out += "の"
            if abreast(word, after):
                out += "・"
            elif wants_no(word, after, first=at == 0, governed=governed):
                out += "な" if out.endswith("的") else "の"
    return out


def _is_told(words: Sequence[Word], at: int) -> bool:
    """Whether the word before says already that it is an industry: 化工 | 产业 -> 化学工業."""
    return at > 0 and words[at].zh in ("产业", "行业") and words[at - 1].ja.endswith("工業")


def _told(word: Word, before: Sequence[Word], after: Sequence[Word]) -> str:
    """建设 of a system or a market is its 構築, of a road its 建設; 专项 at the end is a project."""
    if word.zh == "质量" and before and before[-1].zh.endswith(OF_LIFE):
        return "の質"
    if word.zh in LAST and before and (not after or after[0].zh in ("管理", "资金")):
        return LAST[word.zh]
    if word.zh in ENDS and not (before and before[-1].role == "adverb"):
        return ENDS[word.zh]
    if word.role == "adverb" and after and after[0].role in JOINTS:
        return word.ja.removesuffix("の").removesuffix("な")
    if word.role == "noun" and word.ja.endswith("の") and after and after[0].role in JOINTS:
        return word.ja[:-1]
    built = word.zh.startswith("建设") and before and before[-1].zh.endswith(BUILT)
    return bare(word).replace("建設", "構築") if built else bare(word)


def _joint(words: Sequence[Word], at: int, *, governed: bool) -> str:
    """・ between the two parts of one thing (强度和总量双控, 风电、光伏设备), else the particle of the word."""
    word, left, right, rest = words[at], words[at - 1], words[at + 1], words[at + 2 :]
    told = sum(w.role in JOINTS for w in words)
    inside = governed or bool(rest)
    if (
        word.ja == "と"
        and "融合" not in joined(rest)
        and (right.zh.endswith(RULES) or (inside and paired(left, right, rest)))
    ):
        return "・"
    if word.ja == "、" and told == 1 and rest and (rest[0].role in NOMINAL or rest[0].zh == "等"):
        return "・"
    return word.ja
