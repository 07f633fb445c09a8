"""A page of a PDF as lines in the order in which it is read: tables as rows of cells, columns of prose one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsers.files.paper import grid
from parsers.files.paper.glyphs import Glyph, without_overlays
from parsers.files.paper.paragraphs import CELLS, COLUMN, WHOLE, Line
from parsers.files.paper.rows import Piece, Row, of_glyphs, pieces
from parsers.files.paper.ruling import Rule

_FAR = 4.0  # ems between baselines: what is farther down is not of the same table
_MOST_COLUMNS = 60
_NARROWEST, _LEAST_ROWS = 8.0, 3  # a column of prose: ems wide, and rows long
_FULL, _MOSTLY, _WITH_SIGNS = 0.8, 0.6, 0.3  # a line that fills its column; how many do; how many have a comma
_BESIDE = 0.95  # ems between the baselines of lines of two columns that are out of step
_PROSE = re.compile(r"[，。；：、,;]")
_ITEM_MARK = re.compile(
    r"[（(]?[\dA-Za-z一二三四五六七八九十]{1,3}[)）.．、]?|[•·●◆■□○◇▲※*—–-]{1,2}|第[一二三四五六七八九十百零\d]{1,6}[章节条]"
)


class _Line(NamedTuple):
    row: Row
    pieces: list[Piece]


class _Span(NamedTuple):
    left: float
    right: float


def lines(glyphs: list[Glyph], rules: list[Rule]) -> list[Line]:
    """The lines of a page from top to bottom."""
    tables = grid.tables(rules)
    free = [glyph for glyph in without_overlays(glyphs) if not any(table.take(glyph) for table in tables)]
    rows = [_Line(row, pieces(row)) for row in of_glyphs(free)]
    found: list[Line] = []
    for table in tables:
        above = [line for line in rows if line.row.base > table.top]
        rows = rows[len(above) :]
        found += _flow(above)
        found += [Line(text, CELLS) for text in table.lines()]
    return found + list(_flow(rows))


def _flow(rows: list[_Line]) -> Iterator[Line]:
    """Rows outside of frames: those with gaps at the same places are a table, or columns of prose."""
    at = 0
    while at < len(rows):
        block, spans = _block(rows, at)
        at += len(block)
        if _is_prose(block, spans):
            yield from _columns(block, spans)
            continue
        while len(block) > 1 and len(block[-1].pieces) < 2 and block[-1].row.left < spans[0].right:
            block.pop()  # a line below a table that begins at its left edge is no row of it
            at -= 1
        if _is_table(block, spans):
            yield from (Line("\t".join(_cells(line, spans)).rstrip("\t"), CELLS) for line in block)
        else:
            yield from (Line(" ".join(piece.text for piece in line.pieces), WHOLE) for line in block)


def _block(rows: list[_Line], start: int) -> tuple[list[_Line], list[_Span]]:
    """The rows from one on that share gaps, and the spans between these; one row where it has no gap."""
    spans = [_Span(piece.left, piece.right) for piece in rows[start].pieces]
    end = start + 1
    if len(spans) > _MOST_COLUMNS or (len(spans) < 2 and not (end < len(rows) and _are_beside(rows[start], rows[end]))):
        return rows[start:end], spans
    while end < len(rows):
        line, before = rows[end], rows[end - 1]
        if before.row.base - line.row.base > _FAR * max(line.row.em, before.row.em):
            break
        wider = _spans(spans, line.pieces)
        if wider is None:
            break
        spans = wider
        end += 1
    return rows[start:end], spans


def _are_beside(line: _Line, below: _Line) -> bool:
    """Whether two rows of one piece each overlap in height and stand side by side: columns out of step."""
    gap = max(below.row.left - line.row.right, line.row.left - below.row.right)
    em = max(line.row.em, below.row.em)
    return gap > em and line.row.base - below.row.base < _BESIDE * em and len(below.pieces) == 1


def _spans(spans: list[_Span], found: list[Piece]) -> list[_Span] | None:
    """The spans with the pieces of one more row; none where a piece bridges a gap, or there are too many."""
    if len(found) > _MOST_COLUMNS:
        return None
    for piece in found:
        if sum(span.left < piece.right and piece.left < span.right for span in spans) > 1:
            return None
    whole: list[_Span] = []
    for left, right in sorted([*spans, *((piece.left, piece.right) for piece in found)]):
        if whole and left < whole[-1].right:
            whole[-1] = _Span(whole[-1].left, max(whole[-1].right, right))
        else:
            whole.append(_Span(left, right))
    return whole if len(spans) <= len(whole) <= _MOST_COLUMNS else None


def _is_table(block: list[_Line], spans: list[_Span]) -> bool:
    """Whether rows with gaps are a table: not a single line with one gap, and not items behind their marks."""
    if sum(len(line.pieces) > 1 for line in block) < 2 and len(spans) < 3:
        return False
    firsts = [line.pieces[0].text for line in block if line.pieces[0].left < spans[0].right]
    return len(spans) > 2 or not all(_ITEM_MARK.fullmatch(text) for text in firsts)


def _cells(line: _Line, spans: list[_Span]) -> list[str]:
    """What stands in each span; a row has at most a few pieces in one."""
    cells = [""] * len(spans)
    for piece in line.pieces:
        place = max(n for n, span in enumerate(spans) if span.left <= piece.left)
        cells[place] = f"{cells[place]} {piece.text}".lstrip()
    return cells


def _is_prose(block: list[_Line], spans: list[_Span]) -> bool:
    """Whether each span is a column of prose: wide, with punctuation, most of its lines as wide as itself."""
    if len(block) < _LEAST_ROWS or len(spans) < 2:
        return False
    em = max(line.row.em for line in block)
    for span in spans:
        texts = [piece for line in block for piece in line.pieces if span.left <= piece.left < span.right]
        wide = span.right - span.left
        full = sum(piece.right > span.left + _FULL * wide for piece in texts)
        if wide < _NARROWEST * em or full < _MOSTLY * len(texts) or len(texts) < _LEAST_ROWS:
            return False
        if sum(bool(_PROSE.search(piece.text)) for piece in texts) < _WITH_SIGNS * len(texts):
            return False
    return True


def _columns(block: list[_Line], spans: list[_Span]) -> Iterator[Line]:
    for place in range(len(spans)):
        yield from (Line(text, COLUMN) for line in block if (text := _cells(line, spans)[place]))
