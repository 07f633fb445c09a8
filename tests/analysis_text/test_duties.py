"""Who must do what by when."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from analysis.text.bodies import bodies
from analysis.text.deadlines import due
from analysis.text.outline import outline

SHARED = Path(__file__).resolve().parents[3] / "shared"
PLAN = "某市节能行动方案"


@pytest.mark.parametrize(
    ("bracket", "lead", "others"),
    [
        ("发展改革委牵头，财政部、商务部等按职责分工负责", ("发展改革委",), ("财政部", "商务部")),
        ("发展改革委、财政部等按职责分工负责", (), ("发展改革委", "财政部")),
        ("责任单位：市、区机管局，市财政局", (), ("市、区机管局", "市财政局")),
        ("牵头单位：市经信局；配合单位：市住建局、市商务局", ("市经信局",), ("市住建局", "市商务局")),
        ("科技部负责", (), ("科技部",)),
        ("水利部、生态环境部牵头，各相关部门按分工负责", ("水利部", "生态环境部"), ("各相关部门",)),
        ("能源局牵头，财政部配合，2027年6月底前完成", ("能源局",), ("财政部",)),
        ("责任单位：市水务局、市财政局；完成时限：2026年底前", (), ("市水务局", "市财政局")),
        ("住房城乡建设部负责，持续推进", (), ("住房城乡建设部",)),
        ("省粮食和储备局牵头，各县（市、区）政府配合", ("省粮食和储备局",), ("各县（市、区）政府",)),
        ("生态环境厅负责，县级政府落实。以下均需县级政府落实，不再列出", (), ("生态环境厅", "县级政府")),
        ("商务部、农业农村部等和各有关省级政府负责", (), ("商务部", "农业农村部", "各有关省级政府")),
        ("商务部指导，供销合作总社参与", (), ("商务部", "供销合作总社")),
        ("教育部等有关部门和单位负责", (), ("教育部",)),
    ],
)
def test_a_bracket_names_who_leads_and_who_co_operates(bracket: str, lead: tuple[str], others: tuple[str]) -> None:
    assert bodies(bracket) == (lead, others)


def test_where_the_document_says_so_those_before_the_comma_lead() -> None:
    body = (
        "一、重点任务\n1.更新设备。到2025年，更新百台。［责任单位：市经信局、市住建局，各区（市）县政府（管委会）；"
        "逗号前为牵头单位，下同］2.淘汰落后。淘汰落后设备。［责任单位：市经信局，各区（市）县政府（管委会）］\n"
    )
    first, second = outline(PLAN, body).duties[:2]
    assert (first.heading, first.lead, first.others) == (
        "更新设备",
        ("市经信局", "市住建局"),
        ("各区（市）县政府（管委会）",),
    )
    assert (first.by, first.due, first.text) == ("到2025年", "2025-12-31", "到2025年，更新百台")
    assert (second.heading, second.lead) == ("淘汰落后", ("市经信局",))


def test_where_the_document_says_so_the_first_one_leads() -> None:
    body = (
        "一、重点任务\n（一）稳定岗位。返还部分费用。（民政部、财政部负责。列第一位者为牵头单位，下同）\n"
        "（二）开展培训。补贴职工培训。（教育部、商务部负责）\n（三）压实责任。落实责任。（各省级政府负责）\n"
    )
    found = [(duty.lead, duty.others) for duty in outline(PLAN, body).duties]
    assert found == [(("民政部",), ("财政部",)), (("教育部",), ("商务部",)), ((), ("各省级政府",))]


def test_a_bracket_without_heading_stands_for_its_paragraph_or_for_the_one_above_its_line() -> None:
    body = (
        "近年来各项工作成效明显。\n建设监测网络，完善平台。（水利部牵头，财政部配合）\n推广节水器具。\n（商务部负责）\n"
        "更新老旧管网。（住房城乡建设部负责）\n"
    )
    assert [duty.text for duty in outline(PLAN, body).duties] == [
        "建设监测网络，完善平台",
        "推广节水器具",
        "更新老旧管网",
    ]


def test_who_leads_and_who_co_operates_is_read_in_running_text() -> None:
    body = "一、工作安排\n由市水务局牵头，市财政局、市住建局配合，于2027年6月底前完成管网普查。\n"
    (duty,) = outline(PLAN, body).duties
    assert (duty.lead, duty.others, duty.due) == (("市水务局",), ("市财政局", "市住建局"), "2027-06-30")


def test_by_when_may_stand_in_the_bracket_or_in_its_task_and_is_told_once() -> None:
    body = (
        "一、重点任务\n（一）完善规则。编制核算规则。（能源局牵头，财政部配合，2027年6月底前完成）\n"
        "（二）建设平台。2026年底前，建成数据平台。（工业和信息化部负责）\n"
        "（三）摸清底数。应于2026年9月底前报送清单。应于2026年12月底前报送方案。（各省负责）\n"
    )
    found = [(duty.due, duty.lead + duty.others, duty.text) for duty in outline(PLAN, body).duties]
    assert found == [
        ("2027-06-30", ("能源局", "财政部"), "编制核算规则"),
        ("2026-12-31", ("工业和信息化部",), "2026年底前，建成数据平台"),
        ("2026-12-31", (), "应于2026年12月底前报送方案。"),
        ("2026-09-30", ("各省",), "应于2026年9月底前报送清单。应于2026年12月底前报送方案"),
    ]


@pytest.mark.parametrize(
    ("sentence", "by", "day", "who"),
    [
        ("各省应于11月底前将方案报送我委。", "11月底前", "2022-11-30", ("各省",)),
        ("各地应于2022年12月底前将清单报送我委。", "2022年12月底前", "2022-12-31", ("各地",)),
        ("重点排放单位应当在2023年3月31日前提交报告。", "2023年3月31日前", "2023-03-31", ("重点排放单位",)),
        ("公共机构应当于每年3月31日前报送消费状况。", "每年3月31日前", None, ("公共机构",)),
        ("\n三、入选单位应于2022年12月底前填报数据。", "2022年12月底前", "2022-12-31", ("入选单位",)),
        ("2022年12月底前，试点地区发布有关文件。", "2022年12月底前", "2022-12-31", ()),
        ("入选名单将公示10个工作日，接受监督。", "公示10个工作日", None, ()),
        ("单位对结论有异议的，应当自收到之日起7个工作日内提出申请。", "7个工作日内", None, ()),
    ],
)  # fmt: skip
def test_a_sentence_with_a_day_is_a_duty(sentence: str, by: str, day: str | None, who: tuple[str]) -> None:
    (duty,) = outline("关于报送方案的通知", f"一、报送要求。{sentence}\n", written=2022).duties
    assert (duty.by, duty.due, duty.others) == (by, day, who)


@pytest.mark.parametrize(
    "sentence",
    [
        "为落实《2030年前碳达峰行动方案》，要加强管理，实现转型。",
        "到2025年，应当实现能耗下降。",
        "2019年底前，应已完成改造。",
        "2030年前碳达峰要求较高，须完成转型。",
    ],
)
def test_a_year_that_is_aimed_at_or_over_makes_no_duty(sentence: str) -> None:
    assert outline("关于加强管理的通知", f"一、工作要求。{sentence}\n", written=2022).duties == ()


@pytest.mark.parametrize(
    ("by", "day"),
    [
        ("2024年2月底前", "2024-02-29"),
        ("2025年底前", "2025-12-31"),
        ("2022年12月前", "2022-11-30"),
        ("2022年12月底前", "2022-12-31"),
        ("2024年1月前", "2023-12-31"),
        ("到2030年", "2030-12-31"),
        ("2月30日前", None),
        ("次年2月底前", None),
        ("评估期末年的6月底前", None),
        ("前", None),
    ],
)
def test_the_last_day_of_a_deadline(by: str, day: str | None) -> None:
    assert due(by, 2023) == day


def test_the_lead_bodies_of_real_texts() -> None:
    """Precision and recall of the bodies that lead are at least 0.95 on the documents that name them in brackets."""
    if not (SHARED / "outline-dev.jsonl").exists():
        pytest.skip("the outlined texts are not here")
    texts = {}
    for line in (SHARED / "texts" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        texts[entry["title"], entry["date"]] = entry["text"]
    told: Counter[tuple[str, str, str]] = Counter()
    due_: Counter[tuple[str, str, str]] = Counter()
    for line in (SHARED / "outline-dev.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        headings = {task["task_heading"] for task in gold["tasks_with_owners"]}
        due_.update(
            (gold["title"], task["task_heading"], body) for task in gold["tasks_with_owners"] for body in task["lead"]
        )
        for duty in outline(gold["title"], texts[gold["title"], gold["date"]]).duties:
            if duty.heading in headings:
                told.update((gold["title"], duty.heading, body) for body in duty.lead)
    hits = sum((told & due_).values())
    assert hits >= 0.95 * sum(told.values())
    assert hits >= 0.95 * sum(due_.values()) > 0


def test_a_sentence_with_two_days_has_two_duties() -> None:
    body = "一、工作安排\n（一）推进试点。试点园区应于2026年6月底前发布核算办法，2026年12月底前完成全部核算工作。\n"
    first, second = outline(PLAN, body).duties
    assert (first.due, second.due) == ("2026-06-30", "2026-12-31")
    assert second.text == "2026年12月底前完成全部核算工作。"
    assert first.others == second.others == ("试点园区",)
    assert body[second.at :].startswith(second.text)


def test_a_day_in_the_midst_of_a_clause_opens_no_duty_of_its_own() -> None:
    body = "一、工作安排\n（一）推进试点。各区应于2026年6月底前将2026年5月底前完成的核算报告报送市局。\n"
    assert [duty.due for duty in outline(PLAN, body).duties] == ["2026-06-30"]
