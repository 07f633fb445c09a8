"""The parts of a phrase in Japanese order: who does what with whose support, what turns into what, by what means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translation.titles.grammar.actors import (
    DUES,
    EXEMPTING,
    GROWN,
    OWN,
    SPONSORS,
    TURNING,
    TURNS,
    growing,
    place_length,
    promoted,
    sponsor,
    turning,
)
from translation.titles.grammar.clauses import means, opens, takes
from translation.titles.grammar.composing import both
from translation.titles.words.compounds import BODIES
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import JOINTS, NOMINAL

GIVEN = {"按", "按照", "根据", "依据", "通过", "从", "向", "结合"}
USING = {"利用", "运用", "借助", "依托"}
POSTPOSITIONS = {"中", "上", "内", "下", "方面", "过程中", "范围内", "期间"}
ORIGINS = {"由", "从"}
SHIFTS = {"转向", "转为", "变为", "迈向", "走向", "转变为", "转型为"}
PLACED = GROWN | SPONSORS | {"加强", "强化", "扩大", "拓展", "深化", "规范", "探索"}
"""Verbs whose object may be done somewhere: 推进 | X | 在 | Y领域 | 应用."""

GOAL = 2
"""Words of an adverb and what it is about, without an object: 率先 | 达峰."""
NAMED = {"支撑": "支え", "引领": "先導", "牵引": "牽引役", "突破": "突破口"}
"""What a thing is taken for behind 以X为, of words that are deeds elsewhere."""
TOWARD = {"对": "に対する", "对于": "に対する", "按": "に基づく", "按照": "に基づく", "依据": "に基づく"}
MANNERS = {"名义", "方式", "形式", "理由", "手段"}
APPLIED = {"应用", "推广应用", "示范应用", "落地"}
"""What is done somewhere, of words that are things as well."""

OF_BODIES = {"工作", "协调", "推进", "领导", "协调推进"}
"""What stands before the name of a body and belongs to it: 推进X | 工作 | 领导小组."""
BECOMING = {"更名", "改名", "变更", "调整", "升级", "升格", "改造", "转变", "转化"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Words of a phrase and what Japanese has behind them. `deed` says that they are what is done, not a thing."""

    words: Sequence[Word]
    behind: str = ""
    deed: bool = False


def complement(body: Sequence[Word]) -> list[Slot]:
    """What a verb supports or moves, and the verb at the end: 支持 | 贵州 | 深化X -> 貴州のX深化の支援; [] else."""
    how = next((at for at, word in enumerate(body) if word.role != "adverb"), 0)
    rest = body[how:]
    if found := _turned(rest) or _shifted(rest) or _placed(rest) or (how == 0 and _grown(rest)) or _sponsored(rest):
        lead = load().verbs[rest[0].zh]
        return [*found, Slot((), f"{lead.joint or 'の'}{both([word.ja for word in body[:how]])}{lead.ja}")]
    return []


def _turned(words: Sequence[Word]) -> list[Slot]:
    """引导 | 产业 | 向 | 高端化 | 发展, 推动 | X | 由 | A | 向 | B | 转变."""
    to = turning(words)
    if not to:
        return []
    since = next((at for at in range(2, to - 1) if words[at].zh in ORIGINS), 0)
    origin = [Slot(words[since + 1 : to], "から")] if since else []
    end = len(words) - (2 if words[-2].zh in TURNING else 1)
    if not since and words[to - 1].zh[-2:] == words[end - 1].zh[-2:]:  # 能耗双控 | 向 | 碳排放双控
        return [Slot(words[1:to], "から"), Slot(words[to + 1 : end], "への"), Slot(words[end:])]
    return [Slot(words[1 : since or to], "の"), *origin, Slot(words[to + 1 : end], "への"), Slot(words[end:])]


def _shifted(words: Sequence[Word]) -> list[Slot]:
    """推动 | 企业 | 由 | A | 转向 | B."""
    since = next((at for at in range(2, len(words)) if words[at].zh in ORIGINS), 0)
    to = next((at for at in range(since + 2, len(words) - 1) if words[at].zh in SHIFTS), 0) if since else 0
    rest = [*words[1:since], *words[since + 1 : to], *words[to + 1 :]]
    if not to or words[0].zh not in PLACED or not all(word.role in NOMINAL | JOINTS | {"adverb"} for word in rest):
        return []
    return [Slot(words[1:since], "の"), Slot(words[since + 1 : to], "から"), Slot(words[to + 1 :], "への転換")]


def _placed(words: Sequence[Word]) -> list[Slot]:
    """推进 | 氢能 | 在 | 交通 | 领域 | 示范应用, 鼓励 | 企业 | 在 | 境外 | 建立X: what is done somewhere."""
    at = next((at for at, word in enumerate(words) if at > 1 and word.zh == "在"), 0)
    plain = at > 0 and all(word.role in NOMINAL | JOINTS for word in words[1:at]) and words[at - 1].role not in JOINTS
    to = next((to for to in range(at + 2, len(words)) if _ends_place(words, to)), 0) if plain else 0
    if not to or words[0].zh not in PLACED or any(word.role == "of" for word in words[at : to + 1]):
        return []
    place = words[at + 1 : to - (words[to - 1].zh in POSTPOSITIONS)]
    if opens(words, to, action=True):
        return [Slot(words[1:at], "による"), Slot(place, "における"), Slot(words[to:], deed=True)]
    acts = words[-1].kind == "action" or words[-1].zh in APPLIED
    return [Slot(place, "における"), Slot(words[1:at], "の"), Slot(words[to:])] if acts else []


def _ends_place(words: Sequence[Word], to: int) -> bool:
    """Whether a place or a field ends before `to`, by its own last word or because a verb follows."""
    if words[to].role in JOINTS or words[to].zh == "等":
        return False
    ends = words[to - 1].zh.endswith((*load().fields, *POSTPOSITIONS))
    return ends or (words[to].role == "verb" and opens(words, to, action=True))


def _grown(words: Sequence[Word]) -> list[Slot]:
    """促进 | X行业 | 加快发展, 推动 | X制定 | 充分考虑Y."""
    grown = growing(words)
    at = grown or promoted(words)
    return [Slot(words[1:at], "の" if grown else "における"), Slot(words[at:], deed=True)] if at else []


def _sponsored(words: Sequence[Word]) -> list[Slot]:
    """支持 | 贵州 | 深化X: who is supported in what."""
    at = sponsor(words)
    if not at:
        return []
    actor, done = words[1:at], words[at:]
    if len(done) == GOAL and done[0].role == "adverb":
        return [Slot(actor, "の"), Slot(done)]
    own = place_length(actor) or actor[0].zh in OWN
    return [Slot(actor, "の" if own else "による"), Slot(done, deed=True)]


def postponed(words: Sequence[Word]) -> int:
    """Where the verb begins that an adverb before 将 or 对 says how it is done: 逐步 | 将X | 纳入Y; 0 for none."""
    if len(words) < 4 or words[0].role != "adverb" or words[1].zh not in ("将", "把", "对", "在"):
        return 0
    return next((at for at in range(3, len(words)) if words[at].role == "verb" and opens(words, at, action=True)), 0)


def given(words: Sequence[Word]) -> list[Slot]:
    """By what, from what or to whom something is done: 通过X配置Y, 按X报批, 由X负责Y, 以A为B; [] for all else."""
    lead = words[0].zh
    if named := _sent(words) or (_named(words) if lead == "以" else []):
        return named
    if lead == "以" and (at := means(words, 0)):
        return [Slot(words[1:at], "による"), Slot(words[at:], deed=True)]
    if lead == "以" and (at := next((i for i, w in enumerate(words[:-1], 1) if w.zh in MANNERS), 0)):
        return [Slot(words[1:at], "による"), Slot(words[at:], deed=True)]
    if lead == "由" and (at := next((i for i, w in enumerate(words) if i > 1 and w.zh == "负责"), 0)):
        return [Slot(words[1:at], "による"), Slot(words[at + 1 :], deed=True)]
    if lead not in GIVEN or any(word.role in ("of", "verb", "adverb") for word in words):
        return []
    at = next((i for i in range(2, len(words) - 1) if takes(words, i)), 0)
    if not at and len(words) > 2 and words[-1].kind == "action" and words[-2].kind != "action":
        at = len(words) - 1
    return [Slot(words[1:at], words[0].ja), Slot(words[at:], deed=True)] if at else []


def _sent(words: Sequence[Word]) -> list[Slot]:
    """What is told or given to whom: 将 | X | 向 | 社会 | 公开 -> Xの社会への公開; [] for all else."""
    to = next((at for at, word in enumerate(words[:-2]) if at > 1 and word.zh == "向"), 0)
    if words[0].zh not in ("将", "把") or not to or words[-1].kind != "action":
        return []
    return [Slot(words[1:to], "の"), Slot(words[to + 1 : -1], "への"), Slot(words[-1:])]


def became(words: Sequence[Word]) -> list[Slot]:
    """What becomes what: X | 更名 | 为 | Y -> XのYへの改称; [] for all else."""
    at = next((at for at in range(2, len(words) - 1) if words[at].zh == "为" and words[at - 1].zh in BECOMING), 0)
    plain = all(word.role in NOMINAL | JOINTS for word in [*words[: at - 1], *words[at + 1 :]])
    if not at or not plain:
        return []
    return [Slot(words[: at - 1], "の"), Slot(words[at + 1 :], "への"), Slot(words[at - 1 : at])]


def exempted(words: Sequence[Word]) -> list[Slot]:
    """What a tax is not taken for: 减免 | 购置税 | 汽车 | 要求 -> 購置税減免対象の…, X税 | 政策 -> X税減免政策."""
    if len(words) > 3 and words[0].role == "number" and (found := exempted(words[1:])):
        return [Slot(words[:1], "の"), *found]
    end = next((at for at in range(1, len(words) - 1) if words[at].zh.endswith(DUES)), 0)
    if not end or words[0].zh not in EXEMPTING | {"减免"} or not all(word.role in NOMINAL for word in words[1:]):
        return []
    thing = words[end + 1]
    if thing.zh.endswith(("政策", "优惠")) and len(words) == end + 2:
        return [Slot(words[1 : end + 1], load().verbs[words[0].zh].ja), Slot(words[end + 1 :])]
    plain = thing.role == "noun" and thing.kind not in ("action", "particle", "document type")
    if not plain or thing.zh in load().heads or len(words) == end + 2:
        return []
    return [Slot(words[1 : end + 1], f"{load().verbs[words[0].zh].ja}対象の"), Slot(words[end + 1 :])]


def toward(words: Sequence[Word]) -> list[Slot]:
    """What a thing is for another: X港 | 对 | 外国籍船舶 | 开放 -> X港の外国籍船舶に対する開放; [] else."""
    if turned := _onto(words):
        return turned
    at = next((at for at in range(1, len(words) - 2) if words[at].zh in TOWARD), 0)
    plain = all(word.role in NOMINAL | JOINTS for word in [*words[:at], *words[at + 1 : -1]])
    deeds = any(word.kind == "action" for word in words[at + 1 : -1])
    if not at or not plain or deeds or words[at - 1].role in JOINTS or words[-1].kind != "action":
        return []
    return [Slot(words[:at], "の"), Slot(words[at + 1 : -1], TOWARD[words[at].zh]), Slot(words[-1:])]


def _onto(words: Sequence[Word]) -> list[Slot]:
    """What turns from one thing to another: 能耗双控 | 向 | 碳排放双控 | 转变, X | 由 | A | 向 | B | 转变; [] else."""
    to = next((at for at in range(1, len(words) - 2) if words[at].zh == "向"), 0)
    since = next((at for at in range(to) if words[at].zh in ORIGINS), None)
    rest = [word for at, word in enumerate(words[:-1]) if at not in (to, since)]
    if not to or not words[-1].zh.endswith(TURNS) or not all(word.role in NOMINAL | JOINTS for word in rest):
        return []
    start = 0 if since is None else since + 1
    subject = [Slot(words[:since], "の")] if since else []
    alike = words[to - 1].zh[-2:] == words[-2].zh[-2:]
    joint = "から" if since is not None or alike else "の"
    return [*subject, Slot(words[start:to], joint), Slot(words[to + 1 : -1], "への"), Slot(words[-1:])]


def founded(words: Sequence[Word]) -> list[Slot]:
    """A body named after what it is to do: 某省 | 推进X | 工作领导小组 -> 某省のX推進業務指導グループ; [] else."""
    if not words or not words[-1].zh.endswith(BODIES):
        return []
    end = len(words) - 1
    while end > 1 and words[end - 1].zh in OF_BODIES:
        end -= 1
    at = place_length(words) or int(words[0].kind == "issuer")
    if not opens(words[at:end], 0, action=True):
        return []
    return [*([Slot(words[:at], "の")] if at else []), Slot(words[at:end], deed=True), Slot(words[end:])]


def _named(words: Sequence[Word]) -> list[Slot]:
    """以A为B V C -> AをBとするCのV."""
    zh = [word.zh for word in words]
    if "为" not in zh[2:] or zh.index("为", 2) + 1 >= len(zh):
        return []
    at = zh.index("为", 2)
    end = zh.index("的", at) if "的" in zh[at:] else at + 2
    rest = words[end + 1 :] if "的" in zh[at:] else words[end:]
    deed = opens(words[1:at], 0, action=True)
    role = [replace(word, ja=NAMED.get(word.zh, word.ja)) for word in words[at + 1 : end]]
    return [Slot(words[1:at], "を", deed), Slot(role, "とする"), Slot(rest, deed=True)]


def using(words: Sequence[Word]) -> list[Slot]:
    """What is used for what: 利用 | X | 发展 | Y -> Xの利用によるYの発展; [] for all else."""
    at = means(words, 0) if words and words[0].zh in USING else 0
    return [Slot(words[1:at], f"の{load().verbs[words[0].zh].ja}による"), Slot(words[at:], deed=True)] if at else []
