"""Plural and article of a noun phrase, by the word it ends in."""

from __future__ import annotations

import re
from functools import cache

from translation.english.words.inflection import VOWELS, plural, singular
from translation.english.words.lexicon import load

ENDING = re.compile(r"(?<![A-Za-z])[A-Za-z]+$")
DETERMINED = re.compile(r"(?:a|an|the|China's|its|some|all|each|any|this|other|several|\d[\d,]{0,15}) ")
MEDIA = re.compile(r"(?:ground)?(?:water|soil|atmospheric|marine) environment")
PER = re.compile(r"\bper ")
MASS = ("information technology", "science and technology", "public opinion")
"""Names that end in a word with a plural and have none."""
BATCH = re.compile(r"\w{1,30} batch of ")
TIED = re.compile(r" (?:of|to|in) ")
"""In a noun whose last word is not its head: adaptation to local conditions."""
NAMED = re.compile(r"\b[A-Z]\w{1,20} (?:[rR]iver )?(?:basin|delta|strait|plain)$")
"""A place by its name, of which there is one: the Yellow River basin."""
HEAD = re.compile(r" (?:of|for|in|against|across|between|among) ")
BEHIND = re.compile(r" (?:of|for|in|against|on|to|by|with|from|and) ")
DOCUMENTS = {"report", "plan", "list", "catalogue", "certificate", "register"}
CONSONANT = ("uni", "use", "eu", "one")  # beginnings with a vowel that are spoken with a consonant


def last_word(text: str) -> str:
    """The word that a phrase ends in; empty where it ends in something else."""
    found = ENDING.search(text)
    return found[0] if found else ""


def headed(text: str) -> str:
    """A noun as the head of a phrase: a countable one in the plural."""
    word = last_word(text)
    counted = word in load().countable and not PER.search(text) and not text.endswith(MASS)
    counted = counted and not text.startswith("the ") and not NAMED.search(text)  # 我省 is one province
    return text[: -len(word)] + plural(word) if counted else text


def modifying(text: str) -> str:
    """A noun in front of another one: in the singular; the water environment is told by its adjective."""
    word = last_word(text)
    if MEDIA.fullmatch(text):
        return f"{text}al"
    if not word or TIED.search(text):
        return text
    said = text[: -len(word)] + singular(word)
    first, joint, second = said.rpartition(" and ")
    return f"{modifying(first)} and {second}" if joint and singular(word) != word and " " not in second else said


def articled(text: str, article: str) -> str:
    """`a` or `the` before a phrase whose head is a singular noun that needs an article."""
    if article and (BATCH.match(text) or text.startswith("strictest ")):
        return f"the {text}"
    if not article or DETERMINED.match(text) or last_word(HEAD.split(text, maxsplit=1)[0]) not in load().singular:
        return text
    article = "the" if article == "of" else article
    if article == "a" and text[0].lower() in VOWELS and not text.startswith(CONSONANT):
        article = "an"
    return f"{article} {text}"


def governed(text: str) -> str:
    """What a verb in its base form governs: submit | the report on water use; plurals and masses stay bare."""
    head = last_word(BEHIND.split(text, maxsplit=1)[0])
    singular_head = head in load().singular or head in DOCUMENTS
    return f"the {text}" if singular_head and not DETERMINED.match(text) and not text[0].isupper() else text


def definite(text: str, article: str = "the") -> str:
    """With `the`, unless it has an article or is a name, or is a plural behind `of` (article ``of``)."""
    plural_head = article == "of" and last_word(HEAD.split(text, maxsplit=1)[0]).endswith("s")
    return text if not text or plural_head or DETERMINED.match(text) or text[0].isupper() else f"the {text}"


def several(who: str) -> bool:
    """Whether the subject of a sentence is a plural."""
    who = re.split(r" (?:of|for|in|on|to|with) ", who, maxsplit=1)[0]
    before = who.rpartition(" and ")[0].rpartition(" ")[2]
    return (before != "" and before not in _qualities()) or (
        who.endswith("s") and not who.endswith(("ss", "us", "is", "gas", "news"))
    )


@cache
def _qualities() -> frozenset[str]:
    """The adjectives of the lexicon, which an `and` joins without making a plural: urban and rural development."""
    return frozenset(word.adjective.lower() for word in load().words.values() if word.adjective)
