"""Phrases with verbs. English keeps the Chinese order of verb and object; the verb becomes a gerund."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar import causing, clauses, honours, nouns, objects, prepositions
from translation.english.grammar.openings import FAVOURING, opens, parts
from translation.english.grammar.remitted import REMITTED
from translation.english.words.inflection import LEADING, SMALL, gerund
from translation.english.words.joints import JOINTS, listed, spliced, trimmed
from translation.english.words.lexicon import Word, load

CLAUSE = 4
"""Words of the shortest clause that begins with 对 behind its manner."""
TACKLING = {"攻坚", "攻关"}
MANNER = re.compile(r"in an? (?P<how>\w+) manner")
TAXES = ("税", "费", "关税")
REMISSIONS = {"减免": "reduction and exemption", "减征": "reduction", "免征": "exemption"}
WORKED, USED = ("开发", "勘探", "勘查", "收集", "回收"), {"利用", "处置", "处理"}
"""Deeds that have their object in common."""
AMID = {"中": "in", "过程中": "in", "下": "under"}
NOW = {"近期": "in the near term", "当前": "at present", "现阶段": "at this stage"}
SOON = {"当前和今后一个时期", "今后一个时期", *NOW}


def phrase(words: Sequence[Word], form: str = "gerund") -> str:
    """English of a phrase: clauses whose verbs are in `form` (gerund or base), or a noun phrase."""
    words = trimmed(words)
    if not words:
        return ""
    if words[0].kind == "preposition":
        said = prepositions.prepositional(words)
        return _in_base(said, words) if form == "base" else said
    whole = all(" " in LEADING.sub("", word.verb) and "~" not in word.verb for word in words)
    if len(words) > 1 and whole and words[0].verb.rpartition(" ")[2] not in SMALL | {"out"}:
        return listed([deed(word, form) for word in words])
    told = (
        _approved(words, form)
        or honours.conferred(words, form)
        or _still_done_to(words, form)
        or _amid(words, form)
        or causing.caused(words, form)
        or _dated(words, form)
        or _soon(words, form)
        or _apart(words, form)
    )
    if told := told or _several_for(words) or _remitted(words):
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


def _approved(words: Sequence[Word], form: str) -> str:
    """同意 | S市建设X实施方案 -> approving the implementation plan for building X in S; the empty text for all else."""
    paper = objects.paper_of(words[1:], words[0]) if words[1:] else ""
    return f"{deed(words[0], form)} {paper}" if paper else ""


def _still_done_to(words: Sequence[Word], form: str) -> str:
    """继续 | 对X进行V -> continuing to V X, 依法 | 对X进行V -> Ving X in accordance with law; else the empty text."""
    if len(words) < CLAUSE or not words[0].adverb or words[0].verb or words[1].zh not in prepositions.TAKEN:
        return ""
    how = words[0].adverb
    if how.startswith("^"):
        first, _, rest = how[1:].partition(" ")
        return f"{gerund(first) if form == 'gerund' else first} {rest} {phrase(words[1:], 'base')}"
    said = phrase(words[1:], form)
    return f"{said} {how[1:].strip()}" if how.startswith("~") else f"{how} {said}"


def _amid(words: Sequence[Word], form: str) -> str:
    """X中建立Y -> establishing Y in X, X下建立Y -> … under X, where 在 is left out; the empty text for all else."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh in AMID), 0)
    if not at or opens(words, 0) or not opens(words, at + 1) or words[at + 1].kind == "of":
        return ""
    return f"{phrase(words[at + 1 :], form)} {AMID[words[at].zh]} {nouns.noun_phrase(words[:at])}"


def deed(word: Word, form: str) -> str:
    """A verb in its form."""
    return gerund(word.verb) if form == "gerund" else word.verb


def _apart(words: Sequence[Word], form: str) -> str:
    """What stops part where one part is a deed alone or begins with a preposition: 加强X，补短板; else nothing."""
    apart = parts(words)
    if len(apart) < 2 or words[0].zh == "坚持":
        return ""
    lone = [part[0].kind in ("preposition", "causing") or (len(part) == 1 and " " in part[0].verb) for part in apart]
    if not any(lone) or not all(alone or opens(part, 0) for alone, part in zip(lone, apart, strict=True)):
        return ""
    return listed([phrase(part, form) if len(part) > 1 else deed(part[0], form) for part in apart])


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


def _in_base(said: str, words: Sequence[Word]) -> str:
    """A phrase that begins with a gerund, with its verb in the base form: strictly controlling X -> strictly control X.

    What does not begin with one stays as it is.
    """
    bases = [word.verb for word in words if word.verb]
    bases += [load().parting[word.zh].partition(" ~")[0] for word in words if word.zh in load().parting]
    for base in sorted(bases, key=len, reverse=True):
        told = gerund(base.partition(" ~")[0])
        at = said.find(told)
        if at == 0 or (at > 0 and said[:at].rstrip().endswith("ly") and " " not in said[: at - 1]):
            return said[:at] + base.partition(" ~")[0] + said[at + len(told) :]
    return said


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
        run = 2 if target[2:] and target[-2].zh.endswith(WORKED) and target[-1].zh in USED else 1  # 勘探开发 | 利用
        target, behind = (*target[:-run], manner, *target[-run:]), []
    if verb.zh in load().parting and len(target) > 1 and target[-1].zh.endswith(TAXES):
        return prepositions.prepositional((load().words["对"], *target[:-1], *words[:at], target[-1]))
    said = prepositions.shared_with(target) or objects.told(target, verb)
    if verb.noun and said.removeprefix("the ").startswith(f"{verb.noun} of "):  # 推动 | 建材 下乡
        said = said.removeprefix("the ").removeprefix(f"{verb.noun} of ")
    bases = [word.verb for word in verbs]
    if target and (said_so := load().collocations.get(verb.zh + target[-1].zh[-2:])):
        bases[-1] = said_so
    if load().has("striving", verb.zh) and target and not objects.meant(trimmed(target), verb):
        bare = all(word.verb and "~" not in word.verb and not word.verb.endswith(" to") for word in target)
        said = listed([word.verb for word in target]) if bare else said
        bases[-1] = bases[-1] if bare else re.sub(r" to$", " for", bases[-1])  # strive to innovate, strive for support
    if ahead := [adverb[1:] for adverb in before if adverb.startswith("^")]:
        before = [adverb for adverb in before if not adverb.startswith("^")]
        bases = [f"{ahead[0]} {bases[0]}", *bases[1:]]
    forms = [gerund(base) if form == "gerund" else base for base in bases]
    joint = "or" if any(word.noun == "or" and word.kind == "connective" for word in words[:at]) else "and"
    action = _fostering_of(verbs, forms) or listed(forms, joint)
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
    if words[1].zh in NOW and not opens(rest, 0):
        return ""
    rest = rest[:-1] if rest[-1].zh in nouns.WORK and opens(rest, 0) else rest
    said = phrase(rest, form) if opens(rest, 0) else verb_phrase((words[0], *rest), form)
    return f"{said} {NOW.get(words[1].zh, 'now and for some time to come')}"


def _remitted(words: Sequence[Word]) -> str:
    """开采尾矿减免资源税 -> resource tax reduction and exemption for mining tailings; the empty text for all else."""
    before, tax = words[:-2], words[-1]
    fits = len(before) > 1 and words[-2].zh in REMITTED and tax.zh.endswith("税") and opens(before, 0)
    return f"{tax.noun} {REMISSIONS[words[-2].zh]} for {phrase(before)}" if fits else ""


def _several_for(words: Sequence[Word]) -> str:
    """促进X若干财政政策 -> several fiscal policies for promoting X; the empty text for all else.

    促进X发展增值税政策 -> value-added tax policies for promoting X development.
    """
    taxes = (at for at in range(2, len(words) - 1) if words[at].zh.endswith("税") and words[at - 1].kind not in JOINTS)
    tax = next(taxes, 0) if words[0].zh in FAVOURING else 0
    if tax and opens(words[:tax], 0) and any(word.zh.endswith("政策") for word in words[tax:]):
        return f"{nouns.noun_phrase(words[tax:], '')} for {phrase(words[:tax])}"
    at = next((at for at in range(2, len(words) - 1) if words[at].zh == "若干"), 0)
    now = words[0].zh in NOW and at > 1  # 近期 | 支持X若干政策
    if not at or not words[-1].zh.endswith(("政策", "措施", "举措")) or not opens(words[now:at], 0):
        return ""
    if now:
        return f"{_several_for(words[1:])} {NOW[words[0].zh]}"
    return f"several {nouns.noun_phrase(words[at + 1 :], '')} for {phrase(words[:at])}"
