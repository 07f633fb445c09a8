"""Taxes that are remitted, which describe what stands behind them: 减免购置税 | 新能源汽车."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.words.joints import JOINTS
from translation.english.words.lexicon import Word, load

REMITTED = {"减免": "eligible for {tax} reduction and exemption", "减征": "eligible for {tax} reduction",
            "免征": "exempt from {tax}"}  # fmt: skip


def taxed(words: Sequence[Word]) -> bool:
    """Whether a tax that is remitted describes what stands behind it: 减免购置税 | 新能源汽车, 免征增值税 | 政策."""
    if len(words) < 3 or words[0].zh not in REMITTED or not words[1].zh.endswith("税"):
        return False
    thing = next((word for word in words[2:] if word.kind != "of"), Word(""))
    named = (bool(thing.noun) or thing.kind == "relative") and (not thing.verb or load().has("complete", thing.zh))
    return named and thing.kind not in JOINTS and thing.zh not in load().kinds
