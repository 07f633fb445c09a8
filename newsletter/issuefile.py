"""An edited issue read back: its front matter and its blocks, each with the document it is about."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from translation.wording import Lang

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
OPENING = re.compile(r"^<!-- (headline|line|item|brief) (\d+)(?: v=([0-9a-f]+))? labels=(\S*) -->$")
MARKER = re.compile(r"^<!-- (section|area) (\S+) -->$")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class IssueFileError(ValueError):
    """The file is not an issue any more; the message names the line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of Markdown. `document` is None for text that is about none; `what` is the marker's word or empty."""

    text: str
    what: str = ""
    document: int | None = None
    version: str = ""
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IssueFile:
    """An issue as the editor left it."""

    name: str
    lang: Lang
    since: str
    until: str
    empty: bool
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The first heading."""
        found = re.search(r"^# (.+)$", "\n".join(block.text for block in self.blocks), re.MULTILINE)
        return found[1].strip() if found else self.name

    def documents(self) -> dict[int, str]:
        """The documents of the issue, at length or as a line, with the version that was shown."""
        return {b.document: b.version for b in self.blocks if b.document is not None and b.version}

    def only(self, topics: Collection[str]) -> IssueFile:
        """The issue with the documents of these topics alone; of all of them when `topics` is empty."""
        if not topics:
            return self
        kept = tuple(b for b in self.blocks if b.document is None or any(within(id, topics) for id in b.labels))
        return IssueFile(self.name, self.lang, self.since, self.until, self.empty, _without_bare_headings(kept))


def within(label: str, topics: Collection[str]) -> bool:
    """Whether a label is one of the topics or lies under one (N.energy under N)."""
    return any(label == topic or label.startswith(f"{topic}.") for topic in topics)


def read(path: Path) -> IssueFile:
    """The issue in a file. Raises IssueFileError for a file without front matter or with an unclosed marker."""
    return parse(path.read_text(encoding="utf-8"), path.stem)


def parse(text: str, name: str) -> IssueFile:
    """The issue in a text; `name` is the file's name without its ending."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    front = FRONT.match(text)
    if not front:
        raise IssueFileError(f"{name}: the first lines must be the front matter between --- lines")
    facts = dict(line.partition(":")[::2] for line in front[1].splitlines())
    facts = {key.strip(): value.strip() for key, value in facts.items()}
    lang = next((known for known in get_args(Lang) if known == facts.get("lang")), None)
    try:
        since, until = (date.fromisoformat(facts[key]).isoformat() for key in ("since", "until"))
    except (KeyError, ValueError) as error:
        raise IssueFileError(f"{name}: since and until must be dates like 2026-11-16") from error
    if lang is None or facts.get("newsletter") != "1":
        raise IssueFileError(f"{name}: not a newsletter of a known language")
    return IssueFile(name, lang, since, until, facts.get("empty") == "yes", _blocks(text, front.end(), name))


def _blocks(text: str, start: int, name: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    lines: list[str] = []
    opened: re.Match[str] | None = None
    first = text[:start].count("\n")
    for number, line in enumerate(text[start:].split("\n"), first + 1):
        marker = OPENING.match(line.strip())
        closing = opened is not None and line.strip() == f"<!-- /{opened[1]} -->"
        if marker and opened:
            raise IssueFileError(f"{name}, line {number}: {opened[1]} {opened[2]} is not closed before this marker")
        if marker or closing or (MARKER.match(line.strip()) and not opened):
            blocks += _block(lines, opened)
            lines, opened = [], marker
            if section := MARKER.match(line.strip()):
                blocks.append(Block("", section[1]))
        else:
            lines.append(line)
    if opened:
        raise IssueFileError(f"{name}: {opened[1]} {opened[2]} is not closed")
    return (*blocks, *_block(lines, None))


def _block(lines: list[str], opened: re.Match[str] | None) -> list[Block]:
    text = COMMENT.sub("", "\n".join(lines)).strip("\n")
    if not text.strip():
        return []
    if opened is None:
        return [Block(text)]
    labels = frozenset(filter(None, opened[4].split(",")))
    return [Block(text, opened[1], int(opened[2]), opened[3] or "", labels)]


def _without_bare_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Sections and areas under which nothing is left fall away."""
    kept: list[Block] = []
    for block in reversed(blocks):
        heading = block.document is None and re.fullmatch(r"#{2,3} [^\n]+", block.text.strip())
        if heading and not _holds(kept, block.text.strip()):
            continue
        kept.append(block)
    return tuple(reversed(kept))


def _holds(after: list[Block], heading: str) -> bool:
    """Whether something follows the heading before the next one of its level (`after` is reversed)."""
    level = len(heading) - len(heading.lstrip("#"))
    for block in reversed(after):
        if block.what in ("section", "area"):
            continue
        other = re.match(r"(#{2,3}) ", block.text.strip())
        return not (other and block.document is None and len(other[1]) <= level)
    return False
