"""English names of bodies that no table has, by their parts."""

from __future__ import annotations

import pytest

from translation.english import to_en
from translation.english.words.bodies import name
from translation.names import issuer

NAMES = {
    "贵州省生态环境厅": "Guizhou Provincial Department of Ecology and Environment",
    "北京市生态环境局": "Beijing Municipal Bureau of Ecology and Environment",
    "广东省发改委": "Guangdong Provincial Development and Reform Commission",
    "广东省深圳市水务局": "Shenzhen Municipal Bureau of Water Affairs, Guangdong",
    "内蒙古自治区能源局": "Bureau of Energy of Inner Mongolia Autonomous Region",
    "大理白族自治州人民政府": "People's Government of Dali Bai Autonomous Prefecture",
    "上海市人民政府办公厅": "General Office of the Shanghai Municipal People's Government",
    "中共四川省委": "CPC Sichuan Provincial Committee",
    "国家税务总局上海市税务局": "Shanghai Municipal Tax Service, State Taxation Administration",
    "华北能源监管局": "North China Energy Regulatory Bureau, National Energy Administration",
    "财政部税政司": "Department of Tax Policy, Ministry of Finance",
}


@pytest.mark.parametrize(("zh", "en"), NAMES.items())
def test_a_body_is_named_by_its_place_and_its_field(zh: str, en: str) -> None:
    assert issuer(zh, "en") == en


@pytest.mark.parametrize("zh", ["贵州省某某厅", "国家能源局某某司", "城市管理局", "人民政府", "北京", "甲" * 100])
def test_a_name_with_an_unknown_part_stays_as_it_is(zh: str) -> None:
    assert name(zh) is None
    assert issuer(zh, "en") == zh


def test_a_department_that_no_table_has_is_translated() -> None:
    assert issuer("国家能源局市场建设司", "en") == "Department of Market Building, National Energy Administration"


def test_a_title_names_them_too() -> None:
    draft = to_en("四川省生态环境厅公布典型案例")
    assert draft.en == "Sichuan Provincial Department of Ecology and Environment Publishes Typical Cases"
    assert not draft.unknown
