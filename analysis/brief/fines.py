"""The highest fine that a regulation sets."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.text.outline import Outline
from policy import numerals

_LOOK = 100_000
_AMOUNT = r"(?:\d{1,8}(?:\.\d{1,2})?|[一二两三四五六七八九十百千]{1,8})万?元"
_FINE = re.compile(rf"处以?(?:{_AMOUNT}以上)?(?P<most>{_AMOUNT})(?:以下)?的?罚款")


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
    return times * (float(bare) if bare[:1].isdecimal() else float(numerals.value(bare)))
