"""Phrases with verbs. English keeps the Chinese order of verb and object; the verb becomes a gerund."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english import nouns, prepositions
from translation.english.inflection import LEADING, SMALL, gerund
from translation.english.joints import JOINTS, listed, trimmed
from translation.english.lexicon import Word, load
from translation.english.openings import is_head, names_thing, opens, says_how, shares_object

MOVED = 5  # words of a clause that has only a verb and whom it moves: 推动网络货运平台 | 建立X
TACKLING = {"攻坚", "攻关"}
MANNER = re.compile(r"in an? (?P<how>\w+) manner")
ADVANCING = ("推动", "推进", "促进", "加快", "加速", "助力")
TOOLS = ("机制", "制度", "体系")
ROLES = {"作用", "优势"}
"""What is given play to for an end, which follows: 发挥金融作用 | 服务X."""
SOON = {"当前和今后一个时期", "今后一个时期"}


def phrase(words: Sequence[Word], form: str = "gerund") -> str:
    """English of a phrase: clauses whose verbs are in `form` (gerund or base), or a noun phrase."""
    words = trimmed(words)
    if not words:
        return ""
    if words[0].kind == "preposition":
        return prepositions.prepositional(words)
    whole = all(" " in LEADING.sub("", word.verb) and "~" not in word.verb for word in words)
    if len(words) > 1 and whole and words[0].verb.rpartition(" ")[2] not in SMALL | {"out"}:
        return listed([gerund(word.verb) if form == "gerund" else word.verb for word in words])
    if timed := _dated(words, form) or _soon(words, form):
        return timed
    if not opens(words, 0):
        return nouns.noun_phrase(words)
    out: list[str] = []
    for purpose, clause in _clauses(words):
        if purpose and out:
            out[-1] += f" to {verb_phrase(clause, form='base')}"
        else:
            out.append(verb_phrase(clause, form) if opens(clause, 0) else nouns.noun_phrase(clause))
            form = "gerund" if any(load().has("catenative", word.zh) for word in clause[:1]) else form
    return listed(out)


def _dated(words: Sequence[Word], form: str) -> str:
    """2026年实施X -> implementing X in 2026, “十五五”推动X -> promoting X during the … Period; else the empty text."""
    if not words[2:] or words[0].kind not in ("plan", "year", "before") or not opens(words, 1):
        return ""
    if not (words[1].adverb or any(load().has(verbs, words[1].zh) for verbs in ("strong", "governing"))):
        return ""
    when = {"plan": f"during the {words[0].noun} Period", "year": f"in {words[0].noun}"}.get(
        words[0].kind, words[0].noun
    )
    return f"{phrase(words[1:], form)} {when}"


def _clauses(words: Sequence[Word]) -> list[tuple[bool, tuple[Word, ...]]]:
    """The phrase cut where a new verb begins: (whether it says what the one before is for, words)."""
    clauses: list[tuple[bool, list[Word]]] = [(False, [])]
    last_of = max((at for at, word in enumerate(words) if word.kind == "of"), default=-1)
    for at, word in enumerate(words):
        current = clauses[-1][1]
        _adverbs, verbs, target = _verbs(current)
        full = bool(verbs) and target < len(trimmed(current))
        if full and word.kind in JOINTS and opens(words, at + 1) and _whole(words, at + 1):
            clauses.append((False, []))
        elif full and at > last_of and _new_clause(words, at, current):
            verb = next(w for w in words[at:] if w.verb)
            clauses.append((load().has("purpose", verb.zh), [word]))
        else:
            current.append(word)
    return [(purpose, trimmed(clause)) for purpose, clause in clauses if trimmed(clause)]


def runs_on(words: Sequence[Word]) -> bool:
    """Whether a verb begins a clause with no joint before it though it moves nothing: 明确部门 | 组织协调责任."""
    words = trimmed(words)
    if not words or words[0].kind == "preposition" or not opens(words, 0):
        return False
    end = 0
    for purpose, clause in _clauses(words):
        begin = next(at for at in range(end, len(words)) if words[at] is clause[0])
        moves = purpose or any(word.zh.endswith(ADVANCING) for word in clause[:2])
        if begin and not moves and words[begin - 1].kind not in JOINTS:
            return True
        end = begin + len(clause)
    return False


def _mover(current: Sequence[Word]) -> bool:
    """Whether a clause so far is a verb and those whom it moves to do what follows: 推动企业 | 建立X."""
    lexicon = load()
    someone = current[-1].zh.endswith(tuple(lexicon.lists["movers"])) or nouns.place(current[-1:])[1] > 0
    moved = len(current) > 1 and someone
    moving = any(lexicon.has("pivots", word.zh) or word.zh in lexicon.causes for word in current[:2])
    return moved and len(trimmed(current)) < MOVED and moving


def _whole(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` has an object of its own rather than being one of two nouns."""
    verb = next((word for word in words[at:] if word.verb), None)
    return verb is not None and (load().has("strong", verb.zh) or opens(words, at))


def _founds(words: Sequence[Word], current: Sequence[Word]) -> bool:
    """Whether a body is set up, in whose name there may be verbs: 成立 | 推进X领导小组."""
    return load().has("creating", current[0].zh) and load().has("groups", trimmed(words)[-1].zh)


def _new_clause(words: Sequence[Word], at: int, current: Sequence[Word]) -> bool:
    """Whether a clause begins at `at` though there is no separator."""
    if _mover(current) or _founds(words, current) or current[-1].kind in JOINTS | {"of", "year", "before"}:
        return False
    verb = at
    while says_how(words, verb):
        verb += 1
    moved = any(load().has("pivots", word.zh) for word in current[:2])
    described = verb > at or (verb < len(words) and LEADING.match(words[verb].verb) is not None)
    ends = described and all(word.verb for word in words[verb:])
    last = verb > at and verb == len(words) - 1 and words[at].adjective and not load().has("strong", words[verb].zh)
    if last or (moved and verb < len(words) and (ends or load().has("reaching", words[verb].zh))):
        return False
    if verb == at and words[at - 1].zh in ROLES and load().has("purpose", words[at].zh) and opens(words, at):
        return True
    told = "strong" if verb == at else "governing"
    if verb >= len(words) or not (load().has("strong", words[verb].zh) or load().has(told, words[verb].zh)):
        return False
    if words[at - 1].kind == "preposition" or load().has("pivots", words[at - 1].zh):
        return False
    before = words[at - 2] if at > 1 else None
    attached = verb == at and load().has("attached", words[verb].zh) and before and load().has("strong", before.zh)
    noun = verb == at and names_thing(words[verb], words[verb + 1 :])
    return not attached and not noun and opens(words, at)


def verb_phrase(words: Sequence[Word], form: str = "gerund") -> str:
    """Adverbs, verbs and their object; `form` is gerund or base (after `to`)."""
    words = trimmed(words)
    adverbs, verbs, at = _verbs(words)
    if not verbs:
        return nouns.noun_phrase(words)
    target = words[at:]
    behind = [adverb[1:].strip() for adverb in adverbs if adverb.startswith("~")]
    before = [adverb for adverb in adverbs if not adverb.startswith("~")]
    verb = verbs[-1]
    if load().has("empty", verb.zh) and len(target) > 1 and target[-1].zh in TACKLING:
        verb, verbs, target = target[-1], [target[-1]], target[:-1]
    moved = [word for word in words[:at] if load().has("moved", word.zh)]
    if moved and load().has("pivots", verb.zh) and len(target) > 1 and target[-1].verb:
        manner = Word(moved[0].zh, adjective=moved[0].adjective)
        target, behind = (*target[:-1], manner, target[-1]), []
    said = _object(target, verb)
    bases = [word.verb for word in verbs]
    forms = [gerund(base) if form == "gerund" else base for base in bases]
    action = listed(forms)
    if before and LEADING.match(action) and before[-1].endswith("ly"):
        before = [listed([*before, ""]), "and"]  # strictly and reasonably controlling
    out = action.replace("~", said) if "~" in action else f"{action} {said}"
    how = " ".join(before) if before[-1:] == ["and"] else listed(before)
    return " ".join(part for part in (how, out.strip(), *_manners(behind)) if part)


def _manners(behind: Sequence[str]) -> list[str]:
    """In a coordinated manner + in an orderly manner -> in a coordinated and orderly manner."""
    found = [MANNER.fullmatch(part) for part in behind]
    told = [match["how"] for match in found if match]
    if len(told) < 2 or len(told) < len(behind):
        return list(behind)
    return [behind[0].replace(told[0], listed(told))]


def _soon(words: Sequence[Word], form: str) -> str:
    """做好当前和今后一个时期促进就业工作 -> promoting employment now and for some time to come; else the empty text."""
    rest = trimmed(words[2:])
    if not rest or not load().has("empty", words[0].zh) or words[1].zh not in SOON:
        return ""
    rest = rest[:-1] if rest[-1].zh in nouns.WORK and opens(rest, 0) else rest
    said = phrase(rest, form) if opens(rest, 0) else verb_phrase((words[0], *rest), form)
    return f"{said} now and for some time to come"


def _verbs(words: Sequence[Word]) -> tuple[list[str], list[Word], int]:
    """Leading adverbs and verbs, and where the object begins; verbs are joined by a joint only."""
    adverbs: list[str] = []
    verbs: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        if not verbs and says_how(words, at):
            adverbs.append(word.adverb)
        elif word.verb and (not verbs or shares_object(verbs, words, at)):
            verbs.append(word)
        elif word.kind in JOINTS and verbs and at + 2 < len(words) and words[at + 1].verb:
            following = words[at + 2]
            if following.kind == "of" or words[at - 1] not in verbs or is_head(words[at + 1], following):
                break
            verbs.append(words[at + 1])
            at += 1
        elif word.kind in JOINTS and not verbs:
            pass
        else:
            break
        at += 1
    return adverbs, verbs, at


def _object(words: Sequence[Word], verb: Word) -> str:
    """What a verb governs: an action of its own (推动构建X: the building of X), else a noun phrase."""
    lexicon = load()
    words = _without_work(trimmed(words))
    if not words:
        return ""
    article = "a" if lexicon.has("creating", verb.zh) else "the"
    if meant := _meant(words, verb) or _tool(words, article):
        return meant
    if (
        (named := next((at for at, word in enumerate(words) if word.zh == "为"), 0))
        and words[named + 1 :]
        and words[0].zh != "以"
    ):
        return f"{nouns.noun_phrase(words[:named])} as {nouns.noun_phrase(words[named + 1 :])}"
    if words[0].kind == "preposition":
        return prepositions.prepositional(words, thing=True)
    if (lexicon.has("pivots", verb.zh) or verb.zh in lexicon.causes) and (inner := _inner(words, verb)):
        return inner
    return nouns.noun_phrase(words, article)


def _tool(words: Sequence[Word], article: str) -> str:
    """建立 | 保障X长效机制 -> a long-term mechanism for ensuring X; the empty text for all else."""
    end = len(words) - 1
    if not words[-1].zh.endswith(TOOLS) or not load().has("strong", words[0].zh) or not opens(words[:-1], 0):
        return ""
    while end > 1 and words[end - 1].adjective and not words[end - 1].noun:
        end -= 1
    if end < 2 or any(word.kind in JOINTS | {"of"} for word in words):
        return ""
    return f"{nouns.noun_phrase(words[end:], article)} for {phrase(words[:end])}"


def _meant(words: Sequence[Word], verb: Word) -> str:
    """A deed told as a deed: strive to achieve X by 2030, explore building X; the empty text for all else."""
    timed = len(words) > 1 and words[0].kind in ("before", "year") and opens(words, 1)
    striving = load().has("striving", verb.zh)
    if timed:
        when = words[0].noun if words[0].kind == "before" else f"in {words[0].noun}"
        return f"{phrase(words[1:], 'base') if striving else _object(words[1:], verb)} {when}"
    if opens(words, 0) and (striving or load().has("catenative", verb.zh)):
        return phrase(words, "base" if striving else "gerund")
    return ""


def _inner(words: Sequence[Word], verb: Word) -> str:
    """An action as an object: 推动 | 构建X -> the building of X, 推动 | 企业建立X -> … of X by enterprises."""
    cause = load().causes.get(verb.zh, "")
    if load().has("pivots", verb.zh) and opens(words, 0) and not any(word.kind == "of" for word in words):
        _adverbs, verbs, at = _verbs(words)
        target = _object(words[at:], verbs[-1]) if verbs else ""
        described = [word.adjective for word in words[:at] if word.adverb and word.adjective]
        names = listed([word.noun or gerund(word.verb) for word in verbs])
        return f"the {' '.join([*described, names])} of {target}" if target else ""
    name, length = nouns.place(words)
    if length and opens(words, length):
        return f"{name} {cause or 'in'} {phrase(words[length:], 'base' if cause == 'to' else 'gerund')}"
    idle = words[1:] and words[-1].verb and not words[-1].noun
    if cause == "to" and idle and words[-2].zh.endswith(tuple(load().lists["movers"])):
        return f"{nouns.noun_phrase(words[:-1])} to {words[-1].verb}"
    for at in range(1, len(words) - 1):
        moved = words[at - 1].zh.endswith(tuple(load().lists["movers"]))
        taking_part = words[at].zh == "参与" or words[at].zh not in load().subjects
        if cause and moved and opens(words, at) and taking_part:
            doing = phrase(words[at:], "base" if cause == "to" else "gerund")
            return f"{nouns.noun_phrase(words[:at])} {cause} {doing}"
        if moved and load().has("strong", words[at].zh) and opens(words, at):
            return f"{_object(words[at:], verb)} by {nouns.noun_phrase(words[:at])}"
    return ""


def _without_work(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the empty 工作 of 推进X工作, 开展X工作."""
    empty = len(words) > 1 and words[-1].zh == "工作" and not load().has("complete", words[-2].zh)
    return trimmed(words[:-1]) if empty else words
