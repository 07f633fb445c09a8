"""Numbering marks of headings in a text: what kind each is of, which number it has and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
_HAN = "一二三四五六七八九十"
_BLANK = r"[ \t\u3000\xa0]"
_PAGE = rf"(?:[—–\-－]{{0,2}}{_BLANK}?\d{{1,3}}{_BLANK}?[—–\-－]{{0,2}}{_BLANK}?(?=[{_HAN}第（(]))?"
_UNIT = f"第{_BLANK}?([{_HAN}百零〇\\d]{{1,5}}){_BLANK}?([编章节条])"
_STARTS = re.compile(
    rf"^{_BLANK}{{0,12}}{_PAGE}(?:"
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
    r")",
    re.MULTILINE,
)
_INSIDE = re.compile(
    rf"(?<=[^\n])(?:(?P<unit>{_UNIT})"
    rf"|(?P<han>(?<![{_HAN}]、)(?<![{_HAN}])[{_HAN}]{{1,3}})、(?![{_HAN}\d])"
    rf"|[（(](?P<bracket>[{_HAN}]{{1,3}})[）)]"
    r"|[（(](?P<digit>\d{1,2})[）)]"
    rf"|(?<=[。）)］\]])(?P<number>\d{{1,2}})[.．、](?!\d)"
    rf"|(?<=[。])附件{_BLANK}?(?P<annex_number>\d{{1,2}}))"
)
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
    for match in _STARTS.finditer(text):
        while glued is not None and glued.start() < match.start():
            yield _marker(glued, opens=False)
            glued = next(inside, None)
        while glued is not None and glued.start() < match.end():
            glued = next(inside, None)
        yield _marker(match, opens=True)
    while glued is not None:
        yield _marker(glued, opens=False)
        glued = next(inside, None)


def _marker(match: re.Match[str], *, opens: bool) -> Marker:
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    kind = next(iter(found))
    start = match.start(kind)
    path: tuple[int, ...] = ()
    if kind == "unit":
        unit = re.sub(r"\s", "", found["unit"])
        kind, number = _UNITS[unit[-1]], numeral(unit[1:-1])
    elif kind == "dotted":
        path = tuple(map(int, found["dotted"].split(".")))
        kind, number = f"dotted{len(path)}", path[-1]
    elif kind == "letter":
        number = ord(found["letter"]) - ord("a") + 1
    elif kind == "ring":
        number = ord(found["ring"]) - ord("①") + 1
    elif kind in {"box", "annex", "annex_number"}:
        kind = "annex" if kind == "annex_number" else kind
        number = numeral(found.get(f"{kind}_number", "0"))
        start = match.start() if not opens else start
    else:
        number = 0 if kind == "dash" else numeral(found[kind])
    if kind in {"bracket", "digit"}:
        start = match.start(kind) - 1
        while match.string[start] not in "（(":
            start -= 1
    return Marker(kind, number, start, match.end(), opens, path)


def numeral(written: str) -> int:
    """The number of up to three digits that 十二, 一百〇三, 12 or a letter writes; 0 for what is none."""
    if written.isdecimal():
        return int(written)
    if written.isascii():
        return ord(written[0]) - ord("A") + 1 if written else 0
    total, digit = 0, 0
    for char in written:
        if char in HAN_DIGITS:
            digit = HAN_DIGITS[char]
        elif char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
    return total + digit
