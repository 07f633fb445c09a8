"""Attachments by content: text where there is text, the reason where there is none."""

from __future__ import annotations

import zipfile

import pytest

from parsers.files import read, sniff
from policy import AttachmentText
from tests.files import attachment_files as build

TEXT = "\n".join(build.LINES)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (build.pdf(), "pdf"),
        (build.word(), "docx"),
        (build.sheet(), "xlsx"),
        (build.ofd(), "ofd"),
        (build.word97(), "doc"),
        (build.packed({"a.txt": b"x"}), "zip"),
        (build.ole({"Workbook": b"x"}), "xls"),
        (build.ole({"PowerPoint Document": b"x"}), "ppt"),
        (build.ole({"EncryptedPackage": b"x"}), "encrypted"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"\xff\xd8\xff\xe0....", "image"),
        (b"RIFF....WEBPVP8 ", "image"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "html"),
        (b"<!-- saved -->\n<html lang=zh>", "html"),
        (b"<script>document.cookie='a'</script>", "html"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"Rar!\x1a\x07\x00....", "rar"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"plain words", "unknown"),
    ],
)
@pytest.mark.parametrize("name", ["x.pdf", "x.doc", ""])
def test_the_content_tells_the_type_and_not_the_name(data: bytes, kind: str, name: str) -> None:
    assert sniff(data, name) == kind


def test_a_wps_file_is_told_by_its_name_only() -> None:
    assert read(build.word97(), "方案.wps").type == "wps"
    assert read(build.word97(), "方案.doc").type == "doc"


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (build.pdf(), 1),
        (build.pdf(pages=3), 3),
        (build.word(), None),
        (build.ofd(), 1),
        (build.word97(split=False), None),
    ],
    ids=["pdf", "pdf of three pages", "docx", "ofd", "doc"],
)
def test_the_text_is_read(data: bytes, pages: int | None) -> None:
    found = read(data, "a.bin")
    assert (found.status, found.pages) == ("text", pages)
    assert found.text == "\n".join([TEXT] * (pages or 1))


def test_a_pdf_without_a_text_layer_says_so() -> None:
    assert read(build.pdf(lines=(), image=True)) == AttachmentText("pdf", "no text layer", "", 1)


def test_an_encrypted_pdf_says_so() -> None:
    assert read(build.pdf(encrypt="secret")).status == "encrypted"


def test_a_pdf_that_pdfium_cannot_open_is_read_by_the_second_reader() -> None:
    whole = build.pdf()
    damaged = whole[: whole.rindex(b"startxref")] + b"startxref\n999999\n%%EOF"
    found = read(damaged)
    assert found.status == "text"
    assert build.LINES[0] in found.text


def test_tables_of_a_docx_are_rows_in_their_place() -> None:
    document = build.word(paragraphs=("表1",), table=(("指标", "2025年"), ("能耗", "下降\n13.5%")))
    assert read(document).text == "表1\n指标\t2025年\n能耗\t下降 13.5%"


def test_a_cell_of_a_docx_may_reach_over_columns_and_its_lines_are_one_word() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>指标</w:t></w:r></w:p></w:tc>'
    lines = "<w:p><w:r><w:t>碳排放</w:t></w:r></w:p><w:p><w:r><w:t>强度</w:t><w:br/><w:t>2025</w:t></w:r></w:p>"
    cell = f"<w:tc>{lines}</w:tc>"
    table = f"<w:tbl><w:tr>{wide}{cell}</w:tr><w:tr>{cell}{cell}{cell}</w:tr></w:tbl>"
    document = f'<w:document xmlns:w="urn:w"><w:body>{table}</w:body></w:document>'.encode()
    for part in ("word/document.xml", "word/document2.xml"):
        found = read(build.packed({part: document}))
        assert found.type == "docx"
        assert found.text == "指标\t\t碳排放强度 2025\n" + "\t".join(["碳排放强度 2025"] * 3)


def test_a_docx_gives_each_text_once() -> None:
    box = (
        "<w:p><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:r><w:t>框内</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent><w:del><w:r><w:t>删去</w:t></w:r></w:del><w:ins><w:r><w:t>增加</w:t></w:r></w:ins></w:p>"
    )
    names = "".join(f' xmlns:{n}="urn:{n}"' for n in ("w", "mc", "wps"))
    document = f"<w:document{names}><w:body>{box}</w:body></w:document>"
    assert read(build.packed({"word/document.xml": document.encode()})).text == "框内增加"


def test_a_workbook_gives_rows_and_sheet_names() -> None:
    assert read(build.sheet()).text == "指标\t2025年\n能耗下降\t13.5"


def test_the_8_bit_piece_of_a_word_97_file_is_read() -> None:
    assert read(build.word97()).text == TEXT + "\nPM2.5"


def test_fields_and_cells_of_a_word_97_file() -> None:
    text = '见\x13HYPERLINK "http://a"\x14官网\x15。\r甲\x07乙\x07\x07丙\x07丁\x07\x07完\r'
    assert read(build.word97(text, split=False)).text == "见官网。\n甲\t乙\n丙\t丁\n完"


def test_the_lines_of_a_cell_of_a_word_97_file_are_joined() -> None:
    text = "表前\r甲\x07碳排放\r强度\x07PM\x0b2.5\x07\x07表后\r完\r"
    assert read(build.word97(text, split=False)).text == "表前\n甲\t碳排放强度\tPM 2.5\n表后\n完"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (build.word97(flags=0x0300), "encrypted"),
        (build.ole({"WordDocument": b"\x00" * 600}), "unreadable: not Word 97 or later"),
        (build.ole({"Workbook": b"x"}), "unreadable: older than Excel 97"),
        (build.ole({"PowerPoint Document": b"x"}), "unreadable: older than PowerPoint 97"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "unreadable"),
        (b"{\\rtf1{\\v x}}", "empty"),
        (b"<html><body>404 Not Found</body></html>", "not the file: html"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"", "empty"),
        (b"\x00\x00\n", "empty"),
        (b"%PDF-1.4 and then nothing of it", "unreadable: damaged pdf"),
        (build.word()[:400], "unreadable: damaged zip"),
        (build.ofd(((),)), "no text layer"),
        (build.packed({}), "empty"),
        (build.packed({"a.png": b"\x89PNG\r\n\x1a\n..."}), "image"),
    ],
)
def test_the_reason_is_kept_where_there_is_no_text(data: bytes, status: str) -> None:
    found = read(data, "附件.pdf")
    assert (found.status, found.text) == (status, "")


def test_an_encrypted_office_file_takes_its_type_from_its_name() -> None:
    data = build.ole({"EncryptedPackage": b"x"})
    assert read(data, "表.xlsx") == AttachmentText("xlsx", "encrypted")
    assert read(data, "文.docx") == AttachmentText("docx", "encrypted")


def test_an_ofd_reads_its_pages_in_order_and_joins_a_line() -> None:
    found = read(build.ofd((("第一页第一行文字", "第二行"), ("下一页",))))
    assert (found.text, found.pages) == ("第一页第一行文字\n第二行\n下一页", 2)


def test_a_zip_names_its_files_and_reads_each() -> None:
    found = read(
        build.packed({"通知.docx": build.word(), "照片.png": b"\x89PNG\r\n\x1a\n...", "附件/表.xlsx": build.sheet()})
    )
    assert found.status == "text"
    assert found.text == f"通知.docx\n{TEXT}\n\n照片.png [image]\n\n附件/表.xlsx\n指标\t2025年\n能耗下降\t13.5"


def test_names_in_gb18030_are_read() -> None:
    data = build.packed({"AABB.docx": build.word()}, zipfile.ZIP_STORED).replace(b"AABB", "表格".encode("gb18030"))
    assert read(data).text == f"表格.docx\n{TEXT}"


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    found = read(build.word97("甲\x00乙\ud800丙\r\r\r\r丁 \u3000\r", split=False))
    assert found.text == "甲乙丙\n\n丁"
