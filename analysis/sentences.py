"""Sentences of a text with their places, in one pass; lines that a PDF broke are joined, headings are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_TEXT = 2_000_000  # characters of a text that are looked at
MAX_SENTENCE = 2_000  # a longer run without a full stop is cut here, so that work per sentence is bounded
_WRAPPED_LINE = 15  # a line of this length that ends without punctuation was broken by its page, not by its author
_SHARE_WRAPPED = 0.4
_COUNT = r"[一二三四五六七八九十\d]{1,3}"
_HEADS = rf"[一二三四五六七八九十]{{1,3}}、|[（(]{_COUNT}[）)]|第[一二三四五六七八九十百\d]{{1,4}}[章节]|专栏|附件"
_MARKER = re.compile(
    rf"[ \t\u3000]{{0,8}}(?:{_HEADS}|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.、．]?(?=[^\d%％])"
    r"|第[一二三四五六七八九十百\d]{1,4}条|—|附表)"
)
_HEADING = re.compile(rf"[ \t\u3000]{{0,8}}(?:{_HEADS})")
_END = re.compile(r"[。！？!?]+[”’」』）)》]{0,3}|\n")
_CLOSING = "。；;：:！？!?.，,、"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``. `opens` says that a paragraph begins here, `heading` that it begins with 一、 or （一）."""

    start: int
    end: int
    opens: bool
    heading: bool


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of the first `MAX_TEXT` characters, without blanks around them, in their order."""
    text = text[:MAX_TEXT]
    joined = is_wrapped(text)
    start, opens = 0, True
    for mark in _END.finditer(text):
        line_end = mark[0] == "\n"
        if line_end and joined and _goes_on(text, start, mark.start(), mark.end()):
            continue
        yield from _cut(text, start, mark.start() if line_end else mark.end(), opens)
        start, opens = mark.end(), line_end or (opens and not text[start : mark.end()].strip())
    yield from _cut(text, start, len(text), opens)


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


def _cut(text: str, start: int, end: int, opens: bool) -> Iterator[Sentence]:
    while start < end:
        stop = min(end, start + MAX_SENTENCE)
        left, right = start, stop
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            heading = opens and _HEADING.match(text, left, right) is not None
            yield Sentence(left, right, opens, heading)
            opens = False
        start = stop
