"""What bounds single cases - fees, terms, aid, inspections, words defined - is no target of the document."""

from __future__ import annotations

import pytest

from analysis.facts.values.targets import amounts, targets

TITLE = "某省工作方案"


def of_task(sentence: str) -> list[tuple[str, float]]:
    return [(t.indicator, t.value) for t in targets(f"二、重点任务\n{sentence}", title=TITLE, written=2022)]


@pytest.mark.parametrize(
    "sentence",
    [
        "对小微企业收取的担保费率原则上不超过1%。",
        "垃圾处理收费标准不高于30元/吨。",
        "社会资本出资比例不低于30%。",
        "各类机构承担的风险责任比例均不低于20%。",
        "预警响应时间不超过2小时。",
        "抢修人员到达现场，恢复供电不超过6小时。",
        "日常抽查比例不低于10%，重点单位检查比例不低于20%。",
        "评审专家人数不少于5人。",
        "自2022年7月1日起，担保费率不超过1%。",
        "日间手术是指患者在1日内出院的手术，特殊病例占比不超过8%。",
    ],
)
def test_a_bound_of_single_cases_is_no_target(sentence: str) -> None:
    assert amounts(f"二、重点任务\n{sentence}", title=TITLE, written=2022) == ((), ())


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("引导机构逐步将担保费率降至1%以下。", ("担保费率", 1.0)),
        ("平均担保费率不超过1%。", ("平均担保费率", 1.0)),
        ("用户平均停电时间不超过5小时。", ("用户平均停电时间", 5.0)),
        ("年利用小时数不低于1200小时。", ("年利用小时数", 1200.0)),
        ("到2025年，审批时限不超过5天。", ("审批时限", 5.0)),
        ("到2025年，绿色信贷额度不低于1000亿元。", ("绿色信贷额度", 1000.0)),
        ("力争抽查比例不低于10%。", ("抽查比例", 10.0)),
        ("公共建筑光伏覆盖率不低于50%。", ("公共建筑光伏覆盖率", 50.0)),
    ],
)
def test_an_average_a_move_a_year_or_a_goal_makes_it_one(sentence: str, told: tuple[str, float]) -> None:
    assert of_task(sentence) == [told]


def test_an_item_is_no_report_because_of_words_behind_its_name() -> None:
    text = (
        "二、重点任务\n（一）市场调节配额，根据形势变化发放，建成交易平台5个。\n"
        "7201碳中和背景下农田减排技术\n培育企业3家。"
    )
    aimed, reached = amounts(text, title=TITLE, written=2022)
    assert ([fact.value for fact in aimed], reached) == ([5.0, 3.0], ())
