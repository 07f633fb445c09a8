"""What stands before a noun with 的, or as a clause without it: A 的 B, 国家鼓励的 B, 符合《A》B, 以 A 为重点的 B."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.grammar import compounds, nouns, openings, phrases, prepositions, relatives, remitted
from translation.english.words.agreement import articled, definite
from translation.english.words.halves import SHARES
from translation.english.words.inflection import participle
from translation.english.words.joints import JOINTS, melted
from translation.english.words.lexicon import Word, load

AGENTS = {
    "各地": "localities",
    "地方": "localities",
    "地方政府": "local governments",
    "社会": "society",
    "市场": "the market",
    "国家": "the state",
    "政府": "the government",
    "企业": "enterprises",
    "中央": "the central government",
}
FOCUS = {
    "重点": "focusing on",
    "主体": "based on",
    "主导": "led by",
    "基础": "based on",
    "核心": "centred on",
    "主": "based mainly on",
}
IMPACTS = {"影响", "作用", "压力"}
WRONGS = ("造假", "作假", "犯罪", "欺诈", "作弊", "走私", "偷排")
"""Deeds that need no 行为 to be called so."""
FOUND = {"面临": "in", "发现": "found in", "查处": "dealt with in", "形成": "formed in", "产生": "generated in",
         "提出": "put forward in", "取得": "achieved in", "涉及": "involved in", "规定": "specified in"}  # fmt: skip
MEETING = ("领导小组", "联席会议", "协调小组")
"""Groups that have no name of their own."""
TOWARDS = {"开放", "转移", "延伸", "供应", "供电", "输送", "倾斜"}
OWNERS = {"中国", "我国"}
TREATED = {"鼓励", "支持", "限制", "禁止", "允许", "推荐"}
"""What is done to the deed behind it rather than to the thing: 国家鼓励 | 发展 | 的X."""
CHECKS = ("认证", "验收", "审核", "核查", "评估", "评审", "检验", "检测", "审查", "考核", "备案", "鉴定",
          "复核", "复审", "考评", "抽查", "遴选")  # fmt: skip
"""What is passed: 通过 | 能源管理体系 认证 | 企业."""
QUANTITIES = {"一批", "若干", "多种", "各类", "一系列"}
TIMES = ("时代", "时期", "阶段", "背景下", "形势下", "条件下")


def attributed(words: Sequence[Word], article: str) -> str:
    """A 的 B, cut at the last 的: an adjective before B, else B of A."""
    cut = max(at for at, word in enumerate(words) if word.kind == "of")
    left, right = words[:cut], words[cut + 1 :]
    if (
        said := relatives.special(left, right, article)
        or _related(left, right, article)
        or _described(left, right, article)
    ):
        return said
    within = next((at for at, word in enumerate(left) if word.kind == "relative" and left[at + 1 :]), 0)
    if within and not openings.opens(left, 0):
        if within == 1 and left[0].zh in openings.TRADED:  # 进口 | 可用作X的Y
            return attributed((*left[1:], words[cut], left[0], *right), article)
        where = f"{load().relatives[left[within].zh]} {nouns.noun_phrase(left[within + 1 :])}"
        return f"{nouns.noun_phrase(right)} {where} in {nouns.noun_phrase(left[:within])}"
    treated = left[1:] and not left[2:] and left[0].zh in TREATED and bool(left[1].verb)  # 禁止使用 | 的X
    if openings.opens(left, 0) and not treated:
        said = phrases.phrase(left)
        return relatives.told_of(right, said if _does(left, right) else f"for {said}", article)
    if said := _done_by(left, right, article) or _owned(left, words[cut:], article):
        return said
    whose = nouns.noun_phrase(left, "of")
    return (
        f"{definite(nouns.noun_phrase(right, ''), article)} {'for' if compounds.GERUND.match(whose) else 'of'} {whose}"
    )


def _described(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """清洁低碳的A -> clean low-carbon A, 一批可复制、可推广的A -> several … A; else the empty text."""
    if not all(word.adjective or word.adverb or word.kind in JOINTS | {"number"} for word in left):
        return ""
    parts = [word.adjective or word.adverb.removeprefix("~ ") or word.noun for word in left if word.kind not in JOINTS]
    how = f"{parts[0]} {melted(parts[1:])}" if left[0].zh in QUANTITIES and parts[1:] else melted(parts)
    said = f"{how} {nouns.noun_phrase(right, '').removeprefix('the ')}"
    return said if left[0].zh in QUANTITIES else articled(said, article)


def _within(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """A过程中V的B -> B for V in A, A中产生的B -> B generated during A, A中来自C的B -> B of A from C; else ''."""
    at = next((at for at, word in enumerate(left) if word.kind == "within"), 0)
    if not at or not left[at + 1 :]:
        return ""
    place, rest = left[:at], left[at + 1 :]
    if len(rest) == 1 and rest[0].zh in FOUND:
        where = FOUND[rest[0].zh].removesuffix(" in")
        return f"{nouns.noun_phrase(right, article)} {where} during {nouns.noun_phrase(place)}"
    if rest[0].kind == "relative" and right[-1].zh in SHARES:
        tie = f"{load().relatives[rest[0].zh]} {nouns.noun_phrase(rest[1:])}"
        return f"{nouns.noun_phrase(right, article)} of {nouns.noun_phrase(place, 'of')} {tie}"
    return f"{nouns.noun_phrase(right, '')} for {_done(rest)} in {nouns.noun_phrase(place)}"


def _related(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """纳入A的B -> B covered by A, 面向A的B -> B for A, A过程中V的B -> B for V in A; the empty text for all else."""
    if left[0].kind == "relative" and not openings.doer(left):
        return relatives.told_of(right, f"{load().relatives[left[0].zh]} {nouns.noun_phrase(left[1:])}", "the")
    if said := _within(left, right, article):
        return said
    if left[-1].zh in FOUND and left[:-1] and not all(map(compounds.describes, left[:-1])):
        return f"{nouns.noun_phrase(right, article)} {FOUND[left[-1].zh]} {nouns.noun_phrase(left[:-1])}"
    towards = next((at for at in range(1, len(left) - 1) if left[at].zh == "对"), 0)
    if towards:
        tie = compounds.preposition(right[-1]).replace("of", "for")
        whose = nouns.noun_phrase(left[:towards], "of")
        onto = nouns.noun_phrase(left[towards + 1 :])
        return f"{definite(nouns.noun_phrase(right, ''), article)} of {whose} {tie} {onto}"
    if left[0].kind == "preposition" and left[1:] and left[0].zh not in prepositions.TAKEN:
        return f"{nouns.noun_phrase(right, article)} {prepositions.prepositional(left)}"
    return ""


def _owned(left: Sequence[Word], rest: Sequence[Word], article: str) -> str:
    """中国的X -> China's X, 新时代的X -> X in the new era; `rest` begins with 的. The empty text for all else."""
    if said := _exempt((*left, *rest)):
        return said
    if left[0].zh in OWNERS:
        owned = attributed((*left[1:], *rest), "") if left[1:] else nouns.noun_phrase(rest[1:], "")
        return f"{left[0].noun}'s {owned.removeprefix('the ')}"
    if len(left) > 1 and rest[-1].zh in openings.MET and left[-1].adjective and not left[-1].noun:
        need = f"{left[-1].adjective} {rest[-1].noun}"
        for_what = f" for {nouns.noun_phrase(rest[1:-1])}" if rest[1:-1] else ""
        return f"the {need} of {nouns.noun_phrase(left[:-1])}{for_what}"
    if len(left) == 1 and left[0].zh.endswith(TIMES):
        return f"{nouns.noun_phrase(rest[1:], article)} in the {left[0].noun}"
    return ""


def _exempt(words: Sequence[Word]) -> str:
    """综合利用的X免征Y -> the exemption of comprehensively used X from Y: the 的 belongs to X; else the empty text."""
    at = next((at for at in range(2, len(words) - 1) if words[at].zh in remitted.REMITTED and words[at - 1].noun), 0)
    ends = at and words[-1].zh.endswith("税") and words[at - 1].kind != "of"
    if not ends or not any(word.kind == "of" for word in words[:at]) or words[at].zh not in load().subjects:
        return ""
    return load().subjects[words[at].zh].format(s=nouns.noun_phrase(words[:at]), o=nouns.noun_phrase(words[at + 1 :]))


def _does(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a deed with its object is what those do who stand behind 的: 使用再生水的企业 -> enterprises using X."""
    verb = next(word for word in left if word.verb)
    meant = load().has("pivots", verb.zh) or verb.zh in load().causes
    return right[-1].zh.endswith(tuple(load().lists["movers"])) and not meant


def _done_by(left: Sequence[Word], right: Sequence[Word], article: str) -> str:
    """国家鼓励的X -> X encouraged by the state: an agent and what it does, without an object; else the empty text."""
    done = participle(left[-1].verb) if len(left) > 1 and left[-1].verb else ""
    agent = AGENTS.get(left[0].zh, f"the {left[0].noun}" if left[0].kind == "issuer" else "")
    field = bool(left[2:]) and left[-3].zh.endswith(tuple(load().lists["fields"]))
    deed = left[-1].noun and left[-1].verb and left[1:] and left[-2].zh in TREATED
    if deed and (agent or field or not left[2:]):
        whose = f"whose {left[-1].noun} {'are' if ' and ' in left[-1].noun else 'is'} {participle(left[-2].verb)}"
        by = f" by {agent}" if agent else f" in {nouns.noun_phrase(left[:-2])}" if field else ""
        return relatives.told_of(right, whose + by, article)
    if done and agent and len(left) == 3 and left[1].adjective:
        return f"{left[1].adjective} {nouns.noun_phrase(right, '')} {done} by {agent}"
    if not done or not agent or any(word.kind != "issuer" and not openings.says_how(left, 1) for word in left[1:-1]):
        return ""
    how = "".join(f"{word.adverb.removeprefix('~ ')} " for word in left[1:-1] if not word.adverb.startswith("~"))
    return f"{nouns.noun_phrase(right, article)} {how}{done} by {agent}"


def meeting(words: Sequence[Word], article: str) -> str | None:
    """符合《A》企业 -> enterprises meeting the A."""
    if words[0].kind != "relative" or len(words) < 3 or words[1].kind not in ("title", "quote"):
        return None
    return f"{nouns.noun_phrase(words[2:], article)} {load().relatives[words[0].zh]} the {words[1].noun}"


def used_for(words: Sequence[Word], article: str) -> str | None:
    """医疗用纺织品 -> textiles for medical use."""
    at = next((at for at, word in enumerate(words) if word.zh == "用"), 0)
    named = at and (words[at - 1].noun or words[at - 1].adjective) and not all(map(compounds.describes, words[:at]))
    if not named or not words[at + 1 :]:
        return None
    before = compounds.in_front(words[:at])
    return f"{nouns.noun_phrase(words[at + 1 :], article)} for {before} use"


def issued(words: Sequence[Word], article: str) -> str | None:
    """已出台政策 -> policies issued."""
    if words[0].zh not in ("已", "已经") or len(words) < 3 or not words[1].verb or words[2].kind in JOINTS:
        return None
    done = participle(words[1].verb)
    rest = words[3:] if words[2].kind == "of" else words[2:]
    return f"{nouns.noun_phrase(rest, article)} already {done}" if done and rest else None


def group(words: Sequence[Word], article: str) -> str | None:
    """S省推进X工作领导小组 -> the leading group for advancing X in S Province."""
    if not load().has("groups", words[-1].zh):
        return None
    name, length = nouns.place(words)
    deed = words[length:-1]
    deed = deed[:-1] if deed and deed[-1].zh == "工作" else deed
    opening = next((at for at in range(len(deed)) if openings.opens(deed, at)), None)
    named = opening is None and not words[-1].zh.startswith(MEETING)
    if not deed or opening or named or any(word.kind == "of" for word in deed):
        return None
    said = f"{definite(words[-1].noun, article or 'the')} for {phrases.phrase(deed)}"
    return f"{said} in {name}" if name else said


def passed(words: Sequence[Word], article: str) -> str | None:
    """通过X认证的企业 -> enterprises that passed X certification, 2023年通过 … in 2023."""
    if words[0].kind == "year" and words[1:] and (said := passed(words[1:], article)):
        return f"{said} in {words[0].noun}"
    if words[0].zh == "未" and words[1:] and (said := passed(words[1:], article)):
        return said.replace(" that passed ", " that did not pass ", 1)
    ends = (at for at in range(len(words) - 2, 0, -1) if words[at].zh.endswith(CHECKS))
    at = next(ends, 0) if words[0].zh == "通过" else 0
    things = words[at + 1 :][words[at + 1].kind == "of" :] if at else ()
    if not things or things[0].verb or things[0].kind in JOINTS or any(word.kind == "of" for word in things):
        return None
    return f"{nouns.noun_phrase(things, article)} that passed {nouns.noun_phrase(words[1 : at + 1])}"


def towards(words: Sequence[Word], article: str) -> str | None:
    """A向B开放, A对B开放 -> the opening-up of A to B."""
    at = next((at for at, word in enumerate(words) if word.zh in ("向", "对") and at), 0)
    if not at or len(words) < at + 3 or words[-1].zh not in TOWARDS:
        return None
    return f"the {words[-1].noun} of {nouns.noun_phrase(words[:at])} to {nouns.noun_phrase(words[at + 1 : -1])}"


def taxed(words: Sequence[Word], article: str) -> str | None:
    """免征购置税X -> X exempt from purchase tax; X免征购置税政策 -> purchase tax exemption policies for X."""
    at = next((at for at in range(len(words) - 2) if remitted.taxed(words[at:])), None)
    if at is None:
        return None
    verb, tax, *rest = words[at:]
    things = rest[rest[0].kind == "of" :]
    if load().has("heads", things[0].zh):
        whose = f" for {nouns.noun_phrase(words[:at])}" if at else ""
        return f"{tax.noun} {verb.noun} {nouns.noun_phrase(things, '')}{whose}"
    how = remitted.REMITTED[verb.zh].format(tax=tax.noun)
    return None if at else f"{nouns.noun_phrase(things, article)} {how}"


def acts(words: Sequence[Word], article: str) -> str | None:
    """非法倾倒X行为 -> acts of illegally dumping X, 企业造假行为 -> acts of fraud by enterprises."""
    doers = tuple(load().lists["movers"])
    wrong = words[-1].zh.endswith("行为") and words[-1].zh[:-2].endswith(WRONGS)
    if wrong and words[:-1] and words[-2].zh.endswith(doers):
        return f"{words[-1].noun} by {nouns.noun_phrase(words[:-1])}"
    if words[-1].zh == "行为" and words[:-1] and words[-2].zh.endswith(WRONGS):
        if words[2:] and words[-3].zh.endswith(doers):
            return f"acts of {words[-2].noun} by {nouns.noun_phrase(words[:-2])}"
        return nouns.noun_phrase(words[:-1], article)
    if words[-1].zh != "行为" or len(words) < 3 or not openings.opens(words[:-1], 0):
        return None
    return f"acts of {phrases.phrase(words[:-1])}"


def impact(words: Sequence[Word], article: str) -> str | None:
    """A对B影响 -> the impact of A on B, and what is done about it behind: A对B影响评估."""
    at = next((at for at, word in enumerate(words) if word.zh == "对" and at), 0)
    end = next((end for end in range(at + 2, len(words)) if words[end].zh in IMPACTS), 0) if at else 0
    if not end:
        return None
    said = f"the {words[end].noun} of {nouns.noun_phrase(words[:at])} on {nouns.noun_phrase(words[at + 1 : end])}"
    return f"{nouns.noun_phrase(words[end + 1 :], article)} of {said}" if words[end + 1 :] else said


def focused(words: Sequence[Word], article: str) -> str | None:
    """以A为重点的B -> B focusing on A, also A为主体的B."""
    start = int(words[0].zh == "以")
    at = next((at for at, word in enumerate(words) if word.zh == "为"), 0)
    if at <= start or len(words) < at + 3 or words[at + 1].zh not in FOCUS:
        return None
    if not start and (words[at + 2].kind != "of" or openings.opens(words, 0)):
        return None
    rest = [word for word in words[at + 2 :] if word.kind != "of"]
    return (
        f"{nouns.noun_phrase(rest, article)} {FOCUS[words[at + 1].zh]} {nouns.noun_phrase(words[start:at])}"
        if rest
        else None
    )


def _done(words: Sequence[Word]) -> str:
    """An action without the empty verb before it: 开展碳排放评价 -> carbon emission assessment."""
    empty = load().has("empty", words[0].zh) and len(words) > 1
    return nouns.noun_phrase(words[1:]) if empty else phrases.phrase(words)
