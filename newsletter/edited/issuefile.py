"""An edited issue read back: its front matter and its blocks, each with the document it is about.

A marker that is lost, doubled or damaged is a fault that names its line: an item without its markers would reach every
member, whatever their topics are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import get_args

from newsletter.edited.blocks import URL, Block, Fault, Reader
from newsletter.issue import NOBODY, Publisher
from newsletter.parts import digest, split
from newsletter.words import say
from translation.wording import Lang

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
DATE = re.compile(r"^(?:【[^】]*】|\[[^\]]*\]|\\\[[^\]]*\\\]) *")
VERSIONS = ("1", "2")


class IssueFileError(ValueError):
    """The file is not an issue any more; the message names each line.

    `faults` are those between the markers, in the language `lang` of the issue; a broken front matter has none.
    """

    def __init__(self, message: str, faults: Sequence[Fault] = (), lang: Lang = "en") -> None:
        super().__init__(message)
        self.faults = tuple(faults)
        self.lang = lang

    def lines(self) -> list[str]:
        """Each fault for the editor: in the language of the issue, with its line."""
        found = [say(self.lang, "fault.at", line=fault.line, what=fault.said(self.lang)) for fault in self.faults]
        return found or str(self).split("\n")


@dataclass(frozen=True, slots=True)
class IssueFile:
    """An issue as the editor left it. `heads` are the headings of its items without dates, by document, in Markdown.

    A copy for topics has all of `heads` and the blocks of its own documents.
    """

    name: str
    lang: Lang
    since: str
    until: str
    empty: bool
    blocks: tuple[Block, ...]
    number: int = 0
    publisher: Publisher = NOBODY
    heads: Mapping[int, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The first heading."""
        found = re.search(r"^# (.+)$", "\n".join(block.text for block in self.blocks), re.MULTILINE)
        return found[1].strip().replace("{number}", str(self.number)) if found else self.name

    @property
    def mailing(self) -> str:
        """What the journal calls the mailing: the same for the editions of an issue in several languages."""
        return f"{self.number} {self.since} {self.until}" if self.number else self.name

    def documents(self) -> dict[int, str]:
        """The documents of the issue with the version that was shown."""
        return {b.document: b.version for b in self.blocks if b.document is not None and b.version}

    def followed(self) -> frozenset[str]:
        """The follow-ups that it tells, ``12:due:2026-12-18``."""
        return frozenset(f"{b.document}:{b.follow}" for b in self.blocks if b.follow)

    def only(self, topics: Collection[str]) -> IssueFile:
        """The issue with the documents of these topics alone; of all of them when `topics` is empty."""
        if not topics:
            return self
        kept = tuple(b for b in self.blocks if b.document is None or any(within(id, topics) for id in b.labels))
        return replace(self, blocks=kept)


def within(label: str, topics: Collection[str]) -> bool:
    """Whether a label is one of the topics or lies under one (N.energy under N)."""
    return any(label == topic or label.startswith(f"{topic}.") for topic in topics)


def read(path: Path) -> IssueFile:
    """The issue in a file (UTF-8). Raises IssueFileError with all its faults."""
    try:
        return parse(path.read_text(encoding="utf-8"), path.stem)
    except UnicodeDecodeError as error:
        raise IssueFileError(f"{path.name}: not UTF-8; save the file as UTF-8") from error


def parse(text: str, name: str) -> IssueFile:
    """The issue in a text; `name` is the file's name without its ending. Raises IssueFileError."""
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
    if lang is None or facts.get("newsletter") not in VERSIONS:
        raise IssueFileError(f"{name}: not a newsletter of a known language")
    number = facts.get("number") or "0"
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise IssueFileError(f"{name}: number must be a number like 12")
    reader = Reader(text[front.end() :], text[: front.end()].count("\n") + 1)
    blocks = reader.blocks()
    found = [*reader.faults, *_foreign(blocks, lang)]
    if found:
        faults = sorted(found, key=lambda fault: fault.line)
        said = "\n".join(f"{name}, line {fault.line}: {fault.said('en')}" for fault in faults)
        raise IssueFileError(said, faults, lang)
    publisher = Publisher(facts.get("association", ""), facts.get("contact", ""))
    empty = facts.get("empty") == "yes"
    return IssueFile(name, lang, since, until, empty, blocks, int(number), publisher, _heads(blocks, lang))


def _foreign(blocks: Sequence[Block], lang: Lang) -> Iterator[Fault]:
    """Items with the address of another document, or of two: markers between them were deleted."""
    for block in blocks:
        pages = {digest(url) for url in URL.findall(block.text)}
        label = f"{say(lang, 'address')}{say(lang, 'is')}"
        sources = sum(line.startswith(label) for line in split(block.text, lang).sources)
        if block.drafted[2] and (sources > 1 or (pages and block.drafted[2] not in pages)):
            yield Fault(block.line, "foreign", {"id": block.document})


def _heads(blocks: tuple[Block, ...], lang: Lang) -> dict[int, str]:
    items = (block for block in blocks if block.what == "item" and block.document is not None)
    return {block.document or 0: DATE.sub("", split(block.text, lang).head) for block in items}
