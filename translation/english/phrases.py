"""Phrases with verbs. English keeps the Chinese order of verb and object; the verb becomes a gerund."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english import causing, changes, clauses, compounds, nouns, prepositions
from translation.english.inflection import LEADING, SMALL, gerund
from translation.english.joints import JOINTS, listed, spliced, trimmed
from translation.english.lexicon import Word, load
from translation.english.openings import opens, parts

TACKLING = {"攻坚", "攻关"}
MANNER = re.compile(r"in an? (?P<how>\w+) manner")
TOOLS = ("机制", "制度", "体系")
LIMITING = ("限制", "禁止", "严禁", "停止", "鼓励", "推广", "减少", "扩大", "引导", "支持")
"""Verbs behind which a deed has its own object: 限制 | 使用 | 塑料制品."""
WHOLE = 3
"""Characters from which on a thing has a name of its own, which no deed before it describes."""
TAXES = ("税", "费", "关税")
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
        return listed([_deed(word, form) for word in words])
    told = causing.caused(words, form) or _dated(words, form) or _soon(words, form) or _apart(words, form)
    if told := told or _several_for(words):
        return told
    if not opens(words, 0):
        return nouns.noun_phrase(words)
    out: list[str] = []
    for purpose, clause in clauses.clauses(words):
        if purpose and out:
            out[-1] += f" to {verb_phrase(clause, form='base')}"
        else:
            out.append(verb_phrase(clause, form) if opens(clause, 0) else nouns.noun_phrase(clause))
            form = "gerund" if any(load().has("catenative", word.zh) for word in clause[:1]) else form
    return listed(out)


def _deed(word: Word, form: str) -> str:
    return gerund(word.verb) if form == "gerund" else word.verb


def _apart(words: Sequence[Word], form: str) -> str:
    """What stops part where one part is a deed alone or begins with a preposition: 加强X，补短板; else nothing."""
    apart = parts(words)
    if len(apart) < 2 or words[0].zh == "坚持":
        return ""
    lone = [part[0].kind in ("preposition", "causing") or (len(part) == 1 and " " in part[0].verb) for part in apart]
    if not any(lone) or not all(alone or opens(part, 0) for alone, part in zip(lone, apart, strict=True)):
        return ""
    return listed([phrase(part, form) if len(part) > 1 else _deed(part[0], form) for part in apart])


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


def verb_phrase(words: Sequence[Word], form: str = "gerund") -> str:
    """Adverbs, verbs and their object; `form` is gerund or base (after `to`)."""
    words = trimmed(words)
    adverbs, verbs, at = clauses.leading(words)
    if not verbs:
        return nouns.noun_phrase(words)
    target = words[at:]
    behind = [adverb[1:].strip() for adverb in adverbs if adverb.startswith("~")]
    before = [adverb for adverb in adverbs if not adverb.startswith("~")]
    verb = verbs[-1]
    if (
        len(verbs) > 1
        and load().has("empty", verb.zh)
        and (verbs[0].zh in load().causes or load().has("pivots", verbs[0].zh))
    ):
        verbs, verb = verbs[:1], verbs[0]  # 鼓励 | 开展 X
    if load().has("empty", verb.zh) and len(target) > 1 and target[-1].zh in TACKLING:
        verb, verbs, target = target[-1], [target[-1]], target[:-1]
    moved = [word for word in words[:at] if load().has("moved", word.zh)]
    if moved and load().has("pivots", verb.zh) and len(target) > 1 and target[-1].verb:
        manner = Word(moved[0].zh, adjective=moved[0].adjective)
        target, behind = (*target[:-1], manner, target[-1]), []
    if verb.zh in load().parting and len(target) > 1 and target[-1].zh.endswith(TAXES):
        return prepositions.prepositional((load().words["对"], *target[:-1], *words[:at], target[-1]))
    said = prepositions.shared_with(target) or _object(target, verb)
    bases = [word.verb for word in verbs]
    if target and (said_so := load().collocations.get(verb.zh + target[-1].zh[-2:])):
        bases[-1] = said_so
    if load().has("striving", verb.zh) and target and not _meant(trimmed(target), verb):
        bare = all(word.verb and "~" not in word.verb and not word.verb.endswith(" to") for word in target)
        said = listed([word.verb for word in target]) if bare else said
        bases[-1] = bases[-1] if bare else re.sub(r" to$", " for", bases[-1])  # strive to innovate, strive for support
    if ahead := [adverb[1:] for adverb in before if adverb.startswith("^")]:
        before = [adverb for adverb in before if not adverb.startswith("^")]
        bases = [f"{ahead[0]} {bases[0]}", *bases[1:]]
    forms = [gerund(base) if form == "gerund" else base for base in bases]
    action = _fostering_of(verbs, forms) or listed(forms)
    if before and LEADING.match(action) and before[-1].endswith("ly"):
        before = [listed([*before, ""]), "and"]  # strictly and reasonably controlling
    out = action.replace("~", said) if "~" in action else spliced(action, said)
    how = " ".join(before) if before[-1:] == ["and"] else listed(before)
    return " ".join(part for part in (how, out.strip(), *_manners(behind)) if part)


def _fostering_of(verbs: Sequence[Word], forms: Sequence[str]) -> str:
    """加快培育 and 发展 -> accelerating the fostering and development of; the empty text for all else."""
    if len(verbs) < 2 or not forms[0].endswith(" of") or not all(word.noun for word in verbs[1:]):
        return ""
    return f"{listed([forms[0].removesuffix(' of'), *(word.noun for word in verbs[1:])])} of"


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


def _several_for(words: Sequence[Word]) -> str:
    """促进X若干财政政策 -> several fiscal policies for promoting X; the empty text for all else."""
    at = next((at for at in range(2, len(words) - 1) if words[at].zh == "若干"), 0)
    if not at or not words[-1].zh.endswith(("政策", "措施", "举措")) or not opens(words[:at], 0):
        return ""
    return f"several {nouns.noun_phrase(words[at + 1 :], '')} for {phrase(words[:at])}"


def _object(words: Sequence[Word], verb: Word) -> str:
    """What a verb governs: an action of its own (推动构建X: the building of X), else a noun phrase."""
    lexicon = load()
    words = _without_work(trimmed(words))
    if not words:
        return ""
    article = "a" if lexicon.has("creating", verb.zh) else "the"
    if (
        meant := _efforts(words, verb)
        or _meant(words, verb)
        or _tool(words, article)
        or _done_to(words, verb)
        or changes.changed(words, article)
    ):
        return meant
    if (
        (named := next((at for at, word in enumerate(words) if word.zh == "为"), 0))
        and words[named + 1 :]
        and words[0].zh != "以"
    ):
        return f"{nouns.noun_phrase(words[:named])} as {nouns.noun_phrase(words[named + 1 :])}"
    if words[0].kind == "preposition":
        return prepositions.brought(words) or prepositions.prepositional(words, thing=True)
    if (lexicon.has("pivots", verb.zh) or verb.zh in lexicon.causes) and (inner := _inner(words, verb)):
        return inner
    return nouns.noun_phrase(words, article)


def _done_to(words: Sequence[Word], verb: Word) -> str:
    """生产销售使用X, 生产、销售和使用X -> the production, sale and use of X; the empty text for all else."""
    at = 0
    while at < len(words) and (load().has("transitive", words[at].zh) or words[at].kind in JOINTS):
        at += 1
    deeds = [word for word in words[:at] if word.kind not in JOINTS]
    thing = words[at] if at < len(words) else Word("")
    bare = thing.noun and not thing.verb and not load().has("heads", thing.zh) and thing.zh not in load().kinds
    named = bool(bare) and len(thing.zh) >= WHOLE and words[-1].zh not in load().kinds and not words[-1].verb
    meant = len(deeds) > 1 or (len(deeds) == 1 and _meant_for_deeds(verb))
    if not named or not meant or words[at - 1].kind in JOINTS:
        return ""
    return f"the {listed([word.noun for word in deeds])} of {nouns.noun_phrase(words[at:], 'of')}"


def _meant_for_deeds(verb: Word) -> bool:
    """Whether what is behind a verb is done rather than a thing: 限制 | 使用 | 塑料制品, 加快 | 振兴 | 制造业."""
    return verb.zh.endswith(LIMITING) or load().has("pivots", verb.zh)


def _efforts(words: Sequence[Word], verb: Word) -> str:
    """加大 | X治理 力度 -> efforts to treat X; the empty text for all else."""
    if verb.zh != "加大" or len(words) < 3 or words[-1].zh != "力度" or not words[-2].verb:
        return ""
    deed, thing = words[-2], words[:-2]
    backed = deed.zh.endswith(("支持", "投入", "扶持", "保障", "投资", "执法", "宣传"))
    if backed or any(word.kind in ("of", "preposition") for word in thing) or all(word.adjective for word in thing):
        return ""
    said = nouns.noun_phrase(thing)
    return f"efforts to {deed.verb.replace('~', said) if '~' in deed.verb else f'{deed.verb} {said}'}"


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
    if load().causes.get(verb.zh) == "to" and not load().has("pivots", verb.zh) and opens(words, 0):
        return f"efforts to {phrase(words, 'base')}"  # 督促 | 做好 X
    if verb.zh.endswith("部署") and opens(words, 0):
        return f"to {phrase(words, 'base')}"
    if opens(words, 0) and (striving or load().has("catenative", verb.zh)):
        return phrase(words, "base" if striving else "gerund")
    return ""


def _inner(words: Sequence[Word], verb: Word) -> str:
    """An action as an object: 推动 | 构建X -> the building of X, 推动 | 企业建立X -> … of X by enterprises."""
    cause = load().causes.get(verb.zh, "")
    paired = len(words) == 2 and load().has("paired", words[1].zh)  # 存储 | 消纳 has no object
    if load().has("pivots", verb.zh) and opens(words, 0) and not paired and all(word.kind != "of" for word in words):
        _adverbs, verbs, at = clauses.leading(words)
        target = _object(words[at:], verbs[-1]) if verbs else ""
        described = [word.adjective for word in words[:at] if word.adverb and word.adjective]
        names = listed([word.noun or gerund(word.verb) for word in verbs])
        manner = [word.adverb[1:] for word in words[:at] if word.adverb.startswith("~") and not word.adjective]
        return f"the {' '.join([*described, names])} of {target}{''.join(manner)}" if target else ""
    name, length = nouns.place(words)
    if length and opens(words, length):
        return f"{name} {cause or 'in'} {phrase(words[length:], 'base' if cause == 'to' else 'gerund')}"
    if alone := _done_alone(words, cause):
        return alone
    for at in range(1, len(words) - 1):
        moved = words[at - 1].zh.endswith(tuple(load().lists["movers"]))
        tied = words[at].zh in load().subjects
        joins = words[at].zh == "参与" and not words[at - 1].zh.endswith("资本")
        if cause and moved and opens(words, at) and (joins or not tied):
            doing = phrase(words[at:], "base" if cause == "to" else "gerund")
            return f"{nouns.noun_phrase(words[:at])} {cause} {doing}"
        if moved and load().has("strong", words[at].zh) and opens(words, at) and not tied:
            return f"{_object(words[at:], verb)} by {nouns.noun_phrase(words[:at])}"
    return ""


def _done_alone(words: Sequence[Word], cause: str) -> str:
    """What a mover does without an object, in some manner: 地方 | 率先 达峰; the empty text for all else."""
    end = len(words) - 1
    while end > 1 and words[end - 1].adverb and not words[end - 1].verb:
        end -= 1
    moved = end > 0 and words[end - 1].zh.endswith(tuple(load().lists["movers"]))
    idle = bool(words[-1].verb) and not words[-1].noun
    if not cause or not moved or "~" in words[-1].verb or not words[-1].verb or (end == len(words) - 1 and not idle):
        return ""
    how = "".join(f" {word.adverb.removeprefix('~ ')}" for word in words[end:-1])
    return f"{nouns.noun_phrase(words[:end])} {cause} {_deed(words[-1], 'base' if cause == 'to' else 'gerund')}{how}"


def _without_work(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the empty 工作 of 推进X工作, 开展X工作."""
    empty = len(words) > 1 and words[-1].zh == "工作" and not load().has("complete", words[-2].zh)
    empty &= not words[-2].zh.startswith("迎峰") if empty else True
    empty |= len(words) > 2 and words[-1].zh == "活动" and compounds.is_action(words[-2])
    return trimmed(words[:-1]) if empty else words
