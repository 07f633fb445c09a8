"""Files that the tests read, built by the tests themselves."""

from __future__ import annotations

import io
import struct
import zipfile

import docx
import openpyxl
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

LINES = ("关于印发节能降碳方案的通知", "到2025年，单位国内生产总值能耗下降13.5%。")


def pdf(lines: tuple[str, ...] = LINES, pages: int = 1, encrypt: str | None = None, image: bool = False) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=encrypt)
    for _ in range(pages):
        page.setFont("STSong-Light", 12)
        for number, line in enumerate(lines):
            page.drawString(72, 760 - 20 * number, line)
        if image:
            page.rect(100, 100, 200, 200, fill=1)
        page.showPage()
    page.save()
    return out.getvalue()


def word(paragraphs: tuple[str, ...] = LINES, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, values in enumerate(table):
            for column, value in enumerate(values):
                grid.cell(row, column).text = value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(rows: tuple[tuple[object, ...], ...] = (("指标", "2025年"), ("能耗下降", 13.5))) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def packed(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(pages: tuple[tuple[str, ...], ...] = (LINES,)) -> bytes:
    """An OFD as converters write it: two text objects a line, one line a height."""
    files = {
        "OFD.xml": f"<ofd:OFD {_OFD} Version='1.0'><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID></ofd:CommonData>"
        "<ofd:Pages>"
        + "".join(f"<ofd:Page ID='{n}' BaseLoc='Pages/Page_{n}/Content.xml'/>" for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for number, lines in enumerate(pages):
        objects = "".join(
            f"<ofd:TextObject ID='{2 * n}' Boundary='20 {20 + 8 * n} 80 5'>"
            f"<ofd:TextCode X='0' Y='4'>{line[:5]}</ofd:TextCode></ofd:TextObject>"
            f"<ofd:TextObject ID='{2 * n + 1}' Boundary='100 {20 + 8 * n}.2 80 5'>"
            f"<ofd:TextCode X='0' Y='4'>{line[5:]}</ofd:TextCode></ofd:TextObject>"
            for n, line in enumerate(lines)
        )
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {_OFD}><ofd:Content><ofd:Layer ID='1'>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return packed({name: text.encode() for name, text in files.items()})


def word97(text: str = "\r".join(LINES) + "\r", flags: int = 0x0200, split: bool = True) -> bytes:
    """A Word 97 file of one or two pieces: UTF-16 text and, last, an 8-bit piece with the letters `PM2.5`."""
    wide, narrow = text.encode("utf-16-le", "surrogatepass"), b"PM2.5\r" if split else b""
    at = 0x400
    word = bytearray(at) + wide + narrow
    count = len(text) + len(narrow)
    struct.pack_into("<HH", word, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", word, 0x0A, flags)
    struct.pack_into("<i", word, 0x4C, count)
    places = [0, len(text)] + ([count] if split else [])
    pieces = struct.pack("<HIH", 0, at, 0)
    if split:
        pieces += struct.pack("<HIH", 0, ((at + len(wide)) * 2) | 0x4000_0000, 0)
    plc = struct.pack(f"<{len(places)}i", *places) + pieces
    clx = b"\x01" + struct.pack("<H", 4) + b"\0\0\0\0" + b"\x02" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<II", word, 0x01A2, 0, len(clx))
    return ole({"WordDocument": bytes(word), "1Table": clx})


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def string(text: str, wide: bool = True) -> bytes:
    return struct.pack("<HB", len(text), wide) + text.encode("utf-16-le" if wide else "latin-1")


SHEET_END = record(0x000A, b"")


def workbook(cells: bytes, strings: bytes = b"", names: tuple[str, ...] = ("表一",), *, more: bytes = b"") -> bytes:
    """An Excel 97 file: the global part with sheet names and strings, then the sheets; the first holds `cells`."""
    begin = record(0x0809, struct.pack("<HHII", 0x0600, 0x0005, 0, 0) + b"\0" * 4)
    sheet = record(0x0809, struct.pack("<HHII", 0x0600, 0x0010, 0, 0) + b"\0" * 4)
    size = len(begin) + sum(12 + 2 * len(name) for name in names) + len(strings) + len(more) + len(SHEET_END)
    bounds = b""
    at = size
    for number, name in enumerate(names):
        written = struct.pack("<IBBBB", at, 0, 0, len(name), 1) + name.encode("utf-16-le")
        bounds += record(0x0085, written)
        at += len(sheet) + (len(cells) if number == 0 else 0) + len(SHEET_END)
    stream = begin + bounds + strings + more + SHEET_END
    assert len(stream) == size
    stream += sheet + cells + SHEET_END + (sheet + SHEET_END) * (len(names) - 1)
    return ole({"Workbook": stream})


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file of version 3 with the streams in its root; each is padded past the mini-stream border."""
    sector, border = 512, 4096
    bodies = {name: data.ljust(max(border, -(-len(data) // sector) * sector), b"\0") for name, data in streams.items()}
    table: list[int] = []
    starts: dict[str, int] = {}
    for name, data in bodies.items():
        starts[name] = len(table)
        length = len(data) // sector
        table += [*range(len(table) + 1, len(table) + length), 0xFFFFFFFE]
    directory = len(table)
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for number, (name, data) in enumerate(bodies.items(), 1):
        right = number + 1 if number < len(bodies) else 0xFFFFFFFF
        entries.append(_entry(name, 2, starts[name], len(data), right=right))
    listing = b"".join(entries)
    listing = listing.ljust(-(-len(listing) // sector) * sector, b"\0")
    length = len(listing) // sector
    table += [*range(directory + 1, directory + length), 0xFFFFFFFE]
    fat = len(table)
    table.append(0xFFFFFFFD)
    assert len(table) <= sector // 4, "one sector of the allocation table is enough for a test file"
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, directory, 0, border, 0xFFFFFFFE, 0,
        0xFFFFFFFE, 0,
    )  # fmt: skip
    header += struct.pack("<I", fat) + b"\xff\xff\xff\xff" * 108
    allocation = struct.pack(f"<{len(table)}I", *table).ljust(sector, b"\xff")
    return header + b"".join(bodies.values()) + listing + allocation


def _entry(name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le")
    return written.ljust(64, b"\0") + struct.pack(
        "<HBBIII16sI16sIII", len(written) + 2, kind, 1, 0xFFFFFFFF, right, child, b"", 0, b"", start, size, 0
    )
