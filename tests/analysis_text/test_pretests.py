"""A quick look that lets a slow one be left out never leaves out anything that the slow one would find."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from analysis.facts.ties import cues, proof, repealing
from analysis.facts.values import names, quantities, targets, years
from analysis.text import deadlines
from analysis.text.nearby import matches
from analysis.text.sentences import KEPT_TEXT, sentences
from policy import numbers

YEARS = st.lists(st.sampled_from([*"到年十四五“”期时末 \n。的", "2025", "2030 年", "十四五"]), max_size=20).map("".join)
VALUES = st.lists(
    st.sampled_from(
        [*"约第数一十五.个倍成番翻%， ", "2.5", "1,200", "不得低于", "个百分点", "百分之", "亿元", "千瓦", "以上"]
    ),
    max_size=16,
).map("".join)
DAYS = st.lists(
    st.sampled_from([*"到于在前末底日月年，个", "力争", "每年度的", "2025年", "20", "12月", "31日", "之前"]),
    max_size=16,
).map("".join)
PLACES = st.lists(
    st.sampled_from(
        ["重点", "各", "沿海", "以上", "三", "地区", "区域", "流域", "平原", "三角洲", "经济带", "城市", "群", "城镇",
         "市", "县", "各省（区、市）", "县（市、区）", "省份", "建成区", "山区", "乡镇", "能耗", "覆盖率"]
    ),
    max_size=4,
).map("".join)  # fmt: skip
REPEALS = st.lists(
    st.sampled_from(["下列", "以下", "附件", "文件", "目录", "废止", "失效", "的", "停止执行", "，", "。"]), max_size=8
).map("".join)
AROUND = st.lists(
    st.sampled_from(
        [*"对将的，。自起并", "决定", "同时", "废止", "失效", "停止执行", "不再适用", "作废", "修改", "修订",
         "作如下", "第五条", "附件", "调整为", "改为", "删去", "取消",
         "有效期延长", "进行了", "补充", "增加一款", "修改单", "部分内容"]
    ),
    max_size=6,
).map("".join)  # fmt: skip
NUMBERS = st.lists(
    st.sampled_from([*"第〔〕年 号令责", "2021", "26", "公告", "通告", "命令", "国办发", "四十一"]), max_size=12
).map("".join)


@given(YEARS)
@example("到2025 年")
@example("相比于2020 年，“十四五”时期")
def test_years_are_found_wherever_they_are(text: str) -> None:
    found = matches(years._YEAR, years._WRITTEN, years._LONGEST, text)
    assert [match.span() for match in found] == [match.span() for match in years._YEAR.finditer(text)]


@given(VALUES)
@example("不得低于 2.5亿元")
@example("第3条提高五个百分点、十二倍")
def test_values_are_found_wherever_they_are(text: str) -> None:
    found = matches(quantities._QUANTITY, quantities._FIGURE, quantities._LONGEST_PRE, text)
    assert [match.span() for match in found] == [match.span() for match in quantities._QUANTITY.finditer(text)]


@given(DAYS)
@example("力争下一年度的2025年12月31日之前")
@example("到20个，到2025年底，前")
def test_days_are_found_wherever_they_are(text: str) -> None:
    told = [[match.span() for match in found if match["aim"] or match["year"] or match["month"]]
            for found in (deadlines.days(text), deadlines._BY.finditer(text))]  # fmt: skip
    assert told[0] == told[1]


@given(st.one_of(YEARS, VALUES))
@example("今年翻一番")
def test_a_sentence_with_a_year_or_a_value_is_read(part: str) -> None:
    assert targets._TOLD.search(part) or not (years.years(part, 2024) or quantities.quantities(part))


@given(VALUES)
@example("第3条、2.5亿元")
@example("2025年，20亿元")
@example("1.3亿元")
def test_no_value_is_left_out_as_a_day_or_a_number(part: str) -> None:
    assert quantities.may_be_in(part) or not quantities.quantities(part)


@given(PLACES)
@example("各县（市、区）")
@example("长江三角洲")
def test_no_region_is_left_out_by_its_last_character(name: str) -> None:
    assert names.REGION_ONLY.fullmatch(name) is None or names.is_place(name)


@given(AROUND, AROUND)
@example("决定废止", "。")
@example("", "自2027年1月1日起不再执行。")
@example("对", "作如下修改：")
@example("删去", "第五条")
def test_what_repeals_or_amends_has_one_of_the_words_that_are_looked_for(left: str, right: str) -> None:
    whole = f"{left}◇{right}"
    assert repealing.has_verb(whole) or not repealing.repeals(left, right, whole)
    amends = (cues.AMENDS_LEFT.search(left), cues.AMENDS_RIGHT.search(right), cues.AMENDS_ACT.search(right))
    some = any(amends) or cues.AMENDS_LISTED.search(left) or cues.REVISED.search(right)
    assert any(word in whole for word in proof._CHANGES) or not (some or repealing.repeals_part(left, right, whole))


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
