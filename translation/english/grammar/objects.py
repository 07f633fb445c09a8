"""What a verb governs: a thing, a deed of its own, somebody who does something, what something is taken as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translation.english.grammar import changes, clauses, compounds, kinds, nouns, openings, phrases, prepositions
from translation.english.words.agreement import definite
from translation.english.words.deeds import PLANNED
from translation.english.words.inflection import gerund
from translation.english.words.joints import JOINTS, listed, trimmed
from translation.english.words.lexicon import Word, load

TOOLS = ("机制", "制度", "体系")
LIMITING = ("限制", "禁止", "严禁", "停止", "鼓励", "推广", "减少", "扩大", "引导", "支持")
"""Verbs behind which a deed has its own object: 限制 | 使用 | 塑料制品."""
BRANCHES = {"消费", "生产", "制造", "建造", "出行", "供暖", "运输", "养殖", "种植", "贸易", "投资", "融资"}
"""Deeds that are branches where what they are to become follows."""
APPROVED = {"同意", "批准", "审批", "印发", "批复", "通过", "原则同意"}
"""What is done with a paper whose name has a verb in it."""
PAPERS = {"实施方案", "总体方案", "方案", "规划", "行动方案", "行动计划", "工作方案", "建设方案"}
WHOLE = 3
"""Characters from which on a thing has a name of its own, which no deed before it describes."""


def told(words: Sequence[Word], verb: Word) -> str:
    """What a verb governs: an action of its own (推动构建X: the building of X), else a noun phrase."""
    lexicon = load()
    words = _without_work(trimmed(words))
    if not words:
        return ""
    if verb.zh.endswith(("加强", "强化")) and len(words) > 1 and words[-1].zh == "规划":
        words = (*words[:-1], replace(PLANNED["规划"], zh="规划工作"))
    article = "a" if lexicon.has("creating", verb.zh) else "the"
    if (
        said := during(words, article)
        or _as(words, verb)
        or _used(words, verb)
        or _efforts(words, verb)
        or meant(words, verb)
        or _tool(words, article)
        or _done_to(words, verb)
        or changes.changed(words, article)
    ):
        return said
    if (
        (named := next((at for at, word in enumerate(words) if word.zh == "为"), 0))
        and words[named + 1 :]
        and words[0].zh != "以"
        and not any(word.kind == "of" for word in words[named + 2 : named + 3])
    ):
        return f"{nouns.noun_phrase(words[:named])} as {nouns.noun_phrase(words[named + 1 :])}"
    if words[0].kind == "preposition":
        return prepositions.brought(words) or prepositions.prepositional(words, thing=True)
    if (lexicon.has("pivots", verb.zh) or verb.zh in lexicon.causes) and (inner := _inner(words, verb)):
        return inner
    return nouns.noun_phrase(words, article)


def paper_of(words: Sequence[Word], verb: Word) -> str:
    """同意 | S市建设X实施方案 -> the implementation plan of S for building X; the empty text for all else."""
    _name, length = nouns.place(words)
    while length and nouns.place(words[length:])[1]:
        length += nouns.place(words[length:])[1]
    named = verb.zh in APPROVED and words[-1].zh in PAPERS and length
    if not named or not openings.opens(words[:-1], length):
        return ""
    return f"the {kinds.of_kind(words[length:-1], words[-1])} in {nouns.noun_phrase(words[:length], '')}"


def _as(words: Sequence[Word], verb: Word) -> str:
    """禁止 | 使用A作为B -> the use of A as B; the empty text for all else."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh == "作为"), 0)
    fits = at and words[0].kind != "preposition" and all(word.kind not in JOINTS | {"of"} for word in words)
    return f"{told(words[:at], verb)} as {nouns.noun_phrase(words[at + 1 :], 'a')}" if fits else ""


def _used(words: Sequence[Word], verb: Word) -> str:
    """鼓励 | 利用A改造B -> the use of A to retrofit B; the empty text for all else."""
    if words[0].zh not in openings.MEANS or verb.zh not in load().causes or not words[0].noun:
        return ""
    first, *rest = [clause for _purpose, clause in clauses.clauses(words)] or [()]
    if len(rest) != 1 or len(first) < 2 or not openings.opens(rest[0], 0):
        return ""
    return f"the {words[0].noun} of {nouns.noun_phrase(first[1:], 'of')} to {phrases.phrase(rest[0], 'base')}"


def during(words: Sequence[Word], article: str) -> str:
    """企业搬迁过程中X -> X during the relocation of enterprises; the empty text for all else."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh == "过程中"), 0)
    fits = at and words[0].kind != "preposition" and all(word.kind != "of" for word in words)
    return f"{nouns.noun_phrase(words[at + 1 :], article)} during {nouns.noun_phrase(words[:at])}" if fits else ""


def _done_to(words: Sequence[Word], verb: Word) -> str:
    """生产销售使用X, 生产、销售和使用X -> the production, sale and use of X; the empty text for all else."""
    at = 0
    while at < len(words) and (load().has("transitive", words[at].zh) or words[at].kind in JOINTS):
        at += 1
    deeds = [word for word in words[:at] if word.kind not in JOINTS]
    thing = words[at] if at < len(words) else Word("")
    bare = (
        thing.noun
        and not thing.verb
        and not thing.zh.endswith(("转型", "升级"))
        and not load().has("heads", thing.zh)
        and thing.zh not in load().kinds
    )
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
    if verb.zh != "加大" or len(words) < 2 or words[-1].zh != "力度":
        return ""
    if words[0].verb and openings.opens(words[:-1], 0):
        return f"efforts to {phrases.phrase(words[:-1], 'base')}"  # 吸引 | 外商投资 力度
    if words[-2].zh.endswith("支持") and not words[-2].verb:
        return nouns.noun_phrase(words[:-1])  # 财政支持 | 力度
    if len(words) < 3 or not words[-2].verb:
        return ""
    deed, thing = words[-2], words[:-2]
    backed = deed.zh.endswith(("支持", "投入", "扶持", "保障", "投资", "执法", "宣传"))
    if backed or any(word.kind in ("of", "preposition") for word in thing) or all(word.adjective for word in thing):
        return ""
    said = nouns.noun_phrase(thing)
    return f"efforts to {deed.verb.replace('~', said) if '~' in deed.verb else f'{deed.verb} {said}'}"


def _tool(words: Sequence[Word], article: str) -> str:
    """建立 | 保障X长效机制 -> a long-term mechanism for ensuring X; the empty text for all else.

    延长 | 扶持X政策 执行期限 -> the implementation period of policies for supporting X.
    """
    if words[0].zh == "部分" and words[1:]:
        said = _tool(words[1:], "")
        return said if " of " in said.partition(" for ")[0] else f"some {said}" * bool(said)
    field = next((at for at in range(1, len(words) - 2) if words[at - 1].zh.endswith(clauses.SECTORS)), 0)
    if field and words[-1].zh.endswith(TOOLS) and (said := _tool(words[field:], article)):
        return f"{said} in {nouns.noun_phrase(words[:field])}"  # 招标领域 | 优化X 机制
    last = next((at for at in range(len(words) - 1, 1, -1) if words[at].zh.endswith("政策")), 0)
    if 0 < last < len(words) - 1 and words[0].zh in openings.FAVOURING and words[last + 1].kind not in JOINTS:
        said = _tool(words[: last + 1], "")
        return f"{definite(nouns.noun_phrase(words[last + 1 :], ''))} of {said}" if said else ""
    end = len(words) - 1
    favoured = words[0].zh in openings.FAVOURING and words[-1].zh.endswith("政策")
    told = words[-1].zh.endswith(TOOLS) and load().has("strong", words[0].zh)
    if not (told or favoured) or not openings.opens(words[:-1], 0):
        return ""
    while end > 1 and words[end - 1].adjective and (not words[end - 1].noun or words[end - 1].zh in ("有关", "相关")):
        end -= 1
    if end < 2 or any(word.kind in JOINTS | {"of"} for word in words):
        return ""
    return f"{nouns.noun_phrase(words[end:], article)} for {phrases.phrase(words[:end])}"


def meant(words: Sequence[Word], verb: Word) -> str:
    """A deed told as a deed: strive to achieve X by 2030, explore building X; the empty text for all else."""
    timed = len(words) > 1 and words[0].kind in ("before", "year") and openings.opens(words, 1)
    striving = load().has("striving", verb.zh)
    if timed:
        when = words[0].noun if words[0].kind == "before" else f"in {words[0].noun}"
        return f"{phrases.phrase(words[1:], 'base') if striving else told(words[1:], verb)} {when}"
    if load().causes.get(verb.zh) == "to" and not load().has("pivots", verb.zh) and openings.opens(words, 0):
        return f"efforts to {phrases.phrase(words, 'base')}"  # 督促 | 做好 X
    if verb.zh.endswith("部署") and openings.opens(words, 0):
        return f"to {phrases.phrase(words, 'base')}"
    if openings.opens(words, 0) and (striving or load().has("catenative", verb.zh)):
        return phrases.phrase(words, "base" if striving else "gerund")
    return ""


def _inner(words: Sequence[Word], verb: Word) -> str:
    """An action as an object: 推动 | 构建X -> the building of X, 推动 | 企业建立X -> … of X by enterprises."""
    cause = load().causes.get(verb.zh, "")
    paired = len(words) == 2 and load().has("paired", words[1].zh)  # 存储 | 消纳 has no object
    paired |= words[-1].zh.endswith("转型") and words[0].zh in BRANCHES  # 推动 | 消费 绿色转型
    if (
        load().has("pivots", verb.zh)
        and openings.opens(words, 0)
        and not paired
        and all(word.kind != "of" for word in words)
    ):
        _adverbs, verbs, at = clauses.leading(words)
        target = told(words[at:], verbs[-1]) if verbs else ""
        described = [word.adjective for word in words[:at] if word.adverb and word.adjective]
        names = listed([word.noun or gerund(word.verb) for word in verbs])
        manner = [word.adverb[1:] for word in words[:at] if word.adverb.startswith("~") and not word.adjective]
        return f"the {' '.join([*described, names])} of {target}{''.join(manner)}" if target else ""
    name, length = nouns.place(words)
    if length and openings.opens(words, length):
        return f"{name} {cause or 'in'} {phrases.phrase(words[length:], 'base' if cause == 'to' else 'gerund')}"
    if alone := _done_alone(words, cause) or _somewhere(words, cause):
        return alone
    for at in range(1, len(words) - 1):
        moved = words[at - 1].zh.endswith(tuple(load().lists["movers"]))
        tied = words[at].zh in load().subjects
        joins = words[at].zh == "服务" or (words[at].zh == "参与" and not words[at - 1].zh.endswith("资本"))
        if cause and moved and openings.opens(words, at) and (joins or not tied):
            doing = phrases.phrase(words[at:], "base" if cause == "to" else "gerund")
            return f"{nouns.noun_phrase(words[:at])} {cause} {doing}"
        if moved and load().has("strong", words[at].zh) and openings.opens(words, at) and not tied:
            return f"{told(words[at:], verb)} by {nouns.noun_phrase(words[:at])}"
    return ""


def _somewhere(words: Sequence[Word], cause: str) -> str:
    """允许 | S在P设立V -> S to establish V in P; the empty text for all else."""
    at = next((at for at in range(1, len(words) - 3) if words[at].zh == "在" and words[at].kind == "preposition"), 0)
    verb = next((i for i in range(at + 2, len(words) - 1) if words[i].verb and openings.opens(words, i)), 0)
    if not at or not verb or not cause or openings.opens(words, 0):
        return ""
    doing = phrases.phrase(words[verb:], "base" if cause == "to" else "gerund")
    return f"{nouns.noun_phrase(words[:at])} {cause} {doing} in {nouns.noun_phrase(words[at + 1 : verb])}"


def _done_alone(words: Sequence[Word], cause: str) -> str:
    """What a mover does without an object, in some manner: 地方 | 率先 达峰; the empty text for all else."""
    end = len(words) - 1
    while end > 1 and words[end - 1].adverb and not words[end - 1].verb:
        end -= 1
    moved = end > 0 and words[end - 1].zh.endswith(tuple(load().lists["movers"]))
    idle = bool(words[-1].verb) and not words[-1].noun
    named = load().has("complete", words[-1].zh) and not words[-1].verb and end < len(words) - 1  # 机构 | 率先 节能
    if not cause or not moved or "~" in words[-1].verb or (end == len(words) - 1 and not idle):
        return ""
    if not named and not words[-1].verb:
        return ""
    how = "".join(f" {word.adverb.removeprefix('~ ')}" for word in words[end:-1])
    if named:
        return f"{words[-1].noun} by {nouns.noun_phrase(words[:end])}{how}"
    deed = phrases.deed(words[-1], "base" if cause == "to" else "gerund")
    return f"{nouns.noun_phrase(words[:end])} {cause} {deed}{how}"


def _without_work(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the empty 工作 of 推进X工作, 开展X工作."""
    empty = len(words) > 1 and words[-1].zh == "工作" and not load().has("complete", words[-2].zh)
    empty &= not words[-2].zh.startswith("迎峰") if empty else True
    empty |= len(words) > 2 and words[-1].zh == "活动" and compounds.is_action(words[-2])
    return trimmed(words[:-1]) if empty else words
