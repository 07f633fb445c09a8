"""What an item of the file is made of: its heading, notes, lines that say something, and where it comes from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from newsletter.words import say
from translation.wording import Lang

HEAD = re.compile(r"#### (.+)")
NOTE = re.compile(r"\*[^*].*[^*]\*")
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of an item. `body` are those that say something, in Markdown, without blank ones."""

    head: str
    notes: tuple[str, ...]
    body: tuple[str, ...]
    sources: tuple[str, ...]


def split(text: str, lang: Lang) -> Parts:
    """The parts of an item's text. Lines that begin with 原題, 原文 … are its sources, lines in italics are notes."""
    words = tuple(f"{say(lang, key)}{say(lang, 'is')}" for key in ("original", "number", "address"))
    head, notes, body, sources = "", [], [], []
    for line in (line.rstrip() for line in text.split("\n")):
        heading = HEAD.fullmatch(line.strip())
        if heading and not head:
            head = heading[1].strip()
        elif NOTE.fullmatch(line.strip()):
            notes.append(line.strip())
        elif line.startswith(words):
            sources.append(line)
        elif line.strip():
            body.append(line)
    return Parts(head, tuple(notes), tuple(body), tuple(sources))


def digest(lines: tuple[str, ...] | str) -> str:
    """A short name of a wording, by which it is seen whether somebody has changed it; blanks do not count."""
    joined = lines if isinstance(lines, str) else "\n".join(lines)
    return hashlib.sha256("".join(joined.split()).encode()).hexdigest()[:DIGITS]


def joined(lines: tuple[str, ...]) -> str:
    """Lines of Markdown below each other: lists and quotations stay together, paragraphs stand apart."""
    text = ""
    for line in lines:
        listed = line.startswith(("- ", "> ", ">", "  "))
        text += ("\n" if listed and text else "\n\n" if text else "") + line
    return text
