"""Text from outside made plain: without what nobody sees, and on one line."""

from __future__ import annotations

import re
import unicodedata

_LAYOUT = "\n\t\r\u3000\xa0"  # blanks that Python does not call printable, and that stay
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")  # what some programs take for the end of a line
_UNSEEN = re.compile(  # control characters, those that turn the direction of writing, and those without any width
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text without what no reader sees but a terminal, a calendar or the order of writing obeys; lines stay."""
    if text.isprintable():
        return text
    bare = text
    for blank in _LAYOUT:
        bare = bare.replace(blank, "")
    return text if bare.isprintable() else _UNSEEN.sub("", _BREAKS.sub(" ", text))


def one_line(text: str) -> str:
    """The text without control characters and line breaks."""
    kept = ("" if not c.isspace() and unicodedata.category(c) in ("Cc", "Cf", "Co") else c for c in text)
    return " ".join("".join(kept).split())
