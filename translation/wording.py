"""Words for facts in Japanese, Chinese and English: `locale/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Lang = Literal["ja", "zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
"""What English calls them."""


@cache
def catalogue(lang: Lang, room: str = "translation") -> dict[str, Any]:
    """All words of a language in one room's `locale/`."""
    return tomllib.loads((files(room) / "locale" / f"{lang}.toml").read_text(encoding="utf-8"))


def filled(words: Mapping[str, Any], key: str, /, **values: object) -> str:
    """A word or sentence; `key` may name a table: ``reasons.new``. Raises KeyError for an unknown key."""
    found: Any = words
    for part in key.split(".", 1):
        found = found[part]
    return str(found).format(**values)


def say(lang: Lang, key: str, /, **values: object) -> str:
    """A word or sentence of this room; see `filled`."""
    return filled(catalogue(lang), key, **values)


def day(lang: Lang, iso: str) -> str:
    """An ISO date of any precision as it is written in the language: 2021年7月15日, July 2021, 2021."""
    parts = [int(part) for part in iso.split("-")]
    form = ("year", "month", "day")[len(parts) - 1]
    name = MONTHS[parts[1] - 1] if len(parts) > 1 else ""
    return say(lang, form, name=name, **dict(zip(("year", "month", "day"), parts, strict=False)))
