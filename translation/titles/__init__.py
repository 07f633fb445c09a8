"""Draft Japanese titles: general rules and the glossary; edited translations win.

Rules: frames over forms (关于…的通知), issuers (国務院「…」), clauses (verbs and what they govern), phrases and
composing (verb after object), nouns and particles (の), quotes (「『』」), kanji (Japanese forms).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translation import labels
from translation.edited import NOTHING, Edits
from translation.titles.outer import frames
from translation.titles.outer.sheet import Sheet
from translation.titles.words import quotes
from translation.titles.words.kanji import to_kanji, to_simplified
from translation.titles.words.tokens import HAN

TURNED = str.maketrans("「」『』", "『』「」")
JAPANESE = re.compile(r"[\u3041-\u3096]")
TANGLED = re.compile(
    r"最の(?!大|小|高)|『『|「「|なの(?!か)|の(?:によ|におけ|に対)る?|あるの|の[のへ]|のに関わる|のを|^(?:、|[とをへ](?=[\u4e00-\u9fff]))"
)
"""What no Japanese phrase has: a particle upon a particle, or one in front."""
ECHO = re.compile(
    r"([\u4e00-\u9fff]{2,4})の[^の、「」『』]{2,8}[のな]\1|([\u30a1-\u30fc\u4e00-\u9fff]{2,4})の?\2|による[^、「」『』]{1,20}による"
)
"""A word told twice, a doer upon a doer: two words of one meaning, or two clauses told as one."""
PAPER = re.compile(r"「(?!\d\d-5」)[^「」]{1,500}」(?:$|[「（、]|の?に関する|の転送|およびその|およ|等)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A Japanese title. `draft` is False for an edited translation.

    `unknown` are the Chinese words that no rule knew: they are in `ja` in Japanese character forms; `unordered` those
    that `ja` leaves where Chinese has them.
    `issuers` are the Japanese names of the issuers before 关于; `ja` leaves them out. `front` is how they
    stand before the title.
    """

    ja: str
    draft: bool = True
    unknown: tuple[str, ...] = ()
    unordered: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    front: str = ""

    @property
    def whole(self) -> str:
        """The title with its issuers: 国務院「…に関する意見」, 国家能源局「X」に関する通知."""
        if not self.front or self.front.endswith("：") or PAPER.match(self.ja):
            return self.front + self.ja
        return f"{self.front}「{self.ja.translate(TURNED)}」"


def to_ja(title: str, edits: Edits = NOTHING) -> Draft:
    """The edited Japanese title where there is one, else a draft. Never raises for any text.

    What is not Chinese (English, Japanese) stays as it is and is `unknown` as a whole; what follows the 500th
    character is left out, which … in `ja` and in `unknown` says.
    """
    text = quotes.normalised(title)
    if ja := edits.title(text):
        return Draft(ja, draft=False)
    if not HAN.search(text) or JAPANESE.search(text):
        return Draft(text, unknown=(text,) if text else ())
    text = _once(to_simplified(text))
    label, rest = labels.parted(text)
    sheet = Sheet()
    ja = quotes.marked(frames.translate(quotes.unwrapped(rest), sheet)) or to_kanji(rest)
    if len(text) == quotes.LONGEST:
        ja, sheet.unknown = f"{ja}…", [*sheet.unknown, "…"]
    if TANGLED.search(ja) or ECHO.search(ja):
        sheet.unordered.append(text)
    return Draft(
        f"{label.ja}{ja}",
        unknown=tuple(dict.fromkeys(sheet.unknown)),
        unordered=tuple(dict.fromkeys(sheet.unordered)),
        issuers=tuple(sheet.issuers),
        front=sheet.front,
    )


def clause_to_ja(zh: str) -> Draft:
    """A clause that begins with its verb, or a noun phrase, in Japanese: 保护和改善环境 -> 環境の保護・改善."""
    sheet = Sheet()
    text = to_simplified(quotes.normalised(zh))
    ja = quotes.marked(frames.translate(text, sheet, action=True)) or to_kanji(text)
    return Draft(ja, unknown=tuple(dict.fromkeys(sheet.unknown)), unordered=tuple(dict.fromkeys(sheet.unordered)))


def _once(text: str) -> str:
    """A title behind which a page repeats the name of its paper (…《X》 X), without the repetition."""
    for mark in ("》", " "):
        head, _, tail = text.rpartition(mark)
        if tail and f"《{tail.strip()}》" in head + mark:
            return (head + mark).strip()
    return text
