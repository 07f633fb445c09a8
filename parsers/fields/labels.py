"""What a page says by label: 索引号, 发文机关, 文号, 发布时间, 来源 … in cells or in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = """
title: 标题 名称 公开事项名称 文件名称 信息名称
index_number: 索引号 索引号码 信息索引号
issuers: 发文机关 发文单位 发布机构 发布机关 发文机构 制发机关 主办单位 公开主体 发文部门 发布单位 制发单位
number: 发文字号 文号 发文文号 文件编号 发文号 公文文号
signed_on: 成文日期 签发日期 成文时间 发文日期 发文时间
issued_on: 生成日期 制发日期 生成时间
published_on: 发布日期 发布时间 公开日期 公布日期 发稿时间 公开时间 时间 日期 发表时间 更新时间
subject: 主题分类 信息分类 分类 主题 体裁分类
source_field: 来源 信息来源 文章来源 稿件来源
keywords: 主题词 关键词
"""
FIELDS = {field: words.split() for field, _, words in (line.partition(":") for line in _WORDS.strip().splitlines())}
_FIELD = {label: field for field, labels in FIELDS.items() for label in labels}
_LONGEST = max(map(len, _FIELD))
_COLON = re.compile(r"[：:]")
_BORDER = re.compile(r"[\s|｜\[\]【】]+")
_TRAILING = 400  # characters of a value


def read(texts: Iterable[str]) -> dict[str, str]:
    """The first value of each field. `texts` are the texts of a page outside its body, in document order."""
    found: dict[str, str] = {}
    waiting = ""
    for text in texts:
        pieces = _pieces(text)
        for label, value in pieces:
            if label:
                waiting = ""
                field = _FIELD[label]
                if value:
                    found.setdefault(field, value)
                elif field not in found:
                    waiting = field
            elif waiting and value:
                found.setdefault(waiting, value)
                waiting = ""
    return {field: value[:_TRAILING] for field, value in found.items()}


def _pieces(text: str) -> list[tuple[str, str]]:
    """A text as (label, value) pairs; a text without a label is one pair with none.

    >>> _pieces("发布时间：2026-08-05 来源：工业和信息化部")
    [('发布时间', '2026-08-05'), ('来源', '工业和信息化部')]
    """
    alone = _label(text)
    if alone:
        return [(alone, "")]
    marks = []
    for colon in _COLON.finditer(text[: 4 * _TRAILING]):
        before = text[max(0, colon.start() - 2 * _LONGEST) : colon.start()]
        label = _label(_BORDER.split(before)[-1]) or _label(before)
        if label:
            start = colon.start() - len(before) + (before.rfind(label[0]) if label[0] in before else 0)
            marks.append((start, colon.end(), label))
    if not marks:
        return [("", text)]
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    return [
        (label, text[after:end].strip(" \t|｜　[]【】")) for (_, after, label), end in zip(marks, ends, strict=True)
    ]


def _label(text: str) -> str:
    """The known label that a text is, blanks and colon aside; empty where it is none."""
    if len(text) > 3 * _LONGEST:
        return ""
    word = "".join(text.split()).rstrip("：:").strip("[]【】")
    return word if word in _FIELD else ""
