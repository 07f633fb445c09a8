"""OFD (GB/T 33190): a zip of XML, one content file a page. Text is placed character by character, in millimetres.

A page is read as one of a PDF, by place: characters and drawn lines of its template page and of its own.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from unicodedata import east_asian_width

from lxml import etree

from parsers.files.archives import zips
from parsers.files.limits import Budget, Unreadable
from parsers.files.office import xml
from parsers.files.office.xml import child, value
from parsers.files.paper import layout, ruling
from parsers.files.paper.glyphs import LARGEST, Glyph
from parsers.files.paper.paragraphs import Line, unwrap
from parsers.files.paper.ruling import Rule

_POINTS = 72 / 25.4  # of a millimetre
_CLOSE = 1.25  # sizes: a step that leaves no gap
_SIZE = 4.0  # millimetres of a character that does not say how large it is
_DELTA = re.compile(r"g\s+(\d{1,5})\s+(\S{1,20})|(\S{1,20})")
_MOVES = re.compile(r"([MLCS])\s*([-\d.eE]{1,20})\s+([-\d.eE]{1,20})|([QBAC])")
_LONGEST = 100_000  # characters of a path's drawing, or of a list of steps
Place = tuple[float, float]


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of all pages in their order and the number of pages."""
    with zips.opened(data) as archive:
        root = xml.parse(zips.part(archive, "OFD.xml", budget))
        documents = dict.fromkeys(path.strip() for path in _texts(root, "DocRoot"))  # a loop names one again and again
        found = (page for path in documents for page in _Document(archive, path, budget).pages())
        pages = list(islice(found, budget.limits.pages))
    whole = unwrap(pages)
    if not whole.strip():
        raise Unreadable("no text layer" if pages else "empty", len(pages))
    return whole, len(pages)


def _texts(root: etree._Element, wanted: str) -> list[str]:
    return [element.text for element in root.iter() if xml.name(element) == wanted and element.text]


@dataclass(slots=True)
class _Document:
    """One document of the file: its pages in order, and the template pages that lie under them."""

    archive: zipfile.ZipFile
    path: str
    budget: Budget
    templates: dict[str, etree._Element | None] = field(default_factory=dict)

    def pages(self) -> Iterator[list[Line]]:
        root = xml.parse(zips.part(self.archive, self.path, self.budget))
        common = child(root, "CommonData")
        places = {
            value(entry, "ID"): value(entry, "BaseLoc")
            for entry in (common if common is not None else ())
            if xml.name(entry) == "TemplatePage"
        }
        for pages in (element for element in root if xml.name(element) == "Pages"):
            for page in pages:
                yield self._lines(self._content(value(page, "BaseLoc")), places)

    def _content(self, location: str) -> etree._Element | None:
        """The content at a place of the file; none where it is missing."""
        folder = posixpath.dirname(self.path)
        path = location if location.startswith("/") else posixpath.normpath(posixpath.join(folder, location))
        try:
            return xml.parse(zips.part(self.archive, path, self.budget))
        except Unreadable as reason:
            if str(reason).startswith("unreadable: no "):
                return None
            raise

    def _lines(self, page: etree._Element | None, places: dict[str, str]) -> list[Line]:
        if page is None:
            return []
        contents = [page]
        for name in (value(part, "TemplateID") for part in page if xml.name(part) == "Template"):
            if name not in self.templates:
                self.templates[name] = self._content(places[name]) if name in places else None
            template = self.templates[name]
            contents += [template] if template is not None else []
        glyphs = [glyph for content in contents for glyph in _glyphs(content)]
        rules = [rule for content in contents for rule in _rules(content)]
        self.budget.check_time()
        return layout.lines(glyphs, rules)


def _objects(content: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Objects of a page that are seen."""
    return (o for o in content.iter() if xml.name(o) == wanted and value(o, "Visible").lower() != "false")


def _glyphs(content: etree._Element) -> Iterator[Glyph]:
    for item in _objects(content, "TextObject"):
        to_page = _Matrix.of(item)
        if to_page.is_skewed:  # a watermark
            continue
        codes = [code for code in item if xml.name(code) == "TextCode" and code.text]
        if value(item, "Size") or any(value(code, "DeltaX") for code in codes):
            size = (_numbers(value(item, "Size")) or [_SIZE])[0]
            yield from (glyph for code in codes for glyph in _characters(code, to_page, size))
        else:
            yield from _whole(item, "".join(code.text or "" for code in codes))


def _whole(item: etree._Element, text: str) -> Iterator[Glyph]:
    """A run that says neither how large its characters are nor where: it fills its boundary."""
    left, top, wide, high = [*_numbers(value(item, "Boundary")), 0.0, 0.0, 0.0, 0.0][:4]
    if text.strip() and all(abs(number) < LARGEST for number in (left, top, wide, high)):
        base = -(top + 0.8 * high) * _POINTS
        yield Glyph(text.strip(), left * _POINTS, (left + wide) * _POINTS, base, max(high, 1.0) * _POINTS, True)


def _characters(code: etree._Element, to_page: _Matrix, size: float) -> Iterator[Glyph]:
    """The characters of a run, each at its place; where no steps are given, one after the other by their width."""
    x, y = (_numbers(value(code, name)) or [0.0] for name in ("X", "Y"))
    across, down = x[0], y[0]
    steps = iter(_steps(value(code, "DeltaX")))
    lower = iter(_steps(value(code, "DeltaY")))
    spaced = False
    for sign in code.text or "":
        width = size * (1.0 if east_asian_width(sign) in "WFA" else 0.5)
        step = next(steps, width)
        left, base = to_page.place(across, down)
        right, _ = to_page.place(across + (step if 0 < step <= _CLOSE * size else width), down)
        seen = all(abs(number) < LARGEST for number in (left, base, right))  # also where one is no number
        if seen and not sign.isspace():
            yield Glyph(sign, left, max(left, right), base, size * to_page.scale * _POINTS, spaced)
        spaced = sign.isspace()
        across, down = across + step, down + next(lower, 0.0)


def _steps(written: str) -> Iterator[float]:
    """Steps between characters: ``4.2 4.2``, or ``g 10 4.2`` for ten of them."""
    for found in _DELTA.finditer(written[:_LONGEST]):
        number = _number(found[2] or found[3])
        yield from [number] * (min(int(found[1]), _LONGEST) if found[1] else 1)


def _rules(content: etree._Element) -> Iterator[Rule]:
    for item in _objects(content, "PathObject"):
        to_page = _Matrix.of(item)
        drawn = next(iter(_texts(item, "AbbreviatedData")), "")[:_LONGEST]
        yield from ruling.of_lines(
            ([to_page.place(*point) for point in line] for line in _lines_of(drawn)),
            stroked=value(item, "Stroke").lower() != "false",
        )


def _lines_of(drawn: str) -> Iterable[list[Place]]:
    """The straight lines of a drawing: M begins one, L goes on, C closes; curves are no rules."""
    points: list[Place] = []
    for found in _MOVES.finditer(drawn):
        kind = found[1] or found[4]
        if kind == "L":
            points.append((_number(found[2]), _number(found[3])))
        elif kind in ("M", "S"):
            yield points
            points = [(_number(found[2]), _number(found[3]))]
        elif kind == "C" and points:
            points.append(points[0])
    yield points


@dataclass(frozen=True, slots=True)
class _Matrix:
    """From an object to its page: the corner of its boundary, its own turn and scale. On the page y goes up."""

    left: float
    top: float
    turn: tuple[float, ...]

    @classmethod
    def of(cls, item: etree._Element) -> _Matrix:
        left, top = [*_numbers(value(item, "Boundary")), 0.0, 0.0][:2]
        turn = _numbers(value(item, "CTM"))
        return cls(left, top, tuple(turn) if len(turn) == 6 else (1, 0, 0, 1, 0, 0))

    @property
    def scale(self) -> float:
        """How much larger than written characters are."""
        return (self.turn[2] ** 2 + self.turn[3] ** 2) ** 0.5 or 1.0

    @property
    def is_skewed(self) -> bool:
        """Whether the object is turned by less or more than quarters."""
        a, b, *_ = self.turn
        return min(abs(a), abs(b)) > 0.04 * max(abs(a), abs(b))

    def place(self, x: float, y: float) -> Place:
        """A point of the object on the page, in points."""
        a, b, c, d, e, f = self.turn
        return (self.left + a * x + c * y + e) * _POINTS, -(self.top + b * x + d * y + f) * _POINTS


def _numbers(written: str) -> list[float]:
    return [_number(part) for part in written.split()[:8]]


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return 0.0
