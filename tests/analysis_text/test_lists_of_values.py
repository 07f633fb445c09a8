"""Values of a list that share words: lists without 分别, ends, places, wholes, base years; numbers that are none."""

from __future__ import annotations

import pytest

from analysis.facts.values.targets import amounts, targets

TITLE = "某省“十四五”规划"


def told(text: str) -> list[tuple[object, ...]]:
    return [(t.scope, t.indicator, t.value) for t in targets(text, title=TITLE, written=2021)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "甲行业、乙行业、丙行业和丁行业节水企业建成率达到50%、60%、50%、70%。",
            ["甲行业节水企业建成率", "乙行业节水企业建成率", "丙行业节水企业建成率", "丁行业节水企业建成率"],
        ),
        ("大中型灌区计量率分别达到90%和70%。", ["大型灌区计量率", "中型灌区计量率"]),
        (
            "公交车、环卫车更新车辆中清洁能源车占比分别达到90%、80%。",
            ["公交车更新车辆中清洁能源车占比", "环卫车更新车辆中清洁能源车占比"],
        ),
        ("车辆、船舶单位周转量碳排放分别下降5%、3%。", ["车辆单位周转量碳排放", "船舶单位周转量碳排放"]),
        ("煤炭占能源消费比重达到30%，天然气占15%。", ["煤炭占能源消费比重", "天然气占能源消费比重"]),
        ("公交车新能源化率达到95%，出租车达到90%。", ["公交车新能源化率", "出租车新能源化率"]),
    ],
)
def test_names_of_a_list_have_what_they_share(text: str, names: list[str]) -> None:
    assert [name for _, name, _ in told(f"到2025年，{text}")] == names


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "关中地区PM2.5浓度控制在40微克/立方米，其中西安、咸阳分别不高于50、46微克/立方米。",
            ["关中地区", "西安", "咸阳"],
        ),
        ("各区垃圾回收率达到40%，甲、乙两区力争达到45%。", ["各区", "甲、乙两区"]),
        ("苏北各市绿地率达到40%。", ["苏北各市"]),
    ],
)
def test_places_of_a_list_are_scopes_of_one_indicator(text: str, scopes: list[str]) -> None:
    found = told(f"到2025年，{text}")
    assert [scope for scope, _, _ in found] == scopes
    assert len({name for _, name, _ in found}) == 1


def test_several_times_a_value_have_each_its_base_year() -> None:
    text = "到2030年，甲装机90万千瓦；乙电量达到220亿千瓦时，分别为2020年和2025年的2.6倍、1.5倍，外送超过50亿千瓦时。"
    found = targets(text, title=TITLE, written=2021)
    assert [(t.value, t.year, t.base_year) for t in found] == [
        (90.0, 2030, None),
        (220.0, 2030, None),
        (2.6, 2030, 2020),
        (1.5, 2030, 2025),
        (50.0, 2030, None),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("3.新增公交车200辆。", [(None, "新增公交车", 200.0)]),
        ("2023年10月底前完成锅炉改造120台。", [(None, "锅炉改造", 120.0)]),
        ("到2025年，甲市空气质量退出全国后20位。", []),
    ],
)
def test_numerals_months_and_ranks_are_no_names(text: str, rows: list[tuple[object, ...]]) -> None:
    assert told(text) == rows


def test_a_change_against_last_year_is_a_goal_in_a_section_of_goals() -> None:
    text = "一、总体目标\n2023年，能耗强度同比下降3%。\n二、进展\n用电量同比增长5%。"
    aimed, reached = amounts(text, title="某市2023年节能工作要点", written=2023)
    assert ([t.value for t in aimed], [r.value for r in reached]) == ([3.0], [5.0])


def test_a_heading_of_goals_alone_ends_a_section_of_what_was() -> None:
    text = "一、发展现状\n绿地率达到30%。\n（三）主要目标\n绿地率达到40%。"
    aimed, reached = amounts(text, title=TITLE, written=2021)
    assert ([t.value for t in aimed], [r.value for r in reached]) == ([40.0], [30.0])


def test_the_name_stands_before_the_unit_where_no_head_says_so() -> None:
    text = "类别\t单位\t2020年\t2025年\n1.1甲类消费量\t万吨\t2\t3\n"
    assert told(text) == [(None, "甲类消费量", 3.0)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "沈阳、大连垃圾回收率达到37%，其他城市达到35%。",
            [("沈阳、大连", "垃圾回收率", 37.0), ("其他城市", "垃圾回收率", 35.0)],
        ),
        ("城市污水处理率达到98%以上，农村达到40%。", [(None, "城市污水处理率", 98.0), (None, "农村污水处理率", 40.0)]),
        ("用电量超过2020年的3倍。", [(None, "用电量", 3.0)]),
        ("车桩比达到2：1以内。", [(None, "车桩比", 2.0)]),
        ("微电网建成100个以上。", [(None, "微电网", 100.0)]),
        ("累计2亿吨粗钢产能完成超低排放改造。", [(None, "粗钢产能完成超低排放改造", 2.0)]),
        ("完成35座库容已满填埋场封场。", [(None, "库容已满填埋场封场", 35.0)]),
        ("绿色等级达到4A级以上。", []),
        ("对完成目标的市给予奖励，最高不超过2000万元。", []),
    ],
)
def test_words_around_a_value_are_read_for_what_they_are(text: str, rows: list[tuple[object, ...]]) -> None:
    assert told(f"到2025年，{text}") == rows


def test_bodies_that_are_counted_ahead_are_no_part_of_a_result() -> None:
    text = (
        "一、2022年状况\n全国339个地级及以上城市PM2.5浓度为29微克/立方米。\n二、2023年工作安排\n今年，优良率达到86%。"
    )
    aimed, reached = amounts(text, title="某年环境状况和目标完成情况的报告", written=2023)
    assert [(r.scope, r.indicator, r.value) for r in reached] == [("地级及以上城市", "PM2.5浓度", 29.0)]
    assert [t.value for t in aimed] == [86.0]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("各市能耗强度三年降低目标分别为：银川市8%、吴忠市6%。", [("银川市", "↓", 8.0), ("吴忠市", "↓", 6.0)]),
        (
            "磷石膏利用率：云南50%以上、贵州70%，四川、安徽各达到75%。",
            [("云南", "≥", 50.0), ("贵州", "=", 70.0), ("四川", "=", 75.0), ("安徽", "=", 75.0)],
        ),
        (
            "再生资源利用量超过5亿吨，其中废钢3亿吨，废纸6000万吨。",
            [(None, ">", 5.0), (None, "=", 3.0), (None, "=", 6000.0)],
        ),
        ("每年压减能耗15万吨标准煤，三年累计45万吨标准煤以上。", [(None, "=", 15.0), (None, "≥", 45.0)]),
        ("一是化解电解铝产能10万吨；二是新增绿电消纳20亿千瓦时以上。", [(None, "=", 10.0), (None, "≥", 20.0)]),
        ("建成国家水土保持示范县6个，监测站点优化到42个。", [(None, "=", 6.0), (None, "=", 42.0)]),
    ],
)
def test_values_without_a_verb_of_their_own(text: str, rows: list[tuple[object, ...]]) -> None:
    found = targets(f"到2025年，{text}", title=TITLE, written=2021)
    assert [(t.scope, t.comparator, t.value) for t in found] == rows


def test_what_compares_in_the_plan_of_a_year_lies_ahead() -> None:
    text = "1.污染指数同比下降3%，优良天数不少于235天；完成造林60万亩。"
    aimed, reached = amounts(text, title="某市2024年工作要点", written=2024)
    assert ([t.value for t in aimed], reached) == ([3.0, 235.0, 60.0], ())


def test_a_plan_named_between_dates_no_value_behind_the_next_half() -> None:
    text = "到2023年，甲能耗下降8%，“十四五”能耗强度目标过半；乙能耗下降12%。"
    assert [t.year for t in targets(text, title="某市三年行动计划（2021—2023年）", written=2021)] == [2023, 2023]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "张家口、承德PM2.5浓度分别控制在23、28微克/立方米。",
            [("张家口", "PM2.5浓度", 23.0), ("承德", "PM2.5浓度", 28.0)],
        ),
        (
            "地市所在地污水处理率达到95%、县城70%。",
            [(None, "地市所在地污水处理率", 95.0), (None, "县城污水处理率", 70.0)],
        ),
        ("最大负荷5400万千瓦、年均增长8%。", [(None, "最大负荷", 5400.0), (None, "最大负荷", 8.0)]),
        ("重点行业创建一批企业，培育审核机构200家。", [(None, "审核机构", 200.0)]),
    ],
)
def test_places_and_trades_go_as_far_as_their_clause(text: str, rows: list[tuple[object, ...]]) -> None:
    assert told(f"到2025年，{text}") == rows


def test_a_rate_needs_no_verb_among_the_tasks_of_a_plan() -> None:
    assert told("一、任务\n农村电网供电可靠率99.9%。\n二、措施\n参保费率1%。")[0] == (None, "农村电网供电可靠率", 99.9)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("新增1000公里绿色通道。", [("绿色通道", 1000.0)]),
        ("铺设再生水管网480公里。", [("铺设再生水管网", 480.0)]),
        ("园林绿化、道路清扫替代率达到60%和50%。", [("园林绿化替代率", 60.0), ("道路清扫替代率", 50.0)]),
        (
            "铝电解、铜冶炼、铅冶炼能耗先进值分别为1吨、2吨、3吨。",
            [("铝电解能耗先进值", 1.0), ("铜冶炼能耗先进值", 2.0), ("铅冶炼能耗先进值", 3.0)],
        ),
        ("高新企业数量翻两番、力争达到200家。", [("高新企业数量", 4.0), ("高新企业数量", 200.0)]),
    ],
)
def test_what_is_new_laid_or_doubled(text: str, rows: list[tuple[object, ...]]) -> None:
    assert [(name, value) for _, name, value in told(f"到2025年，{text}")] == rows
