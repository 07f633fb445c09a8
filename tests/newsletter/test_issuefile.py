"""The editor may do what they like between the markers; what the file says afterwards is what counts."""

import pytest

from newsletter.edited import issuefile
from newsletter.edited.filling import filled
from newsletter.edited.issuefile import IssueFileError
from newsletter.shapes import render
from tests.newsletter.issues import AIR, ENERGY, FIRST_FORM, FRONT, HEADLINES, ISSUE


def text(issue):
    return "\n".join(block.text for block in filled(issue).blocks)


def test_documents_and_their_versions_are_read_back():
    issue = issuefile.parse(ISSUE, "2026-11")
    assert issue.documents() == {1: "aaaaaaaaaaaa", 2: "bbbbbbbbbbbb"}
    assert issue.title == "中国省エネ・環境政策ニュースレター　第12号"
    assert issue.publisher.association == "省エネ協議会"


def test_an_issue_of_the_first_form_is_still_read():
    issue = issuefile.parse(FIRST_FORM, "2022-03")
    assert issue.documents() == {7: "cccccccccccc"}
    assert "国務院「決定」" in render.html(issue)


def test_a_deleted_item_is_told_of_nowhere():
    issue = issuefile.parse(ISSUE.replace(ENERGY, ""), "x")
    assert issue.documents() == {2: "bbbbbbbbbbbb"}
    assert "新型エネルギー貯蔵" not in text(issue)
    assert "これまで未掲載だった1件を" in text(issue)
    assert "エネルギー分野" not in text(issue)


def test_moved_and_rewritten_items_stay_themselves():
    moved = ISSUE.replace(ENERGY, "").replace(AIR, AIR + "\n" + ENERGY.replace("新型", "【速報】新型"))
    assert list(issuefile.parse(moved, "x").documents()) == [2, 1]


def test_a_title_corrected_once_is_right_wherever_it_is_named():
    once = ISSUE.replace("】国家能源局「新型エネルギー貯蔵管理弁法」", "】国家能源局「新型蓄電管理弁法」")
    by_search = ISSUE.replace("「新型エネルギー貯蔵管理弁法」", "「新型蓄電管理弁法」")
    whole = text(issuefile.parse(once, "x"))
    assert text(issuefile.parse(by_search, "x")) == whole
    assert "**[国家能源局「新型蓄電管理弁法」](#d1)**" in whole
    assert "新型エネルギー貯蔵管理弁法" not in whole


def test_what_is_for_the_editor_alone_is_gone():
    assert "1+N" not in text(issuefile.parse(ISSUE, "x"))
    assert "<!--" not in text(issuefile.parse(ISSUE, "x"))


def test_topics_leave_only_their_documents_and_no_bare_heading():
    own = issuefile.parse(ISSUE, "x").only(["air"])
    said = text(own)
    assert list(own.documents()) == [2]
    assert "エネルギー分野" not in said
    assert "国家能源局" not in said
    assert "その他" in said
    assert "巡回の状況" in said
    assert "これまで未掲載だった1件を" in said


def test_a_sentence_on_an_item_outside_the_copy_names_it_without_a_link():
    spoken = ISSUE.replace("{contents}", "{contents}\n\n今週は{1}が目立ちました。")
    assert "今週は国家能源局「新型エネルギー貯蔵管理弁法」が" in text(issuefile.parse(spoken, "x").only(["air"]))


def test_a_topic_holds_what_lies_under_it():
    assert list(issuefile.parse(ISSUE, "x").only(["N"]).documents()) == [1]


def test_windows_line_ends_and_a_byte_order_mark_are_read():
    assert issuefile.parse("\ufeff" + ISSUE.replace("\n", "\r\n"), "x").documents().keys() == {1, 2}


OPEN = ENERGY.split("\n", 1)[0]
CLOSE = "<!-- /item -->"


@pytest.mark.parametrize(
    ("edited", "at", "says"),
    [
        (ISSUE.replace(OPEN + "\n", ""), "#### 【2026-11-20】", "outside of its markers"),
        (ISSUE.replace(CLOSE, "", 1), "<!-- item 2", "item 1 is not closed"),
        (
            ISSUE.replace(f"{CLOSE}\n\n### その他\n\n{AIR.split(chr(10), 1)[0]}\n", ""),
            "#### 【2026-11-21】",
            "a second",
        ),
        (ISSUE.replace(OPEN, OPEN.replace("<!-- item", "<!- item")), "<!- item", "damaged"),
        (ISSUE.replace(OPEN, OPEN.replace("labels", "label")), "<!-- item 1", "damaged"),
        (ISSUE.replace(OPEN, OPEN.removesuffix(" -->")), "<!-- item 1", "damaged"),
        (ISSUE.replace(AIR, AIR + "\n" + ENERGY), "#### 【2026-11-20】", "stands in line"),
        (ISSUE.replace("#### 【2026-11-20】", "【2026-11-20】"), "【2026-11-20】", "no heading"),
        (ISSUE.replace("{contents}", "{3}をご覧ください。"), "{3}を", "names an item that is not in the file"),
        (ISSUE.replace("- 目的：大気環境の改善", "- {3}を改正"), "- {3}", "names an item that is not in the file"),
        (ISSUE.replace("エネルギー -->", "エネルギー"), "<!-- 42", "no end"),
        (ISSUE.replace("1 = 国家能源局", "1 = 能源局"), "<!-- 1 = ", "correct the title in the heading of item 1"),
    ],
)
def test_a_broken_marker_is_named_with_its_line(edited, at, says):
    with pytest.raises(IssueFileError) as told:
        issuefile.parse(edited, "2026-11")
    place = edited.rindex(at) if "stands in" in says else edited.index(at)
    assert f"2026-11, line {edited[:place].count(chr(10)) + 1}: " in str(told.value)
    assert says in str(told.value)


def test_all_faults_are_named_at_once():
    broken = ISSUE.replace("<!-- item", "<!-- iten").replace(HEADLINES, "")
    with pytest.raises(IssueFileError) as told:
        issuefile.parse(broken, "x")
    assert str(told.value).count("closes nothing") == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# no front matter", "front matter"),
        (ISSUE.replace("lang: ja", "lang: xx"), "language"),
        (ISSUE.replace("since: 2026-11-16", "since: soon"), "dates"),
        (ISSUE.replace("number: 12", "number: twelve"), "number must be"),
        (FRONT.replace("newsletter: 2", "newsletter: 9"), "language"),
    ],
)
def test_a_front_matter_that_says_nothing_is_refused(text, says):
    with pytest.raises(IssueFileError, match=says):
        issuefile.parse(text, "x")


OWN = {"air": "大気", "N.energy": "貯蔵"}
LINES = ISSUE.split("\n")
BODY = range(LINES.index("## 分野別の文書"), LINES.index("## 巡回の状況"))


def test_whatever_lines_are_cut_out_no_item_reaches_a_member_of_other_topics():
    """Each stretch of lines is deleted in turn: that is an error, or the copies hold their own alone."""
    refused = 0
    for first in BODY:
        for last in range(first + 1, BODY.stop + 1):
            cut = "\n".join(LINES[:first] + LINES[last:])
            try:
                issue = issuefile.parse(cut, "x")
            except IssueFileError:
                refused += 1
                continue
            for topic, other in (("air", OWN["N.energy"]), ("N.energy", OWN["air"])):
                assert other not in text(issue.only([topic])), f"lines {first + 1}-{last} cut out"
    assert refused > len(BODY)
