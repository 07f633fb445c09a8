"""The highest fine that a regulation sets."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.text.outline import Outline

_LOOK = 100_000
_AMOUNT = r"(?:\d{1,8}(?:\.\d{1,2})?|[一二两三四五六七八九十百千]{1,8})万?元"
_FINE = re.compile(rf"处以?(?:{_AMOUNT}以上)?(?P<most>{_AMOUNT})(?:以下)?的?罚款")
_HAN = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1_000}


class Fine(NamedTuple):
    """The most that is to be paid, in yuan, as it is written, with its place."""

    yuan: float
    written: str
    at: int


def highest_fine(text: str, outline: Outline) -> Fine | None:
    """The highest fine of a fixed amount; None where the text is no regulation or sets nothing but multiples."""
    if outline.form != "regulation":
        return None
    found = (Fine(_yuan(fine["most"]), fine["most"], fine.start()) for fine in _FINE.finditer(text, 0, _LOOK))
    return max(found, key=lambda fine: fine.yuan, default=None)


def _yuan(written: str) -> float:
    """50万元 -> 500000, 二十万元 -> 200000, 五千元 -> 5000."""
    bare = written.removesuffix("元")
    times = 10_000 if bare.endswith("万") else 1
    bare = bare.removesuffix("万")
    if bare[:1].isdecimal():
        return float(bare) * times
    total, digit = 0, 0
    for char in bare:
        if char in _HAN:
            digit = _HAN[char]
        else:
            total += (digit or 1) * _TENS[char]
            digit = 0
    return float((total + digit) * times)
