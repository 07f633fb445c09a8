"""Chinese in pinyin: document numbers (发改办体改 -> Fa Gai Ban Ti Gai), places and persons."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files

COMMON = (0xB0A1, 0xD7F9)
"""Where GB 2312 has its common characters, in the order of their syllables."""


@cache
def _tables() -> tuple[dict[str, str], list[int], list[str]]:
    """Characters with a reading of their own; the codes at which a syllable begins, and the syllables."""
    data = tomllib.loads((files("translation") / "data" / "pinyin.toml").read_text(encoding="utf-8"))
    own = {char: syllable for syllable, chars in data["readings"].items() for char in chars}
    return own, [_code(char) for char in data["firsts"].values()], [*data["firsts"]]


def _code(char: str) -> int:
    """The place of a character in GB 2312; 0 for one that it does not have."""
    return int.from_bytes(char.encode("gb2312", "ignore"), "big")


def syllable(char: str) -> str:
    """The syllable of a character; one without a known reading stays as it is."""
    own, begins, syllables = _tables()
    code = _code(char)
    if char in own or not COMMON[0] <= code <= COMMON[1]:
        return own.get(char, char)
    return syllables[bisect_right(begins, code) - 1]


def in_pinyin(text: str) -> str:
    """A syllable a character, each with a capital: 发改办 -> Fa Gai Ban."""
    return " ".join(syllable(char).capitalize() for char in text)


def as_name(text: str) -> str:
    """The name of a place: 黄埔 -> Huangpu, 雄安 -> Xiong'an."""
    first, *others = [syllable(char) for char in text]
    return "".join([first, *(f"'{each}" if each[0] in "aeo" else each for each in others)]).capitalize()


def as_person(text: str) -> str:
    """A person's name, the first character of which is the surname: 王小明 -> Wang Xiaoming."""
    return f"{as_name(text[0])} {as_name(text[1:])}"
