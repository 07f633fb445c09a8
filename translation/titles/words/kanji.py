"""Chinese characters in their Japanese forms: OpenCC by phrases, then forms that it does not give."""

from __future__ import annotations

from functools import cache

import opencc

# What Japanese newspapers write where OpenCC's Japanese table keeps an older or a Chinese form.
FORMS = str.maketrans("產淨汙裡佔週爲着麪擡强峯祕脫說稅內僱牀勳臺彙劃佈併礦繋於粧汚鏈綫辦輌預娛",
                      "産浄汚裏占周為着麺台強峰秘脱説税内雇床勲台彙画布並鉱係于粧汚鎖線弁両予娯")  # fmt: skip


@cache
def _converters() -> tuple[opencc.OpenCC, opencc.OpenCC]:
    return opencc.OpenCC("s2t"), opencc.OpenCC("t2jp")


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def to_simplified(text: str) -> str:
    """Traditional Chinese in simplified characters; a text without a character outside GB 2312 stays as it is.

    So does a character whose simplified form nobody writes: the table has 二𫫇英 for 二噁英.
    """
    if all(c.encode("gb2312", "ignore") for c in text if "\u3400" <= c <= "\u9fff"):
        return text
    simplified: str = _simplifier().convert(text)
    if len(simplified) != len(text):
        return simplified
    return "".join(new if new <= "\uffff" else old for old, new in zip(text, simplified, strict=True))


def to_kanji(text: str) -> str:
    """Simplified Chinese in Japanese character forms; what is not Chinese stays."""
    traditional, japanese = _converters()
    converted: str = japanese.convert(traditional.convert(text))
    return converted.translate(FORMS)
