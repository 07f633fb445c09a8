from __future__ import annotations

import pytest

from parsers.fields import heading, signature
from parsers.page import annex


def lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "issuers", "iso"),
    [
        ("内容如下。\n国家发展改革委\n国 家 能 源 局\n2026年6月13日", ("国家发展改革委", "国家能源局"), "2026-06-13"),
        (
            "好。\n国务院办公厅\u3000\u3000中央军委办公厅\n一九九六年六月二十九日",
            ("国务院办公厅", "中央军委办公厅"),
            "1996-06-29",
        ),
        ("好。\n国家能源局综合司2019年7月31日", ("国家能源局综合司",), "2019-07-31"),
        ("好。\n生态环境部办公厅（代章）\n2021年10月23日", ("生态环境部办公厅",), "2021-10-23"),
        ("好。\n主任：甲某某\n2026年2月9日", (), "2026-02-09"),
        ("好。\n国家发展改革委\t财 政 部\n２０２６年２月９日", ("国家发展改革委", "财政部"), "2026-02-09"),
        ("好。\n双碳机制办公室\n（国家发展改革委办公厅代章）\n2024年1月2日", ("双碳机制办公室",), "2024-01-02"),
        ("好。\n双碳机制办公室（国家发展改革委）\n2024年1月2日", ("双碳机制办公室",), "2024-01-02"),
        ("好。\n“一带一路”建设领导小组办公室\n2024年1月2日", ("“一带一路”建设领导小组办公室",), "2024-01-02"),
        (
            "好。\n财 政 部\n中央某某总台\n国 家 能 源 局\n2024年1月2日",
            ("财政部", "中央某某总台", "国家能源局"),
            "2024-01-02",
        ),
        ("好。\n特此通知\n国家能源局\n2024年1月2日", ("国家能源局",), "2024-01-02"),
        ("好。\n国家发展改革委主任：甲某某　　商务部部长：乙某\n2024年1月2日\n办法", (), "2024-01-02"),
        (
            "好。\n国务院\n2019年1月2日\n方案\n自2020年1月1日起施行。\n国家统计局\n2018年1月1日",
            ("国务院",),
            "2019-01-02",
        ),
    ],
)
def test_the_signature_is_names_above_the_first_signed_date(text: str, issuers: tuple[str, ...], iso: str) -> None:
    found = signature.find(lines(text))
    assert found is not None
    assert (found.issuers, found.iso) == (issuers, iso)


@pytest.mark.parametrize(
    "text", ["2021年1月1日起，国家能源局负责。\n好。", "见表\n序号\t2021年1月1日\n完", "只有文字。"]
)
def test_a_date_in_a_sentence_or_table_is_no_signature(text: str) -> None:
    assert signature.find(lines(text)) is None


def test_an_order_is_issued_by_the_bodies_of_its_heading() -> None:
    order = lines(
        "中华人民共和国国家发展和改革委员会\n国家市场监督管理总局\n令\n第51号\n现予公布。\n主任：甲某某\n2026年5月6日"
    )
    assert heading.issuers("办法", order) == ("中华人民共和国国家发展和改革委员会", "国家市场监督管理总局")
    assert heading.order_number(order) == "中华人民共和国国家发展和改革委员会 国家市场监督管理总局令第51号"


def test_an_order_may_have_its_heading_on_one_line() -> None:
    order = lines("中华人民共和国生态环境部令 2026年第9号\n现予公布。\n部长 甲某某\n2026年5月6日")
    assert heading.issuers("办法", order) == ("中华人民共和国生态环境部",)


@pytest.mark.parametrize(
    ("title", "text", "issuers"),
    [
        ("中共中央 国务院关于绿色发展的意见", "意见全文。", ("中共中央", "国务院")),
        ("生态环境部召开6月例行新闻发布会", "实录。", ("生态环境部",)),
        (
            "关于某事的意见",
            "新华社电 近日，中共中央办公厅、国务院办公厅印发了《关于某事的意见》。",
            ("中共中央办公厅", "国务院办公厅"),
        ),
        (
            "通知",
            "国家发展改革委等部门关于\n某事的通知\n各省：\n好。\n国家发展改革委\n财 政 部\n2024年1月2日",
            ("国家发展改革委", "财政部"),
        ),
        ("某事解读", "近日，国家发展改革委印发了《某事》。", ()),
        ("我国加快推进绿色转型", "近日，国家发展改革委、国家能源局印发《推进绿色转型的通知》。", ()),
        ("甲某某检查防汛工作", "甲某某强调，要做好工作。", ()),
    ],
)
def test_issuers_without_a_field(title: str, text: str, issuers: tuple[str, ...]) -> None:
    assert heading.issuers(title, lines(text)) == issuers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("中国人民银行令\n〔2024〕第3号\n现予公布。", "中国人民银行令2024年第3号"),
        ("国家知识产权局令（第77号）\n现予公布。", "国家知识产权局令第77号"),
        ("农业部令\n【第12号】\n现予公布。", "农业部令第12号"),
        (
            "某事管理办法\n（2023年3月28日国家发展改革委令第2号公布　自2023年6月1日起施行）\n第一条",
            "国家发展改革委令第2号",
        ),
        ("某法\n（2023年3月28日第十四届全国人民代表大会常务委员会第二次会议通过）\n第一条", None),
    ],
)
def test_the_number_of_a_heading(text: str, number: str | None) -> None:
    assert heading.number(lines(text)) == number


def test_a_rule_carries_its_promulgation_under_its_title() -> None:
    rule = lines("某事管理办法\n（2023年3月28日国家发展改革委令第2号公布　根据2024年1月1日第3号令修订）\n第一条 总则。")
    assert heading.date(rule) == "2023-03-28"
    assert heading.issuers("某事管理办法", rule) == ("国家发展改革委",)


def test_a_number_counts_only_on_a_line_of_its_own() -> None:
    assert (
        heading.line_number(lines("标题\n发改能源［2026］ 884号\n根据《办法》（发改〔2015〕9号）"))
        == "发改能源〔2026〕884号"
    )
    assert heading.line_number(lines("根据《办法》（发改价格〔2015〕9号）的规定。")) is None


@pytest.mark.parametrize(
    "remark", ["（此件公开发布）", "(此件社会公开)", "（此件主动公开）", "（此件删减后公开）", "（本刊有删改）"]
)
def test_release_remarks(remark: str) -> None:
    assert annex.is_remark(remark)
    assert not annex.is_remark("此件由国务院办公厅负责公开发布，并由各部门根据职责分工逐项落实到位，确保取得实效。")


LONG = "正文内容。" * 30


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (f"通知。\n国务院\n2019年1月2日\n（此件公开发布）\n行动方案\n{LONG}", "行动方案"),
        (f"通知。\n（此件公开发布）\n附件\n{LONG}", "附件"),
        (f"通知。\n国务院\n2019年1月2日\n规则\n{LONG}", "规则"),
        (f"新闻。\n附件：\n意见\n{LONG}\n财政部\n2019年1月2日", "附件："),
        (f"通知。\n国务院\n2019年1月2日\n附件：1.行动方案\n2.重点任务分工表\n行动方案\n{LONG}", "行动方案"),
        (f"通知。\n国务院\n2019年1月2日\n（信息公开形式：主动公开）\n行动方案\n{LONG}", "行动方案"),
        (
            "通知。\n国务院\n2019年1月2日\n附件\n试点城市名单\n" + "\n".join(["某某省甲乙丙市经济技术开发区"] * 9),
            "附件",
        ),
        (f"通知。\n国务院\n2019年1月2日\n邮寄地址：某市某路一号。{LONG}", None),
        (f"通知。\n国务院\n2019年1月2日\n联 系 人：甲某。{LONG[:60]}", None),
        ("通知。\n国务院\n2019年1月2日\n抄送：各有关单位。\n附件：1.名单", None),
        (f"{LONG}\n国务院\n2019年1月2日", None),
        (
            "通知。\n国务院\n2019年1月2日\n附件：\n"
            + "\n".join(f"{n}.重点领域能效水平清单之{n}" for n in range(1, 12)),
            None,
        ),
        (
            "通知。\n国务院\n2019年1月2日\n附件\n" + "\n".join(f"指标{n}\t{n}%\t约束性指标" for n in range(1, 12)),
            "附件",
        ),
    ],
)
def test_where_the_annex_begins(text: str, starts: str | None) -> None:
    signed = signature.find(lines(text))
    found = annex.first_line(lines(text), signed.end if signed else None)
    assert (lines(text)[found] if found is not None else None) == starts
