"""Text and markup under an office name: HTML saved as .xls, web archives as .doc, Word 2003 XML, CSV, plain text."""

from __future__ import annotations

import csv
import email
import io
import re
from email.message import Message
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from parsers.files.limits import Budget, Unreadable
from parsers.files.office import word, xml
from parsers.page import body as pages
from parsers.page import bounds, refusal
from parsers.page.encoding import text_of
from policy import PageError

_LEAST = 120  # characters that a page served in the place of a file needs to be taken as its content
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_PARTS = 60
_ROWS = 30
_IN_QUOTES = re.compile(r'"[^"\n]{0,2000}"')
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def html(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The text of a page that is the file. Error pages, log-ins and shells served in its place are not the file."""
    budget.check_time()
    page, _ = text_of(data, None)
    try:
        bounds.check_markup("file:", page)
        tree = LexborHTMLParser(page)
        is_table = tree.css_first("td") is not None
        if not is_table:
            refusal.explain("file:", page)
    except PageError as error:
        raise Unreadable("not the file: html") from error
    found = _seen(tree)
    if not is_table and len("".join(found.split())) < _LEAST:
        raise Unreadable("not the file: html")
    return found, None


def mht(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The pages of a web archive (MHT), of which a workbook has one a sheet; its plain text where it has no page."""
    budget.take(len(data))
    parts = list(islice(email.message_from_bytes(data).walk(), _PARTS))
    for kind in ("text/html", "text/plain"):
        found = [_page(part, budget) for part in parts if part.get_content_type() == kind]
        if any(text.strip() for text in found):
            return "\n".join(filter(str.strip, found)), None
    raise Unreadable("unreadable: a web archive without a page")


def _page(part: Message, budget: Budget) -> str:
    budget.check_time()
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return ""
    page, _ = text_of(body, f"{part.get_content_type()}; charset={part.get_content_charset() or ''}")
    if part.get_content_type() == "text/plain":
        return page
    try:
        bounds.check_markup("file:", page)
    except PageError as error:
        raise Unreadable("too large: markup") from error
    return _seen(LexborHTMLParser(page))


def _seen(tree: LexborHTMLParser) -> str:
    return "\n".join(pages.seen_lines(tree.body)) if tree.body is not None else ""


def word2003(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """A document as one XML file, as Word 2003 saved it, or the flat form of later ones."""
    return word.of_xml(xml.parse(data), budget), None


def plain(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """Plain text in any of the encodings of pages."""
    budget.check_time()
    return _decoded(data), None


def table(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """CSV: rows as lines with cells divided by tabs."""
    budget.check_time()
    text = _decoded(data)
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error as error:
        raise Unreadable("unreadable: damaged csv") from error
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows), None


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith(UTF16) else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("unreadable")


def written(head: bytes) -> str:
    """The text that some bytes begin with, where a person wrote it: decodable, no control characters, mostly words."""
    for encoding in ("utf-16",) if head.startswith(UTF16) else ("utf-8", "gb18030"):
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 4:
                continue
            text = head[: error.start].decode(encoding, "ignore")
        if _CONTROL.search(text):
            return ""
        words = sum(c.isalnum() or c.isspace() or c in '，。；：、,.;:%-()（）《》"\ufeff' for c in text)
        return text if words >= 0.9 * len(text) and _HAN.search(text) else ""
    return ""


def is_table(text: str) -> bool:
    """Whether a text begins as rows of cells: each line has as many commas, outside of quotes, as the first."""
    rows = [_IN_QUOTES.sub("", line).count(",") for line in text.splitlines()[:_ROWS] if line.strip()]
    whole = rows[:-1] if len(rows) > 2 else rows  # the last line may be cut
    return len(whole) > 1 and whole[0] > 0 and len(set(whole)) == 1
