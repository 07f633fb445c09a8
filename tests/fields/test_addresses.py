"""Addresses: copies of a page share one form, different pages never do, and a date is read only where there is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import safe_url_string

from policy import addresses
from policy.addresses import canonical, date_in

MEE = "https://mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728.html"


@pytest.mark.parametrize(
    "copy",
    [
        "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728.html",
        "http://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728.html",
        "http://mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728.html",
        "HTTP://WWW.MEE.GOV.CN:80/xxgk2018/xxgk/xxgk06/202103/t20210330_826728.html",
        "http://big5.mee.gov.cn/gate/big5/www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728.html",
        "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728_wh.html",
        "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728_ext.html",
        "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/./t20210330_826728.html#top",
        "https://www.mee.gov.cn/zcwj/../xxgk2018//xxgk/xxgk06/202103/t20210330_826728.html",
        " https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728.html\n",
        "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210330_826728.html?from=timeline&isappinstalled=0",
    ],
)
def test_copies_of_a_page_have_one_address(copy: str) -> None:
    assert canonical(copy) == MEE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "http://www.gov.cn/zhengce/content/2021-10/26/content_5644984.htm",
            "https://www.gov.cn/zhengce/zhengceku/2021-10/26/content_5644984.htm",
        ),
        (
            "https://www.gov.cn/zhengce/content/202403/content_6940159.htm",
            "https://www.gov.cn/zhengce/zhengceku/202403/content_6940159.htm",
        ),
        ("http://m.ndrc.gov.cn/xxgk/zcfb/tz/202606/t1.html", "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202606/t1.html"),
        ("https://www.mee.gov.cn/zcwj/index.shtml", "https://www.mee.gov.cn/zcwj/"),
        ("https://zfxxgk.ndrc.gov.cn/web/iteminfo.jsp?id=7&a=1", "http://zfxxgk.ndrc.gov.cn/web/iteminfo.jsp?a=1&id=7"),
    ],
)
def test_twins_have_one_address(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "https://www.gov.cn/zhengce/content/202403/content_6940158.htm",
            "https://www.gov.cn/zhengce/zhengceku/202403/content_6940159.htm",
        ),
        (
            "https://www.gov.cn/zhengce/202403/content_6940159.htm",
            "https://www.gov.cn/zhengce/content/202403/content_6940159.htm",
        ),
        ("https://zfxxgk.ndrc.gov.cn/web/iteminfo.jsp?id=7", "https://zfxxgk.ndrc.gov.cn/web/iteminfo.jsp?id=8"),
        ("https://www.mee.gov.cn/a/t1.html", "https://www.mee.gov.cn/A/t1.html"),
        ("https://www.mee.gov.cn/zcwj/index_1.shtml", "https://www.mee.gov.cn/zcwj/"),
        ("https://www.nea.gov.cn/x/c.html", "https://zfxxgk.nea.gov.cn/x/c.html"),
    ],
)
def test_different_pages_keep_different_addresses(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202609/t20260911_1165826.html", "2026-09-11"),
        ("http://www.gov.cn/zhengce/content/2018-12/04/content_5345639.htm", "2018-12-04"),
        ("https://www.gov.cn/zhengce/zhengceku/202307/content_6891752.htm", "2023-07"),
        ("https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/W020210329546745446403.pdf", "2021-03-29"),
        ("https://www.ndrc.gov.cn/xxgk/zcfb/tz/202606/P020260625612978907651.pdf", "2026-06-25"),
        ("https://www.nea.gov.cn/20250530/2d67a6e49c044f2eacabe1fddf48d20f/c.html", "2025-05-30"),
        ("https://zfxxgk.nea.gov.cn/2024-09/13/c_1212399683.htm", "2024-09-13"),
        ("https://x.gov.cn/2021/10/24/a.html", "2021-10-24"),
        ("https://x.gov.cn/t20211345_1.html", None),
        ("https://www.gov.cn/gongbao/2026/issue_13006/content_7082250.html", None),
        ("http://www.scio.gov.cn/zfbps/32832/Document/1715491/1715491.htm", None),
        ("https://www.mee.gov.cn/index.shtml?d=2021-10-24", None),
        ("https://www.gov.cn/zhengce/content_5345639.htm", None),
        ("", None),
    ],
)
def test_the_date_of_an_address(url: str, iso: str | None) -> None:
    assert date_in(url) == iso


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    canonical(text)
    date_in(text)


def test_pages_inside_an_application_are_different_pages() -> None:
    app = "https://yyglxxbsgw.ndrc.gov.cn/htmls/sa.html"
    assert canonical(f"{app}#/one") == f"{app}#/one"
    assert canonical(f"{app}#/one") != canonical(f"{app}#/two")
    assert canonical(f"{app}#top") == canonical(app)


@given(st.text(alphabet="abcz09./_-?=&%:#@[]big5gatewh国 ", max_size=80))
def test_a_canonical_address_is_its_own(path: str) -> None:
    once = canonical("https://www.mee.gov.cn/" + path)
    assert canonical(once) == once


@given(st.text(alphabet="甲é a/\\[]{}|^`\"<>'?%&=+.;:@!$,~\t", max_size=40))
def test_an_address_as_sent_is_what_scrapy_sends(path: str) -> None:
    url = addresses.as_sent(addresses.with_slashes(f"https://www.mee.gov.cn/{path}x"))
    assert safe_url_string(url) == url
    assert addresses.as_sent(url) == url
