"""The glossary: Chinese terms of the field with their Japanese and English names.

`data/glossary.csv` has the columns zh, ja, en and kind. It serves the draft titles and the search over languages.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Term:
    """A term in three languages. `kind` is its field (``energy``, ``air`` …), ``document type``, ``issuer`` …"""

    zh: str
    ja: str
    en: str
    kind: str


@cache
def load() -> tuple[Term, ...]:
    """All terms in the order of the file. Raises ValueError for an empty cell or a Chinese term given twice."""
    text = (files("policy") / "data" / "glossary.csv").read_text(encoding="utf-8")
    terms = tuple(Term(row["zh"], row["ja"], row["en"], row["kind"]) for row in csv.DictReader(text.splitlines()))
    seen: set[str] = set()
    for term in terms:
        if not (term.zh and term.ja and term.en and term.kind):
            raise ValueError(f"glossary: an empty cell beside {term.zh or term.ja!r}")
        if term.zh in seen:
            raise ValueError(f"glossary: {term.zh!r} is given twice")
        seen.add(term.zh)
    return terms


@cache
def synonyms() -> tuple[tuple[str, str], ...]:
    """(English word or abbreviation, Chinese words that are meant), beside the names of the terms; for the search.

    Several lines of `data/synonyms.csv` may have the same English.
    """
    text = (files("policy") / "data" / "synonyms.csv").read_text(encoding="utf-8")
    return tuple((row["en"], row["zh"]) for row in csv.DictReader(text.splitlines()))


@cache
def by_zh() -> dict[str, Term]:
    """Chinese term -> term."""
    return {term.zh: term for term in load()}
