"""Headings that say who does what: 企业应当建立X, 任何单位不得V, 国家鼓励X, S负责X, A会同B V O."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.text.nearby import occurrences
from translation.english.grammar import nouns, openings, phrases
from translation.english.outer.sheet import Sheet, names_document
from translation.english.words.agreement import several
from translation.english.words.cut import cut
from translation.english.words.inflection import has_object, participle, third
from translation.english.words.joints import JOINTS, trimmed
from translation.english.words.lexicon import Word, load

MODALS = {"应当": "shall", "应": "shall", "须": "shall", "必须": "must", "要": "should", "可以": "may", "可": "may",
          "不得": "shall not", "不应": "should not", "禁止": "shall not", "严禁": "must not"}  # fmt: skip
FORBIDDING = {"禁止", "严禁"}
"""Forbid what follows where somebody stands before them, else are verbs as others."""
ANYBODY = re.compile(r"^(?:任何|所有|一切)(?P<who>.{2,30})$")
BELONGING = re.compile(r"^(?P<who>.{2,60})及其(?P<theirs>[^及其]{2,30})$")
TOGETHER = re.compile(r"^由?(?P<who>.{2,40}?)(?:会同|商)(?P<others>.{2,40})$")
STATE_DEEDS = {"对", "鼓励", "支持", "鼓励和支持", "扶持", "建立", "建立健全", "健全", "完善", "实行", "实施", "推行",
               "推广", "保护", "保障", "加强", "禁止", "限制", "推进", "推动", "促进", "加快", "提倡", "倡导", "制定",
               "采取", "发展"}  # fmt: skip
"""What the state does, as laws have it."""
FIRMLY = {"全面", "严格", "率先", "一律", "优先", "逐步", "普遍", "统一", "积极", "主动"}
DONE = {
    "执行",
    "采用",
    "使用",
    "达到",
    "实行",
    "遵守",
    "完成",
    "配备",
    "安装",
    "实现",
    "淘汰",
    "推行",
    "应用",
    "落实",
    "建立",
}
"""What is expected of a thing in some manner: 新建建筑 | 全面 | 执行 X."""
AND = re.compile("[和与、]")
IES = re.compile("ies$")
THESE = re.compile(r"(?<=[合备足有])以下(?=[\u4e00-\u9fff])")
PARTIES = ("机关", "政府", "党委", "部门", "人员", "者", "人", "方", "公民", "个人", "单位", "企业", "机构", "组织")
"""How those end who do something themselves."""
LONGEST = 120
"""Characters of a heading; what is longer is a paragraph."""


def sentence(text: str, sheet: Sheet) -> str:
    """English of a heading that is a sentence about somebody, in small letters; the empty text for all others."""
    text = spelt(text)
    if len(text) > LONGEST or text.startswith("关于"):
        return ""
    said = next((said for form in FORMS if (said := form(text, sheet))), "")
    return f"T{said[1:]}" if said.startswith("the ") else said


def spelt(text: str) -> str:
    """A sentence without its full stop, with 下列 for what follows it."""
    return THESE.sub("下列", text.strip().rstrip("。：:"))


def duty(text: str, sheet: Sheet) -> str:
    """S应当V O -> S shall V O, 任何S不得V O -> no S may V O; the empty text for all else."""
    words = cut(text)
    at = next((at for at in range(1, len(words) - 1) if words[at].zh in MODALS), 0)
    who, deed = words[:at], words[at + 1 :]
    if not at or not _acts(who) or not _is_deed(deed) or _called(deed):
        return ""
    if words[at].zh in FORBIDDING and not _party(who[-1]):
        return ""
    modal = words[at].zh
    begins = (place for place in occurrences([modal], text) if len(cut(text[:place])) == at)
    begin = next(begins, 0)
    return _told(text[:begin], modal, sheet.cut(text[begin + len(modal) :]), sheet) if begin else ""


def _told(who: str, modal: str, deed: Sequence[Word], sheet: Sheet) -> str:
    """Who shall, should, may or shall not do what."""
    shall = MODALS[modal]
    if not _party(cut(who)[-1]) and (done := passive(deed)):
        return f"{named(who, sheet)} {shall} be {done}"
    said = base(deed)
    nobody = ANYBODY.match(who)
    if nobody and shall.endswith("not"):
        one = nouns.noun_phrase(sheet.cut(AND.sub("或", nobody["who"])), "")
        return f"no {_singular(one)} may {said}"
    everybody = f"all {named(nobody['who'], sheet)}" if nobody else named(who, sheet)
    return f"{everybody} {shall} {said}"


def _singular(said: str) -> str:
    """Entities or individuals -> entity or individual."""
    return " or ".join(IES.sub("y", one).removesuffix("s") for one in said.split(" or "))


def named(who: str, sheet: Sheet) -> str:
    """Those who do it: A会同B, A及其B, or a noun phrase."""
    if together := TOGETHER.match(who):
        return f"{named(together['who'], sheet)}, together with {named(together['others'], sheet)},"
    if belonging := BELONGING.match(who):
        theirs = named(belonging["theirs"], sheet).removeprefix("the ")
        owners = named(belonging["who"], sheet)
        return f"{owners} and {'their' if many(owners) else 'its'} {theirs}"
    return nouns.noun_phrase(sheet.cut(who))


def many(who: str) -> bool:
    """Whether those who do something are several: enterprises at or above X are."""
    who = who.partition(" at ")[0].removesuffix(",")
    return several(who) or who.endswith(("personnel", "staff"))


def _acts(who: Sequence[Word]) -> bool:
    """Whether words may be a subject: somebody, or a thing without a clause or a preposition before it."""
    first, last = who[0], who[-1]
    if first.kind in ("preposition", "year", "causing"):
        return first.zh == "由" and _party(last)
    return _party(last) or (bool(last.noun) and not openings.opens(who, 0))


def _party(word: Word) -> bool:
    return word.kind == "issuer" or word.zh.endswith((*PARTIES, *load().lists["movers"]))


def _is_deed(words: Sequence[Word]) -> bool:
    """Whether words are what somebody does: a verb, its manner and what it is done to before it or not."""
    done = any(word.verb or word.kind == "relative" for word in words)
    return done and words[0].kind not in JOINTS | {"of"}


def _called(deed: Sequence[Word]) -> bool:
    """Whether the deed describes a thing behind 的: 应当遵守的规定."""
    at = next((at for at, word in enumerate(deed) if word.kind == "of"), 0)
    return at > 0 and all(word.verb or word.adverb for word in deed[:at])


def passive(deed: Sequence[Word]) -> str:
    """依法公开 -> disclosed in accordance with the law: a deed that has no object; the empty text for all else."""
    verb = deed[-1]
    done = participle(verb.verb) if verb.verb and verb.kind != "relative" and not has_object(verb.verb) else ""
    how = deed[:-1]
    if not done or not all(word.adverb and not word.verb for word in how):
        return ""
    before = [word.adverb for word in how if not word.adverb.startswith("~")]
    behind = [word.adverb.removeprefix("~ ") for word in how if word.adverb.startswith("~")]
    return " ".join([*before, done, *behind])


def base(deed: Sequence[Word]) -> str:
    """What is done in its base form, also where a preposition stands first."""
    deed = trimmed(deed)
    if deed[0].kind == "relative" and deed[1:]:
        return f"{load().collocations.get(deed[0].zh + deed[-1].zh[-2:], deed[0].verb)} {nouns.noun_phrase(deed[1:])}"
    return phrases.phrase(deed, "base")


def _by_the_state(text: str, sheet: Sheet) -> str:
    """国家建立X -> the state establishes X, 国家对X实行Y -> the state subjects X to Y; the empty text for all else."""
    deed = text.removeprefix("国家")
    words = cut(deed) if deed != text and "的" not in deed else []
    if len(words) < 2 or names_document(words) or words[0].zh not in STATE_DEEDS:
        return ""
    return f"the state {third(base(sheet.cut(deed)))}"


def _in_charge(text: str, sheet: Sheet) -> str:
    """S负责X, S对X负责 -> S is responsible for X; the empty text for all else."""
    who, tie, what = text.partition("负责")
    if tie and not what:
        who, tie, what = who.partition("对")
    words = cut(who) if who and what and "，" not in who else []
    if not tie or not words or not _party(words[-1]) or not _acts(words) or what.startswith(("人", "制", "的", "任")):
        return ""
    they = named(who, sheet)
    return f"{they} {'are' if many(they) else 'is'} responsible for {phrases.phrase(sheet.cut(what))}"


def _expected(text: str, sheet: Sheet) -> str:
    """S严格执行X -> S to strictly comply with X: a thing, a manner, what is done; the empty text for all else."""
    words = cut(text)
    at = next((at for at in range(2, len(words) - 1) if words[at].zh in DONE and words[at - 1].zh in FIRMLY), 0)
    end = at - 1
    who = words[:end]
    if not at or not who or not _acts(who) or any(word.kind in JOINTS | {"of"} for word in words[end:]):
        return ""
    begin = len("".join(word.zh for word in who))
    return (
        f"{named(text[:begin], sheet)} to {base(sheet.cut(text[begin:]))}" if text[:begin].endswith(who[-1].zh) else ""
    )


def _jointly(text: str, sheet: Sheet) -> str:
    """A会同B V O -> A, together with B, to V O; the empty text for all else."""
    first, tie, rest = text.partition("会同")
    words = cut(rest) if first and rest and "《" not in text else []
    at = next((at for at in range(1, len(words)) if _party(words[at - 1]) and words[at].verb), 0)
    if not tie or not at or not _party(cut(first)[-1]):
        return ""
    others = "".join(word.zh for word in words[:at])
    who = f"{named(first.removeprefix('由'), sheet)}, together with {named(others, sheet)},"
    return f"{who} to {base(sheet.cut(rest[len(others) :]))}"


FORMS = (_by_the_state, _in_charge, _jointly, _expected, duty)
"""The first that fits counts."""
