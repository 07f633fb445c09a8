"""Amounts with their units in the reader's language: 3000 万千瓦 is 30 GW in English, 3000万kW in Japanese."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from translation.wording import Lang, catalogue

MULTIPLIERS = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9,
               "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}  # fmt: skip
MULTIPLIER = re.compile(r"(?:[十百千]?亿|万亿|[十百千]?万|[百千])?")
PER = re.compile(r"/(?:年|a)$")


def amount(values: Sequence[float], unit: str, lang: Lang) -> str:
    """One value, or two as a range, with the unit: ``30–40 GW``, ``3000～4000万kW``, ``20%``.

    A unit that the language has no word for stays as it is.
    """
    words = catalogue(lang)
    between = words["between"].join
    if unit in words["units"] or not (scale := _scale(unit, words)):
        shown = between(number(value) for value in values)
        return str(words["amount"]).format(value=shown, unit=words["units"].get(unit, unit)).rstrip()
    base, steps, per = scale
    largest = max(abs(value) for value in values) * base
    size, name = next((step for step in steps if largest >= step[0]), steps[-1])
    shown = between(f"{value * base / size:,.10g}" for value in values)
    return f"{shown} {name}".rstrip() + (words["a_year"] if per else "")


def together(values: Sequence[float], unit: str, lang: Lang) -> tuple[float, str]:
    """For values of one unit the factor and the name of the unit that suits the largest of them in the language.

    Where the language has no word for the unit: 1 and the unit as it is.
    """
    words = catalogue(lang)
    if unit in words["units"] or not (scale := _scale(unit, words)):
        return 1.0, str(words["units"].get(unit, unit)).strip()
    base, steps, per = scale
    largest = max((abs(value) for value in values), default=0.0) * base
    size, name = next((step for step in steps if largest >= step[0]), steps[-1])
    return base / size, f"{name}{words['a_year'] if per else ''}"


def _scale(unit: str, words: Mapping[str, Any]) -> tuple[float, list[tuple[float, str]], bool] | None:
    """The factor of a unit, and the units that its language counts in, the largest first; None where it knows none."""
    bare = PER.sub("", unit)
    found = MULTIPLIER.match(bare)
    for multiplier in dict.fromkeys(("", found[0] if found else "")):
        steps = words.get("scales", {}).get(bare[len(multiplier) :])
        if steps:
            return MULTIPLIERS[multiplier], [(float(size), str(name)) for size, name in steps], bare != unit
    return None


def number(value: float) -> str:
    """A number without needless decimals: 13.5, 3000."""
    return f"{value:.10g}"
