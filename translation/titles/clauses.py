"""Where clauses begin and end in a phrase, and which words are its verbs: the reading half of the grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translation.titles.lexicon import Word, load
from translation.titles.particles import JOINTS, NOMINAL, joined

OPENERS = {"verb", "adverb"}
PAPERS = ("意见", "若干措施", "若干政策措施", "若干举措")
SPONSORS = {"推动", "支持", "鼓励", "引导", "督促", "组织", "允许", "指导", "动员"}
ACTORS = (
    "企业", "平台", "机构", "单位", "部门", "公司", "主体", "行业", "各界", "力量", "银行", "协会", "商会", "联盟",
    "电厂", "电站", "高校", "院校", "院所", "政府", "居民", "农户", "农民", "用户", "家庭", "公众",
    "地区", "城市", "园区", "各地", "省", "地方", "高新区", "开发区", "示范区", "试验区", "新区",
)  # fmt: skip
NO_OBJECTS = {"工作", "情况"}
MAKING = {"编制", "制定", "发布", "公布", "印发", "出台", "修订", "下达", "落实", "执行", "制定实施", "编制实施"}
HELD = {"行动", "工程"}
EVENTS = {"开放", "消费", "投资", "排放", "进口", "出口", "就业", "供给", "需求", "浪费", "污染", "能耗", "消耗"}
"""Actions that a verb before them is done to, not done together with: 扩大 | 开放, but 优化 | 调整."""
MOVING = {"推动", "推进", "促进", "做好", "引导", "进一步"}
"""What moves one thing into another: 推动X转向Y is one clause."""
NORMS = {"标准", "规范", "规则"}
UNITS = {"省", "市", "自治区", "区", "县", "州"}
WHOLE = {"中国", "全国", "国家", "国家级", "省级", "地方", "各地", "地区", "区域", "我国"}
HEAD_MODIFIERS = {
    "实施", "工作", "专项", "总体", "综合", "管理", "三年", "若干", "行动", "专项行动", "试点", "政策", "监管",
    "中长期",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """The verbs at the head of a clause with their adverbs; what they govern begins at `end`."""

    adverbs: tuple[str, ...]
    verbs: tuple[Word, ...]
    coordinated: bool
    end: int


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
    last = not rest or rest[0].role in JOINTS | {"of"} or rest[0].kind == "document type"
    blocking = load().heads if words[at].role != "verb" else NO_OBJECTS
    made = action and words[at].zh in MAKING - {"落实", "执行"}
    paper = follower.kind == "document type" and (last or words[at].role != "verb") and not made
    head = paper or follower.zh == "法" or (follower.zh in blocking and last)
    return follower.role not in ("of", "aside") and not head


def _governs(words: Sequence[Word], at: int) -> bool:
    """Whether a word that is a noun as well has an object at the very head of a text: 推广 | 绿色低碳 | 生活方式."""
    rest = words[at + 1 :]
    if len(rest) > 2 and rest[0].role == "connective" and as_verb(rest[1], action=True):
        return at == 0 and rest[2].role in NOMINAL
    return _always_governs(words, at) or (
        all(word.role == "adverb" for word in words[:at])
        and (at > 0 or sum(len(word.zh) for word in rest) > 2)
        and len(rest) > 0
        and (rest[-1].zh not in HELD or words[at].zh == "实施")
        and rest[0].role in NOMINAL | {"adverb"}
        and rest[0].kind != "action"
        and rest[0].zh not in load().heads
        and (rest[-1].kind != "document type" or words[at].zh in MAKING)
    )


def _always_governs(words: Sequence[Word], at: int) -> bool:
    """Whether a verb that is hardly ever a noun has an object of several words: 优化 | 监管考核机制."""
    rest = words[at + 1 :]
    if words[at].zh not in load().governing or not rest or rest[0].role not in NOMINAL:
        return False
    if len(rest) == 1:
        return at == 0 and rest[0].zh not in load().heads and (rest[0].kind != "action" or rest[0].zh in EVENTS)
    named = rest[-1].kind == "document type" or (rest[-1].zh in HELD and words[at].zh != "实施")
    return not named and all(word.role == "adverb" for word in words[:at])


def place_length(words: Sequence[Word]) -> int:
    """How many words at the head name a place: 河北 | 省, 宁夏回族自治区."""
    if not words or words[0].kind != "region" or words[0].zh in WHOLE:
        return 0
    return 1 + (len(words) > 1 and words[1].zh in UNITS)


def document_head(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """A phrase that ends with the name of a document kind, cut before it: 完善X制度 | 方案."""
    end = len(words)
    while end and words[end - 1].role == "aside":
        end -= 1
    if not end or not (words[end - 1].kind == "document type" or words[end - 1].zh.endswith(PAPERS)):
        return [*words], []
    if any(word.zh in MAKING for word in words[:2]) or (words[0].role == "verb" and words[end - 1].zh in NORMS):
        return [*words], []
    start = end - 1
    while start > 1 and words[start - 1].zh in HEAD_MODIFIERS:
        start -= 1
    if any(word.role == "of" for word in words[:start]):
        return [*words], []
    return [*words[:start]], [*words[start:]]


def clauses(words: Sequence[Word], *, action: bool) -> list[tuple[str, list[Word]]]:
    """The phrase cut where a new verb begins: (the separator there or "", words)."""
    found: list[tuple[str, list[Word]]] = [("", [])]
    for at, word in enumerate(words):
        current = found[-1][1]
        if not _full(current, action=action):
            current.append(word)
        elif word.role in JOINTS and _goes_on(words[at:], action=action):
            found.append((word.zh, []))
        elif word.role in OPENERS and _new_clause(words, at):
            found.append(("", [word]))
        else:
            current.append(word)
    return [(joint, clause) for joint, clause in found if clause]


def _goes_on(words: Sequence[Word], *, action: bool) -> bool:
    """Whether a verb with an object follows the separator at the head: 构建X、| 实施 | Y工程, but 监测、| 核查体系."""
    after = words[1:]
    opened = opens(words, 1, action=action and words[0].zh in (" ", "，", "并", "；"))
    return opened or (opens(after, 0, action=True) and _always_governs(after, 0))


def _full(current: Sequence[Word], *, action: bool) -> bool:
    """Whether a clause has its verb and something that the verb governs."""
    verbal = any(word.role == "verb" or as_verb(word, action=action) for word in current)
    return verbal and len(current) > 1 and current[-1].role not in OPENERS | JOINTS


def _new_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at `at` though there is no separator; 金融支持X is subject, verb, object instead."""
    verb = at
    while verb < len(words) and words[verb].role == "adverb":
        verb += 1
    if verb == len(words) or not words[verb].clause or words[at - 1].role == "of" or words[at - 1].zh == "中":
        return False
    tied = words[verb].joint.startswith("への") and words[verb].zh in load().predicates
    if tied and words[0].zh in MOVING and "、" not in joined(words[:at]):
        return False
    if words[at - 1].role == "number" and len(words[:at]) > 1 and words[at - 2].zh in load().pivots:
        return False
    if words[0].zh in ("做好", "抓好") or (words[-1].zh in HELD and verb == len(words) - 2):
        return False
    long = words[verb].zh == "支持" and len(words[at - 1].zh) > 2  # 发展绿色金融支持X, but 强化金融支持X
    attached = verb == at and words[verb].zh in load().attached and not long
    return not attached and opens(words, at, action=False)


def sponsor(words: Sequence[Word]) -> int:
    """Where the verb begins that the first verb supports in another: 支持 | 贵州 | 深化X推动Y; 0 for none."""
    if not words or words[0].zh not in SPONSORS:
        return 0
    place = 1 + place_length(words[1:])
    if place > 1 and opens(words, place, action=True):
        return place
    actors = (at for at in range(2, len(words)) if words[at - 1].zh.endswith(ACTORS) and _acts(words, at))
    return next(actors, 0)


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether an actor does what stands at `at`: 园区 | 建设 | 充电设施, but 园区 | 建设 | 规划."""
    if words[at].clause:
        return True
    target = words[at + 1 :]
    thing = bool(target) and target[0].role in NOMINAL and target[-1].kind not in ("action", "document type")
    return thing and target[-1].zh not in load().heads and opens(words, at, action=True)


def group(words: Sequence[Word], *, action: bool) -> Group:
    """The adverbs and verbs at the head of a clause: 加快 | 构建, 统筹 和 加强."""
    adverbs: list[str] = []
    verbs: list[Word] = []
    coordinated = False
    at = 0
    action = action or opens(words, 0, action=False)
    while at < len(words):
        word = words[at]
        if word.role == "adverb" and not verbs:
            adverbs.append(word.ja)
        elif verb := _next_verb(words, at, verbs, action=action, coordinated=coordinated):
            verbs.append(verb)
        elif verbs and word.role in JOINTS and at + 1 < len(words) and as_verb(words[at + 1], action=True):
            coordinated = True
        else:
            break
        at += 1
    return Group(tuple(adverbs), tuple(verbs), coordinated, at)


def _next_verb(words: Sequence[Word], at: int, verbs: list[Word], *, action: bool, coordinated: bool) -> Word | None:
    """The word at `at` as a further verb of the group: never the last word, which is what is governed."""
    if at + 1 >= len(words):
        return None
    word = words[at]
    verb = as_verb(word, action=action and (coordinated or not (verbs and word.kind)))
    return verb if verb and (not verbs or verb.clause or coordinated) else None
