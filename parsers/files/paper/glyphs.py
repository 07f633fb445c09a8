"""What stands on a page of a PDF and where: its characters and what is filled into its form, as pdfium gives them.

Coordinates are points, x to the right and y upward, turned so that most of the page's text reads from left to right.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.files.limits import Budget

LARGEST = 100_000.0  # points; what is farther away stands on no page
_BETWEEN_CHECKS = 20_000
_TURNED = 0.04  # radians beside a right angle: what is skewed more is a watermark or a stamp
_LARGE = 1.5  # times the size of most characters of the page: what a watermark has at least
_MOST_PAIRS = 2_000_000  # of large and small characters that are compared on a page
_UNMAPPED = "\ufffd"
_TICK = "☑"
_TEXT_FIELDS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_TICKED_FIELDS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_MOST_FIELDS, _LONGEST_VALUE = 2_000, 20_000


class Glyph(NamedTuple):
    """A character: its box, the height of its baseline, its size, and whether a blank stands before it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool


class Turn(NamedTuple):
    """How many quarters the page's text is turned clockwise, and a place on the page as it is then read."""

    quarters: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point as a reader sees it who turns the page so that its text stands upright."""
        return ((x, y), (-y, x), (-x, -y), (y, -x))[self.quarters]


def of_page(textpage: pypdfium2.PdfTextPage, budget: Budget) -> tuple[list[Glyph], Turn]:
    """The characters of a page in the order of the file. What is skewed is left out: it is a watermark or a stamp."""
    found = list(_characters(textpage, budget))
    counted = Counter(quarters for quarters, *_ in found if quarters is not None)
    turn = Turn(counted.most_common(1)[0][0] if counted else 0)
    glyphs: list[Glyph] = []
    for quarters, text, box, origin, spaced in found:
        if quarters is None:
            continue
        (x0, y0), (x1, y1) = turn.place(box[0], box[1]), turn.place(box[2], box[3])
        size = abs(y1 - y0) or 1.0
        glyphs.append(Glyph(text, min(x0, x1), max(x0, x1), turn.place(*origin)[1], size, spaced))
    return glyphs, turn


def _characters(
    textpage: pypdfium2.PdfTextPage, budget: Budget
) -> Iterator[tuple[int | None, str, tuple[float, float, float, float], tuple[float, float], bool]]:
    """Quarters turned (none where skewed), character, box, origin, whether a blank precedes."""
    page = textpage.raw
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    origin_of, angle_of = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetCharAngle
    spaced = False
    for index in range(textpage.count_chars()):
        if index % _BETWEEN_CHECKS == 0:
            budget.check_time()
        code = unicode_of(page, index)
        if code in (0xFFFE, 0xFFFF):
            continue
        text = {0: _UNMAPPED, 2: "-"}.get(code) or chr(code)
        if text.isspace():
            spaced = True
            continue
        box_of(page, index, box_at)
        origin_of(page, index, x_at, y_at)
        edges = (box.left, box.bottom, box.right, box.top)
        if not all(abs(edge) < LARGEST for edge in (*edges, x.value, y.value)):  # also where one is no number
            continue
        angle = angle_of(page, index) / (math.pi / 2)
        quarters = round(angle) if math.isfinite(angle) else 0
        skewed = abs(angle - quarters) > _TURNED
        yield None if skewed else quarters % 4, text, edges, (x.value, y.value), spaced
        spaced = False


def of_form(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, turn: Turn) -> list[Glyph]:
    """What is filled into the fields of a form, each value as one glyph at its field."""
    form = document.formenv
    if form is None:
        return []
    found: list[Glyph] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        field = pdfium.FPDFPage_GetAnnot(page, index)
        if not field:
            continue
        value = _value(form, field)
        box = pdfium.FS_RECTF()
        if value and pdfium.FPDFAnnot_GetRect(field, box):
            (x0, y0), (x1, y1) = turn.place(box.left, box.bottom), turn.place(box.right, box.top)
            size = min(abs(y1 - y0) * 0.7, 12.0) or 1.0
            found.append(Glyph(value, min(x0, x1), max(x0, x1), min(y0, y1) + abs(y1 - y0) * 0.25, size, True))
        pdfium.FPDFPage_CloseAnnot(field)
    return found


def _value(form: pypdfium2.PdfFormEnv, field: Any) -> str:
    if pdfium.FPDFAnnot_GetSubtype(field) != pdfium.FPDF_ANNOT_WIDGET:
        return ""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, field)
    if kind in _TICKED_FIELDS:
        return _TICK if pdfium.FPDFAnnot_IsChecked(form, field) else ""
    if kind not in _TEXT_FIELDS:
        return ""
    return " ".join(_string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, field, buffer, size)).split())


def _string(get: Callable[[Any, int], int]) -> str:
    size = min(get(None, 0), _LONGEST_VALUE)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    get(buffer, size)
    return bytes(buffer).decode("utf-16-le", "ignore").rstrip("\0")


def without_overlays(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters without watermarks: large ones that are printed over others, as no title is."""
    if not glyphs:
        return glyphs
    large = _LARGE * median(glyph.size for glyph in glyphs)
    lines: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.size >= large:
            lines.setdefault((round(glyph.base), round(glyph.size)), []).append(glyph)
    small = [glyph for glyph in glyphs if glyph.size < large]
    if not lines or sum(map(len, lines.values())) * len(small) > _MOST_PAIRS:
        return glyphs
    over = {key for key, line in lines.items() if 3 * sum(_covers(one, small) for one in line) >= len(line)}
    return [glyph for glyph in glyphs if (round(glyph.base), round(glyph.size)) not in over or glyph.size < large]


def _covers(glyph: Glyph, others: list[Glyph]) -> bool:
    """Whether the middle of another character lies in the box of this one."""
    low, high = glyph.base, glyph.base + 0.7 * glyph.size
    return any(
        glyph.left < (o.left + o.right) / 2 < glyph.right and low < o.base + 0.35 * o.size < high for o in others
    )
