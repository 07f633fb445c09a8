"""Number, bodies and day of rules and orders, as brackets, titles and headings give them."""

from __future__ import annotations

import pytest

from parsers.fields import heading, record
from parsers.fields.terms import before_reprint, effective_on

PASSED = "2023年4月3日生态环境部2023年第一次部务会议审议通过"


@pytest.mark.parametrize(
    ("bracket", "number", "day"),
    [
        (f"（{PASSED} 2023年4月20日生态环境部令第31号公布 自2023年7月1日起施行）", "生态环境部令第31号", "2023-04-20"),
        (f"({PASSED}，2023年4月20日以生态环境部令第31号公布)", "生态环境部令第31号", "2023-04-20"),
        (f"（{PASSED}\n2023年4月20日生态环境部令 第31号公布\n自公布之日起施行）", "生态环境部令第31号", "2023-04-20"),
        (
            "（2023年4月3日经交通运输部第3次部务会议通过 2023年5月8日交通运输部、财政部联合令第9号发布）",
            "交通运输部 财政部令第9号",
            "2023-05-08",
        ),
        (
            "（2008年8月1日中华人民共和国国务院令第531号公布 根据2017年3月1日《关于修改部分条例的决定》修订）",
            "中华人民共和国国务院令第531号",
            "2008-08-01",
        ),
        ("（1997年11月1日全国人民代表大会常务委员会会议通过 2018年10月26日修正）", None, "1997-11-01"),
        ("（此件公开发布）", None, None),
    ],
)
def test_a_rule_is_promulgated_in_its_last_step(bracket: str, number: str | None, day: str | None) -> None:
    lines = ("排污核算规则", *bracket.split("\n"), "第一条 总则。")
    assert heading.promulgation(lines)[1:] == (number, day)


@pytest.mark.parametrize(
    ("title", "issuers", "number"),
    [
        ("关于发布《排放核算指南》的公告（公告 2022年 第9号）", ("生态环境部",), "生态环境部公告2022年第9号"),
        ("关于发布名录的公告（2022年第9号）", ("财政部", "税务总局"), "财政部 税务总局公告2022年第9号"),
        ("国家能源局公告 2022年第9号", ("能源局",), "国家能源局公告2022年第9号"),
        ("节能管理办法 生态环境部 国家发展改革委令第73号", (), "生态环境部 国家发展改革委令第73号"),
        ("关于某事的通告 2022年第9号", ("公安部",), "公安部通告2022年第9号"),
        ("关于发布名录的公告（2022年第9号）", (), "公告2022年第9号"),
        ("《节能审查办法》 2025年第2号令", ("国家发展改革委",), "2025年第2号令"),
        ("关于节能的通知（发改环资〔2022〕9号）", ("国家发展改革委",), "发改环资〔2022〕9号"),
    ],
)
def test_an_announcement_is_numbered_under_its_bodies(title: str, issuers: tuple[str, ...], number: str) -> None:
    assert record.number(title, issuers, ()) == number


@pytest.mark.parametrize(
    "lines",
    [
        ("中华人民共和国生态环境部", "中华人民共和国公安部", "令", "第 12 号"),
        ("生态环境部 公安部令", "第12号"),
        ("中华人民共和国生态环境部 中华人民共和国公安部令第12号",),
        ("生态环境部、公安部令（第12号）",),
        ("生态环境部", "公安部", "令 2024年第12号"),
    ],
)
def test_an_order_of_several_bodies_names_them_all(lines: tuple[str, ...]) -> None:
    number = record.number("", heading.issuers("", lines), lines)
    assert number is not None
    assert "生态环境部" in number
    assert "公安部" in number
    assert number.endswith("第12号")


ACT = "节水条例\n（2001年8月1日国务院令第301号公布）\n第一条 为了节水。\n第九条 本条例自2001年9月1日起施行。"


def test_a_promulgation_may_follow_the_title_on_its_line() -> None:
    line = f"排污核算规则（{PASSED} 2023年4月20日生态环境部令第31号公布）"
    assert heading.promulgation((line,))[1:] == ("生态环境部令第31号", "2023-04-20")
    cited = ("根据《环境保护法》（2014年4月24日修订公布），制定本规则。",)
    assert heading.promulgation(cited) == ((), None, None)


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("关于修改《节水条例》的决定", f"本决定自公布之日起施行。\n《节水条例》重新公布。\n{ACT}", "2022-03-05"),
        ("关于修改《节水条例》的决定", f"本决定自2022年5月1日起施行。\n{ACT}", "2022-05-01"),
        ("某部关于修订〈节水条例〉的决定", f"对第二条作出修改。\n{ACT}", None),
        ("关于修改部分行政法规的决定", f"对《节水条例》作出修改。\n自2022年5月1日起施行。\n{ACT}", "2022-05-01"),
        ("国务院令（第790号）", f"国务院关于修改《节水条例》的决定\n本决定自公布之日起施行。\n{ACT}", "2022-03-05"),
        ("节水条例", ACT, "2001-09-01"),
        ("关于公布《节水条例》的公告", ACT, "2001-09-01"),
    ],
)
def test_an_act_printed_after_its_amendment_keeps_its_dates(title: str, text: str, day: str | None) -> None:
    found = effective_on(text, "2022-03-05", title)
    assert (found.iso if found else None) == day


def test_a_decision_that_prints_nothing_is_whole() -> None:
    text = "对《节水条例》作如下修改：\n节水条例\n的名称不变。"
    assert before_reprint("关于修改《节水条例》的决定", text) == text


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("商务部公告2026年第71号 关于再生资源回收的公告", "商务部公告2026年第71号"),
        ("商务部 海关总署公告2025年第9号 关于出口管理的公告", "商务部 海关总署公告2025年第9号"),
        ("科学技术部令第24号 科技活动管理规定", "科学技术部令第24号"),
        ("国家标准第2号修改单 实施公告", None),
        ("关于2026年第3号公告 有关事项的解读", None),
    ],
)
def test_a_number_before_the_name_is_that_of_the_document(title: str, number: str | None) -> None:
    assert record.title_number(title) == number


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("国家发展改革委", "工业和信息化部", "财政部令第12号"), "国家发展改革委 工业和信息化部 财政部令第12号"),
        (("某某办法", "国家发展改革委、", "财政部令第12号"), "国家发展改革委 财政部令第12号"),
        (("财政部", "财政部令第12号"), "财政部令第12号"),
        (("某某办法", "财政部令第12号"), "财政部令第12号"),
        (("财政部", "国办发〔2018〕15号"), "国办发〔2018〕15号"),
    ],
)
def test_an_order_whose_last_body_stands_on_its_line_names_those_above(lines: tuple[str, ...], number: str) -> None:
    assert heading.number(lines) == number


def test_a_long_bracket_behind_a_title_names_all_bodies() -> None:
    bodies = (
        "工业和信息化部、国家发展和改革委员会、科学技术部、财政部、生态环境部、商务部、海关总署、国家市场监督管理总局"
    )
    told = record.title_number(f"某某产品管理办法（{bodies}令第32号）")
    assert told == f"{bodies.replace('、', ' ')}令第32号"
    assert record.title_number("财政部等三部门公告2022年第3号") == "财政部等三部门公告2022年第3号"
