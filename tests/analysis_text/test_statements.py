"""What the parts of a document say: to whom it is sent, its principles, goals by year, when it is in force."""

from __future__ import annotations

import pytest

from analysis.text.outline import outline

PLAN = "某市节能行动方案"
TEXT = "加强用能管理，推动设备更新，提高能源利用效率，促进产业绿色转型。"


def test_the_line_it_is_sent_to_is_divided_at_commas_outside_brackets() -> None:
    body = f"关于做好节能工作的通知\n各市（州，自治县）人民政府，省直各部门：\n现通知如下：\n一、加强管理。{TEXT}"
    assert outline("关于做好节能工作的通知", body).addressees == ("各市（州，自治县）人民政府", "省直各部门")
    glued = "某省人民政府关于做好节能工作的通知某政发〔2022〕3号各市人民政府：\n现通知如下。"
    assert outline("关于做好节能工作的通知", glued).addressees == ("各市人民政府",)
    title_alone = "关于做好节能工作的通知各市生态环境局：\n现通知如下。"
    assert outline("关于做好节能工作的通知", title_alone).addressees == ("各市生态环境局",)


@pytest.mark.parametrize(
    "line",
    ["现将有关事项通知如下：", "附件：", "来源：某报", "主要目标是：", "发文机构：", "第三条 企业不得购买下列物品："],
)
def test_other_lines_with_a_colon_name_nobody(line: str) -> None:
    assert outline("通知", f"{line}\n{TEXT}").addressees == ()


def test_principles_are_the_headings_below_their_section() -> None:
    body = f"一、基本原则\n坚持节约优先。{TEXT}\n坚持统筹推进。{TEXT}\n二、加强管理\n{TEXT}"
    assert outline(PLAN, body).principles == ("坚持节约优先", "坚持统筹推进")


def test_goals_are_the_clauses_of_the_goals_section_that_name_a_year() -> None:
    body = (
        "一、主要目标\n到2025年，能效水平明显提升，单位能耗比2020年下降13%。“十五五”期间，体系更加完善。"
        f"到2030年，水平国际先进。\n二、重点任务\n（一）更新设备。到2026年，更新百台。{TEXT}"
    )
    goals = outline(PLAN, body).goals
    assert [(goal.year, goal.text[:8]) for goal in goals] == [
        (2025, "到2025年，能"), (2030, "“十五五”期间，"), (2030, "到2030年，水"),
    ]  # fmt: skip
    assert all(body.startswith(goal.text[:20], goal.at) for goal in goals)
    assert goals[0].text.endswith("比2020年下降13%")


def test_without_a_goals_section_the_goals_are_those_of_the_text() -> None:
    body = f"一、更新设备。到2025年，更新百台设备。{TEXT}\n二、加强管理。{TEXT}"
    assert [(goal.year, goal.text) for goal in outline(PLAN, body).goals] == [(2025, "到2025年，更新百台设备")]


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("本办法自2022年8月1日起施行。", "自2022年8月1日起施行"),
        ("本办法从印发之日起施行，有效期5年，根据情况修订。", "从印发之日起施行，有效期5年"),
        ("自2022年5月1日至2023年3月31日，对煤炭实施零税率。", "自2022年5月1日至2023年3月31日"),
        ("本公告执行期限自2024年1月1日起至2027年12月31日止。", "自2024年1月1日起至2027年12月31日止"),
        ("公示期限自2024年1月1日起至2024年1月31日止。", None),
        ("自受理之日起20日内作出决定。", None),
        ("《节约能源条例》自2008年起施行以来成效显著。", None),
    ],
)
def test_effect_is_what_the_document_says_of_itself(sentence: str, effect: str | None) -> None:
    assert outline("某办法", f"第一条 为节约能源，制定本办法。\n第二条 {sentence}\n").effect == effect
