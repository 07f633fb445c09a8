"""What became of documents that were sent: each event is told once."""

from dataclasses import replace

import pytest

from newsletter.drafting import draft, gather
from newsletter.drafting.follow_ups import follow_ups
from newsletter.edited import issuefile
from newsletter.sending.journal import Journal
from policy import Dated, Relation
from tests.newsletter.conftest import document, reading

ASK = gather.Ask("2026-11-23", "2026-11-29", "2026-11-29")


@pytest.fixture
def conn(desk):
    consultation = document(1, "甲征求意见稿", "2026-11-02", comments_due_on=Dated("2026-12-05", "text"))
    later = document(2, "乙征求意见稿", "2026-11-02", comments_due_on=Dated("2026-12-20", "text"))
    coming = document(3, "丙管理办法", "2026-11-02", effective_on=Dated("2026-12-15", "text"))
    old = document(4, "丁管理办法", "2026-11-02", number="国能发〔2026〕4号")
    desk.save("2026-11-03T06:00:00Z", *((each, reading("N.energy")) for each in (consultation, later, coming, old)))
    text = "自2027年1月1日起施行。《丁管理办法》（国能发〔2026〕4号）同时废止。"
    new = document(5, "戊管理办法", "2026-11-25", text=text, number="国能发〔2026〕5号")
    at = text.index("《丁")
    ends = Relation("repeals", "丁管理办法", "国能发〔2026〕4号", at, text[at:])
    desk.save("2026-11-26T06:00:00Z", (new, replace(reading("N.energy", targets=False), relations=(ends,))))
    conn = desk.connect()
    yield conn
    conn.close()


def sent(conn):
    return dict.fromkeys((row[0] for row in conn.execute("SELECT id FROM documents WHERE sort_on < '2026-11-20'")), "v")


def test_comments_end_in_force_soon_and_replaced(conn):
    told = follow_ups(conn, replace(ASK, sent=sent(conn)), frozenset())
    assert {(brief.what, brief.title) for brief in told} == {
        ("due", "甲意見募集稿"),
        ("effective", "丙管理弁法"),
        ("replaced", "丁管理弁法"),
    }
    assert next(brief.by for brief in told if brief.what == "replaced") == "戊管理弁法"


def test_of_what_was_not_sent_nothing_is_told(conn):
    assert follow_ups(conn, ASK, frozenset()) == ()


def test_each_is_told_once(conn, tmp_path):
    ask = replace(ASK, sent=sent(conn))
    text = draft.markdown(gather.issue(conn, ask), gather.area_names(conn, "ja"))
    assert "既報の文書の続報" in text
    assert "意見募集は2026年12月5日まで：国家能源局「甲意見募集稿」" in text
    assert "国家能源局「丁管理弁法」は、「戊管理弁法」（2026年11月25日）により失効または改正されました。" in text
    assert text.count("甲意見募集稿") == 1  # not among the open consultations as well
    journal = Journal(tmp_path)
    journal.follow("2026-11", issuefile.parse(text, "2026-11").followed(), "2026-11-29T09:00:00+00:00")
    assert follow_ups(conn, replace(ask, followed=journal.followed()), frozenset()) == ()


def test_a_deadline_that_was_moved_is_told_again(conn, desk):
    ask = replace(ASK, sent=sent(conn), followed=frozenset({"1:due:2026-12-01"}))
    assert any(brief.what == "due" for brief in follow_ups(conn, ask, frozenset()))
