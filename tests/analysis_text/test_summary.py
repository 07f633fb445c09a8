from __future__ import annotations

from analysis.brief.summary import LONGEST, summary

TEXT = """国务院关于印发节能方案的通知
国发〔2021〕99号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
现将《节能方案》印发给你们，请认真贯彻执行。
国务院
2021年10月24日
节能方案
为加快推进重点行业节能降碳，提高能源利用效率，制定本方案。
一、总体要求
（一）指导思想。以习近平新时代中国特色社会主义思想为指导，深入贯彻新发展理念，推进节能工作。
（二）主要目标。到2025年，重点行业单位产品能耗比2020年下降5%，节能技术推广率达到80%以上。
二、重点任务
（三）推进节能改造。加快实施重点行业节能降碳改造，建立节能诊断制度，支持企业推广先进技术，严格节能监察。
三、组织实施
各地区要加强组织领导，确保各项工作落实到位。"""


def test_purpose_measures_and_targets_are_quoted_in_this_order() -> None:
    found = summary("国务院关于印发节能方案的通知", TEXT)
    assert [sentence.role for sentence in found] == ["purpose", "measures", "targets"]
    purpose, measures, goals = (sentence.quote for sentence in found)
    assert purpose.startswith("为加快推进重点行业节能降碳")
    assert "实施重点行业节能降碳改造" in measures
    assert "到2025年" in goals


def test_quotes_are_verbatim_and_each_stands_for_one_role() -> None:
    found = summary("节能方案", TEXT)
    assert all(TEXT[s.offset : s.offset + len(s.quote)] == s.quote for s in found)
    assert len({s.offset for s in found}) == len(found)


def test_salutation_and_covering_phrases_are_never_quoted() -> None:
    quotes = " ".join(s.quote for s in summary("节能方案", TEXT))
    assert "各省" not in quotes
    assert "认真贯彻执行" not in quotes
    assert "习近平" not in quotes


def test_a_regulation_gives_its_first_article_and_the_day_it_takes_effect() -> None:
    text = (
        "第一章 总则\n第一条 为了加强节能管理，保护环境，制定本条例。\n"
        "第二条 用能单位应当建立节能管理制度，加强能源计量。\n"
        "第三条 违反本条例的，依法处罚。\n第四条 本条例自2022年1月1日起施行。"
    )
    by_role = {s.role: s.quote for s in summary("节能条例", text)}
    assert by_role["purpose"].startswith("第一条")
    assert "建立节能管理制度" in by_role["measures"]
    assert "2022年1月1日起施行" in by_role["targets"]


def test_a_role_that_no_sentence_fills_is_left_out() -> None:
    assert [s.role for s in summary("复函", "同意组建国际机场协调委员会，由民航总局负责日常事务。")] == ["purpose"]


def test_a_sentence_without_an_end_is_quoted_up_to_a_clause_mark() -> None:
    text = "为加强节能管理，" + "促进能源资源节约集约利用，" * 60 + "制定本办法。"
    (found,) = (s for s in summary("办法", text) if s.role == "purpose")
    assert len(found.quote) <= LONGEST
    assert found.quote.endswith("，")
