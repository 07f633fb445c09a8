"""The words a title is cut into: glossary terms, verbs, adverbs, particles, each with its role and its Japanese."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from policy import glossary

Role = Literal[
    "noun", "verb", "adverb", "connective", "of", "preposition", "stop", "quote", "number", "aside", "unknown"
]

SEPARATORS = {"、": "、", "，": "、", " ": "、", "；": "、", "·": "・", "并": "、", "并且": "、"}
PREPOSITIONS = {"在": "における", "对": "に対する", "就": "に関する", "以": "による", "用": "による"}
EXPLANATION = re.compile(r"（[^（）]*）$")


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a title. `ja` of a verb is a template in which ~ is the object.

    `clause` marks a verb that may open a second clause inside a phrase.
    """

    zh: str
    ja: str
    role: Role
    kind: str = ""
    clause: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their Chinese form, and the few lists the grammar asks for."""

    words: dict[str, Word]
    longest: int
    verbs: dict[str, Word]
    goals: dict[str, str]
    purpose: frozenset[str]
    pivots: frozenset[str]
    predicates: frozenset[str]
    attached: frozenset[str]
    heads: frozenset[str]
    fields: tuple[str, ...]


def term(zh: str, ja: str, kind: str) -> Word:
    """A glossary term as a title shows it: without the explanation in brackets, five-year plans as 『14-5』."""
    short = EXPLANATION.sub("", ja)
    return Word(zh, f"『{short}』" if re.fullmatch(r"\d\d-5", short) else short, "noun", kind)


@cache
def load() -> Lexicon:
    """The lexicon of glossary and `data/words.toml`; a word of the latter wins."""
    own = tomllib.loads((files("translation") / "data" / "words.toml").read_text(encoding="utf-8"))
    words = {t.zh: term(t.zh, t.ja, t.kind) for t in glossary.load()}
    verbs = {zh: Word(zh, ja, "verb", clause=True) for zh, ja in own["verbs"].items()}
    both = {zh: Word(zh, ja, "verb") for zh, ja in own["nouns_too"].items()}
    for zh, word in both.items():
        words.setdefault(zh, Word(zh, word.ja.replace("~", "").removeprefix("へ").removeprefix("の"), "noun", "action"))
    words |= verbs
    words |= {zh: Word(zh, ja, "adverb") for zh, ja in own["adverbs"].items()}
    words |= {zh: Word(zh, ja, "connective") for zh, ja in own["connectives"].items()}
    words |= {zh: Word(zh, ja, "noun", "particle") for zh, ja in own["particles"].items()}
    words |= {zh: Word(zh, ja, "preposition") for zh, ja in PREPOSITIONS.items()}
    words |= {zh: Word(zh, ja, "stop") for zh, ja in SEPARATORS.items()}
    words |= {zh: Word(zh, zh, "aside") for zh in "（）"}
    words["的"] = Word("的", "の", "of")
    return Lexicon(
        words,
        max(map(len, words)),
        verbs | both,
        own["goals"],
        frozenset(own["purpose"]["verbs"]),
        frozenset(own["pivots"]["verbs"]),
        frozenset(own["predicates"]["verbs"]),
        frozenset(own["attached"]["verbs"]),
        frozenset(own["heads"]["words"]),
        tuple(own["fields"]["suffixes"]),
    )
