"""Noun phrases: they keep the Chinese order, and Japanese wants particles between the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translation.titles.kanji import to_kanji
from translation.titles.lexicon import Word, load

GENERIC = {"phrase", "action", "particle", "document type"}
NOMINAL = {"noun", "unknown", "quote", "number"}
ADJECTIVE = re.compile(r"..的|.*かつ")
ATTRIBUTE = re.compile(r"[たなるいの]$")


def bare(word: Word) -> str:
    """A word as a noun: verbs without their object."""
    if word.role == "preposition":
        return to_kanji(word.zh)
    return word.ja.replace("~", "").removeprefix("へ").removeprefix("の") if word.role == "verb" else word.ja


def noun_phrase(words: Sequence[Word]) -> str:
    """A の B の C; a verb with its object before 的 becomes a relative clause (VO的N -> OをVするN)."""
    parts = _split(words, "of")
    out = ""
    for part in parts[:-1]:
        verb = load().verbs.get(part[0].zh)
        if len(part) > 1 and verb and (part[0].role == "verb" or "~への" in verb.ja):
            out += f"{_compound(part[1:])}{'に' if '~への' in verb.ja else 'を'}{bare(verb)}する"
            continue
        text = _compound(part)
        out += text + ("な" if text.endswith("的") else "" if ATTRIBUTE.search(text) else "の")
    return out + _compound(parts[-1])


def _split(words: Sequence[Word], role: str) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.role == role:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part] or [[]]


def _compound(words: Sequence[Word]) -> str:
    """Nouns in a row, with の after a field or a phrase, and the joints of an enumeration."""
    listed = {"stop", "connective"} <= {word.role for word in words}
    out = ""
    for at, word in enumerate(words):
        after = words[at + 1 :]
        if word.role in ("stop", "connective") and out and after:
            out += "・" if listed and word.ja in ("と", "、") else _joint(words, at)
        elif word.zh == "等" and out and after:
            out += "など" if after[0].role == "number" else "などの"
        else:
            out += bare(word) + ("の" if _wants_no(word, after, first=at == 0) else "")
    return out


def _joint(words: Sequence[Word], at: int) -> str:
    """・ between two short words that together modify what follows (强度和总量 + 双控), else the particle."""
    word = words[at]
    left, right, rest = words[at - 1], words[at + 1], words[at + 2 :]
    if word.ja == "と" and len(right.zh) == 2 and "・" not in left.ja + right.ja and rest and rest[0].role in NOMINAL:
        return "・"
    return "・" if word.zh == " " else word.ja


def _wants_no(word: Word, after: Sequence[Word], *, first: bool) -> bool:
    """Whether の stands between a word and what follows it; `first` words name no field by themselves (区域电网)."""
    run = 0
    while run < len(after) and after[run].role in NOMINAL | {"verb"} and after[run].zh != "等":
        run += 1
    heads = sum(w.kind == "document type" for w in after[:run])
    if not run or word.role not in NOMINAL:
        return False
    if after[0].zh == "作用":
        return True
    phrasal = "の" in word.ja and not word.ja.endswith("の") and after[0].kind != "document type"
    if phrasal or ADJECTIVE.match(after[0].ja):
        return True
    suffixes = load().fields
    named = word.zh.endswith(suffixes) and not (first and word.zh in suffixes)
    field = word.role in ("noun", "unknown") and (named or word.zh == "能源")
    return field and (
        run - heads > 1 or after[0].kind not in GENERIC or (after[0].kind == "phrase" and len(after[0].zh) > 3)
    )
