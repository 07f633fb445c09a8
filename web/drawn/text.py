"""The body of a document for reading: paragraphs, headings, tables and marks, made from its plain text.

Only text is read here, never markup of the ministry's page: nothing that a page says can become an element of ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

CHAPTER = re.compile(
    r"(第[一二三四五六七八九十百]{1,9}[章编]|[一二三四五六七八九十]{1,3}、|附件[:：\d一二三四五六七八九十]{0,9}$)"
)
SECTION = re.compile(r"(第[一二三四五六七八九十百]{1,9}节|[（(][一二三四五六七八九十]{1,3}[）)])")
LONGEST_HEADING = 40  # characters; a longer paragraph that begins with 一、 is a paragraph
FOLD_AT = 1500  # characters that are shown before the rest is folded away
MOST_CHARACTERS = 400_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text that something was read from; `is_plain`: links lead there, and it is not coloured."""

    start: int
    end: int
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text ready for the page: what is shown at once, what is folded away, its headings, and the places of marks.

    `anchors` gives for the start of each mark the id that leads there (that of the mark around it, if it lies in one).
    """

    first: Markup
    rest: Markup
    contents: tuple[Heading, ...]
    anchors: Mapping[int, str]
    length: int
    cut: bool

    @property
    def whole(self) -> Markup:
        """All of it, nothing folded away."""
        return self.first + self.rest


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or the adjoining lines of a table."""

    lines: tuple[tuple[int, str], ...]  # (offset in the text, line)
    table: bool


def reading(text: str, marks: Iterable[Mark] = (), annex_at: int | None = None) -> Reading:
    """`text` as HTML. Each mark becomes an element with the id ``c`` + offset, so that links can lead there.

    What is annexed to the letter, from `annex_at` on, begins with a rule that has the id ``annex``.
    """
    whole, text = len(text), text[:MOST_CHARACTERS]
    asked = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    wanted = _apart(asked)
    first: list[Markup] = []
    rest: list[Markup] = []
    contents: list[Heading] = []
    for block in _blocks(text):
        offset, line = block.lines[0]
        part = rest if rest or offset > FOLD_AT else first
        if offset == annex_at:
            part.append(Markup('<hr id="annex">'))
        if block.table:
            part.append(_table(block, wanted))
            continue
        level = _level(line)
        if level == 1:
            contents.append(Heading(f"h{offset}", line.strip()))
        part.append(_paragraph(offset, line, level, wanted))
    return Reading(
        Markup("\n").join(first),
        Markup("\n").join(rest),
        tuple(contents),
        _anchors(asked, wanted),
        whole,
        whole > MOST_CHARACTERS,
    )


def _blocks(text: str) -> Iterable[_Block]:
    """Paragraphs in their order; lines with tabs that follow each other are one table."""
    rows: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        if "\t" in line:
            rows.append((offset, line))
        else:
            if rows:
                yield _Block(tuple(rows), table=True)
                rows = []
            if line.strip():
                yield _Block(((offset, line),), table=False)
        offset += len(line) + 1
    if rows:
        yield _Block(tuple(rows), table=True)


def _level(line: str) -> int:
    """1 for a chapter heading, 2 for a section heading, 0 for running text."""
    if len(line.strip()) > LONGEST_HEADING or line.rstrip().endswith(("。", "；")):
        return 0
    line = line.strip()
    return 1 if CHAPTER.match(line) else 2 if SECTION.match(line) else 0


def _paragraph(offset: int, line: str, level: int, marks: list[Mark]) -> Markup:
    """One paragraph or heading."""
    inner = _with_marks(offset, line, marks)
    if level == 1:
        return Markup('<p class="h h1" id="h{}">{}</p>').format(offset, inner)
    return Markup('<p class="h">{}</p>').format(inner) if level else Markup("<p>{}</p>").format(inner)


def _table(block: _Block, marks: list[Mark]) -> Markup:
    """Rows of cells; short rows keep their cells to the left."""
    rows = []
    for offset, line in block.lines:
        cells, at = [], offset
        for cell in line.split("\t"):
            cells.append(Markup("<td>{}</td>").format(_with_marks(at, cell, marks)))
            at += len(cell) + 1
        rows.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    return Markup('<div class="scroll" tabindex="0" role="group"><table>{}</table></div>').format(Markup("").join(rows))


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in their order, none inside another: of overlapping ones the first stays, and the same start once."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _anchors(asked: Iterable[Mark], kept: list[Mark]) -> Mapping[int, str]:
    """The id that leads to each mark: its own, or that of the mark that it begins in."""
    starts = [mark.start for mark in kept]
    return {mark.start: f"c{starts[bisect_right(starts, mark.start) - 1]}" for mark in asked}


def _with_marks(offset: int, line: str, marks: list[Mark]) -> Markup:
    """`line`, which begins at `offset` of the text, with its marks; a mark that crosses its end is cut there."""
    out, at = Markup(""), offset
    for mark in marks:
        start, end = max(mark.start, offset), min(mark.end, offset + len(line))
        if start >= end:
            continue
        out += escape(line[at - offset : start - offset])
        inner = line[start - offset : end - offset]
        tag = "span" if mark.is_plain else "mark"
        name = Markup(' id="c{}"').format(mark.start) if start == mark.start else ""
        out += Markup("<{0}{1}>{2}</{0}>").format(tag, name, inner)
        at = end
    return out + escape(line[at - offset :].strip("\n"))


def marked(passage: str, *terms: str) -> Markup:
    """`passage` with the places of the terms marked, the longer of two that begin at the same place."""
    wanted = sorted({term for term in terms if term}, key=lambda term: (-len(term), term))
    if not wanted:
        return escape(passage)
    pieces = re.split("(" + "|".join(map(re.escape, wanted)) + ")", passage)
    told = (Markup("<mark>{}</mark>").format(piece) if at % 2 else escape(piece) for at, piece in enumerate(pieces))
    return Markup("").join(told)
