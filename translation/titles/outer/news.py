"""What is no paper: headlines that are sentences, answers to the press, conferences, readings, meetings, questions."""

from __future__ import annotations

import re

from translation import press, units
from translation.persons import HOST, NAME, office
from translation.speeches import LEVERS, speech
from translation.titles.grammar.clauses import opens
from translation.titles.grammar.kinds import document_head
from translation.titles.outer import forms, issuers
from translation.titles.outer.sheet import Sheet
from translation.titles.outer.subjects import body_of, quoted, speaker, subject
from translation.titles.words.kanji import to_kanji
from translation.titles.words.particles import NOMINAL
from translation.titles.words.tokens import cut


def news(text: str, sheet: Sheet) -> str:
    """What is no paper: answers to the press, conferences, readings, meetings, questions; "" for all else."""
    if said := _spoken(text, sheet) or _lever(text, sheet) or _attended(text, sheet) or _signed(text, sheet):
        return said
    found = ((form.match(text), say) for form, say in NEWS)
    return next((say(match, sheet) for match, say in found if match), "")


ASKED = {
    "how": "{who}の{what}をどう図るか",
    "why": "{what}はなぜ必要か",
    "which": "{who}の{what}は何か",
    "these": "{who}の{what}",
    "since": "{who}、{what}から施行",
    "until": "{who}を{what}まで延長",
    "rate": "{who}を{what}",
    "more": "{who}をより{what}にするには",
    "whether": "{who}は{what}が可能か",
    "what": "{what}とは何か",
    "made": "{who}を{what}に",
    "occasion": "{what}に寄せて",
    "focus": "{what}で押さえるべき重点は何か",
    "consults": "{who}、{what}のパブリックコメントを募集",
}


ABOUT_IT = re.compile(r"(?:有关|相关)?情况$")
ATTENDED = re.compile(
    r"(?P<who>[^，。 ]{2,30}?)(?P<verb>出席|会见|会晤|考察|调研)(?P<what>[^，。 ]{4,80}?)"
    r"(?P<also>并(?:讲话|致辞|发言|作报告))?"
)
DEEDS = {"出席": "に出席", "会见": "と会見", "会晤": "と会談", "考察": "を視察", "调研": "を視察"}
BOTH = re.compile(
    r"(?P<one>[^，。与和同]{2,20})[与和同](?P<other>[^，。与和同]{2,20}?)(?:联合|共同)?(?P<verb>签署|签订)(?P<what>[^，。]{2,60})"
)
GIVING_OUT = {"公告", "通告", "转发", "批转", "命令"}
"""What a body does by a paper of that name."""
FEWEST, MOST = 2, 24
"""Characters of the bodies that a headline begins with."""
MOMENTS = {"since", "until", "rate"}
"""Headlines whose words are told by `press` itself."""
ACTS = {"why", "whether", "focus", "needs"}
"""Headlines that ask or tell about something that is done."""


def sentence(text: str, sheet: Sheet) -> str:
    """A headline with its verb: 装机突破18亿千瓦 -> 設備容量が18億kWを突破; "" for all else."""
    found = press.told(text, is_thing)
    if found is None:
        return ""
    spoke = found.form == "spoke" and re.fullmatch(NAME, found.who)
    who = to_kanji(found.who) if spoke or not found.who else sheet.phrase(found.who)
    form = _form(found)
    said = found.when[1] + form.format(who=who, what=_happens(found, sheet))
    return f"{said}へ" if found.ahead else said


def _form(found: press.Told) -> str:
    """The Japanese form of a headline."""
    if found.form == "how to":
        return f"{{who}}をどう{found.words[1]}か"
    if found.form == "spoke":
        return f"{{who}}、{{what}}について{found.words[1]}"
    if found.form == "needs":
        return "{who}による{what}が必要" if opens(cut(found.what), 0, action=True) else "{who}の{what}が必要"
    return press.in_manner(ASKED.get(found.form, found.words[1]), found.how[1])


def _happens(found: press.Told, sheet: Sheet) -> str:
    """What follows the verb of a headline: an amount, a day, a paper, an action or a thing."""
    if found.value is not None:
        return units.amount([found.value], found.unit, "ja") + ("以上" if found.at_least else "")
    if found.form in MOMENTS or not found.what:
        return found.words[1] if found.form in MOMENTS else found.what
    if found.about:
        return f"{sheet.phrase(found.about, action=True)}に関する{sheet.phrase(found.what)}"
    return (
        quoted(found.what, sheet) if found.form == "consults" else sheet.phrase(found.what, action=found.form in ACTS)
    )


def is_thing(text: str) -> bool:
    """Whether the words are a thing: none of them opens a clause, and the last one is no little word."""
    words = cut(text)
    plain = all(word.role not in ("preposition", "unknown") for word in words)
    return bool(words) and plain and words[-1].role in NOMINAL and not opens(words, 0, action=True)


def _spoken(text: str, sheet: Sheet) -> str:
    """在X上的致辞 -> Xにおける挨拶, with the speaker where told; "" for all else."""
    found = speech(text)
    if not found:
        return ""
    who = " ".join(part for part in (found.office[1] if found.office else "", to_kanji(found.name)) if part)
    return f"{sheet.phrase(found.event)}{found.ceremony[1]}における{found.kind[1]}{f'（{who}）' if who else ''}"


def _attended(text: str, sheet: Sheet) -> str:
    """A person by name who attends or visits something: 王小明出席X -> 王小明、Xに出席; "" for all else."""
    found = ATTENDED.fullmatch(text)
    person = HOST.fullmatch(found["who"]) if found else None
    if not found or person is None or not person["name"] or not (person["office"] or not person["body"]):
        return ""
    also = "、" + sheet.phrase(found["also"][1:]) if found["also"] else ""
    return f"{_person(person, sheet)}、{sheet.phrase(found['what'])}{DEEDS[found['verb']]}{also}"


def _signed(text: str, sheet: Sheet) -> str:
    """A与B签署X -> AとB、Xに署名; "" where these are no bodies."""
    found = BOTH.fullmatch(text)
    one, other = (issuers.read(found[side]) if found else None for side in ("one", "other"))
    if not found or not one or not other or not one.names or not other.names:
        return ""
    return f"{one.front}と{other.front}、{sheet.phrase(found['what'])}に署名"


def acted(text: str, sheet: Sheet) -> str:
    """Bodies and what they do: 财政部调整X -> 財政部、Xの調整; "" for all else, and where a paper is named."""
    if text.endswith(("公告", "通知", "通告")):
        return ""
    for at in range(min(MOST, len(text) - FEWEST), FEWEST - 1, -1):
        words = cut(text[at:])
        if words[0].zh in GIVING_OUT or not opens(words, 0, action=True) or document_head(words)[1]:
            continue
        if (named := issuers.read(text[:at])) and named.names:
            if Sheet().phrase(text).startswith(f"{named.front}による"):
                return ""
            return f"{named.front}、{sheet.phrase(text[at:], action=True)}"
    return ""


def _lever(text: str, sheet: Sheet) -> str:
    """推进X的抓手 -> Xの推進に向けた手段; "" for all else."""
    deed, of, thing = text.rpartition("的")
    if not of or not thing.endswith(LEVERS) or not opens(cut(deed), 0, action=True):
        return ""
    return f"{sheet.phrase(deed, action=True)}に向けた{sheet.phrase(thing)}"


def _answer(found: re.Match[str], sheet: Sheet) -> str:
    return f"{quoted(found['what'], sheet)}に関する{speaker(found, sheet)}記者質問への回答"


def _spoke(found: re.Match[str], sheet: Sheet) -> str:
    return f"{speaker(found, sheet)}記者質問への回答"


def _conference(found: re.Match[str], sheet: Sheet) -> str:
    return f"{quoted(found['what'], sheet)}に関する{body_of(found['who'], sheet)}記者会見開催"


def _reading(found: re.Match[str], sheet: Sheet) -> str:
    who = speaker(found, sheet)
    return f"{quoted(found['what'], sheet)}{'に関する' + who if who else 'の'}解説"


def _meeting(found: re.Match[str], sheet: Sheet) -> str:
    who, _, topic = found["who"].partition("就")
    what = (topic and quoted(ABOUT_IT.sub("", topic), sheet)) or (found["about"] and sheet.phrase(found["about"]))
    front = f"{what}に関する" if what else ""
    held = f"{front}{_host(who, sheet)}{sheet.phrase(found['what'])}開催"
    return f"{held}、{_topic(found, sheet)}" if found["topic"] else held


def _topic(found: re.Match[str], sheet: Sheet) -> str:
    """What a meeting is held for: Xの推進, Xの推進を検討."""
    return sheet.phrase(found["topic"], action=True) + ("を検討" if found["study"] else "")


def _host(text: str, sheet: Sheet) -> str:
    """Who holds a meeting: a body's name, a person by office and name with による."""
    if host := issuers.read(text):
        return "、".join(host.names)
    person = HOST.fullmatch(text)
    if person is None or not (person["office"] or (person["name"] and not person["body"])):
        return f"{sheet.phrase(text)}による"
    return f"{_person(person, sheet)}による"


def _person(person: re.Match[str], sheet: Sheet) -> str:
    """A person by body, name and office: 生態環境部の王小明副部長."""
    body = body_of(person["body"], sheet) if person["body"] else ""
    role = office(person["office"], ja=True) if person["office"] else ""
    return f"{body}{'の' if body else ''}{to_kanji(person['name'] or '')}{role}"


def _arranged(found: re.Match[str], sheet: Sheet) -> str:
    return f"{body_of(found['who'], sheet)}による{subject(found['what'], sheet)}の手配"


def _explained(found: re.Match[str], sheet: Sheet) -> str:
    return f"{body_of(found['who'], sheet)}による{sheet.phrase(found['how'])}"


def _question(found: re.Match[str], sheet: Sheet) -> str:
    ending = "をどう理解するか" if found["known"] else "をどう図るか"
    return sheet.phrase(found["what"], action=True) + ending


def _gave(found: re.Match[str], sheet: Sheet) -> str:
    """X印发通知，推动Y: what a paper is about whose name is not told; "" where nothing is done in it."""
    if issuers.read(found["who"]) is None or not opens(cut(found["what"]), 0, action=True):
        return ""
    about = sheet.phrase(found["what"], action=True)
    return f"{body_of(found['who'], sheet)}、{about}に関する{sheet.phrase(found['kind'])}を公布"


NEWS = (
    (forms.GAVE, _gave),
    (forms.PRESS, _answer),
    (forms.SPOKE, _spoke),
    (forms.CONFERENCE, _conference),
    (forms.READ_BEHIND, _reading),
    (forms.READ, _reading),
    (forms.MEETING, _meeting),
    (forms.ARRANGED, _arranged),
    (forms.EXPLAINED, _explained),
    (forms.QUESTION, _question),
)
