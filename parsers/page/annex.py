"""Where the annexed text begins, and which lines after a signature still belong to the letter.

Attached plans follow in the same body without a structural mark (gov.cn, seen), often after the release remark, which
can also end the body or be missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.page.select import squeeze

_REMARK = re.compile(
    r"^[（(【]?(?:(?:此|本)(?:件|文)[\u4e00-\u9fff]{0,8}(?:公开|发布|印发)[\u4e00-\u9fff]{0,8}|[此本][件文刊]有删[减改节]|"
    r"信息公开(?:形式|类别|选项)[：:][\u4e00-\u9fff]{2,8})。?[）)】]?$"
)
_REMARK_BEGINS = frozenset("（(【此本信")
_TAIL = re.compile(
    r"^(?:抄送|主送|分送|印发|附件|附[:：]|注[:：\d]|联\s?系\s?(?:人|电话|方式|单位)|咨询|电话|传真|(?:电子)?邮[箱寄件]|(?:通[讯信])?地址|"
    r"扫一扫|相关链接)"
)
_ITEM = re.compile(r"^\d{1,2}[.．、](?!\d)")
_LIST_NAME = re.compile(r"(?:名单|目录|清单|名录|一览表)(?:[（(][^（）()]*[）)])?$")
_ANNEX = re.compile(r"^附件?[一二三四五六七八九十\d]{0,2}[：:]?$")
_LEAST_ANNEX = 100


def is_remark(line: str) -> bool:
    """Whether a line is the release remark, such as （此件公开发布）."""
    return len(line) < 40 and line[:1] in _REMARK_BEGINS and bool(_REMARK.match(squeeze(line)))


def is_tail(line: str) -> bool:
    """Whether a line after the signature still belongs to the letter: copies sent to, contacts."""
    text = squeeze(line)
    return len(text) < 200 and bool(_TAIL.match(text)) and not (text.startswith("附件") and len(text) < 6)


def first_line(lines: Sequence[str], after_signature: int | None) -> int | None:
    """The line at which an annexed text begins: after signature, remark and list of copies, or None.

    A text has sentences or table rows, or is a list of names under its own heading; a mere list of annexes is neither.
    """
    start = _after_letter(lines, after_signature)
    listed = False
    while start < len(lines) and (
        is_remark(lines[start]) or is_tail(lines[start]) or (listed and _listed(lines[start]))
    ):
        listed = listed or squeeze(lines[start])[:2] == "附件"
        start += 1
    return start if _is_text(lines[start:]) or _is_list(lines[start:]) else None


def _after_letter(lines: Sequence[str], after_signature: int | None) -> int:
    """The line after the remark, else after the signature, else the one that says 附件."""
    remark = next((at for at, line in enumerate(lines) if line[:1] in _REMARK_BEGINS and is_remark(line)), None)
    if remark is not None and remark + 1 < len(lines):
        return remark + 1
    if after_signature is not None and after_signature < len(lines):
        return after_signature
    return next((at for at, line in enumerate(lines) if _opens(line)), len(lines))


def _listed(line: str) -> bool:
    """Whether a line goes on a list of annexes: 2.重点任务分工表."""
    return bool(_ITEM.match(squeeze(line))) and "。" not in line


def _opens(line: str) -> bool:
    return len(line) < 20 and bool(_ANNEX.match(squeeze(line)))


def _is_text(lines: Sequence[str]) -> bool:
    length, sentences = 0, False
    for line in lines:
        length += len(squeeze(line))
        sentences = sentences or "。" in line or "\t" in line
        if sentences and length >= _LEAST_ANNEX:
            return True
    return False


def _is_list(lines: Sequence[str]) -> bool:
    """An annexed list of names, one a line, under its own heading (…名单); a list of annexes is numbered."""
    heads = [squeeze(line) for line in lines[:3]]
    named = any(_ANNEX.match(head) or (len(head) < 40 and _LIST_NAME.search(head)) for head in heads)
    numbered = any(map(_ITEM.match, heads))
    return named and not numbered and len(lines) >= 8 and sum(len(squeeze(line)) for line in lines) >= _LEAST_ANNEX
