"""Levels told after a full stop or one a year, values shared by names and places, sections of what was."""

from __future__ import annotations

import pytest

from analysis.facts.values.targets import amounts, targets

TITLE = "某省“十四五”规划"


def told(text: str) -> list[tuple[object, ...]]:
    return [(t.indicator, t.value, t.year, t.scope) for t in targets(text, title=TITLE, written=2021)]


@pytest.mark.parametrize(
    "later",
    ["到2030年，这一比例提高到90%。", "到2030年，力争达到90%。", "\n到2030年进一步提高到90%。"],
)
def test_a_level_behind_a_full_stop_is_of_the_indicator_before_it(later: str) -> None:
    text = f"一、目标\n到2025年，甲类回收利用率达到80%。{later}"
    assert told(text) == [("甲类回收利用率", 80.0, 2025, None), ("甲类回收利用率", 90.0, 2030, None)]


def test_levels_behind_a_full_stop_belong_to_the_indicators_before_in_their_order() -> None:
    text = "一、目标\n到2025年，绿地率达到40%，蓄水量达到3亿立方米。到2030年，分别达到42%和5亿立方米。"
    assert told(text)[2:] == [("绿地率", 42.0, 2030, None), ("蓄水量", 5.0, 2030, None)]


def test_another_subject_between_ends_what_a_later_level_is_of() -> None:
    text = "一、目标\n到2025年，甲类回收利用率达到80%。乙类建设加快。到2030年，力争达到90%。"
    assert told(text) == [("甲类回收利用率", 80.0, 2025, None)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021—2024年，全省甲强度分别下降1%、2%、3%、4%。", [2021, 2022, 2023, 2024]),
        (
            "2021年、2022年、2023年、2024年、2025年和2026年，比例分别为1%、2%、3%、4%、5%、6%。",
            [*range(2021, 2027)],
        ),
        ("到2022年，绿地率达到40%，2025年和2030年覆盖率分别达到1%、2%。", [2022, 2025, 2030]),
        ("2023年、2024年各投产风电100万千瓦以上。", [2023, 2024]),
    ],
)
def test_each_of_several_values_has_its_year(text: str, years: list[int]) -> None:
    assert [year for _, _, year, _ in told(f"一、目标\n{text}")] == years


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("化肥、农药利用率均达到40%。", [("化肥利用率", 40.0), ("农药利用率", 40.0)]),
        ("钢铁、水泥行业产能占比均达到30%。", [("钢铁、水泥行业产能占比", 30.0)]),
        ("甲硅产量达到30万吨、乙硅8万吨。", [("甲硅产量", 30.0), ("乙硅产量", 8.0)]),
        ("新能源汽车产销量分别达到50万辆、40万辆。", [("新能源汽车产量", 50.0), ("新能源汽车销量", 40.0)]),
        ("用电增量的60%以上由可再生能源满足。", [("用电增量由可再生能源满足", 60.0)]),
        ("用电量从2020年的400亿千瓦时增加到600亿千瓦时。", [("用电量", 600.0)]),
        ("风电装机翻一番以上，达到260万千瓦。", [("风电装机", 2.0), ("风电装机", 260.0)]),
        ("节能率不低于15%的公共建筑改造面积50万平方米。", [("公共建筑改造面积", 50.0)]),
        ("建成黄河上游1个风光储基地，开工抽水蓄能2座。", [("风光储基地", 1.0), ("开工抽水蓄能", 2.0)]),
        ("建设3个百万千瓦级以上基地。", [("百万千瓦级以上基地", 3.0)]),
    ],
)
def test_values_of_several_names_and_names_with_a_bound(text: str, rows: list[tuple[str, float]]) -> None:
    assert [(name, value) for name, value, _, _ in told(f"到2025年，{text}")] == rows


@pytest.mark.parametrize(
    "text",
    [
        "污水收集率苏南、深圳、延安市分别达到88%、75%、70%。",
        "各市城区污水收集率：苏南达到88%，深圳达到75%，延安市达到70%。",
    ],
)
def test_places_behind_a_rate_are_where_its_values_are_for(text: str) -> None:
    assert [(value, scope) for _, value, _, scope in told(f"到2025年，{text}")] == [
        (88.0, "苏南"),
        (75.0, "深圳"),
        (70.0, "延安市"),
    ]


def test_a_base_year_may_stand_in_a_bracket_behind_the_values() -> None:
    found = targets("到2025年，甲能耗、乙水耗分别降低5%、7%（以2020年为基期）。", title=TITLE, written=2021)
    assert [(t.value, t.base_year) for t in found] == [(5.0, 2020), (7.0, 2020)]


PLAN = """一、2021年计划执行情况
能耗强度下降2%，可再生能源装机突破9亿千瓦，完成造林300万公顷。
二、2022年主要目标
——粮食产量保持在1万亿斤以上。碳强度在“十四五”规划期内统筹考核。
——就业600万人以上。
三、主要任务
新建农村公路5万公里。
"""


def test_how_a_plan_was_carried_out_is_past_and_its_sequel_ahead() -> None:
    title = "某省2021年计划执行情况与2022年计划草案的报告"
    aimed, reached = amounts(PLAN, title=title, written=2022)
    assert [(r.value, r.year) for r in reached] == [(2.0, 2021), (9.0, 2021), (300.0, 2021)]
    assert [(t.value, t.year) for t in aimed] == [(1.0, 2022), (600.0, 2022), (5.0, 2022)]


def test_this_year_aims_under_a_heading_that_names_it() -> None:
    text = "一、2021年工作\n二、2022年重点任务\n今年生产总值增长5%以上，失业率控制在5%以内。"
    assert [(t.value, t.year) for t in targets(text, title="政府工作报告", written=2022)] == [(5.0, 2022), (5.0, 2022)]


def test_a_section_of_a_year_before_tells_what_was() -> None:
    aimed, reached = amounts("一、2021年工作\n造林面积3万亩，绿地率达到40%。", title="工作计划", written=2022)
    assert not aimed
    assert [r.value for r in reached] == [3.0, 40.0]
