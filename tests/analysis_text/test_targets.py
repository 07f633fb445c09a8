"""The true values are those of the opinion of October 2021, the action plan and the 14th five-year plan."""

from __future__ import annotations

import pytest

from analysis.facts.targets import amounts, targets
from policy import Target

OPINION = """二、主要目标
到2025年，绿色低碳循环发展的经济体系初步形成，重点行业能源利用效率大幅提升。单位国内生产总值能耗比2020年下降13.5%；\
单位国内生产总值二氧化碳排放比2020年下降18%；非化石能源消费比重达到20%左右。
到2030年，经济社会发展全面绿色转型取得显著成效。单位国内生产总值二氧化碳排放比2005年下降65%以上；\
非化石能源消费比重达到25%左右，风电、太阳能发电总装机容量达到12亿千瓦以上，二氧化碳排放量达到峰值并实现稳中有降。
到2060年，能源利用效率达到国际先进水平，非化石能源消费比重达到80%以上，碳中和目标顺利实现。"""
ENERGY, CARBON, CLEAN = "单位国内生产总值能耗", "单位国内生产总值二氧化碳排放", "非化石能源消费比重"
WIND = "风电、太阳能发电总装机容量"


def slots(target: Target) -> tuple[object, ...]:
    return (target.indicator, target.comparator, target.value, target.unit, target.year, target.base_year)


def test_the_opinion_sets_seven_targets() -> None:
    assert [slots(target) for target in targets(OPINION)] == [
        (ENERGY, "↓", 13.5, "%", 2025, 2020),
        (CARBON, "↓", 18.0, "%", 2025, 2020),
        (CLEAN, "≈", 20.0, "%", 2025, None),
        (CARBON, "↓", 65.0, "%", 2030, 2005),
        (CLEAN, "≈", 25.0, "%", 2030, None),
        (WIND, "≥", 12.0, "亿千瓦", 2030, None),
        (CLEAN, "≥", 80.0, "%", 2060, None),
    ]


def test_the_five_year_plan_sets_its_indicators() -> None:
    text = (
        "到2025年，单位国内生产总值能源消耗五年累计降低13.5%，单位国内生产总值二氧化碳排放五年累计降低18%，"
        "地级及以上城市空气质量优良天数比率达到87.5%，地表水达到或好于Ⅲ类水体比例达到85%，森林覆盖率达到24.1%，"
        "粮食综合生产能力大于6.5亿吨，能源综合生产能力大于46亿吨标准煤。"
    )
    assert [slots(target)[:5] for target in targets(text)] == [
        (ENERGY, "↓", 13.5, "%", 2025),
        (CARBON, "↓", 18.0, "%", 2025),
        ("地级及以上城市空气质量优良天数比率", "=", 87.5, "%", 2025),
        ("地表水达到或好于Ⅲ类水体比例", "=", 85.0, "%", 2025),
        ("森林覆盖率", "=", 24.1, "%", 2025),
        ("粮食综合生产能力", ">", 6.5, "亿吨", 2025),
        ("能源综合生产能力", ">", 46.0, "亿吨标准煤", 2025),
    ]


def test_each_target_points_at_its_value_and_quotes_its_sentence() -> None:
    for target in targets(OPINION):
        assert OPINION[target.offset :].startswith(f"{target.value:g}")
        assert target.passage in OPINION
        assert f"{target.value:g}" in target.passage


@pytest.mark.parametrize(
    "text",
    [
        "2020年，非化石能源消费比重达到15.9%。",
        "截至2020年底，风电装机容量达到2.8亿千瓦。",
        "“十三五”期间，单位国内生产总值能耗下降13.2%。",
        "到2019年底，碳排放强度已下降48.1%，提前完成到2020年的目标。",
        "（一）发展基础。到2020年，森林覆盖率达到23%。",
    ],
)
def test_what_was_reached_is_no_target(text: str) -> None:
    assert targets(text, written=2022) == ()


@pytest.mark.parametrize(
    "text",
    [
        "对年综合能源消费量1万吨标准煤以上的企业，到2025年开展节能监察。",
        "处5万元以上10万元以下的罚款。",
        "根据《到2025年森林覆盖率达到24.1%行动方案》开展工作。",
        "2025年3月1日前报送材料，联系电话010-12345678。",
        "第二十五条 有效期为5年。",
    ],
)
def test_thresholds_fines_titles_and_dates_are_no_targets(text: str) -> None:
    assert targets(text) == ()


def test_the_year_of_the_document_tells_past_from_future() -> None:
    text = "2025年，森林覆盖率达到24.1%。"
    assert [t.year for t in targets(text, written=2022)] == [2025]
    assert targets(text, written=2026) == ()
    assert [t.year for t in targets("国发〔2021〕33号\n" + text)] == [2025]


def test_a_list_of_goals_takes_the_year_of_its_head() -> None:
    text = "（二）主要目标。到2025年：\n——能源更清洁。非化石能源消费比重达到20%。\n——效率更高。能耗强度下降14%。"
    assert [(t.indicator, t.year) for t in targets(text)] == [(CLEAN, 2025), ("能耗强度", 2025)]


def test_a_year_does_not_outlive_its_paragraph() -> None:
    text = "到2025年，森林覆盖率达到24.1%。\n三、保障措施\n力争补贴比例达到30%。"
    assert [t.year for t in targets(text)] == [2025, None]


def test_a_target_said_twice_is_one() -> None:
    text = "到2025年，森林覆盖率达到24.1%。" * 3
    assert len(targets(text)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "专栏1主要指标2025年能源消费总量（亿吨标准煤）11.5新建居住建筑能效水平提升30%新建公共建筑能效水平提升20%",
            [("能源消费总量", 11.5), ("新建居住建筑能效水平", 30), ("新建公共建筑能效水平", 20)],
        ),
        (
            "2025年目标值绿色建筑占比%≥40约束节能改造面积万平方米≥500预期",
            [("绿色建筑占比", 40), ("节能改造面积", 500)],
        ),
        ("到2025年，其中50%的园区单位工业增加值能耗低于0.3吨标准煤/万元。", [("50%的园区单位工业增加值能耗", 0.3)]),
        ("到2025年，累计完成公共建筑节能改造2.5亿平方米。", [("公共建筑节能改造", 2.5)]),
        ("到2025年，废钢铁、废纸、废玻璃等3种主要再生资源利用量达到4.5亿吨。", [("3种主要再生资源利用量", 4.5)]),
        ("到2025年，推动600家以上公共机构定期开展能源审计。", [("公共机构定期开展能源审计", 600)]),
        ("到2025年，完成70%以上的县级党政机关。", [("县级党政机关", 70)]),
        ("到2025年，50%以上企业建成“制度完备、设施完善”的节水型单位。", [("企业建成节水型单位", 50)]),
        ("到2025年，在新建建筑100%执行绿色标准的基础上，推动发展。", [("新建建筑执行绿色标准", 100)]),
        ("到2025年，创建国家级示范城市5个、产业基地27个。", [("国家级示范城市", 5), ("产业基地", 27)]),
        ("到2025年，耕地利用率和地块利用率达到95%以上。", [("耕地利用率", 95), ("地块利用率", 95)]),
        ("到2025年，建设600公里绿道，其中骨干绿道300公里。", [("绿道", 600), ("骨干绿道", 300)]),
        ("到2025年，推进3000吨/日炉渣利用项目和500吨/日回收利用项目建设。", []),
        ("到2025年，力争对3000万千瓦左右煤电机组开展灵活性改造。", [("煤电机组灵活性改造", 3000)]),
        ("到2025年，开工建设200万千瓦新能源项目。", [("新能源项目开工", 200)]),
        ("到2025年，风电年均增速9%，占总装机比重达到25%。", [("风电年均增速", 9), ("风电占总装机比重", 25)]),
        ("到2025年，规模增长了数十倍。", []),
        (
            "到2025年，抽水蓄能装机容量达到6200万千瓦、在建装机容量达到6000万千瓦。",
            [("抽水蓄能装机容量", 6200), ("抽水蓄能在建装机容量", 6000)],
        ),
        ("到2025年，推动煤电落后产能退出，淘汰（含到期机组）3000万千瓦。", [("煤电落后产能退出", 3000)]),
        ("到2025年，新建建筑全面执行现行节能标准，执行率达到100%。", [("现行节能标准执行率", 100)]),
        ("到2025年，健全废纸回收处置体系，回收率保持在95%。", [("废纸回收率", 95)]),
        ("到2025年，实现20%的综合节能率。", [("综合节能率", 20)]),
        ("到2025年，下调甲类企业缴费比例，各地可降至16%。", [("甲类企业缴费比例", 16)]),
        ("到2025年，基本养老服务覆盖率达到90%。", [("基本养老服务覆盖率", 90)]),
        ("到2025年，新开工改造老旧管网300公里。", [("新开工改造老旧管网", 300)]),
        ("到2025年，建设56个民族共有的家园。", []),
        (
            "到2025年，70%以上的甲类机关完成改造，合计135家达到要求。",
            [("甲类机关完成改造", 70), ("甲类机关完成改造", 135)],
        ),
        ("到2025年，实现热效率超过40%、稳定性达5000小时轻型样机。", [("热效率", 40), ("稳定性", 5000)]),
        ("到2025年，绿色水平提高，打造一批性能突出的样板项目，总面积达到20万平方米。", [("样板项目总面积", 20)]),
        ("推进公共设施能效提升，到2025年，改造后综合能效提升20%。", [("公共设施改造后综合能效", 20)]),
        ("到2025年，完成14个县（市、区）节水设施建设的认定。", [("完成节水设施建设的县（市、区）", 14)]),
        ("到2025年，开展5万亩水面治理设施建设和改造。", [("水面治理设施建设和改造", 5)]),
        ("到2025年，8个试点城市空气质量优良率达到90%以上。", [("8个试点城市空气质量优良率", 90)]),
        (
            "到2025年，甲类产值年均增速保持在10%以上，总产值达到1.2万亿元。",
            [("甲类产值年均增速", 10), ("甲类总产值", 1.2)],
        ),
        (
            "到2025年，化学需氧量、氨氮重点工程减排量分别达到12吨、5吨。",
            [("化学需氧量重点工程减排量", 12), ("氨氮重点工程减排量", 5)],
        ),
        (
            "到2025年，新建机房能效达到20%以上，改造后的机房能效达到10%。",
            [("新建机房能效", 20), ("改造后的机房能效", 10)],
        ),
        ("到2025年，新增充电桩5万根、换电站100座。", [("新增充电桩", 5), ("换电站", 100)]),
        ("到2025年，新建住宅100%按照绿色标准设计。", [("新建住宅按照绿色标准设计", 100)]),
        ("2023年底前，全部淘汰35蒸吨/小时以下燃煤锅炉。", [("全部淘汰35蒸吨/小时以下燃煤锅炉", 2023)]),
        ("到2025年，大型锅炉热效率提高5%、中小型锅炉提高7%。", [("大型锅炉热效率", 5), ("中小型锅炉热效率", 7)]),
        ("到2025年，车辆单位周转量排放下降5%，船舶下降3%。", [("车辆单位周转量排放", 5), ("船舶单位周转量排放", 3)]),
        (
            "到2025年，屋顶可安装光伏比例，机关建筑不低于50%，厂房不低于30%，居民屋顶不低于20%。",
            [("机关建筑屋顶可安装光伏比例", 50), ("厂房屋顶可安装光伏比例", 30), ("居民屋顶可安装光伏比例", 20)],
        ),
        ("到2025年，甲类占比提高到20%，绿电替代燃料约90万吨。", [("甲类占比", 20), ("绿电替代燃料", 90)]),
        ("到2025年，建设100MW级储能示范项目2个。", [("100MW级储能示范项目", 2)]),
        ("到2025年，建成500个光伏示范村，总装机100万千瓦。", [("光伏示范村", 500), ("光伏示范村总装机", 100)]),
        (
            "到2025年，形成1个千亿级、3个五百亿级、9个百亿级集群。",
            [("千亿级集群", 1), ("五百亿级集群", 3), ("百亿级集群", 9)],
        ),
        ("到2025年，甲类排放降低率完成任务，比2020年下降18%。", [("甲类排放", 18)]),
        ("节约型机关创建比例达到80%以上。", [("节约型机关创建比例", 80)]),
        ("建设样板矿山20个，建成率达80%。", [("样板矿山", 20), ("样板矿山建成率", 80)]),
        ("完成国家下达的35万户取暖改造任务。", [("取暖改造", 35)]),
        ("单位增加值用水量控制在300立方米/万元以内。", [("单位增加值用水量", 300)]),
        ("申报单位需满足以下条件：年产量不低于5000吨。", []),
        ("根据测算，可年节约标准煤2万吨。", []),
        ("到2025年，甲类产业总产值突破5000亿元大关，年均增长12%。", [("甲类产业总产值", 5000), ("甲类产业总产值", 12)]),
        ("在工业园区建成分布式光伏200万千瓦。", [("分布式光伏", 200)]),
        (
            "到2025年，装机达到900万千瓦，其中：风电300万千瓦，光伏发电500万千瓦。",
            [("装机", 900), ("风电", 300), ("光伏发电", 500)],
        ),
        ("到2025年，公共建筑电气化率提升到80%，住宅不低于60%。", [("公共建筑电气化率", 80), ("住宅电气化率", 60)]),
        ("2024年底前基本完成燃气锅炉低氮改造。", [("基本完成燃气锅炉低氮改造", 2024)]),
        ("加快建设蓄能电站，到2025年开工800万千瓦、投产300万千瓦。", [("蓄能电站开工", 800), ("蓄能电站投产", 300)]),
        ("到2025年，废物堆存量年均下降3%，综合利用率保持在60%。", [("废物堆存量", 3), ("废物综合利用率", 60)]),
        ("到2025年，淘汰锅炉1000蒸吨、老旧车辆5万辆。", [("老旧车辆", 5)]),
        ("热网改造。推动管道更新，到2025年，改造规模达到200公里。", [("热网改造规模", 200)]),
    ],
)
def test_the_indicator_is_the_noun_phrase_and_nothing_else(text: str, told: list[tuple[str, float]]) -> None:
    assert [(target.indicator, target.value) for target in targets(text, title="某市“十四五”规划")] == told


REPORT = """一、去年工作回顾
去年，能耗强度下降4%。今年以来，用电量增长5%。
二、今年主要任务
今年氨氮排放量要下降2%。今年毕业生达874万人。所得税缴纳延缓到明年。完成管网改造300公里。
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("到2025年，治理率达到40%（其中平原地区达到60%）。", [(None, "=", 40.0, None), ("平原地区", "=", 60.0, None)]),
        ("到2025年，甲类年利用量达到300吨，较“十三五”末增长60%。", [(None, "=", 300.0, None), (None, "↑", 60.0, 2020)]),
        ("到2025年，至少建成2座分拣中心。", [(None, "≥", 2.0, None)]),
    ],
)
def test_places_in_brackets_the_end_of_a_plan_and_at_least(text: str, told: list[tuple[object, ...]]) -> None:
    found = targets(text, title="某省规划")
    assert [(t.scope, t.comparator, t.value, t.base_year) for t in found] == told


def test_a_place_of_which_all_is_done_is_the_place_of_the_next_clause() -> None:
    text = "到2025年，平原地区全面完成散煤治理，清洁取暖率达到80%。到2025年，全面完成治理，清洁取暖率达到90%。"
    assert [(t.scope, t.value) for t in targets(text, title="某省规划")] == [("平原地区", 80.0), (None, 90.0)]


def test_this_year_aims_where_its_sentence_says_what_is_to_be_done() -> None:
    aimed, reached = amounts(REPORT, title="政府工作报告", written=2020)
    assert [(t.indicator, t.value, t.year, t.year_from) for t in aimed] == [
        ("氨氮排放量", 2.0, 2020, "sentence"),
        ("管网改造", 300.0, 2020, "heading"),
    ]
    assert [(r.indicator, r.value, r.year) for r in reached] == [("能耗强度", 4.0, 2019), ("用电量", 5.0, 2020)]


def test_a_heading_that_names_a_plan_gives_its_last_year() -> None:
    text = "一、“十三五”发展成就\n发电量由400亿千瓦时增长到570亿千瓦时。\n二、“十四五”发展目标\n发电量达到700亿千瓦时。"
    aimed, reached = amounts(text, title="某省电力规划", written=2021)
    assert [(fact.value, fact.year, fact.year_from) for fact in (*reached, *aimed)] == [
        (570.0, 2020, "heading"),
        (700.0, 2025, "heading"),
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("到2025年，每年新建绿地1000公顷。", "公顷/年"),
        ("到2025年，计划每年巩固10万亩。", None),
        ("到2025年，推广甲技术，每年巩固10万亩。", "万亩/年"),
        ("到2025年，达标率每年保持在95%以上。", "%"),
    ],
)
def test_what_is_done_each_year_has_a_yearly_unit(text: str, unit: str | None) -> None:
    assert [target.unit for target in targets(text, title="某市“十四五”规划")] == ([unit] if unit else [])


def test_a_rate_in_a_clause_of_its_own_is_the_nearest_one() -> None:
    text = (
        "目标是：甲类业务收费一般不高于乙类，大额业务收费，原则上不高于风险责任的0.5%，"
        "小额业务收费，原则上不高于风险责任的0.3%。"
    )
    assert [target.indicator for target in targets(text, title="某市方案")] == ["大额业务收费", "小额业务收费"]


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
