"""The bones of one document as a page: principles, goals by year, and each part with what stands below it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysis.text.plain import plain
from analysis.text.roles import is_notice
from analysis.text.statements import goals, principles
from db.queries.shown_document import DocumentPage
from policy.sections import Goal, Section
from web.answered.answer import Answer
from web.answered.render import page as render
from web.asked.visit import Visit
from web.pages.document import read

MOST_PARTS = 600  # of a text


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the table with the parts one and two levels below it."""

    part: Section
    below: tuple[tuple[Section, tuple[Section, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bones:
    """One text of the document: its own (`within` is ``text``) or that of a file, which `name` then is called."""

    within: str
    name: str
    principles: tuple[str, ...]
    goals: tuple[tuple[int, tuple[Goal, ...]], ...]
    chapters: tuple[tuple[Section, tuple[Line, ...]], ...]


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The page; a document without headings says so."""
    doc = read(conn, visit)
    return render("outline.html", visit, doc=doc, texts=list(bones(doc)), place=lambda part: place(visit, doc, part))


def place(visit: Visit, doc: DocumentPage, part: Section) -> str:
    """The address of a part: its heading marked in the text of the document, or the file in which it stands."""
    path = f"/documents/{doc.row.id}"
    if part.within != "text":
        return visit.link(path) + f"#file-{part.within.removeprefix('attachment:')}"
    return visit.link(path, mark=f"{part.at}-{part.begins}") + f"#c{part.at}"


def bones(doc: DocumentPage) -> Iterator[Bones]:
    """What each text of the document holds, its own first."""
    ordered = sorted(doc.sections, key=lambda part: (part.within != "text", part.within))
    for within, group in groupby(ordered, key=lambda part: part.within):
        parts = sorted(group, key=lambda part: part.at)[:MOST_PARTS]
        name, text = _text(doc, within)
        page = plain(text, notice=within == "text" and is_notice(doc.row.title))
        aims = sorted(goals(page.text, parts), key=lambda goal: (goal.year, goal.at))
        by_year = tuple((year, tuple(found)) for year, found in groupby(aims, key=lambda goal: goal.year))
        yield Bones(within, name, principles(parts), by_year, tuple(_chapters(parts)))


def _text(doc: DocumentPage, within: str) -> tuple[str, str]:
    """The name and the text of a file, the document's own text under no name."""
    number = within.removeprefix("attachment:")
    if within == "text" or not (number.isascii() and number.isdigit()):
        return "", doc.text
    files = doc.attachments[int(number) - 1 : int(number)]
    return (files[0].name or files[0].url, files[0].text) if files else ("", "")


def _chapters(parts: Sequence[Section]) -> Iterator[tuple[Section, tuple[Line, ...]]]:
    """The highest parts, each with the lines below it; what is deeper than four levels stands with the fourth."""
    for top, below in _families([part for part in parts if part.heading], 1):
        yield (
            top,
            tuple(
                Line(line, tuple((part, tuple(deeper)) for part, deeper in _families(rest, 3)))
                for line, rest in _families(below, 2)
            ),
        )


def _families(parts: Sequence[Section], level: int) -> Iterator[tuple[Section, list[Section]]]:
    """Each part of at most this level with the deeper ones that follow it; deeper ones that lead stand alone."""
    family: list[Section] = []
    for part in parts:
        if family and part.level <= level:
            yield family[0], family[1:]
            family = []
        family.append(part)
    if family:
        yield family[0], family[1:]
