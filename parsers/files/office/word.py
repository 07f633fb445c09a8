"""DOCX: paragraphs with their automatic numbers in order, tables as rows with cells divided by tabs, notes at the end.

Left out: what is deleted, moved away, hidden or struck out, and the reading over a character (ruby). Raised digits stay
raised: 10⁹ is not 109. Formulas are written on the line: (a+b)/c, √(x).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from parsers.files.archives import zips
from parsers.files.limits import Budget, Unreadable
from parsers.files.office import xml
from parsers.files.office.numbering import Numbering
from parsers.files.office.styles import Styles, unseen_of
from parsers.files.office.symbols import sign
from parsers.files.office.xml import child, value
from parsers.files.paper.rows import RAISED
from parsers.page.lines import joined

_SKIPPED = frozenset({"del", "moveFrom", "instrText", "Fallback", "pPr", "rPr", "tblPr", "sectPr", "rt", "rubyPr"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"})
_MAIN = re.compile(r"word/document\d*\.xml")
_MAX_COLUMNS = 60
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LONGEST_TERM = 8  # runs of a numerator that are looked at
_PARTS = frozenset({"body", "numbering", "styles", "footnotes", "endnotes"})
_NOTES = ("footnote", "endnote")
_OF_FORMULA = frozenset({"num", "den", "e", "d", "nary"})
_FORMULA_HEIGHTS = {"sup": "superscript", "deg": "superscript", "sub": "subscript"}
_SECTIONS = frozenset({"sect", "sub-section"})  # of Word 2003


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the walk through a document needs: what is left of the limits, and the lists as they are counted."""

    budget: Budget
    numbering: Numbering


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of the main part. A DOCX does not know its pages."""
    with zips.opened(data) as archive:
        main = next(filter(_MAIN.fullmatch, archive.namelist()), "word/document.xml")
        root = xml.parse(zips.part(archive, main, budget))
        styles = Styles.of(_part(archive, "word/styles.xml", budget))
        reading = _Reading(budget, Numbering.of(_part(archive, "word/numbering.xml", budget), styles))
        notes = [_part(archive, f"word/{kind}s.xml", budget) for kind in _NOTES]
    lines = list(_blocks(body(root), reading))
    lines += [line for part in notes if part is not None for line in _notes(part, reading)]
    return "\n".join(lines), None


def of_xml(root: etree._Element, budget: Budget) -> str:
    """The text of a document that is one XML file: Word 2003, or the parts of a DOCX in one."""
    parts = {xml.name(part): part for part in root.iter() if xml.name(part) in _PARTS}
    if "body" not in parts:
        raise Unreadable("unreadable: xml without a document")
    reading = _Reading(budget, Numbering.of(parts.get("numbering"), Styles.of(parts.get("styles"))))
    lines = list(_blocks(parts["body"], reading))
    for kind in _NOTES:
        lines += _notes(parts[f"{kind}s"], reading) if f"{kind}s" in parts else ()
    return "\n".join(lines)


def body(root: etree._Element) -> etree._Element:
    """The body of a document, or the root where there is none."""
    return next((child for child in root if xml.name(child) == "body"), root)


def _part(archive: zipfile.ZipFile, name: str, budget: Budget) -> etree._Element | None:
    """A part that may be missing; a damaged one is left out, since the main text is worth more."""
    if name not in archive.namelist():
        return None
    try:
        return xml.parse(zips.part(archive, name, budget))
    except Unreadable:
        return None


def _notes(part: etree._Element, reading: _Reading) -> Iterator[str]:
    """The notes, each as a line of its own; separators have no text."""
    for note in part:
        if xml.name(note) in _NOTES and (words := " ".join(_blocks(note, reading)).strip()):
            yield f"注：{words}"


def _blocks(parent: etree._Element, reading: _Reading) -> Iterator[str]:
    for block in parent:
        kind = xml.name(block)
        if kind == "p":
            yield reading.numbering.before(block) + _inline(block, reading.numbering.styles)
        elif kind == "tbl":
            reading.budget.check_time()
            yield from _rows(block, reading)
        elif kind in _WRAPPERS or kind in _SECTIONS:
            yield from _blocks(block, reading)


def _unwrapped(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Children of a name, those inside content controls and tracked insertions too."""
    for part in parent:
        kind = xml.name(part)
        if kind == wanted:
            yield part
        elif kind in _WRAPPERS:
            yield from _unwrapped(part, wanted)


def _rows(table: etree._Element, reading: _Reading) -> Iterator[str]:
    for row in _unwrapped(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None or child(properties, "hidden") is not None:
            continue
        cells: list[str] = []
        for cell in _unwrapped(row, "tc"):
            lines = (line for block in _blocks(cell, reading) for line in block.split("\n"))
            cells += [joined(lines), *[""] * (_columns(cell) - 1)]
        yield "\t".join(cells)


def _columns(cell: etree._Element) -> int:
    """Over how many columns a cell reaches; one that goes on from the row above is an empty cell by itself."""
    span = next((str(found) for grid in cell.iter("{*}gridSpan") for found in grid.values()), "1")
    return min(int(span), _MAX_COLUMNS) if span.isdecimal() and len(span) < 6 else 1


def _inline(paragraph: etree._Element, styles: Styles) -> str:
    """The text of a paragraph, text boxes included once, what is not seen left out."""
    pieces: list[str] = []
    stack = [(iter(paragraph), "", "")]
    while stack:
        elements, height, closes = stack[-1]
        element = next(elements, None)
        if element is None:
            pieces.append(closes)
            stack.pop()
            continue
        kind = xml.name(element)
        if kind == "t":
            pieces.append(_at_height(element.text or "", height))
        elif kind in _SIGNS:
            pieces.append(_SIGNS[kind])
        elif kind == "sym":
            pieces.append(sign(value(element, "font"), value(element, "char")))
        elif kind in _FORMULA_HEIGHTS:
            stack.append((iter(element), _FORMULA_HEIGHTS[kind], ""))
        elif kind in _OF_FORMULA:
            opens, closes = _of_formula(kind, element)
            pieces.append(opens)
            stack.append((iter(element), height, closes))
        elif kind not in _SKIPPED and not (kind == "r" and _is_unseen(element, styles)):
            stack.append((iter(element), (_height(element) or height) if kind == "r" else height, ""))
    return "".join(pieces).rstrip()


def _of_formula(kind: str, element: etree._Element) -> tuple[str, str]:
    """What is written before and after a part of a formula. Numerators of several signs are bracketed."""
    if kind == "nary":
        return value(child(child(element, "naryPr"), "chr")) or "∫", ""
    if kind == "d":
        said = child(element, "dPr")
        opens, closes = child(said, "begChr"), child(said, "endChr")
        return "(" if opens is None else value(opens), ")" if closes is None else value(closes)
    if kind == "e":
        root = element.getparent()
        return ("√(", ")") if root is not None and xml.name(root) == "rad" else ("", "")
    text = "".join(islice(element.itertext(), _LONGEST_TERM)).strip()
    before = "/" if kind == "den" else ""
    return (before, "") if text.replace(".", "").isalnum() or len(text) < 2 else (before + "(", ")")


def _properties(run: etree._Element) -> dict[str, str]:
    """What is set for a run: the name of each property and its value."""
    of_run = child(run, "rPr")
    return {xml.name(entry): value(entry) for entry in (of_run if of_run is not None else ())}


def _is_unseen(run: etree._Element, styles: Styles) -> bool:
    return styles.is_unseen(_properties(run).get("rStyle", ""), unseen_of(child(run, "rPr")))


def _height(run: etree._Element) -> str:
    return _properties(run).get("vertAlign", "")


def _at_height(text: str, height: str) -> str:
    if height == "superscript":
        return text.translate(RAISED)
    return text.translate(_LOWERED) if height == "subscript" else text
