"""The tagger on titles and texts: labels with evidence, scope, word borders, bad input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Decisions, tag
from analysis.labels.body_labels import read
from analysis.labels.borders import stands
from analysis.labels.rules import load
from analysis.labels.settled import Settled


def ids(title: str, body: str = "", **fields: object) -> set[str]:
    return {label.id for label in tag(title, body, **fields).labels if label.facet != "guideline"}  # type: ignore[arg-type]


def test_every_label_has_evidence_that_stands_where_it_says() -> None:
    title = "关于印发《有色金属行业碳达峰实施方案》的通知"
    for label in tag(title).labels:
        assert label.evidence
        for evidence in label.evidence:
            assert title[evidence.offset :].startswith(evidence.term)


def test_a_term_cut_by_a_line_end_is_found_at_its_true_offset() -> None:
    title = "关于推进碳\n 达峰工作的通知"
    climate = next(label for label in tag(title).labels if label.id == "climate")
    assert climate.evidence[0].offset == title.index("碳")


@pytest.mark.parametrize(
    ("text", "term", "is_word"),
    [
        ("生产各环节能够实现自动化", "节能", False),
        ("二氧化碳汇总表", "碳汇", False),
        ("推进节能减排", "节能", True),
        ("重点用能单位节能管理办法", "节能", True),
        ("海洋碳汇交易", "碳汇", True),
    ],
)
def test_short_terms_must_be_words_of_their_clause(text: str, term: str, is_word: bool) -> None:
    start = text.index(term)
    assert stands(text, start, start + len(term)) is is_word


def test_names_of_agencies_are_not_subjects() -> None:
    assert not ids("生态环境部 国家能源局关于2020年部门会议安排的通知")


@pytest.mark.parametrize(
    ("out", "inside"),
    [
        ("关于对锂电池物项实施出口管制的公告", "关于锂电池回收利用的公告"),
        ("某市公布一起煤矿透水事故的调查报告", "煤矿瓦斯综合利用指导意见"),
        ("关于同意江苏一家太阳能公司首次公开发行股票注册的批复", "光伏电站项目获批"),
    ],
)
def test_trade_controls_mine_accidents_and_shares_are_no_matter_of_the_field(out: str, inside: str) -> None:
    assert tag(out).scope == "out"
    assert tag(inside).scope == "in"


def test_a_plant_that_starts_to_work_makes_power_and_its_safety_rules_do_not() -> None:
    power = {"N.energy", "A01", "clean-energy"}
    assert power <= ids("浙江一座核电站的两台机组投产")
    assert not power & ids("核电厂质量保证安全规定")


def test_the_peaking_plan_bears_all_ten_actions_visibly_derived() -> None:
    labels = {label.id: label for label in tag("国务院关于印发2030年前碳达峰行动方案的通知").labels}
    assert {f"A{n:02}" for n in range(1, 11)} <= labels.keys()
    assert labels["A06"].derived_from == "N.plan"
    assert labels["G07"].derived_from == "A08"


def test_an_issuer_tells_that_a_document_is_local() -> None:
    title = "关于加强草原保护修复的实施意见"
    assert "N.local" not in ids(title, issuers=["国务院办公厅"])
    assert "N.local" in ids(title, issuers=["宁夏回族自治区人民政府"])
    assert "N.local" in ids(title, number="宁政办发〔2022〕1号")


def test_a_national_document_on_a_region_is_not_local() -> None:
    title = "支持宁夏建设黄河流域生态保护和高质量发展先行区实施方案"
    assert "N.local" not in ids(title, issuers=["国家发展改革委"])


def test_the_heading_of_the_text_speaks_where_the_title_says_nothing() -> None:
    body = "国家能源局公告\n2026年第1号\n关于发布新型储能项目管理规范的公告\n现予公布。"
    assert "N.energy" in ids("国家能源局公告 2026年 第1号", body)
    assert not ids("国家能源局公告 2026年 第1号", "关于公布2026年录用人员名单的公告")


MEASURES = (
    "为推动风电、光伏发电大规模发展，制定以下措施。一、加快大型风电光伏基地建设，推进外送通道。二、发展分布式光伏，优化备案。"
    "三、有序安排抽水蓄能和新型储能。四、扩大绿色电力证书交易。五、落实可再生能源电力消纳责任权重。另请做好钢铁企业用电统计。"
)


def test_the_opening_decides_where_the_title_names_no_subject() -> None:
    title = "关于印发《若干措施》的通知"
    tagging = tag(title, MEASURES)
    assert tagging.scope == "in"
    assert tagging.scope_reason.startswith("text-shows:")
    assert {"N.energy", "A01", "clean-energy"} <= ids(title, MEASURES)
    assert "N.steel" not in ids(title, MEASURES)
    proof = next(label for label in tagging.labels if label.id == "clean-energy").evidence[0]
    assert MEASURES[proof.offset :].startswith(proof.term)


def test_the_file_of_a_covering_letter_decides_where_letter_and_title_name_no_subject() -> None:
    assert "clean-energy" in ids(
        "关于印发实施方案的通知", "现将实施方案印发给你们，请认真贯彻执行。", attachments=[MEASURES]
    )


def test_a_dense_opening_decides_under_a_title_that_no_rule_knows() -> None:
    assert "clean-energy" in ids("关于印发《鲸鱼计划》的通知", MEASURES)
    mention = "为繁荣文艺创作，制定本计划。" * 20 + "演出场馆应当使用光伏、风电等可再生能源电力，节能减排。"
    assert not tag("关于印发《鲸鱼计划》的通知", mention).in_scope


@pytest.mark.parametrize(
    "body",
    [
        "为做好岁末年初工作，现通知如下：一、压紧压实责任。二、排查商场、学校隐患。三、加强值班值守，备足救援力量。",
        "根据《中华人民共和国可再生能源法》《大气污染防治法》《节约能源法》，现就公务员录用考试工作通知如下。" * 3,
        "",
    ],
)
def test_an_opening_that_does_not_speak_of_the_field_is_out(body: str) -> None:
    assert not tag("关于做好有关工作的通知", body).in_scope


def test_mere_citations_in_a_text_prove_nothing() -> None:
    body = "根据《中华人民共和国节约能源法》《可再生能源法》《大气污染防治法》《水污染防治法》，制定本办法。" * 30
    assert not tag("城市公园管理办法", body).in_scope


def test_scope_needs_a_reason_and_out_has_no_labels() -> None:
    tagging = tag("国务院办公厅关于2020年部分节假日安排的通知")
    assert tagging.scope == "out"
    assert tagging.labels == ()
    assert "节假日" in tagging.scope_reason


def test_prizes_and_posts_are_out_even_in_the_ministry_of_environment() -> None:
    assert not tag("关于表彰全国生态环境系统先进集体和先进个人的决定").in_scope


def test_in_scope_documents_bear_at_least_one_label() -> None:
    tagging = tag("关于生态环境保护的通知")
    assert tagging.in_scope
    assert tagging.labels


def test_a_settled_line_outlives_the_rules() -> None:
    title = "生态环境部召开7月例行新闻发布会"
    line = Settled("the start of trading", title=title, scope="in", add=("N.carbon-market",), remove=("air",))
    labels = {label.id: label for label in tag(title, "大气污染防治。" * 99, decisions=Decisions.of([line])).labels}
    assert labels["N.carbon-market"].evidence[0].field == "review"
    assert "air" not in labels
    assert tag(title) == tag(title, decisions=Decisions.of([]))
    assert not tag(title).in_scope


@pytest.mark.parametrize(
    "title", ["", "   ", "Notice on the holiday schedule", "お知らせ：年末年始の休業について", "？！"]
)
def test_empty_and_foreign_titles_have_a_defined_result(title: str) -> None:
    tagging = tag(title)
    assert tagging.scope == "out"
    assert tagging.labels == ()


def test_a_body_of_two_megabytes_is_read() -> None:
    body = "各省、自治区、直辖市要大力发展可再生能源，推进风电光伏发电。" * 24_000
    assert "clean-energy" in ids("关于印发可再生能源工作方案的通知", body)


@given(st.text(max_size=80), st.text(max_size=300))
@settings(deadline=None)
def test_any_text_has_a_defined_result(title: str, body: str) -> None:
    tagging = tag(title, body)
    assert tagging.scope in ("in", "out", "unsure")
    assert all(label.evidence and 0 < label.score <= 1 for label in tagging.labels)
    if tagging.scope == "out":
        assert not tagging.labels


def test_the_text_marks_labels_by_density_and_opening_not_by_a_mention() -> None:
    rules = load()
    full = read("为加快风电光伏发展，制定本方案。大力发展可再生能源，推进风电、光伏、抽水蓄能。" * 5, rules)
    once = read("加强队伍建设。" * 200 + "发展风电。", rules)
    strongest = {mark.concept.name: mark.strength for mark in full.marks}
    assert strongest["renewable energy"] > 0.4
    assert max(mark.strength for mark in once.marks) < 0.1


def test_a_number_prefix_is_a_hint_and_not_a_label() -> None:
    assert not tag("关于做好有关工作的通知", number="财建〔2021〕1号").in_scope
    tagging = tag("关于做好2021年有关工作的通知", number="环办气候函〔2021〕85号")
    assert tagging.scope == "unsure"
    climate = next(label for label in tagging.labels if label.id == "climate")
    assert climate.evidence[0].field == "number"
    assert not climate.sure


def test_an_attachment_counts_less_than_the_text() -> None:
    text = "本办法适用于温室气体自愿减排交易及其相关活动的监督管理。全国统一的碳市场由此形成，碳排放配额依法清缴。" * 8
    title = "关于印发有关办法的通知"
    other = "本通知自印发之日起施行，各单位应当认真执行。" * 40
    by_text = tag(title, other + text, number="环办便函〔2026〕292号")
    by_file = tag(title, other, attachments=[text], number="环办便函〔2026〕292号")
    assert max(label.score for label in by_text.labels) > max(label.score for label in by_file.labels)
    assert any(e.field == "attachment:1" for label in by_file.labels for e in label.evidence)


def test_a_place_is_shown_where_it_stands_in_a_title_and_a_text_with_blanks() -> None:
    title, body = (
        "关于印发 《广东省 碳达峰方案》的通知",
        "关于 节能：\n本市 要节能，本市要减排，本市要创新，本市要增效。",
    )
    for heading, text, term in ((title, "", "广东省"), ("节能条例", body, "本市")):
        place = next(label for label in tag(heading, text).labels if label.id == "N.local").evidence[0]
        where = heading if place.field == "title" else text
        assert where[place.offset :].startswith(term)


PLAN = "为推动本市能源转型，发展风电光伏，本市各部门要加快新型储能建设，完善电力市场，全市用能更清洁，全市电网更灵活。"
ENERGY = {"N.energy", "N.local", "A01", "clean-energy"}


@pytest.mark.parametrize(
    ("title", "body", "issuers"),
    [
        ("上海市能源发展“十四五”规划", "", []),
        ("能源发展“十四五”规划", "", ["上海市人民政府"]),
        ("能源发展“十四五”规划", PLAN, []),
        ("能源发展“十四五”规划", "\n".join(PLAN), []),
        ("能源发展“十四五”规划", " ".join(PLAN), []),
        ("能源发展 “十四五”\n规划", PLAN, []),
    ],
)
def test_a_plan_is_known_with_fields_missing_and_lines_broken(title: str, body: str, issuers: list[str]) -> None:
    shown = {label.id for label in tag(title, body, issuers=issuers).labels}
    assert shown >= ENERGY


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("水质 总氮的测定 气相分子吸收光谱法", {"monitoring", "water"}),
        ("关于对电池、涂料征收消费税的通知", {"N.fiscal"}),
        ("某省工业领域碳达峰实施方案", {"N.industry", "A03", "climate"}),
        ("市民低碳出行奖励办法", {"A05"}),
        ("公民低碳行为积分办法", {"A09"}),
        ("长三角一体化示范区碳达峰方案", {"N.local", "A10", "climate"}),
    ],
)
def test_concepts_that_blind_lots_showed_to_be_missing(title: str, asked: set[str]) -> None:
    assert {label.id for label in tag(title).labels} >= asked


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("城镇供热计量管理办法", "clean-energy"),
        ("省级节能监察办法", "N.assessment"),
        ("企业绿色采购指南", "N.fiscal"),
        ("恶臭污染物排放标准", "water"),
        ("农作物秸秆禁烧管理办法", "A06"),
        ("港口和船舶岸电管理办法", "water"),
    ],
)
def test_labels_that_a_word_beside_the_subject_must_not_bring(title: str, wrong: str) -> None:
    tagging = tag(title)
    assert tagging.in_scope
    assert wrong not in {label.id for label in tagging.labels}
