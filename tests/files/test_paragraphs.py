"""Printed lines become paragraphs again; headings, tables and short lines stay lines."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parsers.files import read
from parsers.files.paper.paragraphs import of_text
from parsers.files.paper.paragraphs import unwrap as of_lines
from tests.files import attachment_files as build

PARAGRAPHS = (
    "为深入贯彻落实党中央、国务院决策部署，加快推进节能降碳改造，推动全国碳排放权交易市场平稳运行，制定本方案并请各地结合实际认真组织实施。",
    "（一）总体要求。坚持系统观念和节约优先方针，到2025年单位国内生产总值能源消耗比2020年下降13.5%，重点行业能效标杆水平以上产能比例达到30%。",
    "（二）保障措施。国家发展改革委会同有关部门加强统筹协调和调度评估，地方各级人民政府要落实属地责任，健全工作机制和考核体系。",
)


def unwrap(pages: list[str]) -> str:
    return of_lines(map(of_text, pages))


def printed(paragraphs: tuple[str, ...], width: int = 56) -> list[str]:
    """The paragraphs as lines of `width` half-width columns."""
    lines = []
    for paragraph in paragraphs:
        line, used = "", 0
        for char in paragraph:
            columns = 1 if char.isascii() else 2
            if used + columns > width:
                lines.append(line)
                line, used = "", 0
            line, used = line + char, used + columns
        lines.append(line)
    return lines


def test_wrapped_lines_are_paragraphs_again() -> None:
    assert unwrap(["\n".join(printed(PARAGRAPHS))]).split("\n") == list(PARAGRAPHS)


def test_a_paragraph_goes_on_over_the_page_and_its_number() -> None:
    lines = printed(PARAGRAPHS)
    pages = ["\n".join([*lines[:4], "— 1 —"]), "\n".join([*lines[4:], "2"])]
    assert unwrap(pages).split("\n") == list(PARAGRAPHS)


def test_a_pdf_gives_paragraphs() -> None:
    found = read(build.pdf(tuple(printed(PARAGRAPHS))))
    assert "碳排放权交易" in found.text
    assert found.text.split("\n") == list(PARAGRAPHS)


def test_an_ofd_gives_paragraphs() -> None:
    assert read(build.ofd((tuple(printed(PARAGRAPHS)),))).text.split("\n") == list(PARAGRAPHS)


def test_a_line_that_begins_with_a_closing_sign_goes_on_with_the_one_above() -> None:
    assert unwrap(["到2026年降低3.5\n%，并保持稳定\n。\n下一段"]) == "到2026年降低3.5%，并保持稳定。\n下一段"


def test_rows_of_a_table_stay_rows() -> None:
    rows = [f"{n} 某某发电有限责任公司 {n * 3}.5 达标" for n in range(1, 20)]
    text = "\n".join(rows)
    assert unwrap([text]) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("到 2025 年，单位 GDP 能耗下降 13.5%。", "到2025年，单位GDP能耗下降13.5%。"),
        ("依据《GB 17167 标准》（2019 年版），执行。", "依据《GB 17167标准》（2019年版），执行。"),
        ("2024 年 3 月 18 日", "2024年3月18日"),
        ("1 能耗强度 13.5 吨", "1 能耗强度 13.5 吨"),
    ],
)
def test_gaps_between_chinese_and_digits_are_closed_in_prose_and_dates(printed: str, text: str) -> None:
    assert unwrap([printed]) == text


def test_words_in_letters_keep_their_blank() -> None:
    lines = [
        "It covers, first of all, and now, power",
        "plants and will cover cement, steel and",
        "aluminium, so it is said",
    ]
    assert "power plants" in unwrap(["\n".join([*lines, *lines])])


def test_one_paragraph_of_many_lines_ends() -> None:
    assert unwrap(["这是没有句号的一行文字，一直写到右边为止\n" * 30_000]).count("\n") == 0


def test_running_heads_and_watermarks_are_left_out_and_a_tables_head_is_kept_once() -> None:
    body = [
        "到2025年，重点行业能效水平明显提升，单位产品能耗进一",
        "步下降，绿色低碳技术推广应用取得重要进展，产业结构持续",
    ]
    pages = [f"某某行业实施方案\n{line}\n内部资料请勿外传\n第{n}页 共2页" for n, line in enumerate(body, 1)]
    assert unwrap(pages).replace("\n", "") == "".join(body)
    table = ["指标 2020年 2025年\n能耗强度 2.3 13.5", "指标 2020年 2025年\n森林覆盖率 23.2 24.1"]
    assert unwrap(table).count("指标") == 1


@pytest.mark.parametrize(
    "number",
    [
        "3",
        "第 3 页",
        "第3页/共10页",
        "共 10 页，第 3 页",
        "— 3 —",
        "- 3 -",
        "·3·",
        "3/10",
        "（3）",
        "Page 3 of 10",
        "第三页",
        "iv",
    ],
)
def test_page_numbers_in_any_form_are_left_out(number: str) -> None:
    assert unwrap([f"正文到此\n{number}", f"{number}\n下一页"]) == "正文到此\n下一页"


@pytest.mark.parametrize("line", ["12 34", "13.5", "20260301", "3、", "第3条", "1:2", "7 %"])
def test_other_lines_of_digits_stay(line: str) -> None:
    assert unwrap([f"正文到此\n{line}"]) == f"正文到此\n{line}"


def test_letter_spaced_words_and_digits_close() -> None:
    assert (
        unwrap(["国 家 发 展 改 革 委\n到2 0 2 5年，能耗下降1 3 . 5 %。"])
        == "国家发展改革委\n到2025年，能耗下降13.5%。"
    )
    assert unwrap(["指标 6 5 4"]) == "指标 6 5 4"


@given(st.lists(st.text(alphabet="字，。0 a—\n", max_size=60), max_size=6))
def test_no_character_is_lost_but_layout_and_page_numbers(pages: list[str]) -> None:
    heads = [line for page in pages for line in (page.split("\n")[0], page.split("\n")[-1]) if len(line) >= 4]
    assume(len(heads) == len(set(heads)))  # what repeats on pages is a running head
    kept = "".join(unwrap(pages).split())
    assert len(kept) <= len("".join("".join(pages).split()))
    assert kept.count("字") == "".join(pages).count("字")
