"""Headings that say who does what: 企业应当建立X, 任何单位不得V, 国家鼓励X, S负责X, A会同B V O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.text.nearby import occurrences
from translation.english.grammar import nouns, openings, phrases
from translation.english.outer.sheet import Sheet, names_document
from translation.english.words.agreement import several
from translation.english.words.cut import cut
from translation.english.words.inflection import has_object, participle, third
from translation.english.words.joints import JOINTS, trimmed
from translation.english.words.lexicon import Word, load
from translation.law_sentences import (
    ANYBODY,
    CHARGED,
    COMBINED,
    DONE,
    FIRMLY,
    LONGEST,
    OWED,
    STATE_DEEDS,
    TITLES,
    spelt,
)

MODALS = {"应当": "shall", "应": "shall", "须": "shall", "必须": "must", "要": "should", "可以": "may", "可": "may",
          "不得": "shall not", "不应": "should not", "禁止": "shall not", "严禁": "must not"}  # fmt: skip
FORBIDDING = {"禁止", "严禁"}
"""Forbid what follows where somebody stands before them, else are verbs as others."""
BELONGING = re.compile(r"^(?P<who>.{2,60})及其(?P<theirs>[^及其]{2,30})$")
TOGETHER = re.compile(r"^由?(?P<who>.{2,40}?)(?:会同|商)(?P<others>.{2,40})$")
RESPONSIBLE = {"总责": "overall", "全责": "full", "主体责任": "primary", "直接责任": "direct"}
OWING = {"义务": "obligation", "责任": "responsibility", "权利": "right", "权": "right"}
VERBED = {"记录": "record", "报告": "report", "公示": "publicise", "申请": "apply for", "通知": "notify",
          "警告": "warn", "备案": "file", "闲置": "leave ~ idle"}  # fmt: skip
"""Nouns that are deeds behind a modal."""
FITTING = {"符合": "comply with", "满足": "meet", "达到": "meet", "适应": "meet", "享受": "enjoy"}
AND = re.compile("[和与、]")
IES = re.compile("ies$")
PARTIES = ("机关", "政府", "党委", "部门", "人员", "者", "人", "方", "公民", "个人", "单位", "企业", "机构", "组织")
"""How those end who do something themselves."""


def sentence(text: str, sheet: Sheet) -> str:
    """English of a heading that is a sentence about somebody, in small letters; the empty text for all others."""
    text = spelt(text)
    if not text or len(text) > LONGEST or text.startswith("关于"):
        return ""
    said = next((said for form in FORMS if (said := form(text, sheet))), "")
    return f"T{said[1:]}" if said.startswith("the ") else said


def duty(text: str, sheet: Sheet) -> str:
    """S应当V O -> S shall V O, 任何S不得V O -> no S may V O; the empty text for all else."""
    words = cut(text)
    at = next((at for at in range(1, len(words) - 1) if words[at].zh in MODALS), 0)
    who, deed = words[:at], words[at + 1 :]
    if (
        not at
        or deed[0].zh in ("为", "是")
        or openings.parts(who)[1:]
        or not _acts(who)
        or not _is_deed(deed)
        or _called(deed)
    ):
        return ""
    if words[at].zh in FORBIDDING and not party(who[-1]):
        return ""
    modal = words[at].zh
    begins = (place for place in occurrences([modal], text) if len(cut(text[:place])) == at)
    begin = next(begins, 0)
    return _told(text[:begin], modal, sheet.cut(text[begin + len(modal) :]), sheet) if begin else ""


def _told(who: str, modal: str, deed: Sequence[Word], sheet: Sheet) -> str:
    """Who shall, should, may or shall not do what."""
    shall = MODALS[modal]
    if not party(cut(who)[-1]) and (done := passive(deed)):
        return f"{named(who, sheet)} {shall} be {done}"
    said = base(deed)
    if not said:
        sheet.unordered.append(modal)
        said = phrases.phrase(deed, "base")
    nobody = ANYBODY.match(who)
    if nobody and shall.endswith("not"):
        one = nouns.noun_phrase(sheet.cut(AND.sub("或", nobody["who"])), "")
        return f"no {_singular(one)} may {said}"
    everybody = f"all {named(nobody['who'], sheet)}" if nobody else named(who, sheet)
    return f"{everybody} {shall} {said}"


def _singular(said: str) -> str:
    """Entities or individuals -> entity or individual; also with `and`."""
    joint = " or " if " or " in said else " and "
    return joint.join(IES.sub("y", one).removesuffix("s") for one in said.split(joint))


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
        return first.zh == "由" and party(last)
    if first.zh in load().causes and len(who) > 1:  # 引导 | 有条件的地区 are moved by another
        return False
    return party(last) or (bool(last.noun) and not openings.opens(who, 0))


def party(word: Word) -> bool:
    """Whether a word names somebody who does something himself."""
    return word.kind == "issuer" or word.zh.endswith((*PARTIES, *load().lists["movers"]))


def _is_deed(words: Sequence[Word]) -> bool:
    """Whether words are what somebody does: a verb, its manner and what it is done to before it or not."""
    done = any(word.verb or word.kind == "relative" for each in words for word in _verbal(each))
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
    """What is done in its base form, also where a preposition stands first; the empty text where it is no deed."""
    deed = trimmed(deed)
    at = next((at for at, word in enumerate(deed) if not (word.adverb and not word.verb)), 0)
    deed = (*deed[:at], *_verbal(deed[at]), *deed[at + 1 :])
    first, rest = deed[at], deed[at + 1 :]
    if first.zh in FITTING and rest and not at:
        return f"{load().collocations.get(first.zh + rest[-1].zh[-2:], FITTING[first.zh])} {nouns.noun_phrase(rest)}"
    if not first.verb and first.kind not in ("preposition", "connective"):
        return ""
    plain = not at and rest and "~" not in first.verb and all(word.kind not in JOINTS | {"of"} for word in deed)
    if plain and first.verb and not openings.opens(deed, 0):
        return f"{first.verb} {nouns.noun_phrase(rest)}"  # 保护 | 环境
    return phrases.phrase(deed, "base")


def _verbal(word: Word) -> tuple[Word, ...]:
    """A noun behind a modal as the deed that it names: 记录 as a verb, 保护环境 as 保护 | 环境."""
    if word.zh in VERBED:
        return (replace(word, verb=VERBED[word.zh], kind="action"),)
    halves = [load().words.get(word.zh[:2]), load().words.get(word.zh[2:])]
    apart = not word.verb and word.kind != "relative" and halves[0] and halves[0].verb and halves[1] and halves[1].noun
    return tuple(half for half in halves if half) if apart else (word,)


def _by_the_state(text: str, sheet: Sheet) -> str:
    """国家建立X -> the state establishes X, 国家对X实行Y -> the state subjects X to Y; the empty text for all else."""
    deed = text.removeprefix("国家")
    words = cut(deed) if deed != text and "的" not in deed else []
    if len(words) < 2 or names_document(words) or words[0].zh not in STATE_DEEDS:
        return ""
    return f"the state {third(base(sheet.cut(deed)))}"


def _in_charge(text: str, sheet: Sheet) -> str:
    """S负责X, S对X负责 -> S is responsible for X; the empty text for all else."""
    if found := CHARGED.match(text):
        who, what = found["who"], found["what"]
    else:
        who, tie, what = text.partition("负责")
        if not tie or not what or "，" in who or what.startswith(TITLES):
            return ""
    words = cut(who)
    if who.startswith("由") or not words or not party(words[-1]) or not _acts(words):
        return ""
    they, said = named(who, sheet), phrases.phrase(sheet.cut(what))
    if found and (how := RESPONSIBLE.get(found["how"])):
        return f"{they} {'bear' if many(they) else 'bears'} {how} responsibility for {said}"
    return f"{they} {'are' if many(they) else 'is'} responsible for {said}"


def _entitled(text: str, sheet: Sheet) -> str:
    """S都有V的义务 -> S have the obligation to V, S有权V -> S have the right to V; the empty text for all else."""
    found = OWED.match(text)
    words = cut(found["who"]) if found else []
    if not found or not words or not (party(words[-1]) and _acts(words)):
        return ""
    everybody = ANYBODY.match(found["who"])
    they = f"every {_singular(named(everybody['who'], sheet))}" if everybody else named(found["who"], sheet)
    what = OWING[found["what"] or found["kind"]]
    have = "have" if not everybody and many(they) else "has"
    return f"{they} {have} the {what} to {base(sheet.cut(found['deed'] or found['right']))}"


def _combined(text: str, sheet: Sheet) -> str:
    """坚持A与B相结合 -> adhering to the combination of A and B; the empty text for all else."""
    found = COMBINED.match(text)
    if not found:
        return ""
    one, other = (nouns.noun_phrase(sheet.cut(found[side]), "") for side in ("one", "other"))
    return f"adhering to the combination of {one} and {other}"


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
    at = next((at for at in range(1, len(words)) if party(words[at - 1]) and words[at].verb), 0)
    if not tie or not at or not party(cut(first)[-1]):
        return ""
    others = "".join(word.zh for word in words[:at])
    who = f"{named(first.removeprefix('由'), sheet)}, together with {named(others, sheet)},"
    return f"{who} to {base(sheet.cut(rest[len(others) :]))}"


FORMS = (_by_the_state, _entitled, _combined, _in_charge, _jointly, _expected, duty)
"""The first that fits counts."""
