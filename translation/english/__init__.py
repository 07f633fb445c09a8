"""Draft English titles and headings, by rules and the lexicon.

Rules: frames (关于…的通知), orders, kinds (…实施方案), phrases (gerunds), nouns and compounds (of, in, in front).
Words: `translation/data/english.toml` and the glossary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translation import labels
from translation.english.grammar.clauses import runs_on
from translation.english.grammar.doubts import denial_lost, stray
from translation.english.grammar.phrases import phrase
from translation.english.grammar.unordered import tangled, told
from translation.english.outer import frames
from translation.english.outer.sheet import Sheet
from translation.titles.words import quotes
from translation.titles.words.kanji import to_simplified

HAN = re.compile(r"[\u3400-\u9fff]+")
KANA = re.compile(r"[\u3041-\u3096]")
SPAN = re.compile(r"(\d{4})年-(\d{4})年(?!\d)")
"""Years from … to …, with 年 behind both."""
WRITTEN = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)")
DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
MARKS = re.compile(r"[“”《》「」]")
ASCII = re.compile(r"[\x20-\x7e–—‘’“”…]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """An English title or heading.

    `unknown` are the Chinese words that no rule knew, as `en` has them; `unordered` the verbs that `en` has as nouns
    between what Chinese puts before and behind them, so that who does what to what may be lost, or the whole text where
    its nouns make a chain that no reader can follow; `crowded` rows of words without a mark, whose order is a guess.
    """

    en: str
    draft: bool = True
    unknown: tuple[str, ...] = ()
    unordered: tuple[str, ...] = ()
    crowded: tuple[str, ...] = ()


def to_en(zh: str) -> Draft:
    """The English of a Chinese title (title case) or heading (sentence case). Never raises for any text.

    English text stays as it is; Japanese text does and is `unknown` as a whole. Traditional characters are read like
    simplified ones. What stands behind the 500th character is left out, which … in `en` and in `unknown` says.
    """
    text = SPAN.sub(r"\1-\2年", quotes.normalised(re.sub("“ +", "“", zh.replace("－", "-").replace("―", "-"))))
    if not text or ASCII.fullmatch(text):
        return Draft(text)
    if KANA.search(text):
        return Draft(text, unknown=(text,))
    text = text.replace("“一带一路”", "一带一路").replace("”“", "”、“")
    text = WRITTEN.sub(lambda year: year[0].translate(DIGITS), to_simplified(text))
    whole, (label, text) = len(text) < quotes.LONGEST, labels.parted(text)
    sheet = Sheet()
    en = frames.translate(quotes.unwrapped(text), sheet) or text
    if not whole:
        en, sheet.unknown = f"{en}…", [*sheet.unknown, "…"]
    left = [word for word in HAN.findall(en) if not any(word in known or known in word for known in sheet.unknown)]
    unordered = _lost(sheet, en, text)
    unknown = tuple(dict.fromkeys([*sheet.unknown, *left]))
    crowded = () if unordered else tuple(dict.fromkeys(sheet.crowded))
    en = f"{label.en}{frames.finished(en, title=sheet.framed)}"
    return Draft(en, unknown=unknown, unordered=unordered, crowded=crowded)


def _lost(sheet: Sheet, en: str, text: str) -> tuple[str, ...]:
    """The verbs that `en` does not have as verbs, or the whole text where its nouns are tangled."""
    verbs = tuple(dict.fromkeys(verb for verb in sheet.unordered if not told(verb, en)))
    return verbs or ((text,) if tangled(en) or stray(en) or denial_lost(text, en) else ())


def clause(zh: str) -> Draft:
    """A clause in small letters as inside a sentence; `unknown` and `unordered` as in a title."""
    sheet = Sheet()
    text = quotes.normalised(zh)
    words = sheet.cut(MARKS.sub("", text))
    said = phrase(words)
    return Draft(
        said.removeprefix("the "),
        unknown=tuple(dict.fromkeys(sheet.unknown)),
        unordered=(text,) if runs_on(words) else _lost(sheet, said, text),
    )
