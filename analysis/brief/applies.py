"""To whom or what a document applies: the sentence in which it says so of itself, or defines what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.brief.said import KINDS, LOOK, SELF, Said, bare, short
from analysis.text.markers import numeral
from analysis.text.nearby import matches
from policy.sections import Section

_LONGEST = 160
_LAST_GENERAL = 10  # articles that may say to whom the whole applies; later ones say it of a side rule
_APPLIES = re.compile(
    rf"[本适实试申](?:(?<=本){KINDS}(?:主要)?适用于(?P<to>[^。\n]{{4,160}})|(?:(?<=适)用|(?<=实)施|(?<=试)点|(?<=申)报)"
    r"(?:范围|对象|地区|行业|主体)(?:为|是|包括|：|:)(?P<list>[^。\n]{4,160}))"
)
_UNDER = re.compile(rf"[，,](?:适用{SELF}(?!关于|有关|第|中|的)|(?:应当|必须|均应|都应)遵守{SELF})")
_TAXPAYER = re.compile(r"纳税(?:义务)?人")
_PAYS = re.compile(r"[，,]?(?:为|是)[^，。；\n]{2,12}的?纳税(?:义务)?人")
_DEFINED = re.compile(
    r"本(?:办法|条例|法|规定|决定)所称的?(?P<term>[^，。；：\n]{2,16})[，,]?是指(?P<to>[^。；\n]{4,160})"
)
_BODY, _IS = "(?:单位|企业|用户|机构)", r"(?:：|:|，?(?:是指|指)|\n)"
_MEANT = re.compile(_BODY + _IS)
_NAMED = re.compile(rf"(?<![\u4e00-\u9fff])(?P<term>[\u4e00-\u9fff]{{2,10}}{_BODY}){_IS}")
_SIZE = re.compile(r"[^，。；：\n]{2,24}?(?:达到?|超过)\d[^，。；\n]{2,40}以上的[^，。；的\n]{2,40}")
_FIRST_ARTICLE = re.compile(r"第二条")  # up to it a document names what it is about
_ELSEWHERE = re.compile(
    r"依照|下列|以下|另有规定|没有规定|其他(?!海域|生产经营者|组织|单位)|；|本章|参照"
)  # of what else another law governs
_ALLOWED = re.compile(r"(?:可以?|也|参照)[^。，]{0,16}$")  # before the words: a permission, not the scope
_ARTICLE = re.compile(r"第([一二三四五六七八九十百]{1,5})条")
_PILOT = re.compile(r"(?:在|选取|选择)[^，。；\n]{2,80}(?:开展|进行)[^，。；\n]{0,30}试点")
_WHOM = re.compile(
    r"(?:适用|实施|试点|支持|申报|工作|覆盖|核算|核查)(?:范围|对象|地区|行业|主体|条件)$|^(?:适用)?范围$|^纳入[^，]{2,30}(?:名单|范围)$|^申报条件"
)
_IN_VIEW = re.compile(r"^(?:根据|按照|结合|综合考虑|考虑)[^，。]{2,60}，")
_TELLS_MORE = re.compile(r"是指|(?<![主重需])要(?![求素点])|应|须|不得")  # says something else


def applies_to(title: str, text: str, sections: Sequence[Section]) -> Said | None:
    """To whom or what the document applies, as it says: 本办法适用于…, or its part on the scope."""
    return _applies(text) or _under(text) or _pays(text) or _in_part(title, text, sections)


def defined(title: str, text: str) -> tuple[str, Said] | None:
    """What the document is about and what that is, as it defines it: 本法所称退役军人，是指…."""
    second = _FIRST_ARTICLE.search(text, 0, LOOK)
    named = title + text[: second.start() if second else 0]
    for found in _DEFINED.finditer(text, 0, LOOK):
        term = found["term"].strip("“”")
        if term in named:
            return term, Said(short(bare(found["to"])), found.start("to"))
    return None


def threshold_of(scope: str, text: str) -> Said | None:
    """From what size on the bodies of a scope are meant: 重点排放单位：…排放量达到…的企业."""
    for found in matches(_NAMED, _MEANT, 10, text[:LOOK]):
        size = _SIZE.search(text, found.end(), found.end() + _LONGEST) if found["term"] in scope else None
        if size is not None and "。" not in text[found.end() : size.start()]:
            return Said(bare(size.group()), size.start())
    return None


def _applies(text: str) -> Said | None:
    """本办法适用于…, 适用范围：…"""
    for found in _APPLIES.finditer(text, 0, LOOK):
        before = text[max(0, found.start() - 20) : found.start()]
        if _ALLOWED.search(before) is None and _is_general(text, found.start()):
            name = found.lastgroup or "to"
            return Said(short(bare(found[name])), found.start(name))
    return None


def _under(text: str) -> Said | None:
    """在…从事…，适用本条例"""
    said = _UNDER.search(text, 0, LOOK) if "适用本" in text or "遵守本" in text else None
    return _before(text, said)


def _pays(text: str) -> Said | None:
    """直接向环境排放应税污染物的企业为环境保护税的纳税人"""
    return _before(text, next(matches(_PAYS, _TAXPAYER, 16, text[:LOOK]), None))


def _before(text: str, said: re.Match[str] | None) -> Said | None:
    """The words of the sentence up to those that say that it applies."""
    if said is None or not _is_general(text, said.start()):
        return None
    start = max(text.rfind(mark, max(0, said.start() - _LONGEST), said.start()) for mark in "。\n") + 1
    words = bare(text[start : said.start()]).removeprefix("凡")
    return Said(short(words), start) if len(words) > 6 and _ELSEWHERE.search(words) is None else None


def _is_general(text: str, at: int) -> bool:
    """Whether the place lies in no article, or in one of the first."""
    articles = _ARTICLE.findall(text, max(0, at - 400), at)
    return not articles or numeral(articles[-1]) <= _LAST_GENERAL


def _in_part(title: str, text: str, sections: Sequence[Section]) -> Said | None:
    """The first sentence of the part on the scope; where a pilot takes place."""
    for part in sections:
        if part.heading and _WHOM.search("".join(part.heading.split())):
            sentence = _first_sentence(text, part.begins, part.ends)
            if sentence is not None:
                return sentence
    pilot = _PILOT.search(text, 0, LOOK) if "试点" in title else None
    return Said(pilot.group(), pilot.start()) if pilot else None


def _first_sentence(text: str, start: int, end: int) -> Said | None:
    while start < end and not text[start].isalnum() and text[start] not in "“（《":
        start += 1
    stop = min((at for mark in "。\n" if (at := text.find(mark, start, end)) >= 0), default=end)
    words = text[start:stop].strip()
    if _TELLS_MORE.search(words):
        return None
    start += len(words) - len(words := _IN_VIEW.sub("", words))
    return Said(short(bare(words)), start) if len(words) > 6 else None
