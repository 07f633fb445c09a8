"""Which titles, plans and numbers are the same, whatever their pages."""

from __future__ import annotations

import pytest

from db.write.identity import numbers_agree, plan_key, title_key
from tests.db.test_identity import PLAN


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (PLAN, "关于印发《2030年前碳达峰行动方案》的通知"),
        (PLAN, "国务院关于印发2030年前碳达峰行动方案的通知（国发〔2021〕23号）"),
        (
            "国家发展改革委 国家能源局关于完善能源绿色低碳转型体制机制的意见",
            "关于完善能源绿色低碳转型体制机制的意见(发改能源〔2022〕206号)",
        ),
        ("国家发展改革委等部门关于印发《某方案》的通知", "关于印发《某方案》的通知"),
        ("關於印發《某方案》的通知", "关于印发＜某方案＞的通知"),
    ],
)
def test_titles_that_are_one(a: str, b: str) -> None:
    assert title_key(a) == title_key(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("碳排放权交易管理办法（试行）", "碳排放权交易管理办法"),
        ("关于印发《某方案》的通知", "关于废止《某方案》的通知"),
        ("贯彻落实国务院关于某事的意见", "关于某事的意见"),
        ("关于2021年度工作的通知", "关于2022年度工作的通知"),
    ],
)
def test_titles_that_are_not_one(a: str, b: str) -> None:
    assert title_key(a) != title_key(b)


def test_the_plan_that_a_covering_notice_issues() -> None:
    assert plan_key(PLAN) == title_key("2030年前碳达峰行动方案")
    assert plan_key("关于印发《碳排放权登记管理规则（试行）》的公告（公告2021年第21号）") == title_key(
        "碳排放权登记管理规则（试行）"
    )
    assert plan_key("关于做好冬季供暖工作的意见") is None


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [("令19", "环境部令19", True), ("环境部令19", "能源局令19", False), ("国发2021-23", "国发2021-24", False),
     ("公告2021-3", "生态环境部公告2021-3", True), ("公告2021-3", "公告2022-3", False),
     ("财政部+水利部+交通部令12", "水利部+财政部+交通部令12", True), ("财政部+水利部令12", "财政部+交通部令12", True),
     ("财政部+水利部令12", "水利部+交通部令12", False), ("财政部+水利部令12", "交通部令12", False)],
)  # fmt: skip
def test_short_and_long_names_of_an_order(a: str, b: str, agree: bool) -> None:
    assert numbers_agree(a, b) is agree
