"""Targets as phrases in the language of the issue."""

import pytest

from analysis.facts.values.quantities import DATA
from policy import Target, glossary
from translation import amounts, units


def target(indicator, comparator, value, unit, year=2030, **more):
    facts = {"base_year": None, "scope": None, "offset": 0, "passage": "", **more}
    return Target(indicator, comparator, value, unit, year, **facts)


@pytest.mark.parametrize(
    ("given", "ja"),
    [
        (target("新型储能装机规模", "≥", 3000.0, "万千瓦"), "2030年：新型エネルギー貯蔵設備容量 3000万kW以上"),
        (target("单位国内生产总值二氧化碳排放", "↓", 65.0, "%", base_year=2005, hedge="以上"),
         "2030年：GDP当たりCO2排出 65%以上低減（2005年比）"),
        (target("电炉钢产量占粗钢总产量比例", "≥", 15.0, "%", 2025, hedge="力争"),
         "2025年：粗鋼総生産量に占める電炉鋼生産量の比率 15%以上（努力目標）"),
        (target("可再生能源制氢量", "range", 10.0, "万吨/年", value_high=20.0),
         "2030年：再生可能エネルギー水素製造量 10～20万トン/年"),
        (target("森林覆盖率", "≈", 24.1, "%", None), "森林被覆率 約24.1%"),
        (target("高新技术企业", "=", 30.0, "家", 2025), "2025年：ハイテク企業 30社"),
        (target("科技创新基地", "=", 2.0, "家", 2025), "2025年：科学技術イノベーション基地 2カ所"),
        (target("监测站点", "=", 279.0, "个", 2025), "2025年：モニタリングステーション 279カ所"),
    ],
)  # fmt: skip
def test_japanese(given, ja):
    assert amounts.lines([given], "ja") == (ja,)


def test_other_languages():
    given = target("森林覆盖率", "≥", 25.0, "%")
    assert amounts.lines([given], "zh")[0] == "到2030年：森林覆盖率 25%以上"
    assert amounts.lines([given], "en")[0] == "By 2030: forest cover at least 25%"


@pytest.mark.parametrize(
    ("value", "unit", "en"),
    [
        (3000.0, "万千瓦", "30 GW"),
        (50.0, "万千瓦", "500 MW"),
        (12.0, "亿千瓦", "1,200 GW"),
        (490.0, "亿千瓦时", "49 TWh"),
        (15.0, "亿吨", "1.5 billion t"),
        (2800.0, "万吨", "28 million t"),
        (5.0, "万吨", "50,000 t"),
        (46.0, "亿吨标准煤", "4.6 billion t of coal equivalent"),
        (5.0, "万亿元", "5 trillion yuan"),
        (8.0, "万公里", "80,000 km"),
        (13.5, "%", "13.5%"),
        (2.0, "个百分点", "2 percentage points"),
        (10.0, "万吨/年", "100,000 t a year"),
        (3.0, "匹", "3匹"),
    ],
)
def test_english_units_are_computed(value, unit, en):
    assert units.amount([value], unit, "en") == en


def test_a_range_is_counted_in_one_unit():
    assert units.amount([3000.0, 40000.0], "万千瓦", "en") == "30–400 GW"
    assert units.amount([3000.0, 4000.0], "万千瓦", "ja") == "3000～4000万kW"


def test_hedges_and_bounds_are_both_said_in_english():
    given = target("单位国内生产总值二氧化碳排放", "↓", 65.0, "%", base_year=2005, hedge="以上")
    assert amounts.lines([given], "en") == ("By 2030: CO2 emissions per GDP cut by 65% or more (compared with 2005)",)
    given = target("单位建筑面积能耗", "≤", 5.0, "%", hedge="力争")
    assert amounts.lines([given], "en")[0].endswith("at most 5% (to be striven for)")
    given = target("建筑能耗中电力消费比例", ">", 55.0, "%", None)
    assert amounts.lines([given], "en") == (
        "share of electricity consumption in building energy consumption more than 55%",
    )


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("新建厂房执行节能标准比例", "新設の工場建屋省エネルギー標準執行比率"),
        ("公共机构定期开展能源审计", "公共機関によるエネルギー監査の定期的展開"),
        ("绿色城市/城区试点", "グリーン都市・市街地試点"),
    ],
)
def test_what_is_done_is_told_in_japanese_order(zh, ja):
    assert amounts.indicator(zh, "ja") == ja


def test_sections_of_a_river_are_places():
    given = target("国家地表水监测断面", "=", 3646.0, "个")
    assert amounts.lines([given], "ja")[0].endswith("3646カ所")


def test_an_indicator_with_an_unknown_word_stays_chinese_and_says_so():
    assert amounts.phrase(target("魑魅覆盖率", "≥", 5.0, "%"), "en") == "[in Chinese] 魑魅覆盖率 at least 5%"
    assert amounts.indicator("魑魅占森林面积比例", "en") == "魑魅占森林面积比例"


def test_a_place_with_an_unknown_word_is_quoted_in_english():
    assert "([in Chinese] 魑魅镇)" in amounts.phrase(target("森林覆盖率", "≥", 30.0, "%", scope="魑魅镇"), "en")


def test_things_that_english_counts_without_a_word_leave_no_blank():
    assert amounts.phrase(target("节水成果", "≈", 60.0, "个"), "en").endswith("about 60")


def test_a_year_is_one_line_and_nothing_stands_twice():
    cover = target("森林覆盖率", "≥", 25.0, "%")
    storage = target("新型储能装机规模", "≥", 3.0, "亿千瓦")
    late = target("森林覆盖率", "≥", 26.0, "%", 2035)
    assert amounts.lines([cover, storage, cover, late], "ja") == (
        "2030年：森林被覆率 25%以上、新型エネルギー貯蔵設備容量 3億kW以上",
        "2035年：森林被覆率 26%以上",
    )


@pytest.mark.parametrize(("lang", "says"), [("ja", "（2025年まで）"), ("zh", "（2025年底前）"), ("en", "(by 2025)")])
def test_an_end_is_told_by_its_year(lang, says):
    target = Target("淘汰落后产能", "≤", 2025.0, "年", 2025, None, None, 0, "")
    assert amounts.phrase(target, lang).endswith(says)


def test_effort_and_bound_of_a_change_are_both_told():
    target = Target("能耗强度", "↓", 2.0, "%", 2025, None, None, 0, "", hedge="力争、以上")
    assert amounts.phrase(target, "ja").endswith("2%以上低減（努力目標）")


@pytest.mark.parametrize(
    ("zh", "ja", "en"),
    [
        ("单位建筑面积能耗", "建築面積当たりエネルギー消費", "energy consumption per unit of floor area"),
        ("单位国内生产总值能耗", "GDP当たりエネルギー消費", "energy consumption per GDP"),
    ],
)
def test_a_rate_is_told_per_what(zh, ja, en):
    assert (amounts.indicator(zh, "ja"), amounts.indicator(zh, "en")) == (ja, en)


@pytest.mark.parametrize(
    ("scope", "ja", "en"),
    [
        ("全国", "森林被覆率 30%", "forest cover 30%"),
        ("京津冀地区", "京津冀地域の森林被覆率 30%", "forest cover (Beijing-Tianjin-Hebei region) 30%"),
    ],
)
def test_a_target_for_a_part_of_the_country_says_so(scope, ja, en):
    found = target("森林覆盖率", "=", 30.0, "%", scope=scope)
    assert (amounts.phrase(found, "ja"), amounts.phrase(found, "en")) == (ja, en)


def test_every_canonical_indicator_is_named_in_three_languages_by_the_glossary():
    missing = [name for name in DATA["indicators"] if name not in glossary.by_zh()]
    assert missing == []
