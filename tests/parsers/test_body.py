from __future__ import annotations

import pytest

from parsers.page import body, lines
from parsers.page.door import cleaned
from parsers.page.select import Page

URL = "https://www.example.gov.cn/a/page.html"


def read(html: str) -> body.Body:
    page = Page(URL, f"<div id=x>{html}</div>")
    return body.read(page, page.one("#x"))


def test_paragraphs_break_at_blocks_and_br_and_nowhere_else() -> None:
    text = read("<p>一、<b>总体</b>\n 要求</p><span>甲<br/>乙</span><div>丙<div>丁</div>戊</div>").text
    assert text == "一、总体 要求\n甲\n乙\n丙\n丁\n戊"


def test_a_table_is_rows_with_cells_divided_by_tabs() -> None:
    rows = (
        "<tr><th>序号</th><th>名 称</th><th></th></tr><tr><td>1</td><td><p>单位能</p><p>耗</p></td><td>13.5%</td></tr>"
    )
    assert read(f"<p>前</p><table><tbody>{rows}</tbody></table>后").text == "前\n序号\t名称\t\n1\t单位能耗\t13.5%\n后"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            "<tr><td colspan=2>指标</td><td>2025年</td></tr><tr><td>能耗</td><td>%</td><td>13.5</td></tr>",
            "指标\t\t2025年\n能耗\t%\t13.5",
        ),
        (
            "<tr><td rowspan=2>能耗</td><td>甲</td></tr><tr><td>乙</td></tr><tr><td>碳</td><td>丙</td></tr>",
            "能耗\t甲\n\t乙\n碳\t丙",
        ),
        (
            "<tr><td>甲</td><td rowspan=2>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr>",
            "甲\t乙\n丙\t\n丁\t戊",
        ),
        ("<tr><td rowspan=3 colspan=2>甲</td><td>乙</td></tr><tr></tr><tr><td>丙</td></tr>", "甲\t\t乙\n\t\t丙"),
        ("<tr><td colspan=0 rowspan=x>甲</td><td colspan=99999999>乙</td><td>丙</td></tr>", "甲\t乙\t丙"),
    ],
)
def test_a_cell_that_reaches_further_keeps_columns_in_line(rows: str, text: str) -> None:
    assert read(f"<table>{rows}</table>").text == text


def test_a_reaching_cell_of_a_table_does_not_move_the_table_inside_it() -> None:
    inner = "<table><tr><td>子</td><td>丑</td></tr><tr><td>寅</td><td>卯</td></tr></table>"
    text = read(f"<table><tr><td rowspan=2>甲</td><td>{inner}</td></tr><tr><td>乙</td></tr></table>").text
    assert text == "甲\t子 丑 寅 卯\n\t乙"


def test_a_cell_cannot_reach_over_a_thousand_columns() -> None:
    line = read("<table><tr><td colspan=1000>甲</td><td>乙</td></tr></table>").lines[0]
    assert line.count("\t") == lines._MAX_COLUMNS


def test_a_row_of_one_cell_is_layout() -> None:
    assert read("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>").text == "甲\n乙"


@pytest.mark.parametrize("mark", ["\u200b", "&#8203;", "&#x200b;", "&ZeroWidthSpace;", "\ufeff", "&shy;"])
def test_zero_width_characters_do_not_break_words(mark: str) -> None:
    found = cleaned(read(f"<p>{mark}碳达{mark}峰</p>"))
    assert (found.text, found.html) == ("碳达峰", "<p>碳达峰</p>")


def test_what_a_reader_does_not_see_is_left_out() -> None:
    hidden = '<script>a</script><style>b</style><!-- c --><p style="DISPLAY :none">d</p><p hidden>e<b>f</b></p>'
    assert read(f"{hidden}<p style='display:block'>可见</p><button>印</button>").text == "可见"


@pytest.mark.parametrize(
    ("line", "tidied"),
    [
        ("国 家 能 源 局", "国家能源局"),
        ("国\u3000务\u3000院", "国务院"),
        ("国  务  院", "国务院"),
        ("国 家 能 源 局\u3000\u3000财 政 部", "国家能源局 财政部"),
        ("中共中央 国务院", "中共中央 国务院"),
        ("第一章\u3000总\u3000\u3000则", "第一章 总 则"),
        ("a b c", "a b c"),
    ],
)
def test_letter_spaced_names_are_joined(line: str, tidied: str) -> None:
    assert lines.tidy(line) == tidied


def test_links_to_files_are_told_by_their_extension() -> None:
    links = '<a href="./a.PDF?x=1">甲</a><a href="b.shtml">乙</a><a href="d.ofd">丁</a>'
    links += '<a href="/c.docx" title="丙"><img src="i.png"></a>'
    found = read(links)
    assert [(file.url.rsplit("/", 1)[1], file.text) for file in found.files] == [
        ("a.PDF?x=1", "甲"),
        ("d.ofd", "丁"),
        ("c.docx", "丙"),
    ]
    assert found.images == ("https://www.example.gov.cn/a/i.png",)


def test_videos_are_media() -> None:
    assert read('<video><source src="./v.mp4"></video>，').media == ("https://www.example.gov.cn/a/v.mp4",)


def test_html_is_sanitised_and_its_links_absolute() -> None:
    html = read(
        '<p onclick="x()" style="color:red" align="right">甲<script>alert(1)</script><a href="javascript:x">乙</a>'
        '<a href="./f.pdf" target=_blank>丙</a><img src="i.jpg" onerror="x"><svg onload=x></svg></p>'
    ).html
    assert html == (
        '<p align="right">甲<a rel="noopener noreferrer nofollow">乙</a>'
        '<a href="https://www.example.gov.cn/a/f.pdf" rel="noopener noreferrer nofollow">丙</a>'
        '<img src="https://www.example.gov.cn/a/i.jpg"></p>'
    )
