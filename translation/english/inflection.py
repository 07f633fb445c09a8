"""Forms of English words that need no lexicon: gerunds, plurals, capitals."""

from __future__ import annotations

import re

SMALL = frozenset(
    {"a", "an", "and", "the", "of", "on", "in", "for", "or", "to", "by", "from", "with", "at", "under", "into",
     "during", "before", "through", "over", "per", "as", "against", "between", "among", "after", "within",
     "without", "but", "along"}
)  # fmt: skip
INNER_SMALL = frozenset({"in", "to", "of", "and", "the", "by"})
DOUBLED = frozenset(
    {"bid", "cut", "plan", "stop", "set", "put", "control", "permit", "submit", "run", "get", "begin", "win",
     "transfer", "map", "retrofit", "swap", "scrap", "ban", "transmit", "enrol", "fulfil", "cancel", "tap"}
)  # fmt: skip
STRONG = frozenset(
    {"build", "lead", "drive", "hold", "win", "cut", "set", "put", "give", "take", "make", "bring", "write"}
)
IRREGULAR = {"criterion": "criteria", "basis": "bases", "analysis": "analyses", "phenomenon": "phenomena",
             "wharf": "wharves", "potato": "potatoes", "taxi": "taxis", "chilli": "chillies"}  # fmt: skip
SINGULARS = {many: one for one, many in IRREGULAR.items() if one != "basis"}  # bases are more often those of a base
UNCOUNTED = frozenset(
    {"gas", "statistics", "logistics", "ceramics", "electronics", "goods", "metrics", "physics", "works", "series",
     "species", "affairs", "customs", "sales", "rights", "savings", "Olympics", "finances", "ethics", "dynamics",
     "tailings", "securities", "futures", "premises", "earnings",
     "settings", "sports", "Nations", "Games", "archives", "textiles"}
)  # fmt: skip
NO_PLURALS = ("ss", "us", "is", "gas", "asbestos", "hydraulics")
LONG_PLURALS = frozenset(
    {"gases", "biases", "atlases", "buses", "trolleybuses", "lenses", "campuses", "viruses", "statuses", "surpluses"}
)
VOWELS = "aeiou"
LEADING = re.compile(
    r"(?!(?:apply|supply|rely|comply|reply|multiply) )(?:(?:\w{1,30}ly and )?\w{1,30}ly|further|better|well) "
)
PIECE = re.compile(r"[^\s-]+")


def gerund(base: str) -> str:
    """The -ing form of a verb phrase: carry out -> carrying out, further advance -> further advancing."""
    adverb = LEADING.match(base)
    head = adverb[0] if adverb else ""
    verb, _, rest = base[len(head) :].partition(" ")
    if verb.endswith("ie"):
        form = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        form = verb[:-1] + "ing"
    else:
        form = verb + (verb[-1] if verb in DOUBLED else "") + "ing"
    rest = re.sub(r"^and (\w+)", lambda found: f"and {gerund(found[1])}", rest)
    return f"{head}{form} {rest}".rstrip()


def has_object(base: str) -> bool:
    """Whether a verb phrase has its object in it: improve quality and efficiency, but not build and run."""
    words = re.sub(r" and \w+", "", LEADING.sub("", base)).split()
    return len(words) > 1 and "~" not in words and words[-1] not in SMALL | {"out", "up"}


def participle(base: str) -> str:
    """The past participle of a regular verb, or of two: encourage -> encouraged; the empty text for all else."""
    first, joint, second = base.partition(" and ")
    if joint:
        both = participle(first), participle(second)
        return " and ".join(both) if all(both) else ""
    if not base.isalpha() or base in STRONG:
        return ""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if base in DOUBLED else "") + "ed"


def third(base: str) -> str:
    """The third person of a verb phrase: carry out -> carries out."""
    adverb = LEADING.match(base)
    head = adverb[0] if adverb else ""
    verb, blank, rest = base[len(head) :].partition(" ")
    rest = re.sub(r"^and (\w+)", lambda found: f"and {plural(found[1])}", rest)
    return f"{head}{verb + 'es' if verb.endswith('o') else plural(verb)}{blank}{rest}"


def plural(word: str) -> str:
    """The regular plural of a noun: city -> cities, process -> processes."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """The singular of a regular plural: cities -> city, processes -> process. What is no plural stays as it is."""
    if word in SINGULARS:
        return SINGULARS[word]
    if word in UNCOUNTED or word.lower() in UNCOUNTED or not word.endswith("s") or word.endswith(NO_PLURALS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) or word in LONG_PLURALS else word[:-1]


def title_case(text: str) -> str:
    """Capitals for all words but small ones; what has capitals already keeps them."""
    out, start = "", 0
    for found in PIECE.finditer(text):
        word, between = found[0], text[start : found.start()]
        first = not out or out.rstrip().endswith((":", "|")) or word.startswith("(")
        plain = word.strip("(),.:;'\"")
        joined = text[found.end() : found.end() + 1] == "-"
        small = plain in (INNER_SMALL if between == "-" else SMALL) and not first and not joined
        out += between + (word if small else capital(word))
        start = found.end()
    return out + text[start:]


def capital(text: str) -> str:
    """A capital for the first letter; the rest as it is."""
    at = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
