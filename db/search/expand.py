"""What else a word may be called: Japanese and English terms of the glossary, traditional wordings, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import opencc

from db.search.fold import fold, looks_foreign
from db.search.query import Word
from db.search.tokens import runs
from policy import agencies, glossary

Why = Literal["glossary", "characters", "number"]
Known = Callable[[str], bool]
MOST_PARTS = 12  # terms that are tried for a word that is only a part of them (水素 in グリーン水素)
_KANA = re.compile("[ぁ-ヿ]+")
_LATIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Expansion:
    """A word of the query that was also looked for as `found`."""

    word: str
    found: str
    why: Why


@dataclass(frozen=True, slots=True)
class Group:
    """What one word is searched as: alternatives, each a tuple of texts that must all occur."""

    alternatives: tuple[tuple[str, ...], ...]
    expansions: tuple[Expansion, ...] = ()


@cache
def _english() -> dict[tuple[str, ...], tuple[str, ...]]:
    """English term, abbreviation or name of a body as singular lower-case words -> what it is called in Chinese."""
    table: dict[tuple[str, ...], tuple[str, ...]] = {}
    terms = [(name, term.zh) for term in glossary.load() for name in (term.en, re.sub(r"\([^()]*\)", "", term.en))]
    bodies = [(name, zh) for name, body in agencies.english().items() for zh in (body.name, body.short)]
    for name, zh in (*terms, *glossary.synonyms(), *bodies):
        key = _stems(name)
        if key and zh not in table.get(key, ()):
            table[key] = (*table.get(key, ()), zh)
    return table


@cache
def _japanese() -> dict[str, tuple[str, ...]]:
    """Japanese term, folded -> Chinese terms; terms written alike in both languages are left out."""
    table: dict[str, tuple[str, ...]] = {}
    for term in glossary.load():
        for name in (term.ja, re.sub(r"（[^（）]*）", "", term.ja)):
            key = "".join(runs(name))
            if key and key != "".join(runs(term.zh)) and term.zh not in table.get(key, ()):
                table[key] = (*table.get(key, ()), term.zh)
    return table


@cache
def _chinese() -> frozenset[str]:
    """The Chinese terms, folded."""
    return frozenset("".join(runs(term.zh)) for term in glossary.load())


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in _LATIN.findall(fold(text)))


def groups(words: Sequence[Word], known: Known) -> list[Group]:
    """Words that follow one another, each (or several that make one English term) with what it is also called.

    `known` says whether a text occurs in any document: a word in plain simplified characters that does occur is taken
    as Chinese and not as Japanese (排出, 地域).
    """
    found: list[Group] = []
    at = 0
    while at < len(words):
        width, terms = _english_term(words[at:])
        text = " ".join(word.text for word in words[at : at + width])
        if terms:
            expansions = tuple(Expansion(text, term, "glossary") for term in terms)
            found.append(Group(((text,), *((term,) for term in terms)), expansions))
        else:
            found.append(_single(words[at], known))
        at += width
    return found


def _english_term(words: Sequence[Word]) -> tuple[int, tuple[str, ...]]:
    """How many of the next words make the longest English term, and its Chinese names; (1, ()) if none does."""
    table = _english()
    plain = next((n for n, w in enumerate(words) if w.exact or w.without or not w.text.isascii()), len(words))
    for width in range(min(plain, 8), 0, -1):
        stems = _stems(" ".join(w.text for w in words[:width]))
        terms = table.get(stems) or _parts(stems)
        if terms:
            return width, terms
    return 1, ()


def _parts(stems: tuple[str, ...]) -> tuple[str, ...]:
    """The Chinese names of the terms that hold an English word or expression that is itself no term."""
    wanted = f" {' '.join(stems)} "
    return _shortest(zh for key, zh in _english().items() if wanted in f" {' '.join(key)} ") if len(wanted) > 5 else ()


def _shortest(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Terms without those that hold another one of them; none where the word is too general."""
    terms = sorted({term for names in found for term in names}, key=lambda term: (len(term), term))
    kept: list[str] = []
    for term in terms:
        if not any(short in term for short in kept):
            kept.append(term)
    return tuple(kept) if len(kept) <= MOST_PARTS else ()


def _single(word: Word, known: Known) -> Group:
    if word.exact:
        return Group(((word.text,),))
    foreign = looks_foreign(word.text)
    expansions: list[Expansion] = []
    alternatives: list[tuple[str, ...]] = [(word.text,)]
    terms = _japanese_term(word.text, known)
    if terms and (foreign or not known(word.text)):
        alternatives += [(term,) for term in terms]
        expansions += [Expansion(word.text, term, "glossary") for term in terms]
    elif foreign:
        pieces = _replaced(word.text)
        if pieces and pieces != tuple(runs(word.text)):
            alternatives.append(pieces)
            expansions.append(Expansion(word.text, " ".join(pieces), "glossary"))
    if foreign:
        plain = fold(_to_simplified().convert(word.text))
        if plain != fold(word.text):
            alternatives.append((plain,))
        if plain != word.text and not expansions and not _KANA.search(plain):
            expansions.append(Expansion(word.text, plain, "characters"))
    return Group(tuple(dict.fromkeys(alternatives)), tuple(expansions))


def _japanese_term(text: str, known: Known) -> tuple[str, ...]:
    """The Chinese names of a Japanese term, or of the terms that hold a word which no document has."""
    key = "".join(runs(text))
    terms = _japanese().get(key, ())
    if terms or len(key) < 2 or key.isascii() or known(text):
        return terms
    return _shortest(zh for name, zh in _japanese().items() if key in name)


def _replaced(text: str) -> tuple[str, ...]:
    """A longer Japanese expression with every known term in Chinese, cut at the kana that join them."""
    table = _japanese()
    rest, out = "".join(runs(text)), ""
    while rest:
        size = next((n for n in range(min(len(rest), 24), 1, -1) if rest[:n] in table), 0)
        term = rest[:size]
        out += rest[0] if not size else term if term in _chinese() else table[term][0]
        rest = rest[size or 1 :]
    return tuple(piece for piece in _KANA.split(out) if piece)
