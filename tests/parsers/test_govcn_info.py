from __future__ import annotations

import pytest

from parsers.page.select import Page
from parsers.sites import _govcn_info, govcn
from policy import PageChanged

URL = "http://www.gov.cn/zhengce/content/2018-12/04/content_1.htm"


def read(rows: str) -> dict[str, str]:
    page = Page(URL, f'<table class="bd1">{rows}</table>')
    box = _govcn_info.box(page)
    assert box
    return {label: value for label, value in _govcn_info.read(page, box).items() if value}


TITLE = "<tr><td><b>标\u3000\u3000题：</b></td><td colspan=3>通知</td></tr>"
ISSUER = "<tr><td>发 文 机 关：</td><td>国务院</td><td></td><td></td></tr>"


def test_labels_are_read_by_name_wherever_they_stand() -> None:
    spacer = "<tr><td colspan=4></td></tr>"
    assert read(spacer + ISSUER + spacer + TITLE) == {"标题": "通知", "发文机关": "国务院"}


def test_an_empty_value_does_not_take_the_next_label() -> None:
    row = "<tr><td>发文字号：</td><td></td><td>来源：</td><td>财政部网站</td></tr><tr><td>成文日期：</td></tr>"
    assert read(TITLE + ISSUER + row) == {"标题": "通知", "发文机关": "国务院", "来源": "财政部网站"}


def test_other_names_of_known_labels_count() -> None:
    row = "<tr><td>发布机构：</td><td>财政部</td><td>文号：</td><td>财资〔2021〕1号</td></tr>"
    assert read(TITLE + row) == {"标题": "通知", "发文机关": "财政部", "发文字号": "财资〔2021〕1号"}


def test_a_table_may_say_that_a_document_is_void() -> None:
    row = "<tr><td>效力状态：</td><td>失效</td></tr>"
    page = f'<table class="bd1">{TITLE}{ISSUER}{row}</table><div id="UCAP-CONTENT">全文。</div>'
    assert govcn.parse_document(Page(URL, page)).status == "废止"


def test_an_unknown_or_missing_label_is_named() -> None:
    with pytest.raises(PageChanged, match="found 密级"):
        read(TITLE + ISSUER + "<tr><td>密 级：</td><td>公开</td></tr>")
    with pytest.raises(PageChanged, match="expected 发文机关"):
        read(TITLE)
