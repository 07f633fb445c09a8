"""Text and markup under an office name: HTML saved as .xls, web archives as .doc, Word 2003 XML, CSV, plain text."""

from __future__ import annotations

import csv
import email
import io
import re
from email.message import Message

from selectolax.lexbor import LexborHTMLParser

from parsers.files import word, xml
from parsers.files.limits import Budget, Unreadable
from parsers.page import bounds, lines, refusal
from parsers.page.encoding import text_of
from policy import PageError

_LEAST = 120  # characters that a page served in the place of a file needs to be taken as its content
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_PARTS = 50


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
    found = "\n".join(lines.read(tree.body)) if tree.body is not None else ""
    if not is_table and len("".join(found.split())) < _LEAST:
        raise Unreadable("not the file: html")
    return found, None


def mht(data: bytes, budget: Budget) -> tuple[str, int | None]:
    """The page of a web archive (MHT)."""
    budget.take(len(data))
    for number, part in enumerate(email.message_from_bytes(data).walk()):
        if number > _PARTS:
            break
        if part.get_content_type() in ("text/html", "text/plain"):
            return _page(part, budget), None
    raise Unreadable("unreadable: a web archive without a page")


def _page(part: Message, budget: Budget) -> str:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        raise Unreadable("unreadable: a web archive without a page")
    if part.get_content_type() == "text/plain":
        return text_of(body, None)[0]
    bounds_ok, _ = text_of(body, f"text/html; charset={part.get_content_charset() or ''}")
    tree = LexborHTMLParser(bounds_ok)
    budget.check_time()
    return "\n".join(lines.read(tree.body)) if tree.body is not None else ""


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
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("unreadable")


def is_text(head: bytes) -> bool:
    """Whether some bytes are text that a person wrote: decodable, no control characters, mostly words."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 4:
                continue
            text = head[: error.start].decode(encoding, "ignore")
        if not text.strip() or _CONTROL.search(text):
            return False
        words = sum(c.isalnum() or c.isspace() or c in "，。；：、,.;:%-()（）《》" for c in text)
        return words >= 0.9 * len(text) and bool(_HAN.search(text))
    return False
