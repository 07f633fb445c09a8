"""PDF: pypdfium2 first, pypdf where that cannot open the file. A scanned PDF has no text layer and says so."""

from __future__ import annotations

import io
import logging
import re
import threading

import pypdfium2

from parsers.files.limits import Budget, Unreadable
from parsers.files.paper import glyphs, layout, ruling
from parsers.files.paper.paragraphs import Line, of_text, unwrap

_STRANGE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_LEAST_PER_PAGE = 3  # characters; a scan can bear a page number or a stamp
_PASSWORD = "password"  # noqa: S105 - a word of the library's message


def text(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of all pages in their order and the number of pages."""
    try:
        pages, count = _pdfium(data, budget)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise Unreadable("encrypted") from error
        pages, count = _pypdf(data, budget)
    whole = unwrap(pages)
    letters = len("".join(whole.split()))
    if letters < _LEAST_PER_PAGE * max(len(pages), 1):
        raise Unreadable("no text layer", count)
    if len(_STRANGE.findall(whole)) * 3 > letters:
        raise Unreadable("unreadable: fonts without characters", count)
    return whole, count


_ONE_AT_A_TIME = threading.Lock()  # pdfium is not safe between threads


def _pdfium(data: bytes, budget: Budget) -> tuple[list[list[Line]], int]:
    pages: list[list[Line]] = []
    size = 0
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        count = len(document)
        for number in range(min(count, budget.limits.pages)):
            budget.check_time()
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                continue
            pages.append(_page(document, page, budget))
            page.close()
            size += sum(len(line.text) for line in pages[-1])
            if size > budget.limits.characters:
                break
    return pages, count


def _page(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, budget: Budget) -> list[Line]:
    textpage = page.get_textpage()
    found, turn = glyphs.of_page(textpage, budget)
    textpage.close()
    found += glyphs.of_form(document, page, turn)
    return layout.lines(found, ruling.of_page(page, turn)) if found else []


def _pypdf(data: bytes, budget: Budget) -> tuple[list[list[Line]], int]:
    """The second reader. It follows damaged files further, and raises many kinds of error on them."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[list[Line]] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted")
        count = len(reader.pages)
        for number in range(min(count, budget.limits.pages)):
            budget.check_time()
            pages.append(of_text(reader.pages[number].extract_text()))
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("unreadable: damaged pdf") from error
    return pages, count
