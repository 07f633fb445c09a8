"""Twelve things an editor does to a draft: what members are sent, and what is kept, says just that."""

import re

import pytest

from newsletter.checking import keeping
from newsletter.drafting import draft, gather
from newsletter.edited import issuefile
from newsletter.edited.issuefile import IssueFileError
from newsletter.shapes import plaintext, render
from policy import Dated, Target
from policy.sections import BriefFact
from tests.newsletter.conftest import TEXT, Desk, document, reading
from translation import edited

WEEK = gather.Ask("2026-11-16", "2026-11-22", "2026-11-22")


def told(*labels, value=1.8):
    """A reading with an aim and a number, both as data."""
    target = Target("新型储能装机规模", "≥", value, "亿千瓦", 2027, None, None, 12, TEXT[12:40])
    names = ("indicator", "comparator", "value", "value_high", "unit", "base_year", "scope", "hedge")
    year = {"year": 2027, "targets": [{name: getattr(target, name) for name in names}], "goals": []}
    brief = (
        BriefFact("governs", "为促进节能", 0, slots={"name": "办法", "purposes": ["促进节能"], "says": None}),
        BriefFact("targets", "2027年", 12, slots={"years": [year]}),
    )
    read = reading(*labels, targets=False)
    return type(read)("in", "test", read.labels, (), (target,), brief=brief)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """Three documents: storage (energy), air (found late) and a consultation (carbon market)."""
    desk = Desk(tmp_path_factory.mktemp("editing") / "z.db")
    due = Dated("2026-12-14", "text")
    desk.save(
        "2026-11-19T06:00:00Z",
        (document(1, "新型储能管理办法", "2026-11-18"), told("N.energy", "clean-energy")),
        (document(2, "大气污染防治办法", "2026-10-01", issuers=("生态环境部",)), told("air", value=2)),
        (document(3, "碳市场管理办法", "2026-11-19", kind="征求意见稿", comments_due_on=due), told("N.carbon-market")),
    )
    return desk


@pytest.fixture
def written(database):
    """The draft, with the numbers of the documents as the titles say them."""
    conn = database.connect()
    issue = gather.issue(conn, WEEK)
    yield draft.markdown(issue, gather.area_names(conn, "ja")), {item.title_zh[:2]: item.id for item in issue.items}
    conn.close()


def kept(database, text):
    conn = database.connect()
    try:
        return keeping.changes(conn, issuefile.parse(text, "x"), edited.NOTHING)
    finally:
        conn.close()


def sent(text, *topics):
    """The text part of a copy; the HTML part says the same titles."""
    issue = issuefile.parse(text, "x").only(topics)
    plain = plaintext.text(issue).replace("\n", "")
    page = re.sub(r"<[^>]+>", "", render.html(issue))
    for title in re.findall("「[^」]*」", plain):
        assert title in page
    return plain


def item(text, id):
    return re.search(rf"<!-- item {id} .*?<!-- /item -->\n", text, re.DOTALL)[0]


def test_an_untouched_draft_is_sent_whole_and_teaches_nothing(database, written):
    text, _ = written
    assert kept(database, text) == []
    assert "この期間に公表された2件、これまで未掲載だった1件をお届けします" in sent(text)


def test_1_an_item_is_deleted(database, written):
    text, ids = written
    without = text.replace(item(text, ids["新型"]), "")
    assert "新型エネルギー貯蔵管理弁法" not in sent(without)
    assert "この期間に公表された1件、これまで未掲載だった1件" in sent(without)
    assert kept(database, without) == []


def test_2_an_item_is_moved(database, written):
    text, ids = written
    moved = text.replace(item(text, ids["大气"]), "").replace(
        "### エネルギー", item(text, ids["大气"]) + "\n### エネルギー"
    )
    assert sent(moved).index("2億kW") < sent(moved).index("1.8億kW以上原題")
    assert kept(database, moved) == []


def test_3_a_title_is_corrected(database, written):
    text, ids = written
    block = item(text, ids["新型"])
    new = text.replace(block, block.replace("「新型エネルギー貯蔵管理弁法」", "「新型蓄電管理弁法」"))
    assert sent(new).count("「新型蓄電管理弁法」") == 2  # headline and item
    assert sent(new, "N.energy").count("「新型蓄電管理弁法」") == 2
    assert "「新型エネルギー貯蔵管理弁法」" not in sent(new)
    assert [(entry.zh, entry.ja, entry.summary) for entry in kept(database, new)] == [
        ("新型储能管理办法", "新型蓄電管理弁法", ())
    ]


def test_4_the_lines_are_rewritten_as_a_paragraph(database, written):
    text, ids = written
    block = item(text, ids["新型"])
    own = re.sub(r"(?:^- .*\n)+", "2027年までに設備容量1.8億kW以上とする。\n", block, count=1, flags=re.MULTILINE)
    new = text.replace(block, own)
    assert "2027年までに設備容量1.8億kW以上とする。" in sent(new)
    assert [entry.summary for entry in kept(database, new)] == [("2027年までに設備容量1.8億kW以上とする。",)]


def test_5_a_target_is_corrected(database, written):
    text, ids = written
    block = item(text, ids["新型"])
    new = text.replace(block, block.replace("1.8億kW以上", "1.9億kW以上"))
    (entry,) = kept(database, new)
    assert entry.ja == ""
    assert entry.summary[1] == "- 目標：2027年までに新型エネルギー貯蔵設備容量 1.9億kW以上"


def test_5_another_item_is_named_and_kept_by_its_title(database, written):
    text, ids = written
    block = item(text, ids["新型"])
    new = text.replace(block, re.sub(r"^- 目的：.*$", f"- {{{ids['大气']}}}を参照", block, count=1, flags=re.MULTILINE))
    assert "・生態環境部「大気汚染防止弁法」を参照" in sent(new)
    (entry,) = kept(database, new)
    assert entry.summary[0] == "- 生態環境部「大気汚染防止弁法」を参照"


def test_6_the_issuers_are_corrected(database, written):
    text, ids = written
    block = item(text, ids["新型"])
    new = text.replace(block, block.replace("国家能源局「", "国家発展改革委員会、国家能源局「"))
    (entry,) = kept(database, new)
    assert (entry.ja, entry.issuers) == ("", ("国家発展改革委員会", "国家能源局"))


def test_7_a_headline_is_deleted_or_written_anew(database, written):
    text, ids = written
    headline = re.search(rf"^- \*\*\{{{ids['新型']}\}}\*\*\n  .*\n", text, re.MULTILINE)[0]
    assert "新型エネルギー貯蔵管理弁法" in sent(text.replace(headline, ""))
    own = text.replace(headline, f"- 蓄電が動き出す：{{{ids['新型']}}}\n")
    assert "蓄電が動き出す：国家能源局「新型エネルギー貯蔵管理弁法」" in sent(own)
    assert "蓄電が動き出す" not in sent(own, "air")
    assert kept(database, own) == []


def test_8_a_sentence_of_ones_own_reaches_everybody(database, written):
    text, _ = written
    own = text.replace("{contents}", "事務局より：忘年会のお知らせ。\n\n{contents}")
    assert all("忘年会" in sent(own, *topics) for topics in ((), ("air",)))
    assert kept(database, own) == []


@pytest.mark.parametrize("marker", ["<!-- item", "<!-- /item"])
def test_9_and_10_a_marker_is_lost(database, written, marker):
    text, _ = written
    lines = text.split("\n")
    at = next(place for place, line in enumerate(lines) if line.startswith(marker))
    with pytest.raises(IssueFileError, match=r"x, line \d+: "):
        issuefile.parse("\n".join(lines[:at] + lines[at + 1 :]), "x")


def test_11_an_item_is_pasted_twice(database, written):
    text, ids = written
    with pytest.raises(IssueFileError, match=f"item {ids['大气']} stands in line"):
        issuefile.parse(text + item(text, ids["大气"]), "x")


def test_12_markup_in_a_title_is_text(database, written):
    text, ids = written
    block = item(text, ids["新型"])
    new = text.replace(block, block.replace("「新型エネルギー貯蔵管理弁法」", "「<b>*蓄電*</b>管理弁法」"))
    assert "<b>" not in render.html(issuefile.parse(new, "x"))
    (entry,) = kept(database, new)
    assert entry.ja == "<b>蓄電</b>管理弁法"


def test_what_is_kept_comes_back_in_the_next_draft_and_is_no_change_then(database, written, tmp_path):
    text, ids = written
    block = item(text, ids["碳市"])
    own = block.replace("「炭素市場管理弁法」", "「炭素市場の管理弁法」").replace("省エネルギーの促進", "省エネの促進")
    assert own.count("の") > block.count("の")
    edited.keep(tmp_path / "edited.toml", kept(database, text.replace(block, own)))
    edits = edited.read(tmp_path / "edited.toml")
    conn = database.connect()
    ask = gather.Ask(WEEK.since, WEEK.until, WEEK.today, edits=edits)
    again = draft.markdown(gather.issue(conn, ask), gather.area_names(conn, "ja"))
    changes = keeping.changes(conn, issuefile.parse(again, "x"), edits)
    conn.close()
    assert "「炭素市場の管理弁法」" in again
    assert "省エネの促進" in again
    assert again.count("意見提出期限") == text.count("意見提出期限")
    assert changes == []
