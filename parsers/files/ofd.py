"""OFD (GB/T 33190): a zip of XML. Text is in TextCode elements, one Content.xml a page."""

from __future__ import annotations

import posixpath
import zipfile

from lxml import etree

from parsers.files import xml, zips
from parsers.files.limits import Budget, Unreadable
from parsers.files.paragraphs import unwrap


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of all pages in their order and the number of pages."""
    with zips.opened(data) as archive:
        root = xml.parse(zips.part(archive, "OFD.xml", budget))
        pages = [page for path in _texts(root, "DocRoot") for page in _pages(archive, path.strip(), budget)]
        whole = unwrap("\n".join(_page(archive, page, budget)) for page in pages[: budget.limits.pages])
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
    """The lines of a page: text objects at one height belong to one line."""
    try:
        root = xml.parse(zips.part(archive, path, budget))
    except Unreadable as reason:
        if str(reason).startswith("unreadable: no "):
            return []
        raise
    lines: list[str] = []
    height = None
    for element in root.iter():
        if xml.name(element) == "TextObject":
            written = "".join(_texts(element, "TextCode"))
            top = _top(element)
            if lines and top is not None and height is not None and abs(top - height) < 1.0:
                lines[-1] += written
            else:
                lines.append(written)
            height = top
    return lines


def _top(element: etree._Element) -> float | None:
    """The upper edge of a text object in millimetres, from Boundary = "x y width height"."""
    try:
        return float((element.get("Boundary") or "").split()[1])
    except (IndexError, ValueError):
        return None
