"""Changes told together after the clauses that they belong to, and lists of names that share a place or an end."""

from __future__ import annotations

import pytest

from analysis.facts.values.targets import amounts, targets

TITLE = "某省“十四五”规划"


def told(text: str) -> list[tuple[object, ...]]:
    found = targets(text, title=TITLE, written=2021)
    return [(t.indicator, t.comparator, t.value, t.unit, t.base_year) for t in found]


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，甲类废物利用率达到75%，乙类资源回收率达到60%，分别比2020年提高1.5个和2个百分点。",
        "到2025年，甲类废物利用率、乙类资源回收率分别达到75%和60%，比2020年分别提高1.5个、2个百分点。",
        "到2025年，甲类废物利用率、乙类资源回收率达到75%、60%，分别比2020年提高1.5、2个百分点。",
    ],
)
def test_points_belong_to_the_shares_in_their_order(text: str) -> None:
    assert told(text)[2:] == [
        ("甲类废物利用率", "↑", 1.5, "个百分点", 2020),
        ("乙类资源回收率", "↑", 2.0, "个百分点", 2020),
    ]


def test_each_change_may_have_its_own_verb_and_unit() -> None:
    text = "到2025年，煤炭消费量降至5000万吨，电能占比达到30%，分别较2020年下降10%、上升2.5个百分点。"
    assert told(text)[2:] == [
        ("煤炭消费量", "↓", 10.0, "%", 2020),
        ("电能占比", "↑", 2.5, "个百分点", 2020),
    ]


def test_multiples_of_a_year_belong_to_their_things_too() -> None:
    text = "到2025年，汽车保有量达到100万辆，充电桩达到10万个，分别是2020年的3倍和5倍。"
    assert told(text)[2:] == [("汽车保有量", "=", 3.0, "倍", 2020), ("充电桩", "=", 5.0, "倍", 2020)]


def test_one_change_of_both_is_no_yearly_one() -> None:
    text = "到2025年，甲类废物利用率达到75%，乙类资源回收率达到60%，较2020年均提高5个百分点。"
    assert told(text)[2:] == [
        ("甲类废物利用率", "↑", 5.0, "个百分点", 2020),
        ("乙类资源回收率", "↑", 5.0, "个百分点", 2020),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，甲类废物利用率达到75%，乙类资源回收率达到60%，分别比2020年提高1个、2个和3个百分点。",
        "到2025年，铁路里程达到5000公里，森林面积达到30万公顷，分别比2020年提高1个和2个百分点。",
    ],
)
def test_changes_that_do_not_fit_the_clauses_are_left_out(text: str) -> None:
    assert [value for _, comparator, value, _, _ in told(text) if comparator == "↑"] == []


def test_clauses_behind_a_semicolon_have_their_own_changes() -> None:
    text = "到2025年，绿地率达到40%；甲类废物利用率达到75%，乙类资源回收率达到60%，分别提高1个和2个百分点。"
    assert [row[0] for row in told(text)[3:]] == ["甲类废物利用率", "乙类资源回收率"]


def test_a_place_before_a_list_is_that_of_all_its_names() -> None:
    found = targets("到2025年，全省单位GDP能耗、森林覆盖率分别达到0.5吨标准煤、40%。", title=TITLE, written=2021)
    assert [(t.indicator, t.scope) for t in found] == [("单位国内生产总值能耗", "全省"), ("森林覆盖率", "全省")]


def test_a_list_in_a_bracket_divides_no_name() -> None:
    text = "到2025年，地表水优良比例、海域优良（一、二类）比例分别达到90%、83%。"
    assert [row[0] for row in told(text)] == ["地表水优良比例", "海域优良（一、二类）比例"]


def test_a_share_of_a_whole_is_the_end_of_all_names() -> None:
    text = "到2025年，风电、光伏发电量占全社会用电量比重分别达到10%、8%。"
    assert [row[0] for row in told(text)] == ["风电发电量占全社会用电量比重", "光伏发电量占全社会用电量比重"]


def test_a_multiple_of_a_year_compares_with_it_and_a_level_beside_it_does_not() -> None:
    text = "到2035年，风电装机容量达到2020年的6倍以上、力争达到36亿千瓦，净排放量比峰值下降7%—10%。"
    assert told(text) == [
        ("风电装机容量", "≥", 6.0, "倍", 2020),
        ("风电装机容量", "=", 36.0, "亿千瓦", None),
        ("净排放量", "↓", 7.0, "%", None),
    ]


def test_every_year_of_the_plan_in_the_title_is_one_of_its_tasks() -> None:
    text = "二、重点任务\n2024年，单位产品能耗降低2.5%左右。2023年，单位产品能耗降低2%。"
    found = targets(text, title="2024—2025年节能降碳行动方案", written=2024)
    assert [(t.value, t.year, t.year_from) for t in found] == [(2.5, 2024, "sentence")]


def test_an_indicator_is_known_with_and_without_its_particle() -> None:
    assert [row[0] for row in told("到2030年，非化石能源消费占能源消费总量的比重达到25%。")] == ["非化石能源消费比重"]


def test_items_behind_a_verb_before_its_object_change_too() -> None:
    assert told("到2025年，压减粗钢产能1500万吨、水泥200万吨、平板玻璃760万重量箱。") == [
        ("粗钢产能", "↓", 1500.0, "万吨", None),
        ("水泥产能", "↓", 200.0, "万吨", None),
        ("平板玻璃", "↓", 760.0, "万重量箱", None),
    ]


def test_the_last_three_years_are_past() -> None:
    text = "二、重点任务\n近三年淘汰落后炼钢产能900万吨、水泥200万吨。"
    aimed, reached = amounts(text, title=TITLE, written=2021)
    assert (aimed, [(r.indicator, r.value) for r in reached]) == ((), [("淘汰落后炼钢产能", 900.0), ("水泥", 200.0)])


def test_later_levels_belong_to_the_clauses_of_the_half_before() -> None:
    text = "到2025年，森林覆盖率达58%，森林蓄积量达6亿立方米；到2030年，分别达到59%左右和7亿立方米。"
    found = targets(text, title=TITLE, written=2021)
    assert [(t.indicator, t.value, t.year) for t in found] == [
        ("森林覆盖率", 58.0, 2025),
        ("森林蓄积量", 6.0, 2025),
        ("森林覆盖率", 59.0, 2030),
        ("森林蓄积量", 7.0, 2030),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("完成省下达的“十四五”能耗强度降低14%的任务。", [("能耗强度", 14.0, 2025)]),
        ("到2025年，人均公园绿地15平方米。", [("人均公园绿地", 15.0, 2025)]),
        ("到2025年，节能率15%及以上的达到2000万平方米。", [("节能率15%及以上", 2000.0, 2025)]),
    ],
)
def test_tasks_handed_down_amounts_a_head_and_attributes(text: str, rows: list[tuple[object, ...]]) -> None:
    found = targets(f"二、重点任务\n{text}", title=TITLE, written=2021)
    assert [(t.indicator, t.value, t.year) for t in found] == rows


def test_days_counted_need_no_verb_and_what_is_being_built_has_its_name() -> None:
    text = "一、发展基础\n2020年，优良天数276天。建成充电桩2万个，在建5000个。"
    _, reached = amounts(text, title=TITLE, written=2021)
    assert [(r.indicator, r.value) for r in reached] == [("优良天数", 276.0), ("充电桩", 2.0), ("在建充电桩", 5000.0)]


def test_a_place_behind_its_rate_and_promille_are_read() -> None:
    text = "到2025年，清洁取暖率城区达到100%、县城达到90%，森林火灾受害率控制在0.8‰以内。"
    found = targets(text, title=TITLE, written=2021)
    assert [(t.indicator, t.value, t.unit, t.scope) for t in found] == [
        ("清洁取暖率", 100.0, "%", "城区"),
        ("清洁取暖率", 90.0, "%", "县城"),
        ("森林火灾受害率", 0.8, "‰", None),
    ]


def test_years_that_go_on_have_the_thing_of_the_first() -> None:
    text = "二、重点任务\n2022年完成散煤替代10万户，2023年15万户。"
    found = targets(text, title="某省方案", written=2022)
    assert [(t.indicator, t.value, t.year) for t in found] == [("散煤替代", 10.0, 2022), ("散煤替代", 15.0, 2023)]
