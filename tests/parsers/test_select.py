from __future__ import annotations

import pytest

from parsers.fields import record
from parsers.page.select import Page, absolute, innermost, one_line, plain, squeeze
from policy import PageChanged

URL = "https://www.example.gov.cn/a/b/page.html"


def page(html: str) -> Page:
    return Page(URL, html)


def test_nothing_and_two_are_changed_pages_that_say_what_was_looked_for() -> None:
    two = page("<p>a</p><p>b</p>")
    with pytest.raises(PageChanged) as nothing:
        two.one("h1")
    assert (nothing.value.selector, nothing.value.expected, nothing.value.found) == ("h1", "1", "0")
    with pytest.raises(PageChanged, match="at most 1, found 2"):
        two.maybe("p")
    with pytest.raises(PageChanged, match="at least 3, found 2"):
        two.many("p", least=3)
    assert two.maybe("h1") is None


def test_an_empty_text_is_a_changed_page() -> None:
    with pytest.raises(PageChanged, match="a text, found none"):
        page("<h1> \u3000&nbsp; </h1>").text("h1")


def test_first_goes_through_the_selectors_in_order() -> None:
    assert page("<h1>one</h1><h2>two</h2>").text("h3", "h2", "h1") == "two"
    with pytest.raises(PageChanged, match=r"h3 \| h4"):
        page("<p></p>").first("h3", "h4")


def test_inner_closing_tags_do_not_lose_what_follows() -> None:
    early = page("<html><body><div id=a></div></body></html><div id=b><p>text</p></div></html>")
    assert early.text("#b p") == "text"


def test_metas_are_read_even_without_a_blank_and_outside_the_head() -> None:
    html = '<head><div><meta name="PubDate" content=" 2025-05-21 "></div>'
    html += '<meta name="Author"content="x"><meta name=e content>'
    assert page(html).meta == {"PubDate": "2025-05-21", "Author": "x"}


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("./W1.pdf", "https://www.example.gov.cn/a/b/W1.pdf"),
        ("../../x/", "https://www.example.gov.cn/x/"),
        ("//other.gov.cn/y#top", "https://other.gov.cn/y"),
        ("/y/sa.html#/abcdef", "https://www.example.gov.cn/y/sa.html#/abcdef"),
        ("javascript:void(0)", None),
        ("JavaScript:alert(1)", None),
        ("mailto:a@b.cn", None),
        ("data:text/html,x", None),
        ("http://[broken/", None),
        ("#", None),
        ("", None),
        (None, None),
    ],
)
def test_links_are_absolute_or_none(href: str | None, url: str | None) -> None:
    assert absolute(URL, href) == url


def test_innermost_nodes_are_disjoint() -> None:
    nodes = page("<ul><li>a<ul><li id=x>b</li><li id=y>c</li></ul></li><li id=z>d</li></ul>").many("li")
    assert [node.id for node in innermost(nodes)] == ["x", "y", "z"]


def test_blanks_of_every_kind_are_layout() -> None:
    assert one_line(" 标\u3000\u00a0题\n") == "标 题"
    assert squeeze("标\u3000\u00a0 题") == "标题"
    assert plain("甲<br/>\u3000\u3000<em>乙</em>丙") == "甲乙丙"


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("关于印发行动<br> 方案的通知", "关于印发行动方案的通知"),
        ("国家统计局令（第16号）<br/>　　统计执法规定", "国家统计局令（第16号） 统计执法规定"),
        ("中共中央办公厅<BR>国务院办公厅关于某事的意见", "中共中央办公厅 国务院办公厅关于某事的意见"),
        ("中共中央办公厅　国务院办公厅<br>关于某事的意见", "中共中央办公厅 国务院办公厅关于某事的意见"),
        ("转发国家发展改革委<br>《意见》的通知", "转发国家发展改革委《意见》的通知"),
        ("Carbon<br>neutrality&nbsp;&amp; peak", "Carbon neutrality & peak"),
    ],
)
def test_a_title_that_was_folded_is_one_line(markup: str, title: str) -> None:
    assert plain(markup) == title
    assert page(f"<h1>{markup}</h1>").text("h1") == title


@pytest.mark.parametrize(
    ("item", "date"),
    [
        ("<a href=x>标题</a><span>2026/01/02</span>", "2026-01-02"),
        ("<span>[2026-01-02]</span><a href=x>标题</a>", "2026-01-02"),
        ("<a href=x>2025年1月1日的标题</a> 2026.01.02", "2026-01-02"),
        ("<a href=x><p>2025年1月1日的标题</p></a>", None),
    ],
)
def test_the_date_of_a_list_item_stands_beside_its_link(item: str, date: str | None) -> None:
    node = page(f"<ul><li>{item}</li></ul>").one("li")
    anchor = node.css_first("a")
    assert anchor is not None
    assert record.item_date(node, anchor, "span") == date
