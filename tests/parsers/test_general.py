"""Pages that no template knows: after a redesign, and of ministries without a parser."""

from __future__ import annotations

import json
from typing import Any

import pytest

import parsers
from parsers import general
from parsers.fields import labels
from parsers.page.encoding import text_of
from parsers.page.select import Page, folder, squeeze
from policy import Document, Listing, NotADocument, PageChanged, PageError
from tests.parsers.material import SERVED, WHY_NOT

MORE = SERVED / "more" / "manifest.jsonl"
LIST = "https://www.example-ministry.gov.cn/zcfb/"
MINISTRY = f"{LIST}202611/t20261120_1234.html"
PROSE = "为推动重点用能单位节能降碳，现就有关事项通知如下，请结合实际认真贯彻落实。"


def read(url: str, body: bytes, base_url: str | None = None) -> Document | Listing | None:
    """The record of a page, the provisional one where it fits no template."""
    try:
        return parsers.parse(url, body, base_url=base_url)
    except PageChanged as error:
        return error.provisional


def unknown(page: str) -> list[dict[str, Any]]:
    if not MORE.exists():
        return []
    lines = [json.loads(line) for line in MORE.read_text("utf-8").splitlines()]
    known = {"known_site": True}.items()
    return [x for x in lines if x["page"] == page and not known <= x.items()]


def generally(line: dict[str, Any]) -> Document | Listing:
    """What the general reader makes of a page, whether its site has a parser or not."""
    html, _ = text_of((MORE.parent / line["file"]).read_bytes(), None)
    page = Page(line["url"], html, folder(line["url"]) if line["page"] == "listing" else None)
    return general.parse(page, "any", line["page"])


@pytest.mark.parametrize("line", unknown("document") or [None], ids=lambda line: line and line["file"])
def test_a_document_of_a_ministry_without_a_parser(line: dict[str, Any] | None) -> None:
    if line is None:
        pytest.skip(WHY_NOT)
    record = generally(line)
    assert isinstance(record, Document)
    assert record.provisional
    assert squeeze(record.title) == squeeze(line["expect"]["title"])
    assert (record.published_on and record.published_on.iso) == line["expect"]["published_on"]


@pytest.mark.parametrize("line", unknown("listing") or [None], ids=lambda line: line and line["file"])
def test_a_list_of_a_ministry_without_a_parser(line: dict[str, Any] | None) -> None:
    if line is None:
        pytest.skip(WHY_NOT)
    record = generally(line)
    assert isinstance(record, Listing)
    assert len(record.links) == line["expect"]["links"]
    assert all(link.date for link in record.links)
    assert record.links[0].url == line["expect"]["first"]
    assert record.links[-1].url == line["expect"].get("last", record.links[-1].url)


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def test_labels_are_read_in_cells_and_in_lines() -> None:
    cells = ["索 引 号：", "000-1/2026-1", "发文机关", "国家能源局", "发布时间：2026-11-20 来源：能源局 字号：[大 小]"]
    found = labels.read(cells)
    assert found["index_number"] == "000-1/2026-1"
    assert found["issuers"] == "国家能源局"
    assert found["published_on"].startswith("2026-11-20")
    assert found["source_field"].startswith("能源局")


def test_every_value_says_from_where() -> None:
    body = f"<h1>关于做好节能工作的通知</h1><p>发布时间：2026年11月20日</p><div>{''.join(f'<p>{PROSE}</p>' * 6)}</div>"
    record = parsers.parse(MINISTRY, page(body))
    assert isinstance(record, Document)
    assert record.published_on is not None
    assert (record.source, record.template, record.published_on.where) == (
        "example-ministry",
        "general",
        "label:发布时间",
    )


def test_the_time_a_page_was_built_is_no_day_of_publication() -> None:
    head = (
        '<meta name="PubDate" content="2026-11-20 10:00"><meta name="others" content="页面生成时间 2026-11-20 10:00">'
    )
    record = parsers.parse(MINISTRY, page(f"<h1>关于做好节能工作的通知</h1><div>{f'<p>{PROSE}</p>' * 6}</div>", head))
    assert isinstance(record, Document)
    assert record.published_on is None


@pytest.mark.parametrize(
    "body",
    [
        "<ul>" + "".join(f"<li><a href='/a/{n}'>栏目名称第{n}号</a></li>" for n in range(40)) + "</ul>",
        "<div>" + "<p>The Ministry announced new measures on energy saving, effective at once.</p>" * 9 + "</div>",
        "<div></div>",
        "<div>" + "<span>" * 200 + "。" + "</span>" * 200 + "</div>",
    ],
    ids=["navigation", "english", "empty", "deep"],
)
def test_what_is_no_document_is_named(body: str) -> None:
    with pytest.raises(PageError):
        parsers.parse(MINISTRY, page(body))


def test_navigation_beside_the_text_is_no_text() -> None:
    menu = "<div>" + "".join(f"<a href='/m{n}'>栏目{n}：政策，法规</a>" for n in range(60)) + "</div>"
    text = f"<div>{f'<p>{PROSE}</p>' * 8}<p>某某委员会</p><p>2026年11月18日</p></div>"
    foot = "<div><p>主办单位：某某委员会　版权所有</p><p>网站标识码：bm12345678</p></div>"
    record = parsers.parse(MINISTRY, page(f"{menu}<h2>关于做好节能降碳工作的通知</h2>{text}{foot}"))
    assert isinstance(record, Document)
    assert "栏目" not in record.text
    assert "版权" not in record.text
    assert record.signed_on is not None
    assert record.signed_on.iso == "2026-11-18"


def test_the_name_of_the_site_is_no_title() -> None:
    body = f"<h1>某某部</h1><div>关于做好节能降碳工作的通知</div><p>2026-11-20</p><div>{f'<p>{PROSE}</p>' * 6}</div>"
    record = parsers.parse(MINISTRY, page(body, "<title>某某部门户网站</title>"))
    assert record.title == "关于做好节能降碳工作的通知"  # type: ignore[union-attr]


def test_a_text_in_two_containers_is_read_whole_and_a_list_beside_it_is_not() -> None:
    first, second = (f"<div>{f'<p>{words}{PROSE}</p>' * times}</div>" for words, times in (("一、", 9), ("二、", 3)))
    others = (
        "<div><p>热点推荐</p>"
        + "".join(f"<p><a href='/{n}'>第{n}批，负责人谈要点</a></p>" for n in range(9))
        + "</div>"
    )
    record = parsers.parse(MINISTRY, page(f"<h1>关于做好节能工作的通知</h1>{others}{first}{second}{others}"))
    assert isinstance(record, Document)
    assert (record.text.count("一、"), record.text.count("二、"), record.text.count("批")) == (9, 3, 0)


def test_facts_of_the_page_within_the_container_of_the_text_are_facts() -> None:
    facts = "<p>发布时间：2026-11-20　来源：节能司　浏览量：12</p>"
    body = f"<div><h1>关于做好节能工作的通知</h1><div>{facts}{f'<p>{PROSE}</p>' * 6}</div></div>"
    record = parsers.parse(MINISTRY, page(body))
    assert isinstance(record, Document)
    assert record.published_on is not None
    assert (record.published_on.iso, record.source_field[:1]) == ("2026-11-20", ("节能司",))
    assert "浏览量" not in record.text


def test_a_text_shown_twice_for_desk_and_phone_is_read_once() -> None:
    text = f"<div>{f'<p>{PROSE}</p>' * 4}</div>"
    record = parsers.parse(MINISTRY, page(f"<h1>关于做好节能降碳工作的通知</h1><section>{text}{text}</section>"))
    assert isinstance(record, Document)
    assert record.text.count("节能降碳，") == 4


def test_a_document_of_an_unknown_service_has_its_facts_by_the_meaning_of_its_keys() -> None:
    text = f"{f'<p>{PROSE}</p>' * 6}<p><a href='/f/1.pdf'>附件</a></p><p>某某委员会</p><p>2026年11月18日</p>"
    row = {
        "docTitle": "关于做好节能工作的通知",
        "publishDate": "2026-11-20",
        "documentNo": "节能〔2026〕3号",
        "html": text,
    }
    record = parsers.parse(f"{LIST}api?docId=7", json.dumps({"data": row | {"other": [{"title": "别的"}]}}).encode())
    assert isinstance(record, Document)
    assert record.provisional
    assert (record.title, record.number) == ("关于做好节能工作的通知", "节能〔2026〕3号")
    assert (record.published_on and record.published_on.where) == "json:publishDate"
    assert [file.url for file in record.attachments] == ["https://www.example-ministry.gov.cn/f/1.pdf"]


@pytest.mark.parametrize(
    "answer", ["{}", "[]", '{"data": null}', '{"data": [1, [2, [3]]]}', '{"title": "关于节能的通知"}', "{"]
)
@pytest.mark.parametrize("call", ["api", "api?docId=7"])
def test_an_answer_that_holds_nothing_is_named(answer: str, call: str) -> None:
    with pytest.raises(PageError):
        parsers.parse(LIST + call, answer.encode())


def test_a_changed_page_of_a_known_site_stays_an_issue_that_says_what_was_not_met() -> None:
    url = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261120_1404000.html"
    body = page(f"<h1>关于做好节能降碳工作的通知</h1><p>发布时间：2026/11/20</p><main>{f'<p>{PROSE}</p>' * 8}</main>")
    with pytest.raises(PageChanged) as caught:
        parsers.parse(url, body)
    provisional = caught.value.provisional
    assert isinstance(provisional, Document)
    assert (provisional.source, provisional.title) == ("ndrc", "关于做好节能降碳工作的通知")


def test_an_error_page_of_a_known_site_has_no_provisional_record() -> None:
    url = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261120_1404000.html"
    body = page("<div><p>抱歉，您访问的页面不存在，请检查输入的地址。</p></div>", "<title>404 Not Found</title>")
    with pytest.raises(NotADocument):
        parsers.parse(url, body)


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("http://www.mofcom.gov.cn/article/b/c/202401/20240103469000.shtml", "document"),
        ("https://gkml.samr.gov.cn/nsjg/bgt/202106/t20210610_330495.html", "document"),
        ("https://www.miit.gov.cn/n1146295/n1652858/c7906531/content.html", "document"),
        ("https://xxgk.mot.gov.cn/2020/jigou/fgs/", "listing"),
        ("https://www.example-ministry.gov.cn/js/page.js", None),
        ("https://www.samr.gov.cn/images/top.PNG", None),
    ],
)
def test_older_and_other_addresses_of_a_ministry_are_read_too(url: str, role: str | None) -> None:
    assert parsers.role(url) == role
