"""Hostile attachments: bombs, loops, cuts and random bytes end in a result, within the limits."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.files import Limits, read, read_apart
from parsers.files.limits import tidy
from policy import AttachmentText
from tests.files import attachment_files as build
from tests.files import test_archives, test_opendocument, test_presentation, test_richtext, test_sheet97
from tests.house.growth import cost_of_call, grows

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><l>&c;</l>'
)
READERS_OF_XML = {
    "docx": lambda part: build.packed({"word/document.xml": part}),
    "ofd": lambda part: build.packed({"OFD.xml": part}),
    "xlsx": lambda part: build.packed({"xl/workbook.xml": part, "[Content_Types].xml": part}),
}


def test_a_file_above_the_size_limit_is_not_opened() -> None:
    assert read(build.pdf(), limits=Limits(size=100)).status == "too large: more than 100 bytes"


def test_a_packed_bomb_is_not_unpacked() -> None:
    bomb = build.packed({"a.docx": b"\0" * 30_000_000})
    assert len(bomb) < 100_000
    assert read(bomb).status == "too large: packed more than 200 to 1"


def test_many_middling_entries_stop_at_the_limit_of_unpacked_bytes() -> None:
    data = build.packed({f"{n}.txt": bytes(range(256)) * 3000 for n in range(8)}, zipfile.ZIP_STORED)
    assert read(data, limits=Limits(unpacked=2_000_000)).status == "too large: more than 2,000,000 bytes unpacked"


def test_many_entries_stop_at_their_limit() -> None:
    assert read(build.packed({f"{n}": b"" for n in range(30)}), limits=Limits(entries=20)).status == (
        "too large: more than 20 entries"
    )


def test_archives_in_archives_stop_at_their_depth() -> None:
    data = build.packed({"a.docx": build.word()})
    for _ in range(5):
        data = build.packed({"inner.zip": data}, zipfile.ZIP_STORED)
    assert read(data).status == "too large: archives nested more than 2 deep"


def test_what_stands_before_the_limit_is_kept_and_what_follows_is_named() -> None:
    data = build.packed({"a.docx": build.word(), "b.bin": b"\0" * 30_000_000, "c.docx": build.word()})
    found = read(data)
    assert found.status == "text"
    assert found.text.count(build.LINES[0]) == 2
    assert "b.bin [too large: packed more than 200 to 1]" in found.text


def test_an_entry_that_lies_about_its_size_is_damaged() -> None:
    out = io.BytesIO(build.packed({"a.txt": b"x" * 5000}))
    honest = out.getvalue()
    size = (5000).to_bytes(4, "little")
    assert read(honest.replace(size, (10).to_bytes(4, "little"))).status.startswith("unreadable")


@pytest.mark.parametrize("kind", READERS_OF_XML)
@pytest.mark.parametrize("part", [LAUGHS, LAUGHS.replace(b'"ha"', b'SYSTEM "file:///etc/passwd"')])
def test_entities_are_refused(kind: str, part: bytes) -> None:
    found = read(READERS_OF_XML[kind](part))
    assert found.type == kind
    assert found.status.startswith("unreadable")
    assert found.text == ""


@pytest.mark.parametrize("kind", READERS_OF_XML)
def test_xml_nested_a_hundred_thousand_deep_ends(kind: str) -> None:
    assert read(READERS_OF_XML[kind](b"<a>" * 100_000 + b"</a>" * 100_000)).text == ""


def test_tables_in_tables_end() -> None:
    depth = 80
    cell = "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>深</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    document = f'<w:document xmlns:w="urn:w"><w:body>{cell}</w:body></w:document>'
    assert read(build.packed({"word/document.xml": document.encode()})).text == "深"


def pdf(objects: list[bytes]) -> bytes:
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return body + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF" % (len(objects) + 1)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
DRAWS = b"/Length 4 /Resources << /XObject << /F 5 0 R >> >> >> stream\n/F Do\nendstream"
LOOPS = {
    "page tree holds itself": [
        CATALOG,
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>",
    ],
    "two nodes hold each other": [
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 5 >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 5 /Parent 2 0 R >>",
    ],
    "a reference to itself": [CATALOG, b"2 0 R"],
    "a form that draws itself": [
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
        b"<< /Length 4 >> stream\n/F Do\nendstream",
        b"<< /Type /XObject /Subtype /Form " + DRAWS,
    ],
    "a billion pages": [CATALOG, b"<< /Type /Pages /Kids [] /Count 1000000000 >>"],
    "a stream that unpacks a thousandfold": [
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length 20000 >> stream\n" + zlib.compress(b"\0" * 20_000_000) + b"\nendstream",
    ],
}


@pytest.mark.parametrize("loop", LOOPS)
def test_a_pdf_with_a_loop_ends_without_text(loop: str) -> None:
    found = read(pdf(LOOPS[loop]), limits=Limits(seconds=20))
    assert found.type == "pdf"
    assert found.status != "text"


def test_only_so_many_pages_of_a_pdf_are_read() -> None:
    found = read(build.pdf(pages=6), limits=Limits(pages=2))
    assert (found.pages, found.text.count(build.LINES[0])) == (6, 2)


@pytest.mark.parametrize("data", [build.pdf(), build.word(table=(("甲", "乙"),)), build.sheet(), build.ofd()])
def test_a_reading_whose_time_is_up_is_given_up(data: bytes) -> None:
    assert read(data, limits=Limits(seconds=-1)).status == "unreadable: more than -1 s"


def test_a_long_text_is_cut_at_its_limit() -> None:
    assert len(read(build.word(("字" * 5000,)), limits=Limits(characters=1000)).text) == 1000


@pytest.mark.parametrize("filling", [" ", "\t", "\u3000", "\n", "\r", "\x0b\n", "\x07", "\x13", "\x13a\x14", "\x15"])
def test_a_million_layout_characters_are_tidied(filling: str) -> None:
    text = "甲" + filling * (1_000_000 // len(filling)) + "乙"
    assert read(build.word97(text[:20_000], split=False)).status == "text"
    assert tidy(text).startswith("甲")


WHOLE = {
    "pdf": build.pdf(),
    "docx": build.word(table=(("甲", "乙"),)),
    "xlsx": build.sheet(),
    "ofd": build.ofd(),
    "doc": build.word97(),
    "xls": test_sheet97.EXAMPLE,
    "rtf": test_richtext.rtf(test_richtext.by_page("目标\\par 任务{\\footnote 注}")),
    "odt": test_opendocument.opendocument("text", test_opendocument.para("总则"), test_opendocument.STYLES),
    "ppt": test_presentation.ppt([("进展", "一年来")]),
    "tar": test_archives.tar(test_archives.ENTRIES),
    "zip": build.packed({"a.docx": build.word(), "b.pdf": build.pdf()}),
}
KNOWN = ("text", "no text layer", "unreadable", "encrypted", "too large", "image", "empty", "not the file")


def sound(found: AttachmentText) -> bool:
    return found.status.startswith(KNOWN) and (found.status == "text") == bool(found.text)


@pytest.mark.parametrize("kind", WHOLE)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_cut_and_changed_files_always_give_a_result(kind: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(0, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    start = data.draw(st.integers(0, 8))
    assert sound(read(bytes(whole[start : data.draw(st.integers(start, len(whole)))]), f"a.{kind}"))


@settings(deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html"]),
)
def test_random_bytes_always_give_a_result(data: bytes, head: bytes) -> None:
    assert sound(read(head + data))


@pytest.mark.parametrize("piece", ["\r", "\x07\r\x0b", "\x07\x0b", "\x13\x14", "\x07\r\x07"])
def test_word_97_is_read_in_linear_time(piece: str) -> None:
    cost = cost_of_call(lambda text: read(build.word97(text, split=False)), ("甲\x07", piece, "乙"))
    assert not grows(cost, 10_000)


def far_rows(reference: str) -> bytes:
    """A sheet of 1,000 rows with one cell each, as far apart as rows can be."""
    rows = "".join(f'<row r="{n}"><c r="{reference}{n}"><v>7</v></c></row>' for n in range(1, 1_000_001, 1_000))
    with zipfile.ZipFile(io.BytesIO(build.sheet())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    old = parts["xl/worksheets/sheet1.xml"].decode().replace("A1:B2", "A1:ZZ1000000")
    head, tail = old[: old.index("<sheetData>")], old[old.index("</sheetData>") :]
    parts["xl/worksheets/sheet1.xml"] = f"{head}<sheetData>{rows}{tail}".encode()
    return build.packed(parts)


@pytest.mark.parametrize(("column", "status"), [("B", "text"), ("ZZ", "empty")])
def test_rows_far_apart_cost_no_more_than_their_cells(column: str, status: str) -> None:
    found = read(far_rows(column), limits=Limits(seconds=30))
    assert found.status == status
    assert found.text.count("7") == (1000 if status == "text" else 0)


@pytest.mark.parametrize("named", ["OFD.xml", "OFD.xml twice and again"])
def test_an_ofd_that_names_a_document_a_thousand_times_has_it_once(named: str) -> None:
    with zipfile.ZipFile(io.BytesIO(build.ofd())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    root = b"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    parts["OFD.xml"] = parts["OFD.xml"].replace(root, root * (1000 if "twice" in named else 20_000))
    found = read(build.packed(parts), limits=Limits(seconds=30, unpacked=5_000_000))
    assert (found.status, found.text.count(build.LINES[0])) == ("text", 1)


@pytest.mark.parametrize("data", [build.word(), build.sheet(), build.ofd(), build.word97(), test_sheet97.EXAMPLE])
def test_what_has_to_be_opened_is_read_apart(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.files.apart.read", pytest.fail)
    assert read_apart(data).status == "text"
