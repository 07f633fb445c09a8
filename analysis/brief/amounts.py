"""Targets as a Chinese reader writes them: 到2025年非化石能源消费比重20%左右."""

from __future__ import annotations

from policy import Target
from policy.reading import WHOLE_SCOPES

_BEFORE = {"↓": "下降", "↑": "提高", "≥": "不低于", "≤": "不超过", ">": "超过", "<": "低于"}
_BESIDE = frozenset({"左右", "以上", "以下", "以内", "上下"})


def amount(target: Target) -> str:
    """The indicator with its place, value, base year and softening word, without the year for which it is set."""
    hedge = target.hedge or ""
    behind = hedge if hedge in _BESIDE else ""
    word = _BEFORE.get(target.comparator, "")
    if behind and target.comparator in {"≥", "≤"}:
        word = ""
    value = _number(target.value)
    if target.value_high is not None:
        value = f"{value}～{_number(target.value_high)}"
    base = f"比{target.base_year}年" if target.base_year else ""
    ahead = hedge if hedge and not behind else ""
    scope = target.scope if target.scope and target.scope not in WHOLE_SCOPES else ""
    return f"{scope}{target.indicator}{ahead}{base}{word}{value}{target.unit}{behind}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"
