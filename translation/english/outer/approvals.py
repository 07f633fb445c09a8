"""What one place is allowed to set up is one thing: approving the establishment of a bonded zone in Lanzhou."""

from __future__ import annotations

import re

from translation.english.words.inflection import singular

APPROVED = re.compile(
    r"^(?:同意|批准|支持)(?:[^等、和与及各批\d一二三四五六七八九十两]|[一二三四五六七八九十两](?!个)){4,60}$"
)
"""An approval in which nothing is counted or listed."""
SET_UP = re.compile(
    r"(?P<made>\b(?:the establishment of|to create|to build|to establish|building|establishing)) (?!of )(?:the )?"
    r"(?P<what>[A-Za-z', -]{3,120}?)(?P<where> in (?:the )?[A-Z][A-Za-z' -]{1,60}| \([^()]{1,40}\))?$"
)
WHOLES = ("zone", "park", "base", "centre", "province", "city", "county", "committee", "exchange", "reserve", "area",
          "laboratory", "station", "port")  # fmt: skip
"""What is set up as a whole."""


def one(said: str, body: str) -> str:
    """English of what an approval is about, with one zone instead of several where the Chinese counts none."""
    found = SET_UP.search(said) if APPROVED.match(body) else None
    if not found:
        return said
    head, of, rest = found["what"].partition(" of ")
    *before, last = head.split()
    thing = singular(last)
    if thing not in WHOLES or thing == last or "and" in before:
        return said
    name = " ".join([*before, thing])
    article = "an" if name[0].lower() in "aeiou" else "a"
    return f"{said[: found.start()]}{found['made']} {article} {name}{of}{rest}{found['where'] or ''}"
