"""Numbering marks of headings in a text: what kind each is of, which number it has and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from policy import numerals

_HAN = "一二三四五六七八九十"
_BLANK = r"[ \t\u3000\xa0]"
_PAGE = rf"(?:[—–\-－]{{0,2}}{_BLANK}?\d{{1,3}}{_BLANK}?[—–\-－]{{0,2}}{_BLANK}?(?=[{_HAN}第（(]))?"
_UNIT = f"第{_BLANK}?([{_HAN}百零〇\\d]{{1,5}}){_BLANK}?([编章节条])"
_OPENS = (
    rf"{_BLANK}{{0,12}}(?=[{_HAN}第（(\d—–\-－a-h①-⑳专附]){_PAGE}(?:"
    rf"(?P<unit>{_UNIT})"
    rf"|(?P<han>[{_HAN}]{{1,3}}){_BLANK}?[、．.](?![{_HAN}\d])"
    rf"|[（(]{_BLANK}?(?P<bracket>[{_HAN}]{{1,3}}){_BLANK}?[）)]"
    rf"|[（(](?P<digit>\d{{1,2}})[）)]"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,5})[.．]?(?=[ \t\u3000]{0,3}[\u4e00-\u9fff《“])"
    rf"|(?P<number>\d{{1,2}}){_BLANK}?(?:[.．、](?!\d)|[）)](?![；;，,。、]))"
    rf"|(?P<bare>\d{{1,2}})(?={_BLANK}?[\u4e00-\u9fff])(?!{_BLANK}?[年月日个项号时])"
    r"|(?P<letter>[a-h])[）)]"
    r"|(?P<ring>[①-⑳])"
    rf"|(?P<dash>[—–]{{1,2}})(?=[^\s\d—–])"
    rf"|(?P<box>专{_BLANK}?栏){_BLANK}?(?P<box_number>\d{{1,2}}|[{_HAN}]{{1,3}})?(?![\u4e00-\u9fff]{{0,1}}[。，])[：:]?"
    rf"|(?P<annex>附{_BLANK}?[件录]|附(?=[：:]?{_BLANK}?$))"
    rf"{_BLANK}?(?P<annex_number>\d{{1,2}}|[{_HAN}]{{1,3}}|[A-H](?![A-Za-z]))?(?P<colon>[：:])?(?!\d)"
    r")"
)
_FIRST, _STARTS = re.compile(_OPENS, re.MULTILINE), re.compile("\n" + _OPENS, re.MULTILINE)
_INSIDE = re.compile(  # begins with a set of characters, which is fast to search for (without the class of digits)
    rf"[第（(0-9０-９附{_HAN}](?:"
    rf"(?<=第){_BLANK}?(?P<unit>[{_HAN}百零〇\d]{{1,5}}{_BLANK}?[编章节条])"
    rf"|(?<=[{_HAN}])(?<![{_HAN}][{_HAN}])(?<![{_HAN}]、[{_HAN}])(?P<han>[{_HAN}]{{0,2}})、(?![{_HAN}\d])"
    rf"|(?<=[（(])(?:(?P<bracket>[{_HAN}]{{1,3}})|(?P<digit>\d{{1,2}}))[）)]"
    r"|(?<=[。）)］\]]\d)(?P<number>\d?)[.．、](?!\d)"
    rf"|(?<=。附)件{_BLANK}?(?P<annex>\d{{1,2}}))"
)
_NUMBERED = {"box_number": "box", "annex_number": "annex", "colon": "annex"}  # what may stand behind the kind
_UNITS = {"编": "part", "章": "chapter", "节": "section", "条": "article"}


class Marker(NamedTuple):
    """A mark ``text[start:end]`` of `kind` with its `number` (0 where it has none); `opens`: it begins its line."""

    kind: str
    number: int
    start: int
    end: int
    opens: bool
    path: tuple[int, ...] = ()


def markers(text: str) -> Iterator[Marker]:
    """All marks that may number a heading, in their order: those at line starts and those glued into a line."""
    inside = _INSIDE.finditer(text)
    glued = next(inside, None)
    first = _FIRST.match(text)
    for match in chain([first] if first else [], _STARTS.finditer(text)):
        while glued is not None and glued.start() < match.end():
            if glued.start() < match.start():
                yield _glued(glued)
            glued = next(inside, None)
        yield _opening(match)
    while glued is not None:
        yield _glued(glued)
        glued = next(inside, None)


def _glued(match: re.Match[str]) -> Marker:
    kind = match.lastgroup or ""
    written = match[kind]
    if kind == "unit":
        kind, number = _UNITS[written[-1]], numeral(written[:-1].strip())
    elif kind in {"han", "number"}:
        number = numeral(match.group()[0] + written)
    else:
        number = numeral(written)
    return Marker(kind, number, match.start(), match.end(), opens=False)


def _opening(match: re.Match[str]) -> Marker:
    kind = _NUMBERED.get(match.lastgroup or "", match.lastgroup or "")
    written, start = match[kind], match.start(kind)
    path: tuple[int, ...] = ()
    if kind == "unit":
        kind, number = _UNITS[written[-1]], numeral("".join(written[1:-1].split()))
    elif kind == "dotted":
        path = tuple(map(int, written.split(".")))
        kind, number = f"dotted{len(path)}", path[-1]
    elif kind == "letter":
        number = ord(written) - ord("a") + 1
    elif kind == "ring":
        number = ord(written) - ord("①") + 1
    elif kind in {"box", "annex"}:
        number = numeral(match[f"{kind}_number"] or "0")
    else:
        number = 0 if kind == "dash" else numeral(written)
    if kind in {"bracket", "digit"}:
        start -= 1 if match.string[start - 1] in "（(" else 2  # a blank may stand between
    return Marker(kind, number, start, match.end(), opens=True, path=path)


@lru_cache(maxsize=1_024)
def numeral(written: str) -> int:
    """The number of up to three digits that 十二, 一百〇三, 12 or a letter writes; 0 for what is none."""
    if written.isdecimal():
        return int(written)
    if written.isascii():
        return ord(written[0]) - ord("A") + 1 if written else 0
    return numerals.value(written)
