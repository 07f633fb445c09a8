"""Characters as PDF programs paste them: radicals (U+2E80–2FDF) and doubles (U+F900–FAFF) put back to the words."""

from __future__ import annotations

import re
import unicodedata

RANGES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF))
# Radicals of the supplement for which Unicode gives no equal: those of simplified Chinese and the commonest others.
_PAIRS = """
⺁厂 ⺈刀 ⺊卜 ⺎兀 ⺓幺 ⺕彐 ⺝月 ⺟母 ⺠民 ⺢水 ⺩王 ⺪疋 ⺬示 ⺭衣 ⺮竹 ⺯糸 ⺶羊 ⺷羊 ⺸羊 ⺼肉
⻀艹 ⻁虎 ⻂衣 ⻃西 ⻄西
⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑长 ⻒长 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食
⻟食 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫齐 ⻬齐 ⻭齿 ⻮齿 ⻯龙 ⻰龙 ⻱龟 ⻲龟 ⻳龟
"""


def _table() -> dict[int, str]:
    codes = [code for first, last in RANGES for code in range(first, last + 1)]
    found = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    found |= {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
    return {code: word for code, word in found.items() if word != chr(code)}


RADICALS = _table()
# How a reference begins, and the bytes of both ranges. The engine finds two bytes in a third of the time of `in`.
_SIGNS = re.compile(b"&#"), re.compile(rb"\xe2[\xba-\xbf]"), re.compile(rb"\xef[\xa4-\xab]")
_REFERENCE = re.compile(r"&#(?:[xX](2[eEfF][0-9a-fA-F]{2}|[fF][9aA][0-9a-fA-F]{2})|(1[12]\d{3}|6[34]\d{3}));")


def may_hold_radicals(data: bytes) -> bool:
    """Whether the bytes of a page can hold a radical: asked of every page, so it has to be quick (30 µs)."""
    return any(sign.search(data) for sign in _SIGNS)


def without_radicals(text: str) -> str:
    """The text with the words for radicals; the same length, so that places in it stay true."""
    return text.translate(RADICALS)


def without_references(html: str) -> str:
    """The markup with the words for radicals that it writes as references (&#x2F44;), as pages in GB 2312 have to."""
    return _REFERENCE.sub(_referred, html) if "&#" in html else html


def _referred(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return RADICALS.get(code, found[0])
