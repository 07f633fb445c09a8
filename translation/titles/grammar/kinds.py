"""The kind of paper at the end of a phrase, apart from what the paper is about."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.words.compounds import HEAD_MODIFIERS
from translation.titles.words.lexicon import Word

PAPERS = ("意见", "若干措施", "若干政策措施", "若干举措", "一揽子措施", "一揽子政策措施")
KINDS = (
    "计划", "方案", "规划", "指南", "办法", "规定", "细则", "清单", "目录", "要点", "条例", "意见", "指引", "导则",
    "预案", "名单", "纲要", "规程", "规则",
)  # fmt: skip
RELATED = {"有关", "相关"}
MAKING = {
    "编制",
    "制定",
    "发布",
    "公布",
    "印发",
    "出台",
    "修订",
    "下达",
    "落实",
    "执行",
    "制定实施",
    "编制实施",
    "研究制定",
}
CARRYING = {"落实", "贯彻", "贯彻落实", "实施", "执行"}
"""Verbs whose object may be a paper that another paper carries out: 落实X行动计划 | 实施细则."""
MADE = {
    "构建", "建立", "建立健全", "建立完善", "完善", "健全", "健全完善", "制定", "出台", "形成", "打造", "建设", "探索",
    "推出", "营造", "创设",
}  # fmt: skip
"""Verbs whose object is made: a verb behind them with 的 says of what kind: 建立 | 促进消费的 | 机制."""
PROCESSES = {"举报", "申报", "采购", "退出", "接入", "查处", "购置", "保存", "部署", "防范", "化解"}
"""Verbs that a system is for: 健全 | 举报 | 奖励 | 制度."""
LISTS = ("清单", "名单", "台账", "目录", "数据库")
SETTING = {"建立", "建立健全", "健全", "确定", "明确", "形成", "制定", "编制", "更新", "公布", "梳理", "完善", "修订"}
"""Verbs that a list is the object of: 建立X清单 is no list, as 鼓励X目录 is one."""
PERKS = {"税收优惠", "税费优惠", "税收优惠政策", "税费优惠政策", "税收政策", "进口税收政策", "电价优惠"}
TASKS = {"重点工作任务", "重点任务分工", "任务分工", "重点工作安排"}
GIVING = {
    "落实",
    "做好",
    "抓好",
    "推进",
    "部署",
    "享受",
    "完善",
    "实施",
    "执行",
    "延续",
    "给予",
    "调整",
    "用好",
    "优化",
    "明确",
    "取消",
    "制定",
    "扩大",
}
"""Verbs whose object is a favour; before others it is what the favour is for: 节约水资源 | 税收优惠."""
TRIED = {"扩大", "开展", "推进", "深化", "组织开展", "启动"}
"""Verbs whose object is a trial: 扩大X试点 | 实施办法."""
NORMS = {"标准", "规范", "规则"}


def loses_kind(words: Sequence[Word], ja: str) -> bool:
    """Whether the Japanese name of a paper does not end with its kind as the Chinese does: …の実行 for 落实X | 计划."""
    return bool(words) and words[-1].zh.endswith(KINDS) and not ja.rstrip("』」").endswith(words[-1].ja[-2:])


def document_head(words: Sequence[Word], *, paper: bool = False) -> tuple[list[Word], list[Word]]:
    """A phrase that ends with the name of a document kind, cut before it: 完善X制度 | 方案.

    A `paper` is named: its kind is no object, whatever the verb (落实X | 行动计划).
    """
    end = len(words)
    while end and words[end - 1].role == "aside":
        end -= 1
    last = words[end - 1] if end else None
    granted = last is not None and last.zh in PERKS | TASKS and words[0].zh not in GIVING
    if paper and last is not None and last.zh.endswith(KINDS):
        granted = True
    if last is None or not (granted or last.kind == "document type" or last.zh == "法" or last.zh.endswith(PAPERS)):
        return [*words], []
    if not paper and words[end - 1].zh.endswith(LISTS) and any(word.zh in SETTING for word in words[:2]):
        return [*words], []
    carried = words[0].zh in CARRYING and end > 2 and words[end - 2].kind == "document type"
    made = any(word.zh in MAKING for word in words[:2]) and not carried
    run = words[0].zh == "实施" and last.zh.endswith("计划")  # 实施 | X计划, but 实施 | X方案 is a paper of its own
    if not paper and (made or run or (words[0].role == "verb" and words[end - 1].zh in NORMS)):
        return [*words], []
    start = end - 1
    while start > 1 and words[start - 1].zh in HEAD_MODIFIERS | RELATED:
        start -= 1
    if words[0].zh in TRIED and words[start].zh == "试点":
        start += 1
    if any(word.role == "of" for word in words[:start]):
        return [*words], []
    return [*words[:start]], [*words[start + (words[start].zh in RELATED and start < end - 1) :]]
