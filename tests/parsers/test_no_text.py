"""Pages that are no text of one document: each has a named outcome, and navigation is never text."""

from __future__ import annotations

import pytest

import parsers
from policy import Document, Listing, NotADocument, PageChanged
from tests.parsers.test_general import MINISTRY, PROSE
from tests.parsers.test_general import page as plain_page

MENU = "<div><ul>" + "".join(f"<li><a href='/m{n}/'>栏目{n}</a></li>" for n in range(30)) + "</ul></div>"
FOOT = "<div><p>主办单位：某某委员会　版权所有</p><p>网站标识码：bm12345678</p></div>"
TEXT = f"<p>{PROSE}</p>" * 7


def read(body: str, head: str = "") -> Document | Listing:
    return parsers.parse(MINISTRY, plain_page(MENU + body + FOOT, head))


def results(count: int = 15) -> str:
    return "".join(
        f"<div><h3><a href='/zcfb/202611/t202611{n:02}_{n}.html'>关于第{n}批节能项目的公告</a></h3>"
        f"<p>…{PROSE}…</p><p>2026-11-{n:02} 来源：规划司</p></div>"
        for n in range(1, count + 1)
    )


def article(title: str, shown: str, tag: str = "h2") -> str:
    return f"<div><{tag}>{title}</{tag}>{shown}{TEXT}<p>某某委员会</p></div>"


@pytest.mark.parametrize("window", ["搜索结果", "站内搜索-某某委员会", "高级检索"])
def test_results_of_a_search_are_named(window: str) -> None:
    with pytest.raises(NotADocument, match="results of a search"):
        read(f"<form><input name='q'></form><div>{results()}</div>", f"<title>{window}</title>")


def test_a_document_about_searching_is_one() -> None:
    record = read(f"<h1>关于规范搜索服务的通知</h1><div>{TEXT}</div>", "<title>关于规范搜索服务的通知</title>")
    assert isinstance(record, Document)


def test_excerpts_with_a_link_and_a_day_are_a_list() -> None:
    record = read(f"<div>{results()}</div>")
    assert isinstance(record, Listing)
    assert len(record.links) == 15


def test_a_list_that_looks_like_an_article_is_a_list() -> None:
    lines = "".join(
        f"<p>{n}. <a href='/zcfb/202611/t202611{n:02}_{n}.html'>关于第{n}批节能项目的公告</a>（2026-11-{n:02}）</p>"
        for n in range(1, 25)
    )
    record = read(f"<h1>近期节能政策汇总</h1><div><p>现将近期发布的节能政策汇总如下，请各地参考。</p>{lines}</div>")
    assert isinstance(record, Listing)
    assert len(record.links) == 24


def test_a_text_that_names_a_few_documents_with_their_days_stays_a_text() -> None:
    lines = "".join(
        f"<p><a href='/zcfb/t2026110{n}_{n}.html'>第{n}批公告全文</a>（2026-11-0{n}）</p>" for n in range(1, 7)
    )
    record = read(f"<h1>关于做好节能工作的通知</h1><div>{TEXT}{TEXT}{lines}</div>")
    assert isinstance(record, Document)


@pytest.mark.parametrize("wrap", ["{}", "<main>{}</main>"])
@pytest.mark.parametrize(
    "shown",
    ["<p>发布时间：2026-11-2{} 来源：规划司</p>", "<p>规划司　供稿{}</p>"],
    ids=["by their days", "by their titles"],
)
def test_two_articles_are_not_read_as_one(wrap: str, shown: str) -> None:
    pair = [
        article(title, shown.format(n)) for n, title in enumerate(("关于做好节能工作的通知", "关于做好降碳工作的公告"))
    ]
    with pytest.raises(NotADocument, match="several articles"):
        read(wrap.format("".join(pair)))


def test_chapters_of_one_document_are_no_articles() -> None:
    parts = "".join(article(title, "", "h3") for title in ("一、总体要求", "二、重点任务", "三、保障措施"))
    record = read(f"<h1>节能降碳行动方案</h1><p>发布时间：2026-11-20</p><div>{parts}</div>")
    assert isinstance(record, Document)
    assert "保障措施" in record.text


def test_a_video_page_keeps_its_film_and_no_navigation() -> None:
    record = read("<h1>节能宣传周启动仪式</h1><p>发布时间：2026-11-20</p><div><video src='/v/1.mp4'></video></div>")
    assert isinstance(record, Document)
    assert (record.text, record.media) == ("", ("https://www.example-ministry.gov.cn/v/1.mp4",))
    assert record.missing == ("issuers",)


def test_a_video_page_whose_film_is_behind_a_script_is_named() -> None:
    more = "".join(f"<li><a href='/v{n}.html'>视频节目第{n}集</a></li>" for n in range(20))
    with pytest.raises((NotADocument, PageChanged)):
        read(f"<h1>节能宣传周启动仪式</h1><div id='p'></div><script>play(1)</script><ul>{more}</ul>")


def test_a_table_of_300_kb_is_a_text() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>某某节能设备有限公司</td><td>高效电机YE5-{n}</td></tr>" for n in range(3500))
    record = read(f"<h1>节能产品目录</h1><p>发布时间：2026-11-20</p><table>{rows}</table>")
    assert isinstance(record, Document)
    assert record.text.count("\n") == 3499
    assert "栏目" not in record.text


def test_navigation_within_the_block_is_cut_out() -> None:
    related = "<div>" + "".join(f"<a href='/n{n}.html'>相关文章第{n}篇</a>" for n in range(9)) + "</div>"
    files = "<ul>" + "".join(f"<li><a href='/f/{n}.pdf'>附件{n}：节能目录</a></li>" for n in range(1, 7)) + "</ul>"
    record = read(f"<h1>关于做好节能工作的通知</h1><div>{TEXT}{related}{TEXT}{files}</div>")
    assert isinstance(record, Document)
    assert "相关文章" not in record.text
    assert len(record.attachments) == 6


def test_another_language_is_named() -> None:
    with pytest.raises(NotADocument, match="not in Chinese"):
        read("<h1>Notice</h1>" + "<p>The Ministry announced new measures on energy saving, effective at once.</p>" * 9)


def test_navigation_alone_is_named() -> None:
    with pytest.raises(NotADocument, match=r"without text|navigation"):
        read("<div>" + "".join(f"<a href='/m{n}'>栏目{n}：政策，法规</a>" for n in range(60)) + "</div>")


def test_the_day_of_another_page_is_no_day_of_this_one() -> None:
    entries = "".join(
        f"<li><a href='/a/{n}.html'>另一份文件第{n}号</a><span>2026-11-{n:02}</span></li>" for n in range(10, 16)
    )
    record = read(f"<ul>{entries}</ul><h1>关于做好节能工作的通知</h1><div>{TEXT}</div>")
    assert isinstance(record, Document)
    assert record.published_on is None
    assert "published_on" in record.missing
