"""The words a title is cut into: glossary terms, nouns, verbs, adverbs, particles, each with role and Japanese."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from policy import glossary
from translation.titles.words.kanji import to_kanji
from translation.titles.words.quotes import CLOSE, OPEN

Role = Literal[
    "noun", "verb", "adverb", "connective", "of", "preposition", "stop", "quote", "number", "aside", "unknown"
]

SEPARATORS = {"、": "、", "，": "、", " ": " ", "；": "、", "·": "・", "/": "・", "并": "、", "并且": "、"}
PLAN = re.compile(r"\d\d-5")
EXPLANATION = re.compile(r"（[^（）]*）$")
PAPERS = (
    "行动计划",
    "行动方案",
    "发展规划",
    "专项规划",
    "总体规划",
    "建设方案",
    "建设规划",
    "工作计划",
    "工作指南",
    "建设指南",
)
"""Kinds of papers with what they are about, which a verb may stand before: 打赢蓝天保卫战 | 三年行动计划."""
KINDS = {"energy": "energy", "environment": "environment", "economy": "economy", "countries": "region"}
"""Tables of `data/nouns.toml` whose words are of a kind; those of the others are phrases."""
ALIKE = {"same": "phrase", "places": "region"}
"""Tables of words that Japanese writes with the same characters in their Japanese forms."""
GOOD = {"组织实施", "组织开展", "贯彻落实", "贯彻实施"}
"""Verbs of four characters behind which 好 says that they are done well: 组织实施好X."""
PARTICLES = ("への", "との", "からの", "~")


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a title. `ja` of a verb is its noun, and `joint` the particle between object and noun.

    `clause` marks a verb that may open a second clause inside a phrase.
    """

    zh: str
    ja: str
    role: Role
    kind: str = ""
    clause: bool = False
    joint: str = "の"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their Chinese form, and the few lists the grammar asks for."""

    words: dict[str, Word]
    longest: int
    verbs: dict[str, Word]
    actions: frozenset[str]
    goals: dict[str, str]
    efforts: dict[str, str]
    relatives: dict[str, str]
    states: dict[str, str]
    purpose: frozenset[str]
    pivots: frozenset[str]
    predicates: frozenset[str]
    attached: frozenset[str]
    modifying: frozenset[str]
    governing: frozenset[str]
    stranded: frozenset[str]
    heads: frozenset[str]
    described: frozenset[str]
    fields: tuple[str, ...]


def term(zh: str, ja: str, kind: str) -> Word:
    """A glossary term as a title shows it: without the explanation in brackets, five-year plans in marks."""
    short = EXPLANATION.sub("", ja)
    return Word(zh, f"{OPEN}{short}{CLOSE}" if PLAN.fullmatch(short) else short, "noun", kind)


def verb(zh: str, ja: str, *, clause: bool) -> Word:
    """A verb of `data/verbs.toml`: 助力 = への貢献 has a particle of its own, 开展 = ~展開 none."""
    joint = next((particle for particle in PARTICLES if ja.startswith(particle)), "")
    return Word(zh, ja.removeprefix(joint), "verb", "action", clause, (joint or "の").replace("~", ""))


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files("translation") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def _action(zh: str, ja: str, words: Mapping[str, Word]) -> Word:
    """A noun of action; the glossary's Japanese wins, and 规划 stays a kind of document."""
    known = words.get(zh)
    kind = "document type" if known and known.kind == "document type" else "action"
    return Word(zh, known.ja if known else ja, "noun", kind)


def _of(role: Role, words: Mapping[str, str], kind: str = "") -> dict[str, Word]:
    return {zh: Word(zh, ja, role, kind) for zh, ja in words.items()}


def _is_chain(zh: str, firsts: Set[str], verbs: Set[str]) -> bool:
    """A verb behind an adverb or a verb (有序发展, 加快推动) is a verb group, which the grammar composes."""
    return any(zh[:at] in firsts and zh[at:] in verbs for at in range(2, len(zh) - 1))


def _is_paper(of: glossary.Term) -> bool:
    """A subject with the kind of its paper (碳达峰 | 实施方案): the grammar must see where the kind begins."""
    known = glossary.by_zh()
    tails = (of.zh[at:] for at in range(3, len(of.zh) - 3) if of.zh[:at] in known)
    return any(tail in known and known[tail].kind == "document type" for tail in tails)


@cache
def load() -> Lexicon:
    """The lexicon of the glossary and `data/`; the words of the latter win."""
    grammar, verbs, adverbs = _data("grammar"), _data("verbs"), _data("adverbs")["adverbs"]
    always = {zh: verb(zh, ja, clause=True) for zh, ja in verbs["always"].items()}
    opening = {zh: verb(zh, ja, clause=False) for zh, ja in verbs["opening"].items()}
    governed = opening | always
    words = _things(grammar, {*always, *adverbs}, set(governed))
    nominal = verbs["nominal"] | {zh: word.ja for zh, word in opening.items()}
    words |= {zh: _action(zh, ja, words) for zh, ja in nominal.items()}
    words |= always
    words |= {
        f"{zh}好": replace(w, zh=f"{zh}好") for zh, w in governed.items() if zh in GOOD or (len(zh) == 2 and w.ja)
    }
    words |= _of("adverb", adverbs) | _joints(grammar)
    governed |= _pairs(words, governed)
    listed = {name: frozenset(table["verbs"]) for name, table in grammar.items() if "verbs" in table}
    return Lexicon(
        words=words,
        longest=max(map(len, words)),
        verbs=governed,
        actions=frozenset((*governed, *verbs["nominal"])),
        goals=grammar["goals"],
        efforts=grammar["efforts"],
        relatives=grammar["relatives"],
        states=grammar["states"],
        purpose=listed["purpose"],
        pivots=listed["pivots"],
        predicates=listed["predicates"],
        attached=listed["attached"],
        modifying=listed["modifying"],
        governing=listed["governing"],
        stranded=listed["stranded"],
        heads=frozenset(grammar["heads"]["words"]),
        described=frozenset(grammar["described"]["words"]),
        fields=tuple(grammar["fields"]["suffixes"]),
    )


def _things(grammar: Mapping[str, Any], firsts: Set[str], verbs: Set[str]) -> dict[str, Word]:
    """Nouns: short pieces of compounds, the glossary without verb groups and whole papers, the lists of nouns."""
    words = _of("noun", grammar["particles"], "particle")
    for of in glossary.load():
        if not (_is_chain(of.zh, firsts, verbs) or _is_paper(of) or of.zh in grammar["parted"]["terms"]):
            words[of.zh] = term(of.zh, of.ja, of.kind)
    nouns = _data("nouns")
    for table, kind in ALIKE.items():
        words |= _of("noun", {zh: to_kanji(zh) for zh in nouns.pop(table)["words"].split()}, kind)
    for table, named in nouns.items():
        words |= _of("noun", named, KINDS.get(table, "phrase"))
    papers = {zh: w for zh, w in words.items() if zh.endswith(PAPERS) and w.kind == "phrase"}
    return words | {zh: replace(w, kind="document type") for zh, w in papers.items()}


def _pairs(words: Mapping[str, Word], verbs: Mapping[str, Word]) -> dict[str, Word]:
    """Nouns made of two verbs side by side, which govern as each of them does: 审查批准 = 審査・承認."""
    pairs = (w for zh, w in words.items() if len(zh) == 4 and zh[:2] in verbs and zh[2:] in verbs and zh not in verbs)
    return {w.zh: verb(w.zh, w.ja, clause=False) for w in pairs if w.role == "noun" and "・" in w.ja}


def _joints(grammar: Mapping[str, Any]) -> dict[str, Word]:
    """The little words between the others, and the marks."""
    words = _of("connective", grammar["connectives"]) | _of("preposition", grammar["prepositions"])
    words |= _of("stop", SEPARATORS) | {zh: Word(zh, zh, "aside") for zh in "（）"}
    return words | {"的": Word("的", "の", "of")}
