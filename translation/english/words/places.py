"""Places in a row before 等地: 湖北宜昌、荆州等地 = Yichang, Jingzhou and other places in Hubei."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.words.lexicon import Word

OTHERS = {"地": "places", "市": "cities", "省": "provinces", "县": "counties"}
UNITS = {"省", "市", "自治区"}
FEW = 12
"""Places of a row; a longer list is none of places."""


def rows(words: Sequence[Word]) -> list[Word]:
    """Words with the places before 等地 and 等市 as one; with marks between them, what stands before says where."""
    end = next((at for at in range(1, len(words) - 1) if _ends_row(words, at)), 0)
    if not end:
        return list(words)
    start = end - 1
    while start > 1 and words[start - 1].kind == "stop" and _is_place(words[start - 2]):
        start -= 2
    names, where = list(words[start:end:2]), ""
    unit = start > 1 and words[start - 1].zh in UNITS
    before = words[start - 1 - unit] if start > unit else Word("")
    if before.kind == "region":
        if unit or len(names) > 1:
            where = f" in {before.noun}"
        else:
            names.insert(0, before)  # 肇庆 | 潮州 | 等地
        start -= 1 + unit
    if len(names) > FEW:
        return list(words)
    said = f"{', '.join(name.noun for name in names)} and other {OTHERS[words[end + 1].zh]}{where}"
    row = Word("".join(word.zh for word in words[start : end + 2]), said, kind="region")
    return [*words[:start], row, *words[end + 2 :]]


def _ends_row(words: Sequence[Word], at: int) -> bool:
    return words[at].zh == "等" and words[at + 1].zh in OTHERS and _is_place(words[at - 1])


def _is_place(word: Word) -> bool:
    """Whether a word is the name of a place; some are in the lexicon as other names."""
    return word.kind == "region" or (word.noun[:1].isupper() and word.kind == "")
