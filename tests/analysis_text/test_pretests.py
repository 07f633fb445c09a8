"""A quick look that lets a slow one be left out never leaves out anything that the slow one would find."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from analysis.facts import cues
from analysis.facts.years import places, years
from analysis.text.sentences import KEPT_TEXT, sentences
from policy import numbers

YEARS = st.lists(st.sampled_from([*"到年十四五“”期时末 \n。的", "2025", "2030 年", "十四五"]), max_size=20).map("".join)
REPEALS = st.lists(
    st.sampled_from(["下列", "以下", "附件", "文件", "目录", "废止", "失效", "的", "停止执行", "，", "。"]), max_size=8
).map("".join)
NUMBERS = st.lists(
    st.sampled_from([*"第〔〕年 号令责", "2021", "26", "公告", "通告", "命令", "国办发", "四十一"]), max_size=12
).map("".join)


@given(YEARS)
@example("到2025 年")
@example("“十四五”时期")
def test_a_sentence_with_years_has_a_place_for_each(part: str) -> None:
    assert len(places(part)) >= len(years(part))


@given(REPEALS)
@example("下列文件同时废止")
def test_no_list_of_repeals_is_without_its_word(line: str) -> None:
    assert cues.REPEALS_WORD.search(line) or not cues.REPEALS_LIST.search(line)


@given(NUMBERS)
@example("2026年第41号令")
@example("责令2021年第26号")
def test_numbers_with_the_year_first_are_all_found(text: str) -> None:
    found = {(number.start, number.end) for number in numbers.find(text)}
    assert {match.span() for match in numbers._YEAR_FIRST.finditer(text)} <= found


def test_a_text_too_long_to_be_kept_is_cut_in_the_same_way() -> None:
    line = "一、推进节能降碳。到2025年，能耗下降13.5%；\n　　加快改造！\n"
    short = line * 3
    long = line * (KEPT_TEXT // len(line) + 1)
    assert list(sentences(long))[: len(list(sentences(short)))] == list(sentences(short))
