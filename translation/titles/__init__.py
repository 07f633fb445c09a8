"""Draft Japanese titles: general rules and the glossary; edited translations win.

Rules: frames (关于…的通知), phrases (verb after object), nouns (particles), quotes (「『』」), kanji (Japanese forms).
"""

from __future__ import annotations

from dataclasses import dataclass

from translation import edited
from translation.titles import frames, quotes
from translation.titles.kanji import to_kanji


@dataclass(frozen=True, slots=True)
class Draft:
    """A Japanese title. `draft` is False for an edited translation.

    `unknown` are the Chinese words that no rule knew: they stand in `ja` in Japanese character forms.
    `issuers` are the Japanese names of the issuers that stood before 关于; the title itself leaves them out.
    """

    ja: str
    draft: bool = True
    unknown: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()


def to_ja(title: str) -> Draft:
    """The edited Japanese title where there is one, else a draft. Never raises for any text."""
    text = quotes.normalised(title)
    if ja := edited.title(text):
        return Draft(ja, draft=False)
    sheet = frames.Sheet()
    ja = quotes.marked(frames.translate(quotes.unwrapped(text), sheet)) or to_kanji(text)
    return Draft(ja, unknown=tuple(dict.fromkeys(sheet.unknown)), issuers=tuple(sheet.issuers))
