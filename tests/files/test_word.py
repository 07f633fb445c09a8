"""Word: numbers and hiding by style, restarted lists, symbol fonts, formulas, rows that are deleted."""

from __future__ import annotations

import pytest

from parsers.files import read
from tests.files.test_kinds_of_content import W, docx, p, r

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def level(depth: int, form: str, text: str, more: str = "") -> str:
    said = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{said}</w:lvl>'


def lists(levels: str, nums: str) -> str:
    return f'<w:numbering {W}><w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>{nums}</w:numbering>'


def num(number: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="4"/>{more}</w:num>'


def listed(number: int, depth: int = 0) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'


def styled(name: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>'


STYLES = (
    f"<w:styles {W}>"
    '<w:style w:styleId="Chapter"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Article"><w:basedOn w:val="Chapter"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
    '<w:style w:styleId="Plain"><w:basedOn w:val="Plain"/></w:style>'
    '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Open"><w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    "</w:styles>"
)
ARTICLES = level(0, "chineseCountingThousand", "第%1章") + level(1, "chineseCountingThousand", "第%2条")


def test_paragraphs_are_numbered_by_their_style() -> None:
    body = (
        p(r("总则"), of=styled("Chapter")) + p(r("为了节能。"), of=styled("Article")) + p(r("正文"), of=styled("Plain"))
    )
    body += p(r("适用范围。"), of=styled("Article")) + p(r("附则"), of=styled("Chapter"))
    found = read(docx(body, numbering=lists(ARTICLES, num(1)), styles=STYLES)).text
    assert found.split("\n") == ["第一章 总则", "第一条 为了节能。", "正文", "第二条 适用范围。", "第二章 附则"]


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    own = '<w:pPr><w:pStyle w:val="Chapter"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    assert read(docx(p(r("目录"), of=own), numbering=lists(ARTICLES, num(1)), styles=STYLES)).text == "目录"


def test_lists_of_one_form_go_on_unless_one_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    levels = level(0, "decimal", "（%1）")
    body = "".join(p(r(text), of=listed(n)) for text, n in (("甲", 1), ("乙", 2), ("丙", 3), ("丁", 3), ("戊", 1)))
    found = read(docx(body, numbering=lists(levels, num(1) + num(2) + num(3, anew)))).text
    assert found.split("\n") == ["（1）甲", "（2）乙", "（1）丙", "（2）丁", "（3）戊"]


def test_numbers_above_are_digits_where_the_level_says_so() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = p(r("目标"), of=listed(1)) + p(r("能耗"), of=listed(1, 1))
    assert read(docx(body, numbering=lists(levels, num(1)))).text == "一、目标\n1.1 能耗"


@pytest.mark.parametrize(("style", "text"), [("Secret", "公开的"), ("Open", "公开的内部的"), ("None", "公开的内部的")])
def test_characters_are_hidden_by_their_style(style: str, text: str) -> None:
    body = p(r("公开的"), r("内部的", f'<w:rStyle w:val="{style}"/>'))
    assert read(docx(body, styles=STYLES)).text == text


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [
        ("Symbol", "F0B3", "≥"), ("Symbol", "F0A3", "≤"), ("Symbol", "F0B1", "±"), ("Symbol", "F06D", "μ"),
        ("Symbol", "F057", "Ω"), ("Wingdings", "F0FC", "✓"), ("Wingdings", "F0A8", "□"), ("Wingdings 2", "F052", "☑"),
        ("Of Nobody", "F041", "□"), ("宋体", "2103", "℃"), ("Symbol", "no code", ""),
    ],
)  # fmt: skip
def test_signs_of_symbol_fonts(font: str, code: str, text: str) -> None:
    body = p(r("值"), f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', r("5"))
    assert read(docx(body)).text == f"值{text}5"


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f"{m('e=')}<m:f><m:num>{m('E')}</m:num><m:den>{m('G')}</m:den></m:f>", "e=E/G"),
        (f"<m:f><m:num>{m('a')}{m('+b')}</m:num><m:den>{m('12')}</m:den></m:f>", "(a+b)/12"),
        (f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('8')}</m:sup></m:sSup>", "10⁸"),
        (f"<m:sSub><m:e>{m('C')}</m:e><m:sub>{m('2')}</m:sub></m:sSub>", "C₂"),
        (f"<m:rad><m:deg/><m:e>{m('x')}</m:e></m:rad>", "√(x)"),
        (f"<m:d><m:e>{m('a−b')}</m:e></m:d>{m('×100%')}", "(a−b)×100%"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{m("n")}</m:e></m:d>', "[n]"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{m("E")}</m:e></m:nary>', "∑E"),
    ],
)
def test_simple_formulas_stand_on_the_line(formula: str, text: str) -> None:
    assert read(docx(f"<w:p {M}>{r('式：')}<m:oMath>{formula}</m:oMath></w:p>")).text == f"式：{text}"


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:hidden/>"])
def test_rows_that_are_deleted_or_hidden_are_no_rows(mark: str) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = f"<w:tr>{cell.format('留')}</w:tr><w:tr><w:trPr>{mark}</w:trPr>{cell.format('去')}</w:tr>"
    assert read(docx(f"<w:tbl>{rows}</w:tbl>")).text == "留"


def test_word_2003_writes_its_numbers_itself() -> None:
    number = '<w:pPr><w:listPr><w:ilvl w:val="0"/><wx:t xmlns:wx="urn:wx" wx:val="第三条"/></w:listPr></w:pPr>'
    body = p(r("本办法自发布之日起施行。"), of=number)
    document = f"<?xml version='1.0'?><w:wordDocument {W}><w:body>{body}</w:body></w:wordDocument>"
    assert read(document.encode(), "a.doc").text == "第三条 本办法自发布之日起施行。"


def test_a_document_in_one_file_has_its_lists_and_notes() -> None:
    body = p(r("总则"), of=styled("Chapter")) + p(r("目标是20%。"), of=styled("Article"))
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p(r("不含生物质。"))}</w:footnote></w:footnotes>'
    parts = f"<w:document {W}><w:body>{body}</w:body></w:document>{lists(ARTICLES, num(1))}{STYLES}{notes}"
    flat = f'<?xml version="1.0"?><pkg:package xmlns:pkg="urn:pkg"><pkg:part>{parts}</pkg:part></pkg:package>'
    assert read(flat.encode(), "a.doc").text == "第一章 总则\n第一条 目标是20%。\n注：不含生物质。"
