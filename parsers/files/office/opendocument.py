"""ODT, ODS and ODP (OpenDocument): paragraphs with their automatic numbers, tables as rows, notes at the end.

What is deleted, hidden or struck out, comments, and the reading over a character (ruby) are left out; hidden sheets and
rows say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers.files.archives import zips
from parsers.files.limits import Budget, Unreadable
from parsers.files.office import xml
from parsers.files.office.numbering import LEVELS, chinese, written
from parsers.files.office.sheet import HIDDEN_ROW, HIDDEN_SHEET
from parsers.files.office.xml import child, value
from parsers.files.paper.rows import RAISED
from parsers.page.lines import joined

_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "note-citation", "ruby-text", "forms", "sequence-decls", "notes", "hidden-text"}
)
_TEXT = frozenset({"p", "h"})
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}
_MANIFEST = "META-INF/manifest.xml"
_MOST_COLUMNS = 60
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "①": "decimalEnclosedCircle"}


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style says: not seen, raised."""

    unseen: bool = False
    raised: bool = False


@dataclass(slots=True)
class _Reading:
    budget: Budget
    looks: dict[str, _Look] = field(default_factory=dict)
    lists: dict[tuple[str, int], etree._Element] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def learn(self, root: etree._Element) -> None:
        """Take in the styles of a part."""
        for style in root.iter():
            kind, name = xml.name(style), value(style, "name")
            if kind == "style":
                self.looks[name] = _look(style)
            elif kind == "list-style":
                for level in style:
                    depth = value(level, "level")
                    if xml.name(level) == "list-level-style-number" and depth.isdigit() and len(depth) < 3:
                        self.lists[name, int(depth)] = level


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of a document, or of all sheets or slides with their number as its pages."""
    with zips.opened(data) as archive:
        if _MANIFEST in archive.namelist() and b":encryption-data" in zips.part(archive, _MANIFEST, budget):
            raise Unreadable("encrypted")
        root = xml.parse(zips.part(archive, "content.xml", budget))
        reading = _Reading(budget)
        if "styles.xml" in archive.namelist():
            reading.learn(xml.parse(zips.part(archive, "styles.xml", budget)))
    reading.learn(root)
    body = child(root, "body")
    holder = next(iter(body), body) if body is not None else root
    sheets = [part for part in holder if xml.name(part) in ("table", "page")]
    pages = len(sheets) if xml.name(holder) in ("spreadsheet", "presentation") else None
    lines = list(_sheets(sheets, reading) if xml.name(holder) == "spreadsheet" else _blocks(holder, reading))
    return "\n".join([*lines, *(f"注：{note}" for note in reading.notes if note)]), pages


def _look(style: etree._Element) -> _Look:
    said = child(style, "text-properties")
    through = value(said, "text-line-through-style") not in ("", "none")
    unseen = (
        through or value(said, "display") == "none" or value(child(style, "table-properties"), "display") == "false"
    )
    return _Look(unseen, value(said, "text-position").startswith(("super", "33%", "30%")))


def _sheets(sheets: list[etree._Element], reading: _Reading) -> Iterator[str]:
    for sheet in sheets:
        if len(sheets) > 1:
            hidden = reading.looks.get(value(sheet, "style-name"), _Look()).unseen
            yield value(sheet, "name") + (HIDDEN_SHEET if hidden else "")
        yield from _rows(sheet, reading)


def _blocks(parent: etree._Element, reading: _Reading, lists: tuple[str, ...] = ()) -> Iterator[str]:
    for block in parent:
        kind = xml.name(block)
        if kind in _TEXT:
            yield (_number(lists, reading) if lists and block is _first(parent) else "") + _inline(block, reading)
        elif kind == "table":
            reading.budget.check_time()
            yield from _rows(block, reading)
        elif kind == "list":
            style = value(block, "style-name") or (lists[-1] if lists else "")
            if not lists and value(block, "continue-numbering") != "true" and not value(block, "continue-list"):
                reading.counts.pop(style, None)
            for item in block:
                yield from _blocks(item, reading, (*lists, style)[:LEVELS])
        elif kind not in _SKIPPED:
            yield from _blocks(block, reading, lists)


def _first(parent: etree._Element) -> etree._Element | None:
    return next((part for part in parent if xml.name(part) in _TEXT), None) if xml.name(parent) == "list-item" else None


def _number(lists: tuple[str, ...], reading: _Reading) -> str:
    """The number of a list item; counts it."""
    style, depth = lists[-1], len(lists)
    level = reading.lists.get((style, depth))
    if level is None or not value(level, "num-format"):
        return ""
    start = value(level, "start-value")
    first = int(start) if start.isdigit() and len(start) < 6 else 1
    counts = reading.counts.setdefault(style, {})
    counts[depth] = counts.get(depth, first - 1) + 1
    for deeper in range(depth + 1, LEVELS + 1):
        counts.pop(deeper, None)
    shown = value(level, "display-levels")
    above = int(shown) - 1 if shown.isdigit() and len(shown) < 3 else 0
    numbers = [_written(reading, style, place) for place in range(max(1, depth - above), depth + 1)]
    number = value(level, "num-prefix") + ".".join(numbers) + value(level, "num-suffix")
    return number + ("" if number[-1:] in "、）)" else " ")


def _written(reading: _Reading, style: str, depth: int) -> str:
    count, form = reading.counts.get(style, {}).get(depth, 1), value(reading.lists.get((style, depth)), "num-format")
    return chinese(count) if form[:1] in ("一", "壹") else written(count, _FORMS.get(form[:1], "decimal"))


def _rows(table: etree._Element, reading: _Reading) -> Iterator[str]:
    """The rows of a table, those in groups of rows too; repeated ones as often as they are."""
    for part in table:
        kind = xml.name(part)
        if kind == "table-row":
            line = "\t".join(_cells(part, reading)).rstrip("\t")
            if line:
                hidden = value(part, "visibility") in ("collapse", "filter")
                yield from [line + (f"\t{HIDDEN_ROW}" if hidden else "")] * _repeated(part, "number-rows-repeated")
        elif kind in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(part, reading)


def _cells(row: etree._Element, reading: _Reading) -> Iterator[str]:
    for cell in row:
        if xml.name(cell) in ("table-cell", "covered-table-cell"):
            covered = xml.name(cell).startswith("covered")
            lines = () if covered else (line for text in _blocks(cell, reading) for line in text.split("\n"))
            yield from [joined(lines)] * _repeated(cell, "number-columns-repeated")


def _repeated(element: etree._Element, name: str) -> int:
    times = value(element, name)
    return min(int(times), _MOST_COLUMNS) if times.isdigit() and len(times) < 8 else 1


def _inline(paragraph: etree._Element, reading: _Reading) -> str:
    """The text of a paragraph, boxes in it included, what is not seen left out."""
    pieces: list[str] = []
    _gather(paragraph, pieces, reading, raised=False)
    return "".join(pieces)


def _gather(element: etree._Element, pieces: list[str], reading: _Reading, *, raised: bool) -> None:
    pieces.append(_at_height(element.text, raised))
    for part in element:
        kind = xml.name(part)
        look = reading.looks.get(value(part, "style-name"), _Look()) if kind == "span" else _Look()
        if kind == "note":
            body = child(part, "note-body")
            reading.notes.append(" ".join(_blocks(body, reading)) if body is not None else "")
        elif kind in _SIGNS:
            pieces.append(_SIGNS[kind] * (_repeated(part, "c") if kind == "s" else 1))
        elif kind and kind not in _SKIPPED and not look.unseen:
            _gather(part, pieces, reading, raised=raised or look.raised)
        pieces.append(_at_height(part.tail, raised))


def _at_height(text: str | None, raised: bool) -> str:
    return (text or "").translate(RAISED) if raised else text or ""
