"""The editor may do what they like between the markers; what the file says afterwards is what counts."""

import pytest

from newsletter import issuefile
from newsletter.issuefile import IssueFileError
from tests.newsletter.issues import AIR, ENERGY, ISSUE


def test_documents_and_their_versions_are_read_back():
    issue = issuefile.parse(ISSUE, "2026-11")
    assert issue.documents() == {1: "aaaaaaaaaaaa", 2: "bbbbbbbbbbbb"}
    assert issue.title == "中国省エネ・環境政策ニュースレター"


def test_a_deleted_item_is_not_told_of():
    assert issuefile.parse(ISSUE.replace(AIR, ""), "x").documents() == {1: "aaaaaaaaaaaa"}


def test_a_document_that_keeps_its_line_alone_was_told_of():
    line = "<!-- line 7 v=cccccccccccc labels= -->\n- 【2026-11-19】国務院「決定」\n<!-- /line -->\n"
    assert issuefile.parse(ISSUE + line, "x").documents()[7] == "cccccccccccc"


def test_moved_and_rewritten_items_stay_themselves():
    moved = ISSUE.replace(ENERGY, "").replace(AIR, AIR + "\n" + ENERGY.replace("新型", "【速報】新型"))
    assert list(issuefile.parse(moved, "x").documents()) == [2, 1]


def test_what_is_for_the_editor_alone_is_gone():
    assert all("why" not in block.text for block in issuefile.parse(ISSUE, "x").blocks)


def test_topics_leave_only_their_documents_and_no_bare_heading():
    own = issuefile.parse(ISSUE, "x").only(["air"])
    text = "\n".join(block.text for block in own.blocks)
    assert list(own.documents()) == [2]
    assert "エネルギー分野" not in text
    assert "その他" in text
    assert "巡回の状況" in text


def test_a_topic_holds_what_lies_under_it():
    assert list(issuefile.parse(ISSUE, "x").only(["N"]).documents()) == [1]


def test_windows_line_ends_and_a_byte_order_mark_are_read():
    assert issuefile.parse("\ufeff" + ISSUE.replace("\n", "\r\n"), "x").documents().keys() == {1, 2}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# no front matter", "front matter"),
        (ISSUE.replace("lang: ja", "lang: xx"), "language"),
        (ISSUE.replace("since: 2026-11-16", "since: soon"), "dates"),
        (ISSUE.replace("<!-- /item -->", "", 1), "not closed"),
    ],
)
def test_a_file_that_is_no_issue_any_more_says_where(text, says):
    with pytest.raises(IssueFileError, match=says):
        issuefile.parse(text, "x")
