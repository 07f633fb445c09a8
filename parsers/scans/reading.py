"""A scan as text: what the recogniser finds on each page, set upright and put in the order in which it is read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any
from unicodedata import east_asian_width

from parsers.files.limits import Limits, Unreadable, tidy
from parsers.files.paper import layout
from parsers.files.paper.glyphs import Glyph
from parsers.files.paper.paragraphs import Line, unwrap
from parsers.scans import engine, pictures
from parsers.scans.engine import Found
from policy import AttachmentText

KINDS = ("pdf", "image")
MOST_PAGES = 120
_DOUBTFUL = 0.6  # a page that is read with less confidence may stand on its side or head
_LEAST = 0.5  # a text that is recognised with less is none
_TALL = 1.5  # times as high as wide: a line that runs downward


def recognise(data: bytes, kind: str, limits: Limits | None = None) -> AttachmentText:
    """The text of a scanned PDF or a picture, with status ``recognised`` and its confidence, or why there is none."""
    limits = limits or Limits()
    try:
        pages = pictures.of_pdf(data, MOST_PAGES) if kind == "pdf" else pictures.of_image(data, MOST_PAGES)
        read = [(number, *_page(pixels)) for number, pixels in pages]
    except Unreadable as reason:
        return AttachmentText(kind, str(reason))
    found = [line for _, lines, _ in read for line in lines]
    count = read[-1][0] if read else 0
    sure = confidence(found)
    text = tidy(unwrap(page for _, _, page in read)[: limits.characters])
    if not text.strip() or sure < _LEAST:
        return AttachmentText(kind, "nothing recognised", "", count)
    return AttachmentText(kind, "recognised", text, count, round(sure, 3))


def confidence(found: Sequence[Found]) -> float:
    """How sure the recogniser is of a text, over all its characters; 0 where it found none."""
    letters = sum(len(line.text) for line in found)
    return sum(line.confidence * len(line.text) for line in found) / letters if letters else 0.0


def _page(pixels: Any) -> tuple[list[Found], list[Line]]:
    """The lines of a page and their order. A page that is hard to read is tried on its sides and head too."""
    best = engine.lines_of(pixels)
    if best and (confidence(best) < _DOUBTFUL or 2 * sum(map(_is_upright, best)) > len(best)):
        for turns in (1, 3, 2):
            found = engine.lines_of(_turned(pixels, turns))
            if confidence(found) > confidence(best) and 2 * sum(map(_is_upright, found)) <= len(found):
                best = found
    return best, in_order(best)


def _turned(pixels: Any, turns: int) -> Any:
    from numpy import ascontiguousarray, rot90

    return ascontiguousarray(rot90(pixels, turns))


def _is_upright(line: Found) -> bool:
    across = math.dist(line.corners[0], line.corners[1])
    return len(line.text) > 1 and math.dist(line.corners[0], line.corners[3]) > _TALL * across


def in_order(found: Sequence[Found]) -> list[Line]:
    """Lines in their order: the page is set upright by the slope of its lines, then read as a PDF by place."""
    slopes = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in ((f.corners[0], f.corners[1]) for f in found if f.text)]
    slope = median(slopes) if slopes else 0.0
    return layout.lines([glyph for line in found for glyph in _glyphs(line, slope)], [])


def _glyphs(line: Found, slope: float) -> Iterable[Glyph]:
    """The characters of a line at even steps, as if they had been printed there."""
    corners = [_upright(corner, slope) for corner in line.corners]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    widths = [2 if east_asian_width(sign) in "WF" else 1 for sign in line.text]
    step = (right - left) / max(sum(widths), 1)
    at = left
    spaced = False
    for sign, width in zip(line.text, widths, strict=True):
        if not sign.isspace():
            yield Glyph(sign, at, at + width * step, bottom, top - bottom, spaced)
        spaced = sign.isspace()
        at += width * step


def _upright(corner: tuple[float, float], slope: float) -> tuple[float, float]:
    """A corner after the page was set upright, with y upward."""
    x, y = corner
    return x * math.cos(slope) + y * math.sin(slope), x * math.sin(slope) - y * math.cos(slope)
