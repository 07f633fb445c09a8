"""Forms of English words that need no lexicon: gerunds, plurals, capitals."""

from __future__ import annotations

import re
from collections.abc import Callable

SMALL = frozenset(
    {"a", "an", "and", "the", "of", "on", "in", "for", "or", "to", "by", "from", "with", "at", "under", "into",
     "during", "before", "through", "over", "per", "as", "against", "between", "among", "after", "within",
     "without", "but", "along"}
)  # fmt: skip
INNER_SMALL = frozenset({"a", "in", "to", "of", "and", "the", "by"})
DOUBLED = frozenset(
    {"bid", "cut", "plan", "stop", "set", "put", "control", "permit", "submit", "run", "get", "begin", "win",
     "transfer", "map", "retrofit", "enrol", "offset", "emit", "fulfil", "cancel", "tap", "transmit", "plug", "scrap",
     "ship", "equip", "confer", "incur",
     "refer", "occur", "commit", "admit", "drop", "trim", "swap", "step", "rid", "beset", "prefer", "travel",
     "label", "model", "fuel", "level", "channel", "propel", "dispel", "expel", "distil", "patrol", "defer", "deter",
     "omit", "scan", "sit", "spin", "rig", "ban", "let", "shut", "dig", "dip", "tag", "flag", "spot"}
)  # fmt: skip
PARTICIPLES = {
    "build": "built", "lead": "led", "drive": "driven", "hold": "held", "win": "won", "cut": "cut", "set": "set",
    "put": "put", "give": "given", "take": "taken", "make": "made", "bring": "brought", "write": "written",
    "find": "found", "seek": "sought", "keep": "kept", "meet": "met", "draw": "drawn", "withdraw": "withdrawn",
    "choose": "chosen", "overcome": "overcome", "undertake": "undertaken", "uphold": "upheld", "rise": "risen",
    "undergo": "undergone", "sell": "sold", "buy": "bought", "pay": "paid", "lend": "lent", "send": "sent",
    "spread": "spread", "shut": "shut", "let": "let", "hit": "hit", "leave": "left", "lose": "lost", "read": "read",
    "speak": "spoken", "teach": "taught", "understand": "understood", "withstand": "withstood", "grow": "grown",
    "dig": "dug", "forgo": "forgone", "offset": "offset", "breed": "bred", "fight": "fought", "rebuild": "rebuilt",
    "rewrite": "rewritten", "run": "run", "get": "got", "begin": "begun", "fall": "fallen", "spend": "spent",
    "have": "had",
}  # fmt: skip
"""Of verbs that have no -ed."""
IRREGULAR = {"criterion": "criteria", "basis": "bases", "analysis": "analyses", "phenomenon": "phenomena",
             "wharf": "wharves", "potato": "potatoes", "taxi": "taxis", "chilli": "chillies",
             "tsunami": "tsunamis", "volcano": "volcanoes", "grotto": "grottoes"}  # fmt: skip
SINGULARS = {many: one for one, many in IRREGULAR.items() if one != "basis"}  # bases are more often those of a base
UNCOUNTED = frozenset(
    {"gas", "statistics", "logistics", "ceramics", "electronics", "goods", "metrics", "physics", "works", "series",
     "species", "affairs", "customs", "sales", "rights", "savings", "finances", "ethics", "dynamics", "tailings",
     "securities", "futures", "premises", "earnings", "waterworks", "news", "mathematics", "mechanics", "optics",
     "economics", "ethos", "mores", "geopolitics", "hydraulics", "settings", "sports", "archives", "textiles",
     "recyclables"}
)  # fmt: skip
NO_PLURALS = ("ss", "us", "is", "gas", "asbestos")
LONG_PLURALS = frozenset(
    {"gases", "biases", "atlases", "buses", "trolleybuses", "lenses", "campuses", "viruses", "statuses", "surpluses",
     "bonuses", "ibises"}
)  # fmt: skip
VOWELS = "aeiou"
LEADING = re.compile(
    r"^(?!(?:apply|supply|rely|comply|reply|multiply) )(?:(?:\w{1,30}ly and )?\w{1,30}ly|further|better|well) "
)
PARTICLES = frozenset({"out", "up", "down", "off", "back", "against", "of", "in", "on", "to", "for", "with", "into"})
"""What may stand between a verb and the next one of its row: phase out and renew, guard against and curb."""
PIECE = re.compile(r"[^\s-]+")


def gerund(base: str) -> str:
    """The -ing form of a verb phrase, or of verbs in a row: carry out -> carrying out, build and run -> building …."""
    return _each(base, _ing)


def third(base: str) -> str:
    """The third person of a verb phrase, or of verbs in a row: carry out -> carries out."""
    return _each(base, lambda verb: verb + "es" if verb.endswith("o") else plural(verb))


def _each(base: str, form: Callable[[str], str]) -> str:
    """A verb phrase with its verb in another form, and with it each further one behind a comma or `and`."""
    adverb = LEADING.match(base)
    head = adverb[0] if adverb else ""
    words = base[len(head) :].split(" ")
    at = 0
    while at < len(words):
        verb = words[at].rstrip(",")
        words[at] = form(verb) + words[at][len(verb) :]
        at += words[at + 1 : at + 2] != [] and words[at + 1].rstrip(",") in PARTICLES
        if words[at].endswith(","):
            at += 1
        elif words[at + 1 : at + 2] == ["and"]:
            at += 2
        else:
            break
    return head + " ".join(words)


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if verb in DOUBLED else "") + "ing"


def has_object(base: str) -> bool:
    """Whether a verb phrase has its object in it: improve quality and efficiency, but not build and run."""
    words = re.sub(r"(?:,| and) \w+", "", LEADING.sub("", base)).split()
    return len(words) > 1 and words[1] not in SMALL | {"~"} and words[-1] not in SMALL | {"~", "out", "up", "forward"}


def participle(base: str) -> str:
    """The past participle of a verb, or of some in a row: encourage -> encouraged; the empty text for a phrase."""
    *firsts, last = base.replace(" and ", ", ").split(", ")
    if firsts:
        told = [participle(verb) for verb in (*firsts, last)]
        return f"{', '.join(told[:-1])} and {told[-1]}" if all(told) else ""
    if not base.isalpha() or base in PARTICIPLES:
        return PARTICIPLES.get(base, "")
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if base in DOUBLED else "") + "ed"


def plural(word: str) -> str:
    """The regular plural of a noun: city -> cities, process -> processes."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """The singular of a regular plural: cities -> city, processes -> process. A name or no plural stays as it is."""
    if word in SINGULARS:
        return SINGULARS[word]
    if word[:1].isupper() or word in UNCOUNTED or not word.endswith("s") or word.endswith(NO_PLURALS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) or word in LONG_PLURALS else word[:-1]


MEASURES = {"t", "kg", "km", "m²", "m³"}
"""Units, whose letter is small everywhere: 30,000 t/year."""


def title_case(text: str) -> str:
    """Capitals for all words but small ones; what has capitals already keeps them."""
    out, start = "", 0
    for found in PIECE.finditer(text):
        word, between = found[0], text[start : found.start()]
        first = not out or out.rstrip().endswith((":", "|")) or word.startswith("(")
        plain = word.strip("(),.:;'\"")
        joined = text[found.end() : found.end() + 1] == "-"
        inside = between == "-"  # waste-to-energy, but by-products
        small = plain in (INNER_SMALL if inside else SMALL) and not first and (inside or not joined)
        small |= plain.partition("/")[0] in MEASURES
        out += between + (word if small else capital(word))
        start = found.end()
    return out + text[start:]


def capital(text: str) -> str:
    """A capital for the first letter; the rest as it is."""
    at = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
