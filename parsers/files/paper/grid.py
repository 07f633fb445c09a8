"""Tables whose frames are drawn: which cell a place of the page lies in, and the rows of cells as lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from parsers.files.paper import rows
from parsers.files.paper.glyphs import Glyph
from parsers.files.paper.ruling import Rule
from parsers.page.lines import joined

_NEAR = 3.0  # points between rules that are one
_MOST_CROSSINGS = 60_000  # level times upright rules of a page; a drawing has more
_MOST_TABLES = 60
Cell = tuple[int, int]


@dataclass(slots=True)
class Grid:
    """A table between rules: `across` are the places of its upright rules, `upward` the heights of its level ones."""

    across: list[float]
    upward: list[float]
    upright: list[Rule]
    level: list[Rule]
    cells: dict[Cell, list[Glyph]] = field(default_factory=dict)
    firsts: dict[Cell, Cell] = field(default_factory=dict)

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.upward[-1]

    def take(self, glyph: Glyph) -> bool:
        """Put a character into its cell, merged cells counted as their first; false where it is outside."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base + 0.3 * glyph.size
        cell = bisect_right(self.upward, y) - 1, bisect_right(self.across, x) - 1
        if not (0 <= cell[0] < len(self.upward) - 1 and 0 <= cell[1] < len(self.across) - 1):
            return False
        if cell not in self.firsts:
            self.firsts[cell] = self._first(*cell)
        self.cells.setdefault(self.firsts[cell], []).append(glyph)
        return True

    def _first(self, row: int, column: int) -> Cell:
        """The upper left one of the cells that are one: no rule stands between them."""
        height = (self.upward[row] + self.upward[row + 1]) / 2
        while column and not _covers(self.upright, self.across[column], height):
            column -= 1
        place = (self.across[column] + self.across[column + 1]) / 2
        while row < len(self.upward) - 2 and not _covers(self.level, self.upward[row + 1], place):
            row += 1
        return row, column

    def lines(self) -> Iterator[str]:
        """The rows that hold text from top to bottom, cells divided by tabs, empty ones kept between others."""
        for row in range(len(self.upward) - 2, -1, -1):
            texts = [self._text(row, column) for column in range(len(self.across) - 1)]
            if any(texts):
                yield "\t".join(texts).rstrip("\t")

    def _text(self, row: int, column: int) -> str:
        found = self.cells.get((row, column))
        return joined(" ".join(p.text for p in rows.pieces(line)) for line in rows.of_glyphs(found)) if found else ""


def _covers(found: list[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= place <= rule.end + _NEAR for rule in found)


def tables(found: Iterable[Rule]) -> list[Grid]:
    """The tables that rules frame, of two columns or more, from the top of the page."""
    level, upright = _merged(r for r in found if r.level), _merged(r for r in found if not r.level)
    if len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    grids = []
    for lines, posts in _connected(level, upright):
        across = _places([p.at for p in posts], [r.start for r in lines], [r.end for r in lines])
        upward = _places([r.at for r in lines], [p.start for p in posts], [p.end for p in posts])
        if len(across) > 2 and len(upward) > 1:
            grids.append(Grid(across, upward, posts, lines))
    return sorted(grids, key=lambda grid: -grid.top)[:_MOST_TABLES]


def _merged(found: Iterable[Rule]) -> list[Rule]:
    """Rules at one place that touch, as one: frames are drawn cell by cell."""
    kept: list[Rule] = []
    at = None
    for rule in sorted(found, key=lambda rule: (rule.at, rule.start)):
        at = rule.at if at is None or rule.at - at > _NEAR else at
        kept.append(rule._replace(at=at))
    whole: list[Rule] = []
    for rule in sorted(kept, key=lambda rule: (rule.at, rule.start)):
        if whole and whole[-1].at == rule.at and rule.start <= whole[-1].end + _NEAR:
            whole[-1] = whole[-1]._replace(end=max(whole[-1].end, rule.end))
        else:
            whole.append(rule)
    return whole


def _places(own: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """The places of rules, and where the rules across them begin and end: tables are often open at their sides."""
    places: list[float] = []
    for place in sorted((*own, min(starts), max(ends))):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _connected(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that cross or touch; each pair is asked at most twice."""
    while level:
        fresh, level = [level[0]], level[1:]
        lines, posts = list(fresh), []
        while fresh:
            met = [post for post in upright if any(_cross(line, post) for line in fresh)]
            upright = [post for post in upright if post not in met]
            fresh = [line for line in level if any(_cross(line, post) for post in met)]
            level = [line for line in level if line not in fresh]
            lines += fresh
            posts += met
        if posts:
            yield lines, posts


def _cross(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )
