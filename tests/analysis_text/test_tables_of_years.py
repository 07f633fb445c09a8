"""Targets in tables whose columns are years."""

from __future__ import annotations

import pytest

from analysis.facts.values.targets import targets
from tests.analysis_text.test_targets import ENERGY, slots

STACKED = (
    "三、主要目标\n专栏2\n主要指标\n指标\n2020年\n2025年\n年均/累计\n属性\n"
    "能源消费总量（亿吨标准煤）\n43.4\n49.8\n2.8%\n预期性\n"
    "单位GDP能耗降低（%）\n-\n13.5\n〔13.5〕\n约束性\n"
    "光伏发电\n1238\n21.2%\n预期性\n"
    "其中：风电（万千瓦）\n2425\n≥3785\n9.3%\n预期性\n"
    "四、重点任务\n推动发展。\n"
)


def test_a_table_with_one_cell_a_line_is_read_where_a_row_has_all_its_values() -> None:
    found = targets(STACKED, title="某省“十四五”规划", written=2021)
    assert [slots(target)[:5] for target in found] == [
        ("能源消费总量", "=", 49.8, "亿吨标准煤", 2025),
        (ENERGY, "↓", 13.5, "%", 2025),
        ("风电", "≥", 3785.0, "万千瓦", 2025),
    ]
    assert all(STACKED[target.offset :].startswith(f"{target.value:g}") for target in found)


@pytest.mark.parametrize(
    "table",
    [
        "序号 指标 2020年 2025年 属性\n1 森林覆盖率（%） 42.3 43 约束性\n2 单位GDP 能耗降低（%） - [13.5] 约束性\n",
        "类型\t指标\t单位\t2020年\t2025年\n生态\t森林覆盖率\t%\t42.3\t43\n效率\t单位GDP能耗降低\t%\t－\t[13.5]\n",
        "指标\t“十三五”末\t“十四五”末\n森林覆盖率（%）\t42.3\t43\n单位GDP能耗降低（%）\t-\t13.5\n",
    ],
)
def test_columns_are_read_by_blanks_and_tabs_with_the_unit_of_their_own_column(table: str) -> None:
    text = f"二、主要目标\n{table}"
    found = targets(text, title="某省规划", written=2021)
    assert [slots(target)[:5] for target in found] == [
        ("森林覆盖率", "=", 43.0, "%", 2025),
        (ENERGY, "↓", 13.5, "%", 2025),
    ]
    assert all(text[target.offset :].startswith(f"{target.value:g}") for target in found)


def test_each_column_ahead_is_a_target_and_columns_without_a_head_are_none() -> None:
    text = "指标名称\t现状值（2020年）\t目标值（2025年）\t目标值（2030年）\n绿色建筑占比\t70%\t80%\t90%\n"
    assert [(t.value, t.year) for t in targets(text, title="某省规划", written=2021)] == [(80.0, 2025), (90.0, 2030)]
    assert targets("二、目标\n甲率（%） 60 80\n", title="某省“十四五”规划", written=2021) == ()


def test_a_table_of_years_that_are_over_sets_nothing() -> None:
    assert targets(STACKED, title="某省“十四五”规划", written=2026) == ()
    assert targets("指标\n2020年\n2025年\n", title="某省规划", written=2021) == ()
