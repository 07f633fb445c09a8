"""The wording of a heading behind its mark, or none where a sentence is numbered."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.text.plain import squeezed

LONGEST = 40  # characters of a heading; a longer first sentence is none
_LOOK = 160
_STOP = re.compile(
    r"[。！？；;\n：:.](?:(?<=[。！？；;\n])|(?<=[：:])(?:(?<!\d.)|(?!\d))|(?<=[\u4e00-\u9fff]\.)(?!\d))"
)
PREDICATE = re.compile(
    r"应当|必须|不得|应(?<![必急供适响反效相对回感呼顺因].)(?![用急对力变付答收届邀聘纳税])|须(?<![必无].)(?!知)"
    r"|要(?<![重主需纲概必摘简首只想就若将].)(?![素求点领件闻害务道塞])"
)
LEADS_ON = re.compile(r"(?:如下|下列|以下|包括|是|为|有|即|要求|其中|例如|规定)(?:[^，]{0,8})$")
_OPENS_TEXT = re.compile(
    r"坚持以|以习近平|以[^，。]{2,30}为(?:核心|重点|抓手|目标|导向|主线|契机|基础)|全面贯彻|深入贯彻|根据《|按照《|依据《|本(?:指南|办法|标准|规范|规程|导则|方案|规划|规定|文件)"
)
_FIXED = re.compile(
    r"(?:指导思想|(?:总体|工作|主要|发展|规划|行动)目标|(?:基本|工作)原则|总体(?:要求|思路)|(?:主要|重点|工作)任务"
    r"|(?:保障|工作)措施|组织(?:领导|实施|保障)|适用范围|工作要求)(?![，、和与及])"
)
_QUOTES, _HAN = "“”‘’《》", re.compile("[\u4e00-\u9fff]")


class Wording(NamedTuple):
    """`heading` at ``text[at:end]`` or None; `follows`: its text goes on in the same line; `numbered`: a sentence."""

    heading: str | None
    at: int
    end: int
    follows: bool
    predicate: bool = False
    closed: bool = False


def wording(text: str, start: int, limit: int, listed: frozenset[str], *, width: int) -> Wording:
    """What follows a mark that ends at `start`, before the next mark at `limit`.

    `listed` are the wordings of the contents page; `width` is the length of a full line.
    """
    start = _first(text, start, limit)
    if start >= limit:
        return Wording(None, start, start, follows=False)
    line = _line(text, start, limit, width=width)
    stop = _STOP.search(line)
    cut = stop.start() if stop else len(line)
    mark = stop.group() if stop else ""
    rest = line[cut + 1 :].strip() if stop else ""
    if glued := _glued(line, cut, listed):
        return Wording(line[:glued].strip(), start, start + glued, follows=True)
    name = line[:cut].strip()
    size = len(squeezed(name))
    if mark in {"；", ";"} or size > LONGEST or size < 2 or name[-1] in "，,、" or not _is_wording(name):
        return Wording(None, start, start + cut, follows=bool(rest), closed=bool(mark))
    if mark in {"：", ":"} and LEADS_ON.search(name):
        return Wording(None, start, start + cut, follows=bool(rest), closed=True)
    predicate = PREDICATE.search(name) is not None
    return Wording(name, start, start + cut, bool(rest), predicate, closed=bool(mark))


def _is_wording(name: str) -> bool:
    return name.lstrip(_QUOTES)[:1] not in "，。、；：）)" and _HAN.search(name) is not None


def _first(text: str, start: int, limit: int) -> int:
    """Where the wording begins: behind the mark, or on the next line that is not blank."""
    while start < limit and text[start] in " \t\u3000\xa0\n：:":
        start += 1
    return start


def _line(text: str, start: int, limit: int, *, width: int) -> str:
    end = min(limit, start + _LOOK)
    line = text[start:end]
    broken = line.find("\n")
    if broken < 0:
        return line
    if broken >= width and _STOP.search(line[:broken]) is None:
        following = line.find("\n", broken + 1)
        joined = line[: following if following > 0 else len(line)]
        stop = _STOP.search(joined.replace("\n", " "))
        if stop is not None and stop.group() in "。：:" and stop.start() <= LONGEST + 1:
            return joined.replace("\n", " ")
    return line[:broken]


def _glued(line: str, cut: int, listed: frozenset[str]) -> int:
    """Where a heading ends whose line break was lost; 0 where it was not."""
    if cut > 4 and listed:
        for size in range(min(cut, LONGEST), 1, -1):
            if line[:size] in listed:
                return size if size < len(line.rstrip()) and size != cut else 0
    if cut > LONGEST and (fixed := _FIXED.match(line)):
        return fixed.end()
    if cut > LONGEST and (opening := _OPENS_TEXT.search(line, 2, LONGEST)):
        return opening.start() if "，" not in line[: opening.start()] else 0
    return 0
