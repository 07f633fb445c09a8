"""Words that are nouns elsewhere and say before a verb how it is done: 高标准 | 履行X, 统筹 | 划定X."""

from __future__ import annotations

from translation.titles.words.lexicon import Word, load

TOGETHER = {"保护", "治理", "修复", "谋划", "研究"}
"""Nouns of action before which 系统 says how, at the head of a text."""
STRICT = {"实施", "执行", "落实", "遵守", "履行", "限制", "控制", "审查", "审批", "核定", "保护", "规范"}
"""Verbs that 严格 says how they are done, where it is no verb itself."""
HIGH = {
    "高标准": "高水準の", "高质量": "高品質な", "高水平": "高水準の", "高效": "効率的な", "高起点": "高い起点での",
    "公平": "公平な", "阶段性": "段階的", "常态化": "常態的", "差异化": "差別化した", "制度化": "制度的",
}  # fmt: skip
"""Nouns that before a verb say how it is done: 高标准 | 履行X."""
LAID_OUT = {"划定", "安排", "考虑", "布局", "实施", "使用", "利用", "配置", "谋划"}
"""Nouns that are verbs behind 统筹, which says how they are done."""


def manner(word: Word, after: Word | None, *, first: bool) -> str:
    """How a word that is a noun elsewhere says that the verb behind it is done; "" where it does not."""
    if after is None:
        return ""
    acts, is_verb = after.role == "verb", after.zh in load().verbs
    told = {
        "牵头": ("主導的", is_verb),
        "统筹": ("統合的", acts or after.zh in LAID_OUT),
        "严格": ("厳格な", after.zh in STRICT),
        "系统": ("系統的な", first and (acts or after.zh in TOGETHER)),
        "稳固": ("着実な", is_verb),
        "优先": ("優先的", first and is_verb),
        "初步": ("初歩的な", is_verb),
    }
    high = word.zh in HIGH and (acts or after.zh == "参与" or (first and is_verb))
    said, holds = told.get(word.zh, (HIGH.get(word.zh, ""), high))
    return said if holds else ""
