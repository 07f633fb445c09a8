"""The outer form of an English title: orders, notices, headlines, and parts with a line between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english.agreement import articled
from translation.english.cut import cut
from translation.english.headlines import headline
from translation.english.inflection import capital, title_case
from translation.english.joints import listed
from translation.english.lexicon import Word, load
from translation.english.nouns import noun_phrase, place
from translation.english.openings import opens
from translation.english.orders import order
from translation.english.phrases import phrase
from translation.english.replies import reply
from translation.english.sheet import ET_AL, TITLE, Sheet, bodies, names_document, with_articles
from translation.english.statements import stated
from translation.english.things import ASIDE, QUOTED, asides, parted, things
from translation.titles.forms import ASKING, IS, SERIES
from translation.titles.quotes import ANY, CLOSE, LONGEST, OPEN, Q, lift, lowered
from translation.titles.tokens import numeral

ABOUT = re.compile(r"^(?P<issuers>.{0,160}?)关于(?P<body>.{1,400})的(?P<kind>[^的 ]{1,12})(?P<behind> .{0,80})?$")
ABOUT_BARE = re.compile(
    rf"^(?P<issuers>{ANY}?)关于(?P<body>.{{2,{LONGEST}}}?)"
    r"(?P<kind>(?:实施|指导|若干|暂行|工作|行动)?(?:意见|方案|规定|办法|计划|措施)|通知|公告|通告|决定|批复|函|倡议)$"
)
ISSUED_ON = re.compile(
    rf"^(?P<issuers>(?:(?!关于)[^{Q[1:-1]}《]){{2,80}}?)(?P<verb>印发|转发|批转)(?P<what>[^{Q[1:-1]}《]{{4,200}})的通知$"
    rf"|^(?P<bare>印发|转发|批转|公布|发布)(?P<thing>.{{1,200}}?)的通知$"
)
GIVEN_OUT = re.compile(r"^(?P<verb>联合印发|印发|发布|公布|颁布|下发|下达|转发|批转)(?P<what>.+)$")
GIVING_OUT = {
    "转发": "forwarding",
    "批转": "forwarding",
    "发布": "releasing",
    "公布": "publishing",
    "颁布": "promulgating",
}
FORWARDED = re.compile(rf"^(?P<whose>[^{Q[1:-1]}]+?)(?:(?:制定|制订|起草)的?)?(?P<what>{Q}|关于.+)$")
CONSULTED = re.compile(rf"^[就对]?(?P<what>{ANY}?)(?:向社会)?(?P<public>公开)?征求(?P<also>{ANY}?)的?意见(?:建议)?$")
MATTERS = re.compile(
    r"^(?P<what>.{4,}?)的?(?:(?:有关|相关)(?P<kind>事项|问题|事宜|规定|政策)|(?P<several>若干(?:具体)?问题))$"
)
LAW = re.compile(r"^(?P<what>.{4,}?)(?:具体)?[适应]用法律(?:的|有关|相关)?$")
PARTS = re.compile(
    r" ?(\||――|[？?！!]|(?<=[\u4e00-\u9fff\d])[：:](?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff])(?<!中国)-(?=[\u4e00-\u9fff])) ?"
)
SUBJECT = re.compile(
    r"^(?P<standard>.{2,60}?"
    r"(?:(?:技术导则|技术规范|技术指南|报告指南|填报说明|通用要求|通用规范|方法学) ?"
    r"|(?:导则|规范|指南|要求|标准|方法) ))"
    r"(?P<subject>[^ 的和与及、]{2,40})$"
)
"""A standard and the sector or the part of it that its own title is about: 环境影响评价技术导则 大气环境."""
TWIN = re.compile(r"\b([A-Za-z]{3,20})(?: \1){1,3}\b", re.IGNORECASE)
"""A word twice in a row, where one name ends as the next begins: new energy vehicle | vehicle purchase tax."""
ANNUAL = re.compile(r"^(?P<what>[^，。]{6,60}?)(?P<year>(?:19|20)\d\d)年?度报告$")
TWICE = re.compile(r"(《([^《》]{4,})》) ?\2$")
MARKED = re.compile(r"“([^“”]{2,6})”")
"""A word in marks, which is a word like all others where the lexicon has it: “无废城市”建设."""
EDITION = re.compile(r"[版本稿批]）|（(?:\d{4}|试行|暂行|修订|修正|草案)")
"""Brackets that only titles have: (2025年版), (试行), (征求意见稿), (第三批)."""
SITE = re.compile(r"_[^_]{2,20}$")
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
SITUATION = re.compile(r"(?<=[^关展行施成况])(?:有关|相关)?情况$")
"""What a bulletin is always on."""
STANDARDS = {"规范": 2, "标准": 2, "技术要求": 2}
"""Kinds of standards, that headings may end in as well, with the words up to which a text is a heading."""
MOST_PARTS, SHORTEST_PART = 4, 6
WORD = 4
"""Characters up to which a quoted part is a word of the sentence rather than a title."""


def translate(text: str, sheet: Sheet, depth: int = 0) -> str:
    """English of a normalised title, in small letters but for the titles inside it."""
    if is_so := IS.match(text):
        said = (sheet.phrase(is_so["subject"]), noun_phrase(sheet.cut(is_so["what"]), ""))
        return ": ".join(said)
    text = MARKED.sub(lambda found: found[1] if found[1] in load().words else found[0], text)
    lifted = lift(TWICE.sub(r"\1", SITE.sub("", text)), sheet.quotes, lambda inner: _quoted(inner, sheet, depth), depth)
    first, *rest = PARTS.split(lifted)
    sheet.framed |= any(rest[1::2])
    out = _framed(first, sheet)
    for line, part in zip(rest[::2], rest[1::2], strict=True):
        out += ((" | " if line == "|" else ": ") if out and part else "") + _framed(part, sheet)
    return re.sub(f"[{OPEN}{CLOSE}{TITLE}]", "", lowered(out, sheet.quotes))


def finished(text: str, *, title: bool) -> str:
    """Title case for titles, a capital at the beginning for headings."""
    text = TWIN.sub(r"\1", re.sub(r"\s+", " ", text).strip()).removeprefix("the ")
    return title_case(text) if title else capital(text)


def _quoted(inner: str, sheet: Sheet, depth: int) -> str:
    """A quoted part: the title of a document in title case, or a word."""
    if len(inner) <= WORD and not inner.endswith("法") and not names_document(cut(inner)):
        return sheet.phrase(inner)
    return TITLE + title_case(translate(inner, sheet, depth + 1).removeprefix("the "))


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
    for frame in (reply, _about, _consulted, headline, _whole):
        if found := frame(text, sheet):
            sheet.framed = True
            return found
    if annual := ANNUAL.match(text):
        sheet.framed = True
        return f"{sheet.phrase(annual['what'])}: {annual['year']} annual report"
    if news := _several(text, sheet):
        return news
    if (split := SUBJECT.match(text)) and not names_document(cut(split["subject"])):
        sheet.framed = True
        return f"{_core(split['standard'], sheet)}: {sheet.phrase(split['subject']).removeprefix('the ')}"
    words = sheet.cut(text)
    if not names_document(words) and (said := stated(words)):
        return said
    sheet.framed |= _ends_as_document(words)
    return sheet.titled(words)


def _ends_as_document(words: Sequence[Word]) -> bool:
    """Whether the last word is a kind of documents, or a name that ends in one (中长期发展规划), years apart."""
    last = next((word for word in reversed(words) if word.kind not in ("year", "number", "edition")), None)
    if last is None:
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


def _consulted(text: str, sheet: Sheet) -> str:
    """公开征求《X》意见 -> publicly soliciting comments on the X."""
    found = CONSULTED.match(text) if ASKING.match(text) and re.search(Q, text) else None
    if not found:
        return ""
    what = re.sub("^对", "", found["what"] or found["also"]).removesuffix("的")
    return f"{'publicly ' if found['public'] else ''}soliciting comments on {things(what, sheet)}"


def _about(text: str, sheet: Sheet) -> str:
    """X关于…的通知 -> Notice on …, without the issuers."""
    if found := ISSUED_ON.match(text):
        return _issued_on(found, sheet)
    for form in (ABOUT, ABOUT_BARE):
        found = form.match(text)
        if not found or bodies(ASIDE.sub("", found["issuers"])) is None or found["kind"] not in load().papers:
            continue
        kind = load().papers[found["kind"]]
        if consulted := CONSULTED.match(found["body"]):
            publicly = "publicly " if consulted["public"] else ""
            what = things(consulted["what"] or consulted["also"], sheet)
            return kind.replace("~", f"{publicly}soliciting comments on {what}")
        body = found["body"].removeprefix("对") if found["kind"] == "公示" else found["body"]
        body = SITUATION.sub("", body) if found["kind"] == "通报" else body
        return kind.replace("~", _subject(body, sheet)) + _where(found["issuers"], found["body"])
    return ""


def _issued_on(found: re.Match[str], sheet: Sheet) -> str:
    """X转发Y关于Z意见的通知 -> Notice on Forwarding the Opinions on Z of Y; X印发Z的通知 -> Notice on Issuing Z."""
    if found["bare"]:
        return f"notice on {_given_out(found['bare'], found['thing'], sheet)}"
    if bodies(found["issuers"]) is None:
        return ""
    if found["verb"] not in ("转发", "批转"):
        return f"notice on {_given_out(found['verb'], found['what'], sheet)}"
    whose, _, what = found["what"].partition("关于")
    names = bodies(whose) if what else None
    if not names:
        return "" if what else f"notice on {_given_out(found['verb'], found['what'], sheet)}"
    said = ("" if GIVEN_OUT.match(what) else _about(f"关于{what}", sheet)) or _about(f"关于{what}的通知", sheet)
    others = " and other departments" if ET_AL.search(whose) else ""
    return f"notice on forwarding the {title_case(said)} of {with_articles(names)}{others}" if said else ""


def _where(issuers: str, body: str) -> str:
    """A place as issuer: 云南省关于X -> … in Yunnan Province."""
    words = cut(issuers)
    name, length = place(words)
    return f" in {name}" if name and length == len(words) and issuers not in body else ""


def _subject(body: str, sheet: Sheet) -> str:
    """What a 关于…的通知 is about."""
    if (matters := MATTERS.match(body)) and not GIVEN_OUT.match(body):
        about = "policies on" if matters["kind"] == "政策" else "matters concerning"
        about = "several issues concerning" if matters["several"] else about
        return f"{about} {_subject(matters['what'], sheet)}"
    if law := LAW.match(body):
        return f"the application of law in {phrase(sheet.cut(law['what']))}"
    given, _, also = body.partition("并")
    if (out := GIVEN_OUT.match(given)) and (re.search(Q, given) or not also):
        return _given_out(out["verb"], out["what"], sheet) + (f", and {sheet.phrase(also)}" if also else "")
    if re.match(Q, body):
        return things(body, sheet)
    core, behind = parted(body)
    words = sheet.cut(core)
    verb = next((word for word in words if word.verb), None)
    placed = bool(words) and words[0].kind == "region" and not load().has("inner", words[-1].zh)
    clause = verb and load().has("undertaking", verb.zh) and not placed
    named = names_document(words) and len(words[-1].zh) >= WORD and not clause
    said = articled(title_case(sheet.titled(words)), "the") if named else phrase(words)
    said = said.removeprefix("on ") if core.startswith("对") else said
    return said + asides(behind, sheet)


def _given_out(verb: str, what: str, sheet: Sheet) -> str:
    """印发《A》 -> issuing the A; 转发X《A》 -> forwarding the A of X."""
    doing = GIVING_OUT.get(verb, "issuing")
    forwarded = FORWARDED.match(what) if doing == "forwarding" else None
    if forwarded and (of := bodies(forwarded["whose"])):
        others = " and other departments" if ET_AL.search(forwarded["whose"]) else ""
        return f"{doing} {things(forwarded['what'], sheet)} of {with_articles(of)}{others}"
    return f"{doing} {things(what, sheet)}"


def _whole(text: str, sheet: Sheet) -> str:
    """《A》白皮书 -> White Paper on A; 《A》 alone."""
    found = QUOTED.match(text)
    if not found or found["head"] or found["rest"] not in {"", *load().kinds}:
        return ""
    quoted = listed(re.findall(Q, found["quotes"]))
    return load().kinds[found["rest"]].replace("~", quoted) if found["rest"] else quoted
