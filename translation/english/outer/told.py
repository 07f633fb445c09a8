"""Headlines that `translation.press` has taken apart, in English."""

from __future__ import annotations

import re

from translation import press, units
from translation.english.grammar.openings import opens
from translation.english.grammar.phrases import phrase
from translation.english.outer.sheet import Sheet, bodies
from translation.english.outer.things import QUOTED, things
from translation.english.words.agreement import definite, several
from translation.english.words.cut import cut
from translation.english.words.lexicon import load
from translation.english.words.pinyin import as_person
from translation.persons import NAME
from translation.titles.words.quotes import Q

EVENTS = re.compile(r"^((?:[\w-]+ ){0,5}(?:conference|meeting|seminar|forum))s\b", re.I)
"""Events of a headline are single ones."""
COUNTED = re.compile(rf"(?P<quotes>{Q})等(?P<all>\d{{1,3}}[项个件部].{{2,12}})")
"""One of several papers, with how many there are."""


def told_in_press(text: str, sheet: Sheet) -> str:
    """A headline with its verb: 装机突破18亿千瓦 -> installed capacity tops 1,800 GW; the empty text for all else."""
    found = press.told(text, is_thing)
    if found is None or found.form == "made":  # a heading: making X Y
        return ""
    if "的" in found.what and load().has("strong", found.who):  # 明确 | 纳入X的范围
        return ""
    if found.form == "does" and "的" in found.what and cut(found.what)[-1].zh in load().papers:  # 纳入X的名单 is a list
        return ""
    if found.form == "done" and (part := COUNTED.fullmatch(found.who)):
        return f"{sheet.phrase(part['all'])} {_verb(found, many=True)}, including {_named(part['quotes'], sheet)}"
    who = _who(found, sheet)
    many = (several(who) and len(bodies(found.who) or ()) != 1) or who.endswith(" departments")
    said = _asked(found, who, sheet) or _put(found, who, sheet, many=many)
    return f"{said} {found.when[0]}".rstrip()


def _who(found: press.Told, sheet: Sheet) -> str:
    """The subject: a person who spoke by name, an event as a single one."""
    if found.form == "spoke" and re.fullmatch(NAME, found.who) and found.who not in load().words:
        return as_person(found.who)
    return EVENTS.sub(r"\1", sheet.phrase(found.who).removeprefix("the ")) if found.who else ""


def _named(mark: str, sheet: Sheet) -> str:
    """A quoted title, with its article but where it begins with what it is about: Emergency Shelters: Terms."""
    return mark if ": " in sheet.quotes[mark] else things(mark, sheet)


def _asked(found: press.Told, who: str, sheet: Sheet) -> str:
    """A question, what a headline promises to answer, or what it is written for; the empty text for all else."""
    said = ""
    match found.form:
        case "how":
            said = f"how to {phrase([*sheet.cut(found.what), *sheet.cut(found.who)], 'base')}"
        case "how to":
            said = f"how to {found.words[0]} {who}"
        case "why":
            said = f"why {phrase(sheet.cut(found.what), 'base')}"
        case "which" | "these":
            said = f"the {sheet.phrase(found.what).removeprefix('the ')} of {who}"
        case "whether" if opens(cut(found.what), 0):
            said = f"can {who} {phrase(sheet.cut(found.what), 'base')}"
        case "what":
            said = f"what is {sheet.phrase(found.what)}"
        case "occasion":
            said = f"on the occasion of {definite(sheet.phrase(found.what))}"
    return said


def _put(found: press.Told, who: str, sheet: Sheet, *, many: bool) -> str:
    """A statement: who or what does what, is done or needs something."""
    match found.form:
        case "since":
            said = f"{who} in force from {found.words[0]}"
        case "until":
            said = f"{who} extended to {found.words[0]}"
        case "spoke":
            said = f"{who} {'give' if many else 'gives'} {found.words[0]} on {sheet.phrase(found.what)}"
        case "rate":
            said = f"{who} {found.words[0]}{',' if found.when[0] and 'respectively' in found.words[0] else ''}"
        case "consults":
            said = f"{who} {'solicit' if many else 'solicits'} public comments on {things(found.what, sheet)}"
        case "needs":
            said = f"{who} {'need' if many else 'needs'} {_needed(found.what, sheet)}"
        case _:
            said = f"{who} {_verb(found, many=many)}{' in' if found.form == 'held' else ''} {_what(found, sheet)}"
            said = f"{said.rstrip()} {found.how[0]}"
    return said.rstrip()


def _needed(text: str, sheet: Sheet) -> str:
    """What somebody has to do, or the deed that a thing needs: to accelerate X, efficient connection."""
    deed = cut(text)
    acts = opens(deed, 0) and not all(word.verb or word.adverb for word in deed)
    said = f"to {phrase(sheet.cut(text), 'base')}" if acts else sheet.phrase(text)
    return said.removeprefix("the ")


def _what(found: press.Told, sheet: Sheet) -> str:
    """What follows the verb: an amount, a thing, an event with what it is about."""
    if found.value is not None:
        return ("at least " if found.at_least else "") + units.amount([found.value], found.unit, "en")
    if not found.what:
        return ""
    plain = QUOTED.match(found.what) is None
    said = sheet.phrase(found.what) if plain else things(found.what, sheet).removeprefix("the ")
    return said + (f" on {sheet.phrase(found.about)}" if found.about else "")


def _verb(found: press.Told, *, many: bool) -> str:
    """The verb as time and number want it: to be issued, to include, exceed."""
    verb = found.words[0]
    if found.ahead:
        return f"to be {verb}" if found.form == "done" else f"to {base(verb)}"
    return base(verb) if many else verb


def base(verb: str) -> str:
    """The base form of a third person: reaches -> reach, rises to -> rise to; a participle stays."""
    first, blank, rest = verb.partition(" ")
    if first in ("still", "jointly"):
        return f"{first} {base(rest)}"
    if first == "has":
        first = "have"
    elif first.endswith(("ches", "shes")):
        first = first[:-2]
    elif first.endswith("ies"):
        first = f"{first[:-3]}y"
    elif first.endswith("s"):
        first = first[:-1]
    return first + blank + rest


def is_thing(text: str) -> bool:
    """Whether the words are a thing: known, and none of them opens a clause."""
    words = cut(text)
    plain = all(word.kind not in ("preposition", "unknown") for word in words)
    return bool(words) and plain and not opens(words, 0) and bool(words[-1].noun)
