"""The commands, as a secretariat uses them."""

import re
from email import message_from_bytes, policy
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner
from docx import Document

from command import zhengce
from tests.db.make_released import make
from tests.newsletter.conftest import document, reading
from tests.newsletter.issues import ISSUE
from tests.newsletter.test_send import Mailbox, free_port

KEY = "a key for the tests only"
FIRST = document(1, "新型储能管理办法", "2026-11-18", number="国能发〔2026〕1号")


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZHENGCE_MAIL_KEY", KEY)

    def invoke(*args):
        return CliRunner().invoke(zhengce, [str(arg) for arg in args])

    return invoke


@pytest.fixture
def week(desk, run):
    desk.save("2026-11-19T06:00:00Z", (FIRST, reading("N.energy")))

    def newsletter(*args):
        return run("newsletter", "--db", desk.path, "--since", "2026-11-16", "--until", "2026-11-22", *args)

    return newsletter


@pytest.fixture
def server():
    mailbox = Mailbox()
    mailbox.port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    yield mailbox
    controller.stop()


@pytest.fixture
def post(run, server, tmp_path):
    (tmp_path / "2026-11.md").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "members.csv").write_text("email,topics\na@x.example,\nb@x.example,air\n", encoding="utf-8")

    def send(*args, file="2026-11.md"):
        smtp = ["--smtp", f"smtp://127.0.0.1:{server.port}", "--from", "news@assoc.example"]
        fast = ["--site", "https://site.example", "--per-minute", "60000"]
        return run("newsletter", "send", file, "--to", "members.csv", *smtp, *fast, *args)

    return send


def test_every_format_comes_from_one_issue(week, tmp_path):
    assert "【2026-11-18】国家能源局「新型エネルギー貯蔵管理弁法」" in week().stdout
    assert "<h1" in week("--format", "html").stdout
    for form in ("eml", "docx"):
        assert week("--format", form, "-o", tmp_path / f"i.{form}").exit_code == 0
    mail = message_from_bytes((tmp_path / "i.eml").read_bytes(), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert "新型エネルギー貯蔵" in mail.get_body(("plain",)).get_content()
    text = "\n".join(p.text for p in Document(BytesIO((tmp_path / "i.docx").read_bytes())).paragraphs)
    assert "【2026-11-18】国家能源局「新型エネルギー貯蔵管理弁法」" in text
    assert "\\" not in text
    links = [part.target_ref for part in Document(BytesIO((tmp_path / "i.docx").read_bytes())).part.rels.values()]
    assert "https://www.nea.gov.cn/1.html" in links


def test_wrong_dates_and_a_missing_database_are_named(run, week, tmp_path):
    assert run("newsletter").exit_code == 2
    assert run("newsletter", "--since", "soon").exit_code == 2
    assert week("--until", "2026-11-01").exit_code == 2
    missing = run("newsletter", "--since", "2026-11-16", "--db", tmp_path / "none.db")
    assert missing.exit_code == 1
    assert "there is no database" in missing.stderr
    (tmp_path / "text.db").write_text("not a database", encoding="utf-8")
    other = run("newsletter", "--since", "2026-11-16", "--db", tmp_path / "text.db")
    assert other.exit_code == 1
    assert "not a SQLite database" in other.stderr
    make("0.1.0", tmp_path / "old.db")
    older = run("newsletter", "--since", "2026-11-16", "--db", tmp_path / "old.db")
    assert older.exit_code == 1
    assert "was written by an earlier release" in older.stderr


def test_render_writes_mail_text_page_list_and_feed(run, tmp_path):
    (tmp_path / "2026-11.md").write_text(ISSUE, encoding="utf-8")
    assert run("newsletter", "render", "2026-11.md", "--site", "https://site.example").exit_code == 0
    archive = tmp_path / "newsletter-state/archive"
    assert "新型エネルギー貯蔵" in (archive / "2026-11.html").read_text(encoding="utf-8")
    assert '"2026-11.html"' in (archive / "index.html").read_text(encoding="utf-8")
    feed = ET.parse(archive / "feed.xml").getroot()
    ids = [node.text for node in feed.iter("{http://www.w3.org/2005/Atom}id")]
    assert "https://site.example/newsletter/2026-11.html" in ids
    assert (tmp_path / "2026-11.txt").exists()


def test_nothing_leaves_before_really(post, server):
    answer = post()
    assert answer.exit_code == 0
    assert "Dry run: 2 of 2 members" in answer.output
    assert server.mails == []


def test_the_test_address_gets_one_and_nothing_is_noted(post, server, tmp_path):
    assert post("--test", "editor@assoc.example").exit_code == 0
    assert [address for address, _ in server.mails] == ["editor@assoc.example"]
    assert not (tmp_path / "newsletter-state/sent.jsonl").exists()


def test_really_sends_once_and_says_what_became_of_all(post, server):
    first = post("--really")
    assert first.exit_code == 0, first.output
    assert "2 sent" in first.output
    assert "2 had it already" in post("--really").output
    assert len(server.mails) == 2
    assert "x.example" not in first.output


def test_a_break_is_an_error_and_the_same_command_goes_on(post, server):
    server.dies_at = 2
    broken = post("--really")
    assert broken.exit_code == 1
    assert "Run the same command again" in broken.stderr
    server.dies_at = None
    assert "1 sent" in post("--really").output
    assert sorted(address for address, _ in server.mails) == ["a@x.example", "b@x.example"]


def test_the_test_mail_that_fails_is_a_sentence(post, server, monkeypatch):
    server.breaks_at = "editor@assoc.example"
    gone = post("--test", "editor@assoc.example")
    assert (gone.exit_code, "the SMTP server broke off" in gone.stderr) == (1, True)
    server.breaks_at, server.refuses = "", {"editor@assoc.example"}
    refused = post("--test", "editor@assoc.example")
    assert (refused.exit_code, "did not take the test mail" in refused.stderr) == (1, True)
    nobody = post("--test", "editor@assoc.example", "--smtp", f"smtp://127.0.0.1:{free_port()}")
    assert (nobody.exit_code, "no connection" in nobody.stderr) == (1, True)
    monkeypatch.setenv("ZHENGCE_SMTP_USER", "news")
    monkeypatch.setenv("ZHENGCE_SMTP_PASSWORD", "secret")
    clear = post("--test", "editor@assoc.example")
    assert (clear.exit_code, "not sent in clear" in clear.stderr) == (1, True)
    assert post("--test", "a..b@assoc.example").exit_code == 2
    assert server.mails == []


def test_a_bad_address_is_named_by_its_line_and_the_others_get_theirs(post, server, tmp_path):
    rows = ["email", "a@x.example", "a..b@example.com", "c@x.example"]
    (tmp_path / "members.csv").write_text("\n".join(rows), encoding="utf-8")
    dry = post()
    assert "2 of 3 members" in dry.output
    assert "no mail can bear, mend it in the file: lines 3" in dry.output
    sent = post("--really")
    assert (sent.exit_code, "2 sent" in sent.output, "lines 3" in sent.output) == (3, True, True)
    assert [address for address, _ in server.mails] == ["a@x.example", "c@x.example"]
    assert "example.com" not in dry.output + sent.output


@pytest.mark.parametrize(
    "site", ["https://政策.example", "https://s.example/a b", "s.example", "https://s.example>,<x"]
)
def test_a_site_that_no_header_can_bear_is_refused(post, server, site):
    refused = post("--really", "--site", site)
    assert (refused.exit_code, "--site must be" in refused.stderr) == (1, True)
    assert server.mails == []


def test_a_broken_members_file_stops_everything_until_skip(post, server, tmp_path):
    (tmp_path / "members.csv").write_text("email\na@x.example\nnot an address\n", encoding="utf-8")
    refused = post("--really")
    assert refused.exit_code == 1
    assert "members.csv, line 3: not a mail address" in refused.stderr
    assert server.mails == []
    assert "1 sent" in post("--really", "--skip").output


def test_an_empty_issue_goes_out_only_when_asked(post, server, tmp_path):
    (tmp_path / "e.md").write_text(ISSUE.replace("empty: no", "empty: yes"), encoding="utf-8")
    assert post("--really", file="e.md").exit_code == 1
    assert server.mails == []
    assert post("--really", "--empty", file="e.md").exit_code == 0


def test_without_a_key_or_a_way_to_leave_nothing_is_sent(post, run, monkeypatch, server):
    monkeypatch.setenv("ZHENGCE_MAIL_KEY", "short")
    assert "ZHENGCE_MAIL_KEY" in post("--really").stderr
    monkeypatch.setenv("ZHENGCE_MAIL_KEY", KEY)
    bare = run("newsletter", "send", "2026-11.md", "--to", "members.csv", "--from", "n@a.example", "--really")
    assert "how to leave" in bare.stderr
    assert server.mails == []


def test_alerts_tell_each_member_of_each_document_once(run, desk, server, tmp_path):
    desk.save(
        "2026-11-19T06:00:00Z", (FIRST, reading("N.energy")), (document(2, "大气办法", "2026-11-19"), reading("air"))
    )
    rows = ["email,topics,alerts", "a@x.example,air,weekly", "b@x.example,N.energy,at once", "c@x.example,air,"]
    (tmp_path / "members.csv").write_text("\n".join(rows), encoding="utf-8")
    common = ["--smtp", f"smtp://127.0.0.1:{server.port}", "--from", "n@a.example", "--site", "https://s.example"]

    def alerts(when):
        since = ["--since", "2026-11-16", "--db", desk.path, "--to", "members.csv"]
        return run("newsletter", "alerts", "--when", when, *since, *common, "--really")

    assert "1 alerts sent" in alerts("weekly").output
    assert [address for address, _ in server.mails] == ["a@x.example"]
    assert "大気" in message_from_bytes(server.mails[0][1], policy=policy.default).get_body(("plain",)).get_content()
    assert "0 alerts sent" in alerts("weekly").output
    assert "1 alerts sent" in alerts("at once").output
    assert len(server.mails) == 2


def test_what_the_editor_changed_is_kept_and_wins(run, week, desk, tmp_path):
    draft = week().stdout
    text = draft.replace("「新型エネルギー貯蔵管理弁法」", "「新型蓄電等管理弁法」")
    text = re.sub(r"> \*原文の抜粋（中国語）\*\n>\n> .*", "2027年までに1.8億kW以上とする。", text)
    (tmp_path / "issue.md").write_text(text, encoding="utf-8")
    asked = run("newsletter", "keep", "issue.md", "--db", desk.path)
    assert (asked.exit_code, "新型蓄電等管理弁法" in asked.output) == (1, True)
    assert not (tmp_path / "editorial").exists()
    kept = run("newsletter", "keep", "issue.md", "--yes", "--db", desk.path)
    assert kept.exit_code == 0, kept.output
    assert "新型储能 = 新型エネルギー貯蔵 is not in the edited title" in kept.output
    again = week("--again").stdout
    assert "「新型蓄電等管理弁法」" in again
    assert "\n2027年までに1.8億kW以上とする。\n" in again
    answer = run("translate", "--to", "ja", FIRST.title)
    assert answer.output == "新型蓄電等管理弁法\n"


def test_an_untouched_draft_teaches_nothing(run, week, desk, tmp_path):
    (tmp_path / "issue.md").write_text(week().stdout, encoding="utf-8")
    assert "0 kept" in run("newsletter", "keep", "issue.md", "--db", desk.path).stderr
    assert not (tmp_path / "editorial").exists()
