from __future__ import annotations

import pytest

from parsers import body
from parsers.select import Page

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


def test_a_row_of_one_cell_is_layout() -> None:
    assert read("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>").text == "甲\n乙"


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
    assert body.tidy(line) == tidied


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
