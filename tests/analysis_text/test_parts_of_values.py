"""Parts of a value told behind it, values by year behind one name, and bounds that are better than a number."""

from __future__ import annotations

import pytest

from analysis.facts.values.targets import Target, targets

TITLE = "某市“十四五”行动方案"


def told(text: str) -> tuple[Target, ...]:
    return targets(text, title=TITLE, written=2021)


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，建成口袋公园不少于40座，其中东湖区20座、滨江新区12座、北山县8座。",
        "到2025年，建成口袋公园40座（东湖区20座、滨江新区12座、北山县8座）。",
    ],
)
def test_places_to_which_parts_fall_are_scopes_of_what_is_counted(text: str) -> None:
    _, *parts = [(t.indicator, t.value, t.scope) for t in told(text)]
    assert parts == [("口袋公园", 20.0, "东湖区"), ("口袋公园", 12.0, "滨江新区"), ("口袋公园", 8.0, "北山县")]


def test_parts_that_are_things_are_not_taken_for_places() -> None:
    found = told("到2025年，建成各类园区40个，其中绿色示范区20个、循环化园区12个。")
    assert [(t.indicator, t.scope) for t in found] == [("各类园区", None), ("绿色示范区", None), ("循环化园区", None)]


def test_places_behind_a_rate_without_a_verb_are_its_scopes() -> None:
    found = told("到2025年，厨余垃圾收运覆盖率城区100%、镇区80%、村庄60%。")
    assert [(t.indicator, t.value, t.scope) for t in found] == [
        ("厨余垃圾收运覆盖率", 100.0, "城区"),
        ("厨余垃圾收运覆盖率", 80.0, "镇区"),
        ("厨余垃圾收运覆盖率", 60.0, "村庄"),
    ]


def test_values_by_year_behind_a_name_and_a_colon() -> None:
    found = told("河道疏浚量：2022年90万方，2023年110万方，2024年130万方。")
    assert [(t.indicator, t.value, t.unit, t.year) for t in found] == [
        ("河道疏浚量", 90.0, "万方", 2022),
        ("河道疏浚量", 110.0, "万方", 2023),
        ("河道疏浚量", 130.0, "万方", 2024),
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("新建机房PUE优于1.25", "≤"),
        ("臭氧浓度好于150微克/立方米", "≤"),
        ("单位产品能耗优于300千克标准煤", "≤"),
        ("清洁运输比例优于70%", "≥"),
        ("设备综合效率不劣于85%", "≥"),
        ("废水达标排放率优于95%", "≥"),
    ],
)
def test_better_than_a_number_is_below_or_above_it_by_what_is_measured(text: str, comparator: str) -> None:
    assert [t.comparator for t in told(f"到2025年，{text}。")] == [comparator]


def test_an_index_that_follows_without_its_name_is_the_same() -> None:
    found = told("到2025年，大型数据中心电能利用效率（PUE）优于1.3，枢纽节点低于1.2。")
    assert [(t.indicator, t.comparator, t.value) for t in found] == [
        ("大型数据中心电能利用效率（PUE）", "≤", 1.3),
        ("枢纽节点电能利用效率（PUE）", "<", 1.2),
    ]


def test_a_size_behind_a_count_opens_a_value_of_its_own() -> None:
    found = told("到2025年，培育产值超50亿元的骨干企业3—5家、超5亿元企业20家。")
    assert [(t.indicator, t.value, t.value_high) for t in found] == [
        ("骨干企业", 3.0, 5.0),
        ("超5亿元企业", 20.0, None),
    ]


def test_lists_share_a_rate_of_two_words_and_parts_of_provinces_are_places() -> None:
    found = told("到2025年，高炉煤气、焦炉煤气放散率分别小于0.4%和0.1%；黔北、黔东林地保有率分别达到61%、63%。")
    assert [(t.indicator, t.scope) for t in found] == [
        ("高炉煤气放散率", None),
        ("焦炉煤气放散率", None),
        ("林地保有率", "黔北"),
        ("林地保有率", "黔东"),
    ]


def test_a_prospect_names_the_year_of_all_that_follows() -> None:
    found = told("展望2035年，生态产品总值居全国前列，林草碳储量比2020年增加12%。")
    assert [(t.indicator, t.value, t.year, t.base_year) for t in found] == [("林草碳储量", 12.0, 2035, 2020)]


def test_a_unit_of_time_and_area_is_read_whole() -> None:
    assert [t.unit for t in told("到2025年，平均降尘量不高于5吨/月·平方公里。")] == ["吨/月·平方公里"]


def test_kinds_of_bodies_to_which_a_rate_is_given_in_turn() -> None:
    found = told("到2025年，尾水综合利用率：规模养殖场100%，其他养殖场85%以上，散户70%。")
    assert [(t.indicator, t.comparator, t.value) for t in found] == [
        ("规模养殖场尾水综合利用率", "=", 100.0),
        ("其他养殖场尾水综合利用率", "≥", 85.0),
        ("散户尾水综合利用率", "=", 70.0),
    ]


def test_a_county_behind_a_rate_is_its_scope() -> None:
    found = told("到2025年，农村污水治理率平原县45%、丘陵县38%。")
    assert [(t.indicator, t.scope) for t in found] == [("农村污水治理率", "平原县"), ("农村污水治理率", "丘陵县")]


def test_an_amount_for_each_head_does_not_take_the_rate_before_it() -> None:
    found = told("到2025年，绿化覆盖率达到43%、人均公园绿地15平方米。")
    assert [(t.indicator, t.unit) for t in found] == [("绿化覆盖率", "%"), ("人均公园绿地", "平方米")]


def test_what_rises_from_year_to_year_rises_each_year() -> None:
    assert [(t.indicator, t.unit) for t in told("到2025年，绿色建材应用比例逐年提高5个百分点。")] == [
        ("绿色建材应用比例", "个百分点/年")
    ]


def test_goals_led_in_without_a_numeral_keep_their_year_over_paragraphs() -> None:
    text = "主要目标：到2025年，水重复利用率82%以上。\n推广先进技术300项。\n一、任务\n打造园区5个。"
    assert [(t.value, t.year) for t in targets(text, title="关于绿色发展的意见", written=2022)] == [
        (82.0, 2025),
        (300.0, 2025),
        (5.0, 2025),
    ]


def test_amounts_and_rates_among_tasks_need_no_verb_but_sizes_of_bodies_are_none() -> None:
    tasks = "一、重点任务\n经济林提质面积150万亩，草原植被盖度85%。\n对年用电量300万千瓦时或者更多的单位开展审计。"
    assert [t.indicator for t in told(tasks)] == ["经济林提质面积", "草原植被盖度"]


def test_years_behind_a_name_do_not_go_on_with_the_clause_before() -> None:
    found = told("到2025年，南湾水质优良比例达到65%；排污口整治完成率：2023年70%，2024年100%。")
    assert [(t.indicator, t.value, t.year) for t in found][1:] == [
        ("排污口整治完成率", 70.0, 2023),
        ("排污口整治完成率", 100.0, 2024),
    ]


def test_an_index_behind_a_rate_is_of_its_own() -> None:
    found = told("到2025年，整体上架率不低于60%，平均电能利用效率降至1.5以下。")
    assert [(t.indicator, t.value) for t in found] == [("整体上架率", 60.0), ("平均电能利用效率", 1.5)]


def test_parts_go_on_behind_commas_and_works_behind_semicolons() -> None:
    tasks = "一、重点任务\n完成造林6万亩，其中乔木林2万亩，灌木林1万亩；森林抚育4万亩。"
    assert [(t.indicator, t.value) for t in told(tasks)] == [
        ("造林", 6.0),
        ("乔木林", 2.0),
        ("灌木林", 1.0),
        ("森林抚育", 4.0),
    ]


def test_the_numeral_of_an_item_is_no_part_of_what_is_made() -> None:
    tasks = "一、重点任务\n（四）推广液冷、余热回收等先进技术50项。"
    assert [(t.indicator, t.value) for t in told(tasks)] == [("液冷、余热回收等先进技术", 50.0)]


def test_the_size_of_plants_that_are_mended_is_no_target() -> None:
    assert told("到2025年，30万千瓦及以上机组全部完成供热改造。") == ()


def test_new_vehicles_of_several_trades_share_their_rate() -> None:
    found = told("到2025年，公交、出租、物流新增车辆中新能源比例分别达到90%、80%、60%。")
    assert [t.indicator for t in found] == [f"{trade}新增车辆中新能源比例" for trade in ("公交", "出租", "物流")]


def test_night_is_of_what_day_was_and_what_is_being_built_of_what_is_to_run() -> None:
    found = told("到2025年，功能区噪声昼间达标率不低于96%，夜间达标率不低于88%；抽水蓄能投产120万千瓦、在建360万千瓦。")
    assert [t.indicator for t in found] == [
        "功能区噪声昼间达标率",
        "功能区噪声夜间达标率",
        "抽水蓄能投产",
        "在建抽水蓄能",
    ]


def test_what_each_head_has_is_set_by_a_task() -> None:
    assert [t.value for t in told("一、重点任务\n绿化覆盖率达到43%、人均公园绿地15平方米。")] == [43.0, 15.0]


def test_a_list_of_places_under_what_is_built() -> None:
    found = told("到2025年，建成噪声监测点：东湖区40个、北山县25个；水质优良比例东湖区100%、北山县90%。")
    assert [(t.indicator, t.value, t.scope) for t in found] == [
        ("噪声监测点", 40.0, "东湖区"),
        ("噪声监测点", 25.0, "北山县"),
        ("水质优良比例", 100.0, "东湖区"),
        ("水质优良比例", 90.0, "北山县"),
    ]


def test_what_is_taken_off_a_tax_is_no_target() -> None:
    assert told("一、政策措施\n研发费用加计扣除比例100%，所得税减按15%征收。") == ()
