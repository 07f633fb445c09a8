"""PDF pages by place: tables with and without frames, columns of prose, margins, watermarks, raised digits, forms."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.pdfgen.canvas import Canvas

from parsers.files import read

SIZE = 10.5
WIDE = 28  # Chinese characters of a full line
PROSE = (
    "各地区要健全能源消费总量和强度双控制度，完善节能审查办法，强化重点用能单位管理，推动能效水平持续提升，"
    "到本世纪中叶形成绿色低碳的生产生活方式，并按年度向社会公布进展情况，接受监督，确保各项任务落到实处，不走过场"
)


def made(draw: Callable[[Canvas, int], None], pages: int = 1, turned: int = 0) -> str:
    """The text that is read of pages that `draw` draws; each is given its number."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas_ = canvas.Canvas(out)
    for number in range(pages):
        canvas_.setPageRotation(turned)
        canvas_.setFont("STSong-Light", SIZE)
        draw(canvas_, number)
        canvas_.showPage()
    canvas_.save()
    found = read(out.getvalue(), "a.pdf")
    assert found.status == "text"
    return found.text


def lines_of(text: str, width: int = WIDE) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def draw_lines(page: Canvas, lines: list[str], left: float = 70, top: float = 740, step: float = 18) -> float:
    for line in lines:
        page.drawString(left, top, line)
        top -= step
    return top


ROWS = (("项目", "单位", "2019年", "2024年"), ("用水量", "亿立方米", "", "5.2"), ("综合利用率", "", "61.0", "75"))


def draw_table(page: Canvas, rows: tuple[tuple[str, ...], ...], top: float = 740) -> None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            page.drawString(70 + 95 * column, top - 18 * number, cell)


def as_text(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def test_a_table_without_a_frame_keeps_its_empty_cells() -> None:
    assert made(lambda page, _: draw_table(page, ROWS)) == as_text(ROWS)


def test_a_table_between_prose_is_rows_and_the_prose_stays_paragraphs() -> None:
    def draw(page: Canvas, _: int) -> None:
        top = draw_lines(page, lines_of(PROSE))
        draw_table(page, ROWS, top - 18)
        draw_lines(page, lines_of(PROSE), top=top - 90)

    assert made(draw) == f"{PROSE}\n{as_text(ROWS)}\n{PROSE}"


def frame(page: Canvas, across: tuple[float, ...], upward: tuple[float, ...]) -> None:
    for place in across:
        page.line(place, upward[0], place, upward[-1])
    for height in upward:
        page.line(across[0], height, across[-1], height)


def test_cells_of_a_framed_table_may_have_several_lines_and_stand_close() -> None:
    def draw(page: Canvas, _: int) -> None:
        frame(page, (70, 112, 200, 260), (640, 680, 720, 760))
        for left, height, text in (
            (72, 740, "序号"), (115, 740, "重点任务"), (202, 740, "时限"),
            (72, 700, "1"), (115, 705, "推广高效电机和"), (115, 688, "变压器"), (202, 700, "2026年"),
            (72, 660, "2"), (115, 665, "淘汰落后锅炉"),
        ):  # fmt: skip
            page.drawString(left, height, text)

    assert made(draw) == "序号\t重点任务\t时限\n1\t推广高效电机和变压器\t2026年\n2\t淘汰落后锅炉"


def test_merged_cells_are_read_once_at_their_first_place() -> None:
    def draw(page: Canvas, _: int) -> None:
        for height in (760, 720, 640):
            page.line(70, height, 310, height)
        page.line(150, 680, 310, 680)
        for place in (70, 150, 310):
            page.line(place, 640, place, 760)
        page.line(230, 640, 230, 720)
        for left, height, text in ((90, 740, "领域"), (200, 740, "目标值"), (80, 690, "工业"), (155, 700, "能耗"),
                                   (240, 700, "18"), (155, 660, "水耗"), (240, 660, "16")):  # fmt: skip
            page.drawString(left, height, text)

    assert made(draw) == "领域\t目标值\n工业\t能耗\t18\n\t水耗\t16"


def test_a_frame_drawn_cell_by_cell_and_open_at_its_sides_is_a_frame() -> None:
    def draw(page: Canvas, _: int) -> None:
        for height in (760, 730, 700):
            page.rect(70, height, 100, 0.5, stroke=0, fill=1)
            page.rect(170, height, 120, 0.5, stroke=0, fill=1)
        page.rect(170, 700, 0.5, 30, stroke=0, fill=1)
        page.rect(170, 730, 0.5, 30, stroke=0, fill=1)
        draw_table(page, (("指标",), ("碳强度",)), 740)
        page.drawString(172, 740, "2024年")
        page.drawString(172, 710, "下降3.9%")
        page.drawString(70, 680, "注：按可比价格计算。")

    assert made(draw).splitlines()[0] == "指标\t2024年"
    assert made(draw).splitlines()[-1] == "注：按可比价格计算。"


def test_a_table_over_pages_has_its_head_once() -> None:
    head, body = ROWS[0], [(f"指标{name}", "", "1", f"{n}.5") for n, name in enumerate("甲乙丙丁戊己")]
    found = made(lambda page, n: draw_table(page, (head, *body[2 * n : 2 * n + 2])), pages=3)
    assert found == as_text((head, *body))


@pytest.mark.parametrize("drawn", ["row by row", "column by column", "out of step"])
def test_columns_of_prose_are_read_one_after_the_other(drawn: str) -> None:
    left, right = lines_of(PROSE, 17), lines_of(PROSE[::-1].replace("，", "、"), 17)
    step = 6 if drawn == "out of step" else 0

    def draw(page: Canvas, _: int) -> None:
        places = [(70, 740 - 18 * n, line) for n, line in enumerate(left)]
        places += [(320, 740 - step - 18 * n, line) for n, line in enumerate(right)]
        if drawn != "column by column":
            places.sort(key=lambda place: (-place[1], place[0]))
        for x, y, line in places:
            page.drawString(x, y, line)

    assert made(draw).replace("\n", "") == "".join(left + right)


def test_running_heads_feet_and_numbers_are_left_out_of_a_sentence() -> None:
    pages = [lines_of(PROSE)[:3], lines_of(PROSE)[3:]]

    def draw(page: Canvas, number: int) -> None:
        page.drawString(200, 800, "重点领域改造升级指南")
        page.drawString(70, 785, "某某委员会 2025年版")
        draw_lines(page, pages[number])
        page.drawString(70, 50, "仅供参考")
        page.drawString(280, 35, f"- {number + 1} -")

    assert made(draw, pages=2) == PROSE


@pytest.mark.parametrize("kind", ["skewed", "over the text of each page", "pale and large"])
def test_watermarks_are_no_text(kind: str) -> None:
    def draw(page: Canvas, _: int) -> None:
        draw_lines(page, lines_of(PROSE), top=520)
        page.saveState()
        if kind == "skewed":
            page.translate(150, 380)
            page.rotate(35)
        else:
            page.translate(120, 475)
        if kind == "pale and large":
            page.setFillColor(colors.Color(0.85, 0.85, 0.85))
        page.setFont("STSong-Light", 40)
        page.drawString(0, 0, "征求意见稿")
        page.restoreState()

    assert "意见稿" not in made(draw, pages=1 if kind == "pale and large" else 2)
    assert made(draw, pages=1 if kind == "pale and large" else 2).startswith(PROSE[:40])


def test_white_heads_of_a_table_are_text() -> None:
    def draw(page: Canvas, _: int) -> None:
        page.setFillColor(colors.darkblue)
        page.rect(60, 735, 400, 18, fill=1)
        page.setFillColor(colors.white)
        draw_table(page, ROWS[:1])
        page.setFillColor(colors.black)
        draw_table(page, ROWS[1:], 722)

    assert made(draw) == as_text(ROWS)


@pytest.mark.parametrize(("text", "raised"), [("3.6×10", "5"), ("年均10", "-6"), ("每立方米m", "3")])
def test_raised_digits_stay_raised(text: str, raised: str) -> None:
    def draw(page: Canvas, _: int) -> None:
        page.drawString(70, 700, text)
        end = 70 + pdfmetrics.stringWidth(text, "STSong-Light", SIZE)
        page.setFont("STSong-Light", 6.5)
        page.drawString(end, 704.5, raised)
        width = pdfmetrics.stringWidth(raised, "STSong-Light", 6.5)
        page.setFont("STSong-Light", SIZE)
        page.drawString(end + width, 700, "吨标准煤")

    assert made(draw) == text + raised.translate(str.maketrans("356-", "³⁵⁶⁻")) + "吨标准煤"


def test_digits_are_raised_by_rise_too_whatever_their_size() -> None:
    def draw(page: Canvas, _: int) -> None:
        line = page.beginText(70, 700)
        for text, rise, size in (("碳汇3×10", 0, 12), ("6", 5, 12), ("吨，面积5m", 0, 12), ("2", 4, 8), ("，CO", 0, 12),
                                 ("2", -3, 8), ("减少。", 0, 12)):  # fmt: skip
            line.setFont("STSong-Light", size)
            line.setRise(rise)
            line.textOut(text)
        page.drawText(line)

    assert made(draw) == "碳汇3×10⁶吨，面积5m²，CO2减少。"


@pytest.mark.parametrize("pitch", [1.3, 1.8, 2.4])
def test_letter_spaced_lines_close(pitch: float) -> None:
    line = "到2030年下降25%"

    def draw(page: Canvas, _: int) -> None:
        for number, letter in enumerate(line):
            page.drawString(70 + pitch * SIZE * number, 700, letter)

    assert made(draw) == line


def test_single_digits_in_columns_are_cells() -> None:
    rows = (("1", "2", "3", "4", "5"), ("6", "7", "", "8", "9"))
    assert made(lambda page, _: draw_table(page, rows)) == as_text(rows)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_turned_is_read_as_it_is_seen(turned: int) -> None:
    def draw(page: Canvas, _: int) -> None:
        page.translate(300, 420)
        page.rotate(turned)
        page.translate(-280, -300)
        draw_table(page, ROWS, 500)

    assert made(draw, turned=turned) == as_text(ROWS)


def test_what_is_filled_into_a_form_stands_at_its_field() -> None:
    def draw(page: Canvas, _: int) -> None:
        page.drawString(70, 700, "企业名称")
        page.acroForm.textfield(name="name", x=150, y=695, width=200, height=18, value="ABC Power", borderStyle="solid")
        page.drawString(70, 670, "备注")

    assert made(draw).split() == ["企业名称", "ABC", "Power", "备注"]


def test_what_is_printed_twice_to_look_bold_is_read_once() -> None:
    def draw(page: Canvas, _: int) -> None:
        for shift in (0, 0.4, 0.8):
            page.drawString(70 + shift, 700, "目标任务 55%")

    assert made(draw) == "目标任务 55%"


def test_items_behind_their_marks_are_lines_and_no_table() -> None:
    def draw(page: Canvas, _: int) -> None:
        for number, text in enumerate(("加强组织领导", "落实资金保障", "做好宣传引导")):
            page.drawString(70, 700 - 18 * number, f"{number + 1}.")
            page.drawString(100, 700 - 18 * number, text)

    assert made(draw) == "1. 加强组织领导\n2. 落实资金保障\n3. 做好宣传引导"
