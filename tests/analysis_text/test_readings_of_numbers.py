"""Numbers as real plans write them: in tasks without a year, before their noun, in lists, in tables, as results."""

from __future__ import annotations

import pytest

from analysis.facts.values.quantities import quantities
from analysis.facts.values.targets import amounts, targets

PLAN = "“十四五”节能降碳工作方案"


def said(text: str, title: str = PLAN, written: int = 2021) -> list[tuple[object, ...]]:
    return [(t.indicator, t.comparator, t.value, t.unit, t.year) for t in targets(text, title=title, written=written)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("培育60家节能服务龙头企业。", [("节能服务龙头企业", "=", 60, "家")]),
        ("建成零碳园区30个，绿色工厂200家以上。", [("零碳园区", "=", 30, "个"), ("绿色工厂", "≥", 200, "家")]),
        (
            "建设8个储能基地和5个制氢基地。",
            [("储能基地", "=", 8, "个"), ("制氢基地", "=", 5, "个")],
        ),
        (
            "新建3个500千伏、12个220千伏输变电工程。",
            [("500千伏输变电工程", "=", 3, "个"), ("220千伏输变电工程", "=", 12, "个")],
        ),
        ("形成风电、光伏、储能等6个产业集群。", [("产业集群", "=", 6, "个")]),
        (
            "完成2亿吨水泥产能节能改造、1亿吨玻璃产能节能改造。",
            [("水泥产能节能改造", "=", 2, "亿吨"), ("玻璃产能节能改造", "=", 1, "亿吨")],
        ),
        ("用水总量控制在50亿立方米以内。", [("用水总量", "≤", 50, "亿立方米")]),
        ("新建数据中心电能利用效率（PUE）不高于1.25。", [("新建数据中心电能利用效率（PUE）", "≤", 1.25, "")]),
        ("车桩比例达到3：1。", [("车桩比例", "=", 3, ":1")]),
        ("储能配建比例不低于装机容量的15%。", [("储能配建比例", "≥", 15, "%")]),
        ("提升建筑节能标准至75%。", [("建筑节能标准", "=", 75, "%")]),
        ("推动秸秆资源化利用，利用率达到90%。", [("秸秆资源化利用率", "=", 90, "%")]),
        ("工业增加值年均增长5%。", [("工业增加值", "↑", 5, "%/年")]),
        ("支持建设9个国家级、40个省级绿色园区。", [("国家级绿色园区", "=", 9, "个"), ("省级绿色园区", "=", 40, "个")]),
        ("推动全市新建建筑100%执行绿色标准。", [("新建建筑执行绿色标准", "=", 100, "%")]),
        ("轿车和客车新车油耗分别下降9%和7%以上。", [("轿车新车油耗", "↓", 9, "%"), ("客车新车油耗", "↓", 7, "%")]),
        ("建设年产10万吨绿氢项目2个。", [("年产10万吨绿氢项目", "=", 2, "个")]),
        ("培育8家以上年营业收入超百亿元的企业。", [("年营业收入超百亿元的企业", "≥", 8, "家")]),
        (
            "人均能耗下降6%，人均水耗下降6%，80%以上的机关达到要求。",
            [("人均能耗", "↓", 6, "%"), ("人均水耗", "↓", 6, "%")],
        ),
        ("60%的县城和30%的乡镇生活污水得到处理。", [("县城生活污水得到处理比例", "=", 60, "%")]),
    ],
)
def test_a_task_of_a_plan_sets_numbers_without_a_year(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert said(text)[: len(wanted)] == [(*row, 2025) for row in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "淘汰30万千瓦以下机组。",
        "年耗能超过1万吨标准煤的企业应当报告。",
        "对符合条件的项目给予不超过500万元补助。",
        "目前，建成零碳园区30个。",
        "分为3个阶段。",
        "公示5个工作日。",
    ],
)
def test_thresholds_money_and_present_states_are_no_tasks(text: str) -> None:
    assert said(text) == []


def test_lists_share_head_nouns_and_their_last_bound() -> None:
    text = "到2025年，钢材、水泥使用比例分别降低5个百分点、3个百分点，锅炉、电机行业达标率分别在98%、95%以上。"
    assert [(i, c, v) for i, c, v, _, _ in said(text)] == [
        ("钢材使用比例", "↓", 5),
        ("水泥使用比例", "↓", 3),
        ("锅炉行业达标率", "≥", 98),
        ("电机行业达标率", "≥", 95),
    ]


def test_places_are_scope_and_share_one_indicator() -> None:
    text = "到2025年，甲三角及周边地区、乙江流域煤炭消费量分别下降10%、5%左右，沿河城市绿地率达到40%以上。"
    found = targets(text, title=PLAN, written=2021)
    assert [(t.scope, t.indicator) for t in found] == [
        ("甲三角及周边地区", "煤炭消费量"),
        ("乙江流域", "煤炭消费量"),
        ("沿河城市", "绿地率"),
    ]


@pytest.mark.parametrize(
    ("title", "text", "year", "origin"),
    [
        ("2023年能源工作指导意见", "原油产量达到2亿吨。", 2023, "title"),
        ("节能行动方案（2022—2024年）", "能效提升5%以上。", 2024, "title"),
        ("节能方案", "一、主要目标\n到2025年，能耗下降13%。\n二、任务\n能效提升5%以上。", 2025, "goals"),
        ("节能方案", "一、2024年任务\n能效提升5%以上。", 2024, "heading"),
        ("节能方案", "到2025年，能耗下降13%。能效提升5%以上。", 2025, "paragraph"),
        (
            "节能方案",
            "一、主要目标\n到2025年，能耗下降13%。到2030年，能耗下降20%。\n二、任务\n能效提升5%以上。",
            None,
            None,
        ),
    ],
)
def test_a_year_says_where_it_was_taken_from(title: str, text: str, year: int | None, origin: str | None) -> None:
    last = targets(text, title=title, written=2021)[-1]
    assert (last.value, last.year, last.year_from) == (5.0, year, origin) or (
        title[0] == "2" and last.year_from == origin
    )


def test_what_was_reached_is_a_result_with_its_year_and_never_a_target() -> None:
    text = "一、2020年工作回顾\n能耗下降3%，优良天数比例达到87%。\n二、2021年任务\n能耗降低2%。"
    set_, reached = amounts(text, title="政府工作报告", written=2021)
    assert [(r.indicator, r.value, r.year, r.year_from) for r in reached] == [
        ("能耗", 3.0, 2020, "heading"),
        ("空气质量优良天数比率", 87.0, 2020, "heading"),
    ]
    assert [(t.indicator, t.value, t.year) for t in set_] == [("能耗", 2.0, 2021)]


def test_a_second_year_in_brackets_is_a_target_of_its_own() -> None:
    text = "到2025年，新能源汽车比例达到20%（2030年达到40%）。"
    assert [(v, y) for _, _, v, _, y in said(text)] == [(20.0, 2025), (40.0, 2030)]


def test_a_row_of_a_table_takes_the_last_column_and_the_unit_of_its_name() -> None:
    text = (
        "指标\t单位\t2020年\t2025年\t属性\n森林覆盖率\t%\t23.2\t24.1\t约束性\n粮食产量（亿吨）\t\t6.6\t>6.5\t约束性\n"
    )
    assert said(text) == [("森林覆盖率", "=", 24.1, "%", 2025), ("粮食产量", ">", 6.5, "亿吨", 2025)]


def test_a_table_on_one_line_is_read_by_its_marks() -> None:
    text = "主要指标2020年2025年属性污水处理率85%95%约束性再生水利用率20%25%左右预期性"
    assert said(text) == [("污水处理率", "=", 95, "%", 2025), ("再生水利用率", "≈", 25, "%", 2025)]


def test_an_end_is_a_target_of_its_own_kind() -> None:
    text = "2024年底前，全面淘汰国三排放标准柴油货车。"
    assert said(text) == [("全面淘汰国三排放标准柴油货车", "≤", 2024, "年", 2024)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("百分之二十五", [(25.0, "%")]),
        ("6000多公里", [(6000.0, "公里")]),
        ("居第2位", []),
        ("２５％以上", []),
        ("翻两番", [(4.0, "倍")]),
        ("消费总量（亿吨标准煤）11.5", [(11.5, "亿吨标准煤")]),
    ],
)
def test_values_as_they_are_written(text: str, wanted: list[tuple[float, str]]) -> None:
    assert [(q.value, q.unit) for q in quantities(text)] == wanted


@pytest.mark.parametrize(
    ("text", "year", "hedge"),
    [
        ("到二〇三〇年，能耗强度下降20%。", 2030, None),
        ("到2025年，能耗强度下降2%以上（力争）。", 2025, "力争、以上"),
        ("到2025年，力争能耗强度下降2%以上。", 2025, "力争、以上"),
        ("到2025年，绿电占比力争达到30%以上。", 2025, "力争"),
    ],
)
def test_a_change_keeps_effort_and_bound(text: str, year: int, hedge: str | None) -> None:
    (found,) = targets(text, title=PLAN, written=2021)
    assert (found.year, found.hedge) == (year, hedge)


def test_wide_digits_and_narrow_stops_are_read_in_place() -> None:
    text = "继续推进.到２０２５年,污水处理率达到９８％以上."
    (found,) = targets(text, title=PLAN, written=2021)
    assert (found.indicator, found.value, found.year) == ("污水处理率", 98.0, 2025)
    assert text[found.offset :].startswith("９８")


@pytest.mark.parametrize(
    ("written", "value", "high", "unit", "bound"),
    [
        ("达到 1,200 万千瓦以上", 1200, None, "万千瓦", "≥"),
        ("达到1 200万千瓦以上", 1200, None, "万千瓦", "≥"),
        ("达到12 345 678吨", 12345678, None, "吨", None),
        ("达到1.5×10⁶吨左右", 1_500_000, None, "吨", "≈"),
        ("达到2x10^3吨", 2000, None, "吨", None),
        ("约为 18 %", 18, None, "%", "≈"),
        ("达到百分之十八点五以上", 18.5, None, "%", "≥"),
        ("不低于百分之八十", 80, None, "%", "≥"),
        ("达到百分之百", 100, None, "%", None),
        ("达到百分之二十至百分之三十", 20, 30, "%", None),
        ("提高到三成左右", 30, None, "%", "≈"),
        ("不低于两成五", 25, None, "%", "≥"),
        ("下降一成半", 15, None, "%", None),
        ("超过7成", 70, None, "%", ">"),
    ],
)
def test_a_number_is_read_however_it_is_written(
    written: str, value: float, high: float | None, unit: str, bound: str | None
) -> None:
    (found,) = quantities(written)
    assert (found.value, found.high, found.unit, found.bound) == (value, high, unit, bound)


@pytest.mark.parametrize(
    "text", ["2018年成立，建成投产。", "第三成员单位", "几成定局", "十成立即整改", "一成不变", "2025 年 120 项"]
)
def test_what_is_no_share_of_ten(text: str) -> None:
    assert [found.unit for found in quantities(text) if found.unit == "%"] == []


def test_hedge_and_bound_are_both_kept() -> None:
    for text in ("到2030年，单位能耗降低2%以上（力争）。", "到2030年，力争单位能耗降低2%以上。"):
        (found,) = targets(text, title=PLAN, written=2021)
        assert (found.comparator, found.hedge) == ("↓", "力争、以上")
    (level,) = targets("到2030年，非化石能源消费比重力争达到25%以上。", title=PLAN, written=2021)
    assert (level.comparator, level.hedge) == ("≥", "力争")
