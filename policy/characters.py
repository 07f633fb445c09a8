"""Characters as PDF programs paste them: radicals (U+2E80–2FDF) that look like words, put back to the words."""

from __future__ import annotations

import unicodedata

FIRST, LAST = 0x2E80, 0x2FDF
# Radicals of the supplement for which Unicode gives no equal: those of simplified Chinese and the commonest others.
_PAIRS = """
⺁厂 ⺈刀 ⺊卜 ⺎兀 ⺓幺 ⺕彐 ⺝月 ⺟母 ⺠民 ⺢水 ⺩王 ⺪疋 ⺬示 ⺭衣 ⺮竹 ⺯糸 ⺶羊 ⺷羊 ⺸羊 ⺼肉
⻀艹 ⻁虎 ⻂衣 ⻃西 ⻄西
⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑长 ⻒长 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食
⻟食 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫齐 ⻬齐 ⻭齿 ⻮齿 ⻯龙 ⻰龙 ⻱龟 ⻲龟 ⻳龟
"""


def _table() -> dict[int, str]:
    codes = range(FIRST, LAST + 1)
    found = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    found |= {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
    return {code: word for code, word in found.items() if word != chr(code)}


RADICALS = _table()
_IN_UTF8 = tuple(bytes((0xE2, second)) for second in range(0xBA, 0xC0))  # how their bytes begin


def may_hold_radicals(data: bytes) -> bool:
    """Whether UTF-8 bytes can hold a radical: asked of every page, so it costs six searches for two bytes."""
    return any(mark in data for mark in _IN_UTF8)


def without_radicals(text: str) -> str:
    """The text with the words for radicals; the same length, so that places in it stay true."""
    return text.translate(RADICALS)
