"""Where clauses begin and end in a phrase, and which words are its verbs: the reading half of the grammar."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.grammar.kinds import LISTS, MAKING, SETTING
from translation.titles.words.compounds import (
    BODIES,
    EVENTFUL,
    FOUNDING,
    HELD,
    handled,
    is_formal,
    modifies,
    names_action,
)
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import JOINTS, NOMINAL, joined

OPENERS = {"verb", "adverb"}
NO_OBJECTS = {"工作", "情况"}
WRITING = {"编制", "制定", "印发", "出台", "修订", "编制出台", "制定实施"}
WRITTEN = {"实施方案", "行动方案", "工作方案", "实施细则", "方案", "政策", "预案", "应急预案", "行动计划"}
CLEARED = {"取消", "归并", "清理", "整合", "撤销", "合并", "精简", "压减", "淘汰", "关闭", "关停", "查处"}
"""Verbs of which two may have one object: 减少 | 归并 | X."""
TWINS = {"实施", "使用", "征集", "遴选", "推广", "公开", "规范", "防范", "强化", "施行"}
"""Verbs that share an object with the verb before or behind them, nouns elsewhere: 推广 | 使用 | X."""
EVENTS = {"开放", "消费", "投资", "排放", "进口", "出口", "就业", "供给", "需求", "浪费", "污染", "能耗", "消耗"}
"""Actions that a verb before them is done to, not done together with: 扩大 | 开放, but 优化 | 调整."""
MOVING = {"推动", "推进", "促进", "做好", "引导", "鼓励", "支持", "进一步"}
"""What moves one thing into another: 推动X转向Y is one clause."""
DONE_TO = {"列为", "征收", "免征", "实施", "实行", "开展", "收取", "给予", "减征", "免收", "加征"}
"""Verbs that are nouns as well, but verbs behind 对 and 将: 对A征收B, 将A列为B."""
BREAKING = {
    "保障",
    "整治",
    "实现",
    "优化",
    "激发",
    "释放",
    "改善",
    "扩大",
    "降低",
    "减少",
    "盘活",
    "稳定",
    "增进",
    "缓解",
    "消除",
    "减轻",
    "支撑",
    "培育",
    "防止",
}
"""Verbs that are nouns as well, but open a clause behind a verb and its object: 发展X | 激发Y."""
BUILT_UP = ("型城市", "型社会", "强国", "强省", "家园", "美丽中国", "和美乡村")
"""What a clause behind another builds: 发展循环经济 | 建设 | 节约型城市."""
ENDS = {
    "推动", "促进", "保障", "支撑", "服务", "引领", "赋能", "助力", "推进", "发展", "开展", "建设", "实施", "提升",
    "支持", "开发", "巩固", "带动", "驱动", "倒逼", "撬动", "牵引", "破解", "增强", "加强", "强化", "扩大", "激发",
    "打造", "替代", "取代", "置换", "代替", "换取",
}  # fmt: skip
"""Verbs that say what a means is for: 利用荒漠化土地 | 发展 | 光伏产业."""
HOW = {"进一步", "大力", "积极", "不断", "切实", "着力", "充分", "扎实", "稳步", "坚决", "更大", "更好", "有效", "全面"}
"""Adverbs that open a clause even before a verb that is a noun as well: X | 进一步淘汰Y."""
DOING = {
    "及时", "定期", "按时", "切实", "不断", "逐步", "尽快", "适时", "进一步", "大力", "积极", "认真", "稳步", "坚决",
    "严格",
}  # fmt: skip
"""Adverbs that no noun has in front: 及时 | 报送X, but 协同 | 管理 | 机制."""
THINGS = {"指标", "目标", "标准", "期限", "参数", "范围", "数据", "边界"}
"""What behind an adverb and a word that is a noun as well is its object: 科学 | 设置 | 考核 | 指标."""


def as_verb(word: Word, *, action: bool) -> Word | None:
    """The word as a verb that may open a phrase, or None."""
    if word.role == "verb":
        return word
    return load().verbs.get(word.zh) if action else None


def opens(words: Sequence[Word], at: int, *, action: bool) -> bool:
    """Whether a verb with an object begins at `at` (after adverbs)."""
    while at < len(words) and words[at].role == "adverb":
        at += 1
    if at + 1 >= len(words) or not as_verb(words[at], action=action or _governs(words, at)):
        return False
    follower, rest = words[at + 1], words[at + 2 :]
    written = words[at].zh in WRITING and follower.zh in WRITTEN
    listed = at == 0 and _lists(words)
    told = at > 0 and words[at - 1].zh in DOING
    marks = {"of"} if words[at].clause and len(rest) > 1 else JOINTS | {"of"}
    last = not rest or rest[0].role in marks or rest[0].kind == "document type"
    blocking = load().heads if words[at].role != "verb" and not told else NO_OBJECTS
    made = written or listed or (action and words[at].zh in MAKING - {"落实", "执行"})
    named = words[at].role != "verb" and not told
    paper = follower.kind == "document type" and (last or named) and not made
    head = (
        paper or follower.zh == "法" or (last and is_formal(words[at], follower)) or (follower.zh in blocking and last)
    )
    alone = follower.role == "connective" and (len(rest) < 2 or rest[0].kind != "action")
    alone = alone and not (follower.zh == "与" and "of" in {word.role for word in rest[1:-1]})
    return follower.role not in ("of", "aside") and follower.zh not in (" ", "，") and not head and not alone


def _lists(words: Sequence[Word]) -> bool:
    """Whether a verb at the head draws up the list at the end: 确定 | X企业名单."""
    return words[0].zh in SETTING and words[-1].zh.endswith(LISTS)


def _governs(words: Sequence[Word], at: int) -> bool:
    """Whether a word that is a noun as well has an object at the very head of a text: 推广 | 绿色低碳 | 生活方式."""
    rest = words[at + 1 :]
    if words[at].zh == "统筹" and at == 0 and len(rest) == 3 and rest[1].role == "connective":
        return True  # 统筹 | 发展 | 与 | 减排
    if len(rest) > 2 and rest[0].role == "connective" and as_verb(rest[1], action=True):
        return at == 0 and rest[2].role in NOMINAL
    return _always_governs(words, at) or (
        all(word.role == "adverb" for word in words[:at])
        and (at > 0 or sum(len(word.zh) for word in rest) > 2)
        and len(rest) > 0
        and (rest[-1].zh not in HELD or words[at].zh == "实施")
        and rest[0].role in NOMINAL | {"adverb"}
        and (rest[0].kind != "action" or _is_done(words, at))
        and (rest[0].zh not in load().heads or _is_done(words, at))
        and (rest[-1].kind != "document type" or words[at].zh in MAKING or _runs(words[at:]) or _lists(words[at:]))
    )


def _runs(words: Sequence[Word]) -> bool:
    """Whether a plan is carried out, in a heading: 实施 | X计划, where 实施 | X方案 is a paper of its own."""
    return words[0].zh == "实施" and words[-1].zh.endswith("计划")


def _is_done(words: Sequence[Word], at: int) -> bool:
    """Whether an adverb says how the word is done, a verb: 及时 | 报送 | 进展, 科学 | 设置 | 考核 | 指标."""
    rest = words[at + 1 :]
    return at > 0 and (words[at - 1].zh in DOING or (len(rest) > 1 and rest[-1].zh in THINGS))


def _always_governs(words: Sequence[Word], at: int) -> bool:
    """Whether a verb that is hardly ever a noun has an object of several words: 优化 | 监管考核机制."""
    rest = words[at + 1 :]
    pair = len(rest) > 1 and rest[0].zh in CLEARED and rest[1].role in NOMINAL  # 减少 | 取消 | X
    if words[at].zh not in load().governing or not rest or not (pair or rest[0].role in NOMINAL):
        return False
    if len(rest) == 1:
        return at == 0 and rest[0].zh not in load().heads and (rest[0].kind != "action" or rest[0].zh in EVENTS)
    named = rest[-1].kind == "document type" or (rest[-1].zh in HELD and words[at].zh != "实施")
    return not named and all(word.role == "adverb" for word in words[:at])


def clauses(words: Sequence[Word], *, action: bool) -> list[tuple[str, list[Word]]]:
    """The phrase cut where a new verb begins: (the separator there or "", words)."""
    found: list[tuple[str, list[Word]]] = [("", [])]
    for at, word in enumerate(words):
        current = found[-1][1]
        if not _full(current[:-1] if _ends_clause(current, word) else current, action=action):
            current.append(word)
        elif word.role in JOINTS and _goes_on(words[at:], action=action):
            found.append((word.zh, []))
        elif _breaks_in(words, at):
            found.append(("", [word]))
        else:
            current.append(word)
    return [(joint, clause) for joint, clause in found if clause]


def _breaks_in(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at `at` that nothing separates from the one before it."""
    if words[at].zh == "以":
        return means(words, at) > 0
    if words[0].zh in FOUNDING and words[-1].zh.endswith(BODIES):
        return False
    if words[at - 1].role == "quote" and words[at].zh in load().governing and opens(words, at, action=True):
        return True  # 落实 | 《X》 | 实施 | Y
    return (words[at].role in OPENERS or words[at].zh in BREAKING | {"建设"}) and _new_clause(words, at)


def means(words: Sequence[Word], at: int) -> int:
    """Where the verb begins for which 以 or 利用 at `at` names the means: 以 | 高水平安全 | 保障 | X; 0 for none."""
    found = (to for to in range(at + 2, len(words) - 1) if words[to].zh in ENDS and opens(words, to, action=True))
    to = next(found, 0)
    inside = {word.role for word in words[at + 1 : to]}
    return to if to and words[to + 1].role in NOMINAL and not inside - NOMINAL - {"connective"} else 0


def _goes_on(words: Sequence[Word], *, action: bool) -> bool:
    """Whether a verb with an object follows the separator at the head: 构建X、| 实施 | Y工程, but 监测、| 核查体系."""
    after = words[1:]
    if words[0].role == "connective" and handled(words, 1):
        return False
    opened = opens(words, 1, action=action and words[0].zh in (" ", "，", "并", "；"))
    return opened or (opens(after, 0, action=True) and _always_governs(after, 0))


def _ends_clause(current: Sequence[Word], word: Word) -> bool:
    """Whether a mark follows an adverb or a verb that is a noun here: 商务和保险 | 协同 | ，, 配电网改造 | 提升 | ，"""
    noun = word.role == "stop" and len(current) > 2 and current[-1].role == "adverb"
    return noun or (word.zh in (" ", "，") and len(current) > 2 and current[-1].role == "verb")


def _full(current: Sequence[Word], *, action: bool) -> bool:
    """Whether a clause has its verb and something that the verb governs."""
    verbal = any(word.role == "verb" or as_verb(word, action=action) for word in current)
    said = [word for word in current if word.role != "adverb"]
    return verbal and len(said) > 1 and current[-1].role not in OPENERS | JOINTS


def _new_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at `at` though there is no separator; 金融支持X is subject, verb, object instead."""
    verb = at
    while verb < len(words) and words[verb].role == "adverb":
        verb += 1
    if verb == len(words) or words[at - 1].role == "of" or words[at - 1].zh == "中":
        return False
    if not words[verb].clause:
        strong = words[at].zh in HOW and words[verb].zh in load().verbs
        return _breaks(words, at) if verb == at else strong and opens(words, verb, action=True)
    if words[verb].zh in load().relatives and "of" in {word.role for word in words[verb + 2 : -1]}:
        return False
    if _is_tied(words, at, verb) or _within_preposition(words[:at], words[verb]) or names_action(words, verb):
        return False
    # 发展绿色金融支持X, 发挥作用支持X, but 强化金融支持X
    long = words[verb].zh == "支持" and (
        len(words[at - 1].zh) > 2 or words[0].zh == "发挥" or words[at - 1].zh == "服务"
    )
    attached = verb == at and ((words[verb].zh in load().attached and not long) or modifies(words, at))
    return not attached and opens(words, at, action=False)


def _breaks(words: Sequence[Word], at: int) -> bool:
    """Whether a verb without an adverb says what the clause before it leads to: 化解X | 实现Y, 发展X | 激发Y."""
    follower = words[at + 1] if at + 1 < len(words) else words[at]
    if _within_preposition(words[:at], words[at]):
        return False
    built = words[at].zh == "建设" and joined(words[at + 1 :]).endswith(BUILT_UP) and len(words) > at + 1
    before = words[at - 1].role in NOMINAL - {"number"} and (words[at].zh in BREAKING or built)
    alone = follower.kind == "action" and follower.zh not in EVENTS and len(words) == at + 2
    if words[at].zh in ("保障", "整治") and follower.zh.startswith((*load().heads, *EVENTFUL)):
        return False
    if not before or alone or follower.role not in NOMINAL or names_action(words, at):
        return False
    return opens(words, at, action=True)


def _is_tied(words: Sequence[Word], at: int, verb: int) -> bool:
    """Whether the verb belongs to what an earlier one governs: 推动 | X | 转向Y, 同意 | 2025年 | 实施Y, 做好 | X."""
    if words[verb].zh == "助力" and words[at - 1].zh.endswith(("发展", "建设", "转型", "升级", "提升", "改革", "增长")):
        return False  # 促进 | X发展 | 助力 | Y
    tied = words[verb].joint.startswith("への") and words[verb].zh in load().predicates
    since = max((i + 1 for i in range(at) if words[i].zh in (" ", "，")), default=0)
    lead = next((word.zh for word in words[since:at] if word.role != "adverb"), "")
    moved = tied and lead in MOVING and "、" not in joined(words[since:at])
    timed = words[at - 1].role == "number" and len(words[:at]) > 1 and words[at - 2].zh in load().pivots
    return moved or timed or words[0].zh in ("做好", "抓好")


def _within_preposition(before: Sequence[Word], verb: Word) -> bool:
    """Whether a preposition still waits for its verb: 同意 | 在上海市 | 设立, 对A的B | 征收."""
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at].role == "preposition"), 0)
    after = before[at + 1 :]
    if at and before[at].zh == "对" and verb.zh in DONE_TO:
        return True
    return at > 0 and not any(word.role in ("of", "verb") or word.zh in load().verbs for word in after)


def takes(words: Sequence[Word], at: int) -> bool:
    """Whether a word that is a noun as well has the thing behind it as its object: 方式 | 配置 | 资源."""
    verb = words[at].zh in load().verbs and words[at - 1].kind != "action"
    thing = words[-1].kind not in ("action", "document type") or words[at].zh in load().governing
    return verb and thing and opens(words, at, action=True)
