"""The running text of a document: its contents pages, page numbers and covering notice made blank, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LEADERS = re.compile(  # begins with a set of characters, which is fast to search for
    r"[.…·](?:(?:(?<=\.)(?:\.\.| \. \. )|(?<=…)|(?<=·)··)[ .…·]{0,3}\d{1,3}(?![\d.])"
    r"|(?:(?<=\.)\.{5}|(?<=…)……)[ ]{0,3}$)",
    re.MULTILINE,
)
_LINE = re.compile(  # one of those that a reader skips, in one search for line ends
    r"\n[ \t\u3000]{0,20}(?:"
    r"(?P<annexes>附[ \u3000]?(?:件|录)?[ \u3000]?\d{0,2}[：:])"
    r"|(?:(?P<contents>目[ \t\u3000\n]{0,8}(?:录|次))|[—–\-－]{0,2}[ ]?(?:\d{1,3}|[IVX]{1,4})[ ]?[—–\-－]{0,2})"
    r"[ \t\u3000]{0,20}(?=\n|\Z))"
)
_MARK = re.compile(r"^(?:第.{1,4}[编章节]|[一二三四五六七八九十]{1,3}、|[（(].{1,3}[）)]|\d[\d.]{0,8}[.、]?)")
_TAIL = re.compile(r"[\s.…·\d][\s.…·\d]{0,39}$")
_MOST_CONTENTS = 5
_LISTED_LINES = 400  # a contents page without dotted lines is not longer
_ENTRY = 60  # nor is one of its lines
_HANDS_ON = re.compile(r"(?:印发|转发|下发|发布|公布)(?:给|你|，|。)|请[^。\n]{0,30}(?:贯彻|遵照|执行|落实|实施)")
_SIGNED = re.compile(
    r"^[ \t\u3000]{0,80}(?:二[〇○零OΟ0][〇○零OΟ0一二三四五六七八九十]{2,3}|(?:19|20)\d\d)年"
    r"[ ]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})月[ ]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})日[ \t\u3000]{0,40}$",
    re.MULTILINE,
)
_COVER = 3_000  # a covering notice is not longer
_NUMBERED = re.compile(r"^[ \t\u3000]{0,8}[一二三四五六七八九十]{1,3}、", re.MULTILINE)
_FIRST_NUMBERED = re.compile(r"^[ \t\u3000]{0,8}(?:[一二三]、|第一[章条])", re.MULTILINE)
_NEXT_ANNEX = re.compile(
    r"[ \t\u3000]{0,20}(?:附件[ ]?\d{1,2}[.．、：: ]{0,2}|\d{1,2}[.．、：:]|[（(]\d{1,2}[）)])[ \u3000]{0,4}[^\s]"
)
_MOST_LISTS = 200
_LISTED_ANNEXES = 40
_LISTED_TITLE = 120


class Plain(NamedTuple):
    """`text` as long as what it was made of; `listed`: wordings of its contents page; `starts`: end of the cover."""

    text: str
    listed: frozenset[str]
    starts: int


def plain(text: str, *, notice: bool = False) -> Plain:
    """Make contents pages, lone page numbers and the covering notice of `text` blank.

    In a `notice` what is numbered in front of its annex is its own.
    """
    starts = _cover_end(text, notice=notice)
    spans, listed = _dotted(text)
    spans += _skipped(text, listed)
    if starts:
        spans.append((0, starts))
    return Plain(_blanked(text, spans), frozenset(listed), starts)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks in place of these spans, their line ends kept."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            pieces.append(text[at : max(start, at)])
            pieces.append("\n".join(" " * len(line) for line in text[max(start, at) : end].split("\n")))
            at = end
    pieces.append(text[at:])
    return "".join(pieces)


def squeezed(text: str) -> str:
    """The text without any blanks."""
    return "".join(text.split())


def _skipped(text: str, listed: set[str]) -> Iterator[tuple[int, int]]:
    """The spans of lone page numbers, lists of annexes, and contents pages, whose wordings are added to `listed`."""
    contents = lists = 0
    for match in _LINE.finditer("\n" + text):  # the line end of the match is of the line before
        start, end = match.start(), match.end() - 1
        if match["annexes"]:
            lists += 1
            if lists <= _MOST_LISTS:
                yield start, _annexes_until(text, start, end)
            continue
        if match["contents"]:
            contents += 1
            if contents > _MOST_CONTENTS:
                continue
            yield end, _listed_until(text, end, listed)
        yield start, end


def _dotted(text: str) -> tuple[list[tuple[int, int]], set[str]]:
    """The spans of the dotted lines of contents pages and the wordings of their entries."""
    spans: list[tuple[int, int]] = []
    listed: set[str] = set()
    if any(leader in text for leader in ("...", "…", "···", ". . .")):
        for match in _LEADERS.finditer(text):
            start = text.rfind("\n", 0, match.start()) + 1
            if spans and spans[-1][0] == start:
                spans.pop()
            spans.append((start, match.end()))
    for start, end in spans:
        listed.update(_wordings(text[start:end]))
    return spans, listed


def _wordings(lines: str) -> list[str]:
    """What the entries of a contents page say, without numbers at either end."""
    found = []
    for entry in re.split(r"(?:\.{3}|…|·{3})[ .…·]{0,200}\d{0,3}", lines[:2_000]):
        wording = squeezed(_MARK.sub("", _TAIL.sub("", entry.strip()), count=1))
        if 1 < len(wording) <= _ENTRY:
            found.append(wording)
    return found


def _listed_until(text: str, start: int, listed: set[str]) -> int:
    """The end of a contents page without dotted lines: where its first entry is repeated."""
    first, at = "", start
    entries: list[str] = []
    for _ in range(_LISTED_LINES):
        end = text.find("\n", at)
        if end < 0:
            return start
        entry = squeezed(_TAIL.sub("", text[at:end]))
        if entry and len(entry) > _ENTRY and not (first and entry.startswith(first)):
            return start
        if first and entry.startswith(first):
            listed.update(_MARK.sub("", entry, count=1) for entry in entries)
            return at
        if entry:
            first = first or entry
            entries.append(entry)
        at = end + 1
    return start


def _annexes_until(text: str, start: int, end: int) -> int:
    """The end of the list that ``附件：1.…`` opens; its beginning where it is the title of an annex that follows."""
    stop = _line_end(text, end)
    if not text[end:stop].strip():
        stop = _line_end(text, stop + 1)
    listed = _NEXT_ANNEX.match(text, end) is not None
    for _ in range(_LISTED_ANNEXES):
        end = _line_end(text, stop + 1)
        if end - stop > _LISTED_TITLE or end == stop or _SIGNED.match(text, stop + 1):
            break
        if _NEXT_ANNEX.match(text, stop + 1):
            listed, stop = True, end
        elif listed and (following := _NEXT_ANNEX.match(text, end + 1)):
            stop = _line_end(text, following.end())
        else:
            break
    return stop if listed or _SIGNED.search(text, stop, stop + 300) else start


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _cover_end(text: str, *, notice: bool) -> int:
    """Where a covering notice ends: behind the date under it, where the document that it hands on follows."""
    for signed in _SIGNED.finditer(text, 0, _COVER):
        head = text[: signed.start()]
        if len(text) - signed.end() < len(head) or _HANDS_ON.search(head) is None:
            continue
        if len(_NUMBERED.findall(head)) >= 2 and (notice or _FIRST_NUMBERED.search(text, signed.end()) is None):
            continue
        return signed.end()
    return 0
