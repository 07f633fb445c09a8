"""Whatever a page holds, `parse` gives a record or a named error, in bounded work. See `parsers/page/bounds.py`."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import parsers
from parsers.page import bounds
from policy import Document, Listing, NotADocument, PageError
from tests.parsers.hostile import spoil, target
from tests.parsers.material import reconstructed

PAGES = [(expected["url"], body) for _, expected, body in reconstructed()]
LETTER = next((url, body) for url, body in PAGES if "3100001" in url and b"article_con" in body)
NOTICE = next((url, body) for url, body in PAGES if "9310004" in url)
LIST = next((url, body) for url, body in PAGES if url.endswith("/zcfb/tz/"))
quick = settings(max_examples=80, deadline=None, derandomize=True)


def inside(page: bytes, mark: bytes, hostile: bytes) -> bytes:
    """The page with something put right after a mark."""
    at = page.index(mark) + len(mark)
    return page[:at] + hostile + page[at:]


@quick
@given(st.sampled_from(PAGES), st.integers(0, 10**9))
def test_a_spoiled_page_is_a_record_or_a_named_error(page: tuple[str, bytes], seed: int) -> None:
    target(page[0], spoil(page[1], random.Random(seed)))


@quick
@given(st.sampled_from([url for url, _ in PAGES]), st.binary(max_size=3000))
def test_random_bytes_are_a_named_error(url: str, data: bytes) -> None:
    target(url, data)


@quick
@given(st.sampled_from([url for url, _ in PAGES]), st.recursive(st.none() | st.integers() | st.text(), st.lists))
def test_any_json_is_a_record_or_a_named_error(url: str, value: object) -> None:
    import json

    target(url, json.dumps(value).encode())
    target(url, json.dumps({"searchVO": {"catMap": value}, "data": value, "datasource": value}).encode())


@quick
@given(st.text(max_size=200), st.integers(100, 599))
def test_any_address_and_status_is_a_record_or_a_named_error(url: str, status: int) -> None:
    with pytest.raises(PageError):
        parsers.parse("https://" + url, b"<html><body>x</body></html>", status=status)
    assert parsers.role(url) in (None, "file", "listing", "document")


def test_megabytes_of_nested_tables_are_refused() -> None:
    url, page = NOTICE
    with pytest.raises(NotADocument, match="nested"):
        parsers.parse(url, inside(page, b'id="UCAP-CONTENT">', b"<table><tr><td>" * 200_000))


def test_a_hundred_thousand_open_blocks_are_refused() -> None:
    url, page = LETTER
    with pytest.raises(NotADocument, match="nested"):
        parsers.parse(url, inside(page, b"<div class=TRS_Editor>", b"<div><span></div>" * 100_000))


def test_formatting_that_every_block_would_rebuild_is_refused() -> None:
    url, page = LETTER
    fonts = b"".join(b"<font a%d=1>" % number for number in range(950))
    with pytest.raises(NotADocument, match="nested"):
        parsers.parse(url, inside(page, b"<div class=TRS_Editor>", fonts + b"<p>x" * 20_000))


def test_a_tag_with_a_hundred_thousand_attributes_is_refused() -> None:
    url, page = LETTER
    attributes = b" ".join(b"a%d=1" % number for number in range(100_000))
    with pytest.raises(NotADocument, match="attributes"):
        parsers.parse(url, inside(page, b"<div class=TRS_Editor>", b"<p " + attributes + b">"))


def test_a_page_beyond_the_size_is_refused() -> None:
    with pytest.raises(NotADocument, match="bytes"):
        parsers.parse(LETTER[0], b"x" * (bounds.MAX_BYTES + 1))


def test_tables_nested_three_hundred_deep_are_read() -> None:
    url, page = NOTICE
    nested = b"<table><tr><td>" * 300 + "层层".encode() + b"</td></tr></table>" * 300
    record = parsers.parse(url, inside(page, b'id="UCAP-CONTENT">', nested))
    assert isinstance(record, Document)
    assert record.text.startswith("层层\n")


def test_a_table_of_400_kilobytes_is_read_row_by_row() -> None:
    url, page = NOTICE
    rows = b"".join(b'<tr><td style="width:10px">%d</td><td><p>a</p><p>b</p></td></tr>' % n for n in range(6000))
    record = parsers.parse(url, inside(page, b'id="UCAP-CONTENT">', b"<table>" + rows + b"</table>"))
    assert isinstance(record, Document)
    assert record.text.startswith("0\ta b\n1\ta b\n")
    assert "\n5999\ta b\n" in record.text


def test_ten_thousand_links_are_ten_thousand_attachments() -> None:
    url, page = LETTER
    links = b"".join(b'<p><a href="./P%d.pdf">f%d</a></p>' % (n, n) for n in range(10_000))
    record = parsers.parse(url, inside(page, b"<div class=TRS_Editor>", links))
    assert isinstance(record, Document)
    assert len(record.attachments) == 10_002
    with pytest.raises(NotADocument, match="links"):
        parsers.parse(url, inside(page, b"<div class=TRS_Editor>", links * 3))


def test_a_body_too_large_to_sanitise_is_shown_as_its_lines() -> None:
    url, page = LETTER
    record = parsers.parse(url, inside(page, b"<div class=TRS_Editor>", b"<p>&lt;b&gt;</p>" * 100_000))
    assert isinstance(record, Document)
    assert record.html.startswith("<p>&lt;b&gt;</p><p>")


def test_ten_thousand_items_are_a_listing() -> None:
    url, page = LIST
    items = b"".join(b'<li><a href="./t%d.html">x</a><span>2020/01/01</span></li>' % n for n in range(10_000))
    record = parsers.parse(url, inside(page, b'u-list">', items))
    assert isinstance(record, Listing)
    assert len(record.links) == 10_002


def test_nuls_and_lone_surrogates_do_not_reach_the_record() -> None:
    url, page = LETTER
    record = parsers.parse(url, inside(page, b"<div class=TRS_Editor>", "<p>能\0源&#xD800;\0</p>".encode()))
    assert isinstance(record, Document)
    assert record.text.startswith("能源�\n")
    feed = b'[{"TITLE": "\\ud800a", "URL": "http://www.gov.cn/\\u0000", "DOCRELPUBTIME": "2021-01-01"}]'
    listing = parsers.parse("https://www.gov.cn/zhengce/zuixin/ZUIXINZHENGCE.json", feed)
    assert isinstance(listing, Listing)
    assert listing.links[0].title == "�a"


def test_json_nested_a_hundred_thousand_deep_is_no_document() -> None:
    with pytest.raises(NotADocument, match="JSON"):
        parsers.parse("https://www.gov.cn/zhengce/zuixin/ZUIXINZHENGCE.json", b"[" * 100_000)
