"""What Word, Excel and OFD show a reader, and text under any name. Each kind with an input of its own."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from command import zhengce
from parsers.files import read
from parsers.files.office.cellformat import shown
from parsers.files.office.numbering import chinese, written

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CASES = Path(__file__).resolve().parents[2] / "../shared/cases/files"


def docx(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return out.getvalue()


def p(*runs: str, of: str = "") -> str:
    return f"<w:p>{of}{''.join(runs)}</w:p>"


def r(text: str, of: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{of}</w:rPr>' if of else ''}<w:t>{text}</w:t></w:r>"


def numbered(level: int) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>'


LISTS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    body = p(r("总体要求"), of=numbered(0)) + p(r("原则"), of=numbered(1)) + p(r("目标"), of=numbered(1))
    body += p(r("任务"), of=numbered(0)) + p(r("节能"), of=numbered(1))
    lines = read(docx(body, numbering=LISTS)).text.split("\n")
    assert lines == ["一、总体要求", "一.1 原则", "一.2 目标", "二、任务", "二.1 节能"]


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (21, "二十一"), (105, "一百零五"), (1000, "一千")])
def test_numbers_in_chinese(number: int, text: str) -> None:
    assert chinese(number) == text
    assert written(number, "decimal") == str(number)


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (r("（不公开）", "<w:vanish/>"), "下降13.5%"),
        (r("14%", "<w:strike/>"), "下降13.5%"),
        (r("同比", '<w:strike w:val="0"/>'), "下降13.5%同比"),
        (f"<w:moveFrom>{r('移走的话')}</w:moveFrom><w:moveTo>{r('移来的话')}</w:moveTo>", "下降13.5%移来的话"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>tàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>碳</w:t></w:r></w:rubyBase></w:ruby></w:r>",
         "下降13.5%碳"),
        (r("约10") + r("8", '<w:vertAlign w:val="superscript"/>') + r("吨"), "下降13.5%约10⁸吨"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "下降13.5%☑"),
    ],
)  # fmt: skip
def test_what_word_shows_is_the_text(run: str, text: str) -> None:
    assert read(docx(p(r("下降13.5%"), run))).text == text


def test_notes_stand_behind_the_text() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="1">{p(r("以2020年为基期。"))}</w:footnote></w:footnotes>'
    assert read(docx(p(r("下降18%。")), footnotes=notes)).text == "下降18%。\n注：以2020年为基期。"


def test_rows_and_cells_in_content_controls_are_rows_and_cells() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inside = f"<w:sdt><w:sdtContent>{cell.format('18%')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell.format('碳强度')}{inside}</w:tr></w:sdtContent></w:sdt>"
    assert read(docx(f"<w:tbl>{row}</w:tbl>")).text == "碳强度\t18%"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.18, "0%", "18%"), (0.1354, "0.00%", "13.54%"), (2500, "#,##0", "2,500"), (3.1, "0.00", "3.10"),
        (0.000002, "General", "0.000002"), (12, "General", "12"), (1.50, "0.##", "1.5"), (True, "General", "TRUE"),
        (date(2026, 3, 5), 'yyyy"年"m"月"d"日"', "2026年3月5日"), (date(2026, 3, 5), "yyyy-mm-dd", "2026-03-05"),
        (None, "0%", ""), ("0012", "@", "0012"), (float("inf"), "General", "inf"),
        (650, '0"万吨"', "650万吨"), (42, "00000", "00042"), (-1.5, "0.0_);(0.0)", "(1.5)"),
        (-1.5, "0.0;[Red]-0.0", "-1.5"),
        (2_500_000, "#,##0,", "2,500"), (7.5, "[$¥-804]#,##0.00", "¥7.50"), (0.25, "# ?/?", "0.25"),
        (0, '0;-0;"—"', "—"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', "-"), (3, 'General"项"', "3项"),
        (1e-9, "0.0E+00", "0.000000001"),
        (date(2026, 3, 5), "yyyy/m/d", "2026/3/5"), (date(2026, 3, 5), "mm-dd-yy", "2026/3/5"),
        (date(2026, 3, 5), 'm"月"d"日"', "3月5日"), (date(2026, 3, 5), "yyyy.mm", "2026.03"),
        (date(2026, 3, 5), "aaaa", "星期四"),
        (datetime(2026, 3, 5, 14, 5, tzinfo=UTC), "yyyy/m/d h:mm", "2026/3/5 14:05"),
        (time(14, 5), "h:mm AM/PM", "2:05 下午"),
    ],
)  # fmt: skip
def test_cells_are_as_they_are_shown(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_a_hidden_sheet_says_so() -> None:
    book = openpyxl.Workbook()
    book.active.title = "名单"
    book.active["A1"] = "某企业"
    hidden = book.create_sheet("底稿")
    hidden["A1"] = "草稿"
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert "底稿（隐藏的工作表）" in read(out.getvalue()).text


def test_hidden_rows_and_columns_say_so() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("企业", "核定量", "经办人"), ("甲厂", 12, "某"), ("乙厂", 9, "某"), ("合计", 21, "")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["K"].hidden = True  # nothing stands there
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue()).text.split("\n") == [
        "（隐藏的列：C）", "企业\t核定量\t经办人", "甲厂\t12\t某", "乙厂\t9\t某\t（隐藏的行）", "合计\t21",
    ]  # fmt: skip


def page_of(text: str) -> str:
    return f'--b\nContent-Type: text/html; charset="utf-8"\n\n<html><body>{text}</body></html>\n'


WORKBOOK_MHT = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    + page_of("<!-- frames -->")
    + page_of("<table><tr><td>指标</td><td>单位</td></tr></table>")
    + page_of("<table><tr><td>能耗</td><td>吨</td></tr></table>")
    + "--b--\n"
)


@pytest.mark.parametrize(
    ("data", "name", "kind", "text"),
    [
        ("<html><meta charset='gb2312'><table><tr><td>名称</td><td>数量</td></tr></table>".encode("gb18030"), "a.xls",
         "html", "名称\t数量"),
        (b'MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\n\n<p>' + "碳市场通知".encode(), "b.doc", "mht",
         "碳市场通知"),
        ("指标,单位\n煤耗,克\n".encode("gb18030"), "c.csv", "csv", "指标\t单位\n煤耗\t克"),
        ("项目,投资\n\"风电, 光伏\",12\n氢能,3\n".encode(), "附件.xls", "csv", "项目\t投资\n风电, 光伏\t12\n氢能\t3"),
        ("关于碳足迹的通知，\n请认真落实。".encode("utf-16"), "d.doc", "txt", "关于碳足迹的通知，\n请认真落实。"),
        (WORKBOOK_MHT.encode(), "e.xls", "mht", "指标\t单位\n能耗\t吨"),
        ("<html><body><table><tr><td>名称</td><td style='mso-hide:all'>内</td></tr></table>".encode(), "a.doc", "html",
         "名称"),
        ("关于开展试点的通知\n请认真落实。".encode(), "d.txt", "txt", "关于开展试点的通知\n请认真落实。"),
        (f"<?xml version='1.0'?><w:wordDocument {W}><w:body>{p(r('老式文档'))}</w:body></w:wordDocument>".encode(),
         "e.doc", "xml", "老式文档"),
    ],
)  # fmt: skip
def test_the_content_decides_whatever_the_name(data: bytes, name: str, kind: str, text: str) -> None:
    found = read(data, name)
    assert (found.type, found.status, found.text) == (kind, "text", text)


@pytest.mark.parametrize("data", [b"\x07\x08\x09 binary", b"plain ascii without a word of Chinese", bytes(range(256))])
def test_what_no_person_wrote_stays_unreadable(data: bytes) -> None:
    assert read(data, "x.doc").status == "unreadable"


def test_the_command_prints_the_text_or_the_reason(tmp_path: Path) -> None:
    good, scan = tmp_path / "a.docx", tmp_path / "b.png"
    good.write_bytes(docx(p(r("节能方案"))))
    scan.write_bytes(b"\x89PNG\r\n\x1a\n....")
    found = CliRunner().invoke(zhengce, ["extract", str(good), "--json"])
    assert json.loads(found.stdout) == {"type": "docx", "status": "text", "pages": None, "text": "节能方案"}
    none = CliRunner().invoke(zhengce, ["extract", str(scan)])
    assert (none.exit_code, none.stdout) == (1, "")
    assert none.stderr.endswith("b.png: image (image)\n")


RIGHT = {
    "autonumber.docx": (["第一条", "第二条", "第三条"], []),
    "footnote.docx": (["不含原料用能。"], []),
    "hidden.docx": ([], ["内部稿"]),
    "moved.docx": (["水泥行业达到30%，钢铁"], []),
    "ruby.docx": (["推广氢能"], []),
    "sdt_row.docx": (["能耗强度下降\t13.5%"], []),
    "formats.xlsx": (["13.5%", "2025年6月30日", "1,234,567.00"], ["e-07"]),
    "ofd_order.ofd": (["通知\n一、总体要求。\n二、"], []),
    "ofd_table.ofd": (["能耗强度\t2.3\t13.5"], []),
    "header_repeat.pdf": ([], ["实施方案\n", "第1页"]),
    "letter_spaced.pdf": (["2025年"], ["2 0"]),
    "subscripts2.pdf": (["10⁴吨", "10⁹千瓦", "米³", "PM2.5"], []),
    "table_pages.pdf": (["2020年\t2025年", "能耗强度下降\t\t13.5%", "约束性\n粮食综合生产能力\t\t6.5"], []),
    "two_columns_rowwise.pdf": (["提高能源利用效率", "每年安排节能资金", "重点用能单位\n第二条"], []),
    "watermark_long.pdf": (["领域碳达峰工作取得"], ["内部资料"]),
    "html_as.xls": (["\t"], []),
    "mht_as.doc": (["通知"], []),
    "data.csv": (["能耗下降\t13.5%"], []),
    "plain.txt": (["下降13.5%"], []),
}


@pytest.mark.parametrize("name", RIGHT)
def test_the_given_cases(name: str) -> None:
    if not CASES.exists():
        pytest.skip("the given cases are not beside the repository (../shared/cases)")
    found = read((CASES / name).read_bytes(), name)
    there, not_there = RIGHT[name]
    assert found.status == "text"
    assert all(word in found.text for word in there)
    assert not any(word in found.text for word in not_there)
