"""Who signed and when: read off the lines of a body.

Where the issuer has no field (NDRC, articles), it is in the signature or the heading. Seen: names letter-spaced
or spread over spans, joint issuers under one another or divided by U+3000, an order signed by persons (主任：…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.fields import dates
from parsers.page import annex
from parsers.page.select import squeeze
from policy import agencies

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
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{4,20}")
_IN_NO_NAME = "《。："  # marks of a sentence, a heading, a list of annexes


@dataclass(frozen=True, slots=True)
class Signature:
    """`start` and `end` are line numbers: the first signing line, and the line after the date."""

    start: int
    end: int
    issuers: tuple[str, ...]
    iso: str


@lru_cache(maxsize=1)  # asked for who issues a page, then for its day
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
    """The date a line consists of, or ends with after nothing but names; with what comes before it."""
    text = line.strip()
    if text[-1:] not in _DATE_ENDS or len(text) > 120 or "\t" in text or not any(mark in text for mark in _IN_DATES):
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


def names(line: str) -> tuple[str, ...]:
    """The bodies a line consists of, or nothing if any part of it is something else.

    Whose office or seal it is (国家发展改革委代章), is no body of its own.
    """
    text = _SEAL.sub("", line).strip()
    if (house := _HOUSE.search(text)) and agencies.lookup(house[1]):
        text = text[: house.start()].strip()
    if not text or len(text) > 200 or any(mark in text[:-1] for mark in _IN_NO_NAME) or annex.is_remark(text):
        return ()
    found = agencies.split(text)
    if all(agencies.lookup(name) or _BODY_NAME.match(name) for name in found):
        return found
    return ()


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
    known = at > 0 and _SHORT_NAME.fullmatch(name) and not _CLOSING.match(name)
    return (name,) if known and not _PERSON.match(name) and names(lines[at - 1]) else ()


def _whose(line: str) -> bool:
    """Whether a line only says whose office or seal it is: （国家发展改革委）, （国家发展改革委代章）."""
    text = squeeze(line)
    house = _HOUSE.fullmatch(text)
    return bool(text) and (not _SEAL.sub("", text) or bool(house and agencies.lookup(house[1])))


def _last_date(lines: Sequence[str]) -> Signature | None:
    """A date by itself on one of the last lines, with nobody above it."""
    for at in range(len(lines) - 1, max(len(lines) - 4, -1), -1):
        dated = own_date(lines[at])
        if dated and at > 0:
            return Signature(at, at + 1, (), dated[0])
        if not annex.is_remark(lines[at]) and not annex.is_tail(lines[at]):
            break
    return None
