"""What a document is about where that is a title, and what is in brackets after one."""

from __future__ import annotations

import re

from translation.english.grammar.compounds import in_front
from translation.english.grammar.kinds import filled, of_kind
from translation.english.grammar.nouns import noun_phrase
from translation.english.grammar.openings import opens
from translation.english.outer.sheet import TITLE, Sheet, names_document
from translation.english.words.agreement import articled, modifying
from translation.english.words.cut import cut
from translation.english.words.history import history
from translation.english.words.inflection import title_case
from translation.english.words.joints import JOINTS, listed
from translation.english.words.lexicon import load
from translation.english.words.numbers import ordinal
from translation.english.words.pinyin import in_pinyin
from translation.titles.words.quotes import ANY, Q
from translation.titles.words.tokens import numeral

QUOTED = re.compile(
    rf"^(?P<head>[^{Q[1:-1]}]{{0,16}})(?P<quotes>{Q}(?:(?:、|和|与|及| |以及)?{Q}){{0,99}})(?P<rest>{ANY})$"
)
ASIDES = re.compile(r"(?:（[^（）]*）){1,9}$")
ASIDE = re.compile(r"（([^（）]*)）")
DOCUMENT_NUMBER = re.compile(r"([\u4e00-\u9fff]{1,14})[〔\[](\d{4})[〕\]](\d+)号")
YEARS = re.compile(r"(\d{4})年?(?:-(\d{4})年?)?")
LEADING = re.compile(r"^(?:the |(?:on|in) (?=\d|[A-Z][a-z]+ \d))")
DURING = re.compile(r"(?:过程)?中$")
COUNTED = re.compile(r"[一二三四五六七八九十]{1,3}")
STAGE = re.compile(r"(?:中国|国家)?第([一二三四五六七](?:[、和][一二三四五六七]){0,3})阶段")
"""A stage of the limits for engines: 中国第六阶段 is China VI."""
ROMAN = dict(zip("一二三四五六七", ("I", "II", "III", "IV", "V", "VI", "VII"), strict=True))
RANK = re.compile(r"(?P<rank>(?:强制性|推荐性)?(?:国家|行业|地方|团体))[^标]{0,12}标准$")
"""Whose standard something is."""
BATCH = re.compile(r"(?P<year>\d{4})年度?第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,3})批")
REVISED = re.compile(r"(\d{4})年?(修订|修正)[版本]?")
TIES = (" of", " for", " on", " to")
MADE = 2
"""Words up to which a verb before a document says what is done with it: 制定 | 实施方案."""
STANDING = {
    "试行": "Trial",
    "暂行": "Interim",
    "示例": "Sample",
    "征求意见稿": "Draft for Comment",
    "公开征求意见稿": "Draft for Comment",
    "修订": "Revised",
    "草案": "Draft",
    "送审稿": "Draft for Review",
    "修订稿": "Revised Draft",
    "修改稿": "Revised Draft",
    "草案修改稿": "Revised Draft",
    "修订草案": "Draft Revision",
    "报批稿": "Draft for Approval",
    "草案征求意见稿": "Draft for Comment",
    "修订征求意见稿": "Revised Draft for Comment",
    "修订草案征求意见稿": "Revised Draft for Comment",
    "修订稿征求意见稿": "Revised Draft for Comment",
    "二次征求意见稿": "Second Draft for Comment",
    "第二次征求意见稿": "Second Draft for Comment",
    "修正": "Amended",
    "修正案": "Amendment",
    "修订版": "Revised Edition",
    "废止": "Repealed",
    "已废止": "Repealed",
    "失效": "No Longer in Force",
    "已失效": "No Longer in Force",
}


def things(text: str, sheet: Sheet) -> str:
    """Quoted titles with their articles, or a plain phrase: the A, the B and the C."""
    found = QUOTED.match(text)
    if not found:
        return _unquoted(text, sheet)
    related = _related(found, sheet)
    opening = [*cut(found["head"]), *cut(found["quotes"][0])]
    if related or not _titles(found["quotes"], sheet) or opens(opening, 0):
        return related or sheet.phrase(text)
    rest = found["rest"].strip("，、 ")
    if ASIDES.fullmatch(rest):
        return f"{listed([f'the {mark}' for mark in re.findall(Q, found['quotes'])])}{asides(rest, sheet)}"
    head = f"{modifying(sheet.phrase(found['head']).removeprefix('the '))} " if found["head"] else ""
    quoted = listed(
        [f"the {_ranked(found['head'], mark, sheet) or head}{mark}" for mark in re.findall(Q, found["quotes"])]
    )
    if rest.endswith("标准"):
        return _standards(found["quotes"], quoted, rest, sheet)
    if rest in load().kinds:
        paper = filled(load().kinds[rest], ())
        return f"the {paper}{'' if paper.endswith(TIES) else ' of'} {quoted}"
    return _with_rest(quoted, rest, sheet)


def _related(found: re.Match[str], sheet: Sheet) -> str:
    """符合《A》企业名单 -> the list of enterprises meeting the A; the empty text where nothing is said to meet it."""
    relation = load().relatives.get(found["head"])
    if not relation or not found["rest"]:
        return ""
    core, behind = parted(found["rest"])
    quoted = listed([f"the {mark}" for mark in re.findall(Q, found["quotes"])])
    return f"the {sheet.phrase(core).removeprefix('the ')} {relation} {quoted}{asides(behind, sheet)}"


def _ranked(head: str, mark: str, sheet: Sheet) -> str:
    """Whose standard a quoted one is, where its own title says what it is: national | Standard for X; else nothing."""
    rank = RANK.match(head) if "Standard" in sheet.quotes[mark] else None
    return f"{in_front(cut(rank['rank']))} " if rank else ""


def _with_rest(quoted: str, rest: str, sheet: Sheet) -> str:
    """Quoted titles with what stands behind them: how many there are in all, a paper that is theirs, or a phrase."""
    if rest.startswith("等"):
        count = "".join(word.noun for word in cut(rest[1:]) if word.kind == "number")
        return f"{quoted} ({count} in all)" if count else f"{quoted} and other documents"
    done = sheet.cut(DURING.sub("", rest))
    if len(done) == 1 and done[0].verb and done[0].noun:
        return f"the {done[0].noun} of {quoted}"
    if len(done) > 1 and names_document(done):
        return f"the {title_case(sheet.titled(done).removeprefix('the '))} of {quoted}"
    if done and all(word.noun and not word.verb and word.kind not in ("of", *JOINTS) for word in done):
        return f"the {sheet.titled(done).removeprefix('the ')} of {quoted}"
    return f"{quoted} {sheet.phrase(rest)}" if rest else quoted


def _standards(quotes: str, quoted: str, rest: str, sheet: Sheet) -> str:
    """《A》国家标准 -> the national standard A; 《A》等2项国家标准 -> 2 national standards including the A."""
    if rest.startswith("等"):
        words = sheet.cut(rest[1:])
        count = words[0].noun if words[0].kind == "number" else ""
        return f"{count} {noun_phrase(words[1:] if count else words, '')} including {quoted}".lstrip()
    named = sheet.phrase(rest).removesuffix("s")
    return f"the {named}{'s' if len(quotes) > 1 else ''} {listed(re.findall(Q, quotes))}"


def _titles(quotes: str, sheet: Sheet) -> bool:
    """Whether what is quoted are titles of documents, not words of the sentence."""
    return all(sheet.quotes[mark][1:2] == TITLE for mark in re.findall(Q, quotes))


def _unquoted(text: str, sheet: Sheet) -> str:
    core, behind = parted(text)
    words = sheet.cut(core)
    drawn_up = len(words) > MADE and load().has("drafting", words[0].zh) and words[-1].zh in load().kinds
    said = of_kind(words[:-1], words[-1]) if drawn_up else sheet.titled(words)  # 印发 | 编制X | 实施方案
    said += asides(behind, sheet)
    if words and words[-1].zh in load().kinds:
        return f"the {title_case(said.removeprefix('the '))}"
    return said if opens(words, 0) else articled(said, "the")


def parted(text: str) -> tuple[str, str]:
    """A title and the brackets behind it."""
    found = ASIDES.search(text)
    return (text[: found.start()].strip(), found[0]) if found else (text.strip(), "")


def asides(text: str, sheet: Sheet) -> str:
    """Brackets with their content: (Trial), (2026–2030), (2025 Edition), a document number in pinyin."""
    return "".join(f" ({_aside(inner, sheet)})" for inner in ASIDE.findall(text))


def _dated(text: str) -> str:
    """Years, a batch, a revision or a stage of limits: 2023年第6批, 2022年修订版, 中国第六阶段; else nothing."""
    if stages := STAGE.fullmatch(text):
        return f"China {listed([ROMAN[number] for number in re.split('[、和]', stages[1])])}"
    if revised := REVISED.fullmatch(text):
        return f"{revised[1]} {'Revision' if revised[2][1] == '订' else 'Amendment'}"
    if batch := BATCH.fullmatch(text):
        return f"{title_case(ordinal(numeral(batch['number'])))} Batch of {batch['year']}"
    years = YEARS.fullmatch(text)
    return years[1] + (f"–{years[2]}" if years[2] else "") if years else ""


def _aside(text: str, sheet: Sheet) -> str:
    if text in STANDING:
        return STANDING[text]
    if number := DOCUMENT_NUMBER.fullmatch(text):
        return f"{in_pinyin(number[1])} [{number[2]}] No. {number[3]}"
    if when := _dated(text):
        return when
    if told := history(text):
        return title_case(told)
    if COUNTED.fullmatch(text):
        return numeral(text)
    return ": ".join(title_case(LEADING.sub("", sheet.phrase(part)).removesuffix(" of")) for part in text.split("·"))
