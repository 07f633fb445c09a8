"""OFD (GB/T 33190): a zip of XML. Text is in TextCode elements, one Content.xml a page."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from itertools import islice, pairwise

from lxml import etree

from parsers.files import xml, zips
from parsers.files.limits import Budget, Unreadable
from parsers.files.paragraphs import of_text, unwrap

_ONE_LINE = 1.0  # millimetres between the upper edges of what stands on one line
_GAP = 1.5  # heights of a character: a gap that divides cells
_LARGEST = 100_000.0


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of all pages in their order and the number of pages."""
    with zips.opened(data) as archive:
        root = xml.parse(zips.part(archive, "OFD.xml", budget))
        documents = dict.fromkeys(path.strip() for path in _texts(root, "DocRoot"))  # a loop names one again and again
        pages = list(
            islice((page for path in documents for page in _pages(archive, path, budget)), budget.limits.pages)
        )
        whole = unwrap(of_text("\n".join(_page(archive, page, budget))) for page in pages)
    if not whole.strip():
        raise Unreadable("no text layer" if pages else "empty", len(pages))
    return whole, len(pages)


def _texts(root: etree._Element, wanted: str) -> list[str]:
    return [element.text for element in root.iter() if xml.name(element) == wanted and element.text]


def _pages(archive: zipfile.ZipFile, path: str, budget: Budget) -> list[str]:
    """The content files of a document, in page order."""
    document = xml.parse(zips.part(archive, path, budget))
    folder = posixpath.dirname(path)
    found = []
    for pages in (element for element in document if xml.name(element) == "Pages"):
        for page in pages:
            location = page.get("BaseLoc", "")
            found.append(location if location.startswith("/") else posixpath.normpath(posixpath.join(folder, location)))
    return found


def _page(archive: zipfile.ZipFile, path: str, budget: Budget) -> list[str]:
    """The lines of a page by height, then left to right, whatever order the file has; a wide gap divides cells."""
    try:
        root = xml.parse(zips.part(archive, path, budget))
    except Unreadable as reason:
        if str(reason).startswith("unreadable: no "):
            return []
        raise
    found = [piece for element in root.iter() if xml.name(element) == "TextObject" and (piece := _piece(element))]
    found.sort(key=lambda piece: (piece.top, piece.left))
    rows: list[list[_Piece]] = []
    for piece in found:
        if rows and abs(piece.top - rows[-1][0].top) < _ONE_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda piece: piece.left)) for row in rows]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text object: where it stands on the page, in millimetres, and what it says."""

    top: float
    left: float
    wide: float
    high: float
    text: str


def _piece(element: etree._Element) -> _Piece | None:
    """A text object with its Boundary = "x y width height"; one without a place stands at the top."""
    text = "".join(_texts(element, "TextCode"))
    try:
        left, top, wide, high = map(float, (element.get("Boundary") or "0 0 0 0").split()[:4])
    except ValueError:
        left = top = wide = high = 0.0
    numbers = (left, top, wide, high)
    if not text or not all(abs(number) < _LARGEST for number in numbers):  # also where one is no number
        return None
    return _Piece(top, left, wide, high, text)


def _line(row: list[_Piece]) -> str:
    """The pieces of a line: glued where they touch, divided by a tab where more than two characters fit between."""
    line = row[0].text
    for before, piece in pairwise(row):
        gap = piece.left - (before.left + before.wide)
        line += ("\t" if gap > _GAP * max(piece.high, 1.0) else "") + piece.text
    return line
