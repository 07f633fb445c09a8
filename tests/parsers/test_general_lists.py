"""Lists that no template knows: in any markup, of unknown services, filled by units."""

from __future__ import annotations

import json

import pytest

import parsers
from policy import Listing
from tests.parsers.test_general import LIST, PROSE, page

ROWS = "".join(
    f"<li><a href='t2026110{n}_{n}.html'>关于第{n}批节能项目的公告</a><b>2026-11-0{n}</b></li>" for n in range(1, 6)
)


def test_a_list_is_read_in_any_markup_with_its_paging() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td><a href='t202611{n:02}_{n}.html'>关于第{n}批节能项目的公告</a>"
        f" <a href='j{n}.html'>解读</a></td><td>[2026-11-{n:02}]</td></tr>"
        for n in range(1, 9)
    )
    script = "<script>createPageHTML(20, 0, 'index', 'html')</script>"
    record = parsers.parse(LIST, page(f"<table>{rows}</table>{script}"))
    assert isinstance(record, Listing)
    assert [link.date for link in record.links] == [f"2026-11-{n:02}" for n in range(1, 9)]
    assert record.links[0].title == "关于第1批节能项目的公告"
    assert (record.pages, record.next_url) == (20, "https://www.example-ministry.gov.cn/zcfb/index_1.html")


def test_on_a_front_page_every_list_counts() -> None:
    def box(name: str, rows: range) -> str:
        items = "".join(
            f"<p><a href='/{name}/t2026110{n}_{n}.html'>{name}第{n}号工作动态</a><i>2026-11-0{n}</i></p>" for n in rows
        )
        return f"<div><h3>{name}</h3><a href='/{name}/'>更多&gt;&gt;</a><section>{items}</section></div>"

    boxes = f"<div>{box('甲', range(1, 6))}<div>{box('乙', range(1, 3))}</div></div>{box('丙', range(1, 2))}"
    address = "https://www.example-ministry.gov.cn/xwzx/"
    record = parsers.parse(address, page(boxes))
    assert isinstance(record, Listing)
    assert len(record.links) == 8
    paged = parsers.parse(address, page(f"{boxes}<script>createPageHTML(9, 0, 'index', 'html')</script>"))
    assert isinstance(paged, Listing)
    assert len(paged.links) == 5, "the list of a page that has more of them"


def test_a_list_in_the_margin_is_not_the_list_because_it_shows_days() -> None:
    cards = "".join(
        f"<dl><dt><a href='t2026110{n}_{n}.html'>视频丨第{n}期某某部推进节能降碳工作情况通报</a></dt></dl>"
        for n in range(1, 7)
    )
    margin = "".join(f"<li><a href='/y/t2026100{n}_{n}.html'>要闻第{n}号</a>2026-10-0{n}</li>" for n in range(1, 4))
    record = parsers.parse("https://www.example-ministry.gov.cn/sp/", page(f"<ul>{margin}</ul><div>{cards}</div>"))
    assert isinstance(record, Listing)
    assert [link.date for link in record.links] == [f"2026-11-0{n}" for n in range(1, 7)]


@pytest.mark.parametrize(
    ("paging", "pages", "following"),
    [
        ("<script>createPageHTML('page_div',5, 1,'fg','shtml',89);</script>", 5, "fg_2.shtml"),
        ("<script>createPageHTML('page_div',5, 5,'fg','shtml',89);</script>", 5, None),
        (
            "<script>var currentPage = 1; var countPage = 25; w('index' + '_' + n + '.'+ 'htm')</script>",
            25,
            "index_2.htm",
        ),
        ("<script>var countPage = 2//共\nvar currentPage = 1</script>", 2, None),
        ("<!-- createPageHTML(9, 8, 'index', 'html'); -->", 9, None),
        ("<a href='list_2.html'><span>下一页</span> &gt;</a>", None, "list_2.html"),
        ("<a rel='next' href='?p=2'>2</a>", None, "?p=2"),
        ("<a href='javascript:go(2)'>下一页</a>", None, None),
    ],
)
def test_pages_of_a_list_follow_from_its_script_or_a_link(
    paging: str, pages: int | None, following: str | None
) -> None:
    record = parsers.parse(LIST, page(f"<ul>{ROWS}</ul>{paging}"))
    assert isinstance(record, Listing)
    assert (record.pages, record.next_url) == (pages, following and LIST + following)


def test_rows_of_an_unknown_service_are_a_list_with_its_pages() -> None:
    rows = [
        {
            "id": n,
            "xxTitle": f"关于第{n}批节能\n项目的公告",
            "pubDate": f"2026-11-0{n} 08:00",
            "pageUrl": f"/a/{n}.html",
            "img": "/a.png",
        }
        for n in range(1, 4)
    ]
    answer = {"code": 0, "data": {"total": 7, "menu": [{"name": "政策"}], "rows": rows}}
    record = parsers.parse(f"{LIST}api?pageNo=2&size=3", json.dumps(answer).encode())
    assert isinstance(record, Listing)
    assert [link.title for link in record.links] == [f"关于第{n}批节能项目的公告" for n in (1, 2, 3)]
    assert [(link.url, link.date) for link in record.links][-1] == (
        "https://www.example-ministry.gov.cn/a/3.html",
        "2026-11-03",
    )
    assert (record.pages, record.next_url) == (3, f"{LIST}api?pageNo=3&size=3")


UNIT = """<script url='/api-gateway/jpaas-publish-server/front/page/build/unit'
 queryData="{'webId':'1','pageType':'column','tagId':'列表','pageId':'7'}"></script>"""


@pytest.mark.parametrize("rows", ["", ROWS])
def test_a_list_that_a_unit_fills_names_it_as_its_next_page(rows: str) -> None:
    record = parsers.parse(LIST, page(f"<ul>{rows}</ul>{UNIT}<p>{PROSE * 3}</p>"))
    assert isinstance(record, Listing)
    assert len(record.links) == (5 if rows else 0)
    assert record.next_url is not None
    assert record.next_url.startswith("https://www.example-ministry.gov.cn/api-gateway/jpaas-publish-server/")
    assert "pageId=7" in record.next_url


def test_the_state_of_a_consultation_is_no_part_of_its_title() -> None:
    rows = ROWS.replace("关于第1批", "【进行中】关于第1批").replace(
        "第2批节能项目的公告", "第2批节能项目的公告[已结束]"
    )
    record = parsers.parse(LIST, page(f"<ul>{rows}</ul>"))
    assert isinstance(record, Listing)
    assert [link.title for link in record.links] == [f"关于第{n}批节能项目的公告" for n in range(1, 6)]
