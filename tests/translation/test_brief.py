"""The facts of a brief as sentences: what is told, what is quoted, what is left out; and how many the gold expects."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.sections import BriefFact
from translation.brief import told

SHARED = Path(__file__).resolve().parents[2] / "../shared"
FLOOR = 0.75


def fact(kind, **slots):
    return BriefFact(kind, "原文", 0, "text", slots)


def governs(purposes=(), says=None, name="节能管理办法"):
    return fact("governs", name=name, purposes=list(purposes), says=says)


def duty(task, by=None, due=None, who=(), lead=()):
    return fact("duties", duties=[{"who": list(who), "lead": list(lead), "task": task, "by": by, "due": due}])


def effect(**given):
    slots = {
        "since": None,
        "until": None,
        "valid": None,
        "years": None,
        "trial": None,
        "on_issue": False,
        "words": None,
    }
    return fact("effect", **{**slots, **given})


def target(**given):
    slots = {"indicator": "新型储能装机规模", "comparator": "≥", "value": 3000.0, "value_high": None, "unit": "万千瓦"}
    rest = {"base_year": None, "scope": None, "hedge": None}
    return {**slots, **rest, **given}


def targets(*given, year=2025, goals=()):
    return fact("targets", years=[{"year": year, "targets": list(given), "goals": list(goals)}])


@pytest.mark.parametrize(
    ("said", "ja"),
    [
        (governs(["加强节能管理", "推动绿色转型"]), "目的：省エネルギー管理の強化、グリーン転換の推進"),
        (governs(says="本办法规定了节能审查的程序和要求等内容"), "省エネルギー審査の手順と要求を定める"),
        (governs(), "「省エネルギー管理弁法」"),
        (fact("comments", due="2026-12-01"), "意見提出期限：2026年12月1日"),
        (targets(target()), "2025年：新型エネルギー貯蔵設備容量 3000万kW以上"),
        (targets(target(comparator="≥", hedge="力争")), "2025年：新型エネルギー貯蔵設備容量 3000万kW以上（努力目標）"),
        (targets(goals=["到2025年，节能标准体系基本建立，其他"]), "2025年：省エネルギー標準体系をほぼ構築"),
        (effect(since="2021-05-17"), "2021年5月17日施行"),
        (effect(since="2022-05-01", until="2023-03-31"), "2022年5月1日施行、2023年3月31日まで有効"),
        (effect(on_issue=True, years=5, valid="5年", trial="试行"), "公布の日から施行、有効期間5年、試行"),
        (fact("relations", relations=[{"type": "based on", "title": "中华人民共和国节约能源法", "number": None}]),
         "「中華人民共和国省エネルギー法」に基づく"),
        (fact("relations", relations=[{"type": "repeals", "title": "节能管理办法", "number": "生态环境部令第9号"}]),
         "「省エネルギー管理弁法」（生態環境部令第9号）を廃止"),
        (duty("请各省级生态环境部门于2021年11月30日前将节能报告报送生态环境部", "2021年11月30日前", "2021-11-30",
              who=["各省级生态环境部门"]),
         "各省級生態環境部門は2021年11月30日までに省エネルギー報告を生態環境部に提出"),
        (duty("应当自核查完成之日起7个工作日内反馈", "7个工作日内", who=["核查机构"]),
         "検査の完了から7営業日以内に〔原文〕应当自核查完成之日起7个工作日内反馈"),
        (duty("核查机构应当自收到排放报告之日起7个工作日内报告核查结果", "7个工作日内", who=["核查机构"]),
         "検査機関は排出報告の受領から7営業日以内に検査結果を報告"),
        (duty("核查机构应当自魑魅之日起 24 小时内报告核查结果", "24 小时内", who=["核查机构"]),
         "24時間以内に〔原文〕核查机构应当自魑魅之日起24小时内报告核查结果"),
        (duty("企业应当于每年3月15日前披露环境信息", "每年3月15日前", who=["企业"]),
         "企業は毎年3月15日までに環境情報を開示"),
        (duty("当场作出的决定，应当在决定之日起3个工作日内报生态环境部备案", "3个工作日内"),
         "決定から3営業日以内に〔原文〕当场作出的决定，应当在决定之日起3个工作日内报生态环境部备案"),
        (duty("排污单位应当依法公开排污信息并建立环境管理台账", who=["排污单位"]),
         "汚染物質排出組織の義務：汚染物質排出情報を法に基づき公開、環境管理台帳を構築"),
        (fact("addressees", bodies=["市政府各委、办、局"], scope=None), "宛先：市人民政府の各委員会・弁公室・局"),
        (fact("addressees", bodies=[], scope=None, term="企业", meaning="节能服务企业"),
         "対象：企業（省エネルギーサービス企業）"),
        (duty("企业应当于每年3月15日前魑魅魍魉", "每年3月15日前", who=["企业"]),
         "企業は毎年3月15日までに〔原文〕魑魅魍魉"),
        (fact("addressees", bodies=[], scope="本市行政区域内从事节能监督管理活动"),
         "適用対象：本市行政区域における省エネルギー監督管理活動"),
        (fact("governs", name="关于调整节能政策的公告", purposes=[], says="自2027年1月1日起，魑魅魍魉", decides=True),
         "「省エネルギー政策の調整に関する公告」；〔原文〕魑魅魍魉"),
        (duty("产生排放的单位应当于每年3月31日前报告排放情况", "每年3月31日前", who=["产生排放的单位"]),
         "毎年3月31日までに排出状況を報告"),
        (duty("处理应当自决定受理之日起6个月内完成核查", "6个月内"),
         "6カ月以内に〔原文〕处理应当自决定受理之日起6个月内完成核查"),
        (governs(["加强和规范节能资金的筹集、管理和使用", "更好满足节能需求"]),
         "目的：省エネルギー資金の調達、管理・使用の強化・規範化、省エネルギー需要へのより良い対応"),
        (governs(["完善有利于促进绿色转型的制度体系"]), "目的：グリーン転換の促進に資する制度体系の整備"),
        (fact("addressees", bodies=[], scope="生态环境部门对企业的监督管理"),
         "適用対象：生態環境部門による企業の監督管理"),
        (fact("tasks", headings=[], below=[], chapters=True,
              rules=["配额实行免费分配，逐步推行免费和有偿相结合的分配方式", "国家建立健全节能管理制度"]),
         "割当は無料配分を実施、段階的に無料と有償を組み合わせた配分方式を導入；省エネルギー管理制度を整備"),
        (fact("duties", duties=[{"who": [], "lead": [], "task": "罚款最高500万元", "by": None, "due": None,
                                 "fine": 5_000_000.0}]), "過料は最高500万元"),
        (fact("addressees", bodies=[], scope="企业", size="排放量达到2.6万吨二氧化碳当量及以上的企业"),
         "適用対象：企業（排出量が2.6万トンCO2換算以上の企業）"),
        (duty("节能名录应当在本条例施行后一个月内公布", "一个月内"),
         "本条例の施行から1カ月以内に〔原文〕节能名录应当在本条例施行后一个月内公布"),
        (fact("tasks", headings=[], below=[], chapters=True, rules=["建立并实行节能管理制度", "用能应当实行分类管理"]),
         "エネルギー使用は分類別の管理を実施"),
        (governs(["依法推动企业强制性披露环境信息"]), "目的：企業による環境情報の強制的な開示の法に基づく推進"),
        (fact("tasks", headings=["关于节能标准问题", "关于节能管理的问题"], below=[], chapters=True, rules=[]),
         "主な内容：省エネルギー標準の問題、省エネルギー管理の問題"),
        (duty("于每年11月底前上报节能报告", "每年11月底前"), "毎年11月末までに省エネルギー報告を提出"),
        (duty("于次年2月底前上报节能报告", "次年2月底前"), "翌年2月末までに省エネルギー報告を提出"),
        (duty("于规划期首年6月30日前上报节能报告", "首年6月30日前"), "〔原文〕于规划期首年6月30日前上报节能报告"),
        (duty("于评估期末年6月底前上报节能报告", "末年6月底前"), "〔原文〕于评估期末年6月底前上报节能报告"),
        (duty("于2023年6月底前将节能报告报送交通运输部", "2023年6月底前", "2023-06-30"),
         "2023年6月30日までに省エネルギー報告を交通運輸部に提出"),
        (governs(["保护和改善环境", "加强对节能工作的管理"]),
         "目的：環境の保護・改善、省エネルギー業務に対する管理の強化"),
        (governs(["发挥公共机构在节能中的作用"]), "目的：省エネルギーにおける公共機関の役割の発揮"),
        (fact("tasks", headings=["加强节能管理", "魑魅魍魉", "推动绿色转型"], below=[], chapters=False, rules=[]),
         "主な任務：省エネルギー管理の強化、グリーン転換の推進など（ほか1）"),
        (fact("tasks", headings=["魑魅魍魉"], below=[[]], chapters=True, rules=[]), "主な内容：〔原文〕魑魅魍魉"),
        (duty("用能单位应当公开能源消费数据", who=["用能单位"]),
         "エネルギー使用組織の義務：エネルギー消費データを公開"),
        (fact("tasks", headings=["加强节能管理", "推动绿色转型"], below=[[], []], chapters=False, rules=[]),
         "主な任務：省エネルギー管理の強化、グリーン転換の推進"),
        (fact("addressees", bodies=["各省、自治区、直辖市人民政府，国务院各部委、各直属机构"], scope=None),
         "宛先：各省・自治区・直轄市の人民政府、国務院各部門、直属機関"),
    ],
)  # fmt: skip
def test_japanese(said, ja):
    assert told(said, "ja") == ja


@pytest.mark.parametrize(
    ("said", "en"),
    [
        (governs(["加强节能管理", "推动绿色转型"]),
         "Aims: strengthening energy-saving management, promoting the green transition"),
        (targets(target()), "By 2025: installed capacity of new-type energy storage at least 30 GW"),
        (effect(since="2021-05-17", trial="试行"), "In force from 17 May 2021, on trial"),
        (fact("relations", relations=[{"type": "repeals", "title": "节能管理办法", "number": None}]),
         "Repeals the Measures for the Administration of Energy Saving"),
        (duty("请于2021年11月30日前将自查报告报送生态环境部", "2021年11月30日前", "2021-11-30"),
         "By 30 November 2021 submit self-inspection reports to the Ministry of Ecology and Environment"),
    ],
)  # fmt: skip
def test_english(said, en):
    assert told(said, "en") == en


def test_chinese_is_the_fact_itself():
    assert told(governs(), "zh") == "原文"


def test_a_target_without_a_year_does_not_stand_under_the_year_before_it():
    both = [{"year": 2025, "targets": [target()], "goals": []}, {"year": None, "targets": [target()], "goals": []}]
    assert told(fact("targets", years=both), "ja").endswith("；年次の記載なし：新型エネルギー貯蔵設備容量 3000万kW以上")


def test_english_quotes_a_duty_whose_names_it_does_not_know():
    said = told(duty("魑魅魍魉应于2026年6月底前报送节能报告", "2026年6月底前", "2026-06-30", who=["魑魅魍魉"]), "en")
    assert said == "By 30 June 2026 [in Chinese] 魑魅魍魉应于2026年6月底前报送节能报告"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_clause_that_no_rule_knows_is_quoted(lang):
    assert "魑魅魍魉饕餮" in told(governs(["魑魅魍魉饕餮"]), lang)
    assert ("原文" if lang == "ja" else "in Chinese") in told(governs(["魑魅魍魉饕餮"]), lang)


def test_an_english_title_with_a_chinese_word_in_it_is_quoted_whole():
    repealed = {"type": "repeals", "title": "饕餮产品生产企业节约用水监督管理办法", "number": None}
    assert told(fact("relations", relations=[repealed]), "en") == f"Repeals [in Chinese] 《{repealed['title']}》"


@pytest.mark.parametrize(
    ("zh", "lang"),
    [
        ("关于地方电网建设资金问题", "en"),
        ("保证用水数据的真实、可靠和有效", "en"),
        ("明确机关组织监督责任", "en"),
        ("在中国境内生产节能产品", "ja"),
        ("平等、便捷地参与节能", "ja"),
    ],
)
def test_what_the_rules_tear_apart_is_quoted(zh, lang):
    assert zh in told(governs([zh]), lang)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("充分发挥市场机制在节水中的引导作用", "giving full play to the guiding role of "),
        ("各级水行政主管部门对节水设施的监督检查", "supervision and inspection of water saving facilities by "),
        ("与经济发展要求相适应的碳市场", "in keeping with "),
        ("在中华人民共和国领域和中华人民共和国管辖的其他海域内开展碳排放监测", "in the territory of China"),
        ("本市行政区域内的节水活动", "in the city"),
        ("鼓励企业主动公开碳排放信息", "encouraging enterprises to proactively disclose "),
        ("调动公众参与节水的积极性", "stimulating the enthusiasm of the public for taking part in water saving"),
    ],
)
def test_forms_of_clauses_have_their_english_order(zh, en):
    assert en in told(governs([zh]), "en")


def test_the_number_of_what_is_repealed_is_told_in_english():
    repealed = {"type": "repeals", "title": "节水办法", "number": "水利部令第7号"}
    assert "(Order No. 7 of the Ministry of Water Resources)" in told(fact("relations", relations=[repealed]), "en")
    repealed["number"] = "发改环资〔2018〕12号"
    assert "(Fa Gai Huan Zi [2018] No. 12)" in told(fact("relations", relations=[repealed]), "en")


def test_what_is_handed_over_has_its_article_and_one_day_is_one():
    said = told(duty("用能单位应当在1日内向水利部报送节水情况报告", "1日内", who=["用能单位"]), "en")
    assert said.startswith("Within 1 day, ")
    assert "submit the report on " in said


def test_a_condition_is_not_lost():
    said = told(duty("对公示有异议的，应当在10个工作日内提交证明材料", "10个工作日内"), "ja")
    assert said == "10営業日以内に〔原文〕对公示有异议的，应当在10个工作日内提交证明材料"


def test_those_above_a_threshold_are_told_with_the_amount():
    scope = "年度排放达到2.6万吨二氧化碳当量（约1万吨标准煤）及以上的企业"
    assert "2.6万トンCO2換算以上の企業" in told(fact("addressees", bodies=[], scope=scope), "ja")
    assert "at least 26,000 t of CO2 equivalent" in told(fact("addressees", bodies=[], scope=scope), "en")


TEXTS = st.text(max_size=40) | st.lists(
    st.sampled_from(
        ["应当", "将", "报送", "生态环境部", "于2021年前", "的，", "，", "不得", "基本建立", "（", "每年13月底前"]
    )
).map("".join)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_any_words_are_told_or_quoted(one, two, three):
    for lang in ("ja", "en"):
        told(governs([one], two, three), lang)
        told(duty(one, two or None, None, [three]), lang)
        told(targets(goals=[one]), lang)
        told(fact("addressees", bodies=[one], scope=two), lang)
        told(fact("tasks", headings=[one, two], below=[[three], []], chapters=True, rules=[three]), lang)


def test_most_of_what_a_brief_must_tell_is_told_in_japanese(record_property, capsys):
    gold, texts = SHARED / "brief-dev.jsonl", SHARED / "texts/dev.jsonl"
    if not gold.exists() or not texts.exists():
        pytest.skip("../shared/brief-dev.jsonl or its texts are not there")
    zhengce = str(Path(sys.executable).with_name("zhengce"))
    command = [sys.executable, str(SHARED / "score/brief.py"), str(gold), "--texts", str(texts), "--zhengce", zhengce]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    last = answer.stdout.strip().splitlines()[-1]
    record_property("briefs", last)
    with capsys.disabled():
        print(f"\nJapanese briefs, first 450 characters: {last}")
    assert float(last.split("=")[-1]) >= FLOOR
