"""What pages say of briefs and duties in the reader's language, and what of it is marked as Chinese."""

from __future__ import annotations

import pytest

from policy.sections import BriefFact, Duty
from web.spoken import told

NAMED = BriefFact("governs", "为加强节能管理", 0, slots={"name": "x", "purposes": ["加强节能管理"], "says": None})


@pytest.mark.parametrize(("lang", "words"), [("ja", "省エネルギー管理の強化"), ("zh", "为加强节能管理")])
def test_a_fact_does_not_repeat_the_name_beside_it(lang: told.Lang, words: str) -> None:
    assert [str(said) for _, said in told.brief((NAMED,), lang)] == [words]


def test_what_is_left_without_its_lead_begins_with_a_capital_letter() -> None:
    ((_, said),) = told.brief((NAMED,), "en")
    assert str(said)[0].isupper()
    assert "Aims" not in said


def test_an_indicator_that_is_quoted_is_marked() -> None:
    zh = "省级主管部门按照度供水量完成分配"
    assert str(told.indicator(zh, "ja")) == f'〔原文〕<span lang="zh-Hans">{zh}</span>'


@pytest.mark.parametrize(
    ("words", "lang", "marked"),
    [
        ("By 2027, all: [in Chinese] 报送《魑魅》（示例）", "en",
         "[in Chinese] <span lang=\"zh-Hans\">报送《魑魅》（示例）</span>"),
        ("2027年までに〔原文〕报送魑魅；過料は最高10万元", "ja",
         "〔原文〕<span lang=\"zh-Hans\">报送魑魅</span>；過料は最高10万元"),
        ("目的：〔原文〕促进魑魅、省エネルギーの推進", "ja",
         "〔原文〕<span lang=\"zh-Hans\">促进魑魅</span>、省エネルギーの推進"),
        ("<b>", "en", "&lt;b&gt;"),
    ],
)  # fmt: skip
def test_quoted_chinese_is_marked(words: str, lang: told.Lang, marked: str) -> None:
    assert str(told.in_place(words, lang)).endswith(marked)


@pytest.mark.parametrize(
    ("text", "by", "ja"),
    [
        ("各省应于2027年3月底前将项目清单报送国家能源局。", "2027年3月底前",
         "各省は2027年3月31日までにプロジェクトリストを国家能源局に提出"),
        ("魑魅应于2027年3月底前魍魉饕餮蹙额。", "2027年3月底前", ""),
    ],
)  # fmt: skip
def test_a_duty_is_worded_or_left_to_be_quoted(text: str, by: str, ja: str) -> None:
    duty = Duty("任务", text, (), ("各省",), by, "2027-03-31", 0)
    assert told.duty_text(duty, "ja") == ja
    assert told.duty_text(duty, "zh") == ""
