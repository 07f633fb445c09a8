"""News of ministries: whom a person meets, why a meeting is held, what two sides sign, what is put to the public."""

from __future__ import annotations

import re

from translation.english.cut import cut
from translation.english.inflection import third
from translation.english.joints import listed
from translation.english.lexicon import body_name, load
from translation.english.openings import opens
from translation.english.phrases import phrase
from translation.english.pinyin import as_person
from translation.english.sheet import Sheet, bodies
from translation.english.things import things
from translation.persons import SURNAMES

NAMED = re.compile(
    rf"^(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?P<verb>主持召开|主持|率团出席|出席|会见|会晤|率队调研|调研|考察)"
    r"(?P<what>.{4,80}?)(?:并(?:讲话|致辞|发表|强调|部署|作).{0,40})?$"
)
DOES = {"主持召开": "chairs", "主持": "chairs", "率团出席": "leads delegation to", "出席": "attends", "会见": "meets",
        "会晤": "meets", "率队调研": "inspects", "调研": "inspects", "考察": "inspects"}  # fmt: skip
HELD_TO = re.compile(
    r"^(?P<who>[^，。]{2,24}?)(?:组织)?(?:召开|举行)(?P<what>(?:党组|专题|部务|部党组|动员|视频|工作)?会议)(?P<why>[^，。]{4,80})$"
)
SIDES = re.compile(
    r"^(?P<one>[^，。与和同]{2,16})[与和同](?P<other>[^，。与和同]{2,16}?)(?P<verb>举行|签署|签订|召开|举办|开展)(?P<what>[^，。]{2,60})$"
)
SOLICITS = re.compile(r"^(?P<who>[^，。]{2,24}?)(?:向社会)?公开征求对?(?P<what>.{2,160}?)的?意见$")
PAPER = re.compile(r"^关于(?P<about>.{2,60})的(?P<kind>[^的]{2,8})$")
PARTY = "党组"


def news(text: str, sheet: Sheet) -> str:
    """English of such a headline; the empty text for all else."""
    return _named(text, sheet) or _held_to(text, sheet) or _sides(text, sheet) or _solicits(text, sheet)


def _named(text: str, sheet: Sheet) -> str:
    """黄某某主持召开X -> Huang Moumou Chairs X."""
    found = NAMED.match(text)
    if not found or found["name"] in load().words:
        return ""
    return f"{as_person(found['name'])} {DOES[found['verb']]} {sheet.phrase(found['what'])}"


def _held_to(text: str, sheet: Sheet) -> str:
    """X召开会议部署Y -> X Holds Meeting to Plan Y."""
    found = HELD_TO.match(text)
    names = bodies(found["who"].removesuffix(PARTY)) if found else None
    if not found or not names or not opens(cut(found["why"]), 0):
        return ""
    who = f"Leading Party Members Group of the {listed(names)}" if found["who"].endswith(PARTY) else listed(names)
    why = phrase(sheet.cut(found["why"]), "base")
    return f"{who} {'hold' if len(names) > 1 else 'holds'} {sheet.phrase(found['what']).removeprefix('the ')} to {why}"


def _sides(text: str, sheet: Sheet) -> str:
    """A与B签署X -> A and B Sign X."""
    found = SIDES.match(text)
    names = [_side(found["one"]), _side(found["other"])] if found else []
    if not found or not all(names):
        return ""
    verb = load().words[found["verb"]].verb
    paper = PAPER.match(found["what"])
    if paper and paper["kind"] in load().papers:
        what = load().papers[paper["kind"]].replace("~", phrase(sheet.cut(paper["about"])))
    else:
        what = things(found["what"], sheet)
    return f"{listed(names)} {verb} {what}"


def _side(zh: str) -> str:
    """The name of a body, a country or an organisation; empty for all else."""
    word = load().words.get(zh)
    own = word.noun if word and (word.kind == "region" or word.noun[:1].isupper()) else ""
    return body_name(zh) or own.removeprefix("the ")


def _solicits(text: str, sheet: Sheet) -> str:
    """X公开征求对Y的意见 -> X Solicits Public Comments on Y."""
    found = SOLICITS.match(text)
    names = bodies(found["who"]) if found else None
    if not found or not names:
        return ""
    verb = "solicit" if len(names) > 1 else third("solicit")
    return f"{listed(names)} {verb} public comments on {things(found['what'], sheet)}"
