"""Names of issuers in the language of the newsletter."""

from __future__ import annotations

from functools import cache

from newsletter.titles.kanji import to_kanji
from newsletter.words import Lang
from policy import agencies, glossary


@cache
def issuer(name: str, lang: Lang) -> str:
    """The established name of an issuer; where there is none, its Chinese name (in Japanese forms for ja)."""
    if lang == "zh":
        return name
    term = glossary.by_zh().get(name)
    if term and term.kind == "issuer":
        return term.ja if lang == "ja" else term.en
    agency = agencies.lookup(name)
    known = agency and (agency.ja if lang == "ja" else agency.en)
    return known or (to_kanji(name) if lang == "ja" else name)
