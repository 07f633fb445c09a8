"""Headings without a number: short phrases that open parallel paragraphs, and lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.text.plain import squeezed
from analysis.text.wording import LEADS_ON

_PHRASE = re.compile(r"([^。：:；;！？!?\n]{2,60})(?:[。！]|(?<!\d)[：:]|[：:](?!\d))")
_LONGEST = 32
_LONGEST_PAIR = 27  # of two clauses
_SHORTEST_TEXT = 8  # characters that must follow a phrase for it to head them
_NO_HEADING = re.compile(
    r"(?:到|至|展望|力争|经过)?(?:20\d\d|[“\"]?十[一二三四五六七八九]五)|其中|同时|此外|另外|对于?|注|表|图|来源|联系|电话|地址|邮|例如|如|截[至止]"
    r"|[-·•●◆■]|抄送|附|各[省市]|一是|本|这|该|上述|以上|第|资料|单位|说明|[（(\[]|[\d.①-⑳]"
)
_SENTENCE = re.compile(
    r"[％%①-⑳]|应当|必须|不得|可以|负责|(?<![必急供适响反效相对回感呼顺因])应(?![用急对力变付答收届邀聘])|以下|如下|下列|包括|是(?!否)|了(?!解)"
)
_DASHES = "—–－―-"
_DASH = re.compile(r"[—–－―]{1,2}|--")
_OWN_LINE = re.compile(r"^(?:前\s*言|引\s*言|序\s*言|导\s*言|导\s*语|结\s*束\s*语|结\s*语|后\s*记|总\s*则|附\s*则)$")
_LINE_STOPS = "。；;！？!?，,、"
_WRAPPED = 15  # a line of this length without closing punctuation was broken by its page
_LOOK = 200  # characters behind a line that are looked at
_FULL = 60  # a paragraph below a heading of its own line is at least so long


class Unmarked(NamedTuple):
    """A heading without number at ``text[at:end]``; `below`: it is one level lower than its siblings above."""

    marker: str
    heading: str
    at: int
    end: int
    below: int


class _Paragraph(NamedTuple):
    """``text[start:end]``, which `phrase` at `at` may head, `alone` in its line; a `lead` names what follows."""

    start: int
    end: int
    marker: str = ""
    phrase: str | None = None
    at: int = 0
    lead: bool = False
    alone: bool = False


Line = tuple[int, int, str]
"""Where the words of a line begin, where the line ends, and the words without blanks around them."""


def lines_of(text: str, start: int, end: int) -> list[Line]:
    """The lines of ``text[start:end]`` that are not blank."""
    found = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if words := text[at:stop].strip():
            found.append((text.index(words[0], at), stop, words))
        at = stop + 1
    return found


def unmarked(text: str, lines: Sequence[Line], end: int) -> list[Unmarked]:
    """The headings without number among `lines`, the own words of one marked part, which ends at `end`."""
    if len(lines) < 2:  # a lone paragraph has no parallel one
        return []
    found: list[Unmarked] = []
    group: list[_Paragraph] = []
    lead: _Paragraph | None = None
    between = 0
    for paragraph in _paragraphs(text, lines, end):
        if paragraph.phrase and not paragraph.lead and (not group or _alike(group[0], paragraph)):
            group.append(paragraph)
            between = 0
        elif paragraph.lead or not group:
            found += _siblings(group, lead)
            group, lead, between = [], paragraph if paragraph.lead else None, 0
        else:
            between += 1
            if between > max(2, len(group)):
                found += _siblings(group, lead)
                group, lead, between = [], None, 0
    return found + _siblings(group, lead)


def own_lines(lines: Sequence[Line]) -> list[Unmarked]:
    """前言, 结束语 and the like where such a word is a line of its own."""
    return [Unmarked("", words, at, stop, 0) for at, stop, words in lines if len(words) <= 8 and _OWN_LINE.match(words)]


def _alike(one: _Paragraph, other: _Paragraph) -> bool:
    return bool(one.marker) == bool(other.marker) and one.alone == other.alone


def _siblings(group: list[_Paragraph], lead: _Paragraph | None) -> list[Unmarked]:
    """The headings of parallel paragraphs, one level below the line that leads them; a lone one is none."""
    if len(group) < 2:
        return []
    pairs = sum("，" in (paragraph.phrase or "") for paragraph in group)
    if 0 < pairs < len(group) / 2:
        group = [paragraph for paragraph in group if "，" not in (paragraph.phrase or "")]
    if len(group) < 2:
        return []
    found = [] if lead is None else [Unmarked("", lead.phrase or "", lead.at, lead.end, 0)]
    below = len(found)
    for paragraph in group:
        phrase = paragraph.phrase or ""
        found.append(Unmarked(paragraph.marker, phrase, paragraph.start, paragraph.at + len(phrase), below))
    return found


def _paragraphs(text: str, lines: Sequence[Line], end: int) -> Iterator[_Paragraph]:
    """The paragraphs of a part. A line goes on with the one before it where that one has no closing punctuation."""
    goes_on = False
    for line in lines:
        if not goes_on:
            yield _paragraph(text, line, end)
        words = line[2]
        goes_on = len(words) >= _WRAPPED and words[-1] not in "。；;：:！？!?）)”》"


def _paragraph(text: str, whole: Line, end: int) -> _Paragraph:
    start, stop, line = whole
    marker = match.group() if line[0] in _DASHES and (match := _DASH.match(line)) else ""
    at = start + len(marker)
    phrase = _PHRASE.match(line, len(marker))
    if phrase is None:
        alone = not marker and len(line) < _WRAPPED and line[-1] not in _LINE_STOPS and _heads(line, dashed=False)
        following = _following(text, stop, end) if alone else ""
        heads = len(following.partition("\n")[0]) >= _FULL and "。" in following
        return _Paragraph(start, stop, "", line if heads else None, at, alone=True)
    rest = line[phrase.end() :].strip()
    if not rest and not marker and phrase.group()[-1] in "：:" and _leads(phrase[1]):
        return _Paragraph(start, stop, "", phrase[1], start, lead=True)
    if rest:
        heads = len(rest) >= _SHORTEST_TEXT
    else:
        heads = phrase.group()[-1] == "。" and len(_following(text, stop, end)) >= _FULL
    return _Paragraph(start, stop, marker, phrase[1] if heads and _heads(phrase[1], bool(marker)) else None, at)


def _heads(phrase: str, dashed: bool) -> bool:
    size = len(squeezed(phrase))
    if not 2 <= size <= (40 if dashed else _LONGEST) or phrase[-1] in "，,、":
        return False
    if phrase.count("，") > 1 or ("，" in phrase and size > _LONGEST_PAIR):
        return False
    return dashed or (_NO_HEADING.match(phrase) is None and _SENTENCE.search(phrase) is None)


def _leads(phrase: str) -> bool:
    return len(phrase) <= 40 and "，" not in phrase and LEADS_ON.search(phrase) is None and "主送" not in phrase


def _following(text: str, stop: int, end: int) -> str:
    """The words behind a line."""
    return text[stop : min(end, stop + _LOOK)].lstrip()
