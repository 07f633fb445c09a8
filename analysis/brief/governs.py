"""What a document governs or aims at, and to whom it applies: the sentences in which it says so of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy.sections import Section

LOOK = 12_000  # characters in which a document says what it is for
_LONGEST = 160
_SELF = (
    r"本(?:办法|条例|法|规定|规则|细则|通知|公告|(?:实施|指导)?意见|(?:实施|行动|工作)?方案|指南|规范|标准|导则|决定"
    r"|(?:行动)?计划|规划|政策|文件)"
)
_MADE = re.compile(
    rf"特?制[定订](?:{_SELF}|[^。]{{0,8}}(?:如下|以下))|我们(?:组织)?(?:制定|编制)了|(?:提出|制定)(?:如下|以下|本)"
    r"|(?:通知|公告|意见|函复|批复|要求|事项|方案)(?:公告|通知|安排|明确)?如下|现(?:就|将|对)|决定|组织(?:开展|编制)|现印发|印发(?:给|你)|研究制定"
)
_SENTENCE = re.compile(r"[^。]{8,900}")  # over line ends, where a page broke them
_FOR = re.compile(r"(?:^|[，。；、】）)\s条])(为了?(?!主|期|准|此|例|止)[^。]{6,400})")
_ENDS = re.compile(
    r"[，,](?=根据|按照|依据|依照|经|现|特?制[定订]|提出|结合|我[部委局厅省市]|组织|特|并|就|在[^，]{2,20}基础上"
    r"|[^，]{2,120}(?:决定|制定了|会同|印发)|[^，]{0,30}(?:事项|要求|工作)[^，]{0,6}(?:通知|公告)?如下)"
)
_BASIS = re.compile(r"^(?:为了?)?(?:进一步|深入|认真|积极|全面|切实|坚决)*(?:贯彻|落实|学习|执行|遵循)")
_CREED = re.compile(r"习近平|党的[一二]十|党中央|新发展理念|全会|党代会|五位一体|战略部署|决策部署|讲话精神")
_TELLS_MORE = re.compile(r"是指|(?<![主重需])要|应|须|不得")  # a sentence that says something else than whom
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]{1,5}条[ \u3000]?")
_ASIDE = re.compile(r"[（(]以下(?:简称|统称|称)[^（）()]{1,30}[）)]")
_QUOTED = re.compile(r"《|^[^“]*”|“[^”]*$")
_STATES = re.compile(
    r"本(?:办法|条例|规定|指南|规范|标准|导则|规划|方案|文件|技术规范)"
    r"(?:(?:规定|明确|提出)了|旨在|[^。\n适]{0,80}(?:主要)?(?:阐明|明确))[^。\n]{4,160}"
)
_SOLVES = re.compile(
    r"(?<=决定[，,])[^。\n]{6,120}|(?:决定|(?<![^，。；\n）)])(?:我[部委局厅]|现))[^，。\n]{0,24}"
    r"(?:选取|开展|组织|启动|实施|修改|废止|对)[^。\n]{4,120}"
)
_APPLIES = re.compile(
    rf"{_SELF}(?:主要)?适用于(?P<to>[^。\n]{{4,160}})"
    r"|(?:适用|实施|试点|申报)(?:范围|对象|地区|行业|主体)(?:为|是|包括|：|:)(?P<list>[^。\n]{4,160})"
)
_UNDER = re.compile(rf"[，,](?:适用{_SELF}|应当遵守{_SELF})")
_ELSEWHERE = re.compile(r"依照|另有规定|没有规定|其他|；|本章|参照")  # of what else another law governs
_PILOT = re.compile(r"(?:在|选取|选择)[^，。；\n]{2,80}(?:开展|进行)[^，。；\n]{0,30}试点")
_WHOM = re.compile(
    r"(?:适用|实施|试点|支持|申报|工作|覆盖|核算|核查)(?:范围|对象|地区|行业|主体|条件)$|^(?:适用)?范围$|^纳入[^，]{2,30}(?:名单|范围)$|^申报条件"
)


class Said(NamedTuple):
    """Words of a text and their place."""

    text: str
    at: int


def purposes(text: str) -> list[Said]:
    """The clauses of 为…，制定本办法 that say what this document is for, those of creed and basis left out."""
    for sentence in _SENTENCE.finditer(text, 0, LOOK):
        aim = _FOR.search(sentence.group())
        if aim is not None and _MADE.search(sentence.group(), aim.start()):
            found = _clauses(aim[1], sentence.start() + aim.start(1))
            if found:
                return found
    return []


def _clauses(words: str, at: int) -> list[Said]:
    end = _ENDS.search(words)
    words = words[: end.start()] if end else words
    found, start = [], 0
    for clause in re.split(r"(?<=[，,])", words):
        bare = clause.strip("，, \n")
        at_clause = at + start + clause.find(bare)
        skipped = start == 0 and (_BASIS.match(bare) or "《" in bare)
        if bare and not skipped and not _BASIS.match(bare) and not _CREED.search(bare) and _QUOTED.search(bare) is None:
            lead = 2 if bare.startswith("为了") else 1 if bare.startswith("为") else 0
            found.append(Said(_bare(bare[lead:]), at_clause + lead))
        start += len(clause)
    return [said for said in found if len(said.text) > 3 and not said.text.startswith("应")][:3]


def states(text: str, opening: int) -> Said | None:
    """The sentence in which the document says what it sets: 本指南规定了…; else what it decides to do.

    `opening` is where its first part begins: what a document decides comes before it.
    """
    found = _SOLVES.search(text, 0, min(opening, LOOK)) or _STATES.search(text, 0, LOOK)
    return Said(_short(_bare(found.group())), found.start()) if found else None


def applies_to(title: str, text: str, sections: Sequence[Section]) -> Said | None:
    """To whom or what the document applies, as it says: 本办法适用于…, or its part on the scope."""
    found = _APPLIES.search(text, 0, LOOK)
    if found is not None:
        name = found.lastgroup or "to"
        return Said(_short(_bare(found[name])), found.start(name))
    if (under := _UNDER.search(text, 0, LOOK)) is not None:
        start = max(text.rfind(mark, max(0, under.start() - _LONGEST), under.start()) for mark in "。\n") + 1
        words = text[start : under.start()]
        if len(words) > 6 and _ELSEWHERE.search(words) is None:
            return Said(_short(_bare(words)), start)
    pilot = _PILOT.search(text, 0, LOOK) if "试点" in title else None
    for part in sections:
        if part.heading and _WHOM.search("".join(part.heading.split())):
            sentence = _first_sentence(text, part.begins, part.ends)
            if sentence is not None:
                return sentence
    return Said(pilot.group(), pilot.start()) if pilot else None


def _first_sentence(text: str, start: int, end: int) -> Said | None:
    while start < end and not text[start].isalnum() and text[start] not in "“（《":
        start += 1
    stop = min((at for mark in "。\n" if (at := text.find(mark, start, end)) >= 0), default=end)
    words = text[start:stop].strip()
    return Said(_short(_bare(words)), start) if len(words) > 6 and _TELLS_MORE.search(words) is None else None


def _bare(words: str) -> str:
    """The words without line ends, the number of an article and 以下简称."""
    return _ASIDE.sub("", _ARTICLE.sub("", "".join(words.split("\n")).strip()))


def _short(words: str) -> str:
    if len(words) <= _LONGEST:
        return words.strip()
    cut = max(words.rfind(mark, _LONGEST // 3, _LONGEST) for mark in "，、；")
    return words[: cut if cut > 0 else _LONGEST]
