"""OFD by place: cells that are empty, frames, columns, template pages, steps between characters, watermarks."""

from __future__ import annotations

import pytest

from parsers.files import read
from tests.files import attachment_files as build
from tests.files.test_pdf_layout import PROSE, ROWS, as_text, lines_of

OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(*pages: str, template: str = "") -> bytes:
    under = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    places = "".join(f"<ofd:Page ID='{n}' BaseLoc='Pages/Page_{n}/Content.xml'/>" for n in range(len(pages)))
    files = {
        "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData>{under}</ofd:CommonData>"
        f"<ofd:Pages>{places}</ofd:Pages></ofd:Document>",
        "Doc_0/Tpls/Tpl_0/Content.xml": content(template),
    }
    lies = '<ofd:Template TemplateID="9" ZOrder="Background"/>' if template else ""
    files |= {f"Doc_0/Pages/Page_{n}/Content.xml": content(page, lies) for n, page in enumerate(pages)}
    return build.packed({name: part.encode() for name, part in files.items()})


def content(objects: str, more: str = "") -> str:
    layer = f"<ofd:Content><ofd:Layer ID='1'>{objects}</ofd:Layer></ofd:Content>"
    return f"<ofd:Page {OFD}>{more}{layer}</ofd:Page>"


def boxed(left: float, top: float, text: str, wide: float = 30) -> str:
    """A run as simple writers leave it: only its boundary says where it is."""
    code = f"<ofd:TextCode X='0' Y='4'>{text}</ofd:TextCode>"
    return f"<ofd:TextObject ID='1' Boundary='{left} {top} {wide} 5'>{code}</ofd:TextObject>"


def set_out(left: float, top: float, text: str, size: float = 4, more: str = "") -> str:
    """A run as converters leave it: a boundary as large as the page, a size, and steps between the characters."""
    steps = f"g {len(text) - 1} {size}" if len(text) > 1 else ""
    code = f"<ofd:TextCode X='{left}' Y='{top}' DeltaX='{steps}'>{text}</ofd:TextCode>"
    return f"<ofd:TextObject ID='1' Boundary='0 0 210 297' Size='{size}' {more}>{code}</ofd:TextObject>"


def path(drawn: str) -> str:
    data = f"<ofd:AbbreviatedData>{drawn}</ofd:AbbreviatedData>"
    return f"<ofd:PathObject ID='2' Boundary='0 0 210 297'>{data}</ofd:PathObject>"


@pytest.mark.parametrize("write", [boxed, set_out])
def test_empty_cells_of_a_table_are_kept(write: object) -> None:
    assert callable(write)
    runs = [
        write(20 + 45 * column, 60 + 8 * row, cell)
        for row, cells in enumerate(ROWS)
        for column, cell in enumerate(cells)
        if cell
    ]
    assert read(ofd("".join(reversed(runs)))).text == as_text(ROWS)


def test_cells_of_a_framed_table_are_told_apart_by_their_frame() -> None:
    lines = [f"M 20 {y} L 110 {y}" for y in (50, 60, 75)] + [f"M {x} 50 L {x} 75" for x in (20, 50, 80, 110)]
    runs = [set_out(22, 57, "任务"), set_out(51, 57, "责任单位甲乙丙"), set_out(81, 57, "时限"),
            set_out(22, 66, "余热利用"), set_out(22, 72, "改造"), set_out(81, 66, "2027年")]  # fmt: skip
    assert read(ofd(path(" ".join(lines)) + "".join(runs))).text == "任务\t责任单位甲乙丙\t时限\n余热利用改造\t\t2027年"


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left, right = lines_of(PROSE, 18), lines_of(PROSE[::-1].replace("，", "、"), 18)
    runs = [run for n, pair in enumerate(zip(left, right, strict=True)) for run in
            (set_out(20, 50 + 7 * n, pair[0]), set_out(110, 50 + 7 * n, pair[1]))]  # fmt: skip
    assert read(ofd("".join(runs))).text.replace("\n", "") == "".join(left + right)


def test_a_template_page_lies_under_each_page() -> None:
    found = read(ofd(set_out(60, 40, "甲公司"), set_out(60, 40, "乙公司"), template=set_out(20, 40, "单位名称：")))
    assert found.text.split("\n") == ["单位名称： 甲公司", "单位名称： 乙公司"]


def test_skewed_and_unseen_text_is_no_text() -> None:
    runs = set_out(20, 60, PROSE[:30]) + set_out(20, 90, "样本", 20, more="CTM='0.7 -0.7 0.7 0.7 0 0'")
    runs += set_out(20, 100, "看不见", more="Visible='false'")
    assert read(ofd(runs)).text == PROSE[:30]


@pytest.mark.parametrize("step", ["g 99999 4", "g 1", "nan nan", "4 " * 5000, "g -3 x", "1e999"])
def test_strange_steps_are_survived(step: str) -> None:
    run = set_out(20, 60, "节能降碳").replace("g 3 4", step)
    assert read(ofd(run)).status in ("text", "no text layer")
