"""The newsletter's own words in Japanese, Chinese and English: `locale/*.toml`."""

from __future__ import annotations

from translation import wording
from translation.wording import Lang


def say(lang: Lang, key: str, /, **values: object) -> str:
    """A word or sentence; `key` may name a table: ``reasons.new``. Raises KeyError for an unknown key."""
    return wording.filled(wording.catalogue(lang, "newsletter"), key, **values)
