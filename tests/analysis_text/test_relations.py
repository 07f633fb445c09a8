from __future__ import annotations

import pytest

from analysis.facts.references import references
from analysis.facts.relations import relations


def pairs(title: str, text: str, kind: str | None = None) -> list[tuple[str, str | None, str | None]]:
    return [(found.type, found.title, found.number) for found in relations(title, text, kind)]


def test_a_repeal_gives_title_and_number_and_its_sentence() -> None:
    text = "第九条 本办法自发布之日起施行。\n《节能产品办法》（国发〔2019〕5号）同时废止。"
    (found,) = relations("节能产品管理办法", text)
    assert (found.type, found.title, found.number) == ("repeals", "节能产品办法", "国发〔2019〕5号")
    assert text[found.offset] == "《"
    assert found.passage == "《节能产品办法》（国发〔2019〕5号）同时废止。"


@pytest.mark.parametrize(
    "text",
    [
        "各地应当按照《甲办法》的规定申报。",
        "抓紧修订或者废止《甲办法》。",
        "研究修改《甲办法》，完善制度。",
        "《甲办法》废止前，原许可证继续有效。",
        "此前的《甲办法》已经废止。",
        "提出对《甲办法》的修订建议。",
        "暂时调整实施《甲办法》第三条的规定。",
        "参照《甲办法》执行。",
    ],
)
def test_a_mere_citation_is_no_more_than_that(text: str) -> None:
    assert pairs("某某工作通知", text) == [("cites", "甲办法", None)]


def test_each_citation_of_a_sentence_has_its_own_type() -> None:
    text = "根据《甲法》，结合实际，决定对《乙办法》作如下修改，《丙规定》同时废止。"
    assert pairs("某决定", text) == [
        ("based on", "甲法", None),
        ("amends", "乙办法", None),
        ("repeals", "丙规定", None),
    ]


def test_the_strongest_proof_of_one_document_counts() -> None:
    text = "按照《甲办法》申报。\n《甲办法》同时废止。\n再见《甲办法》。"
    assert pairs("某办法二", text) == [("repeals", "甲办法", None)]


def test_a_part_repealed_is_amended() -> None:
    assert pairs("某公告", "《甲办法》第三条同时废止。") == [("amends", "甲办法", None)]


def test_a_list_behind_its_head_is_repealed_until_it_ends() -> None:
    text = "下列文件停止执行：\n1.《甲通知》（国发〔2019〕5号）\n2.《乙通知》\n各地要做好衔接。\n《丙通知》另行公布。"
    found = pairs("某公告二", text)
    assert [row[0] for row in found] == ["repeals", "repeals"] + ["cites"] * (len(found) - 2)
    assert {row[1] for row in found[:2]} == {"甲通知", "乙通知"}


@pytest.mark.parametrize(
    ("title", "kind", "wanted"),
    [
        ("关于废止《甲办法》的决定", None, ("repeals", "甲办法", None)),
        ("关于修改《甲办法》的决定", None, ("amends", "甲办法", None)),
        ("转发国家发展改革委关于节能工作意见的通知", None, ("forwards", "关于节能工作意见", None)),
        ("关于公开征求《甲办法（征求意见稿）》意见的通知", None, ("draft of", "甲办法", None)),
        ("《甲办法》解读", None, ("interprets", "甲办法", None)),
        ("有关负责人就《甲办法》接受采访", "答记者问", ("interprets", "甲办法", None)),
        ("关于印发《〈甲法〉实施细则》的通知", None, ("implements", "甲法", None)),
    ],
)
def test_what_only_the_title_says_has_the_title_as_its_proof(
    title: str, kind: str | None, wanted: tuple[str, str, str | None]
) -> None:
    (found,) = relations(title, "", kind)
    assert (found.type, found.title, found.number) == wanted
    assert (found.offset, found.passage) == (-1, title)


def test_a_document_has_no_relation_to_itself_or_to_its_annex_forms() -> None:
    text = "我部制定了《甲方案》（以下简称《方案》），现印发给你们。\n按照《方案》要求，填写《申报表》（见附件2）。"
    assert relations("关于印发《甲方案》的通知", text) == ()


def test_a_short_name_stands_for_its_title() -> None:
    text = (
        "现将《企业信息披露管理办法》（环发〔2021〕3号，以下简称《管理办法》）有关情况公布。企业应当遵守《管理办法》。"
    )
    assert [(r.title, r.number) for r in references(text)] == [("企业信息披露管理办法", "环发〔2021〕3号")] * 2


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("《甲〈乙〉丙》", "甲〈乙〉丙", None),
        ("《关于印发《乙》的通知》", "关于印发〈乙〉的通知", None),
        ("《关于加强节能\n工作的通知》", "关于加强节能工作的通知", None),
        ("《甲办法》（国发[2021]3号）", "甲办法", "国发〔2021〕3号"),
        ("《甲办法》（生态环境部令第9号，自公布之日起施行）", "甲办法", "生态环境部令第9号"),
        ("《甲办法（试行）》", "甲办法（试行）", None),
        ("《甲标准》（GB 13223-2011）", "甲标准", "GB 13223-2011"),
    ],
)
def test_titles_and_numbers_are_given_as_cited(text: str, title: str, number: str | None) -> None:
    (found,) = references(text)
    assert (found.title, found.number) == (title, number)


def test_a_lost_bracket_does_not_swallow_the_text() -> None:
    text = "根据《甲" + "办" * 300 + "。依据《乙法》制定本办法。"
    assert pairs("某办法三", text) == [("based on", "乙法", None)]
