from __future__ import annotations

import pytest

import parsers
from policy import Blocked, NotADocument, PageChanged, PageError, UnknownPage

NDRC = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202603/t20260318_3100001.html"
CHALLENGE = "<script>document.cookie=('_')+('_')+('j');location.href=location.pathname+location.search</script>"
LONG = "<p>" + "有关单位要加强管理。" * 80 + "</p>"


@pytest.mark.parametrize(
    ("url", "page", "error"),
    [
        ("https://unknown.example/", CHALLENGE, Blocked),
        (NDRC, CHALLENGE, Blocked),
        (NDRC, "<title>Just a moment...</title><p>Checking your browser</p>", Blocked),
        (NDRC, "<html><head><script>$_ts=window['$_ts'];</script></head><body></body></html>", Blocked),
        (NDRC, "<html><title>403 Forbidden</title><body>您的访问被拒绝</body></html>", Blocked),
        (NDRC, '<html><body><div id="app"></div><noscript>请开启脚本</noscript></body></html>', NotADocument),
        (NDRC, "", NotADocument),
        (NDRC, "   \n", NotADocument),
        (NDRC, "%PDF-1.7 …", NotADocument),
        (NDRC, "<html><head></head><body></body></html>", NotADocument),
        (NDRC, '<meta http-equiv="refresh" content="0;url=/404.html">', NotADocument),
        (NDRC, f"<html><head><title>502 Bad Gateway</title></head><body>{LONG}</body></html>", NotADocument),
        (NDRC, f"<html><body>{LONG}</body></html>", PageChanged),
        (NDRC, f"<html><body><div>{LONG}", NotADocument),
        ("https://www.example.cn/n1/content.html", f"<html><body>{LONG}</body></html>", UnknownPage),
        ("https://www.ndrc.gov.cn/x/a.pdf", f"<html><body>{LONG}</body></html>", UnknownPage),
        ("https://www.ndrc.gov.cn/fggz/what.jsp", f"<html><body>{LONG}</body></html>", UnknownPage),
    ],
)
def test_what_is_no_document_is_named(url: str, page: str, error: type[PageError]) -> None:
    with pytest.raises(error):
        parsers.parse(url, page.encode())


@pytest.mark.parametrize(("status", "error"), [(403, Blocked), (412, Blocked), (521, Blocked), (404, NotADocument)])
def test_a_refusing_status_is_enough(status: int, error: type[PageError]) -> None:
    with pytest.raises(error, match=str(status)):
        parsers.parse(NDRC, LONG.encode(), status=status)


@pytest.mark.parametrize(
    ("url", "role"),
    [
        (NDRC, "document"),
        ("https://www.ndrc.gov.cn/xxgk/zcfb/tz/index_1.html", "listing"),
        ("https://www.ndrc.gov.cn/xxgk/zcfb/tz/202606/P020260625612978907651.pdf", "file"),
        ("https://fwfx.ndrc.gov.cn/api/query?page=1", "listing"),
        ("http://www.mee.gov.cn/zcwj/zyygwj/", "listing"),
        ("https://big5.mee.gov.cn/gate/big5/www.mee.gov.cn/ywdt/202204/t20220417_974894.shtml", "document"),
        ("http://sousuo.gov.cn/data?p=1", "listing"),
        ("https://www.gov.cn/zhengce/content/202607/content_7074826.htm", "document"),
        ("https://www.gov.cn/zhengce/zuixin/ZUIXINZHENGCE.json", "listing"),
        ("https://www.gov.cn/zhengce/zuixin/home_3.htm", "listing"),
        ("http://www.scio.gov.cn/zfbps/32832/Document/1715491/1715491.htm", "document"),
        ("https://www.nea.gov.cn/policy/zxwj.htm", "listing"),
        ("https://www.nea.gov.cn/20250530/2d67a6e49c044f2eacabe1fddf48d20f/c.html", "document"),
        ("https://www.mps.gov.cn/", "listing"),
        ("https://www.mof.gov.cn/zhengcefabu/202607/t20260703_3992823.htm", "document"),
        ("https://www.example.cn/", None),
        ("https://example.com/t20220417_974894.shtml", None),
    ],
)
def test_the_role_of_an_address(url: str, role: str | None) -> None:
    assert parsers.role(url) == role


def test_every_site_module_is_found_by_its_hosts() -> None:
    assert {site.SOURCE for site in parsers.all_sites()} >= {"mee", "ndrc", "govcn", "scio", "nea", "miit"}


def test_the_callers_address_is_taken_out_of_a_search_answer_before_it_is_kept() -> None:
    answer = b'{"searchVO": {"catMap": {}}, "paramsVO": {"p": 1, "ip" : "192.0.2.7"}}'
    kept = parsers.for_keeping("https://sousuo.www.gov.cn/search-gov/data?p=1", answer)
    assert b"192.0.2.7" not in kept
    assert kept.replace(b"0.0.0.0", b"192.0.2.7") == answer
    assert parsers.for_keeping(NDRC, answer) == answer
    assert parsers.for_keeping("http://[broken", answer) == answer
