"""What a text cites: 《titles》 with the numbers after them, and numbers without a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.facts.ties import cues
from analysis.text.nearby import occurrences
from policy import numbers

MAX_REFERENCES = 5_000  # of each kind; a text with more is a list that nobody relates one by one
MAX_NAMED = 200_000  # characters in which a short name is looked for
MAX_TITLE = 200  # a longer run between 《 and 》 is a lost bracket
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_NUMBER_BEHIND = re.compile(r"\s{0,3}(?P<open>[（(〔\[［])?(?P<inside>[^（()）。；;《》]{4,90}?号(?:令|公告|文)?)")
_NUMBERED_BY_YEAR = ("公告", "通告", "令")
_YEAR_BEHIND = re.compile(r"\s{0,3}[（(](?P<number>(?:19|20)\d\d年第\d{1,4}号)[）)]")  # 《…的公告》（2021年第36号）
_ORDER_WITHOUT = re.compile(r"令(?=\s?\d{1,4}\s?号)")  # 人民政府令262号
_OF_STANDARDS = (  # the letters before the serial of a standard: of the state, a trade, a place or a society
    r"(?:(?:GB[ZJW]?|HJ|NB|DL|QB|YB|YS|JTG?|HY|LY|CJJ?|JGJ?|JC|JB|SH|SY|SL|HG|NY|SC|TB|MT|AQ|GA|QX|TD|CECS)\s?(?:/\s?[TZ])?"
    r"|DB\s?\d{0,4}\s?(?:/\s?T?)?|T/[A-Z]{2,8})\s?\d[\d.]{0,8}"
)
_OF_YEAR = r"\s?[-—－–]{1,2}\s?\d{2,4}"
_CAPITAL = re.compile("[A-Z]")
_STANDARD = re.compile(_OF_STANDARDS + _OF_YEAR)
_STANDARD_BEHIND = re.compile(  # 《甲标准》（GB 99223）: in a bracket without its year too
    rf"\s{{0,3}}[（(]?\s?(?P<number>{_OF_STANDARDS}{_OF_YEAR})[）)]?|\s{{0,3}}[（(]\s?(?P<undated>{_OF_STANDARDS})[）)]"
)
_LETTER = re.compile(r"[〔［\[（(﹝]\s?(?:19|20)\d\d\s?年?\s?[〕］\]）)﹞]\s?第?\s?\d{1,5}\s?号")
_VERSION = re.compile(
    r"\s{0,3}[（(](?:试行|暂行|修订|[^（()）。《》]{0,12}(?:版|征求意见稿|送审稿|报批稿|草案|试行)[^（()）。《》]{0,6})[）)]"
)
_ALIAS = re.compile(
    r"(?:(?:以下|下)(?:均|统)?(?:简称|称)|简称)(?:为)?[：:]?原?(?P<open>[“\"《「])(?P<alias>[^”\"》」]{2,40})[”\"》」]"
)
_ORDER = re.compile(  # 生态环境部公告2021年第96号, 总局令第33号
    r"(?:令|公告|通告)\s?(?:[〔［\[（(]?\s?(?:19|20)\d\d\s?[年〕］\]）)]\s?)?第\s?\d{1,5}\s?号"
)
_DASH = re.compile(r"[—－–-]{1,2}")
_LONGEST_NUMBER = 24  # characters of 公告〔2021〕第96号 without its bodies
_LONGEST_BODIES = 100  # characters of the names before an order's number


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited document: `start` is where it is written, `end` is behind its number or bracket."""

    title: str | None
    number: str | None
    start: int
    end: int


def is_standard(number: str) -> bool:
    """Whether a number is that of a standard: GB 99001—2009, DB37/ 2374-2018."""
    return _STANDARD.fullmatch(number) is not None


def serial(number: str | None) -> str:
    """A number without blanks and with one kind of dash, to compare those of one text."""
    return _DASH.sub("-", "".join((number or "").split()))


def clean(title: str) -> str:
    """A title as cited on one line, inner brackets in the one form 〈〉."""
    text = "".join(title.split("\n"))
    text = re.sub(r"(?<=[\u4e00-\u9fff）)])[ \t\u3000\xa0]+(?=[\u4e00-\u9fff（(])", "", " ".join(text.split()))
    return text.replace("《", "〈").replace("》", "〉").replace("<", "〈").replace(">", "〉")


def references(text: str) -> list[Reference]:
    """All citations in the order of the text; a short name (以下简称《办法》) is replaced by the full title."""
    places = spans(text)[:MAX_REFERENCES]
    known: dict[str, Reference] = {}
    spoken: dict[str, tuple[Reference, int]] = {}
    found: list[Reference] = []
    naming = -1
    for index, (start, end) in enumerate(places):
        if start == naming:
            continue
        reference = _titled(text, start, end)
        named = known.get(reference.title or "")
        if named:
            reference = replace(reference, title=named.title, number=named.number)
        found.append(reference)
        until = places[index + 1][0] + 1 if index + 1 < len(places) else len(text)
        alias = _ALIAS.search(text, end, min(len(text), end + 120))
        if alias and alias.start("alias") <= until and "。" not in text[end : alias.start()]:
            known.setdefault(clean(alias["alias"]), reference)
            naming = alias.start("alias") - 1
            spoken |= {alias["alias"]: (reference, alias.end())} if alias["open"] != "《" else {}
    found += _short_names(text, spoken)
    return sorted(found + _alone(text, found), key=lambda reference: reference.start)


def _short_names(text: str, spoken: dict[str, tuple[Reference, int]]) -> list[Reference]:
    """Names given as “原办法” where a sentence repeals them; elsewhere they are words like others."""
    found = []
    for name, (meant, begin) in spoken.items():
        for place in re.finditer(re.escape(name), text[begin : begin + MAX_NAMED]):
            start, end = begin + place.start(), begin + place.end()
            if cues.REPEALS_RIGHT.match("".join(text[end : end + 60].split())):
                found.append(replace(meant, start=start, end=end))
    return found[:MAX_REFERENCES]


def spans(text: str) -> list[tuple[int, int]]:
    """Outermost 《…》 as (start, end), brackets included. Lost brackets and titles over `MAX_TITLE` are skipped."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    before = 0
    for at in occurrences("《》", text):
        if opened and _BLANK_LINE.search(text, before, at):
            opened.clear()
        before = at + 1
        if text[at] == "《":
            if opened and at - opened[0] > MAX_TITLE:
                opened.clear()
            opened.append(at)
        elif opened:
            start = opened.pop()
            if not opened and 2 < at + 1 - start <= MAX_TITLE:
                found.append((start, at + 1))
    return found


def _titled(text: str, start: int, end: int) -> Reference:
    title = clean(text[start + 1 : end - 1])
    version = _VERSION.match(text, end)
    if version:
        title += clean(version[0].strip())
        end = version.end()
    behind = _NUMBER_BEHIND.match(text, end, end + 110)
    if behind:
        written = _ORDER_WITHOUT.sub("令第", behind["inside"])
        inside = numbers.find(written)
        before = written[: inside[0].start] if inside else ""
        if inside and (behind["open"] or not before.strip()):
            close = re.match(r"[^（()）《》]{0,60}[）)]", text[behind.end() : behind.end() + 64])
            return Reference(title, inside[-1].number, start, behind.end() + (close.end() if close else 0))
    if title.endswith(_NUMBERED_BY_YEAR) and (serial_only := _YEAR_BEHIND.match(text, end)):
        return Reference(title, serial_only["number"], start, serial_only.end())
    if text[start - 1 : start].isdecimal() and (ahead := _standard_ahead(text, start)):
        return Reference(title, " ".join(ahead[0].split()), ahead.start(), end)
    standard = _STANDARD_BEHIND.match(text, end, min(len(text), end + 40))
    if standard:
        return Reference(title, " ".join((standard["number"] or standard["undated"]).split()), start, standard.end())
    return Reference(title, None, start, end)


def _standard_ahead(text: str, start: int) -> re.Match[str] | None:
    """The number right before a title: 代替GB 13223-2011《火电厂大气污染物排放标准》."""
    found = _STANDARD.finditer(text, max(0, start - 40), start)
    return next((mark for mark in found if mark.end() == start), None)


def _alone(text: str, titled: list[Reference]) -> list[Reference]:
    """Numbers of documents without a title before them: 根据国发〔2019〕5号文件, 代替 GB 13223—2003."""
    found: list[Reference] = []
    titled = sorted(titled, key=lambda reference: reference.start)
    covered = iter(titled)
    current = next(covered, None)
    marks = sorted((*_standards(text), *_numbers(text, titled)), key=lambda mark: mark.start())[:MAX_REFERENCES]
    for mark in marks:
        while current is not None and current.end <= mark.start():
            current = next(covered, None)
        if current is not None and current.start <= mark.start():
            continue
        if mark.re is _STANDARD:
            found.append(Reference(None, " ".join(mark[0].split()), mark.start(), mark.end()))
            continue
        left = max(0, mark.start() - (_LONGEST_BODIES if mark.re is _ORDER else 24))
        ends_here = [n for n in numbers.find(text[left : mark.end()]) if left + n.end == mark.end()]
        found += [Reference(None, number.number, left + number.start, mark.end()) for number in ends_here[-1:]]
    return found


def _standards(text: str) -> Iterator[re.Match[str]]:
    """The numbers of standards. Each begins with a capital letter, of which most texts have few."""
    done = 0
    for capital in _CAPITAL.finditer(text):
        if capital.start() >= done and (standard := _STANDARD.match(text, capital.start())):
            yield standard
            done = standard.end()


def _numbers(text: str, titled: list[Reference]) -> Iterator[re.Match[str]]:
    """The numbers that end with 号: of letters, and of orders that are repealed; most are those of titles."""
    covered = iter(titled)
    current = next(covered, None)
    done = 0
    while end := text.find("号", done) + 1:
        while current is not None and current.end < end:
            current = next(covered, None)
        if current is None or end <= current.start:
            begin = max(done, end - _LONGEST_NUMBER)
            if letter := _LETTER.search(text, begin, end):
                yield letter
            if (order := _ORDER.search(text, begin, end)) and _is_repealed(text, order):
                yield order
        done = end


def _is_repealed(text: str, order: re.Match[str]) -> bool:
    """Whether words of repeal stand beside an order's number; others are mostly the document's own."""
    behind = "".join(text[order.end() : order.end() + 60].split())
    ahead = "".join(text[max(0, order.start() - 40) : order.start()].split())
    return cues.REPEALS_RIGHT.match(behind) is not None or cues.says_repeal(ahead)
