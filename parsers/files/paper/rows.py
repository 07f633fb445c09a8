"""Characters by their places, gathered into rows, and rows into pieces with wide gaps between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.files.paper.glyphs import Glyph

_SAME_LINE = 0.25  # of the size: how far baselines of one row lie apart
_SMALLER = 0.8  # of the row's size: what is no larger may be raised or lowered
_RAISED_BY = 0.15  # of the row's size
_TOUCHES = 1.0  # of the em: how far from a row's characters a raised one stands
_MOST_RAISED = 100  # characters of a row
_FEW = 8  # raised digits of a row
_BLANK, _BLANK_SAID = 0.3, 0.1  # of the em: a gap that is a blank, and one that the file calls a blank
_BOLD = 0.3  # of its width: how far beside itself a character is printed again
_GAP = 1.5  # of the em: a gap that divides pieces
_SPREAD = (1.05, 2.6)  # of the em: steps between letter-spaced characters; what is wider is columns
_GRID = 0.12  # of the pitch: how much steps between letter-spaced characters differ
RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_FULL_WIDTH = ("\u2e80", "\u9fff")


class Row(NamedTuple):
    """The characters of one line of a page from left to right. `em` is the width of a Chinese character in it."""

    glyphs: list[Glyph]
    base: float
    em: float

    @property
    def left(self) -> float:
        """The left edge of the first character."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """The right edge of what reaches farthest to the right."""
        return max(glyph.right for glyph in self.glyphs)


class Piece(NamedTuple):
    """A part of a row without a wide gap in it."""

    text: str
    left: float
    right: float


def of_glyphs(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows from top to bottom; raised and lowered characters are in the row that they belong to."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if rows and rows[-1][0].base - glyph.base < _SAME_LINE * min(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_row(glyphs) for glyphs in _with_raised(rows)]


def _row(glyphs: list[Glyph]) -> Row:
    wide = [
        glyph.right - glyph.left
        for glyph in glyphs
        if len(glyph.text) == 1 and _FULL_WIDTH[0] <= glyph.text <= _FULL_WIDTH[1]
    ]
    em = median(wide) if wide else 0.9 * median(glyph.size for glyph in glyphs)
    ordered = _once(sorted(glyphs, key=lambda glyph: (glyph.left, glyph.right)))
    return Row(ordered, median(glyph.base for glyph in glyphs), max(em, 1.0))


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Characters without those that are printed a second time a little beside, to look bold."""
    kept = glyphs[:1]
    for glyph in glyphs[1:]:
        before = kept[-1]
        if glyph.text != before.text or glyph.left - before.left > _BOLD * (before.right - before.left):
            kept.append(glyph)
    return kept


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows of small characters, or of a few digits, that stand at the shoulder or foot of another row, put into it."""
    sizes = [median(glyph.size for glyph in row) for row in rows]
    kept = [list(row) for row in rows]
    for number, row in enumerate(rows):
        for near in (number + 1, number - 1):
            if not 0 <= near < len(rows) or len(row) > _MOST_RAISED:
                continue
            if sizes[number] > _SMALLER * sizes[near] and not _are_signs(row):
                continue
            at = [glyph for glyph in row if _belongs(glyph, rows[near], sizes[near])]
            if len(at) == len(row):
                for glyph in row:
                    risen = glyph.base - rows[near][0].base > _RAISED_BY * sizes[near]
                    text = glyph.text.translate(RAISED) if risen else glyph.text
                    kept[near].append(glyph._replace(text=text, base=rows[near][0].base))
                kept[number] = []
                break
    return [row for row in kept if row]


def _are_signs(row: list[Glyph]) -> bool:
    """Whether a row is no more than the digits that may be raised without being smaller."""
    return len(row) <= _FEW and all(len(glyph.text) == 1 and ord(glyph.text) in RAISED for glyph in row)


def _belongs(glyph: Glyph, row: list[Glyph], size: float) -> bool:
    """Whether a character overlaps a row in height and stands beside one of its characters."""
    low, high = max(glyph.base, row[0].base), min(glyph.base + 0.8 * glyph.size, row[0].base + 0.8 * size)
    if high - low < 0.24 * glyph.size:
        return False
    reach = _TOUCHES * size
    return any(other.left - reach < glyph.right and glyph.left < other.right + reach for other in row)


def pieces(row: Row) -> list[Piece]:
    """The parts of a row between its wide gaps. A row of letter-spaced characters is one part."""
    spaced_out = is_letter_spaced(row)
    parts: list[list[Glyph]] = [[row.glyphs[0]]]
    right = row.glyphs[0].right
    for glyph in row.glyphs[1:]:
        if glyph.left - right > _GAP * row.em and not spaced_out:
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
        right = max(right, glyph.right)
    return [
        Piece(words(part, row.em, closed=spaced_out), part[0].left, max(glyph.right for glyph in part))
        for part in parts
    ]


def is_letter_spaced(row: Row) -> bool:
    """Whether the characters stand at even steps, Chinese and digits alike, with gaps between them."""
    steps = [after.left - before.left for before, after in pairwise(row.glyphs)]
    if len(steps) < 3:
        return False
    step = median(steps)
    even = sum(abs(one - step) <= _GRID * step for one in steps)
    spread = _SPREAD[0] * row.em < step < _SPREAD[1] * row.em
    return spread and even >= 0.9 * len(steps) and all(len(glyph.text) == 1 for glyph in row.glyphs)


def words(glyphs: list[Glyph], em: float, *, closed: bool = False) -> str:
    """The text of characters from left to right, with a blank where a gap is one."""
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        gap = glyph.left - before.right
        blank = gap > _BLANK * em or (glyph.spaced and gap > _BLANK_SAID * em)
        text += (" " if blank and not closed else "") + glyph.text
    return text
