"""What is seen on a page is its text: radicals, struck words, exponents, letter-spaced digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parsers
from db.search.fold import fold
from parsers.page.lines import tidy
from policy import Document
from policy.characters import RADICALS, without_radicals

URL = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261120_1404000.html"


def page(body: str) -> Document:
    html = (
        '<html><head><meta name="ArticleTitle" content="关于节能工作的通知"><meta name="PubDate" content="2026-11-20">'
        '</head><body><div class="article"><h2 class="article_title">关于节能工作的通知</h2>'
        '<div class="time">发布时间：2026/11/20</div><div class="ly laiyuantext">来源：<span>环资司</span></div>'
        f'<div class="article_con"><div class="TRS_Editor">{body}</div></div></div></body></html>'
    )
    record = parsers.parse(URL, html.encode())
    assert isinstance(record, Document)
    return record


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>⽔污染防治⾏动</p>", "水污染防治行动"),
        ("<p>⻓江、⻩河与⻢鞍山</p>", "长江、黄河与马鞍山"),
        ("<p>下降<strike>3%</strike>5%</p>", "下降5%"),
        ("<p>下降<span style='text-decoration: line-through'>3%</span>5%</p>", "下降5%"),
        ("<p>约10<sup>4</sup>吨，CO<sub>2</sub></p>", "约10⁴吨，CO2"),
        ("<p>约10<span style='font-size:9px;vertical-align: super'>-4</span>吨</p>", "约10⁻⁴吨"),
        ("<p>下降<span style='visibility:hidden'>3%</span>5%</p>", "下降5%"),
        ("<p>&#x2F54;&#12117;污染；\uf98e度效\uf961</p>", "水火污染；年度效率"),
        ("<p>2 0 2 6—2 0 3 0年，10<sup>６</sup>吨</p>", "2026—2030年，10⁶吨"),
        ("<p>到 2\xa00\xa02\xa07 年</p>", "到 2027 年"),
        ("<p>到 2 0 2 7 年，下降 1 8 %。</p>", "到 2027 年，下降 18%。"),
        ("<p>到２ ０ ２ ７ 年，下降１ ８ ％，装机 1 . 2 亿千瓦。</p>", "到２０２７ 年，下降１８％，装机 1.2 亿千瓦。"),
    ],
)
def test_the_text_is_what_is_seen(body: str, text: str) -> None:
    assert page(body).text == text


def test_radicals_of_a_page_in_another_encoding_are_read() -> None:
    html = '<html><head><meta charset="gb18030"><meta name="PubDate" content="2026-11-20"></head><body>'
    html += '<h2 class="article_title">⽔污染防治通知</h2>'
    html += '<div class="article_con"><p>加强⽔污染防治。</p></div></body></html>'
    record = parsers.parse(URL, html.encode("gb18030"))
    assert isinstance(record, Document)
    assert (record.title, record.text) == ("水污染防治通知", "加强水污染防治。")


def test_radicals_are_folded_for_search() -> None:
    assert fold("⻛电⻩河") == "风电黄河"


@given(st.text(alphabet=st.sampled_from([*map(chr, range(0x2E80, 0x2FE0)), "水", "a"])))
def test_places_stay_true_without_radicals(text: str) -> None:
    plain = without_radicals(text)
    assert len(plain) == len(text)
    assert without_radicals(plain) == plain
    assert not any(ord(char) in RADICALS for char in plain)


@pytest.mark.parametrize("line", ["表 1 2 3", "5 6 7 8 台", "第 1 2 条"])
def test_digits_that_stand_apart_stay_apart(line: str) -> None:
    assert tidy(line) == line
