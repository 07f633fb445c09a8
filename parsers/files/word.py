"""DOCX: paragraphs in their order, tables as rows with cells divided by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parsers.files import xml, zips
from parsers.files.limits import Budget
from parsers.page.lines import joined

_SKIPPED = frozenset({"del", "instrText", "Fallback", "pPr", "rPr", "tblPr", "sectPr"})
_MAIN = re.compile(r"word/document\d*\.xml")
_MAX_COLUMNS = 60
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of the main part. A DOCX does not know its pages."""
    with zips.opened(data) as archive:
        main = next(filter(_MAIN.fullmatch, archive.namelist()), "word/document.xml")
        root = xml.parse(zips.part(archive, main, budget))
    body = next((child for child in root if xml.name(child) == "body"), root)
    return "\n".join(_blocks(body, budget)), None


def _blocks(parent: etree._Element, budget: Budget) -> Iterator[str]:
    for child in parent:
        kind = xml.name(child)
        if kind == "p":
            yield _inline(child)
        elif kind == "tbl":
            budget.check_time()
            yield from _rows(child, budget)
        elif kind in ("sdt", "sdtContent", "ins", "smartTag", "customXml"):
            yield from _blocks(child, budget)


def _rows(table: etree._Element, budget: Budget) -> Iterator[str]:
    for row in table:
        if xml.name(row) == "tr":
            cells: list[str] = []
            for cell in row:
                if xml.name(cell) == "tc":
                    lines = (line for block in _blocks(cell, budget) for line in block.split("\n"))
                    cells += [joined(lines), *[""] * (_columns(cell) - 1)]
            yield "\t".join(cells)


def _columns(cell: etree._Element) -> int:
    """Over how many columns a cell reaches; one that goes on from the row above is an empty cell by itself."""
    span = next((value for grid in cell.iter("{*}gridSpan") for value in grid.values()), "1")
    return min(int(span), _MAX_COLUMNS) if span.isdecimal() and len(span) < 6 else 1


def _inline(paragraph: etree._Element) -> str:
    """The text of a paragraph, text boxes included once, deleted text left out."""
    pieces: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        kind = xml.name(element)
        if kind == "t":
            pieces.append(element.text or "")
        elif kind in _SIGNS:
            pieces.append(_SIGNS[kind])
        elif kind not in _SKIPPED:
            stack.append(iter(element))
    return "".join(pieces).rstrip()
