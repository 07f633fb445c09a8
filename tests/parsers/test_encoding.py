from __future__ import annotations

import pytest

from parsers import decode
from parsers.page.encoding import scrub

TEXT = "国家发展改革委关于节能降碳的通知"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16"])
def test_text_survives_without_any_claim(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("claim", ["gbk", "gb2312", "iso-8859-1", "utf-8", "x-unknown", "base64", "punycode"])
def test_a_wrong_header_does_not_spoil_utf8_or_gbk(claim: str) -> None:
    assert decode(TEXT.encode(), f"text/html; charset={claim}") == TEXT
    assert decode(TEXT.encode("gbk"), f"text/html; charset={claim}") == TEXT


def test_meta_names_the_encoding_where_the_header_is_silent() -> None:
    page = f'<meta charset="big5"><p>{"國務院"}</p>'
    assert decode(page.encode("big5"), "text/html") == page


def test_gb2312_is_read_as_its_superset() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">喆〇'
    assert decode(page.encode("gb18030")) == page


def test_a_character_cut_off_at_the_end_does_not_change_the_encoding() -> None:
    assert decode(TEXT.encode()[:-1]) == TEXT[:-1]
    assert decode(TEXT.encode("gb18030")[:-1]).startswith(TEXT[:-1])


def test_one_broken_byte_costs_one_character() -> None:
    body = TEXT.encode() * 20
    assert decode(body[:30] + b"\xff" + body[30:]).count("�") == 1


def test_nuls_and_lone_surrogates_are_replaced() -> None:
    assert scrub("a\0b\ud800c") == "ab�c"
    assert decode(b"a\0b") == "ab"
