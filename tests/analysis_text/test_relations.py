from __future__ import annotations

import pytest

from analysis.facts.ties.references import references
from analysis.facts.ties.relations import relations
from analysis.text.sentences import MAX_SENTENCE


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


def test_a_list_of_repeals_in_one_sentence_ends_where_another_head_begins() -> None:
    text = "经研究，决定：一、废止下列规章：1.《甲规定》（国发〔2019〕5号）2.《乙规定》 二、修改下列规章：1.《丙规定》"
    assert [row[:2] for row in pairs("某决定四", text) if row[0] == "repeals"] == [
        ("repeals", "甲规定"),
        ("repeals", "乙规定"),
    ]


def test_a_standard_cited_by_number_and_title_is_one() -> None:
    text = "本标准代替GB 99223-2011《甲类排放标准》。\n采用GB 99001—2009的规定。\n按照GB 99001-2009规定的方法。"
    assert pairs("甲类排放标准 GB 99223-2025", text) == [
        ("replaces", "甲类排放标准", "GB 99223-2011"),
        ("cites", None, "GB 99001—2009"),
    ]


def test_what_is_changed_in_a_list_of_both_is_not_repealed() -> None:
    text = "一、对《甲通知》予以废止。\n二、对《乙意见》予以修改。"
    assert pairs("关于废止、修改部分文件的公告", text) == [("repeals", "甲通知", None), ("amends", "乙意见", None)]


def test_a_list_of_repeals_longer_than_a_sentence_is_repealed_from_its_beginning() -> None:
    acts = "，".join(f"2001年1月{n % 28 + 1}日原某部令第{n}号公布的《第{n}号管理规定》" for n in range(1, 81))
    text = f"第九条 本细则自公布之日起施行。{acts}同时废止。"
    found = relations("某细则", text)
    assert len(text) > MAX_SENTENCE
    assert [row.type for row in found] == ["repeals"] * 80
    told = relations("某通报", f"先后有下列规定。{acts[:400]}")
    assert {row.type for row in told} == {"cites"}


def test_the_head_of_a_list_names_the_day_of_all() -> None:
    text = "下列文件自2028年1月1日起废止：\n1.《甲规定》\n2.《乙规定》不废止\n3.《丙规定》"
    found = [(row.type, row.title, row.effective_on) for row in relations("某公告五", text)]
    assert found == [
        ("repeals", "甲规定", "2028-01-01"), ("cites", "乙规定", None), ("repeals", "丙规定", "2028-01-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title", ["关于是否废止《甲办法》的说明", "关于不废止《甲办法》的公告", "关于拟废止《甲办法》的公示"]
)
def test_a_title_that_asks_denies_or_plans_repeals_nothing(title: str) -> None:
    assert [found for found in relations(title, "") if found.type == "repeals"] == []


def test_what_repeals_another_is_not_repealed_with_it() -> None:
    assert ("repeals", "乙办法", None) not in pairs("某某工作通报", "《甲办法》被《乙办法》废止。")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("关于甲类园区的若干意见", "附件1 行动方案\n根据《关于甲类园区的若干意见》，制定本方案。"),
        ("国家某委令（第7号）", "《甲类事故判定规定》 2026年第7号令\n发布时间：2026年4月9日"),
        ("某某试点的通知", "各地编制《园区试点方案》（简称《方案》）。\n省级部门对《方案》进行论证。"),
        ("某某报送的通知", "名单见《甲类单位名录》（见附件2）。\n各单位按照《甲类单位名录》要求报送。"),
        ("某某征集的公告", "附件：1.申报表\n2.《应用实例》信息填写表"),
    ],
)
def test_the_document_itself_its_annexes_and_what_is_yet_to_be_written_are_no_relations(title: str, text: str) -> None:
    assert pairs(title, text) == []


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("关于在某区暂时调整实施《甲条例》有关规定的决定", "在某区暂时调整实施《甲条例》有关规定。", "甲条例"),
        ("某某行动计划", "严格落实《轻微行为免罚清单》。", "轻微行为免罚清单"),
        ("某某核算方法", "样方调查采用HY/T 999-2005 的5.4.1规定的方法，记入《样方花名册》。", None),
    ],
)
def test_what_is_carried_out_is_another_document(title: str, text: str, named: str | None) -> None:
    assert pairs(title, text) == [("cites", named, None if named else "HY/T 999-2005")]


def test_a_list_goes_on_behind_words_and_a_comma() -> None:
    text = "第一条 根据《甲法》和大气、水等专项法律，以及《乙条例》，制定本办法。"
    assert pairs("丙办法", text) == [("based on", "甲法", None), ("based on", "乙条例", None)]


REPEALING = """为贯彻实施新修订的《甲法》，我部对规章进行了清理。现决定废止下列规章：
一、乙类运输管理规定（1990年12月5日国务院令第68号发布 根据1998年《国务院关于修改〈乙类运输管理规定〉的决定》修订）
二、《丙办法》（环发〔2001〕3号）
三、《丁标准》第3.2.1、3.2.7条
"""


def test_a_list_of_repeals_holds_acts_with_their_history_and_parts_of_acts_but_not_its_reason() -> None:
    found = {title: kind for kind, title, _ in pairs("关于废止部分规章的决定", REPEALING)}
    assert found["甲法"] != "repeals"
    assert (found["乙类运输管理规定"], found["丙办法"], found["丁标准"]) == ("repeals", "repeals", "amends")


def test_an_article_that_lapses_is_a_change() -> None:
    text = "《关于执行甲标准的通知》（某环函〔2017〕10号）第二条自本公告发布之日起失效。"
    assert pairs("公告", text) == [("amends", "关于执行甲标准的通知", "某环函〔2017〕10号")]


def test_some_articles_that_were_revised_are_a_change_and_numbers_stay() -> None:
    text = "我们对《甲办法》（财建〔2015〕1号）（以下简称《办法》）有关条款进行了修改，现通知如下：\n一、略。"
    assert pairs("关于修改甲办法的通知", text) == [("amends", "甲办法", "财建〔2015〕1号")]
    text = "我委对《甲目录（2020年）》（发改〔2020〕9号）进行了修订，现予印发。《甲目录（2020年）》同时废止。"
    assert pairs("关于印发乙目录的通知", text) == [("repeals", "甲目录（2020年）", "发改〔2020〕9号")]


def test_a_day_of_issue_is_no_part_of_the_number_of_an_act_in_a_list() -> None:
    text = "现决定废止下列规章：\n1.甲类排污费征收办法（2003年8月1日省政府令第80号公布，2011年1月5日修订）\n"
    assert pairs("关于废止规章的决定", text) == [("repeals", "甲类排污费征收办法", "省政府令第80号")]


def test_what_a_letter_rests_on_is_not_what_it_forwards() -> None:
    text = "为落实《甲意见》（甲发〔2026〕5号）要求，现将协会编制的《案例汇编》转发你们，请借鉴。"
    found = {relation.title: relation.type for relation in relations("关于转发《案例汇编》的函", text)}
    assert found == {"甲意见": "based on", "案例汇编": "forwards"}


def test_an_act_spoken_of_as_this_one_names_its_basis() -> None:
    text = "委员会起草了《某地噪声条例（草案）》。该条例依据《噪声法》，参考《某市噪声办法》起草。"
    found = {
        relation.title: relation.type for relation in relations("关于公开征求《某地噪声条例（草案）》意见的公告", text)
    }
    assert found["噪声法"] == "based on"


def test_decisions_once_made_are_no_decision_of_this_document() -> None:
    text = "依据上述文件作出的决定继续有效；今后有关工作按照《某地环境条例》执行。"
    assert [relation.type for relation in relations("关于清理文件的通知", text)] == ["cites"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "近日，某部印发《甲管理办法》（某部令第12号）。与《甲管理办法》（某部令第3号）相比，有所变化。",
            "某部令第12号",
        ),
        ("问：与《甲管理办法》（某部令第3号）相比有什么变化？", None),
    ],
)
def test_what_is_interpreted_has_the_number_under_which_it_was_issued(text: str, number: str | None) -> None:
    assert ("interprets", "甲管理办法", number) in pairs("《甲管理办法》解读", text)


def test_an_announcement_may_be_cited_by_year_and_serial_alone() -> None:
    text = "其他事项按照《甲部关于乙政策的公告》（2027年第21号）执行。"
    assert pairs("某通知", text) == [("cites", "甲部关于乙政策的公告", "2027年第21号")]
