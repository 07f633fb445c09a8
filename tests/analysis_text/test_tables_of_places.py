"""Tables of places, one value each, and parts of a row in tables of indicators."""

from __future__ import annotations

import pytest

from analysis.facts.values.targets import targets


def told(text: str, written: int | None = 2021) -> list[tuple[object, ...]]:
    found = targets(text, title="某省“十四五”规划", written=written)
    return [(t.scope, t.indicator, t.comparator, t.value, t.unit, t.year) for t in found]


def test_the_caption_names_what_the_years_of_places_are_of() -> None:
    text = (
        "附表2 各市污水处理率目标（%）\n地市\t2020年\t2023年\t2025年\n"
        "甲州\t95\t96\t97\n乙州\t90\t≥91\t93\n合计\t92\t94\t95\n"
    )
    assert told(text) == [
        ("甲州", "污水处理率", "=", 96.0, "%", 2023),
        ("甲州", "污水处理率", "=", 97.0, "%", 2025),
        ("乙州", "污水处理率", "≥", 91.0, "%", 2023),
        ("乙州", "污水处理率", "=", 93.0, "%", 2025),
    ]


def test_the_caption_names_the_year_of_a_column_an_indicator() -> None:
    text = (
        "2025年各市目标分解表\n序号\t地区\t能耗强度降低（%）\t可再生能源消费量（万吨标准煤）\n"
        "1\t甲市\t15\t120\n2\t乙市\t14.5\t—\n"
    )
    assert told(text) == [
        ("甲市", "能耗强度", "↓", 15.0, "%", 2025),
        ("甲市", "可再生能源消费量", "=", 120.0, "万吨标准煤", 2025),
        ("乙市", "能耗强度", "↓", 14.5, "%", 2025),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "各市名单\n地市\t2020年\t2025年\n甲州\t95%\t97%\n",  # of what?
        "各市水质状况\n地区\t水质达标率（%）\n甲市\t95\n",  # of when?
        "2020年各市目标\n地区\t水质达标率（%）\n甲市\t95\n",  # it is past
    ],
)
def test_without_a_clear_caption_a_table_of_places_sets_nothing(text: str) -> None:
    assert told(text) == []


def test_a_part_of_a_row_has_its_unit_and_no_marks_of_notes() -> None:
    text = "指标\t2020年\t2025年①\n1.道路里程②（万公里）\t14\t16\n其中：快速路里程\t3\t5\n"
    assert [row[1:5] for row in told(text)] == [("道路里程", "=", 16.0, "万公里"), ("快速路里程", "=", 5.0, "万公里")]


def test_things_that_each_place_is_to_have_are_named_by_the_caption_with_a_unit() -> None:
    text = "表2-1 各市县2021—2025年新能源汽车推广目标（辆）\n市县\t2021年\t2022年\n甲市\t1800\t2200\n"
    assert told(text) == [("甲市", "新能源汽车推广", "=", 2200.0, "辆", 2022)]


def test_rows_with_an_ordinal_and_one_cell_a_line() -> None:
    text = "序号\n指标\n2020年\n2025年\n1\n甲率（%）\n90\n95\n2\n乙能力（吨/日）\n1200\n2500\n"
    assert [row[1:5] for row in told(text)] == [("甲率", "=", 95.0, "%"), ("乙能力", "=", 2500.0, "吨/日")]


def test_a_table_that_its_sentence_runs_into_is_read_once() -> None:
    rows = "".join(f"主要地表水断面水质优良比例{n}（%） 100 100 约束性\n" for n in "甲乙丙丁戊己庚辛")
    found = told(f"专栏1 某省“十四五”生态环境保护主要指标\n指标 2020年 2025年 属性\n{rows}")
    assert [row[3] for row in found] == [100.0] * 8
