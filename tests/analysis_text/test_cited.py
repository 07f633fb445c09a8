"""What is cited: standards by number, alone or behind their title; what a document rests on; a longer validity."""

from __future__ import annotations

import pytest

from analysis.facts.ties.relations import relations

TITLE = "某市甲类设施管理办法"


def cited(text: str, title: str = TITLE) -> list[tuple[str, str | None, str | None]]:
    return [(r.type, r.title, r.number) for r in relations(title, text)]


@pytest.mark.parametrize(
    "text",
    [
        "设施的排放应当达到GB 99001-2014。",
        "贮存按照GB 99001-2014执行。",
        "排放执行GB 99001-2014标准。",
        "排放执行GB 99001-2014及其修改单。",
        "参照 GB 99001-2014 进行核算。",
        "监测方法见GB 99001-2014。",
        "[来源：GB 99001-2014，5.55]",
    ],
)
def test_a_number_that_rules_is_cited_without_a_title(text: str) -> None:
    assert cited(text) == [("cites", None, "GB 99001-2014")]


def test_what_a_rule_rests_on_may_be_standards() -> None:
    text = "第一条 为规范管理，根据GB 99001-2014和HJ 9925—2012，制定本办法。"
    assert cited(text) == [("based on", None, "GB 99001-2014"), ("based on", None, "HJ 9925—2012")]


@pytest.mark.parametrize("number", ["DB11/T 9234-2015", "DB 31/ 933-2015", "T/ABCDE 23-2019", "CJJ/T 134-2019"])
def test_standards_of_places_trades_and_societies_are_cited_too(number: str) -> None:
    assert cited(f"贮存按照{number}执行。") == [("cites", None, number)]


@pytest.mark.parametrize("text", ["型号为GB 99001-2014。", "产品HJ 9925—2012的库存增加。", "依据PM 2.5-2014计算。"])
def test_a_number_that_rules_nothing_is_not_cited(text: str) -> None:
    assert cited(text) == []


def test_a_title_keeps_its_number_without_a_year_and_each_time_it_is_meant() -> None:
    text = (
        "应当符合《甲类设施排放标准》（GB 99001）的要求。\n执行《乙类标准》（GB 99002—2001）。\n按照GB 99002-2001检测。"
    )
    assert cited(text) == [("cites", "甲类设施排放标准", "GB 99001"), ("cites", "乙类标准", "GB 99002—2001")]


def test_amendments_are_made_only_by_the_one_that_announces_them() -> None:
    title = "关于发布《甲类标准》（GB 99001-2014）修改单的公告"
    assert cited("现发布。", title) == [("amends", "甲类标准", "GB 99001-2014")]


def test_a_list_under_a_heading_without_a_numeral_is_what_the_document_rests_on() -> None:
    text = "编制依据\n《甲法》\n《乙方案》（国发〔2021〕33号）\n适用范围\n《丙办法》。"
    assert cited(text, "某规划") == [
        ("based on", "甲法", None),
        ("based on", "乙方案", "国发〔2021〕33号"),
        ("cites", "丙办法", None),
    ]


def test_a_longer_validity_amends_the_document() -> None:
    text = "《甲产业发展措施》（某府规〔2020〕5号）有效期延长至2026年12月31日。"
    assert cited(text, "关于延长《甲产业发展措施》有效期的通知") == [("amends", "甲产业发展措施", "某府规〔2020〕5号")]
