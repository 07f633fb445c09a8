"""Targets as phrases in the language of the issue."""

import pytest

from policy import Target
from translation import amounts


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
    ],
)  # fmt: skip
def test_japanese(given, ja):
    assert amounts.lines([given], "ja") == (ja,)


def test_other_languages():
    given = target("森林覆盖率", "≥", 25.0, "%")
    assert amounts.lines([given], "zh")[0] == "到2030年：森林覆盖率 25%以上"
    assert amounts.lines([given], "en")[0] == "by 2030, forest cover: at least 25 %"


def test_a_year_is_one_line_and_nothing_stands_twice():
    cover = target("森林覆盖率", "≥", 25.0, "%")
    storage = target("新型储能装机规模", "≥", 3.0, "亿千瓦")
    late = target("森林覆盖率", "≥", 26.0, "%", 2035)
    assert amounts.lines([cover, storage, cover, late], "ja") == (
        "2030年：森林被覆率 25%以上、新型エネルギー貯蔵設備容量 3億kW以上",
        "2035年：森林被覆率 26%以上",
    )
