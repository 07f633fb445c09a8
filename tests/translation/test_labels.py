"""Numbers before headings: told in the language of the draft, and no part of what the heading says."""

from __future__ import annotations

import pytest

from translation.english import to_en
from translation.labels import NONE, parted, roman
from translation.titles import to_ja

HEADING = "加强湿地保护"


@pytest.mark.parametrize(
    ("mark", "en", "ja"),
    [
        ("一、", "I. ", "一、"),
        ("（十二）", "(XII) ", "（十二）"),
        ("(四)", "(IV) ", "（四）"),
        ("3.", "3. ", "3."),
        ("（5）", "(5) ", "（5）"),
        ("第二章 ", "Chapter 2: ", "第2章 "),
        ("第十节 ", "Section 10: ", "第10節 "),
        ("第三十八条 ", "Article 38: ", "第38条 "),
    ],
)
def test_a_number_leaves_its_heading_as_it_is_without_it(mark, en, ja):
    english, japanese = to_en(mark + HEADING), to_ja(mark + HEADING)
    assert english.en == en + to_en(HEADING).en
    assert japanese.ja == ja + to_ja(HEADING).ja
    assert not english.unknown
    assert not english.crowded
    assert not japanese.unordered


@pytest.mark.parametrize(
    "zh",
    [
        "2030年前碳达峰行动方案",
        "一、二级能效产品",
        "第一批节水园区",
        "第八条规定的情形",
        "第二章",
        "（一）",
        "",
        "3个百分点",
        "湿地保护（二）",
    ],
)
def test_what_is_no_number_of_a_heading_stays_with_it(zh):
    assert parted(zh) == (NONE, zh)


def test_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]
