"""Headings that say who does what: 企业应当建立X -> 企業はXを構築するものとする, 国家鼓励X, S负责X, A会同B V O."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.text.nearby import occurrences
from translation.law_sentences import ANYBODY, CHARGED, DONE, FIRMLY, OWED, STATE_DEEDS, TITLES
from translation.titles.grammar.actors import ACTORS
from translation.titles.grammar.clauses import opens
from translation.titles.outer.sheet import Sheet
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import JOINTS, NOMINAL
from translation.titles.words.tokens import cut

ENDINGS = {
    "应当": ("するものとする", "を行うものとする"),
    "应": ("するものとする", "を行うものとする"),
    "须": ("しなければならない", "を行わなければならない"),
    "必须": ("しなければならない", "を行わなければならない"),
    "要": ("すること", "を行うこと"),
    "可以": ("することができる", "を行うことができる"),
    "不得": ("してはならない", "を行ってはならない"),
    "不应": ("すべきでない", "を行うべきでない"),
}
"""How a sentence ends behind a noun of its own verb, and behind any other."""
DEED = re.compile(r"^(?P<what>.{1,200}[^のなへとらに])の(?P<deed>[\u4e00-\u9fff]{2,4}(?:・[\u4e00-\u9fff]{2,4})?)$")
"""エネルギー消費台帳の構築: what is done to what."""
MET = {"符合": "に適合する", "满足": "を満たす", "具备": "を備える", "遵守": "を遵守する"}
"""What is told by a verb of its own: 符合 | 产业政策."""
FILLED = ("条件", "要求", "标准", "资格", "资质")
"""What is filled rather than fitted."""
POLITE = {
    "するものとする": "ものとする",
    "しなければならない": "ものとする",
    "すること": "こと",
    "することができる": "ことができる",
    "してはならない": "ことはできない",
    "すべきでない": "べきではない",
}
"""How a sentence ends behind a verb in its plain form."""
DONE_BY = re.compile(r"[\u4e00-\u9fff]{2,4}(?:・[\u4e00-\u9fff]{2,4})?")
"""A noun that する makes a verb of."""
RESPONSIBLE = {"总责": "総責任", "全责": "全責任", "主体责任": "主体責任", "直接责任": "直接責任"}
PERSONS = ("公民", "个人", "当事人", "负责人", "申请人", "法人")
BEING = {"为", "是"}
"""What something shall be, which is no deed."""
STOPS = re.compile("[，,；;。：:]")
JOINTLY = re.compile(r"^由?(?P<who>[^，,；;。]{2,40}?)会同(?P<others>[^，,；;。]{2,60})$")


def duty(text: str, sheet: Sheet) -> str:
    """S应当V O -> SはOをVするものとする; the empty text for all else."""
    begin, modal = _modal(text)
    who, deed = cut(text[:begin]), cut(text[begin + len(modal) :])
    if (
        not begin
        or not deed
        or deed[0].zh in BEING
        or STOPS.search(text[:begin])
        or not _acts(who)
        or any(word.role == "of" for word in deed[:2])
    ):
        return ""
    begins = opens(deed, 0, action=True) or deed[0].role in ("adverb", "preposition") or deed[0].zh in MET
    told = any(word.zh in load().verbs for word in deed[:2]) or _governs(deed)
    if not begins and not (is_actor(who[-1]) and told):
        return ""
    somebody = ANYBODY.match(text[:begin])
    alone = not is_actor(who[-1]) and all(word.role == "adverb" for word in deed[:-1]) and deed[-1].kind == "action"
    if alone:  # 核查结果 | 应当 | 及时 公开
        return (
            f"{sheet.phrase(text[:begin])}の{sheet.phrase(text[begin + len(modal) :], action=True)}{ENDINGS[modal][1]}"
        )
    return f"{sheet.phrase(text[:begin])}{'も' if somebody else 'は'}{done(text[begin + len(modal) :], modal, sheet)}"


def _modal(text: str) -> tuple[int, str]:
    """Where the modal stands and which it is; 0 for none."""
    if (at := text.find("可以")) > 0 and (who := cut(text[:at])) and is_actor(who[-1]):
        return at, "可以"
    words = cut(text)
    at = next((at for at in range(1, len(words) - 1) if words[at].zh in ENDINGS), 0)
    if not at:
        return 0, ""
    modal = words[at].zh
    begins = (begin for begin in occurrences([modal], text) if len(cut(text[:begin])) == at)
    return next(begins, 0), modal


def done(deed: str, modal: str, sheet: Sheet) -> str:
    """What is done, with the ending that the modal asks for: Xを構築するものとする."""
    own, other = ENDINGS[modal]
    words = cut(deed)
    if words[1:] and words[0].zh in MET:
        verb = "を満たす" if words[0].zh == "符合" and words[-1].zh.endswith(FILLED) else MET[words[0].zh]
        return f"{sheet.phrase(deed.removeprefix(words[0].zh))}{verb}{POLITE[own]}"
    if deed.startswith("对") and deed.endswith("负责"):
        return f"{sheet.phrase(deed[1:-2])}に責任を負う{POLITE[own]}"
    how = _manner(words[0]) if words[2:] and words[0].role == "adverb" else ""
    if _governs(words[bool(how) :]):
        done_to = words[bool(how)]
        rest = deed.removeprefix(words[0].zh).removeprefix(done_to.zh) if how else deed.removeprefix(done_to.zh)
        return f"{sheet.phrase(rest)}を{how}{done_to.ja}{own}"
    said = sheet.phrase(deed, action=True)
    plain = not STOPS.search(deed) and words[:1] != [] and words[0].role != "adverb"
    found = DEED.match(said) if plain else None
    return f"{found['what']}を{found['deed']}{own}" if found else f"{said}{other}"


def _manner(word: Word) -> str:
    """An adverb before a verb rather than a noun: ありのままの -> ありのままに; the empty text for all else."""
    if word.ja.endswith(("の", "な")):
        return f"{word.ja[:-1]}に"
    return f"{word.ja}に" if word.ja.endswith("的") else ""


def _governs(words: Sequence[Word]) -> bool:
    """Whether a deed that is a noun elsewhere has its object behind it: 处置 | 废物."""
    if len(words) < 2 or words[0].zh in load().verbs or not DONE_BY.fullmatch(words[0].ja):
        return False
    return words[0].role in NOMINAL and all(word.role in NOMINAL | JOINTS for word in words[1:])


def is_actor(word: Word) -> bool:
    """Whether a word names somebody who does something himself."""
    return word.kind == "issuer" or word.zh.endswith((*ACTORS, *PERSONS))


def _acts(who: Sequence[Word]) -> bool:
    """Whether words may be a subject: somebody, or a thing that no verb and no preposition opens."""
    if not who or who[0].role == "preposition" or (who[0].role == "verb" and len(who) > 1):
        return False
    return is_actor(who[-1]) or (who[-1].role in NOMINAL and not opens(who, 0, action=True))


def _jointly(text: str, sheet: Sheet) -> str:
    """A会同B V O -> AとBによるOのV; the empty text for all else."""
    found = JOINTLY.match(text)
    words = cut(found["others"]) if found else []
    at = next((at for at in range(1, len(words)) if opens(words, at, action=True) and _acts(words[:at])), 0)
    if not found or not at or not is_actor(words[at - 1]):
        return ""
    others = "".join(word.zh for word in words[:at])
    deed = sheet.phrase(found["others"][len(others) :], action=True)
    return f"{sheet.phrase(found['who'])}と{sheet.phrase(others)}による{deed}"


def _by_the_state(text: str, sheet: Sheet) -> str:
    """国家对X实行Y -> 国によるXに対するYの実施; the empty text for all else."""
    deed = text.removeprefix("国家")
    words = cut(deed) if deed != text and "的" not in deed else []
    paper = bool(words) and words[-1].kind == "document type"
    if len(words) < 2 or words[0].zh not in STATE_DEEDS or paper:
        return ""
    return f"国による{sheet.phrase(deed, action=True)}"


def _in_charge(text: str, sheet: Sheet) -> str:
    """S负责X -> SがXを担当, S对X负总责 -> SはXに総責任を負う; the empty text for all else."""
    if found := CHARGED.match(text):
        who, what = cut(found["who"]), sheet.phrase(found["what"])
        how = RESPONSIBLE.get(found["how"], "責任")
        return f"{sheet.phrase(found['who'])}は{what}に{how}を負う" if is_actor(who[-1]) else ""
    doer, tie, deed = text.partition("负责")
    if not tie or not doer or doer.startswith("由") or "，" in doer or deed.startswith(TITLES):
        return ""
    if not deed or not is_actor(cut(doer)[-1]):
        return ""
    return f"{sheet.phrase(doer)}が{sheet.phrase(deed, action=True)}を担当"


def _entitled(text: str, sheet: Sheet) -> str:
    """S都有V的义务 -> SはVする義務を負う, S有权V -> SはVする権利を有する; the empty text for all else."""
    found = OWED.match(text)
    if not found or not is_actor(cut(found["who"])[-1]):
        return ""
    said = sheet.phrase(found["deed"] or found["right"], action=True)
    deed = DEED.match(said)
    told = f"{deed['what']}を{deed['deed']}する" if deed else f"{said}を行う"
    mark = "も" if ANYBODY.match(found["who"]) else "は"
    owing = "権利を有する" if (found["what"] or found["kind"]).startswith("权") else "義務を負う"
    return f"{sheet.phrase(found['who'])}{mark}{told}{owing}"


def expected(text: str, sheet: Sheet) -> str:
    """新建建筑全面执行X -> 新築建築におけるXの全面的執行; the empty text for all else."""
    words = cut(text)
    at = next((at for at in range(2, len(words) - 1) if words[at].zh in DONE and words[at - 1].zh in FIRMLY), 0)
    if not at or not _acts(words[: at - 1]) or any(word.role == "of" for word in words[at:]):
        return ""
    who = "".join(word.zh for word in words[: at - 1])
    actor = is_actor(words[at - 2]) and not words[at - 2].zh.endswith("建筑")
    return f"{sheet.phrase(who)}{'による' if actor else 'における'}{sheet.phrase(text[len(who) :], action=True)}"


FORMS = (_by_the_state, _entitled, _in_charge, _jointly, expected, duty)
"""The first that fits counts."""


def sentence(text: str, sheet: Sheet) -> str:
    """Japanese of a heading about somebody who does or is to do something; the empty text for all others."""
    return next((said for form in FORMS if (said := form(text, sheet))), "")
