"""The forms that sentences of laws have, whatever language they are told in: duties, cases, last articles."""

from __future__ import annotations

import re

CASE = re.compile(
    r"^(?:(?P<who>[^，,；;。有]{2,30}))?有(?:下列|以下)(?P<what>情形|情况|行为|条件)(?:之一)?的(?:[：:，,](?P<then>.{2,80}))?$"
)
VIOLATING = re.compile(r"^违反(?P<what>[^，,；;。]{2,40}?)(?:的?(?:有关|相关)?规定)?(?:的|[，,](?P<then>.{2,80}))$")
FAILING = re.compile(
    r"^(?:违反(?P<what>[^，,；;。]{2,40}?)(?:的?(?:有关|相关)?规定)?[，,])?(?P<who>[^，,；;。未]{2,30})?未(?P<deed>[^，,；;。]{3,60})的$"
)
IN_FORCE = re.compile(
    r"^(?P<what>本[^，,；;。自]{1,10})自(?:(?P<event>发布|公布|印发|颁布|签署)之日|(?P<day>\d{4}年[\d月日]{2,7}))起(?:施行|实施|执行|生效|试行)$"
)
EXPLAINED = re.compile(r"^(?P<what>本[^，,；;。由]{1,10})?由(?P<who>[^，,；;。]{2,60}?)负责解释$")
ANYBODY = re.compile(r"^(?:任何|所有|一切)(?P<who>.{2,30})$")
STATE_DEEDS = {"对", "鼓励", "支持", "鼓励和支持", "扶持", "建立", "建立健全", "健全", "完善", "实行", "实施", "推行",
               "推广", "保护", "保障", "加强", "禁止", "限制", "推进", "推动", "促进", "加快", "提倡", "倡导", "制定",
               "采取", "发展"}  # fmt: skip
"""What the state does, as laws have it."""
FIRMLY = {"全面", "严格", "率先", "一律", "优先", "逐步", "普遍", "统一", "积极", "主动"}
DONE = {
    "执行",
    "采用",
    "使用",
    "达到",
    "实行",
    "遵守",
    "完成",
    "配备",
    "安装",
    "实现",
    "淘汰",
    "推行",
    "应用",
    "落实",
    "建立",
}
"""What is expected of a thing in some manner: 新建建筑 | 全面 | 执行 X."""
OWED = re.compile(
    r"^(?P<who>[^，,；;。有]{2,30}?)(?:都|均)?"
    r"(?:有(?P<deed>[^，,；;。的权]{2,30})的(?P<what>义务|权利|责任)|有(?P<kind>权|义务|责任)(?P<right>[^，,；;。的]{2,40}))$"
)
"""S都有V的义务, S有权V."""
CHARGED = re.compile(
    r"^(?P<who>[^，,；;。对负]{2,30})对(?P<what>[^，,；;。负]{2,40}?)负(?P<how>总责|全责|主体责任|直接责任|领导责任|监管责任|责)$"
)
TITLES = ("人", "制", "的", "任", "同志")
"""What stands behind 负责 where it is no verb: 负责人, 负责同志."""
THEIRS = re.compile(r"(?<=[\u4e00-\u9fff]{2})其(?![他中它余次实])(?=[\u4e00-\u9fff]{2})")
"""Whose it is, which is known from the case."""
COMBINED = re.compile(r"^坚持(?P<one>[^，,；;。、与和]{2,24})[与和同](?P<other>[^，,；;。、与和]{2,24})相结合$")
THESE = re.compile(r"(?<=[合备足有])以下(?=[\u4e00-\u9fff])")
LONGEST = 120
"""Characters of a heading; what is longer is a paragraph."""


def spelt(text: str) -> str:
    """A sentence without its full stop, with 下列 for what follows it."""
    return THESE.sub("下列", text.strip().rstrip("。：:"))
