"""Verbs that a draft tells as nouns though they have an object: 中心加快转型 -> … of Centre Acceleration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from translation.english.grammar.compounds import describes
from translation.english.grammar.openings import LASTING
from translation.english.words.inflection import LEADING, gerund
from translation.english.words.joints import JOINTS
from translation.english.words.lexicon import Word, load

NAMES = re.compile(
    r"(?:(?:administr|director-general|ministr|department|republic|commission|committee|conference|director|bureau"
    r"|office|batch|session|key point|notice|state|main stream|order no\. \d{1,4}"
    r"|(?:recommendation|proposal|motion) no\. \d{1,10})\w{0,8}) of ",
    re.I,
)
PARTS = re.compile(r"[,:;|()]| (?:and|to|for|on|in|by|such as) ")
MOST = 2
"""Links of a chain of nouns (the A of B of C) that a reader can follow, names of bodies and offices apart."""
DOUBLED = re.compile(
    r"\b(?:of|the|for|in|with|on|to|by|through) (?:the )?of\b|\bof (?:for|and)\b(?!-)"
    r"|\b(?:of|for|by|through) (?:the )?(?:in|on|to|by|with)\b(?!-)"
    r"|\bon (?:on|and|to)\b|\bof [a-z]{3,20}ed on\b|\b(?:of|for|to|with|by)(?:$| \()",
    re.I,
)
"""Two little words in a row of which one has lost its noun."""
STEM = 4
"""Letters by which a verb is found again in its forms: accelerating, accelerates."""


def governing(words: Sequence[Word]) -> Iterator[str]:
    """The verbs between two nouns of which the second is no action; the last word after 的 where all only describe."""
    told_of = list(dropwhile(lambda word: word.kind != "of", words))
    if told_of[1:] and all(describes(word) or word.kind in JOINTS for word in told_of[1:]):
        yield told_of[-1].zh
    for word in words[1:-1]:
        if word.kind == "modal" and word.zh != "未" and not told_of:
            yield word.zh
    for before, (verb, after) in zip(words, pairwise(words[1:]), strict=False):
        strong = load().has("strong", verb.zh) and verb.zh not in load().subjects
        strong &= after.zh not in LASTING  # 统筹 | 长效机制
        strong &= verb.zh != "成为" or words[0].kind != "causing"  # 让X成为Y is making X Y
        thing = (
            bool(after.noun)
            and not after.verb
            and after.kind not in JOINTS | {"degree"}
            and not load().has("heads", after.zh)
        )
        if (
            strong
            and thing
            and before.noun
            and not before.verb
            and before.kind not in JOINTS | {"preposition"}
            and after.zh not in load().kinds
        ):
            yield verb.zh


def tangled(en: str) -> bool:
    """Whether a text has a chain of nouns that no reader can follow, or two prepositions in a row."""
    en = " ".join(en.split())
    chains = (part.lower().count(" of ") for part in PARTS.split(NAMES.sub("", en)))
    return max(chains) > MOST or bool(DOUBLED.search(en))


def told(zh: str, en: str) -> bool:
    """Whether an English text has a verb as a verb: as gerund, as base form behind `to` or where no noun is alike.

    An empty one is no loss.
    """
    if load().has("empty", zh):
        return True
    word = load().words.get(zh)
    base = LEADING.sub("", word.verb.replace(" ~", "")) if word else ""
    if not word or not base:
        return False
    others = [said for key, said in load().collocations.items() if key.startswith(zh)]
    return any(_found(verb.split()[0].lower(), en.lower(), word.noun) for verb in (base, *others))


def _found(first: str, text: str, noun: str) -> bool:
    """Whether a text has the first word of a verb in one of its forms, and not as the noun."""
    return (
        gerund(first) in text
        or f"to {first}" in text
        or f"{first}s " in text
        or f"{first}es " in text
        or (f" {first} " in text and first not in noun.split())
        or (len(first) < STEM and first in text)
    )
