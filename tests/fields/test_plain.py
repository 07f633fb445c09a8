"""Nothing that nobody sees leaves the door, and an address is a link only where it leads to a body that we know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parsers
from newsletter import markdown
from parsers.page.door import cleaned
from policy import MAX_TITLE, Document, Link, Listing, PageChanged, links
from policy.plain import visible
from spiders import served
from spiders.items import DocumentRead, Trouble
from tests.parsers.hostile import UNSEEN
from tests.parsers.test_hostile import LETTER, inside

HOME = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261101_1.html"


@given(st.text())
def test_what_is_visible_holds_nothing_unseen_and_keeps_the_rest(text: str) -> None:
    shown = visible(text)
    assert not UNSEEN & set(shown)
    assert [c for c in shown if c.isalnum()] == [c for c in text if c.isalnum()]
    assert visible(shown) == shown


@pytest.mark.parametrize("text", ["节能　降碳\n二、\t25%", "CO₂ 💩 𠮷", ""])
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(text) is text


@pytest.mark.parametrize("mark", ["\u2067", "\u009b31m", "&#x202d;", "&#155;8m", "&#x2066;", "\U000e0041"])
def test_a_page_gives_nothing_unseen(mark: str) -> None:
    url, page = LETTER
    for at in (b"<div class=TRS_Editor>", b'name="ArticleTitle" content="'):
        record = parsers.parse(url, inside(page, at, f"节{mark}能".encode()))
        assert isinstance(record, Document)
        said = [record.title, record.text, record.html]
        assert not UNSEEN & set("".join(said))


def test_the_door_cleans_what_came_another_way() -> None:
    listing = Listing(
        "https://a.gov.cn/", "a", "list", (Link("https://a.gov.cn/\u202e1", "关\u200f于", issuers=("部\x9b",)),)
    )
    assert cleaned(listing).links == (Link("https://a.gov.cn/1", "关于", issuers=("部",)),)
    assert cleaned(cleaned(listing)) is not listing


def test_an_error_says_nothing_unseen() -> None:
    assert str(PageChanged("https://a.gov.cn/", "h1", "1", "\x1b[31m红\u202e")) == (
        "PageChanged: https://a.gov.cn/: h1: expected 1, found [31m红"
    )


@pytest.mark.parametrize("title", ["节" * (MAX_TITLE + 1), "通知" * 90_000])
def test_a_listed_file_with_an_endless_title_is_an_issue(title: str) -> None:
    (found,) = served.listed_files("ndrc", [Link("https://www.ndrc.gov.cn/P1.pdf", title, "2026-11-01")])
    assert isinstance(found, Trouble)
    assert found.kind == "PageChanged"
    assert len(found.detail) < 200


def test_a_listed_file_is_a_document() -> None:
    (found,) = served.listed_files("ndrc", [Link("https://www.ndrc.gov.cn/P1.pdf", "节" * MAX_TITLE, "2026-11-01")])
    assert isinstance(found, DocumentRead)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.mee.gov.cn@files.example/a.pdf",
        "https://ndrc.gov.cn:secret@files.example/a.pdf",
        "https://www.ndrc.gov.cn.files.example/a.pdf",
        "https://ndrc.gov.cn\\@files.example/a.pdf",
        "https://nԁrc.gov.cn/a.pdf",
        "https://xn--nrc-2ua.gov.cn/a.pdf",
        "https://www.ndrc.gov.cn:8443/a.pdf",
        "https://203.0.113.7/a.pdf",
        "https://gov.cn/",
        "https://com.cn/",
        "https://mp.weixin.qq.com/s/abc",
        "javascript:alert(1)",
        "https://[::1",
        "",
    ],
)
def test_a_foreign_address_is_no_link(url: str) -> None:
    assert not links.is_own(url, HOME)
    assert "//" not in markdown.link(url, HOME)


@pytest.mark.parametrize(
    "url", ["https://www.ndrc.gov.cn/P1.pdf", "http://zfxxgk.ndrc.gov.cn/1", "https://www.mee.gov.cn/1"]
)
def test_an_address_of_the_site_or_of_a_known_body_is_a_link(url: str) -> None:
    assert links.is_own(url, HOME)
    assert markdown.link(url, HOME) == f"<{url}>"


def test_the_site_of_a_source_that_no_body_lists_is_its_own() -> None:
    assert links.is_own("https://files.example.org/1.pdf", "https://www.example.org/a.html")
    assert not links.is_own("https://files.example.org/1.pdf")
