"""Headings that state something: who does what (能源发展支持X), how a thing is (日益紧迫), what it needs (亟待建立)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translation.english.grammar import nouns, openings, phrases
from translation.english.grammar.compounds import compound, preposition
from translation.english.words.agreement import definite, several
from translation.english.words.inflection import participle, third
from translation.english.words.joints import JOINTS, listed
from translation.english.words.lexicon import Word, load

LONGEST = 40
"""Words of a heading; what is longer is no statement."""
COMPARATIVES = {"good": "better", "strong": "stronger", "high": "higher", "low": "lower", "large": "larger",
                "smooth": "smoother", "clear": "clearer", "close": "closer", "rich": "richer", "clean": "cleaner",
                "green": "greener", "smart": "smarter", "firm": "firmer", "deep": "deeper"}  # fmt: skip
LACKED = {"full": "insufficient", "balanced": "unbalanced", "sufficient": "insufficient", "adequate": "inadequate",
          "stable": "unstable", "even": "uneven", "clear": "unclear", "rational": "irrational",
          "coordinated": "uncoordinated"}  # fmt: skip
"""What is said of a thing that is not so."""
GROWING = {"more": "further", "increasingly": "growing"}
RISEN = {"提升": "improvement", "提高": "improvement", "改善": "improvement", "下降": "decline", "降低": "decline",
         "增长": "growth", "减少": "decrease", "上升": "rise"}  # fmt: skip
LACKING = {"不够": "insufficient", "还不够": "still insufficient", "仍不够": "still insufficient"}
"""What a thing is said to be where nothing follows."""
BROUGHT = {"充分发挥": "brought into full play", "有效发挥": "brought into play"}
"""Of a role, what was done to it."""
FITTING = {"适应": "meet", "满足": "meet", "符合": "meet", "匹配": "match"}
RESULTS = {"成效", "效果", "成果", "成绩"}
"""What a deed has."""
GIVEN = {"得到", "得以"}
"""Verbs that say of their subject that what follows is done to it."""
AHEAD = {"将", "将会"}
UNTOLD = {"causing", "preposition", "year", "plan", "before"}
"""What a statement does not begin with."""


def stated(words: Sequence[Word]) -> str:
    """English of a heading that is a statement, in small letters; the empty text for all others."""
    if not words or len(words) > LONGEST or any(word.kind == "unknown" or word.zh == "关于" for word in words):
        return ""
    if any(word.zh in ("中", "下") and openings.opens(words, at) for at, word in enumerate(words[:-1], 1)):
        return ""  # 执法 | 中 | 建立X
    parts = openings.parts(words)
    if not parts:
        return ""
    forms = (_first, _unfit, _needed, _given, _resulting, _graded, _standing, _risen, _done)
    told = [next((said for form in forms if (said := form(part))), "") for part in parts]
    if not any(told) and not _led_by_thing(parts):
        return ""
    return listed([said or _bare_deed(part) or phrases.phrase(part) for said, part in zip(told, parts, strict=True)])


def _led_by_thing(parts: Sequence[Sequence[Word]]) -> bool:
    """Whether a thing stands first and a deed behind the stop: 结构优化，促进X."""
    first = parts[0]
    if parts[1:] and any(map(_bare_deed, parts)):
        return True
    thing = first[0].kind not in UNTOLD and not any(openings.says_how(first, at) for at in range(len(first)))
    return thing and not openings.opens(first, 0) and any(openings.opens(part, 0) for part in parts[1:])


def _bare_deed(words: Sequence[Word]) -> str:
    """A deed without an object behind its manner: 依法实施; the empty text for all else."""
    how = [at for at in range(len(words) - 1) if words[at].adverb]
    bare = len(words) > 1 and len(how) == len(words) - 1 and words[-1].verb and "~" not in words[-1].verb
    return phrases.verb_phrase(words) if bare else ""


def _needed(words: Sequence[Word]) -> str:
    """S 亟待 V -> urgent need to V S."""
    at = next((at for at in range(1, len(words) - 1) if words[at].kind == "need"), 0)
    deed = words[at + 1 :]
    if not at or not any(word.verb for word in deed[:3]) or _clause(words[:at]):
        return ""
    need, who = words[at].noun, nouns.noun_phrase(words[:at])
    if all(word.verb or word.adverb or word.kind in JOINTS for word in deed):
        how = [word.adverb for word in deed if not word.verb and word.adverb and "~" not in word.adverb]
        return " ".join([f"{need} to", *how, listed([word.verb for word in deed if word.verb]), who])
    return f"{need} for {who} to {phrases.phrase(deed, 'base')}"


def _first(words: Sequence[Word]) -> str:
    """节水优先 -> priority to water saving; the empty text for all else."""
    alone = len(words) == 2 and words[-1].zh == "优先" and words[0].noun and words[0].kind not in UNTOLD
    return f"priority to {nouns.noun_phrase(words[:1], '')}" if alone else ""


def _unfit(words: Sequence[Word]) -> str:
    """S还不V O -> S does not yet V O; the empty text for all else."""
    at = next((at for at in range(1, len(words) - 2) if words[at].kind == "degree" and "not" in words[at].noun), 0)
    bare = all(word.kind not in JOINTS | {"of", "number"} for word in words)
    if not at or not words[at + 1].verb or not words[-1].noun or not bare or openings.opens(words, 0):
        return ""
    who = definite(nouns.noun_phrase(words[:at]))
    degree, verb = words[at].noun, words[at + 1]
    deed = f"{FITTING.get(verb.zh, verb.verb)} {nouns.noun_phrase(words[at + 2 :])}"
    do = "do" if several(who) else "does"
    return f"{who} still {do} not {deed}" if degree.startswith("still") else f"{who} {do} {degree} {deed}"


def _standing(words: Sequence[Word]) -> str:
    """问题突出 -> prominent problems; the empty text for all else."""
    fits = len(words) > 1 and words[-1].zh == "突出" and words[-2].noun and not words[-2].verb
    return f"prominent {_thing(words[:-1])}" if fits and not _clause(words[:-1]) else ""


def _risen(words: Sequence[Word]) -> str:
    """A和B明显改善 -> marked improvement in A and B; the empty text for all else."""
    last, before = words[-1], words[:-1]
    own = load().words.get(last.zh[-2:])
    how = load().words.get(last.zh[:-2]) if last.zh[:-2] else before[-1] if before else None
    subject = before if last.zh[:-2] else before[:-1]
    if not own or own.zh not in RISEN or not how or not how.adjective or not subject or not last.verb:
        return ""
    if openings.opens(words, 0) or how.noun or subject[-1].kind in JOINTS | {"of"} or subject[0].kind in UNTOLD:
        return ""
    said = nouns.noun_phrase(subject)
    return f"{how.adjective} {RISEN[own.zh]} in {said}" if own.zh == "提高" or " of " in said or " and " in said else ""


def _clause(words: Sequence[Word]) -> bool:
    """Whether words are a clause rather than a thing that an action names (用水 | 矛盾)."""
    verb = next((word for word in words if word.verb), None)
    return verb is not None and load().has("strong", verb.zh) and openings.opens(words, 0)


def _given(words: Sequence[Word]) -> str:
    """S 得到 V -> the V of S, S 得到 A V -> A V of S, S 不够 -> insufficient S; the empty text for all else."""
    at = next((at for at, word in enumerate(words) if word.zh in GIVEN), 0)
    *how, deed = words[at + 1 :] or [Word("")]
    if words[1:] and words[-1].zh in LACKING:
        return f"{LACKING[words[-1].zh]} {nouns.noun_phrase(words[:-1], '').removeprefix('the ')}"
    if words[1:] and words[-1].zh in BROUGHT:
        return f"{_thing(words[:-1])} {BROUGHT[words[-1].zh]}"
    if not at or not deed.noun or not all(word.adjective and not word.verb for word in how):
        return ""
    if not how:
        return nouns.noun_phrase((*words[:at], deed))
    given = listed([word.adjective for word in how])
    return f"{given} {deed.noun} {preposition(deed)} {nouns.noun_phrase(words[:at], 'of')}"


def _resulting(words: Sequence[Word]) -> str:
    """V O 成效显著 -> marked results in V-ing O; the empty text for all else."""
    told = len(words) > 3 and words[-2].zh in RESULTS and bool(words[-1].adjective)
    if not told or not openings.opens(words[:-2], 0):
        return ""
    return f"{words[-1].adjective} {words[-2].noun} in {phrases.phrase(words[:-2])}"


def _graded(words: Sequence[Word]) -> str:
    """S 更加 A -> more A S; the empty text for all else."""
    if len(words) > 3 and words[-3].kind == "degree" and words[-2].adjective and words[-1].adjective:
        pair = replace(words[-1], adjective=f"{words[-2].adjective} and {words[-1].adjective}", noun="")
        return _graded((*words[:-2], pair))  # 更加 | 安全 有力
    if len(words) < 3 or words[-2].kind != "degree" or _clause(words[:-2]):
        return ""
    degree, how = words[-2].noun, words[-1].adjective
    if words[-1].verb and words[-1].noun and degree in GROWING:
        return f"{GROWING[degree]} {words[-1].noun} of {nouns.noun_phrase(words[:-2], 'of')}"
    if "not" in degree.split() and (done := participle(words[-1].verb)):
        return f"{_thing(words[:-2])} still to be {done}"
    if not how or words[-1].noun:
        return ""
    lacked = "not" in degree.split() and how in LACKED
    if lacked:
        degree, how = "still" if degree in ("not yet", "still not") else "", LACKED[how]
    told = COMPARATIVES.get(how, f"more {how}") if degree == "more" else f"{degree} {how}"
    return f"{told} {_thing(words[:-2])}".lstrip()


def _thing(words: Sequence[Word]) -> str:
    """A thing without its article, also where an action stands at its head."""
    said = (
        compound(words)
        if openings.opens(words, 0) and all(word.noun for word in words)
        else nouns.noun_phrase(words, "")
    )
    return said.removeprefix("the ")


def _done(words: Sequence[Word]) -> str:
    """S V O, also with a place or a purpose between: 产业为X提供Y -> industry provides Y for X."""
    moved = words[0].zh in load().causes and any(word.kind == "such as" for word in words)  # 指导 | X等Y 履行 Z
    if moved or openings.opens(words, 0) or words[0].kind in UNTOLD or words[-1].zh in load().kinds:
        return ""
    at = next((at for at in range(1, len(words) - 1) if _tells(words, at)), 0)
    while at > 1 and words[at - 1].verb and load().has("pivots", words[at - 1].zh):
        at -= 1  # S | 加速 | 构建 X
    start = next((i for i in range(1, at) if words[i].kind == "preposition" and words[i].zh not in AHEAD), 0)
    subject = words[: start or at]
    while subject and (subject[-1].zh in AHEAD or (subject[-1].adverb and not subject[-1].noun)):
        subject = subject[:-1]
    between = words[len(subject) : at]
    if not subject or subject[-1].kind in JOINTS | {"of", "preposition"} or any(w.kind == "degree" for w in between):
        return ""
    how = () if start else tuple(word for word in between if word.zh not in AHEAD)
    place = tuple(word for word in words[start + 1 : _verb_start(words, at)] if word.kind != "within")
    at_event = words[start].zh == "在" and any(word.zh == "上" for word in words[start:at])
    where = f" {words[start].noun} {nouns.noun_phrase(place)}" if start else ""
    where = f" at {definite(nouns.noun_phrase(place))}" if at_event else where
    who, deed = definite(nouns.noun_phrase(subject, "")), phrases.phrase((*how, *words[at:]), "base")
    if any(word.zh in AHEAD for word in between):
        return f"{who} to {deed}{where}"
    return f"{who} {deed if several(who) else third(deed)}{where}"


def _verb_start(words: Sequence[Word], at: int) -> int:
    """Where the verb at `at` begins with the adverbs before it."""
    while at > 1 and words[at - 1].adverb and not words[at - 1].noun:
        at -= 1
    return at


def _tells(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` says what the subject before it does to the thing behind it."""
    lexicon, verb, after = load(), words[at], words[at + 1]
    strong = lexicon.has("strong", verb.zh) and not lexicon.has("supporting", verb.zh)
    told = strong or lexicon.has("telling", verb.zh)
    if not told or not verb.verb or verb.zh in lexicon.subjects or words[at - 1].kind in JOINTS | {"of"}:
        return False
    thing = (words[-1] if lexicon.has("telling", verb.zh) else after).noun and not lexicon.has("heads", after.zh)
    thing = thing and not (lexicon.has("telling", verb.zh) and words[-1].verb) and not after.verb
    return (
        bool(thing)
        and after.kind not in JOINTS | {"of", "such as"}
        and after.zh != "用"
        and not openings.opens(words, 0)
    )
