"""Nouns in a row: an action takes its object behind `of`, another noun takes what describes it in front."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.english import nouns
from translation.english.agreement import BATCH, articled, definite, headed, last_word, modifying
from translation.english.inflection import LEADING, gerund, plural
from translation.english.joints import listed, melted
from translation.english.lexicon import Word, load

LONG = 3
"""English words from which on an object follows its action: the use of A B C, but A B use."""
DESCRIBED = re.compile(
    r"(?:high|clean|comprehensive|sustained|steady|orderly|regulated|blind|green(?!house)|low|large|system|coordinated|sound"
    r"|full)[a-z-]* "
)
KEY = re.compile(r"^(?!all |other |relevant )([a-z-]+ )key ")
COMPETENT = re.compile(r"(?<=[a-z] )competent ")
"""Left out where the name of the authority says for what it is."""
GERUND = re.compile(r"(?:addressing|building|realising|reducing) ")
STACKED = 5
"""English words up to which nouns stand in a row."""
CHAIN = re.compile(r" (?:of|for|in|with) ")
UNFIT = {
    "stop",
    "connective",
    "of",
    "such as",
    "preposition",
    "relative",
    "within",
    "quote",
    "title",
    "unknown",
    "year",
    "plan",
}
SAVING = {"节能": "energy-saving", "节水": "water-saving"}
"""Deeds that describe what is done to a thing: 建筑节能改造 = the energy-saving retrofit of buildings."""
SECTORS = {"industry", "sector", "field", "market"}


def is_action(word: Word) -> bool:
    """Whether a word names what is done or a property (管理, 综合评价, 稳定性); its noun takes `of` and an object."""
    if word.verb or load().has("properties", word.zh):
        return True
    return last_word(word.noun) in load().actions and not word.adjective


def describes(word: Word) -> bool:
    """Whether a word can only describe another: 综合, not 农村."""
    property_ = load().has("properties", word.zh)
    return bool(word.adjective) and not word.verb and word.noun in ("", word.adjective) and not property_


def in_front(words: Sequence[Word]) -> str:
    """Words as they are before a noun."""
    out: list[str] = []
    for at, word in enumerate(words):
        noun = modifying(word.noun.removeprefix("the "))
        if at and _side_by_side(words[at - 1], word) and words[at - 1].noun:
            out.append("and")
        out.append(noun if at and _owned(word, words[at - 1]) else word.adjective or noun)
    return " ".join(said for said in out if said)


def compound(words: Sequence[Word], article: str = "", *, head: bool = True) -> str:
    """Nouns and adjectives without joints; `head` says that no further noun follows."""
    if len(words) == 1:
        return _single(words[0], article, head=head)
    if describes(words[-1]):
        rest = compound(words[:-1], "", head=head).removeprefix("the ")
        return articled(f"{words[-1].adjective} {rest}", article) if words[-2].noun else f"{rest} {words[-1].adjective}"
    return _action(words, article) if is_action(words[-1]) else _thing(words, article, head=head)


def _action(words: Sequence[Word], article: str) -> str:
    """A compound that ends in an action; what describes the action stays with it."""
    rest, action = _parted(words)
    if not rest:
        return articled(action, article)
    if len(words[-1].zh) > 2 and load().has("complete", words[-1].zh):
        return f"{action} in {nouns.noun_phrase(rest)}"
    described = bool(DESCRIBED.match(action))
    if len(rest) == 1 and rest[0].adjective and described:
        quality, _, name = action.rpartition(" ")
        return articled(f"{quality} {rest[0].adjective} {name}", article)
    described |= len(words) - len(rest) > 1
    if BATCH.match(action):
        return f"the {action} {_preposition(words[-1])} {_governed(rest)}"
    held = load().has("had", words[-1].zh)
    happens = (
        held or any(word.adverb and not word.verb for word in words[len(rest) : -1]) or LEADING.match(words[-1].verb)
    )
    most = 0 if happens else LONG + (article == "of") - described
    return _acted(action, rest, _preposition(words[-1]), most=most, room=not words[-1].verb)


def _single(word: Word, article: str, *, head: bool) -> str:
    if word.kind in ("title", "issuer"):
        return f"the {word.noun}" if article and not word.noun.startswith("the ") else word.noun
    if not word.noun:
        return (word.adjective or word.adverb).replace("~ ", "") or gerund(word.verb)
    text = headed(word.noun) if head else modifying(word.noun)
    return definite(text) if article and " of " in text else articled(text, article)


def _thing(words: Sequence[Word], article: str, *, head: bool) -> str:
    """A compound that ends in a thing: in front what is short, behind `of` what is long."""
    start = len(words) - 1
    while start > 0 and words[start - 1].adjective:
        start -= 1
    before = words[:start]
    own = f"{in_front(words[start:-1])} {headed(words[-1].noun) if head else modifying(words[-1].noun)}".strip()
    own = COMPETENT.sub("", KEY.sub(r"key \1", own))
    if not before:
        return articled(own, article)
    own = own.removeprefix("competent ")
    lead = nouns.noun_phrase(before, "")
    if GERUND.match(lead):
        return f"{definite(own, article)} for {lead}"
    flat = f"{in_front(before)} {own}"
    if " of " in lead and " of " not in flat and len(flat.split()) <= STACKED and not own.startswith(("key ", "new ")):
        return articled(flat, article)
    if (
        own.startswith(("key ", "new "))
        or len(lead.split()) > LONG + 1
        or len(lead.split()) + len(own.split()) > STACKED
        or CHAIN.search(lead)
        or (start < len(words) - 1 and " " in lead)
    ):
        joint = "for" if is_action(before[-1]) and last_word(own) in load().purposes else "of"
        return f"{definite(own, article)} {joint} {_governed(before)}"
    return articled(flat, article)


def _parted(unit: Sequence[Word]) -> tuple[tuple[Word, ...], str]:
    """A compound cut before its action and what describes it: 煤炭 | 清洁高效 利用."""
    end = len(unit) - 1
    end -= end > 0 and _side_by_side(unit[end - 1], unit[end])
    start = end
    while start > 0 and unit[start - 1].adjective and (start < 2 or not _owned(unit[start - 1], unit[start - 2])):
        start -= 1
    before = sorted(unit[start:end], key=lambda word: not describes(word))
    action = listed([word.noun if word.verb else headed(word.noun) for word in unit[end:]])
    return tuple(unit[:start]), f"{in_front(before)} {action}".strip()


def _side_by_side(first: Word, second: Word) -> bool:
    """Whether two actions are done to one thing: 淘汰 | 改造; one with its object in it stands alone: 节水 | 改造."""
    deed = LEADING.sub("", first.verb).removesuffix(" out")
    bare = bool(deed) and not first.adjective and (" " not in deed or " and " in deed)
    return load().has("paired", second.zh) and bare


def _owned(word: Word, before: Word) -> bool:
    """Whether a word that is an adjective too is a noun here, which the noun before it describes: 储能 | 技术."""
    return load().has("owned", word.zh) and bool(before.noun) and not before.adjective


def _preposition(word: Word) -> str:
    return load().governs.get(word.zh, "of")


def _acted(action: str, words: Sequence[Word], preposition: str = "of", *, most: int = LONG, room: bool = False) -> str:
    """An action and its object: pollution control, the recycling and comprehensive use of used batteries.

    `most` are the words that may stand before the action and with it, which has `room` for one more.
    """
    whole = len(words) == 2 and (not is_action(words[1]) or load().has("complete", words[1].zh))
    scoped = whole and load().has("scope", words[0].zh)
    lead = nouns.noun_phrase(words[scoped:], "")
    words_told = len(lead.split()) + len(action.split())
    if len(lead.split()) < most + scoped and words_told <= most + scoped + room and " and " not in f"{lead} {action}":
        return f"{in_front(words)} {action}"
    if words[-1].zh in SAVING and len(words) > 1 and words[-2].noun and not action.startswith(SAVING[words[-1].zh]):
        return _acted(f"{SAVING[words[-1].zh]} {action}", words[:-1], preposition, most=most)
    if load().has("complete", words[-1].zh) and action.endswith(tuple(load().lists["towards"])):
        preposition = "for"
    many = (action.endswith("s") and not action.endswith("ss")) or (preposition == "in" and action.endswith("ing"))
    return f"{'' if many else 'the '}{action} {preposition} {_governed(words)}"


def _governed(words: Sequence[Word]) -> str:
    """What stands behind `of`: a chain of three is told as a compound, the permits of waste treatment facilities."""
    said = nouns.noun_phrase(words, "of")
    unfit = any(word.kind in UNFIT for word in words) or any(describes(word) for word in words[1:])
    unfit |= bool(DESCRIBED.match(words[-1].noun)) or " and " in words[-1].noun
    if not CHAIN.search(said) or unfit:
        return said
    flat = f"{in_front(words[:-1])} {headed(words[-1].noun or words[-1].adjective)}".strip()
    return articled(flat, "of") if len(flat.split()) <= STACKED and " of " not in flat else said


def enumerated(words: Sequence[Word], units: Sequence[Sequence[Word]], article: str) -> str:
    """A、B和C: actions with one object, a head with several descriptions, or things of one rank."""
    joint = "or" if any(word.noun == "or" for word in words if word.kind == "connective") else "and"
    if said := _qualified(units, joint):
        return said
    acts = [is_action(unit[-1]) for unit in units]
    last = units[-1]
    alike = all(len(unit) > 1 and unit[-1].zh == last[-1].zh for unit in units[-2:]) and not acts[-1]
    shared = "" if alike else _one_object(units, joint) if all(acts) else _shared(words, units, acts, joint)
    if shared or alike or all(acts):
        return shared or listed([nouns.noun_phrase(unit, article) for unit in units], joint)
    if acts[-1] and not any(acts[:-1]) and (kept := _parted(last))[0]:
        return _acted(kept[1], [*words[: len(words) - len(last)], *kept[0]], _preposition(last[-1]), most=0)
    if len(last) > 1 and last[0].noun and not last[0].adjective and not acts[-1]:
        return _one_head(words, units, joint)
    if (
        len(units) == 2
        and len(last) == 1
        and len(units[0]) > 1
        and all(load().has("heads", u[-1].zh) for u in units)
        and (len(nouns.noun_phrase(units[0][:-1], "").split()) > 2)
    ):
        heads = melted([compound(units[0][-1:]), compound(last)], joint)
        return f"{definite(heads)} of {nouns.noun_phrase(units[0][:-1], 'of')}"
    if (len(last) == 1 or last[0].adjective) and not all(unit[-1].adjective for unit in units[:-1]):
        return _of_one_rank(units, joint, article)
    parts = [compound(unit, head=False) for unit in units[:-1]] + [compound(last)]
    return articled(melted(parts, joint), article)


def _shared(words: Sequence[Word], units: Sequence[Sequence[Word]], acts: Sequence[bool], joint: str) -> str:
    """A与BX和Y: actions X and Y, whose objects are A and B; else the empty text."""
    first = next((at for at, acting in enumerate(acts) if acting), 0)
    bare = all(all(is_action(word) or describes(word) for word in unit) for unit in units[first + 1 :])
    if not first or not bare or first == len(units) - 1 or load().has("complete", units[-1][-1].zh):
        return ""
    kept, action = _parted(units[first])
    if not kept:
        return ""
    before = next(at for at, word in enumerate(words) if word is units[first][0])
    actions = listed([action, *(compound(unit) for unit in units[first + 1 :])], joint)
    return _acted(actions, [*words[:before], *kept], _preposition(units[-1][-1]), most=0)


def _one_object(units: Sequence[Sequence[Word]], joint: str) -> str:
    """动力电池回收和综合利用 -> the recycling and comprehensive use of traction batteries; else the empty text."""
    if len(units[0]) < 2 or not all(is_action(word) or describes(word) for word in units[-1]):
        return ""
    if len(units[-1]) == 1 and load().has("complete", units[-1][0].zh):
        return ""
    shared, first = _parted(units[0])
    if not shared:
        return ""
    actions = melted([first, *(compound(unit) for unit in units[1:])], joint)
    if len(nouns.noun_phrase(shared, "").split()) == 1 and len(actions.split()) <= LONG:
        return f"{in_front(shared)} {actions}"
    return _acted(actions, shared, _preposition(units[-1][-1]), most=0)


def _qualified(units: Sequence[Sequence[Word]], joint: str) -> str:
    """电机系统智能化、数字化提升 -> the intelligent and digital improvement of motor systems; else the empty text."""
    first, *between, last = units
    if len(first) < 2 or len(last) < 2 or not all(describes(word) for word in (first[-1], *last[:-1])):
        return ""
    if not is_action(last[-1]) or any(len(unit) > 1 or not describes(unit[0]) for unit in between):
        return ""
    qualities = melted([first[-1].adjective, *(unit[0].adjective for unit in between), in_front(last[:-1])], joint)
    return _acted(f"{qualities} {last[-1].noun}", first[:-1], _preposition(last[-1]), most=0)


def _one_head(words: Sequence[Word], units: Sequence[Sequence[Word]], joint: str) -> str:
    """A、B和C with one head: in front of it where short, else behind `of`."""
    rest = units[-1][1:]
    parts = [_described(unit) for unit in units[:-1]] + [in_front(units[-1][:1])]
    lead = listed(parts, joint)
    plain = all(" " not in part for part in parts) or last_word(compound(rest)) in {plural(word) for word in SECTORS}
    if len(lead.split()) <= LONG + 2 and (plain or len(lead.split()) <= LONG):
        return f"{lead} {compound(rest)}"
    return f"{definite(compound(rest))} of {nouns.noun_phrase(words[: len(words) - len(rest)])}"


def _described(unit: Sequence[Word]) -> str:
    """One of several things before a noun: an adjective where it has one (经济、技术政策)."""
    return in_front(unit) if len(unit) == 1 and unit[0].adjective else compound(unit, head=False)


def _of_one_rank(units: Sequence[Sequence[Word]], joint: str, article: str) -> str:
    """A、B和C, or 钢铁、水泥、铝冶炼行业: the iron and steel, cement and aluminium smelting industries."""
    last = compound(units[-1])
    others = [last_word(compound(unit)) for unit in units[:-1]]
    if (sector := last_word(last)) in SECTORS and not any(
        other in SECTORS or other.endswith("tes") for other in others
    ):
        parts = [compound(unit, head=False) for unit in units[:-1]]
        return definite(listed([*parts, last[: -len(sector)] + plural(sector)], joint))
    return listed([compound(unit, article) for unit in units], joint)
