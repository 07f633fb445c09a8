"""Names of issuers and kinds in the language of the newsletter."""

from __future__ import annotations

from functools import cache

from policy import agencies, glossary
from translation.english.outer import sheet
from translation.english.words import bodies
from translation.english.words.lexicon import body_name
from translation.titles.words.kanji import to_kanji
from translation.titles.words.tokens import HAN
from translation.wording import Lang


@cache
def issuer(name: str, lang: Lang) -> str:
    """The established name of an issuer, or one by its parts; else its Chinese name (in Japanese forms for ja)."""
    if lang == "zh":
        return name
    if lang == "en":
        return _english(name) or name
    agency = agencies.lookup(name)
    if agency and agency.ja:
        return to_kanji(agency.ja)
    term = glossary.by_zh().get(name)
    return term.ja if term and term.kind == "issuer" else to_kanji(name)


def _english(name: str) -> str | None:
    """The English name of a body: the established one, one by its parts, or that of a department as translated."""
    agency = agencies.lookup(name)
    if known := body_name(name) or bodies.name(agency.name if agency else name):
        return known
    said = sheet.bodies(name) or []
    return said[0] if len(said) == 1 and not HAN.search(said[0]) else None


def term(zh: str, lang: Lang) -> str:
    """A word of the glossary, e.g. a kind of document."""
    found = glossary.by_zh().get(zh)
    if lang == "zh" or found is None:
        return zh
    return found.ja if lang == "ja" else found.en
