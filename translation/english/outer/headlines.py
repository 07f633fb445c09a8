"""Titles that are sentences about a document: issued, interpreted, asked about; and meetings."""

from __future__ import annotations

import re

from translation.english.grammar.openings import opens
from translation.english.grammar.phrases import phrase
from translation.english.outer.news import news
from translation.english.outer.notices import about
from translation.english.outer.sheet import ET_AL, Sheet, bodies, names_document, person, with_articles
from translation.english.outer.things import asides, parted, things
from translation.english.outer.told import is_thing, told_in_press
from translation.english.words.agreement import modifying
from translation.english.words.cut import cut
from translation.english.words.inflection import third, title_case
from translation.english.words.joints import JOINTS, listed
from translation.english.words.lexicon import load
from translation.persons import office
from translation.titles.outer.forms import EXPLAINED
from translation.titles.words.quotes import ANY, SOME, Q

ISSUED = re.compile(
    rf"^(?P<issuers>[^{Q[1:-1]}]+?)(?:联合)?(?P<drawn>修订|制定)?(?P<verb>印发|发布|公布|转发)(?P<what>{Q}.*)$"
)
OFFICER = "(?:副司长|司长|副主任|主任|副局长|局长|副部长|部长|副署长|署长)"
PRESS = re.compile(
    rf"^(?P<who>{ANY}?)(?P<role>负责同志|负责人|新闻发言人|{OFFICER})(?:同志)?(?:就(?P<what>{SOME}?)(?:有关问题|有关情况)?)?答记者问$"
)
INTERPRETED = re.compile(r"^(?P<who>[^解]*)解读(?!文章)(?P<what>.+)$")
EXPLAINS = {"详解": "Explains in Detail", "解答": "Explains", "回应": "Responds"}
AT_HAND = {"这场发布会": "Press Conference", "发布会": "Press Conference"}
DIGEST = re.compile(r"^(?P<what>[^解]{4,120})(?:政策)?解读$")
"""The interpretation of a document without marks: X管理办法解读."""
INTERPRETATION = re.compile(rf"^(?P<what>{Q}[^解]*?)的?(?P<by>政策|专家)?解读$")
RELEVANT = re.compile(r"(?:(?:有关|相关)?司局|(?:有关|相关)司?)?(?P<official>负责人|负责同志)?$")
MEETING = re.compile(
    r"^(?P<who>[^\s，就]{2,14}?)(?P<verb>主持召开|主持|召开|举行)(?P<what>.+?会议?)(?:并(?:讲话|强调|部署|作).*)?$"
)
BRIEFING = re.compile(
    rf"^(?P<who>[^\s，就]{{2,24}})就(?P<what>{SOME}?)(?:有关情况)?(?:举行|召开)(?:国务院)?(?:新闻|专题|(?P<policy>政策例行))?(?P<event>发布会|吹风会)$"
    r"|^(?P<host>[^\s，就]{2,24})(?:举行|召开)(?:国务院)?(?:新闻|专题|例行新闻|政策例行)?(?P<kind>发布会|吹风会) ?"
    rf"介绍(?P<about>{SOME}?)(?:的?(?:有关|相关)?情况)?$"
)
HOW = re.compile(r"^(?:如何|怎样|怎么)(?P<what>.+)$")
HOW_IT = re.compile(r"^(?P<who>.{2,30}?)(?:如何|怎样|怎么)(?P<what>[^，。]{2,60})$")
FOCUS = re.compile(r"^(?P<what>.+?)(?:需要|应|要)(?:把握|抓住|关注)(?:哪些|什么)重点$")
VERBS = {"印发": ("Issue", "Issues"), "发布": ("Release", "Releases"), "公布": ("Publish", "Publishes"),
         "转发": ("Forward", "Forwards")}  # fmt: skip
DRAWN = {"修订": ("Revise", "Revises"), "制定": ("Formulate", "Formulates")}


def headline(text: str, sheet: Sheet) -> str:
    """English of such a title; the empty text for all else."""
    for form in (_press, _interpreted, _explained, _issued, _asked, _briefing, news, _meeting, _told, told_in_press):
        if found := form(text, sheet):
            return found
    return ""


def _press(text: str, sheet: Sheet) -> str:
    found = PRESS.match(text)
    if not found:
        return ""
    names = bodies(RELEVANT.sub("", found["who"])) or []
    officer = re.fullmatch(OFFICER, found["role"]) is not None
    if officer and not names:
        return ""
    role = office(found["role"], ja=False) if officer else "Spokesperson" if "发言" in found["role"] else "Official"
    on = f" on {things(found['what'], sheet)}" if found["what"] else ""
    if role == "Official" and names and ET_AL.search(RELEVANT.sub("", found["who"])):
        return f"Officials of {with_articles([*names])} and Other Departments Answer Press Questions{on}"
    return f"{_official(names, role)} Answers Press Questions{on}"


def _official(names: list[str], role: str) -> str:
    """X Official; of an office, Official of the Department of A of the Ministry of B."""
    plain = role in ("", "Official", "Spokesperson")
    if plain and not any(", " in name or name.startswith("Department of") for name in names):
        return " ".join([listed(names), role]).strip()
    return f"{role or 'Official'} of {listed([f'the {name}'.replace(', ', ' of the ') for name in names])}"


def _interpreted(text: str, sheet: Sheet) -> str:
    if found := INTERPRETATION.match(text):
        expert = "expert " if found["by"] == "专家" else ""
        return f"{expert}interpretation of {things(found['what'], sheet)}"
    found = INTERPRETED.match(text)
    relevant = RELEVANT.search(found["who"]) if found else None
    if not found or not relevant:
        return _digest(text, sheet)
    names = bodies(found["who"][: relevant.start()])
    if found["who"] in ("", "专家"):
        expert = "expert " if found["who"] else ""
        return f"{expert}interpretation of {things(found['what'], sheet)}"
    if not names:
        return _officer(found["who"], found["what"], sheet)
    return f"{_official(names, 'Official' if relevant['official'] else '')} Interprets {things(found['what'], sheet)}"


def _digest(text: str, sheet: Sheet) -> str:
    """X管理办法解读 -> interpretation of the measures for X; the empty text where no document is named."""
    found = DIGEST.match(text)
    if not found:
        return ""
    core, behind = parted(found["what"])
    said = about(core, sheet)
    if not said and names_document(cut(core)):
        said = sheet.titled(sheet.cut(core))
    return f"interpretation of the {title_case(said.removeprefix('the '))}{asides(behind, sheet)}" if said else ""


def _officer(who: str, what: str, sheet: Sheet) -> str:
    """X司司长解读Y -> Director-General of the Department of X Interprets Y; the empty text for all else."""
    role = re.search(f"{OFFICER}$", who)
    names = bodies(who[: role.start()]) if role else None
    return f"{_official(names, office(role[0], ja=False))} Interprets {things(what, sheet)}" if role and names else ""


def _explained(text: str, sheet: Sheet) -> str:
    """X有关负责人详解, 这场发布会作出详解: the answer to the question before it."""
    found = EXPLAINED.match(text)
    if not found:
        return ""
    relevant = RELEVANT.search(found["who"])
    names = bodies(RELEVANT.sub("", found["who"])) if relevant and relevant["official"] else None
    who = AT_HAND.get(found["who"]) or (_official(names, "Official") if names else "")
    return f"{who} {EXPLAINS[found['how']]}" if who else ""


def _issued(text: str, sheet: Sheet) -> str:
    found = ISSUED.match(text)
    names = bodies(found["issuers"]) if found else None
    if not found or not names:
        return ""
    others = "等" in found["issuers"]
    one = len(names) == 1 and not others
    verb = VERBS[found["verb"]][one]
    if found["drawn"]:
        verb = f"{DRAWN[found['drawn']][one]} and {verb}"
    who = listed(names) + (" and Other Departments" if others else "")
    return f"{who} {verb} {things(found['what'].removesuffix('的通知'), sheet)}"


def _asked(text: str, sheet: Sheet) -> str:
    """如何推进X -> how to advance X, without a question mark."""
    if found := FOCUS.match(text):
        return f"what to focus on in {sheet.phrase(found['what'])}"
    if found := HOW.match(text):
        return f"how to {phrase(sheet.cut(found['what']), 'base')}"
    return _how_it(text, sheet)


def _how_it(text: str, sheet: Sheet) -> str:
    """S如何V O -> how S can V O, S如何更A -> how to make S more A; the empty text for all else."""
    found = HOW_IT.match(text)
    if not found or not is_thing(found["who"]):
        return ""
    who, what = sheet.phrase(found["who"]).removeprefix("the "), sheet.cut(found["what"])
    better = what[1:] if what[0].kind == "degree" else what
    if better and all(word.adjective and not word.noun for word in better):
        how = listed([word.adjective for word in better])
        return f"how to make {who} {'more ' if better != what else ''}{how}"
    return f"how {who} can {phrase(what, 'base')}" if opens(what, 0) else ""


def _meeting(text: str, sheet: Sheet) -> str:
    found = MEETING.match(text)
    names = (bodies(found["who"]) or person(found["who"])) if found else None
    if not found or not names:
        return ""
    verb = "chair" if found["verb"].startswith("主持") else "hold"
    return f"{listed(names)} {verb if len(names) > 1 else third(verb)} {modifying(sheet.phrase(found['what']))}"


def _briefing(text: str, sheet: Sheet) -> str:
    """X就Y举行发布会 -> X holds press conference on Y."""
    found = BRIEFING.match(text)
    names = bodies(found["who"] or found["host"]) if found else None
    if not found or not names:
        return ""
    about = things(found["what"] or found["about"], sheet)
    event = "policy briefing" if found["policy"] or found["kind"] == "吹风会" else "press conference"
    return f"{listed(names)} {'hold' if len(names) > 1 else 'holds'} {event} on {about}"


def _told(text: str, sheet: Sheet) -> str:
    """A headline with its subject: 国务院部署X -> State Council Plans X."""
    words = cut(text)
    hosts = next((at for at, word in enumerate(words) if word.kind not in ("issuer", "stop")), 0)
    if hosts > 1 and load().has("strong", words[hosts].zh) and opens(words, hosts):
        names = listed([word.noun for word in words[:hosts] if word.kind == "issuer"])
        return f"{names} {phrase(sheet.cut(text)[hosts:], 'base')}"
    if len(words) < 3 or not (words[1].verb or words[0].kind == "number") or words[2].kind in JOINTS | {"of"}:
        return ""
    several = words[0].kind == "number" and words[1].zh in ("部门", "单位")
    if not several and words[0].kind != "issuer" and not words[0].zh.endswith(("会议", "常务会")):
        return ""
    if several and (len(words) < 5 or not words[2].verb):
        return ""
    deed = phrase(sheet.cut(text)[1 + several :], "base")
    who = f"{words[0].noun} departments" if several else words[0].noun.removeprefix("the ")
    return f"{who} {deed if several else third(deed)}"
