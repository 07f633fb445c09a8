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
