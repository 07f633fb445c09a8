"""What stands at the end of a phrase and is told after the rest: how a thing is, which questions a paper settles."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.grammar.actors import acting
from translation.titles.grammar.clauses import opens
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import NOMINAL

TASK = {"相关工作", "有关工作", "相关重点工作", "有关重点工作"}
EMPTY = {"有关事项", "相关事项", "有关问题", "相关问题", "有关事宜", "相关事宜", "若干事项", "具体事项"}
RELATED = {"有关政策", "相关政策", "有关政策措施"}
MATTERS = {"情况", "工作情况", "有关情况"}
TELLING = {"通报", "公布", "报送", "公开", "明确"}
MORE = {"更加", "日益", "更为", "愈加"}


def settled(words: Sequence[Word]) -> tuple[Sequence[Word], str]:
    """A thing and how it is: 成效 | 显著 -> が顕著, 作用 | 更强 -> の一層の強化; "" where the end is none of these."""
    got = _received(words)
    if got:
        return words[:got], f"の{''.join(word.ja for word in words[got + 1 :])}"
    said = load().states.get(words[-1].zh, "") if len(words) > 1 else ""
    more = len(words) > 2 and words[-2].zh in MORE
    thing = words[: -2 if more else -1]
    if not said or "，" in {word.zh for word in words} or thing[-1].role not in NOMINAL - {"unknown"}:
        return words, ""
    if len(words) > 3 and words[-3].zh in MORE and words[-2].role in NOMINAL:  # 更加 | 安全 | 有力
        return words[:-3], f"が一層{words[-2].ja}で{said}" if not said.startswith("の") else said
    return thing, said if said.startswith("の") else f"が一層{said}" if more else f"が{said}"


def _received(words: Sequence[Word]) -> int:
    """Where 得到 stands before what happens to a thing: 安全水平 | 得到 | 有效 | 提升; 0 for none."""
    at = next((at for at in range(1, len(words) - 1) if words[at].zh in ("得到", "获得")), 0)
    plain = all(word.role in NOMINAL for word in words[:at]) and all(
        word.role == "adverb" for word in words[at + 1 : -1]
    )
    return at if at and plain and words[-1].zh in load().verbs else 0


def applying(words: Sequence[Word]) -> int:
    """Where a ruling says how law applies to what courts do: 审理X案件 | 适用法律问题; 0 for none."""
    zh = [word.zh for word in words]
    at = zh.index("适用") if "适用" in zh[2:-1] else 0
    return at if at and zh[at + 1] in ("法律", "法律若干") and opens(words[:at], 0, action=True) else 0


def problem(words: Sequence[Word]) -> int:
    """Where the questions begin that a paper settles about an action: 深化改革 | 若干重大问题; 0 for none."""
    zh = [word.zh for word in words]
    at = zh.index("若干") if "若干" in zh[2:] and zh[-1].endswith("问题") else 0
    at = len(zh) - 1 if len(zh) > 2 and zh[-1] == "若干问题" else at
    return at if at and (opens(words[:at], 0, action=True) or acting(words[:at])) else 0
