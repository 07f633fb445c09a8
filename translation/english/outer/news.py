"""News of ministries: whom a person meets, why a meeting is held, what two sides sign, what is put to the public."""

from __future__ import annotations

import re

from translation.english.grammar.openings import opens
from translation.english.grammar.phrases import phrase, verb_phrase
from translation.english.outer.sheet import Sheet, bodies
from translation.english.outer.things import things
from translation.english.words.agreement import modifying
from translation.english.words.cut import cut
from translation.english.words.inflection import third
from translation.english.words.joints import listed
from translation.english.words.lexicon import body_name, load
from translation.english.words.pinyin import as_person
from translation.persons import NAME, OFFICE, office
from translation.titles.words.tokens import HAN

WHO = rf"^(?:(?P<body>[^，。 ]{{2,16}}?)(?P<office>{OFFICE}))?(?P<name>{NAME})??"
NAMED = re.compile(
    rf"{WHO}(?P<verb>主持召开|主持|率团出席|出席|会见|会晤|率队调研|调研|考察)"
    r"(?P<what>.{4,80}?)(?:并(?:讲话|致辞|发表|强调|部署|作).{0,40})?$"
)
AT = re.compile(
    rf"{WHO}在(?P<event>[^，。 ]{{4,40}}?)(?:上|期间)"
    r"(?P<verb>介绍|发表|致辞|发言|强调|指出|回答)(?P<what>[^，。]{0,60})$"
)
SAYS = {"介绍": "introduces", "发表": "delivers", "致辞": "addresses", "发言": "speaks", "强调": "stresses",
        "指出": "points out", "回答": "answers"}  # fmt: skip
TO = re.compile(
    r"^(?P<who>[^，。向 ]{2,24})向(?P<whom>[^，。向 ]{2,16}?)(?P<verb>公开|反馈|通报|移交|移送|提交|下达|发放|交办)"
    r"(?P<what>[^，。 ]{4,60})$"
)
NOTICE = re.compile(r"^(?P<who>[^，。 ]{2,24}?)(?P<how>联合)?印发通知[， ]?(?:部署|要求)?(?P<what>[^，。]{4,80})$")
DEPARTMENTS = re.compile(r"(?:\d{1,2}|[两二三四五六七八九十]{1,3})部门")
TOGETHER = re.compile(
    r"^(?P<who>[^，。 ]{2,24}?)等(?:\d{1,2}|[一二三四五六七八九十两]{1,3})?个?部门(?P<how>联合)?"
    r"(?P<what>[^，。 关]{4,80})$"
)
EVENT = re.compile(r"\b(conference|meeting|forum|seminar|briefing)s\b", re.I)
"""Events of news are single ones."""
DOES = {"主持召开": "chairs", "主持": "chairs", "率团出席": "leads delegation to", "出席": "attends", "会见": "meets",
        "会晤": "meets", "率队调研": "inspects", "调研": "inspects", "考察": "inspects"}  # fmt: skip
HELD_TO = re.compile(
    r"^(?P<who>[^，。]{2,24}?)(?:组织)?(?:召开|举行)"
    r"[部委局]?(?P<what>(?:党组|专题|部务|部党组|动员|视频|工作|例行|常务){0,2}(?:会议|(?:新闻)?(?:发布会|通气会|吹风会)|座谈会|推进会|调度会))"
    r" ?(?P<why>[^，。 ]{4,80})$"
)
ADOPTED = re.compile(r"^审议并?(?P<how>原则)?通过了?(?P<what>.+)$")
STUDIED = re.compile(r"研究(?=部署|推进|审议|讨论|贯彻|落实|谋划|安排)")
"""Study, where the next word is a verb too."""
SIDES = re.compile(
    r"^(?P<one>[^，。与和同]{2,16})[与和同](?P<other>[^，。与和同]{2,16}?)(?P<how>联合|共同)?"
    r"(?P<verb>举行|签署|签订|召开|举办|开展|启动|发布|主办)(?P<what>[^，。]{2,60})$"
)
STATES = {"美": "the United States", "欧": "the EU", "法": "France", "德": "Germany", "日": "Japan", "俄": "Russia",
          "英": "the United Kingdom", "韩": "the Republic of Korea", "印": "India"}  # fmt: skip
BOTH = re.compile(
    r"^中(?P<other>[美欧法德日俄英韩印])(?:两国)?(?P<verb>发表|举行|签署|召开|发布)(?P<what>[^，。]{4,60})$"
)
SOLICITS = re.compile(r"^(?P<who>[^，。]{2,24}?)(?:向社会)?公开征求对?(?P<what>.{2,160}?)的?意见$")
PAPER = re.compile(r"^关于(?P<about>.{2,60})的(?P<kind>[^的]{2,8})$")
PARTY = "党组"


def news(text: str, sheet: Sheet) -> str:
    """English of such a headline; the empty text for all else."""
    for form in (_named, _at, _held_to, _both, _sides, _solicits, _to, _notice, _together):
        if found := form(text, sheet):
            return found
    return ""


def _bodies(text: str) -> list[str] | None:
    """The English names of bodies; None where one of them stays Chinese."""
    names = bodies(text)
    return None if not names or any(HAN.search(name) for name in names) else names


def _named(text: str, sheet: Sheet) -> str:
    """王小明主持召开X -> Wang Xiaoming Chairs X, X局局长会见Y -> Director of X Meets Y."""
    found = NAMED.match(text)
    who = _who(found) if found else ""
    if not found or not who:
        return ""
    what, _blank, more = found["what"].partition(" ")
    said = f"{who} {DOES[found['verb']]} {_event(what, sheet)}"
    if not more:
        return said
    deed = sheet.cut(more)
    if opens(deed, 0):
        return f"{said} to {phrase(deed, 'base')}"
    return f"{said} to {verb_phrase(deed, 'base')}" if deed[0].verb else f"{said}; {phrase(deed)}"


def _who(found: re.Match[str]) -> str:
    """A person with name, office and body, as far as they are told; empty where they are not known."""
    known = load().words.get(found["name"] or "")
    name = known.noun if known else as_person(found["name"]) if found["name"] else ""
    if not found["office"]:
        return name if name[:1].isupper() else ""
    names = _bodies(found["body"])
    if not names:
        return ""
    role = office(found["office"], ja=False)
    return f"{role} {name} of the {listed(names)}" if name else f"{role} of the {listed(names)}"


def _event(text: str, sheet: Sheet) -> str:
    return EVENT.sub(r"\1", sheet.phrase(text))


def _at(text: str, sheet: Sheet) -> str:
    """X部部长在Y上介绍Z -> Minister of X Introduces Z at Y."""
    found = AT.match(text)
    who = _who(found) if found else ""
    if not found or not who:
        return ""
    what = f" {sheet.phrase(found['what'])}" if found["what"] else ""
    return f"{who} {SAYS[found['verb']]}{what} at {_event(found['event'], sheet)}"


def _to(text: str, sheet: Sheet) -> str:
    """X向社会公开Y -> X Discloses Y to the Public."""
    found = TO.match(text)
    names = (_bodies(found["who"]) or [side for side in [_side(found["who"])] if side]) if found else None
    if not found or not names:
        return ""
    verb = load().words[found["verb"]].verb
    whom = "the public" if found["whom"] == "社会" else sheet.phrase(found["whom"])
    return f"{listed(names)} {verb if len(names) > 1 else third(verb)} {sheet.phrase(found['what'])} to {whom}"


def _notice(text: str, sheet: Sheet) -> str:
    """X印发通知部署Y -> X Issues Notice on Y."""
    found = NOTICE.match(text)
    names = _bodies(found["who"]) if found else None
    many = DEPARTMENTS.fullmatch(found["who"]) if found else None
    if not found or not (names or many):
        return ""
    who = listed(names) if names else phrase(cut(found["who"]))
    verb = "issue" if many or len(names or ()) > 1 else "issues"
    return f"{who} {'jointly ' if found['how'] else ''}{verb} notice on {phrase(sheet.cut(found['what']))}"


def _held_to(text: str, sheet: Sheet) -> str:
    """X召开会议部署Y -> X Holds Meeting to Plan Y."""
    found = HELD_TO.match(text)
    names = _bodies(found["who"].removesuffix(PARTY)) if found else None
    why = _why(found["why"], sheet) if found and names else ""
    if not found or not names or not why:
        return ""
    who = f"Leading Party Members Group of the {listed(names)}" if found["who"].endswith(PARTY) else listed(names)
    event = modifying(sheet.phrase(found["what"]).removeprefix("the "))
    return f"{who} {'hold' if len(names) > 1 else 'holds'} {event} to {why}"


def _why(text: str, sheet: Sheet) -> str:
    """What a meeting is held for: 审议并原则通过《X》, 研究部署Y, 推进Z; the empty text for what is no deed."""
    if adopted := ADOPTED.match(text):
        return f"adopt {'in principle ' if adopted['how'] else ''}{things(adopted['what'], sheet)}"
    if STUDIED.match(text):
        return "study and " + phrase(sheet.cut(text.removeprefix("研究")), "base")
    return phrase(sheet.cut(text), "base") if opens(cut(text), 0) else ""


def _sides(text: str, sheet: Sheet) -> str:
    """A与B签署X -> A and B Sign X."""
    found = SIDES.match(text)
    names = [_side(found["one"]), _side(found["other"])] if found else []
    if not found or not all(names):
        return ""
    how = "jointly " if found["how"] else ""
    return f"{listed(names)} {how}{load().words[found['verb']].verb} {_paper(found['what'], sheet)}"


def _both(text: str, sheet: Sheet) -> str:
    """中美发表X -> China and the United States Issue X."""
    found = BOTH.match(text)
    if not found:
        return ""
    verb = "issue" if found["verb"] == "发表" else load().words[found["verb"]].verb
    return f"China and {STATES[found['other']]} {verb} {_paper(found['what'], sheet)}"


def _paper(text: str, sheet: Sheet) -> str:
    """What is signed: a paper by what it is on, or a thing."""
    paper = PAPER.match(text)
    kind = load().papers.get(paper["kind"]) if paper else None
    return kind.replace("~", phrase(sheet.cut(paper["about"]))) if paper and kind else things(text, sheet)


def _side(zh: str) -> str:
    """The name of a body, a country or an organisation; empty for all else."""
    word = load().words.get(zh)
    own = word.noun if word and (word.kind == "region" or word.noun[:1].isupper()) else ""
    return body_name(zh) or own.removeprefix("the ")


def _solicits(text: str, sheet: Sheet) -> str:
    """X公开征求对Y的意见 -> X Solicits Public Comments on Y."""
    found = SOLICITS.match(text)
    names = _bodies(found["who"]) if found else None
    if not found or not names:
        return ""
    verb = "solicit" if len(names) > 1 else third("solicit")
    return f"{listed(names)} {verb} public comments on {things(found['what'], sheet)}"


def _together(text: str, sheet: Sheet) -> str:
    """X等三部门优化Y -> X and Other Departments Optimise Y."""
    found = TOGETHER.match(text)
    names = _bodies(found["who"]) if found else None
    if not found or not names or not opens(cut(found["what"]), 0):
        return ""
    how = "jointly " if found["how"] else ""
    who = ", ".join([*names, ""]) + "and other departments" if len(names) > 1 else f"{names[0]} and other departments"
    return f"{who} {how}{phrase(sheet.cut(found['what']), 'base')}"
