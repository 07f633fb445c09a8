"""The words of data/cues.toml, compiled."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(files("analysis").joinpath("data/cues.toml").read_text("utf-8"))


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms))


def _of(table: str, key: str = "cues") -> re.Pattern[str]:
    value = _DATA[table][key]
    return _any(*([value] if isinstance(value, str) else value))


BREAKS = _any(*_DATA["breaks"])
BASIS = _of("based_on")
BASIS_HEADING, OPENS = _of("based_on", "heading"), _of("based_on", "opens")
PURPOSE = _of("based_on", "purpose")
PERFORMS = _of("performs")
DUTY, COMMANDS = _of("duty"), _of("duty", "commands")
IMPLEMENTING, CARRIES_OUT = _of("implementing", "title"), _of("implementing", "left")
STANDARD_LEFT, STANDARD_RIGHT = _of("standard", "left"), _of("standard", "right")
AGREED = _of("own", "agreed")
MADE, TO_MAKE, TO_ISSUE = (_of("to_make", key) for key in ("made", "left", "issue"))
OWN_LEFT, OWN_RIGHT, ANNEX = _of("own", "left"), _of("own", "right"), _of("own", "annex")
FORWARDS_LEFT, FORWARDS_RIGHT, FORWARDS_TITLE = (_of("forwards", key) for key in ("left", "right", "title"))
AMENDS_LEFT, AMENDS_RIGHT = _of("amends", "left"), _of("amends", "right")
AMENDS_ACT, AMENDS_ACT_BY = _of("amends", "act"), _of("amends", "act_by")
AMENDS_LISTED, AMENDS_TITLE = _of("amends", "listed"), _of("amends", "title")
REPEALS_LEFT, REPEALS_RIGHT, REPEALS_AS_NOUN = (_of("repeals", key) for key in ("left", "right", "noun"))
REPEALS_PART, DELETES_LEFT = _of("repeals", "part"), _of("repeals", "deletes")
NEGATED, TOLD, INTENDED, INTENDED_OF = (_of("repeals", key) for key in ("negated", "told", "intended", "intended_of"))
ASKED, ASKED_BEHIND, CONDITION = (_of("repeals", key) for key in ("asked", "asked_behind", "condition"))
REPEALS_WORD = _of("repeals", "words")
REPEALS_LIST, REPEALS_TITLE = _of("repeals", "list"), _of("repeals", "title")
TAKES_EFFECT = _of("repeals", "when")
REPLACES_LEFT, REPLACES_RIGHT = _of("replaces", "left"), _of("replaces", "right")
REVISION, REVISED = _of("replaces", "revision"), _of("replaces", "revised")
DRAFT_TITLE, DRAFT_NAME, DRAFT_LEFT = (_of("draft", key) for key in ("title", "name", "left"))
INTERPRETS_TITLE, INTERPRETS_TEXT = _of("interprets", "title"), _of("interprets", "text")


def says_repeal(text: str) -> bool:
    """Whether a text has a word of repeal. Asked of whole texts, in which each word is found faster by itself."""
    return any(word in text for word in _DATA["repeals"]["words"])
