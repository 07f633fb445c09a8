"""Document numbers in pinyin: 发改办体改〔2026〕275号 -> Fa Gai Ban Ti Gai [2026] No. 275."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _syllables() -> dict[str, str]:
    lines = tomllib.loads((files("translation") / "data" / "pinyin.toml").read_text(encoding="utf-8"))
    return {char: syllable for syllable, chars in lines["syllables"].items() for char in chars}


def in_pinyin(text: str) -> str:
    """A syllable a character; a character that the table does not have stays as it is."""
    return " ".join(_syllables().get(char, char).capitalize() for char in text)
