"""What a value is of where its own words do not say it all: places, stages, standards, sizes, long lists."""

from __future__ import annotations

import pytest

from analysis.facts.values.targets import targets

TITLE = "某省“十四五”规划"


def told(text: str) -> list[tuple[object, ...]]:
    found = targets(text, title=TITLE, written=2021)
    return [(t.indicator, t.comparator, t.value, t.unit, t.scope) for t in found]


def test_a_place_alone_is_the_place_of_the_concentration_before() -> None:
    text = "到2025年，长三角地区PM2.5浓度下降15%，北京市控制在32微克/立方米以内。"
    assert told(text) == [
        ("PM2.5浓度", "↓", 15.0, "%", "长三角地区"),
        ("PM2.5浓度", "≤", 32.0, "微克/立方米", "北京市"),
    ]


def test_a_place_without_anything_before_it_is_no_indicator() -> None:
    assert told("到2025年，北京市控制在32个以内。") == []


def test_what_is_new_mended_and_there_in_all_is_told_apart() -> None:
    text = "到2025年，全省新增高标准农田1000万亩，改造提升500万亩，累计建成5000万亩。"
    assert [(name, sign, scope) for name, sign, _, _, scope in told(text)] == [
        ("新增高标准农田", "=", "全省"),
        ("改造提升高标准农田", "=", "全省"),
        ("高标准农田", "=", "全省"),
    ]


def test_a_standard_that_is_reached_stands_behind_its_share() -> None:
    text = "到2025年，寒冷地区新建居住建筑达到83%节能要求，新建建筑全面执行75%节能标准。"
    assert told(text) == [("新建居住建筑节能要求", "=", 83.0, "%", "寒冷地区")]


def test_the_size_of_the_things_is_part_of_their_name() -> None:
    assert told("到2025年，培育10家年营业收入超100亿元的龙头企业。") == [
        ("年营业收入超100亿元的龙头企业", "=", 10.0, "家", None)
    ]


def test_a_value_for_so_much_of_something_has_both_units() -> None:
    assert told("到2025年，建筑垃圾排放量控制在每万平方米300吨以下。") == [
        ("建筑垃圾排放量", "≤", 300.0, "吨/万平方米", None)
    ]


def test_a_bound_before_a_ratio_is_read() -> None:
    assert told("到2025年，车桩比不高于2:1。") == [("车桩比", "≤", 2.0, ":1", None)]


def test_a_name_too_long_leaves_its_examples_out() -> None:
    trades = "钢铁、电解铝、水泥、平板玻璃、炼油、乙烯、合成氨、电石、焦化"
    assert told(f"到2025年，{trades}等重点行业产能和数据中心达到能效标杆水平的比例超过30%。") == [
        ("产能和数据中心达到能效标杆水平的比例", ">", 30.0, "%", "重点行业")
    ]


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("省级以上开发区100%实施循环化改造", "省级以上开发区实施循环化改造"),
        ("建成5个国家级、20个自治区级绿色园区", "国家级绿色园区"),
        ("甲乙业预计新增就业岗位60万个", "甲乙业新增就业岗位"),
        ("设置监测点2364个", "监测点"),
        ("筛选风险监控点9483个", "风险监控点"),
    ],
)
def test_what_is_done_and_ranks_are_told(clause: str, name: str) -> None:
    assert told(f"到2025年，{clause}。")[0][0] == name


def test_what_is_wholly_done_in_a_place_is_a_target_of_its_own_kind() -> None:
    (found,) = targets("到2025年底前，地级及以上城市全面实现噪声自动监测并与国家联网。", title=TITLE, written=2021)
    assert (found.indicator, found.value, found.scope) == ("全面实现噪声自动监测并与国家联网", 2025.0, "地级及以上城市")
    assert told("到2025年底前，重点区域全面达标。") == []


def test_a_further_value_of_a_change_is_a_change_too() -> None:
    assert told("到2025年，单位产品能耗较2020年下降18%左右，力争达到20%。") == [
        ("单位产品能耗", "↓", 18.0, "%", None),
        ("单位产品能耗", "↓", 20.0, "%", None),
    ]


def test_what_another_value_is_worth_is_no_target() -> None:
    text = "到2025年，年节电100亿千瓦时，相当于节约标准煤300万吨，减排二氧化碳800万吨，清洁取暖率达到80%。"
    assert [value for _, _, value, _, _ in told(text)] == [100.0, 80.0]


def test_works_of_years_to_come_go_on_in_their_list() -> None:
    text = "三年内造林绿化10万亩，森林抚育50万亩，年减排二氧化碳5万吨，森林覆盖率净增0.5个百分点。"
    assert [row[:3] for row in told(text)] == [
        ("造林绿化", "=", 10.0),
        ("森林抚育", "=", 50.0),
        ("年减排二氧化碳", "=", 5.0),
        ("森林覆盖率", "↑", 0.5),
    ]


def test_a_completed_phase_out_has_its_year() -> None:
    (found,) = targets("2024年底前，完成35蒸吨/小时以下燃煤锅炉淘汰。", title=TITLE, written=2021)
    assert (found.indicator, found.value) == ("完成35蒸吨/小时以下燃煤锅炉淘汰", 2024.0)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("建设国家级绿色数据中心10个，省级30个。", [("国家级绿色数据中心", 10.0), ("省级绿色数据中心", 30.0)]),
        ("绿色建筑比例达40%，其中杭州、宁波达到50%。", [("绿色建筑比例", 40.0), ("绿色建筑比例", 50.0)]),
        ("发电量达到9亿千瓦时（其中风电4亿千瓦时、光伏3亿千瓦时）。", [("发电量", 9.0), ("风电", 4.0), ("光伏", 3.0)]),
        ("石化、钢铁两大行业产能占比分别达到30%、25%。", [("石化行业产能占比", 30.0), ("钢铁行业产能占比", 25.0)]),
        ("综合利用率提高到75%，废物填埋比控制在15%以下。", [("综合利用率", 75.0), ("废物填埋比", 15.0)]),
        ("累计减少碳排放约1亿吨。", [("碳排放", 1.0)]),
        ("将碳排放量达到3万吨的企业纳入名单。", []),
    ],
)
def test_parts_and_ranks_take_the_name_before_them(text: str, rows: list[tuple[str, float]]) -> None:
    assert [(name, value) for name, _, value, _, _ in told(f"到2025年，{text}")] == rows


@pytest.mark.parametrize("years", ["2020年\n2025年", "2020年基准值\n2025年目标值", "2020年（基期）\n2025年（目标）"])
def test_heads_of_a_table_with_one_cell_a_line_say_what_their_years_are(years: str) -> None:
    table = f"三、目标\n主要指标\n单位\n{years}\n指标属性\n甲类面积\n亿平方米\n66\n100\n预期性\n四、任务\n推动发展。\n"
    assert told(table) == [("甲类面积", "=", 100.0, "亿平方米", None)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("各市要确保优良天数比率达到90%", [("空气质量优良天数比率", 90.0, "%")]),
        (
            "新增造林500万亩，其中2026—2027年每年完成130万亩",
            [("新增造林", 500.0, "万亩"), ("新增造林", 130.0, "万亩/年")],
        ),
        ("储能规模达到1万千瓦/2万千瓦时", [("储能规模", 1.0, "万千瓦"), ("储能规模", 2.0, "万千瓦时")]),
        ("甲市、乙市煤炭消费量分别下降1%、2%", [("甲市煤炭消费量", 1.0, "%"), ("乙市煤炭消费量", 2.0, "%")]),
    ],
)
def test_who_must_works_with_their_object_two_measures_and_districts(text: str, rows: list[tuple[object, ...]]) -> None:
    assert [(name, value, unit) for name, _, value, unit, _ in told(f"到2025年，{text}。")] == rows
