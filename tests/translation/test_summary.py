"""A document in two to four lines: what is said, in which order, and what is left out rather than quoted."""

import pytest

from policy.sections import BriefFact
from translation.brief.summary import MOST, Validity, summary

GOVERNS = BriefFact("governs", "为促进节能", 0, slots={"name": "节能管理办法", "purposes": ["促进节能"], "says": None})
NAME_ALONE = BriefFact("governs", "节能管理办法", 0, slots={"name": "节能管理办法", "purposes": [], "says": None})
SCOPE = BriefFact("addressees", "适用于钢铁企业", 0, slots={"bodies": [], "scope": "钢铁企业"})
BODIES = BriefFact("addressees", "主送各省", 0, slots={"bodies": ["各省、自治区、直辖市"], "scope": None})
TASKS = BriefFact(
    "tasks", "加强节能", 0, slots={"headings": ["加强节能", "魑魅魍魉饕餮"], "below": [[], []], "chapters": False}
)
VALUE = {"indicator": "森林覆盖率", "comparator": "=", "value": 25, "value_high": None, "unit": "%", "base_year": None,
         "scope": None, "hedge": None}  # fmt: skip
YEARS = [{"year": 2030, "targets": [VALUE], "goals": []}, {"year": 2035, "targets": [], "goals": ["魑魅魍魉饕餮"]}]
TARGETS = BriefFact("targets", "2030年", 0, slots={"years": YEARS})
DUTY = {"who": ["生态环境部"], "lead": [], "task": "将报告报送国务院", "by": "2026年底前", "due": "2026-12-31"}
VAGUE = {"who": [], "lead": [], "task": "对公示有异议的，应当在10个工作日内提交材料", "by": "10个工作日内", "due": None}
DUTIES = BriefFact("duties", "将报告", 0, slots={"duties": [VAGUE, DUTY]})
EFFECT = BriefFact(
    "effect", "", 0, slots={"since": None, "until": None, "years": None, "trial": "试行", "on_issue": True}
)
ENDS = {"type": "repeals", "title": "节能办法", "number": None}
RELATIONS = BriefFact(
    "relations", "", 0, slots={"relations": [ENDS, {**ENDS, "type": "based on", "title": "节约能源法"}]}
)


def test_lines_in_the_order_of_a_reader_and_only_what_rules_can_word():
    assert summary((GOVERNS, SCOPE, TARGETS, DUTIES, RELATIONS, EFFECT), "ja", most=6) == (
        "目的：省エネルギーの促進",
        "適用対象：鉄鋼企業",
        "目標：2030年までに森林被覆率 25%",
        "生態環境部は2026年12月31日までに報告を国務院に提出",
        "公布の日から施行、試行；「省エネルギー弁法」を廃止；「省エネルギー法」に基づく",
    )


def test_a_task_that_no_rule_knows_is_left_out_and_counted():
    assert summary((TASKS,), "ja") == ("主な任務：省エネルギーの強化など（ほか1）",)


def test_no_more_than_four_and_tasks_give_way_first():
    lines = summary((GOVERNS, SCOPE, TASKS, TARGETS, DUTIES, RELATIONS, EFFECT), "ja")
    assert len(lines) == MOST
    assert not any(line.startswith(("主な任務", "適用対象")) for line in lines)


@pytest.mark.parametrize("lang", ["ja", "zh", "en"])
def test_the_name_of_a_document_and_to_whom_it_is_sent_are_no_news(lang):
    assert summary((NAME_ALONE, BODIES), lang) == ()


def test_the_dates_of_the_document_win_and_a_lapsed_one_says_so():
    assert summary((EFFECT,), "ja", Validity("2021-02-01", "2024-02-01", lapsed=True)) == (
        "2021年2月1日施行、2024年2月1日まで有効（失効済み）、試行",
    )


def test_chinese_readers_get_the_facts_themselves():
    assert summary((GOVERNS, TARGETS), "zh") == ("为促进节能", "2030年")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_is_quoted_in_chinese(lang):
    lines = summary((GOVERNS, SCOPE, TASKS, TARGETS, DUTIES, RELATIONS, EFFECT), lang, most=9)
    assert not any("原文" in line or "in Chinese" in line or "饕餮" in line for line in lines)


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("在节约能源中充分发挥市场机制作用", "省エネルギーにおける市場メカニズムの役割の十分な発揮"),
        ("更好发挥标准在节能中的引领作用", "省エネルギーにおける標準の先導的な役割のより良い発揮"),
        ("在魑魅魍魉饕餮中充分发挥市场机制作用", ""),
    ],
)
def test_the_place_of_a_role_comes_first(zh, ja):
    aims = BriefFact("governs", "为", 0, slots={"name": "办法", "purposes": [zh], "says": None})
    assert summary((aims,), "ja") == ((f"目的：{ja}",) if ja else ())


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("与经济发展相适应的管理制度基本形成", "経済発展に見合った管理制度をほぼ形成"),
        ("适应新时代要求的管理制度基本定型", "新時代の要求に適応した管理制度をほぼ確立"),
    ],
)
def test_what_fits_stands_before_what_it_fits(zh, ja):
    goal = BriefFact("targets", "", 0, slots={"years": [{"year": 2030, "targets": [], "goals": [f"到2030年，{zh}"]}]})
    assert summary((goal,), "ja") == (f"目標：2030年までに{ja}",)


def test_a_title_with_marks_of_its_own_stands_in_outer_ones():
    ends = {"type": "repeals", "title": "关于印发《节能管理办法》的通知", "number": None}
    fact = BriefFact("relations", "", 0, slots={"relations": [ends]})
    assert summary((fact,), "ja") == ("「『省エネルギー管理弁法』に関する通知」を廃止",)


def test_a_day_by_which_something_is_due_is_told_even_where_no_rule_can_word_what():
    unworded = {**DUTY, "task": "魑魅魍魉饕餮应于2026年底前完结"}
    duties = BriefFact("duties", "完结", 0, slots={"duties": [VAGUE, unworded]})
    assert summary((duties,), "ja") == ("生態環境部に2026年12月31日期限の任務（内容は原文参照）",)
    assert summary((duties,), "en") == (
        "Deadline 31 December 2026 for the Ministry of Ecology and Environment (for what, see the original)",
    )
