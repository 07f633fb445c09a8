"""Japanese headings that are sentences of laws and plans: who does what, in which case, from when on."""

from __future__ import annotations

import pytest

from translation.titles import to_ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("发电企业应当公开排放信息", "発電企業は排出情報を公開するものとする"),
        ("任何单位不得破坏湿地", "いかなる組織も湿地を破壊してはならない"),
        ("地方政府要加强湿地保护", "地方政府は湿地保護を強化すること"),
        ("监测结果应当及时公布", "モニタリング結果の速やかな公布を行うものとする"),
        ("申请企业应当符合下列条件", "申請企業は下記条件を満たすものとする"),
        ("检测机构应当对数据负责", "検査測定機関はデータに責任を負うものとする"),
        ("国家对重点水域实行分级管理", "国による重点水域に対する等級別の管理の実施"),
    ],
)
def test_who_does_what(zh, ja):
    draft = to_ja(zh)
    assert (draft.ja, draft.unknown, draft.unordered) == (ja, (), ())


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("有下列行为之一的", "次のいずれかの行為を行った場合"),
        ("申请人有以下情形之一的", "申請者が次のいずれかに該当する場合"),
        ("有下列情形之一的，不得申报", "次のいずれかに該当する場合、申請を行ってはならない"),
        ("违反本条例规定的", "本条例の規定に違反した場合"),
        ("本办法自2023年5月1日起施行", "本弁法は2023年5月1日から施行する"),
        ("本办法由水利部负责解释", "本弁法の解釈は水利部が行う"),
    ],
)
def test_cases_of_a_law_and_its_last_articles(zh, ja):
    assert to_ja(zh).ja == ja


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("鼓励学校直接使用再生水", "学校による再生水の直接使用の奨励"),
        ("支持农户直接参与水权交易", "農家による水利権取引への直接参加の支援"),
        ("减少直接排放", "直接排出の削減"),
        ("使用再生水的企业", "再生水を使用する企業"),
        ("深化与沿线国家水利合作", "沿線国家との水利協力の深化"),
        ("加强与水利规划衔接", "水利計画との連携の強化"),
        ("供水能力仍不充分", "給水能力が依然として不十分"),
        ("湿地保护取得积极成效", "湿地保護に着実な成果"),
        ("减排增效取得了显著的进展", "排出削減・効率向上に顕著な進展"),
        ("生产过程中产生的废水", "生産の過程で発生する廃水"),
        ("引导企业规范处置废油", "企業による廃油の適正処分の誘導"),
        ("公共建筑全面采用节水器具", "公共建築における節水器具の全面的採用"),
        ("建立监测制度和奖惩办法", "モニタリング制度と賞罰弁法の構築"),
    ],
)
def test_clauses_partners_and_shortcomings(zh, ja):
    assert to_ja(zh).ja == ja


def test_a_comrade_in_charge_who_answers_is_no_deed():
    assert to_ja("水利部负责同志就《节水条例》答记者问").ja == "「節水条例」に関する水利部責任者の記者質問への回答"


@pytest.mark.parametrize("zh", ["。", "：", " ", "的", "国家", "应当", "负责", "由会同", "有下列情形之一的，，"])
def test_what_is_no_sentence_is_no_error(zh):
    assert to_ja(zh).draft
