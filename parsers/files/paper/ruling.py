"""The lines that are drawn on a page of a PDF, level or upright: the frames of its tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.files.paper.glyphs import Turn

_THIN = 3.0  # points: a filled box no higher or wider than this is a line
_SHORTEST = 4.0
_MOST_OBJECTS, _MOST_SEGMENTS, _DEPTH = 20_000, 40_000, 3
Point = tuple[float, float]


class Rule(NamedTuple):
    """A drawn line: level at the height `at` from `start` to `end`, or upright at the place `at`."""

    level: bool
    at: float
    start: float
    end: float


def of_page(page: pypdfium2.PdfPage, turn: Turn) -> list[Rule]:
    """The drawn lines of a page, turned as its text is. A page with more than is drawn by hand has none."""
    found: list[Rule] = []
    left = _MOST_SEGMENTS
    for path, matrix in _paths(page):
        left -= max(pdfium.FPDFPath_CountSegments(path), 1)
        if left < 0:
            return []
        found += _of_path(path, matrix, turn)
    return found


def _paths(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, pypdfium2.PdfMatrix]]:
    """The paths of a page and of the forms on it, each with its way to the page."""
    budget = _MOST_OBJECTS
    stack = [(page, None, pypdfium2.PdfMatrix(), 0)]
    while stack:
        holder, form, outer, depth = stack.pop()
        count = pdfium.FPDFPage_CountObjects(holder) if form is None else pdfium.FPDFFormObj_CountObjects(form)
        for index in range(min(max(count, 0), budget)):
            budget -= 1
            if form is None:
                item = pdfium.FPDFPage_GetObject(holder, index)
            else:
                item = pdfium.FPDFFormObj_GetObject(form, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield item, _matrix(item).multiply(outer)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                stack.append((holder, item, _matrix(item).multiply(outer), depth + 1))


def _matrix(item: Any) -> pypdfium2.PdfMatrix:
    raw = pdfium.FS_MATRIX()
    return pypdfium2.PdfMatrix.from_raw(raw) if pdfium.FPDFPageObj_GetMatrix(item, raw) else pypdfium2.PdfMatrix()


def _of_path(path: Any, matrix: pypdfium2.PdfMatrix, turn: Turn) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:  # a clip, which nobody sees
        return
    lines = ([turn.place(*matrix.on_point(*point)) for point in points] for points in _lines(path))
    yield from of_lines(lines, stroked=bool(stroke.value))


def of_lines(lines: Iterable[list[Point]], *, stroked: bool) -> Iterator[Rule]:
    """The rules in a drawing, each line given by its points: what is stroked, or filled and thin."""
    for seen in lines:
        if stroked:
            for (x0, y0), (x1, y1) in pairwise(seen):
                yield from _rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        elif seen:
            across, upward = zip(*seen, strict=True)
            yield from _rule(min(across), min(upward), max(across), max(upward))


def _rule(left: float, bottom: float, right: float, top: float) -> Iterator[Rule]:
    wide, high = right - left, top - bottom
    if high <= _THIN and wide > max(_SHORTEST, high):
        yield Rule(True, (bottom + top) / 2, left, right)
    elif wide <= _THIN and high > max(_SHORTEST, wide):
        yield Rule(False, (left + right) / 2, bottom, top)


def _lines(path: Any) -> Iterator[list[Point]]:
    """The straight lines of a path, each as its points; a closed one ends where it began. Curves are no rules."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points
