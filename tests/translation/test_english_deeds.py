"""Deeds in English: deeds in a row with one object, adverbs that describe nouns as often, the stock itself."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translation.english import to_en
from translation.english.words.deeds import PLANNED
from translation.english.words.inflection import gerund, participle, third
from translation.english.words.lexicon import FILES, load

DATA = Path(__file__).resolve().parents[2] / "translation/data"
STOCK, *OTHERS = (tomllib.loads((DATA / name).read_text(encoding="utf-8")) for name in FILES)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("收集转运处置厨余垃圾", "Collecting, transferring and disposing of kitchen waste"),
        ("厨余垃圾收集转运处置", "Collection, transfer and disposal of kitchen waste"),
        ("污泥收集转运体系", "Sludge collection and transfer system"),
        ("充电设施建设运营维护", "Construction, operation and maintenance of charging facilities"),
        ("修订完善应急预案", "Revising and improving the emergency plan"),
        ("防范遏制火灾事故", "Guarding against and curbing fire accidents"),
        ("淘汰更新老旧船舶", "Phasing out and renewing old ships"),
        ("谋划实施重大工程", "Planning and implementing major projects"),
        ("加强研发推广", "Strengthening research and development and promotion"),
        ("学习宣传贯彻节水条例", "Studying, publicising and implementing"),
        ("漏损治理再生水利用", "Leakage control and reclaimed water use"),
        ("优化调整稳就业政策", "Optimising and adjusting stable employment policies"),
        ("暂缓征收水资源税", "Deferring the collection of water resource tax"),
        ("禁止生产销售劣质煤", "Prohibiting the production and sales of low-quality coal"),
        ("细化审核机制", "Refining the audit mechanism"),
        ("监管改革", "Supervision reform"),
        ("处置收集", "Disposal collection"),
        ("科技成果转化推广", "Application and promotion of scientific and technological results"),
    ],
)
def test_deeds_that_go_together_share_their_object(zh, en):
    assert to_en(zh).en.startswith(en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("系统梳理节水政策", "Systematically sorting out water saving policies"),
        ("系统治理", "Systematic treatment"),
        ("远程评估制度", "Remote evaluation system"),
        ("重点支持节水技术", "Supporting water-saving technologies as a priority"),
        ("重点支持方向", "Key support direction"),
        ("动态监测系统", "Dynamic monitoring system"),
        ("从严查处违法行为", "Strictly investigating and punishing illegal acts"),
        ("按规定报送材料", "Submitting materials as required"),
        ("依申请公开", "On-application disclosure"),
    ],
)
def test_what_describes_a_noun_as_often_is_an_adverb_only_before_a_verb_that_opens_a_clause(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("水质得到有效改善", "Effective improvement of water quality"),
        ("服务能力得到提升", "Service capacity improvement"),
        ("采取的节水措施", "Water saving measures taken"),
        ("面临的机遇和挑战", "Opportunities and challenges faced"),
        ("存在的问题", "Existing problems"),
        ("监管力度不强", "Weak supervision"),
        ("部门配合不够", "Insufficient cooperation of departments"),
        ("法规标准不够完善", "Regulations and standards still to be improved"),
        ("计量体系尚不健全", "Metrology system still to be improved"),
        ("引领作用充分发挥", "Leading role brought into full play"),
        ("投资增速放缓", "Slowdown of investment growth rate"),
        ("优化审批流程成效显著", "Marked results in streamlining the approval process"),
        ("改革红利持续释放", "Continuous release of reform dividends"),
    ],
)
def test_what_was_done_to_a_thing_and_what_it_lacks(zh, en):
    assert to_en(zh).en.startswith(en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("维护群众权益", "Safeguarding"),
        ("压实安全责任", "Enforcing"),
        ("接受社会监督", "Accepting"),
        ("积极争取资金支持", "Actively seeking financial support"),
        ("勇于改革创新", "Daring to reform and innovate"),
        ("推动进一步压缩用水总量", "Promoting the further reduction of total water use"),
        ("推动积极兑现优惠政策", "Promoting the active fulfilment of preferential policies"),
        ("公开征集节水典型案例", "Openly calling for"),
        ("指导完善管理制度", "Guiding efforts to improve the management system"),
        ("着力补短板", "Vigorously shoring up weak links"),
    ],
)
def test_a_verb_is_told_as_its_object_has_it(zh, en):
    assert to_en(zh).en.startswith(en)


@pytest.mark.parametrize(
    ("base", "ing", "es", "ed"),
    [
        ("collect, transfer and dispose of", "collecting, transferring and disposing of",
         "collects, transfers and disposes of", ""),
        ("phase out and renew", "phasing out and renewing", "phases out and renews", ""),
        ("guard against and curb", "guarding against and curbing", "guards against and curbs", ""),
        ("review, revise and plan", "reviewing, revising and planning", "reviews, revises and plans",
         "reviewed, revised and planned"),
        ("improve quality and efficiency", "improving quality and efficiency", "improves quality and efficiency", ""),
    ],
)  # fmt: skip
def test_verbs_in_a_row_all_change_their_form(base, ing, es, ed):
    assert (gerund(base), third(base), participle(base)) == (ing, es, ed)


def test_only_verbs_go_together():
    lexicon = load()
    deeds = {zh for family in (*lexicon.sequences, *lexicon.companions) for zh in family}
    assert {zh for zh in deeds if not lexicon.words[zh].verb} <= PLANNED.keys()


@pytest.mark.parametrize("part", [part for part in STOCK if part not in ("lists", "sequences", "companions")])
def test_the_general_stock_repeats_no_other_file(part):
    assert [zh for zh in STOCK[part] if any(zh in other.get(part, {}) for other in OTHERS)] == []


def test_verbs_of_the_stock_have_no_form_that_rules_cannot_make():
    odd = {zh: en for part in ("verbs", "actions") for zh, en in STOCK[part].items() if en.count(";") > 1 or ";;" in en}
    assert odd == {}
    assert all(en.partition(";")[0].strip().isascii() for part in ("verbs", "actions") for en in STOCK[part].values())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(sorted({zh for family in load().sequences for zh in family})), min_size=2, max_size=7))
def test_any_row_of_known_deeds_is_english(deeds):
    draft = to_en("".join(deeds) + "废旧电池")
    assert draft.en.isascii()
    assert "~" not in draft.en
