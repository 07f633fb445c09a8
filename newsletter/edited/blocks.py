"""The lines of an issue's file as blocks between markers; every broken marker is a fault with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsletter.parts import digest
from newsletter.words import say
from translation.wording import Lang

KINDS = ("headline", "line", "item", "brief")
OPENING = re.compile(
    r"<!-- (?P<what>headline|line|item|brief) (?P<id>\d{1,9})(?: v=(?P<version>[0-9a-f]{1,64}))?"
    r"(?: draft=(?P<head>[0-9a-f]{6})\.(?P<body>[0-9a-f]{6})(?:\.(?P<page>[0-9a-f]{6}))?)?"
    r"(?: why=(?P<why>new|late|changed))?"
    r"(?: follow=(?P<follow>[a-z0-9:-]{1,40}))? labels=(?P<labels>\S*) -->"
)
CLOSING = re.compile(r"<!-- /(headline|line|item|brief) -->")
PART = re.compile(r"<!-- (?:section|area) \S+ -->")
"""Markers of issues of the first form; they mean nothing any more."""
LIKE_MARKER = re.compile(
    r"<!-{1,9} {0,9}/?(?:headline|line|item|brief|section|area)\b"
    r"|<?!?-{1,9} {0,9}(?:item|brief) \d{1,9} [a-z]{1,9}="
)
HINT = re.compile(r"<!-- (?P<id>\d{1,9}) = (?P<name>.*) #(?P<digest>[0-9a-f]{6}) -->")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"#{2,3} ")
ITEM_HEADING = re.compile(r"#### ")
URL = re.compile(r"<(https?://[^>\s]+)>")
NAMED = re.compile(r"(?<!\\)\{(\d{1,9})\}")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of Markdown. `document` is None for text that is about none; `what` is the marker's word or empty.

    `drafted` are the digests of the drafted heading, lines and page's address of an item. `follow` names what is told
    once. `line` is where the text begins.
    """

    text: str
    what: str = ""
    document: int | None = None
    version: str = ""
    labels: frozenset[str] = frozenset()
    why: str = ""
    drafted: tuple[str, str, str] = ("", "", "")
    follow: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line of the file; `key` names the sentence under ``fault`` of the languages."""

    line: int
    key: str
    values: Mapping[str, object]

    def said(self, lang: Lang) -> str:
        """The fault in a language."""
        return say(lang, f"fault.{self.key}", **self.values)


class Reader:
    """Reads the blocks; what is wrong is in `faults`, and reading goes on."""

    def __init__(self, text: str, first: int) -> None:
        self.faults: list[Fault] = []
        self._text = text
        self._first = first
        self._found: list[Block] = []
        self._lines: list[str] = []
        self._begun = first
        self._opened: re.Match[str] | None = None
        self._notes: list[tuple[int, int]] = []

    def blocks(self) -> tuple[Block, ...]:
        """The blocks in their order: one for each marked stretch and for each heading of the second or third level."""
        for number, line in enumerate(self._text.split("\n"), self._first):
            self._line(line, number)
        if self._opened:
            self._fault(self._begun - 1, "unclosed", name=self._name())
        self._close(None, 0)
        self._check_items()
        self._check_names()
        self._check_notes()
        return tuple(self._found)

    def _line(self, line: str, number: int) -> None:
        bare = line.strip()
        if opening := OPENING.fullmatch(bare):
            if self._opened:
                self._fault(number, "unclosed_here", name=self._name())
            self._close(opening, number + 1)
        elif closing := CLOSING.fullmatch(bare):
            if self._opened is None or self._opened["what"] != closing[1]:
                self._fault(number, "closes_nothing", marker=closing[0])
            self._close(None, number + 1)
        elif PART.fullmatch(bare) and self._opened is None:
            self._close(None, number + 1)
        elif hint := HINT.fullmatch(bare):
            if digest(hint["name"]) != hint["digest"]:
                self._notes.append((number, int(hint["id"])))
            self._lines.append(line)
        elif LIKE_MARKER.match(bare):
            self._fault(number, "damaged")
        else:
            if HEADING.match(line) and self._opened is None:
                self._close(None, number)
            self._lines.append(line)

    def _close(self, opening: re.Match[str] | None, begins: int) -> None:
        """End the open block; the next begins in the line `begins`."""
        text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), "\n".join(self._lines))
        if (at := text.find("<!--")) >= 0:
            self._fault(self._begun + text.count("\n", 0, at), "endless")
        if text.strip():
            bare = text.lstrip("\n")
            first = self._begun + len(text) - len(bare)
            self._found.append(_block(bare.rstrip("\n"), self._opened, first))
        self._lines, self._opened, self._begun = [], opening, begins

    def _fault(self, line: int, key: str, **values: object) -> None:
        self.faults.append(Fault(line, key, values))

    def _name(self) -> str:
        return f"{self._opened['what']} {self._opened['id']}" if self._opened else ""

    def _check_items(self) -> None:
        """Each item stands once, has one heading, and no item's heading stands outside."""
        seen: dict[int | None, int] = {}
        for block in self._found:
            headings = [at for at, line in enumerate(block.text.split("\n")) if ITEM_HEADING.match(line)]
            if block.what != "item":
                for at in headings if not block.what else ():
                    self._fault(block.line + at, "outside")
                continue
            if block.document in seen:
                self._fault(block.line, "twice", id=block.document, other=seen[block.document])
            seen.setdefault(block.document, block.line)
            if not headings:
                self._fault(block.line, "headless", id=block.document)
            for at in headings[1:]:
                self._fault(block.line + at, "second", id=block.document)

    def _check_names(self) -> None:
        """{12} in a list between the items goes when item 12 goes; elsewhere it is the editor's to mend."""
        items = {block.document for block in self._found if block.what == "item"}
        for block in self._found:
            lines = block.text.split("\n")
            for at, line in enumerate(lines):
                lost = [id for id in NAMED.findall(line) if int(id) not in items]
                if lost and (block.what or not line.startswith(("- ", "  "))):
                    self._fault(block.line + at, "nameless", id=lost[0])

    def _check_notes(self) -> None:
        """A title that was corrected in the note on a headline alone would be lost."""
        for line, id in self._notes:
            for block in self._found:
                if block.document == id and block.what == "item" and _has_drafted_head(block):
                    self._fault(line, "note", id=id)


def _has_drafted_head(block: Block) -> bool:
    head = next((text[5:].strip() for text in block.text.split("\n") if ITEM_HEADING.match(text)), "")
    return digest(head) == block.drafted[0]


def _block(text: str, opened: re.Match[str] | None, line: int) -> Block:
    if opened is None:
        return Block(text, line=line)
    return Block(
        text,
        opened["what"],
        int(opened["id"]),
        opened["version"] or "",
        frozenset(filter(None, opened["labels"].split(","))),
        opened["why"] or "",
        (opened["head"] or "", opened["body"] or "", opened["page"] or ""),
        opened["follow"] or "",
        line,
    )
