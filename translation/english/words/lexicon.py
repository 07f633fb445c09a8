"""The words that Chinese titles and headings are cut into, with their English by part of speech."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from policy import agencies, glossary
from translation.english.words.inflection import plural

SEPARATORS = dict.fromkeys("：:。", ", ") | {
    "、": ", ",
    "，": ", ",
    ",": ", ",
    " ": " ",
    "；": ", ",
    ";": ", ",
    "并": "and",
    "并且": "and",
}
NAMES = {"规划", "方案", "计划", "行动", "指南", "规则", "办法", "条例", "纲要", "目录", "名录", "清单"}
FILES = ("english_general.toml", "english_nouns.toml", "english_terms.toml", "english.toml")
"""The general stock of verbs and qualities, that of nouns, the field's own words, and the grammar.

Where two have a word, the later one counts.
"""
TIMES = {"今年": "this year", "去年": "last year", "明年": "next year", "近年来": "in recent years"}
CONNECTIVES = dict.fromkeys(("与", "和", "及", "及其", "以及", "暨"), "and") | dict.fromkeys(("或", "或者"), "or")


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a title with what it is in English as a noun, a verb (base form), an adjective or an adverb.

    `kind` is the glossary's, or ``stop``, ``connective``, ``of``, ``preposition``, ``relative``,
    ``within``, ``under``, ``such as``, ``need``, ``degree``, ``number``, ``year``, ``quote``, ``unknown``.
    """

    zh: str
    noun: str = ""
    verb: str = ""
    adjective: str = ""
    adverb: str = ""
    kind: str = ""


LITTLE = {
    **{zh: Word(zh, noun=en, kind="stop") for zh, en in SEPARATORS.items()},
    **{zh: Word(zh, noun=en, kind="connective") for zh, en in CONNECTIVES.items()},
    **{zh: Word(zh, noun=en, kind="before") for zh, en in TIMES.items()},
    **{zh: Word(zh, kind="within") for zh in ("中", "上", "内", "过程中")},
    **{zh: Word(zh, kind="modal") for zh in ("应", "应当", "必须", "可以", "未")},
    **{zh: Word(zh, kind="causing") for zh in ("让", "使")},
    "下": Word("下", noun="under", kind="under"),
    "的": Word("的", kind="of"),
    "等": Word("等", kind="such as"),
}
"""Words of the grammar."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their Chinese form, and the lists that the grammar asks for."""

    words: dict[str, Word]
    longest: int
    kinds: dict[str, str]
    papers: dict[str, str]
    becoming: dict[str, str]
    governs: dict[str, str]
    subjects: dict[str, str]
    relatives: dict[str, str]
    causes: dict[str, str]
    parting: dict[str, str]
    collocations: dict[str, str]
    roles: dict[str, str]
    actions: frozenset[str]
    countable: frozenset[str]
    singular: frozenset[str]
    singulars: dict[str, str]
    purposes: frozenset[str]
    lists: dict[str, frozenset[str]]
    sequences: tuple[dict[str, int], ...]
    companions: tuple[frozenset[str], ...]

    def has(self, name: str, zh: str) -> bool:
        """Whether a Chinese word is in the named list of `data/english.toml`."""
        return zh in self.lists[name]


def _tables() -> dict[str, Any]:
    """The tables of all files of `FILES`; a word is as the later file has it, a list has the words of all."""
    data = files("translation") / "data"
    tables: dict[str, Any] = {}
    for name in FILES:
        for part, words in tomllib.loads((data / name).read_text(encoding="utf-8")).items():
            known = tables.get(part, {})
            lists = {zh: known[zh] + en for zh, en in words.items() if isinstance(en, list) and zh in known}
            tables[part] = known | words | lists
    return tables


@cache
def load() -> Lexicon:
    """The lexicon of glossary, agencies and `data/english*.toml`; a word of the latter wins."""
    own = _tables()
    things = _things(own)
    verbs = {zh: _verb(zh, en, things.get(zh)) for zh, en in (own["verbs"] | own["actions"]).items()}
    words = _words(own, things | verbs)
    countable = frozenset(own["numbers"]["countable"])
    return Lexicon(
        words,
        max(map(len, words)),
        own["kinds"],
        own["papers"] | own["kinds"],
        own["becoming"],
        own["governs"],
        own["subjects"],
        own["relatives"],
        own["causes"],
        own["parting"],
        own["collocations"],
        own["roles"],
        frozenset(_head(word.noun) for word in verbs.values()) - {"", *own["numbers"]["outcomes"]},
        countable,
        frozenset(own["numbers"]["singular"]),
        {plural(word): word for word in countable},
        frozenset(form for word in own["numbers"]["purposes"] for form in (word, plural(word))),
        {name: frozenset(entries) for name, entries in own["lists"].items()} | {"strong": frozenset(own["verbs"])},
        tuple({zh: at for at, zh in enumerate(deeds)} for deeds in own["sequences"].values()),
        tuple(frozenset(deeds) for deeds in own["companions"].values()),
    )


def _things(own: dict[str, Any]) -> dict[str, Word]:
    """Kinds of documents, terms of the glossary, nouns and places."""
    named = tuple(zh for zh in own["kinds"] if len(zh) > 3)
    terms = (term for term in glossary.load() if not term.zh.endswith((*named, "行动")))
    words = {term.zh: Word(term.zh, noun=_plain(term.en), kind=term.kind) for term in terms}
    words |= {zh: Word(zh, noun=_bare(pattern), kind="document type") for zh, pattern in own["kinds"].items()}
    words |= {zh: Word(zh, noun=en) for zh, en in own["nouns"].items()}
    return words | {zh: Word(zh, noun=en, kind="region") for zh, en in own["places"].items()}


def _words(own: dict[str, Any], words: dict[str, Word]) -> dict[str, Word]:
    """Things and verbs with what else they may be, and the little words; without what the grammar composes better."""
    for part in ("adjectives", "adverbs"):
        for zh, en in own[part].items():
            words[zh] = replace(words.get(zh, Word(zh)), **{part.removesuffix("s"): en})
    words |= {zh: Word(zh, noun=en, kind="preposition") for zh, en in own["prepositions"].items()}
    words |= {zh: replace(words.get(zh, Word(zh)), kind="relative") for zh in own["relatives"]}
    for part in ("needs", "degrees"):
        words |= {zh: replace(words.get(zh, Word(zh)), noun=en, kind=part[:-1]) for zh, en in own[part].items()}
    words |= LITTLE
    complete = frozenset(own["lists"]["complete"])
    kept = own["nouns"].keys() | own["kinds"].keys()
    composed = {zh for zh in words if zh not in kept and _composed(zh, words, complete)}
    return {zh: word for zh, word in words.items() if zh not in composed}


def _composed(zh: str, words: Mapping[str, Word], complete: frozenset[str]) -> bool:
    """Whether a long term is an action with its object, which the grammar puts together better: 公共机构节能."""
    if words[zh].verb or words[zh].kind == "issuer":
        return False
    if zh[:-2] in words and zh[-2:] in NAMES:
        return True
    splits = ((words.get(zh[:-length]), words.get(zh[-length:])) for length in (2, 4))
    return len(zh) > 4 and any(head and tail and (tail.verb or tail.zh in complete) for head, tail in splits)


def _verb(zh: str, en: str, known: Word | None) -> Word:
    base, _, noun = (part.strip() for part in en.partition(";"))
    return Word(zh, noun=noun or (known.noun if known else ""), verb=base, kind="action")


def _head(noun: str) -> str:
    """The word that names the deed: compliance with standards -> compliance."""
    return re.split(r" (?:of|with|to|in|on|for|from|by|through) ", noun, maxsplit=1)[0].rpartition(" ")[2]


def _bare(pattern: str) -> str:
    """The name of a kind alone: measures for the administration of ~ -> measures."""
    return re.sub(r" (?:for|on|of|to) .*$|~ ", "", pattern)


def _plain(en: str) -> str:
    """A glossary term without its explanation in brackets."""
    return re.sub(r" ?\([^()]*\)$", "", en)


@cache
def body_name(zh: str) -> str | None:
    """The English name of an issuer that agencies or the glossary know; where both do, that of the agencies' table."""
    agency = agencies.lookup(zh)
    if agency and agency.en:
        return agency.en
    term = glossary.by_zh().get(zh)
    return term.en if term and term.kind == "issuer" else None
