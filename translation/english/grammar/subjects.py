"""Phrases with a subject before their verb: 金融支持绿色发展, 社会资本参与生态修复机制, A逐步转向B."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translation.english.grammar import compounds, nouns, openings, phrases, serving
from translation.english.words.agreement import articled, definite, last_word, modifying
from translation.english.words.inflection import plural, singular
from translation.english.words.joints import JOINTS
from translation.english.words.lexicon import Word, load

AREAS = (
    "都市圈",
    "城市群",
    "经济区",
    "经济带",
    "新区",
    "老区",
    "山区",
    "沿海",
    "港",
    "示范区",
    "试验区",
    "省",
    "市",
)
FACED = {"适应": "adapt to", "应对": "address", "抵御": "withstand", "防范": "prevent", "消纳": "integrate",
         "承载": "carry", "抗御": "withstand"}  # fmt: skip
"""What somebody or something is able to do about what stands behind it: 电网消纳新能源能力."""
STANDINGS = {"主体地位", "主导地位"}
CARRIED_OUT = {"执行", "落实", "实施", "遵守", "履行", "使用"}
"""Deeds that somebody is reported to do."""
APPLIED = {"实行"}
"""What is itself applied: 企业实行节水政策."""
TAILS = {"机制", "长效机制", "制度", "政策", "政策措施", "措施", "模式", "路径", "办法", "方式", "渠道", "能力",
         "承载力", "承载能力", "服务"}  # fmt: skip
"""What a deed with its subject is done by: 新型储能参与电力市场 | 机制."""


def with_subject(words: Sequence[Word], article: str) -> str | None:
    """S V O: 金融支持绿色发展 -> financial support for green development."""
    built = next((at for at, word in enumerate(words) if word.zh == "建设" and 0 < at < len(words) - 1), 0)
    if built and load().has("zones", words[-1].zh) and any(word.kind == "region" for word in words[:built]):
        zone = nouns.noun_phrase(words[built + 1 :], "")
        zone = zone.removesuffix(last_word(zone)) + singular(last_word(zone))
        return f"building {compounds.in_front(words[:built])} into {articled(zone, 'a')}"
    fields = tuple(load().lists["fields"])
    for at in range(1, len(words) - 1):
        field = words[at - 1].zh.endswith((*fields, *AREAS)) and words[at - 1].kind not in JOINTS
        clause = load().has("strong", words[at].zh) or (words[at].adverb and not words[at].noun)
        clause = bool(clause) and any(word.zh not in nouns.WORK for word in words[at + 1 :])  # 市场 | 启动 | 重点工作
        if field and clause and openings.opens(words, at) and words[at].zh not in load().subjects:
            return f"{phrases.phrase(words[at:])} in {nouns.noun_phrase(words[:at])}"
    movers = tuple(load().lists["movers"])
    for at in range(1, len(words) - 2):
        doing = any(load().has(verbs, words[at].zh) for verbs in ("strong", "governing"))
        doing |= bool(words[at].adverb) and not words[at].noun
        doing &= words[at].zh not in load().subjects and not words[at - 1].adjective
        if words[at - 1].zh.endswith(movers) and doing and openings.opens(words, at):
            carried = words[at].zh in CARRIED_OUT
            thing = nouns.noun_phrase(words[at + 1 :], "of") if carried else ""
            said = f"the {words[at].noun} of {thing}" if carried else phrases.phrase(words[at:])
            return f"{said} by {nouns.noun_phrase(words[:at])}"
    backed = words[0].zh.endswith(("支持", "支撑")) and len(words) > 1 and not _beside(words[1])
    backed |= words[0].zh.endswith("服务") and serving.served(words[1:])
    if backed and not words[0].verb:
        rest = words[2:] if load().has("empty", words[1].zh) and words[2:] else words[1:]
        return f"{words[0].noun} for {nouns.noun_phrase(rest)}"
    for at in range(1, len(words) - 1):
        pattern, before, after = load().subjects.get(words[at].zh), words[at - 1], words[at + 1]
        named = (
            before.noun
            and before.kind not in JOINTS
            and (at == 1 or not before.verb or load().has("reaching", words[at].zh))
        )
        named = named and not (at + 2 == len(words) and load().has("heads", after.zh))
        if (
            not pattern
            or not named
            or after.kind in JOINTS
            or after.zh == "版"
            or openings.supports(words[at], words[at + 1 :])
            or (words[at].zh == "服务" and not serving.served(words[at + 1 :]))
            or (after.verb and at + 2 == len(words) and not load().has("complete", after.zh))
        ):
            continue
        subject = compounds.in_front(words[:at]) if pattern.startswith("{s}") else nouns.noun_phrase(words[:at])
        things, tail = _tail(words[at + 1 :]) if words[at].zh not in APPLIED else (words[at + 1 :], "")
        return f"{tail}{pattern.format(s=subject, o=nouns.noun_phrase(things))}"
    return None


def _beside(word: Word) -> bool:
    """Whether a word stands beside the support before it rather than being what it is for: 财政支持 | 保障."""
    return word.kind in JOINTS or word.zh in compounds.BACKED


def taking_part(words: Sequence[Word], article: str) -> str | None:
    """公众参与 | X保护 -> public participation in X protection."""
    who = words[0]
    if (
        not who.zh.endswith("参与")
        or len(who.zh) < openings.CLAUSE
        or len(words) < 2
        or words[1].kind in JOINTS | {"of"}
    ):
        return None
    if len(words) == 2 and load().has("heads", words[1].zh):
        return None
    return f"{who.noun or who.zh} in {nouns.noun_phrase(words[1:])}"


def used(words: Sequence[Word], article: str) -> str | None:
    """S使用O -> the use of O in S, by those who use it: things with a name of their own, no 使用管理."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh in ("使用", "采用")), 0)
    things = words[at + 1 :]
    if not at or any(word.kind in JOINTS | {"of", "preposition"} for word in words):
        return None
    bare = all(word.noun and not word.verb and not load().has("heads", word.zh) for word in things)
    if not bare or len(things[0].zh) < openings.CLAUSE or not words[at - 1].noun or words[at - 1].verb:
        return None
    tie = "by" if words[at - 1].zh.endswith(tuple(load().lists["movers"])) else "in"
    return f"the {words[at].noun} of {nouns.noun_phrase(things, 'of')} {tie} {nouns.noun_phrase(words[:at])}"


def able(words: Sequence[Word], article: str) -> str | None:
    """S应对O能力 -> the capacity of S to address O, 企业创新主体地位 -> the status of enterprises in innovation."""
    last = words[-1]
    if any(word.kind in JOINTS | {"of", "preposition"} for word in words) or len(words) < 3:
        return None
    if last.zh in STANDINGS and words[0].zh.endswith(tuple(load().lists["movers"])):
        return f"the {last.noun} of {nouns.noun_phrase(words[:1], 'of')} in {nouns.noun_phrase(words[1:-1])}"
    if last.zh != "能力":
        return None
    whole = load().words.get(words[-2].zh[:2])
    if len(words[-2].zh) > 3 and whole and whole.zh in FACED and not words[-2].verb:
        thing = load().words.get(words[-2].zh[2:])
        return _able(words[:-2], whole, (thing,)) if thing else None
    at = next((at for at in range(1, len(words) - 2) if words[at].zh in FACED and words[at - 1].noun), 0)
    return _able(words[:at], words[at], words[at + 1 : -1]) if at else None


def _able(who: Sequence[Word], deed: Word, things: Sequence[Word]) -> str:
    return f"the capacity of {nouns.noun_phrase(who, 'of')} to {FACED[deed.zh]} {nouns.noun_phrase(things)}"


def shifted(words: Sequence[Word], article: str) -> str | None:
    """A逐步转向B -> the gradual shift from A to B: what ties two nouns, with a manner before it."""
    at = next((at for at in range(2, len(words) - 1) if load().has("reaching", words[at].zh)), 0)
    if not at or words[at].zh not in load().subjects or not (words[at - 1].adverb and words[at - 1].adjective):
        return None
    said = with_subject((*words[: at - 1], *words[at:]), article)
    return said.replace("the ", f"the {words[at - 1].adjective} ", 1) if said and said.startswith("the ") else said


def _tail(words: Sequence[Word]) -> tuple[Sequence[Word], str]:
    """What is done and what it is done by: 参与 | 电力市场 机制 -> the mechanism for the participation in ….

    覆盖 | 行业 范围 is the coverage of industries.
    """
    last = words[-1]
    if len(words) > 1 and last.zh == "范围" and words[-2].kind not in JOINTS | {"of"}:
        *before, thing = words[:-1]
        return (*before, replace(thing, noun=plural(modifying(thing.noun)))), ""
    if len(words) < 2 or last.zh not in TAILS or words[-2].kind in JOINTS | {"of", "such as"}:
        return words, ""
    return words[:-1], f"{definite(compounds.compound(words[-1:]))} for "
