"""Whole numbers in Chinese characters: 二十五, 一百零三, 五千, 二〇二一."""

from __future__ import annotations

UNITS = {"十": 10, "百": 100, "千": 1_000}
DIGITS = {char: digit for digit, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}


def value(written: str) -> int:
    """A number below 10,000 by its units, or digit by digit where it has none; 0 for a text without a digit."""
    if not any(char in UNITS for char in written):
        return int("".join(str(DIGITS[char]) for char in written if char in DIGITS) or "0")
    total = digit = 0
    for char in written:
        if char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        else:
            digit = DIGITS.get(char, digit)
    return total + digit
