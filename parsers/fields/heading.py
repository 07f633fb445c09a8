"""Who issues a page and under what number, where no field says it: read off its signature, title and first lines.

Seen: a heading that says only 国家发展改革委等部门, orders whose bodies are in the heading and which persons sign.
Reported: rules with their promulgation in a bracket under the title, gazette orders with 〔2024〕第3号 or 【第220号】.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.fields import dates, signature
from parsers.page.lines import tidy
from parsers.page.select import squeeze
from policy import agencies, numbers

LINES = 15
_UNTIL = re.compile(r"关于|印发|转发|批转|发布|公布|联合|召开|举行|举办|令|公告|通告")
_DAY = r"\d{4}年\d{1,2}月"
_STEP = re.compile(rf"({_DAY}\d{{1,2}}日)((?:(?!{_DAY})[^（）()]){{2,200}}?)(公布|发布|颁布|通过|修[订正改])")
_HISTORY = re.compile(rf"[^，。；：《（(]{{0,60}}([（(]{_DAY})")
_BRACKET_LINES, _BRACKET_SIZE = 6, 600  # a bracket that is broken over lines; its history is told in its first words
_ISSUING = ("公布", "发布", "颁布")
_EXPLAINS = re.compile(r"解读|答记者问|一图|图解|访谈|专家")
_SERIAL = re.compile(r"^[（(【]?(?:\d{4}年|[〔\[［]\d{4}[〕\]］]年?)?第[\d〇○零一二三四五六七八九十百]{1,6}号")
_ORDER_LINE = re.compile(r"^[\u4e00-\u9fff\s、]{0,200}?(令|公告)\s*([（(]?(?:\d{4}\s*年\s*)?第\s*\S{1,8}\s*号[）)]?)$")
_OPENING = re.compile(
    r"(?:近日|日前|最近)[，,](.{2,120}?)(?:联合)?(?:印发|发布|公布|下发|转发|出台)了?《([^》]{4,100})"
)


def issuers(title: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Who issues a page that has no issuer field; nobody issues a page that explains or reports.

    The signature is asked first, since a heading may say only 国家发展改革委等部门. An order is signed by persons and
    names its bodies in the heading; then the title, the heading, and the opening (近日，…印发了《…》).
    """
    if _EXPLAINS.search(title):
        return ()
    signed = signature.find(lines)
    if signed and signed.issuers:
        return signed.issuers
    return (
        _order(lines)[0]
        or title_issuers(title)
        or promulgation(lines)[0]
        or heading_issuers(lines)
        or opening_issuers(title, lines)
    )


def number(lines: Sequence[str]) -> str | None:
    """The document number of the first lines."""
    return line_number(lines) or promulgation(lines)[1] or order_number(lines)


def line_number(lines: Sequence[str]) -> str | None:
    """The document number that is a heading line by itself. Numbers inside sentences belong to other documents."""
    for at, line in enumerate(lines[:LINES]):
        text = tidy(line).strip("（）()")
        if len(text) <= 80 and numbers.is_number(text):
            return numbers.normalise(" ".join((*_bodies_above(lines[:at], text), text)))
    return None


def _bodies_above(lines: Sequence[str], order: str) -> list[str]:
    """The bodies of the lines right above that of an order, which names only the last: 财政部 above 水利部令第12号."""
    bodies = agencies.leading(order)[0] if _ORDER_LINE.match(order) else ()
    named = set(map(agencies.canonical, bodies))
    found: list[str] = []
    for line in reversed(lines if named else ()):
        names = signature.names(line)
        if not names or not all(map(agencies.lookup, names)) or named & set(map(agencies.canonical, names)):
            break
        found[:0] = names
    return found


def date(lines: Sequence[str]) -> str | None:
    """A date in brackets under the heading: （2021年9月22日） of party papers, （2021年10月） of white papers."""
    for line in _brackets(lines):
        if line[-1:] in "）)" and (dated := signature.own_date(line)):
            return dated[0] if len(dated[0]) >= 7 else None
    return promulgation(lines)[2]


def _brackets(lines: Sequence[str]) -> list[str]:
    """The first lines that begin with a bracket, without blanks."""
    return [squeeze(line) for line in lines[:LINES] if line[:1] in "（("]


def promulgation(lines: Sequence[str]) -> tuple[tuple[str, ...], str | None, str | None]:
    """Bodies, number and day of the bracket under the title of a rule: （2023年3月28日某部令第2号公布 自…起施行）.

    Of several steps (2024年4月18日…会议通过 4月25日…令第20号公布 根据…修订) the first promulgation counts; where there
    is none, only the day of the first step is given.
    """
    for bracket in _histories(lines):
        steps = [(step[1], step[2], step[3]) for step in _STEP.finditer(bracket)]
        issued = next((step for step in steps if step[2] in _ISSUING), None)
        day = dates.read((issued or steps[0])[0]) if steps else None
        if day:
            number = _number_of(issued[1]) if issued else None
            return agencies.leading(number or "")[0], number, day
    return (), None, None


def _number_of(step: str) -> str | None:
    """The number of a step: 某部令第2号, 以某部、某局联合令第2号."""
    written = step.removeprefix("以").replace("联合令", "令")
    if numbers.is_number(written):
        return numbers.normalise(written)
    found = numbers.find(written)
    return found[0].number if found else None


def _histories(lines: Sequence[str]) -> Iterator[str]:
    """The brackets that open a line of the head, or follow a title in it, without blanks, each to its end."""
    for at, line in enumerate(lines[:LINES]):
        opened = _HISTORY.match(squeeze(line)[:_BRACKET_SIZE]) if "（" in line or "(" in line else None
        if opened is None:
            continue
        bracket = squeeze(line)[opened.start(1) :]
        for following in lines[at + 1 : at + _BRACKET_LINES]:
            if "）" in bracket or ")" in bracket or len(bracket) > _BRACKET_SIZE:
                break
            bracket += squeeze(following)
        yield bracket[:_BRACKET_SIZE]


def title_issuers(title: str) -> tuple[str, ...]:
    """The bodies with which a title opens, if what follows them is what a body does: 关于, 印发, 召开 …."""
    found, end = agencies.leading(title)
    if found and _UNTIL.match(title[end:].lstrip()):
        return found
    return ()


def heading_issuers(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies named before 令, 关于, 印发 … in the first lines; nothing where any part is unknown."""
    text = ""
    for line in lines[:LINES]:
        if numbers.is_number(tidy(line)) or re.match(r"^第.{1,8}号", squeeze(line)):
            break
        text += " " + line
        if len(text) > 400 or line[-1:] in "：:。":
            break
    return title_issuers(text.strip())


def order_number(lines: Sequence[str]) -> str | None:
    """The number of an order or announcement whose heading names the body, with 第N号 beside it or on the next line."""
    bodies, word, serial = _order(lines)
    written = " ".join(bodies) + word + serial.strip("（）()【】")
    return numbers.normalise(written) if bodies and len(serial) <= 24 and numbers.is_number(written) else None


def _order(lines: Sequence[str]) -> tuple[tuple[str, ...], str, str]:
    """Bodies, 令 or 公告, and serial of the heading of an order: names on one or more lines, then the word."""
    heading = ""
    for at, line in enumerate(lines[:LINES]):
        text = tidy(line)
        heading = f"{heading} {text}".strip()
        if whole := _ORDER_LINE.match(text):
            before = heading.removesuffix(whole[2]).rstrip().removesuffix(whole[1])
            return signature.names(before), whole[1], squeeze(whole[2])
        word = next((word for word in ("公告", "令") if text.endswith(word)), "")
        serial = next((after for after in map(squeeze, lines[at + 1 : at + 3]) if word and _SERIAL.match(after)), "")
        if serial:
            return signature.names(heading.removesuffix(word)), word, serial
        if len(heading) > 300 or text[-1:] in "：:。":
            break
    return (), "", ""


def opening_issuers(title: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies of 近日，中共中央办公厅、国务院办公厅印发了《…》 in the first paragraphs, if the title is of it."""
    for line in lines[:4]:
        opening = _OPENING.search(tidy(line)[:300])
        printed = squeeze(opening[2]) if opening else ""
        if not printed or (printed not in squeeze(title) and squeeze(title) not in printed):
            continue
        if opening and (found := signature.names(opening[1])) and all(agencies.lookup(name) for name in found):
            return found
    return ()
