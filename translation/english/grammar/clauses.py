"""Where a phrase with verbs is cut into clauses, and what a clause leads with: adverbs and verbs."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.grammar import nouns
from translation.english.grammar.compounds import is_action
from translation.english.grammar.openings import is_head, names_thing, opens, says_how, shares_object
from translation.english.grammar.serving import served
from translation.english.words.inflection import LEADING
from translation.english.words.joints import JOINTS, trimmed
from translation.english.words.lexicon import Word, load

LONG = 4
"""Characters above which what is served is more than a quality of the service: 服务 | 生态文明建设."""
MOVED = 5  # words of a clause that has only a verb and whom it moves: 推动网络货运平台 | 建立X
ADVANCING = ("推动", "推进", "促进", "加快", "加速", "助力")
MEANS = {"使用", "采用", "利用", "运用", "充分利用", "统筹运用", "依托", "综合运用", "探索利用"}
"""Verbs whose object is what the next clause is done with: 利用X推进Y."""
SECTORS, TOOLS = ("领域", "行业"), ("机制", "制度", "体系")
"""Where what is done has a mechanism of its own: 建立 | X领域 优化Y 长效机制."""
TARGETED = {"控制", "考核", "管理", "约束", "削减"}
TARGETS = {"目标", "指标", "任务", "要求", "制度"}
"""What the deed before it names: 控制 | 目标."""
AIMED = ("升级", "转型", "发展", "达峰", "碳中和", "消纳", "减排", "降碳")
EMPOWERING = {"赋能", "引领"}
"""Verbs that tie what is promoted to what it promotes."""
ROLES = {"作用", "优势"}
"""What is given play to for an end, which follows: 发挥金融作用 | 服务X."""


def clauses(words: Sequence[Word]) -> list[tuple[bool, tuple[Word, ...]]]:
    """The phrase cut where a new verb begins: (whether it says what the one before is for, words)."""
    clauses: list[tuple[bool, list[Word]]] = [(False, [])]
    last_of = max((at for at, word in enumerate(words) if word.kind == "of"), default=-1)
    combined = bool(words) and words[-1].zh == "相结合"  # 坚持A和B | 相结合
    for at, word in enumerate(words):
        current = clauses[-1][1]
        _adverbs, verbs, target = leading(current)
        full = bool(verbs) and target < len(trimmed(current)) and not _verbs_alone(current)
        deeds = _deeds(current[target:]) and _deeds(words[at + 1 : at + 2])  # 禁止 | 生产、销售和使用 | X
        if full and word.kind in JOINTS and (deeds or word.noun == "or"):
            current.append(word)
        elif full and word.kind in JOINTS and not combined and opens(words, at + 1) and _whole(words, at + 1):
            clauses.append((False, []))
        elif full and at > last_of and _new_clause(words, at, current):
            verb = next(w for w in words[at:] if w.verb)
            means = any(w.zh in MEANS for w in current)
            clauses.append((means or load().has("purpose", verb.zh), [word]))
        else:
            current.append(word)
    return [(purpose, trimmed(clause)) for purpose, clause in clauses if trimmed(clause)]


def _deeds(words: Sequence[Word]) -> bool:
    """Whether words are nothing but deeds that may have one object behind them."""
    return len(words) > 0 and all(load().has("transitive", w.zh) or w.kind in JOINTS for w in words)


def _verbs_alone(current: Sequence[Word]) -> bool:
    """Whether a clause so far is two verbs that have their object in common, which follows: 创新和完善 | 促进X机制."""
    paired = len(current) == 3 and current[1].kind in JOINTS
    return paired and bool(current[0].verb) and load().has("strong", current[2].zh)


def runs_on(words: Sequence[Word]) -> bool:
    """Whether a verb begins a clause with no joint before it though it moves nothing: 明确部门 | 组织协调责任."""
    words = trimmed(words)
    if not words or words[0].kind == "preposition" or not opens(words, 0):
        return False
    end = 0
    for purpose, clause in clauses(words):
        begin = next(at for at in range(end, len(words)) if words[at] is clause[0])
        moves = purpose or any(word.zh.endswith(ADVANCING) for word in clause[:2])
        if begin and not moves and words[begin - 1].kind not in JOINTS:
            return True
        end = begin + len(clause)
    return False


def _mover(current: Sequence[Word]) -> bool:
    """Whether a clause so far is a verb and those whom it moves to do what follows: 推动企业 | 建立X."""
    lexicon = load()
    while len(current) > 1 and current[-1].adverb and not (current[-1].verb or current[-1].noun):
        current = current[:-1]  # 引导企业 | 规范 | 拆解X
    place = next((at for at in range(2, len(current)) if current[at].zh == "在"), 0)
    if place and not any(word.verb for word in current[place:]):
        current = current[:place]  # 允许企业 | 在保税区 | 设立X
    someone = current[-1].zh.endswith(tuple(lexicon.lists["movers"])) or nouns.place(current[-1:])[1] > 0
    moved = len(current) > 1 and someone
    moving = any(lexicon.has("pivots", word.zh) or word.zh in lexicon.causes for word in current[:3])
    told = [word for word in trimmed(current) if word.verb or not word.adverb]
    return moved and len(told) < MOVED and moving


def _whole(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` has an object of its own rather than being one of two nouns."""
    verb = next((word for word in words[at:] if word.verb), None)
    return verb is not None and (load().has("strong", verb.zh) or opens(words, at))


def _only_named(words: Sequence[Word], at: int) -> bool:
    """Whether a verb is a noun of what is done: before 工作 alone, or before a verb with an object: X控制 | 完善Y."""
    rest = words[at + 1 :]
    if len(rest) < 2:
        return bool(rest) and rest[0].zh in nouns.WORK
    chained = any(load().has(verbs, words[at].zh) for verbs in ("pivots", "joining", "catenative"))
    ending = bool(rest) and load().has("strong", rest[0].zh) and opens(words, at + 1)
    return ending and not chained and not load().has("purpose", words[at].zh)


def _serves(words: Sequence[Word], at: int, current: Sequence[Word]) -> bool:
    """Whether 服务 is what a clause is for, not a noun: 运用认证 | 服务碳达峰."""
    after = words[at + 1] if at + 1 < len(words) else Word("")
    done = load().has("strong", current[0].zh) and len(current) > 1
    named = len(after.zh) > LONG and (is_action(after) or after.zh.endswith("建设")) and not words[at + 2 :]
    whole = load().has("complete", after.zh) or named
    whole |= current[0].zh not in ADVANCING and served(words[at + 1 :])
    return words[at].zh == "服务" and done and whole


def _is_end(words: Sequence[Word]) -> bool:
    """Whether words are what is aimed at: 产业 | 升级, 绿色发展."""
    return len("".join(word.zh for word in words)) >= LONG and words[-1].zh.endswith(AIMED) and not words[0].verb


def _founds(words: Sequence[Word], current: Sequence[Word]) -> bool:
    """Whether a body is set up, in whose name there may be verbs: 成立 | 推进X领导小组."""
    return load().has("creating", current[0].zh) and load().has("groups", trimmed(words)[-1].zh)


def _new_clause(words: Sequence[Word], at: int, current: Sequence[Word]) -> bool:
    """Whether a clause begins at `at` though there is no separator."""
    during = any(word.zh == "过程中" for word in words[at:]) and all(word.kind != "preposition" for word in current)
    tool = words[at - 1].zh.endswith(SECTORS) and words[-1].zh.endswith(TOOLS) and current[0].zh.startswith("建立")
    if (
        tool
        or during
        or _mover(current)
        or _founds(words, current)
        or current[-1].kind in JOINTS | {"of", "year", "before"}
    ):
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
    played = verb == at and words[at - 1].zh in ROLES and load().has("purpose", words[at].zh) and opens(words, at)
    led = verb == at and current[0].zh in MEANS and not _only_named(words, at) and opens(words[at:], 0)
    backed = verb == at and words[at].zh == "支撑" and opens(current, 0) and _is_end(words[at + 1 :])
    stepped_up = verb == at and words[at].zh == "加大" and opens(words, at) and words[-1].zh == "力度"
    if stepped_up or backed or played or led or (verb == at and _serves(words, at, current)):  # 依托企业 | 建设平台
        return True
    if _only_named(words, verb) or words[at - 1].kind == "preposition" or _pivoted(words, at):
        return False
    told = "strong" if verb == at and words[at - 1].kind not in ("title", "quote") else "governing"
    if verb >= len(words) or not (load().has("strong", words[verb].zh) or load().has(told, words[verb].zh)):
        return False
    before = words[at - 2] if at > 1 else None
    attached = verb == at and load().has("attached", words[verb].zh) and before and load().has("strong", before.zh)
    targeted = (
        words[at].zh in TARGETED and at + 2 < len(words) and words[at + 1].zh in TARGETS
    )  # 总量 | 控制 目标 X机制
    noun = verb == at and (targeted or names_thing(words[verb], words[verb + 1 :]))
    empowering = verb == at and words[at].zh in EMPOWERING and current[0].zh in ADVANCING  # 推动A | 赋能B
    return not attached and not empowering and not noun and opens(words, at)


def _pivoted(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` is what the verb before it, and before its manner, promotes: 推动 | 进一步 | 完善 X."""
    at -= 1
    while at > 0 and words[at].adverb and not words[at].verb:
        at -= 1
    return load().has("pivots", words[at].zh)


def _idle(words: Sequence[Word], at: int) -> bool:
    """Whether an empty verb stands behind a verb and before its object: 落实 | 开展 | X."""
    verb = words[at - 1]
    told = bool(verb.verb) and not load().has("catenative", verb.zh)  # 部署 | 开展 X = plan to carry out X
    doer = words[-1].zh.endswith(tuple(load().lists["movers"]))  # 支持 | 开展 X的企业 is not carried out
    theirs = doer and any(word.kind == "of" for word in words[at + 2 :])
    return told and load().has("empty", words[at].zh) and at + 1 < len(words) and not theirs


def leading(words: Sequence[Word]) -> tuple[list[str], list[Word], int]:
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
        elif (word.kind in JOINTS and not verbs) or (verbs and _idle(words, at)):
            pass
        else:
            break
        at += 1
    return adverbs, verbs, at
