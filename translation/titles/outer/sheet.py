"""What one translation gathers beside its text: quoted parts, unknown words, issuers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from translation.titles.grammar.actors import names_place
from translation.titles.grammar.composing import rounded
from translation.titles.grammar.kinds import document_head, loses_kind
from translation.titles.grammar.order import unordered
from translation.titles.grammar.phrases import phrase
from translation.titles.grammar.unsaid import spelled
from translation.titles.outer.issuers import Named
from translation.titles.words.quotes import PAIRS
from translation.titles.words.tokens import cut, unknown_words

TWICE = re.compile(r"([\u4e00-\u9fff]{2,4}|[ァ-ー]{4,8})\1")
"""The end of one word that is the head of the next: 装配式建筑 | 部品部件."""
ATTRIBUTIVE = re.compile(r"(?<=[^のな]{2})[のな]$")
"""A particle that nothing follows: an adverb at the end."""


@dataclass
class Sheet:
    """What one translation gathers: quoted parts by placeholder, unknown words, those left in the Chinese order,
    issuers named before 关于.

    `front` is how the issuers are written before the title: 国務院, 国家発展改革委員会等.
    """

    quotes: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    unordered: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    front: str = ""

    def take(self, named: Named) -> None:
        """Remember the issuers of the title; the first that are named count."""
        if named.names and not self.issuers:
            self.issuers += named.names
            self.front = named.front

    def phrase(self, text: str, *, action: bool = False) -> str:
        """A phrase without a frame."""
        words = spelled(cut(text))
        self.unknown += unknown_words(words)
        said = rounded(TWICE.sub(r"\1", ATTRIBUTIVE.sub("", phrase(words, action=action))))
        self.unordered += unordered(words, said)
        return said

    def paper(self, text: str, said: str) -> str:
        """The name of a paper, so `said`, mended where its kind is lost: 落实X行动计划 -> Xの実行に関する行動計画."""
        words = cut(text)
        body, head = document_head(words, paper=True)
        if not loses_kind(words, said) or not body or not head:
            return said
        if any(mark in text for mark in PAIRS):
            self.unordered.append(head[-1].zh)
            return said
        return f"{phrase(body, action=True)}に関する{phrase(head)}"

    def place(self, issuer: str, body: str) -> str:
        """A place as issuer, in front of a subject that does not name it: 江苏省关于X -> 江蘇省のX."""
        named = names_place(cut(issuer)) and issuer not in body
        return f"{self.phrase(issuer)}の" if named else ""
