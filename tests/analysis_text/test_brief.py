"""The brief: up to seven facts, each from data with its place, boilerplate never."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis import read
from command import zhengce
from policy import Document
from policy.sections import BriefFact

PLAN = (
    "各区人民政府，市有关部门：\n"
    "为深入贯彻落实党中央决策部署，加快建筑节能改造（以下简称改造），提高能源利用效率，根据《节约能源法》，制定本方案。\n"
    "一、总体要求\n（一）主要目标。到2025年，可再生能源替代率达到8%，能耗比2020年下降13.5%。到2030年，体系更加完善。\n"
    "二、重点任务\n（一）推进既有建筑改造。各区应于2023年6月底前将清单报送市住建局。\n（二）推广绿色建材。推广使用绿色建材产品。\n"
    "（三）加强宣传培训。开展宣传活动，普及节能知识。\n三、组织实施\n（一）加强组织领导。各区要高度重视，落实责任分工。\n"
    "本方案自2022年5月1日起施行，有效期5年。《某市建筑节能工作方案》同时废止。\n"
)
RULES = (
    "第一章 总则\n第一条 为了规范碳排放管理，制定本办法。\n第二条 本办法适用于本市行政区域内的排放单位。\n"
    "第二章 配额管理\n第三条 配额实行免费分配。\n第三章 监督管理\n第四条 部门应当加强监督。\n"
    "第四章 附则\n第五条 本办法自2023年1月1日起施行。\n"
)


def brief(title: str, text: str) -> dict[str, BriefFact]:
    document = Document(source="t", url="", template="", title=title, text=text)
    return {fact.fact: fact for fact in read(document).brief}


def test_the_facts_of_a_plan_stand_in_their_order() -> None:
    facts = brief("某市建筑节能改造方案", PLAN)
    assert list(facts) == ["governs", "addressees", "tasks", "targets", "duties", "effect", "relations"]
    assert facts["governs"].text == "为加快建筑节能改造，提高能源利用效率"
    assert facts["addressees"].text == "主送各区人民政府；市有关部门"
    assert facts["tasks"].text == "推进既有建筑改造；推广绿色建材"
    assert facts["tasks"].slots["below"] == [[], []]
    assert facts["targets"].text == "2025年：可再生能源替代率8%，能耗比2020年下降13.5%；2030年：到2030年，体系更加完善"
    assert facts["duties"].text == "各区应于2023年6月底前将清单报送市住建局"
    assert facts["effect"].text == "自2022年5月1日起施行，有效期5年"
    assert facts["relations"].text == "废止《某市建筑节能工作方案》；依据《节约能源法》"


def test_slots_say_the_same_as_data() -> None:
    facts = brief("某市建筑节能改造方案", PLAN)
    assert facts["governs"].slots["purposes"] == ["加快建筑节能改造", "提高能源利用效率"]
    assert [(entry["year"], len(entry["targets"])) for entry in facts["targets"].slots["years"]] == [
        (2025, 2),
        (2030, 0),
    ]
    assert facts["duties"].slots["duties"][0]["due"] == "2023-06-30"
    assert facts["duties"].slots["duties"][0]["who"] == ["各区"]
    assert (facts["effect"].slots["since"], facts["effect"].slots["years"]) == ("2022-05-01", 5)
    assert [relation["type"] for relation in facts["relations"].slots["relations"]] == ["repeals", "based on"]
    assert json.loads(json.dumps(facts["targets"].slots)) == facts["targets"].slots


def test_a_fact_that_only_names_the_document_adds_nothing() -> None:
    assert not brief("某市建筑节能情况", "本市建筑节能工作平稳推进，各区反映良好。")["governs"].adds
    assert brief("某市建筑节能改造方案", PLAN)["governs"].adds


def test_each_fact_names_its_place() -> None:
    facts = brief("某市建筑节能改造方案", PLAN)
    starts = {name: PLAN[fact.at :] for name, fact in facts.items()}
    assert starts["governs"].startswith("加快建筑节能改造")
    assert starts["tasks"].startswith("（一）推进既有建筑改造")
    assert starts["targets"].startswith("8%")
    assert starts["duties"].startswith("各区应于")
    assert starts["effect"].startswith("自2022年5月1日")


def test_a_regulation_is_told_by_its_chapters_and_its_scope() -> None:
    facts = brief("某市碳排放管理办法（试行）", RULES)
    assert facts["governs"].text == "为规范碳排放管理"
    assert facts["addressees"].text == "适用于本市行政区域内的排放单位"
    assert facts["tasks"].text == "配额管理"
    assert facts["effect"].text == "自2023年1月1日起施行；试行"


def test_a_regulation_is_told_by_what_it_arranges_and_what_those_under_it_must_do() -> None:
    text = RULES.replace(
        "第三条 配额实行免费分配。",
        "第三条 碳排放配额实行免费分配。\n第四条 排放单位应当按时提交碳排放报告。\n"
        "第五条 主管部门应当公布碳排放配额名单。",
    )
    facts = brief("某市碳排放管理办法", text)
    assert facts["tasks"].text == "碳排放配额实行免费分配；配额管理"
    assert facts["tasks"].slots["rules"] == ["碳排放配额实行免费分配"]
    (duty,) = facts["duties"].slots["duties"]
    assert (duty["who"], duty["task"], duty["by"]) == (["排放单位"], "排放单位应当按时提交碳排放报告", None)


def test_few_tasks_are_told_with_what_is_below_them() -> None:
    text = PLAN.replace(
        "（二）推广绿色建材。", "1.更新锅炉。更新老旧锅炉设备。\n2.更换门窗。更换老旧门窗。\n（二）推广绿色建材。"
    )
    assert brief("某市方案", text)["tasks"].text == "推进既有建筑改造（更新锅炉、更换门窗）；推广绿色建材"


def test_a_notice_is_told_by_what_it_decides() -> None:
    facts = brief("关于调整某费的公告", "为支持节能，委员会决定，自2022年5月1日至2023年3月31日，对节能设备免征某费。\n")
    assert facts["governs"].text == "为支持节能，自2022年5月1日至2023年3月31日，对节能设备免征某费"
    assert facts["effect"].slots["until"] == "2023-03-31"


GUIDED = (
    "为贯彻落实《某省绿色消费方案》，结合我省实际，制定本方案。\n一、总体要求\n"
    "（一）指导思想。全面贯彻党的二十大精神，大力发展绿色消费，增强节约意识，为高质量发展提供支撑。\n"
    "二、重点任务\n（一）发展绿色交通。推广新能源车。\n（二）推广绿色居住。推广节能电器。\n"
)


def test_a_purpose_that_only_names_what_is_implemented_gives_way_to_the_guiding_thought() -> None:
    facts = brief("某市促进绿色消费实施方案", GUIDED)
    assert facts["governs"].text == "为大力发展绿色消费"
    assert GUIDED[facts["governs"].at :].startswith("大力发展绿色消费")


def test_the_purpose_behind_what_is_implemented_is_told() -> None:
    text = GUIDED.replace("结合我省实际，", "按照有关部署，加快全省绿色消费升级（以下简称升级），")
    assert brief("某市促进绿色消费实施方案", text)["governs"].text == "为加快全省绿色消费升级"


@pytest.mark.parametrize(
    "side",
    [
        "第二条 省级人民政府可以决定本办法适用于本区域内的社会团体及其人员。",
        "第二十三条 本办法适用于依法退出的工作人员和雇员。",
        "第二条 受委托的机构实施处罚，适用本办法关于主管部门的规定。",
    ],
)
def test_permissions_and_side_rules_are_no_scope(side: str) -> None:
    text = RULES.replace("第二条 本办法适用于本市行政区域内的排放单位。", side)
    assert "addressees" not in brief("某市碳排放管理办法", text)


@pytest.mark.parametrize(
    ("title", "headings", "told", "contents"),
    [
        ("关于调整某委员会组成人员的通知", ("部门委员", "专家委员"), None, None),
        ("关于节假日安排的通知", ("元旦", "春节"), "元旦；春节", True),
        ("某市建筑节能技术指南", ("推广绿色建材", "推进改造"), "推广绿色建材；推进改造", True),
        ("某市建筑节能方案", ("推广绿色建材", "推进改造"), "推广绿色建材；推进改造", False),
        ("某行业改造升级实施指南（2022年版）", ("推广绿色建材", "推进改造"), "推广绿色建材；推进改造", False),
    ],
)
def test_headings_that_name_no_action_are_contents_and_members_are_nothing(
    title: str, headings: tuple[str, str], told: str | None, contents: bool | None
) -> None:
    first, second = headings
    tasks = brief(title, f"一、{first}\n有关内容见后。\n二、{second}\n有关内容见后。\n").get("tasks")
    assert (tasks.text, tasks.slots["chapters"]) == (told, contents) if tasks else told is None


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("到2030年，着眼碳中和目标，技术体系基本形成。", "2030年：到2030年，技术体系基本形成"),
        (
            "“十五五”期间，在保障安全基础上，坚持节约优先方针，着力构建多元机制。",
            "2030年：“十五五”期间，着力构建多元机制",
        ),
    ],
)
def test_a_goal_is_told_from_its_substance(goal: str, told: str) -> None:
    assert (
        brief("某市方案", f"一、主要目标\n{goal}\n二、重点任务\n（一）推广建材。推广使用。\n")["targets"].text == told
    )


def test_what_is_hoped_for_by_a_year_and_what_points_back_are_no_duties() -> None:
    text = PLAN.replace(
        "各区应于2023年6月底前将清单报送市住建局", "争取2025年前应实现全覆盖。以上工作要在2023年6月底前完成"
    )
    assert "duties" not in brief("某市方案", text)


@pytest.mark.parametrize("text", ["", "The plan is in the annex.", "序号\n1\n2\n"])
def test_what_says_nothing_is_not_padded(text: str) -> None:
    assert set(brief("公告", text)) <= {"governs"}


def test_the_command_tells_the_facts_of_each_line(tmp_path: Path) -> None:
    line = {"title": "某市建筑节能改造方案", "body": PLAN, "date": "2022-04-01", "issuers": ["某市人民政府"]}
    (tmp_path / "texts.jsonl").write_text(json.dumps(line), encoding="utf-8")
    told = CliRunner().invoke(zhengce, ["brief", "--jsonl", str(tmp_path / "texts.jsonl")])
    answer = json.loads(told.output)
    assert answer["title"] == line["title"]
    assert answer["brief"][2] == {
        "fact": "tasks",
        "text": "推进既有建筑改造；推广绿色建材",
        "at": PLAN.index("（一）推进"),
        "in": "text",
    }
    japanese = CliRunner().invoke(zhengce, ["brief", "--jsonl", str(tmp_path / "texts.jsonl"), "--lang", "ja"])
    assert any("既存" in fact["text"] for fact in json.loads(japanese.output)["brief"])


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text('{"title": 3}\n', encoding="utf-8")
    told = CliRunner().invoke(zhengce, ["brief", "--jsonl", str(tmp_path / "texts.jsonl")])
    assert told.exit_code == 1
    assert "texts.jsonl, line 1" in told.output


@pytest.mark.parametrize(
    ("article", "told"),
    [
        ("在本国领域和管辖的其他海域内建设有影响的项目，适用本办法。", "在本国领域和管辖的其他海域内建设有影响的项目"),
        ("凡在本市行政区域内销售锅炉，必须遵守本办法。", "在本市行政区域内销售锅炉"),
        ("直接排放污水的企业和其他生产经营者为污水税的纳税人。", "适用于直接排放污水的企业和其他生产经营者"),
        ("本办法所称碳排放，是指燃料燃烧产生的排放。", "所称碳排放，是指燃料燃烧产生的排放"),
    ],
)
def test_to_whom_a_regulation_applies_is_said_in_several_forms(article: str, told: str) -> None:
    text = RULES.replace("本办法适用于本市行政区域内的排放单位。", article)
    assert brief("某市碳排放管理办法", text)["addressees"].text == told


def test_an_aim_for_others_keeps_its_preposition() -> None:
    text = "为企业开展核算提供可操作的方法，制定本指南。\n一、范围\n本指南适用于制造企业。\n"
    assert brief("某核算指南", text)["governs"].text == "为企业开展核算提供可操作的方法"


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


def test_the_same_value_in_nearly_the_same_words_is_told_once() -> None:
    goals = "到2025年，绿色建筑标准执行达到100%。到2025年，新建建筑绿色建筑标准执行比例达到100%。"
    text = PLAN.replace("到2025年，可再生能源替代率达到8%，能耗比2020年下降13.5%。", goals)
    told = brief("某市建筑节能改造方案", text)["targets"].text
    assert "新建建筑绿色建筑标准执行" in told
    assert told.count("绿色建筑标准执行") == 1


def test_a_goal_that_names_its_year_goes_before_one_of_the_plan_years() -> None:
    goals = "“十四五”期间，着力构建节水引导机制。\n到2025年，节水工作格局基本形成。"
    text = f"一、主要目标\n{goals}\n二、重点任务\n（一）推广节水。推广器具。\n"
    assert brief("某市“十四五”节水方案", text)["targets"].text == "2025年：到2025年，节水工作格局基本形成"


def test_a_limit_in_a_notice_without_goals_is_no_target() -> None:
    text = (
        "各银行：\n为支持融资，现就有关事项通知如下：\n一、提高额度\n贷款最高不超过15万元。\n二、优化流程\n简化手续。\n"
    )
    assert "targets" not in brief("关于创业贷款有关事项的通知", text)


def test_a_goal_in_words_comes_before_the_numbers_of_the_tasks() -> None:
    text = PLAN.replace(
        "到2025年，可再生能源替代率达到8%，能耗比2020年下降13.5%。", "到2025年，监测体系更加完善。"
    ).replace("推广使用绿色建材产品。", "到2025年，建成监测站点120个。")
    assert brief("某市监测方案", text)["targets"].text.startswith("2025年：到2025年，监测体系更加完善，监测站点120个")


def test_a_notice_of_taxes_is_told_by_what_it_sets_from_its_day_on() -> None:
    text = "现就有关事项公告如下：\n自2027年1月1日起，取消对节能设备减半征税政策。\n本公告自2027年1月1日起实施。\n"
    governs = brief("关于调整节能设备税收政策的公告", text)["governs"]
    assert governs.text == "自2027年1月1日起，取消对节能设备减半征税政策"
    assert governs.slots["decides"]


def test_the_part_on_the_scope_is_told_without_what_it_was_chosen_by() -> None:
    text = "各市：\n一、试点范围\n根据工作进展情况，确定甲市、乙市作为试点地区。\n二、试点任务\n建设平台。\n"
    assert brief("关于开展某试点的通知", text)["addressees"].text == "确定甲市、乙市作为试点地区"


def test_a_quoted_clause_leaves_no_bracket_open() -> None:
    text = PLAN.replace("将清单报送市住建局", "将清单报送市住建局（下载地址见网站；")
    assert "（" not in brief("某市建筑节能改造方案", text)["duties"].text


def test_a_call_for_applications_tells_the_fields_that_it_supports() -> None:
    text = "各市：\n一、支持重点\n主要围绕储能、氢能、生态碳汇等领域，开展攻关。\n二、组织方式\n分类组织申报。\n"
    tasks = brief("关于组织申报某专项项目的通知", text)["tasks"]
    assert tasks.slots["below"][0] == ["储能", "氢能", "生态碳汇"]


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


def test_the_size_from_which_on_bodies_are_meant_stands_with_the_scope() -> None:
    size = "年度排放量达到2.6万吨二氧化碳当量及以上的企业"
    text = RULES.replace("第二章 配额管理", f"重点单位：{size}。\n第二章 配额管理").replace(
        "的排放单位。", "的重点单位。"
    )
    assert brief("某市碳排放管理办法", text)["addressees"].text == f"适用于本市行政区域内的重点单位（{size}）"


def test_a_heading_that_lists_things_is_no_task_among_those_that_act() -> None:
    text = PLAN.replace("（三）加强宣传培训。", "（三）铁合金、电石、石灰。淘汰落后设备。\n（四）加强宣传培训。")
    assert brief("某市建筑节能改造方案", text)["tasks"].text == "推进既有建筑改造；推广绿色建材"


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
