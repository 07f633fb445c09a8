"""Where a clause begins: a verb with its object, the adverbs before it, and a verb that is part of a noun instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from translation.english.grammar.remitted import taxed
from translation.english.words.inflection import LEADING, has_object
from translation.english.words.joints import JOINTS
from translation.english.words.lexicon import Word, load

KEPT = {"坚持", "遵循", "遵守", "贯彻", "落实", "把握", "明确", "确立", "体现", "按照"}
"""What is done with principles, which all other deeds name: 自愿参与 | 原则."""
CAMPAIGNS = {"行动", "专项行动", "提升行动", "攻坚行动", "工程", "活动"}
"""Deeds that the verb before them names, whatever follows."""
TOOLS = {"体系", "机制", "制度", "系统", "平台", "能力", "模式", "方式", "网络", "工具", "手段", "水平"}
"""What a deed with its manner describes: 动态 | 监测 | 系统."""
MET = {"需要", "需求", "期待", "期盼", "向往"}
"""What is met: 满足X的需要 is no relative clause."""
ROLE = {"作用", "职能"}
"""What a verb before it describes: 引导 | 作用."""
DOING = re.compile(r" (?:to \w{1,30}|\w{1,30}ing)$")
"""In a verb whose object is a deed that has its own object: focus on improving, take steps to advance."""
MADE = {"创新", "改革", "理顺", "规范", "实行", "推行", "落实", "发挥", "探索", "深化"}
"""What is done with a mechanism itself."""
BRANCHES = {"产业", "行业", "农业", "经济", "业务"}
"""What grows, whatever stands between: 发展 | 再制造 产业."""
GROWN = {"发展", "培育", "壮大"}
"""What is done with things that are named by a deed: 发展 | 节水 农业."""
WAYS = {"模式", "机制", "方式", "体制", "方法", "手段", "路径", "举措"}
"""What is innovated, whatever stands between: 创新 | 投融资 模式."""
IMPROVING = {"完善", "健全", "建立健全", "优化"}
"""What is done with mechanisms and systems, which it does not name: 强化监管 | 完善 | 机制."""
LASTING = {"长效机制", "工作机制"}
SUPPORTS = {"技术", "体系", "能力", "机制", "平台"}
"""What 支撑 and 保障 name."""
DRAWN = {"标准", "方案", "规划", "计划", "政策", "法规", "目录", "清单"}
"""What is drawn up rather than what drawing up needs."""
CLAUSE = 3
"""Words that a verb with its manner and a thing are fewer than in a clause: 公开 | 征集 | 典型 | 案例."""
FAVOURING = {"扶持", "支持", "促进", "鼓励"}
"""What policies are for: 扶持 | 小微企业 政策."""
MEANS = {"使用", "采用", "利用", "运用", "充分利用"}
"""Verbs whose object is what a further deed is done with."""
HELD = {"取得": "holding", "获得": "awarded", "使用": "using", "承担": "undertaking", "产生": "generating",
        "排放": "emitting", "生产": "producing", "拥有": "owning", "未取得": "without"}  # fmt: skip
"""What is never done to an enterprise: 取得许可证 | 企业 are enterprises that do so."""
MARKED_BY = {"具备", "采用", "享受", "从事", "超过", "达到", "违反", "存在", "通过", "完成", "销售",
             "经营", "参加", "参与"}  # fmt: skip
"""What those behind 的 are told by, beside what they hold."""
MADE_IN = ("建设项目", "生产线", "装置")
"""Where something is produced or used."""
RELATED = ("项目", "产品", "地区", "车辆", "活动", "行为")
"""What meets, is included or involves something beside enterprises."""
ENTITIES = ("企业", "单位", "机构", "公司")
TRADED = {"进口"}
"""What describes the goods behind it at the head of a phrase: 进口 | 废物 管理规定."""
PAUSES = {"，", ",", "；", ";", "：", ":", "。"}
"""Stops that end a clause; 、 may stand between two verbs."""


def opens(words: Sequence[Word], at: int) -> bool:
    """Whether a verb with its object begins at `at`; adverbs may come before it."""
    lexicon = load()
    start = at
    while says_how(words, at):
        at += 1
    if _describes(words, at, start):
        return False
    verb, after = words[at], words[at + 1 :]
    strong = lexicon.has("strong", verb.zh)
    ended = not after or after[0].zh in PAUSES
    if ended or after[0].kind in ("of", "such as", "within"):
        return at > start and (strong or (has_object(verb.verb) and not words[at - 1].adjective)) and ended
    if verb.kind == "relative" and any(word.kind == "of" for word in after) and words[-1].zh not in MET:
        return False
    if after[0].kind in JOINTS:
        shared = any(word.kind == "of" for word in after[2:]) or lexicon.has("shared", after[-1].zh)
        either = after[0].noun == "or" and len(after) > 2 and bool(after[1].verb) and bool(after[2].noun)
        either |= bool(verb.noun) and after[0].zh in ("与", "同") and any(word.zh.startswith("相") for word in after)
        with_whom = either or (strong and after[0].zh in ("与", "同") and shared)
        return with_whom or (len(after) > 2 and bool(after[1].verb) and opens(after, 1))
    renewed = at == 0 and verb.zh == "创新" and _is_way(after)
    doing = at == 0 and _sets_going(verb, after[0])
    doing |= at == 0 and lexicon.has("joining", verb.zh) and lexicon.has("strong", after[0].zh) and opens(words, 1)
    farmed = verb.zh in GROWN and len(after) > 1 and has_object(after[0].verb) and bool(after[1].noun)
    farmed = farmed and not after[1].verb and not lexicon.has("heads", after[-1].zh)
    farmed = farmed or (verb.zh in GROWN and at == 0 and len(after) > 1 and after[-1].zh in BRANCHES)
    attributive = at == 0 and after[0].kind == "relative" and any(word.kind == "of" for word in after)
    attributive &= not verb.adjective  # 调整 | 享受X的Y
    if (
        strong
        or renewed
        or doing
        or farmed
        or attributive
        or at > start
        or (verb.zh == "加大" and len(after) > 1 and after[-1].zh == "力度")
        or (lexicon.has("governing", verb.zh) and len(after) > 1)
    ):
        return True
    described = at == 0 and len(after) > 1 and bool(after[0].adjective) and lexicon.has("creating", verb.zh)
    head = (lexicon.has("heads", after[0].zh) and not described) or after[0].zh.startswith(("体系", "机制", "制度"))
    drawn_up = at == 0 and lexicon.has("drafting", verb.zh)  # 编制方案 at the beginning; 标准制定计划 is a plan
    head = head and not (drawn_up and after[0].zh in DRAWN)
    return not after[0].verb and not head and (drawn_up or after[0].zh not in lexicon.kinds)


def _describes(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether what is at `at`, behind the adverbs from `start` on, is no verb, or one that is part of a noun."""
    return bool(
        at >= len(words)
        or not words[at].verb
        or load().has("modifying", words[at].zh)
        or (at == start == 0 and words[at].zh in TRADED)
        or (at == start and doer(words[at:]))
        or (at == start == 0 and _has_done(words))
        or (words[-1].zh == "原则" and words[at].zh not in KEPT)
        or (
            words[at].zh.endswith("参与")
            and words[at].verb.startswith("take part")
            and not words[at].verb.endswith(" in")
        )
        or _is_name(words, at, start)
        or taxed(words[at:])
        or (at == start and _whole_deed(words[at : at + 2]))
        or (at == start and _changes(words[at:]))
    )


def _is_way(after: Sequence[Word]) -> bool:
    """Whether what is innovated ends in a way, which has a name of its own: 投融资 | 机制, 商业模式."""
    return after[-1].zh[-2:] in WAYS and (len(after) > 1 or len(after[-1].zh) > len("模式"))


def _sets_going(verb: Word, deed: Word) -> bool:
    """Whether a verb has a deed as its object: 实施 | 分类管理, 督促 | 做好 X."""
    lexicon = load()
    if lexicon.has("empty", verb.zh):
        return bool(deed.verb and deed.noun)
    return lexicon.causes.get(verb.zh) == "to" and lexicon.has("strong", deed.zh)


def doer(words: Sequence[Word]) -> int:
    """Where those stand who do what is said before them without 的: 取得许可证 | 企业, 符合X | 项目; else 0."""
    verb, related = words[0], words[0].kind == "relative"
    if not related and verb.zh not in HELD:
        return 0
    who = (*ENTITIES, *RELATED) if related else (*ENTITIES, *MADE_IN)
    both = not related and len(words) > 2 and words[1].kind in JOINTS and words[2].zh in HELD  # 生产和使用X | 项目
    begin = 3 if both else 1
    for at, word in enumerate(words[begin:], begin):
        named = word.zh.endswith(who)
        if word.kind in JOINTS | {"of"} or (word.verb and not related and not named):
            return 0
        if named and at > begin:
            return at
    return 0


def _has_done(words: Sequence[Word]) -> bool:
    """Whether a verb is what those do who stand behind 的 at the end: 使用低效电机的 | 企业."""
    if words[0].zh not in HELD and words[0].zh not in MARKED_BY:
        return False
    at = next((at for at in range(len(words) - 2, 1, -1) if words[at].kind == "of"), 0)
    named = words[-1].zh.endswith((*ENTITIES, "者", "人员", "主体", "地区"))
    return at > 0 and at == len(words) - 2 and named and bool(words[at - 1].noun)


def _changes(words: Sequence[Word]) -> bool:
    """Whether a deed is part of what changes: 投资 | 增速 | 放缓, 改革 | 红利 | 持续 | 释放."""
    moving = any(load().has(verbs, words[0].zh) for verbs in ("strong", "governing", "empty"))
    if len(words) < 3 or moving or any(word.kind in JOINTS for word in words):
        return False
    manner, change = words[-2:]
    told = bool(manner.adverb and manner.adjective) and bool(change.verb and change.noun) and len(words) > 3
    return load().has("changing", change.zh) or told


def _whole_deed(words: Sequence[Word]) -> bool:
    """Whether a verb has its object in it and a noun behind it, which it describes: 供电 | 营业规则, 稳就业 | 政策."""
    if len(words) < 2 or not words[1].noun or not has_object(words[0].verb):
        return False
    head = load().has("heads", words[1].zh) and not words[1].verb and not DOING.search(words[0].verb)
    return head or not load().has("strong", words[0].zh)


def parts(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words between stops that end a clause."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.zh in PAUSES:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]


def _is_name(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether a verb and the one word behind it are a name: 支撑 | 体系, 引导 | 作用, also 动态 | 监测 | 系统."""
    lexicon = load()
    if at == start and len(words) > at + 1 and words[at].zh in lexicon.roles and words[at + 1].zh in ROLE:
        return words[at + 1].zh == "作用" or len(words) == at + 2  # 推动 | 职能 转变
    if 0 < at == start and words[at - 1].kind == "connective" and _names_system(words, at):
        return True
    if len(words) != at + 2:
        return False
    if at > start:
        return not lexicon.has("strong", words[at].zh) and bool(words[at - 1].adjective) and words[at + 1].zh in TOOLS
    return lexicon.has("supporting", words[at].zh) and lexicon.has("heads", words[at + 1].zh)


def _names_system(words: Sequence[Word], at: int) -> bool:
    """Whether a deed behind `and` names a mechanism with the one before: 监督和 | 举报 反馈 机制."""
    made = any(load().has(verbs, words[at].zh) for verbs in ("undertaking", "creating")) or words[at].zh in MADE
    deeds = all(bool(word.verb) for word in words[at:-1])
    return not made and deeds and at + 2 <= len(words) <= at + 3 and words[-1].zh in ("体系", "机制", "制度")


def _heads_alone(words: Sequence[Word]) -> bool:
    """Whether all that is left is one noun which the deed before it names: 重点 | 支持 | 方向."""
    return len(words) == 1 and (load().has("heads", words[0].zh) or words[0].zh in load().kinds)


def says_how(words: Sequence[Word], at: int) -> bool:
    """Whether a word is an adverb here; one that is a verb too (协同) is so before a verb or a further adverb.

    One that describes nouns as often (远程, 合规) is so only where a clause may begin and before a verb that is hardly
    ever a noun.
    """
    if at >= len(words) or not words[at].adverb:
        return False
    after = words[at + 1] if at + 1 < len(words) else Word("")
    if load().has("twofold", words[at].zh):
        before = words[at - 1] if at else None
        begins = before is None or before.kind in JOINTS or (bool(before.adverb) and not before.verb)
        alone = not load().has("governing", after.zh) and _heads_alone(words[at + 2 :])
        return begins and load().has("strong", after.zh) and not alone
    behind = words[at + 2] if at + 2 < len(words) else Word("")
    if words[at].zh == "严格" and after.verb and behind.noun and not behind.verb:
        return not load().has("heads", behind.zh)  # 严格 | 治理 | 煤矿
    only_how = bool(after.adverb) and not after.verb and not after.noun
    only_how |= at == 0 and load().has("governing", after.zh) and len(words) > CLAUSE
    return not words[at].verb or load().has("strong", after.zh) or only_how


def names_thing(verb: Word, rest: Sequence[Word]) -> bool:
    """Whether a verb and the one word behind it are a noun: 控制 | 计划, 规范 | 建设, 响应 | 能力, 引领 | 行动."""
    lexicon = load()
    rest = list(takewhile(lambda word: word.kind not in JOINTS, rest))
    rest = rest[:1] if len(rest) == 2 and rest[1].zh.endswith("工作") else rest
    if len(rest) > 1 and (rest[0].zh in CAMPAIGNS or rest[0].zh.startswith(("示范工程", "示范项目", "试点示范"))):
        return True
    if supports(verb, rest):
        return True
    if len(rest) != 1 or verb.zh in IMPROVING:
        return False
    plan = rest[0].zh in lexicon.kinds and not lexicon.has("drafting", verb.zh)
    act = (
        rest[0].verb
        and not LEADING.match(verb.verb)
        and not lexicon.has("pivots", verb.zh)
        and not lexicon.has("purpose", verb.zh)
    )
    return lexicon.has("heads", rest[0].zh) or bool(plan or act)


def supports(verb: Word, rest: Sequence[Word]) -> bool:
    """Whether a deed names what stands behind it, which is itself done: 支撑 | 技术 | 推荐, 统筹整合 | 长效机制."""
    lasting = len(rest) == 1 and rest[0].zh in LASTING and verb.zh not in MADE | IMPROVING
    lasting = lasting and not load().has("creating", verb.zh)
    named = len(rest) > 1 and verb.zh in ("支撑", "保障") and rest[0].zh in SUPPORTS and bool(rest[1].verb)
    return lasting or (named and all(word.zh.endswith("工作") for word in rest[2:]))


def shares_object(verbs: Sequence[Word], words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` has its object in common with the one before: 编制 | 出台 X."""
    lexicon, verb = load(), words[at]
    first = len(verbs) == 1 and words[at - 1] is verbs[0] and not any(word.kind == "of" for word in words[at:])
    used = verbs[0].zh in lexicon.causes and verb.zh in MEANS  # 鼓励 | 利用A改造B
    paired = first and not used and (lexicon.has("joining", verbs[0].zh) or lexicon.has("joining", verbs[0].zh[-2:]))
    told = lexicon.has("strong", verb.zh) or lexicon.has("joined", verb.zh)
    told &= verb.zh not in FAVOURING or not words[-1].zh.endswith("政策")  # 完善 | 支持X政策
    rest = words[at + 1 :]
    thing = bool(rest) and bool(rest[0].noun) and (not rest[0].verb or len(rest) > 1)
    return paired and told and (opens(words, at) or (lexicon.has("joined", verb.zh) and thing))


def is_head(verb: Word, noun: Word) -> bool:
    """Whether a noun has the verb before it as its name (监督 | 机制) rather than as its verb (改善 | 环境)."""
    lexicon = load()
    return (
        lexicon.has("heads", noun.zh) and not lexicon.has("strong", verb.zh) and not lexicon.has("governing", verb.zh)
    )
