"""`analysis.read` puts labels, relations, targets, parts and the brief of one document together."""

from __future__ import annotations

from dataclasses import replace

from analysis import read
from bench import reading as reading_bench
from policy import Attachment, Dated, Document

TEXT = (
    "为贯彻落实《2030年前碳达峰行动方案》，加快发展可再生能源，制定本方案。\n"
    "一、大力推进风电和太阳能发电基地化开发，健全可再生能源电力消纳保障机制，加强电网基础设施建设。\n"
    "到2025年，非化石能源消费比重达到20%左右。\n"
)
DOCUMENT = Document(
    source="ndrc",
    url="https://www.ndrc.gov.cn/xxgk/zcfb/tz/202206/t20220601_1.html",
    template="test",
    title="关于印发“十四五”可再生能源发展规划的通知",
    kind="通知",
    number="发改能源〔2021〕1445号",
    issuers=("国家发展改革委", "国家能源局"),
    signed_on=Dated("2021-10-21", "signature"),
    text=TEXT,
)


def test_a_reading_holds_all_that_the_text_says() -> None:
    reading = read(DOCUMENT)
    assert reading.scope == "in"
    assert {"N.energy", "A01", "clean-energy", "G03"} <= {label.id for label in reading.labels}
    assert any(relation.title == "2030年前碳达峰行动方案" for relation in reading.relations)
    assert [(target.value, target.year) for target in reading.targets] == [(20, 2025)]
    assert [fact.fact for fact in reading.brief] == ["governs", "targets", "relations"]
    assert reading.brief[0].text == "为加快发展可再生能源"


def test_the_file_of_a_covering_letter_is_read_as_the_document() -> None:
    letter = Document(
        source="ndrc", url=DOCUMENT.url, template="test", title="关于印发有关方案的通知", text="现印发给你们。"
    )
    file = "大力发展可再生能源，推进风电、光伏发电、抽水蓄能、新型储能、生物质能、地热能、氢能。" * 20
    file += "加强电网建设，推动煤电转型，完善绿色电力证书，深化电力市场改革，控制碳排放，推进节能降碳，发展循环经济。"
    assert read(letter).scope == "out"
    reading = read(letter, [file])
    assert reading.scope == "in"
    assert "clean-energy" in {label.id for label in reading.labels}
    assert reading.labels[0].evidence[0].field == "attachment:1"


PLAN = (
    "为推动绿色发展，制定本方案。\n一、主要目标\n到2025年，单位能耗下降13%。\n二、重点任务\n（一）更新老旧设备。实施设备更新，推广先进技术。"
    "（生态环境部牵头，财政部配合）\n（二）建设绿色电网。加强电网建设，提高消纳能力。\n（三）发展循环经济。推进资源回收利用。\n"
)
LETTER = "各有关单位：\n现将方案印发给你们，请认真贯彻执行。请各单位于2021年12月底前报送进展。"


def letter(*names: str) -> Document:
    return replace(
        DOCUMENT,
        title="关于印发绿色发展方案的通知",
        text=LETTER,
        attachments=tuple(Attachment(f"https://www.ndrc.gov.cn/{name}", name) for name in names),
    )


def test_the_plan_of_a_letter_is_told_with_the_file_in_which_it_stands() -> None:
    reading = read(letter("方案.pdf"), [PLAN])
    within = {fact.fact: fact.within for fact in reading.brief}
    assert within["tasks"] == within["targets"] == "attachment:1"
    assert within["addressees"] == within["duties"] == "text"
    (goal,) = reading.targets
    assert (goal.within, PLAN[goal.offset :][:2]) == ("attachment:1", "13")
    assert {part.within for part in reading.sections} == {"attachment:1"}
    for part in reading.sections:
        assert PLAN.startswith(part.marker, part.at)
    owned = next(duty for duty in reading.duties if duty.lead)
    assert (owned.lead, owned.others, owned.within) == (("生态环境部",), ("财政部",), "attachment:1")


def test_twins_forms_and_lists_add_nothing() -> None:
    form = "序号\t单位名称\t联系人\n1\t甲公司\t张三\n2\t乙公司\t李四\n到2025年，单位能耗下降13%"
    page = replace(letter("一.pdf", "二.pdf", "三.docx"), text=PLAN)
    reading = read(page, [PLAN.replace("，", "，\n"), form, ""])
    alone = read(replace(page, attachments=()))
    assert reading.sections == alone.sections
    assert reading.duties == alone.duties
    assert reading.targets == alone.targets
    assert reading.brief == alone.brief
    two_formats = read(letter("方案.pdf", "方案.docx"), [PLAN, PLAN.replace("\n", "\n\n")])
    assert {part.within for part in two_formats.sections} == {"attachment:1"}


def test_the_benchmark_takes_the_steps_of_a_reading() -> None:
    assert reading_bench.steps(DOCUMENT).keys() >= {"targets and results", "labels", "passages", "brief"}
    whole, middle, of_step = reading_bench.turns([DOCUMENT])
    assert whole == middle > 0 < min(of_step.values())
