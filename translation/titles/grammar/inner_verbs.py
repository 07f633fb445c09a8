"""Verbs inside a row of nouns: what pollutes or replaces what, whom a service is for, what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import NOMINAL, SHORT

ENVIRONS = ("环境", "海域", "水域", "水体")
ENDED = {"淘汰", "化解", "压减", "退出", "办理", "受理"}
ENDING = {"企业", "项目", "机组", "单位", "奖励资金"}
"""Who or what ends the thing between: 淘汰 | 落后产能 | 企业."""
PAPERWORK = {"资料", "手续", "材料", "程序", "流程"}
TASKED = {"目标任务", "任务", "目标", "计划", "工作任务", "进展情况", "工作情况", "程序", "流程"}
"""What behind a verb and its object says that this is to be done: X行业 | 淘汰Y | 目标任务."""
SHARES = {"比例", "比重", "占比", "率"}
SERVED = ("企业", "经济", "乡村振兴", "三农", "主体", "群众", "农户", "战略", "产业")
"""Whom or what a service is for: 金融服务 | 民营企业, but 节能服务 | 企业."""
REPLACING = ("产品", "材料", "能源", "燃料", "技术", "品", "项目", "资源", "量", "率", "电源")
"""What behind 替代 is the thing that replaces another, not the one replaced: 石油 | 替代 | 产品."""


def inverted(words: Sequence[Word]) -> Sequence[Word]:
    """The words with each such verb behind its object.

    船舶 | 污染 | 海洋环境 -> 船舶による海洋環境汚染, 金融服务 | 民营企业 -> 民営企業向け金融サービス,
    建筑 | 执行 | 节能标准 | 比例 -> 建築省エネ標準執行比率.
    """
    if len(words) > 2 and words[0].zh in ENDED and words[-1].zh in PAPERWORK:
        return [*words[1:-1], words[0], words[-1]]  # 办理 | X | 手续
    at = next((at for at in range(len(words) - 1) if _serves(words[at], words[at + 1])), None)
    if at is not None:
        whom = words[at + 1]
        return [*words[:at], replace(whom, ja=f"{whom.ja}向け"), words[at], *words[at + 2 :]]
    end = len(words) - (2 if len(words) > 1 and words[-1].kind == "document type" else 1)
    for at in range(1, len(words) - 1):
        if found := _effect(words, at) or _task(words, at, end):
            return found
    return words


def _serves(service: Word, whom: Word) -> bool:
    named = service.role == "noun" and service.zh.endswith("服务") and len(service.zh) > SHORT
    told = len(whom.zh) > SHORT or whom.zh == "三农"
    return named and told and whom.role == "noun" and whom.zh.endswith(SERVED)


def _effect(words: Sequence[Word], at: int) -> list[Word]:
    """A pollutes or replaces B: AによるB汚染; [] for all else."""
    subject, verb, thing = words[at - 1], words[at], words[at + 1]
    if verb.zh.endswith("替代") and len(verb.zh) > SHORT and verb.ja.endswith("代替") and _is_replaced(thing):
        replacing = replace(verb, ja=f"{verb.ja.removesuffix('代替')}による")
        return [*words[:at], replacing, thing, load().words["替代"], *words[at + 2 :]]
    polluted = verb.zh in ("污染", "污染损害") and thing.zh.endswith(ENVIRONS)
    replaced = verb.zh == "替代" and subject.kind != "action" and _is_replaced(thing)
    if verb.zh == "处置" and subject.zh == "协同" and at > 1 and thing.role == "noun" and words[at - 2].role == "noun":
        oven = replace(words[at - 2], ja=f"{words[at - 2].ja}による")
        return [*words[: at - 2], oven, thing, subject, verb, *words[at + 2 :]]  # 水泥窑 | 协同 | 处置 | 固体废物
    if subject.role != "noun" or not (polluted or replaced):
        return []
    return [*words[: at - 1], replace(subject, ja=f"{subject.ja}による"), thing, verb, *words[at + 2 :]]


def _is_replaced(thing: Word) -> bool:
    plain = thing.role == "noun" and thing.kind not in ("action", "document type", "particle")
    return plain and not thing.zh.endswith(REPLACING) and thing.zh not in load().heads


def _task(words: Sequence[Word], at: int, end: int) -> list[Word]:
    """What is to be done, and the share that keeps to a standard; [] for all else."""
    verb, thing = words[at], words[at + 1]
    done = verb.role == "verb" or verb.zh in ENDED
    if verb.zh in ENDED and end > at + 1 and thing.role == "noun" and words[at + 2].zh in ENDING:
        return [*words[:at], thing, verb, *words[at + 2 :]]
    if done and end > at + 1 and words[end].zh in TASKED and thing.role == "noun" and words[at - 1].role in NOMINAL:
        return [*words[:at], *words[at + 1 : end], verb, *words[end:]]
    if verb.zh == "执行" and words[-1].zh in SHARES and words[-2].zh.endswith("标准"):
        return [*words[:at], *words[at + 1 : -1], verb, words[-1]]
    return []
