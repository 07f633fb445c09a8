"""The outer form of an English title: orders, notices, headlines, and parts with a line between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.grammar.nouns import noun_phrase
from translation.english.grammar.openings import opens
from translation.english.grammar.prepositions import TAKEN
from translation.english.grammar.statements import stated
from translation.english.outer.cases import case
from translation.english.outer.duties import sentence
from translation.english.outer.headlines import headline
from translation.english.outer.notices import about, consulted
from translation.english.outer.orders import order
from translation.english.outer.replies import reply
from translation.english.outer.reports import report
from translation.english.outer.sheet import AGENCY, TITLE, Sheet, has_rules, names_document
from translation.english.outer.spoken import after_slogan, apart, dated, lever, spoken
from translation.english.outer.standards import standard, with_subject
from translation.english.outer.things import QUOTED, asides, parted
from translation.english.words.cut import cut
from translation.english.words.inflection import capital, title_case
from translation.english.words.joints import listed
from translation.english.words.lexicon import Word, load
from translation.titles.outer.forms import IS, SERIES
from translation.titles.words.quotes import CLOSE, OPEN, Q, lift, lowered
from translation.titles.words.tokens import numeral

PARTS = re.compile(
    rf" ?((?<={Q})[：:](?=[\u4e00-\u9fff])|"
    r"\||――|[？?！!]|(?<=[\u4e00-\u9fff\d])[：:](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[：:](?=\d)"
    r"|(?<=[\u4e00-\u9fff])(?<!中国)(?<!色谱)(?<![吸脱]附)-(?=[\u4e00-\u9fff])) ?"
)
TWICE = re.compile(r"(《([^《》]{4,})》) ?\2$")
MARKED = re.compile(r"“([^“”]{2,8})”")
"""A word in marks, which is a word like all others where the lexicon has it: “无废城市”建设."""
ON = re.compile(r"^关于(?P<what>[^，,；;。]{2,60}?)(?:(?:有关|相关|等)?的?问题|(?<=[^的])(?:有关)?情况)$")
"""What a part of a report or a reply is about."""
EDITION = re.compile(r"[版本稿批]）|（(?:\d{4}|试行|暂行|修订|修正|草案)")
"""Brackets that only titles have: (2025年版), (试行), (征求意见稿), (第三批)."""
SITE = re.compile(r"(?:_[^_]{2,20}){1,3}$")
FRAMED = re.compile(r"^【(?P<title>[^【】]{4,200})】(?:-[^-]{2,20})?$")
"""A title as a site's own page has it: 【关于X的通知】-国家发展和改革委员会."""
DOCUMENTS = frozenset(
    {
        "规划",
        "方案",
        "战略",
        "纲要",
        "目录",
        "条例",
        "办法",
        "指南",
        "行动计划",
        "实施细则",
        "负面清单",
        "排放标准",
        "限额",
    }
)
"""Kinds of documents that a longer word, of the glossary, may end in."""
STANDARDS = {"规范": 2, "标准": 2, "技术要求": 2}
"""Kinds of standards, that headings may end in as well, with the words up to which a text is a heading."""
MOST_PARTS, SHORTEST_PART = 4, 6
SUBJECT = re.compile(
    r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff]{2,30}"
    r"(?:要求|配置|方法|规范|导则|指南|规程|通则|术语|分级|分类|评价|标识|限值)$)"
)
"""The blank in the name of a standard behind what it is about: 应急避难场所 术语."""
WORD = 4
"""Characters up to which a quoted part is a word of the sentence rather than a title."""


def translate(text: str, sheet: Sheet, depth: int = 0) -> str:
    """English of a normalised title, in small letters but for the titles inside it."""
    if is_so := IS.match(text):
        said = (sheet.phrase(is_so["subject"]), noun_phrase(sheet.cut(is_so["what"]), ""))
        return ": ".join(said)
    text = FRAMED.sub(r"\g<title>", text)
    text = MARKED.sub(lambda found: found[1] if found[1] in load().words else found[0], text)
    lifted = lift(
        TWICE.sub(r"\1", SITE.sub("", text)), sheet.quotes, lambda inner, _: _quoted(inner, sheet, depth), depth
    )
    first, *rest = PARTS.split(lifted)
    sheet.framed |= any(rest[1::2])
    out = _framed(first, sheet)
    for line, part in zip(rest[::2], rest[1::2], strict=True):
        out += ((" | " if line == "|" else ": ") if out and part else "") + _framed(part, sheet).removeprefix("the ")
    return re.sub(f"[{OPEN}{CLOSE}{TITLE}]", "", lowered(out, sheet.quotes))


def finished(text: str, *, title: bool) -> str:
    """Title case for titles, a capital at the beginning for headings."""
    text = re.sub(r"\s+", " ", text).strip().removeprefix("the ")
    return title_case(text) if title else capital(text)


def _quoted(inner: str, sheet: Sheet, depth: int) -> str:
    """A quoted part: the title of a document in title case, or a word."""
    if len(inner) <= WORD and not inner.endswith("法") and not names_document(cut(inner)):
        return sheet.phrase(inner)
    return TITLE + title_case(translate(SUBJECT.sub("：", inner), sheet, depth + 1).removeprefix("the "))


def _framed(text: str, sheet: Sheet) -> str:
    if found := order(text.strip(), lambda title: _framed(title, sheet)):
        sheet.framed = True
        return found
    if series := SERIES.match(text):
        return f"{_framed(series['what'], sheet)} ({numeral(series['number'])})"
    core, behind = parted(text)
    sheet.framed |= bool(EDITION.search(behind))
    return _core(_once(core, sheet), sheet) + asides(behind, sheet)


def _core(text: str, sheet: Sheet) -> str:
    for frame in (case, spoken, report, reply, about, consulted, after_slogan, headline, _whole, standard):
        if found := frame(text, sheet):
            sheet.framed |= frame is not case
            return found
    if said := next(
        (said for form in (apart, dated, lever, sentence, _on, _several) if (said := form(text, sheet))), ""
    ):
        return said
    if split := with_subject(text, sheet, _core):
        sheet.framed = True
        return split
    words = sheet.cut(text)
    if not names_document(words) and (said := stated(words)):
        sheet.framed |= words[0].noun[:1].isupper() and AGENCY.search(words[0].zh) is not None
        return said
    named = names_document(words) or not opens(words, 0)
    sheet.framed |= _ends_as_document(words) and words[0].zh not in TAKEN and named
    return sheet.titled(words)


def _on(text: str, sheet: Sheet) -> str:
    """关于X问题 -> on X, as a part of a report has it; the empty text for all else."""
    found = ON.match(text)
    return f"on {sheet.phrase(found['what'])}" if found else ""


def _ends_as_document(words: Sequence[Word]) -> bool:
    """Whether the last word is a kind of documents, or a name that ends in one (中长期发展规划), years apart."""
    last = next((word for word in reversed(words) if word.kind not in ("year", "number", "edition")), None)
    if last is None:
        return False
    if has_rules(words):
        return False
    if last.zh in STANDARDS:
        return len(words) > STANDARDS[last.zh] and not opens(words, 0)
    if load().has("inner", last.zh) or opens(words, 0):
        return last.zh in load().kinds and not load().has("inner", last.zh)
    return last.zh in load().kinds or any(last.zh[-size:] in DOCUMENTS for size in (2, 4) if len(last.zh) > size)


def _several(text: str, sheet: Sheet) -> str:
    """Headlines side by side, one of which is a sentence: X发布Y Z启动; the empty text for all else."""
    parts = [part for part in re.split(r"[ ，]", text) if part]
    if not 1 < len(parts) < MOST_PARTS or any(len(part) < SHORTEST_PART for part in parts):
        return ""
    told = [headline(part, sheet) for part in parts]
    if not any(told):
        return ""
    sheet.framed = True
    return "; ".join(said or sheet.titled(sheet.cut(part)) for part, said in zip(parts, told, strict=True))


def _once(text: str, sheet: Sheet) -> str:
    """X印发《A》 A -> X印发《A》: a title repeated after itself is written once."""
    head, _blank, rest = text.partition(" ")
    quoted = {sheet.quotes[char].strip(OPEN + CLOSE + TITLE) for char in text if char in sheet.quotes}
    while quoted and rest:
        if re.search(Q, head) and title_case(Sheet().phrase(rest).removeprefix("the ")) in quoted:
            return head
        more, _blank, rest = rest.partition(" ")
        head = f"{head} {more}"
    return text


def _whole(text: str, sheet: Sheet) -> str:
    """《A》白皮书 -> White Paper on A; 《A》 alone."""
    found = QUOTED.match(text)
    if not found or found["head"] or found["rest"] not in {"", *load().kinds}:
        return ""
    quoted = listed(re.findall(Q, found["quotes"]))
    on = f"the {quoted}" if found["rest"] in ("编制说明", "说明") else quoted
    return load().kinds[found["rest"]].replace("~", on) if found["rest"] else quoted
