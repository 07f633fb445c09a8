"""What kind of file some bytes are. Names lie: a .pdf can be an error page and a .doc a zip."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import olefile

from parsers.files import markup

_IMAGES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
)
_HTML = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body|script|title|meta)\b", re.I)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_ZIP_PARTS = (
    (re.compile(r"word/document\d*\.xml"), "docx"),
    (re.compile(r"xl/workbook\d*\.xml"), "xlsx"),
    (re.compile(r"ofd\.xml"), "ofd"),
    (re.compile(r"ppt/presentation\.xml"), "pptx"),
    (re.compile(r"meta-inf/manifest\.xml"), "odt"),
)
_OPEN_DOCUMENTS = {b"spreadsheet": "ods", b"presentation": "odp"}
_OTHERS = ((b"Rar!\x1a\x07", "rar"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gzip"), (b"{\\rtf", "rtf"))


def sniff(data: bytes, name: str = "") -> str:
    """The type as the content shows it: pdf, docx, doc, wps, xlsx, xls, ofd, zip, image, html … or unknown.

    The name only distinguishes a Word file from a WPS file, which are the same inside.
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _in_zip(data)
    if head.startswith(_OLE):
        return _in_ole(data, name)
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    if _HTML.match(_after_remarks(head.removeprefix(b"\xef\xbb\xbf"))):
        return "html"
    return next((kind for magic, kind in _OTHERS if head.startswith(magic)), None) or _written(head, name)


def _written(head: bytes, name: str) -> str:
    """A tape archive, which begins with a name; a web archive, Word's XML, a table, plain text; else unknown."""
    if head[257:262] == b"ustar":
        return "tar"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:13].lower() == b"mime-version:" or b"\nMIME-Version:" in head[:600]:
        return "mht"
    if start.startswith((b"<?xml", b"<w:", b"<pkg:")) and (b"wordDocument" in head or b"<pkg:package" in head):
        return "xml"
    text = markup.written(head)
    if not text:
        return "unknown"
    return "csv" if name.lower().endswith(".csv") or markup.is_table(text) else "txt"


def _after_remarks(head: bytes) -> bytes:
    """What follows an XML declaration and comments; one that is not closed is no HTML."""
    head = head.lstrip()
    for opens, closes in ((b"<?xml", b"?>"), (b"<!--", b"-->")):
        while head.startswith(opens):
            head = head.partition(closes)[2].lstrip()
    return head


def _in_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower().lstrip("/") for name in archive.namelist()}
            said = archive.open("mimetype").read(100) if "mimetype" in archive.namelist() else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError):
        return "zip"
    kind = next((kind for part, kind in _ZIP_PARTS if any(map(part.fullmatch, names))), "zip")
    return _OPEN_DOCUMENTS.get(said.rpartition(b".")[2].strip(), kind) if kind == "odt" else kind


def _in_ole(data: bytes, name: str) -> str:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            kind = next((kind for stream, kind in _OLE_STREAMS if ole.exists(stream)), "unknown")
    except Exception:  # noqa: BLE001 - olefile meets hostile bytes and raises many kinds
        return "unknown"
    return "wps" if kind == "doc" and name.lower().endswith(".wps") else kind
