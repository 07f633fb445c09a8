"""Cases of a law as headings: 有下列情形之一的，…, 违反X的, 未V的, 本办法自X起施行, 由S负责解释."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import clauses, nouns, openings, phrases
from translation.english.outer import duties
from translation.english.outer.sheet import Sheet
from translation.english.words.agreement import definite, several
from translation.english.words.cut import cut
from translation.english.words.inflection import participle
from translation.english.words.joints import listed
from translation.english.words.lexicon import Word, load
from translation.law_sentences import CASE, EXPLAINED, FAILING, IN_FORCE, THEIRS, VIOLATING, spelt

CASES = {
    "情形": "circumstances",
    "情况": "circumstances",
    "行为": "acts",
    "条件": "conditions",
}
EVENTS = {"发布": "release", "公布": "publication", "印发": "issuance", "颁布": "promulgation", "签署": "signing"}
OURS = re.compile(r"^(?:this|these) ")
PAUSING = {"stop", "preposition", "of"}


def case(text: str, sheet: Sheet) -> str:
    """English of a heading that tells a case, or from when on a law is in force; the empty text for all others."""
    text = spelt(text)
    return next((said for form in FORMS if (said := form(text, sheet))), "")


def _case(text: str, sheet: Sheet) -> str:
    """有下列情形之一的，不得V -> where any of the following circumstances applies, …; the empty text for all else."""
    found = CASE.match(text)
    if not found:
        return ""
    what = f"any of the following {CASES[found['what']]}"
    done = found["what"] == "行为"
    who = duties.named(found["who"], sheet) if found["who"] else ""
    if not found["then"]:
        tie = "committing" if done else "meeting" if found["what"] == "条件" else "in"
        return f"{who} {tie} {what}" if who else what
    then = _then(THEIRS.sub("", found["then"]), sheet)
    if done:
        given = f"{who} {'commit' if duties.many(who) else 'commits'} {what}" if who else f"{what} is committed"
    else:
        given = f"{what} applies{f' to {who}' if who else ''}"
    return f"where {given}, {then}" if then else ""


def _then(text: str, sheet: Sheet) -> str:
    """What follows from a case: by whom what is done, what may not be done; the empty text for all else."""
    words = cut(text)
    if not words:
        return ""
    if words[0].zh in duties.MODALS and words[1:]:
        return _owed(duties.MODALS[words[0].zh], sheet.cut(text[len(words[0].zh) :]))
    if openings.opens(words, 0) and (done := _done_to(sheet.cut(text), "shall")):
        return done
    at = next((at for at, word in enumerate(words) if at > 1 and word.verb), 0) if words[0].zh == "由" else 0
    if at:
        who = "".join(word.zh for word in words[1:at])
        return f"{duties.named(who, sheet)} shall {duties.base(sheet.cut(text[1 + len(who) :]))}"
    return duties.duty(text, sheet)


def _owed(shall: str, deed: Sequence[Word]) -> str:
    """不得申报 -> no applications may be made, 应当申领X -> those concerned shall apply for X."""
    never = shall.endswith("not")
    if never and len(deed) == 1 and deed[0].noun:
        return f"no {deed[0].noun}{' may be made' if deed[0].zh.startswith('申') else ''}"
    if done := _done_to(deed, shall):
        return done
    return "" if never or not openings.opens(deed, 0) else f"those concerned {shall} {duties.base(deed)}"


def _done_to(deed: Sequence[Word], shall: str) -> str:
    """依法取消资格 -> qualifications shall be cancelled: what has no subject; the empty text for all else."""
    adverbs, verbs, at = clauses.leading(deed)
    bases = [verb.verb for verb in verbs]
    if verbs and deed[at:] and (known := load().collocations.get(verbs[-1].zh + deed[-1].zh[-2:])):
        bases[-1] = known
    if not verbs or not deed[at:] or any(word.kind in PAUSING for word in deed) or not all(map(participle, bases)):
        return ""
    before = [adverb for adverb in adverbs if not adverb.startswith("~")]
    behind = [adverb.removeprefix("~ ") for adverb in adverbs if adverb.startswith("~")]
    done = " ".join([*before, listed([participle(base) for base in bases]), *behind])
    return f"{definite(nouns.noun_phrase(deed[at:]), 'of')} {shall} be {done}"


def _violation(text: str, sheet: Sheet) -> str:
    """违反本法规定的 -> violations of this Law, with the case or what follows from it; the empty text for all else."""
    found = VIOLATING.match(text)
    if not found:
        return ""
    what = _ours(found["what"].removesuffix("有关").removesuffix("相关"), sheet)
    if not found["then"]:
        return f"violations of {what}"
    if (case := CASE.match(found["then"])) and not case["then"] and not case["who"]:
        return f"any of the following {CASES[case['what']]} in violation of {what}"
    then = _case(found["then"], sheet) or _then(found["then"], sheet)
    return f"where {what} {'are' if what.startswith('these') else 'is'} violated, {then}" if then else ""


def _failure(text: str, sheet: Sheet) -> str:
    """未按时报送X的 -> failure to submit X on time, also in violation of Y; the empty text for all else."""
    found = FAILING.match(text)
    words = cut(found["deed"]) if found else []
    if (
        not found
        or (found["who"] and not duties.party(cut(found["who"])[-1]))
        or not (openings.opens(words, 0) or duties.passive(words))
    ):
        return ""
    behind = f" in violation of {_ours(found['what'], sheet)}" if found["what"] else ""
    whose = f" of {duties.named(found['who'], sheet)}" if found["who"] else ""
    return f"failure{whose} to {phrases.phrase(sheet.cut(found['deed']), 'base')}{behind}"


def _ours(zh: str, sheet: Sheet) -> str:
    """本办法 -> these Measures."""
    said = nouns.noun_phrase(sheet.cut(zh))
    found = OURS.match(said)
    return f"{found[0]}{said[found.end() :].title()}" if found and zh.startswith("本") else said


def _in_force(text: str, sheet: Sheet) -> str:
    """本办法自X起施行 -> these Measures take effect on X; the empty text for all else."""
    found = IN_FORCE.match(text)
    if not found:
        return ""
    what = _ours(found["what"], sheet)
    when = f"on the date of {EVENTS[found['event']]}" if found["event"] else cut(found["day"])[0].noun
    return f"{what} {'take' if several(what) else 'takes'} effect {when}"


def _explained(text: str, sheet: Sheet) -> str:
    """本办法由S负责解释 -> interpretation of these Measures by S; the empty text for all else."""
    found = EXPLAINED.match(text)
    if not found:
        return ""
    what = f" of {_ours(found['what'], sheet)}" if found["what"] else ""
    return f"interpretation{what} by {duties.named(found['who'], sheet).removesuffix(',')}"


FORMS = (_in_force, _explained, _case, _violation, _failure)
"""The first that fits counts."""
