"""Words of a text with their place, cut as a brief quotes them, and how a document names itself."""

from __future__ import annotations

import re
from typing import NamedTuple

LOOK = 12_000  # characters in which a document says what it is for
_LONGEST = 160
KINDS = (
    r"(?:办法|条例|法|规定|规则|细则|通知|公告|(?:实施|指导)?意见|(?:实施|行动|工作)?方案|指南|规范|标准|导则|决定|解释|规程"
    r"|(?:行动)?计划|规划|政策|文件)"
)
SELF = rf"本{KINDS}"
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]{1,5}条[ \u3000]?")
_ASIDE = re.compile(r"[（(]以下(?:简称|统称|称)[^（）()]{1,30}[）)]")
_KINDS = re.compile(
    r"中华人民共和国|暂行|试行|条例|办法|规定|管理|发展|自治区|全面|大力|加快|意见|方案|规划|计划|纲要|通知|行动|实施|工作|关于|的|[（(].{1,12}[）)]"
    r"|“?十.五”?|20\d\d年?"
)


class Said(NamedTuple):
    """Words of a text and their place."""

    text: str
    at: int


def bare(words: str) -> str:
    """The words without line ends, the number of an article and 以下简称."""
    words = words.replace("\n", "").strip()
    if words.startswith("第"):
        words = _ARTICLE.sub("", words)
    return _ASIDE.sub("", words) if "以下" in words else words


def short(words: str) -> str:
    """The words up to the last mark within the length of a quoted sentence."""
    if len(words) <= _LONGEST:
        return words.strip()
    cut = max(words.rfind(mark, _LONGEST // 3, _LONGEST) for mark in "，、；")
    return words[: cut if cut > 0 else _LONGEST]


def subject_of(title: str) -> set[str]:
    """The pairs of characters of a title but for the kind of document and its time."""
    name = _KINDS.sub("◇", title)
    return {name[at : at + 2] for at in range(len(name) - 1) if "◇" not in name[at : at + 2]}
