"""Sentences of a text with their places, in one pass; lines that a PDF broke are joined, headings are kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

MAX_TEXT = 2_000_000  # characters of a text that are looked at
KEPT_TEXT = 200_000  # the sentences of a longer text are never all in memory
MAX_SENTENCE = 2_000  # a longer run without a full stop is cut here, so that work per sentence is bounded
_WRAPPED_LINE = 15  # a line of this length that ends without punctuation was broken by its page, not by its author
_SHARE_WRAPPED = 0.4
_COUNT = r"[一二三四五六七八九十\d]{1,3}"
_HEADS = rf"[一二三四五六七八九十]{{1,3}}、|[（(]{_COUNT}[）)]|第[一二三四五六七八九十百\d]{{1,4}}[章节]|专栏|附件"
_MARKER = re.compile(
    rf"[ \t\u3000]{{0,8}}(?:{_HEADS}|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.、．]?(?=[^\d%％])"
    r"|第[一二三四五六七八九十百\d]{1,4}条|—|附表)"
)
_HEADING = re.compile(_HEADS)
_HEADING_STARTS = "一二三四五六七八九十（(第专附"
_END = re.compile(r"[。！？!?\n](?:(?<!\n)[。！？!?]*[”’」』）)》]{0,3})?(\n*)")  # with the line ends behind it
_BEFORE_VALUE = (
    "降低",
    "下降",
    "减少",
    "达到",
    "提高",
    "提升",
    "增长",
    "增加",
    "至",
    "超过",
    "不低于",
    "不高于",
    "不超过",
    "控制在",
)
_CLOSING = "。；;：:！？!?.，,、"


class Sentence(NamedTuple):
    """``text[start:end]``. `opens` says that a paragraph begins here, `heading` that it begins with 一、 or （一）."""

    start: int
    end: int
    opens: bool
    heading: bool


_new = tuple.__new__  # half the time of `Sentence(...)`, of which a text has hundreds


def sentences(text: str) -> Iterable[Sentence]:
    """The sentences of the first `MAX_TEXT` characters, without blanks around them, in their order.

    All parts of the analysis ask for those of the same text, one after the other; it is cut once.
    """
    return _kept(text) if len(text) <= KEPT_TEXT else _cut(text[:MAX_TEXT])


@lru_cache(maxsize=2)  # several readers cut the same text: reading takes 7 % longer without it (112 texts)
def _kept(text: str) -> tuple[Sentence, ...]:
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Sentence]:
    joined = is_wrapped(text)
    start, opens = 0, True
    for mark in chain(_END.finditer(text), [None]):
        left, right = mark.span(1) if mark else (len(text), len(text))
        broken = left > 0 and text[left - 1] == "\n"  # by a line end without a stop
        left -= broken
        if start < left and right - left == broken:  # neither a stop with its line end nor a blank line
            if joined and _goes_on(text, start, left, right):
                continue
            if broken and _parts_value(text, left, right):
                continue
        while start < left:
            end = left if left - start <= MAX_SENTENCE else start + MAX_SENTENCE
            if found := _sentence(text, start, end, opens):
                yield found
                opens = False
            start = end
        start, opens = right, left < right


def _sentence(text: str, start: int, end: int, opens: bool) -> Sentence | None:
    """``text[start:end]`` without blanks around it; None where it is blank."""
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return None
    while text[end - 1].isspace():
        end -= 1
    heading = opens and text[start] in _HEADING_STARTS and _HEADING.match(text, start, end) is not None
    return _new(Sentence, (start, end, opens, heading))


def is_wrapped(text: str) -> bool:
    """Whether the lines of the text end where the page ended, as PDF texts do."""
    long_lines = [line for line in (line.rstrip() for line in text.split("\n")) if len(line) >= _WRAPPED_LINE]
    broken = sum(line[-1] not in _CLOSING for line in long_lines)
    return len(long_lines) >= 8 and broken > _SHARE_WRAPPED * len(long_lines)


def _goes_on(text: str, start: int, line_end: int, following: int) -> bool:
    """Whether the line that ends here was broken by the page and its sentence goes on."""
    line_start = max(text.rfind("\n", start, line_end) + 1, start)
    line = text[line_start:line_end].rstrip()
    if len(line) < _WRAPPED_LINE or line[-1] in _CLOSING or "...." in line[-12:]:
        return False
    return _MARKER.match(text, following) is None and text[following : following + 1] not in ("", "\n")


def _parts_value(text: str, line_end: int, following: int) -> bool:
    """Whether a page broke a line between a verb and its number: 能耗降低 / 13.5%."""
    return text[following : following + 1].isdecimal() and text.endswith(_BEFORE_VALUE, 0, line_end)
