"""What is seen on a page is its text: radicals, struck words, exponents, letter-spaced digits."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parsers
from analysis import read
from db.search.fold import fold
from parsers.page.lines import tidy
from policy import Document
from policy.characters import RADICALS, without_radicals

URL = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261120_1404000.html"
CASES = Path(__file__).resolve().parents[2] / "../shared/cases/html"


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
        ("<p>到 2 0 2 7 年，下降 1 8 %。</p>", "到 2027 年，下降 18%。"),
    ],
)
def test_the_text_is_what_is_seen(body: str, text: str) -> None:
    assert page(body).text == text


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


@pytest.mark.parametrize("name", ["kangxi.html", "strike.html", "spaced_digits.html"])
def test_the_given_pages_give_their_target(name: str) -> None:
    if not CASES.exists():
        pytest.skip("the given cases are not beside the repository (../shared/cases)")
    record = parsers.parse(URL, (CASES / name).read_bytes())
    assert isinstance(record, Document)
    found = [(t.indicator, t.value, t.unit, t.year) for t in read(record).targets]
    assert ("非化石能源消费比重", 25.0, "%", 2030) in found
