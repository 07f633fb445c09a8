"""DOCX: paragraphs with their automatic numbers in order, tables as rows with cells divided by tabs, notes at the end.

Left out: what is deleted, moved away, hidden or struck out, and the reading over a character (ruby). Raised digits stay
raised: 10⁹ is not 109.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from parsers.files import xml, zips
from parsers.files.limits import Budget, Unreadable
from parsers.files.numbering import Numbering, value
from parsers.page.lines import joined

_SKIPPED = frozenset({"del", "moveFrom", "instrText", "Fallback", "pPr", "rPr", "tblPr", "sectPr", "rt", "rubyPr"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"})
_MAIN = re.compile(r"word/document\d*\.xml")
_MAX_COLUMNS = 60
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNSEEN = ("vanish", "webHidden", "strike", "dstrike")
_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_NOTES = ("footnote", "endnote")


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
        reading = _Reading(budget, Numbering.of(_part(archive, "word/numbering.xml", budget)))
        notes = [_part(archive, f"word/{kind}s.xml", budget) for kind in _NOTES]
    lines = list(_blocks(body(root), reading))
    lines += [line for part in notes if part is not None for line in _notes(part, reading)]
    return "\n".join(lines), None


def of_xml(root: etree._Element, budget: Budget) -> str:
    """The text of a document that is one XML file (Word 2003)."""
    return "\n".join(_blocks(body(root), _Reading(budget, Numbering())))


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
    for child in parent:
        kind = xml.name(child)
        if kind == "p":
            yield reading.numbering.before(child) + _inline(child)
        elif kind == "tbl":
            reading.budget.check_time()
            yield from _rows(child, reading)
        elif kind in _WRAPPERS or kind == "sect":
            yield from _blocks(child, reading)


def _unwrapped(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Children of a name, those inside content controls and tracked insertions too."""
    for child in parent:
        kind = xml.name(child)
        if kind == wanted:
            yield child
        elif kind in _WRAPPERS:
            yield from _unwrapped(child, wanted)


def _rows(table: etree._Element, reading: _Reading) -> Iterator[str]:
    for row in _unwrapped(table, "tr"):
        cells: list[str] = []
        for cell in _unwrapped(row, "tc"):
            lines = (line for block in _blocks(cell, reading) for line in block.split("\n"))
            cells += [joined(lines), *[""] * (_columns(cell) - 1)]
        yield "\t".join(cells)


def _columns(cell: etree._Element) -> int:
    """Over how many columns a cell reaches; one that goes on from the row above is an empty cell by itself."""
    span = next((str(found) for grid in cell.iter("{*}gridSpan") for found in grid.values()), "1")
    return min(int(span), _MAX_COLUMNS) if span.isdecimal() and len(span) < 6 else 1


def _inline(paragraph: etree._Element) -> str:
    """The text of a paragraph, text boxes included once, what is not seen left out."""
    pieces: list[str] = []
    stack = [(iter(paragraph), "")]
    while stack:
        elements, height = stack[-1]
        element = next(elements, None)
        if element is None:
            stack.pop()
            continue
        kind = xml.name(element)
        if kind == "t":
            pieces.append(_at_height(element.text or "", height))
        elif kind in _SIGNS:
            pieces.append(_SIGNS[kind])
        elif kind == "sym":
            pieces.append(_symbol(value(element, "char")))
        elif kind == "sup":  # of a formula
            stack.append((iter(element), "superscript"))
        elif kind not in _SKIPPED and not (kind == "r" and _is_unseen(element)):
            stack.append((iter(element), _height(element) if kind == "r" else height))
    return "".join(pieces).rstrip()


def _properties(run: etree._Element) -> dict[str, str]:
    """What is set for a run: the name of each property and its value."""
    of_run = next((child for child in run if xml.name(child) == "rPr"), ())
    return {xml.name(child): value(child) for child in of_run}


def _is_unseen(run: etree._Element) -> bool:
    found = _properties(run)
    return any(name in found and found[name] not in ("0", "false", "off") for name in _UNSEEN)


def _height(run: etree._Element) -> str:
    return _properties(run).get("vertAlign", "")


def _at_height(text: str, height: str) -> str:
    if height == "superscript":
        return text.translate(_RAISED)
    return text.translate(_LOWERED) if height == "subscript" else text


def _symbol(code: str) -> str:
    """A character of a symbol font; those in the private area are boxes and ticks of forms."""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else 0
    if 0xF000 <= number <= 0xF0FF:
        return "□"
    return chr(number) if 0x20 <= number < 0xD800 else ""
