"""What a brief tells of what must be done or left: asked, forbidden, in charge, and goals and aims said in passing."""

from __future__ import annotations

import pytest

from tests.analysis_text.test_brief import PLAN, RULES, brief

MEASURES = (
    "第一条 为加强污水管理，制定本办法。\n第二条 省水务部门负责全省污水管理的监督管理工作。\n"
    "第三条 排放污水的单位应当采取措施减轻污水污染，按照国家有关规定安装在线监测设备并保证设备正常运行，"
    "如实记录运行情况和污水去向，"
    "每季度向社会公开有关数据。\n第四条 禁止向雨水管网排放污水。\n第五条 在水源地，禁止新建污水管网。\n"
    "第六条 排放污水的单位不得超过许可的数量排放污水，因抢险救灾确需临时增加排放数量，"
    "并经省水务部门和当地人民政府同意的情形除外。\n"
)


def told_duties(title: str, text: str) -> list[str]:
    """The tasks of the slot duties."""
    return [duty["task"] for duty in brief(title, text)["duties"].slots["duties"]]


def test_a_regulation_tells_what_is_asked_and_forbidden_and_who_is_in_charge() -> None:
    told = told_duties("某省污水管理办法", MEASURES)
    assert "省水务部门负责全省污水管理的监督管理工作" in told
    assert "禁止向雨水管网排放污水" in told
    assert any(
        task.startswith("排放污水的单位应当采取措施减轻污水污染") for task in told
    )  # a long one by its first clauses


def test_what_is_forbidden_in_some_places_or_with_exceptions_is_not_told_as_forbidden_everywhere() -> None:
    told = told_duties("某省污水管理办法", MEASURES)
    assert not any("新建污水管网" in task for task in told)
    assert all(task.endswith("除外") for task in told if "许可的数量" in task)


def test_a_plan_tells_what_it_forbids_in_the_midst_of_what_it_pursues() -> None:
    text = (
        "一、重点任务\n（一）优化布局。严格执行产能置换，严禁新增水泥产能，推进存量优化。在重点区域，禁止新建水泥窑。\n"
    )
    assert told_duties("某省水泥行业转型方案", text) == ["严禁新增水泥产能"]


def test_local_bodies_that_draw_up_a_plan_of_their_own_have_a_duty() -> None:
    text = "一、重点任务\n（一）推进改造。按照一企一策的要求，各地分别制定省级水泥改造实施方案，明确步骤。\n"
    duties = brief("某省水泥行业改造意见", text)["duties"].slots["duties"]
    assert [(duty["who"], duty["task"]) for duty in duties] == [
        (["各地"], "各地分别制定省级水泥改造实施方案，明确步骤")
    ]


def test_a_call_says_that_nothing_is_charged_and_who_is_in_charge() -> None:
    text = "各有关单位：\n一、节水技术筛选不收取任何费用。\n二、水利部委托某某研究中心负责节水技术筛选具体工作。\n"
    duties = brief("关于组织节水技术筛选的通知", text)["duties"].slots["duties"]
    assert [(duty.get("free", False), duty.get("charge")) for duty in duties] == [
        (True, None),
        (False, "节水技术筛选具体工作"),
    ]


def test_where_carbon_peaks_is_told_beside_the_numbers_of_the_year() -> None:
    text = "一、主要目标\n到2030年，单位产品能耗下降5%，部分园区实现碳达峰。\n"
    assert brief("某市园区行动方案", text)["targets"].text == "2030年：部分园区实现碳达峰，单位产品能耗下降5%"
    pledged = text.replace("部分园区实现碳达峰", "为全市实现碳达峰奠定坚实基础")
    assert "碳达峰" not in brief("某市园区行动方案", pledged)["targets"].text


def test_a_goal_within_some_years_is_told_where_no_year_is_named() -> None:
    text = (
        "一、试点目标\n通过3—5年的努力，试点地方基本形成有利于节水的政策环境，培育一批主体。"
        "\n二、重点任务\n（一）编制方案。编制方案。\n"
    )
    told = brief("关于开展节水试点工作的通知", text)["targets"]
    assert told.text == "通过3—5年的努力，试点地方基本形成有利于节水的政策环境"
    assert told.slots["years"][0]["year"] is None


def test_an_agenda_that_bears_a_year_is_no_goal_of_that_year() -> None:
    text = "一、主要目标\n到2025年，能耗下降5%。率先实现联合国2030年可持续发展议程确定的目标。\n"
    assert [entry["year"] for entry in brief("某市行动方案", text)["targets"].slots["years"]] == [2025]


def test_an_aim_that_points_to_the_purpose_is_told_by_it() -> None:
    text = "第一条 为规范基金管理，实现基金宗旨，制定本办法。\n第二条 基金的宗旨是支持节水领域活动，促进发展。\n"
    assert brief("某某基金管理办法", text)["governs"].text == "为规范基金管理，支持节水领域活动"


def test_what_a_plan_is_said_to_be_good_for_is_no_goal() -> None:
    text = "一、主要目标\n到2025年，能耗下降5%。为城乡建设领域2030年前碳达峰奠定坚实基础。\n"
    assert [entry["year"] for entry in brief("某市行动方案", text)["targets"].slots["years"]] == [2025]


COUNTED = "各区：\n为防治臭氧污染，现要求如下：\n一是强化行业管控。督促落实错峰。\n二是加强车辆监管。开展路检。\n"


def test_a_notice_without_headings_is_told_by_what_it_counts() -> None:
    assert brief("关于加强臭氧污染防治的通知", COUNTED)["tasks"].text == "强化行业管控；加强车辆监管"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("关于臭氧污染防治建议的答复函", COUNTED),
        ("关于加强臭氧污染防治的通知", COUNTED.replace("监管。", "监管已经到位。")),
    ],
)
def test_what_a_letter_counts_or_is_done_is_no_task(title: str, text: str) -> None:
    assert "tasks" not in brief(title, text)


def test_the_same_words_read_with_and_without_their_body_are_told_once() -> None:
    text = (
        "一、主要任务\n（一）确定名单。于每年3月底前确定披露企业名单。（省生态环境厅负责）\n"
        "（二）报送名单。于每年4月底前将名单报送生态环境部。（省生态环境厅负责）\n"
        "（三）公开信息。企业于每年5月底前公开信息。（省生态环境厅负责）\n"
    )
    duties = brief("某省信息披露方案", text)["duties"].slots["duties"]
    assert len({duty["task"] for duty in duties}) == len(duties)


def test_a_notice_tells_what_it_asks_though_the_title_does_not_speak_of_it() -> None:
    text = (
        "各有关企业：\n一、规范流程\n电网企业应当按月推送电量信息。某某资质管理中心负责绿证核发工作。\n二、其他\n无。\n"
    )
    facts = brief("关于做好绿色证书核发工作的通知", text)
    tasks = [duty["task"] for duty in facts["duties"].slots["duties"]]
    assert tasks == ["电网企业应当按月推送电量信息", "某某资质管理中心负责绿证核发工作"]
    assert facts["tasks"].text == "规范流程"


def test_a_regulation_that_points_to_itself_is_told_without_that() -> None:
    text = (
        "第一条 为加强氟利昂管理，制定本条例。\n第二条 国务院生态主管部门统一负责全国氟利昂的监督管理工作。\n"
        "第三条 氟利昂的生产、使用单位，应当依照本条例的规定申请氟利昂生产许可证。\n"
    )
    tasks = told_duties("氟利昂管理条例", text)
    assert "氟利昂的生产、使用单位，应当申请氟利昂生产许可证" in tasks
    assert "国务院生态主管部门统一负责全国氟利昂的监督管理工作" in tasks


def test_a_notice_of_taxes_is_told_by_what_it_levies_and_its_bounds_are_no_targets() -> None:
    text = (
        "为支持节能汽车，促进消费，现就税收政策公告如下：\n一、对购置日期在2024年1月1日至2025年12月31日期间的节能汽车免征车辆购置税，"
        "其中，每辆免税额不超过3万元。\n二、汽车企业应当对所报送信息的真实性负责。\n"
    )
    facts = brief("关于节能汽车税收政策的公告", text)
    assert "的节能汽车免征车辆购置税" in facts["governs"].text
    assert facts["governs"].slots["decides"]
    assert facts["duties"].text == "汽车企业应当对所报送信息的真实性负责"
    assert "targets" not in facts


def test_a_year_by_which_something_is_built_is_told_by_its_goal() -> None:
    text = "一、工作目标\n到2022年底，基本建立碳监测技术体系，发挥示范效应。\n"
    assert brief("碳监测试点方案", text)["targets"].text == "2022年：到2022年底，基本建立碳监测技术体系，发挥示范效应"


def test_who_acts_is_whom_the_sentence_names_not_who_sees_to_it() -> None:
    text = "一、披露\n（一）按时披露。企业应当于每年3月15日前披露环境信息。（省生态环境厅负责）\n"
    (duty,) = brief("某省信息披露方案", text)["duties"].slots["duties"]
    assert duty["who"] == ["企业"]


def test_what_is_hoped_for_by_a_year_and_what_points_back_are_no_duties() -> None:
    text = PLAN.replace(
        "各区应于2023年6月底前将清单报送市住建局", "争取2025年前应实现全覆盖。以上工作要在2023年6月底前完成"
    )
    assert "duties" not in brief("某市方案", text)


def test_how_a_duty_is_done_is_left_out_and_who_has_most_duties_comes_first() -> None:
    text = RULES.replace(
        "第三条 配额实行免费分配。",
        "第三条 排放单位应当根据主管部门的核查结果，按照规定的时限，足额清缴碳排放配额。\n"
        "第四条 排放单位应当保存碳排放台账。",
    )
    duties = brief("某市碳排放配额管理办法", text)["duties"].slots["duties"]
    assert duties[0]["task"] == "排放单位应当足额清缴碳排放配额"


def test_what_authorities_do_within_days_gives_way_to_what_is_asked_of_those_under_the_rules() -> None:
    text = RULES.replace(
        "第三条 配额实行免费分配。",
        "第三条 主管部门应当自收到申请之日起20日内作出决定。\n第四条 排放单位应当在变更后10日内报告碳排放情况。\n"
        "第五条 排放单位应当于每年3月31日前披露碳排放信息。",
    )
    duties = brief("某市碳排放配额管理办法", text)["duties"].slots["duties"]
    assert [duty["by"] for duty in duties] == ["每年3月31日前", "10日内", "20日内"]


@pytest.mark.parametrize(
    ("fines", "told", "yuan"),
    [
        ("处5万元以上50万元以下的罚款；情节严重的，处二百万元以下罚款", "罚款最高二百万元", 2_000_000),
        ("处五千元以下的罚款", "罚款最高五千元", 5_000),
    ],
)
def test_a_regulation_tells_its_highest_fine(fines: str, told: str, yuan: float) -> None:
    text = RULES.replace("第四章 附则", f"第四章 法律责任\n第六条 违反本办法的，{fines}。\n第五章 附则")
    duties = brief("某市碳排放管理办法", text)["duties"]
    assert duties.text.endswith(told)
    assert duties.slots["duties"][-1]["fine"] == yuan
    assert text[duties.at :].startswith("处")


def test_multiples_and_plans_name_no_highest_fine() -> None:
    text = RULES.replace("第四章 附则", "第四章 法律责任\n第六条 处违法所得五倍以上十倍以下的罚款。\n第五章 附则")
    assert "duties" not in brief("某市碳排放管理办法", text)
    assert "罚款" not in brief("某市方案", PLAN.replace("开展宣传活动", "处五万元以下罚款"))["duties"].text
