"""Names of issuers and kinds in the language of the newsletter."""

from __future__ import annotations

from functools import cache

from policy import agencies, glossary
from translation.titles.kanji import to_kanji
from translation.wording import Lang


@cache
def issuer(name: str, lang: Lang) -> str:
    """The established name of an issuer; where there is none, its Chinese name (in Japanese forms for ja)."""
    if lang == "zh":
        return name
    agency = agencies.lookup(name)
    if known := agency and (agency.ja if lang == "ja" else agency.en):
        return to_kanji(known) if lang == "ja" else known
    term = glossary.by_zh().get(name)
    if term and term.kind == "issuer":
        return term.ja if lang == "ja" else term.en
    return to_kanji(name) if lang == "ja" else name


def term(zh: str, lang: Lang) -> str:
    """A word of the glossary, e.g. a kind of document."""
    found = glossary.by_zh().get(zh)
    if lang == "zh" or found is None:
        return zh
    return found.ja if lang == "ja" else found.en
