"""Signs that Word sets from symbol fonts, by font and code: ≤ and ≥ of Symbol, ticks and boxes of the Wingdings."""

from __future__ import annotations

import re

_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
_PRIVATE = 0xF000  # where Word puts the codes of a symbol font
_UNKNOWN = "□"

_LETTERS = dict(zip(map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip(map(ord, "abcdefghijklmnopqrstuvwxyz"), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
)


def _run(first: int, signs: str) -> dict[int, str]:
    return {first + place: sign for place, sign in enumerate(signs)}


_FONTS = {
    "symbol": {code: chr(code) for code in range(0x20, 0x7F)}
    | _LETTERS
    | {0x22: "∀", 0x24: "∃", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥"}
    | _run(0xA1, "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…")
    | _run(0xC4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓")
    | {0xE5: "∑", 0xF2: "∫"},
    "wingdings": _run(0x6C, "●❍■□□❑❒")
    | {0x75: "◆", 0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★"}
    | {0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
    | _run(0x81, "①②③④⑤⑥⑦⑧⑨⑩")
    | _run(0x8C, "❶❷❸❹❺❻❼❽❾❿"),
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA2: "■", 0xA3: "□"},
}


def sign(font: str, code: str) -> str:
    """The sign that a font shows for a code in hexadecimal; a box for a sign of a font that is not known here."""
    number = int(code, 16) if _CODE.fullmatch(code) else 0
    known = _FONTS.get(font.strip().lower(), {})
    low = number - _PRIVATE if _PRIVATE <= number <= _PRIVATE + 0xFF else number
    if low in known:
        return known[low]
    if 0xE000 <= number <= 0xF8FF:
        return _UNKNOWN
    return chr(number) if 0x20 <= number < 0xD800 else ""
