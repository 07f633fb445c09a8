"""PPTX: the slides in their order, each text box as lines, tables as rows, speaker's notes after their slide."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from parsers.files.archives import zips
from parsers.files.limits import Budget, Unreadable
from parsers.files.office import xml
from parsers.files.office.xml import child, value
from parsers.files.paper.rows import RAISED
from parsers.page.lines import joined

_SKIPPED = frozenset({"Fallback", "extLst"})
_MAIN = "ppt/presentation.xml"
_HIDDEN = "（隐藏的幻灯片）"


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of all slides, and their number as its pages."""
    lines: list[str] = []
    with zips.opened(data) as archive:
        slides = list(islice(_slides(archive, budget), budget.limits.pages))
        for path in slides:
            budget.check_time()
            slide = xml.parse(zips.part(archive, path, budget))
            if value(slide, "show") in ("0", "false"):
                lines.append(_HIDDEN)
            lines += _lines(slide)
            for kind, target in _related(archive, path, budget).values():
                if kind == "diagramData":
                    lines += _lines(xml.parse(zips.part(archive, target, budget)))
                elif kind == "notesSlide":
                    notes = "\n".join(_notes(xml.parse(zips.part(archive, target, budget))))
                    lines += [f"备注：{notes}"] if notes.strip() else []
    return "\n".join(lines), len(slides)


def _slides(archive: zipfile.ZipFile, budget: Budget) -> Iterator[str]:
    root = xml.parse(zips.part(archive, _MAIN, budget))
    related = _related(archive, _MAIN, budget)
    listed = child(root, "sldIdLst")
    for entry in listed if listed is not None else ():
        name = next((str(v) for k, v in entry.attrib.items() if str(k).endswith("}id")), "")
        if name in related:
            yield related[name][1]


def _related(archive: zipfile.ZipFile, path: str, budget: Budget) -> dict[str, tuple[str, str]]:
    """What a part refers to: identifier to kind and path."""
    folder, name = posixpath.split(path)
    try:
        root = xml.parse(zips.part(archive, f"{folder}/_rels/{name}.rels", budget))
    except Unreadable:
        return {}
    return {
        value(entry, "Id"): (
            posixpath.basename(value(entry, "Type")),
            posixpath.normpath(posixpath.join(folder, value(entry, "Target"))).lstrip("/"),
        )
        for entry in root
        if value(entry, "TargetMode") != "External"
    }


def _notes(root: etree._Element) -> Iterator[str]:
    """What the speaker notes, without the numbers and dates that are on every page of notes."""
    for shape in root.iter("{*}sp"):
        place = next(iter(shape.iter("{*}ph")), None)
        if value(place, "type") == "body":
            yield from _lines(shape)


def _lines(parent: etree._Element) -> Iterator[str]:
    """Paragraphs and rows of tables as they stand in the file, which is from back to front; titles come first."""
    stack = [iter(parent)]
    while stack:
        element = next(stack[-1], None)
        kind = xml.name(element) if element is not None else ""
        if element is None:
            stack.pop()
        elif kind == "p":
            if line := _inline(element):
                yield line
        elif kind == "tbl":
            yield from filter(None, (_row(row) for row in element if xml.name(row) == "tr"))
        elif kind not in _SKIPPED:
            stack.append(iter(element))


def _row(row: etree._Element) -> str:
    cells = (cell for cell in row if xml.name(cell) == "tc")
    return "\t".join(joined(_inline(p) for p in cell.iter("{*}p")) for cell in cells).rstrip("\t")


def _inline(paragraph: etree._Element) -> str:
    pieces = []
    for run in paragraph:
        kind, said = xml.name(run), child(run, "rPr")
        if kind == "br":
            pieces.append("\n")
        elif kind in ("r", "fld"):
            if value(said, "strike") not in ("", "noStrike"):
                continue
            words = "".join(part.text or "" for part in run if xml.name(part) == "t")
            raised = value(said, "baseline").isdigit() and value(said, "baseline") != "0"
            pieces.append(words.translate(RAISED) if raised else words)
        elif kind not in ("pPr", "endParaRPr"):
            pieces += [part.text or "" for part in run.iter("{*}t")]  # a formula
    return "".join(pieces)
