"""What is in an issue: new, late, changed, not twice; and what was not read."""

from dataclasses import replace

import pytest

from newsletter.drafting import draft, gather
from newsletter.drafting.importance import headlines
from newsletter.edited import issuefile
from policy import Dated
from policy.sections import BriefFact
from tests.newsletter.conftest import document, reading

AIM = BriefFact("governs", "为加强节能管理", 0, slots={"name": "节能", "purposes": ["加强节能管理"], "says": None})
WEEK = gather.Ask("2026-11-16", "2026-11-22", "2026-11-22")
FIRST = document(1, "新型储能管理办法", "2026-11-18", number="国能发〔2026〕1号")
SECOND = document(2, "中共中央 国务院关于碳达峰的意见", "2026-11-19", issuers=("中共中央", "国务院"), kind="意见")


def issue(desk, ask=WEEK):
    conn = desk.connect()
    try:
        return gather.issue(conn, ask)
    finally:
        conn.close()


def markdown(desk, ask=WEEK):
    conn = desk.connect()
    try:
        return draft.markdown(gather.issue(conn, ask), gather.area_names(conn, ask.lang))
    finally:
        conn.close()


def test_a_document_is_told_with_targets_sentence_and_reasons(desk):
    desk.save("2026-11-19T06:00:00Z", (FIRST, reading("N.energy", "clean-energy")))
    (item,) = issue(desk).items
    assert (item.date, item.issuers, item.title) == ("2026-11-18", ("国家能源局",), "新型エネルギー貯蔵管理弁法")
    assert item.targets == "2027年：新型エネルギー貯蔵設備容量 1.8億kW以上"
    assert item.says[0].startswith("到2027年")
    assert any("エネルギー分野" in reason for reason in item.reasons)
    assert item.area == "N.energy"


def test_validity_is_told_and_that_it_has_ended(desk):
    valid = document(1, "甲管理办法", "2026-11-18", expires_on=Dated("2026-11-22", "text"))
    over = document(2, "乙管理办法", "2026-11-17", expires_on=Dated("2026-11-21", "text"))
    desk.save("2026-11-19T06:00:00Z", (valid, reading("N.energy")), (over, reading("N.energy")))
    text = markdown(desk)
    assert "- 2026年11月22日まで有効\n" in text
    assert "- 2026年11月21日まで有効（失効済み）\n" in text


def test_a_deadline_that_has_passed_says_so(desk):
    still = document(1, "甲征求意见稿", "2026-11-18", comments_due_on=Dated("2026-11-22", "text"))
    over = document(2, "乙征求意见稿", "2026-11-17", comments_due_on=Dated("2026-11-21", "text"))
    desk.save("2026-11-19T06:00:00Z", (still, reading("N.energy")), (over, reading("N.energy")))
    text = markdown(desk)
    assert "意見提出期限：**2026年11月22日**" in text
    assert "意見提出期限：2026年11月21日（受付終了）" in text


def test_a_deadline_for_comments_stands_first_and_under_the_headline(desk):
    draft = document(1, "甲征求意见稿", "2026-11-18", comments_due_on=Dated("2026-11-22", "text"))
    desk.save("2026-11-19T06:00:00Z", (draft, replace(reading("N.energy"), brief=(AIM,))))
    headline, item = markdown(desk).split("<!-- item ", 1)
    assert "\n  意見提出期限：**2026年11月22日**\n" in headline
    assert item.index("意見提出期限") < item.index("目的：省エネルギー")


def test_a_headline_without_targets_says_its_first_line(desk):
    paper = document(1, "甲管理办法", "2026-11-18")
    desk.save("2026-11-19T06:00:00Z", (paper, replace(reading("N.energy"), brief=(AIM,), targets=())))
    headline, _ = markdown(desk).split("<!-- item ", 1)
    assert "\n  目的：省エネルギー管理の強化\n" in headline


def test_the_weightier_document_leads(desk):
    desk.save("2026-11-19T06:00:00Z", (FIRST, reading("N.energy")), (SECOND, reading("1")))
    found = issue(desk)
    assert [item.title_zh for item in found.items] == [FIRST.title, SECOND.title]
    assert headlines(found.items)[0].title_zh == SECOND.title


def test_an_empty_week_says_so(desk):
    desk.save("2026-11-19T06:00:00Z")
    text = markdown(desk)
    assert "この期間に新たに確認した文書はありません。" in text
    assert issuefile.parse(text, "x").empty


def test_what_was_sent_is_not_offered_again_unless_it_changed(desk):
    desk.save("2026-11-19T06:00:00Z", (FIRST, reading("N.energy")))
    (item,) = issue(desk).items
    sent = {item.id: item.version}
    assert issue(desk, gather.Ask(WEEK.since, WEEK.until, WEEK.today, sent=sent)).items == ()
    changed = document(1, FIRST.title, "2026-11-18", number=FIRST.number, text=FIRST.text + "另行制定。")
    desk.save("2026-11-26T06:00:00Z", (changed, reading("N.energy")))
    (again,) = issue(desk, gather.Ask("2026-11-23", "2026-11-29", "2026-11-29", sent=sent)).items
    assert again.why == "changed"
    assert again.version != item.version


def test_a_document_found_late_is_offered_with_a_note(desk):
    late = document(3, "碳市场管理办法", "2026-10-02")
    ancient = document(4, "大气管理办法", "2019-10-02")
    desk.save("2026-11-19T06:00:00Z", (late, reading("N.carbon-market")), (ancient, reading("air")))
    found = issue(desk)
    assert [(item.title_zh, item.why) for item in found.items] == [(late.title, "late")]
    assert found.older == 1
    assert "これまでのニュースレターでご案内していない文書です" in markdown(desk)


def test_topics_narrow_the_issue(desk):
    desk.save("2026-11-19T06:00:00Z", (FIRST, reading("N.energy")), (SECOND, reading("1", "climate")))
    found = issue(desk, gather.Ask(WEEK.since, WEEK.until, WEEK.today, topics=("climate",)))
    assert [item.title_zh for item in found.items] == [SECOND.title]


@pytest.mark.parametrize(("lang", "says"), [("ja", "分野別の文書"), ("zh", "分领域文件"), ("en", "By area")])
def test_three_languages(desk, lang, says):
    desk.save("2026-11-19T06:00:00Z", (FIRST, reading("N.energy")))
    text = markdown(desk, gather.Ask(WEEK.since, WEEK.until, WEEK.today, lang))
    assert says in text
    assert issuefile.parse(text, "x").documents()


def test_a_hostile_title_stays_text_in_the_draft(desk):
    title = "管理办法 --> <script>alert(1)</script> [x](javascript:1) “引”《号》\n<!-- /item -->"
    desk.save("2026-11-19T06:00:00Z", (document(5, title, "2026-11-18"), reading("air")))
    read = issuefile.parse(markdown(desk), "x")
    assert len(read.documents()) == 1
    assert not any("](javascript" in block.text.replace("\\", "") and "\\[" not in block.text for block in read.blocks)


def test_readers_are_told_when_the_tracker_was_blind(desk):
    desk.save("2026-10-01T06:00:00Z", (document(6, "旧办法", "2026-09-30"), reading("air")))
    assert any("国家能源局" in line and "確認できていません" in line for line in issue(desk).blind)


def test_a_chinese_title_that_names_its_issuer_names_it_once(desk):
    own = document(1, "国务院关于节能的意见", "2026-11-18", issuers=("国务院",))
    desk.save("2026-11-19T06:00:00Z", (own, reading("N.energy")))
    text = markdown(desk, gather.Ask(WEEK.since, WEEK.until, WEEK.today, "zh"))
    assert "#### 【2026-11-18】《国务院关于节能的意见》" in text
    assert "#### 【2026-11-18】国務院「省エネルギーに関する意見」" in markdown(desk)


def test_of_a_meeting_that_no_rule_can_word_the_first_paragraph_is_quoted(desk):
    said = "新华社北京电 节能工作会议在京召开。" + "会议强调，要加强节能工作，提高能源利用效率。" * 9
    meeting = document(1, "某部门召开节能工作会议", "2026-11-18", text=f"某部门召开节能工作会议\n{said}", kind="会议")
    name = BriefFact("governs", meeting.title, 0, slots={"name": meeting.title, "purposes": [], "says": None})
    desk.save("2026-11-19T06:00:00Z", (meeting, replace(reading("N.energy", targets=False), brief=(name,))))
    (item,) = issue(desk).items
    assert item.voice == "quoted"
    (quote,) = item.says
    assert said.replace(" ", "").startswith(quote)
    assert quote.endswith("。")
    assert len(quote) <= 160
