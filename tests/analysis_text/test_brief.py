"""The brief: up to eight facts, each from data with its place, boilerplate never."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis import read
from command import zhengce
from policy import Dated, Document
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


DRAFT = (
    "为规范节水管理，我们组织起草了《节水导则（征求意见稿）》，现公开征求意见。\n"
    "请各有关单位于2026年12月1日前将修改意见反馈至水利部。\n各地水利部门应于2026年12月20日前将名单报送水利部。\n"
)


def test_a_draft_tells_first_until_when_comments_are_taken_and_tells_it_once() -> None:
    due = Dated("2026-12-01", "text", "请各有关单位于2026年12月1日前将修改意见反馈至水利部")
    document = Document("t", "", "", title="关于征求《节水导则》意见的通知", text=DRAFT, comments_due_on=due)
    first, *others = read(document).brief
    assert (first.fact, first.text, first.slots) == ("comments", "意见反馈截至2026年12月1日", {"due": "2026-12-01"})
    assert DRAFT[first.at :].startswith("请各有关单位")
    duties = {fact.fact: fact for fact in others}["duties"].slots["duties"]
    assert [duty["due"] for duty in duties] == ["2026-12-20"]


@pytest.mark.parametrize(
    "sentence",
    [
        "为规范节水管理，我们组织起草了《节水导则》，现公开征求意见。",
        "为规范节水管理，我司会同有关单位修订了节水导则。",
        "为规范节水管理，定于2026年6月开展节水宣传周活动，现将有关事项通知如下：",
        "为规范节水管理，拟修订节水导则，现征求意见。",
    ],
)
def test_what_is_done_for_an_aim_is_no_aim(sentence: str) -> None:
    assert brief("关于节水的通知", sentence)["governs"].slots["purposes"] == ["规范节水管理"]


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


def test_the_size_from_which_on_bodies_are_meant_stands_with_the_scope() -> None:
    size = "年度排放量达到2.6万吨二氧化碳当量及以上的企业"
    text = RULES.replace("第二章 配额管理", f"重点单位：{size}。\n第二章 配额管理").replace(
        "的排放单位。", "的重点单位。"
    )
    assert brief("某市碳排放管理办法", text)["addressees"].text == f"适用于本市行政区域内的重点单位（{size}）"


def test_a_heading_that_lists_things_is_no_task_among_those_that_act() -> None:
    text = PLAN.replace("（三）加强宣传培训。", "（三）铁合金、电石、石灰。淘汰落后设备。\n（四）加强宣传培训。")
    assert brief("某市建筑节能改造方案", text)["tasks"].text == "推进既有建筑改造；推广绿色建材"


def test_numbers_of_a_near_year_do_not_crowd_out_those_of_a_later_one() -> None:
    near = "；".join(f"{what}利用率达到{number}%" for number, what in enumerate("甲乙丙丁戊己庚辛壬癸", 60))
    text = f"为促进节水，提出如下意见。\n到2025年，{near}。\n到2060年，再生水利用率达到80%以上。\n"
    years = {year["year"]: year["targets"] for year in brief("关于节水的意见", text)["targets"].slots["years"]}
    assert [target["value"] for target in years[2060]] == [80]
    assert [target["value"] for target in years[2025]][:3] == [60, 61, 62]
