"""Who signed, when, and where the annexed text begins: read off the lines of a body.

Where the issuer has no field (NDRC, articles), it stands in the signature or the heading. Seen: names letter-spaced
or spread over spans, joint issuers under one another or divided by U+3000, an order signed by persons (主任：…), a
heading that says only 国家发展改革委等部门, the release remark between letter and annexed plan, at the end, or missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers import dates
from parsers.lines import tidy
from parsers.select import squeeze
from policy import agencies, numbers

HEADING_LINES = 15
_OFFICE = "总理|主席|主任|部长|局长|署长|行长|会长|书记|院长|检察长|主任委员"
_PERSON = re.compile(
    rf"^[\u4e00-\u9fff、]{{0,24}}(?:{_OFFICE})[：:]?[\u4e00-\u9fff·]{{2,12}}"
    rf"(?:[\u4e00-\u9fff、]{{2,24}}(?:{_OFFICE})[：:][\u4e00-\u9fff·]{{2,12}}){{0,3}}$"
)
_BODY_NAME = re.compile(
    r"^[\u4e00-\u9fff·（）()“”]{2,40}(?:部|委|委员会|局|署|厅|办公厅|办公室|院|会|行|司|办|联|团|中心|社|组|机构|公司)$"
)
_DATE_ENDS = frozenset("日号月年）)0123456789０１２３４５６７８９")
_IN_DATES = ("年", "-", "/", ".", "．", "／", "－", "—")
_SEAL = re.compile(r"[(（][\u4e00-\u9fff、\s]{0,40}?(?:代?章|盖章|印章|签章)[)）]")
_HOUSE = re.compile(r"[(（]([\u4e00-\u9fff]{2,30})[)）]$")
_CLOSING = re.compile(r"^(?:特此|此[复函致]|专此|附件?|联系|抄)")
_REMARK = re.compile(
    r"^[（(【]?(?:(?:此|本)(?:件|文)[\u4e00-\u9fff]{0,8}(?:公开|发布|印发)[\u4e00-\u9fff]{0,8}|本[文刊]有删[减改节])。?[）)】]?$"
)
_REMARK_BEGINS = frozenset("（(【此本")
_TAIL = re.compile(
    r"^(?:抄送|主送|分送|印发|附件|附[:：]|注[:：\d]|联\s?系\s?(?:人|电话|方式|单位)|咨询|电话|传真|(?:电子)?邮[箱寄件]|(?:通[讯信])?地址|"
    r"扫一扫|相关链接)"
)
_UNTIL = re.compile(r"关于|印发|转发|批转|发布|公布|联合|召开|举行|举办|令|公告|通告")
_EXPLAINS = re.compile(r"解读|答记者问|一图|图解|访谈|专家")
_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+$")
_SERIAL = re.compile(r"^[（(]?(?:\d{4}年)?第[\d〇○零一二三四五六七八九十百]{1,6}号")
_ORDER_LINE = re.compile(r"^[\u4e00-\u9fff\s]{2,60}?(令|公告)\s*((?:\d{4}\s*年\s*)?第\s*\S{1,8}\s*号)$")
_OPENING = re.compile(r"(?:近日|日前|最近)[，,](.{2,120}?)(?:联合)?(?:印发|发布|公布|下发|转发|出台)了?《")
_ANNEX = re.compile(r"^附件?[一二三四五六七八九十\d]{0,2}[：:]?$")
_LEAST_ANNEX = 100


@dataclass(frozen=True, slots=True)
class Signature:
    """`start` and `end` are line numbers: the first signing line, and the line after the date."""

    start: int
    end: int
    issuers: tuple[str, ...]
    iso: str


@lru_cache(maxsize=8)  # asked for the issuers, then for the date
def find(lines: tuple[str, ...]) -> Signature | None:
    """The signature of the document itself: the first dated one with names above it, else a date that ends the body."""
    for at, line in enumerate(lines):
        dated = own_date(line)
        if dated is None:
            continue
        iso, before = dated
        above, start = _signers(lines, at)
        issuers = (*above, *(names(before) if before else ()))
        if issuers or start < at:
            return Signature(start, at + 1, issuers, iso)
    return _last_date(lines)


def own_date(line: str) -> tuple[str, str] | None:
    """The date a line consists of, or ends with after nothing but names; with what stands before it."""
    text = line.strip()
    if len(text) > 120 or text[-1:] not in _DATE_ENDS or "\t" in text or not any(map(text.__contains__, _IN_DATES)):
        return None
    found = dates.find(text)
    if len(found) != 1:
        return None
    before, after = squeeze(text[: found[0].start]), squeeze(text[found[0].end :])
    if after.strip("）)"):
        return None
    if before.strip("（(") and not names(text[: found[0].start]):
        return None
    return found[0].iso, before.strip("（(")


@lru_cache(maxsize=4096)
def names(line: str) -> tuple[str, ...]:
    """The bodies a line consists of, or nothing if any part of it is something else.

    Whose office or seal it is (国家发展改革委代章), is no body of its own.
    """
    text = _SEAL.sub("", line).strip()
    if (house := _HOUSE.search(text)) and agencies.lookup(house[1]):
        text = text[: house.start()].strip()
    if not text or len(text) > 200 or _REMARK.match(squeeze(text)):
        return ()
    found = agencies.split(text)
    if all(agencies.lookup(name) or _BODY_NAME.match(name) for name in found):
        return found
    return ()


def heading_date(lines: Sequence[str]) -> str | None:
    """A date in brackets under the heading: （2021年9月22日） of party papers, （2021年10月） of white papers."""
    for line in lines[:HEADING_LINES]:
        text = squeeze(line)
        if text[:1] in "（(" and text[-1:] in "）)" and (dated := own_date(text)):
            return dated[0] if len(dated[0]) >= 7 else None
    return None


def heading_issuers(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies named before 令, 关于, 印发 … in the first lines; nothing where any part is unknown."""
    text = ""
    for line in lines[:HEADING_LINES]:
        if numbers.is_number(tidy(line)) or re.match(r"^第.{1,8}号", squeeze(line)):
            break
        text += " " + line
        if len(text) > 400 or line[-1:] in "：:。":
            break
    return title_issuers(text.strip())


def title_issuers(title: str) -> tuple[str, ...]:
    """The bodies with which a title opens, if what follows them is what a body does: 关于, 印发, 召开 …."""
    found, end = agencies.leading(title)
    if found and _UNTIL.match(title[end:].lstrip()):
        return found
    return ()


def line_number(lines: Sequence[str]) -> str | None:
    """The document number that is a heading line by itself. Numbers inside sentences belong to other documents."""
    for line in lines[:HEADING_LINES]:
        text = tidy(line).strip("（）()")
        if len(text) <= 80 and numbers.is_number(text):
            return numbers.normalise(text)
    return None


def is_remark(line: str) -> bool:
    """Whether a line is the release remark, such as （此件公开发布）."""
    return len(line) < 40 and line.lstrip()[:1] in _REMARK_BEGINS and bool(_REMARK.match(squeeze(line)))


def annex_line(lines: Sequence[str], signature: Signature | None) -> int | None:
    """The line at which an annexed text begins: after signature, remark and list of copies, or None.

    A text has sentences or table rows; a mere list of annexes has neither.
    """
    remark = next((at for at, line in enumerate(lines) if is_remark(line)), None)
    if remark is not None and remark + 1 < len(lines):
        start = remark + 1
    elif signature is not None and signature.end < len(lines):
        start = signature.end
    else:
        start = next((at for at, line in enumerate(lines) if _opens_annex(line)), len(lines))
    while start < len(lines) and (is_remark(lines[start]) or _tail(lines, start)):
        start += 1
    return start if _is_text(lines[start:]) else None


def _opens_annex(line: str) -> bool:
    return len(line) < 20 and bool(_ANNEX.match(squeeze(line)))


def _is_text(lines: Sequence[str]) -> bool:
    length, sentences = 0, False
    for line in lines:
        length += len(squeeze(line))
        sentences = sentences or "。" in line or "\t" in line
        if sentences and length >= _LEAST_ANNEX:
            return True
    return False


def _tail(lines: Sequence[str], at: int) -> bool:
    """Whether a line after the signature still belongs to the letter: copies sent to, contacts."""
    text = squeeze(lines[at])
    return len(text) < 200 and bool(_TAIL.match(text)) and not (text.startswith("附件") and len(text) < 6)


def _signers(lines: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
    """Bodies directly above a line, top first, and the line where they (or signing persons) begin."""
    found: list[str] = []
    while at > 0:
        line = lines[at - 1]
        bodies = names(line) or (_between(lines, at - 1) if found else ())
        if not bodies and not _PERSON.match(squeeze(line)) and not _whose(line):
            break
        found[:0] = bodies
        at -= 1
    return tuple(dict.fromkeys(found)), at


def _between(lines: Sequence[str], at: int) -> tuple[str, ...]:
    """A line with nothing but a short name that nobody knows, between lines of bodies, names a body too."""
    name = squeeze(lines[at])
    known = at > 0 and 4 <= len(name) <= 20 and _HAN_ONLY.match(name) and not _CLOSING.match(name)
    return (name,) if known and not _PERSON.match(name) and names(lines[at - 1]) else ()


def _whose(line: str) -> bool:
    """Whether a line only tells whose office or seal it is: （国家发展改革委）, （国家发展改革委代章）."""
    text = squeeze(line)
    house = _HOUSE.fullmatch(text)
    return bool(text) and (not _SEAL.sub("", text) or bool(house and agencies.lookup(house[1])))


def _last_date(lines: Sequence[str]) -> Signature | None:
    """A date by itself on one of the last lines, with nobody above it."""
    for at in range(len(lines) - 1, max(len(lines) - 4, -1), -1):
        dated = own_date(lines[at])
        if dated and at > 0:
            return Signature(at, at + 1, (), dated[0])
        if not is_remark(lines[at]) and not _tail(lines, at):
            break
    return None


def issuers(title: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Who issues a page that has no issuer field; nobody issues a page that explains or reports.

    The signature is asked first, since a heading may say only 国家发展改革委等部门. An order is signed by persons and
    names its bodies in the heading; then the title, the heading, and the opening (近日，…印发了《…》).
    """
    if _EXPLAINS.search(title):
        return ()
    signed = find(lines)
    if signed and signed.issuers:
        return signed.issuers
    return order_issuers(lines) or title_issuers(title) or heading_issuers(lines) or opening_issuers(lines)


def order_issuers(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies in the heading of an order: names on one or more lines, then 令 (or 公告), then 第N号."""
    heading = ""
    for at, line in enumerate(lines[:HEADING_LINES]):
        text = tidy(line)
        heading += " " + text
        if whole := _ORDER_LINE.match(text):
            return names(heading.strip().removesuffix(whole[2]).rstrip().removesuffix(whole[1]))
        ends = text.endswith(("令", "公告"))
        if ends and any(_SERIAL.match(squeeze(after)) for after in lines[at + 1 : at + 3]):
            return names(heading.strip().removesuffix("令").removesuffix("公告"))
        if len(heading) > 300 or text[-1:] in "：:。":
            break
    return ()


def order_number(lines: Sequence[str]) -> str | None:
    """The number of an order or announcement whose heading names the body, with 第N号 on the next line."""
    bodies = order_issuers(lines)
    serial = next((squeeze(line) for line in lines[:HEADING_LINES] if _SERIAL.match(squeeze(line))), "")
    if not bodies or len(serial) > 24:
        return None
    word = "公告" if any(tidy(line).endswith("公告") for line in lines[:HEADING_LINES]) else "令"
    number = " ".join(bodies) + word + serial.strip("（）()")
    return numbers.normalise(number) if numbers.is_number(number) else None


def opening_issuers(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies of 近日，中共中央办公厅、国务院办公厅印发了《…》 in the first paragraphs."""
    for line in lines[:4]:
        opening = _OPENING.search(tidy(line)[:200])
        if opening and (found := names(opening[1])) and all(agencies.lookup(name) for name in found):
            return found
    return ()
