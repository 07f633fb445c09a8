"""`zhengce translate`: drafts with their marks, on the command line and as JSON lines."""

import json

import pytest
from click.testing import CliRunner

import spiders
from command import zhengce
from db import Entry, Store, connect
from policy import Document, Reading
from translation.titles import to_ja
from translation.titles.version import rules_version


def translated(tmp_path, *titles):
    lines = tmp_path / "titles.jsonl"
    lines.write_text("".join(json.dumps({"zh": zh}) + "\n" for zh in titles), encoding="utf-8")
    answer = CliRunner().invoke(zhengce, ["translate", "--to", "ja", "--jsonl", str(lines)])
    assert answer.exit_code == 0
    return [json.loads(line) for line in answer.output.splitlines()]


def test_lines_say_what_no_rule_knew(tmp_path):
    known, unknown = translated(tmp_path, "关于推进节能的通知", "关于推进魑魅的通知")
    assert known == {"zh": "关于推进节能的通知", "ja": "省エネルギーの推進に関する通知", "draft": True, "unknown": []}
    assert unknown["unknown"] == ["魑魅"]


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("国务院关于推进节能的意见", "国務院「省エネルギーの推進に関する意見」"),
        ("国家发展改革委 国家能源局关于印发《节能办法》的通知",
         "国家発展改革委員会、国家能源局「省エネルギー弁法」に関する通知"),
        ("财政部等六部门关于“十五五”节能的意见", "財政部等6部門「『15-5』省エネルギーに関する意見」"),
        ("国务院办公厅关于转发财政部等部门《节能办法》的通知",
         "国務院弁公庁：財政部等「省エネルギー弁法」の転送に関する通知"),
        ("江苏省关于节能的意见", "江蘇省の省エネルギーに関する意見"),
    ],
)  # fmt: skip
def test_issuers_stand_before_the_title(zh, ja):
    assert to_ja(zh).whole == ja


def test_a_line_that_is_no_title_is_named(tmp_path):
    lines = tmp_path / "bad.jsonl"
    lines.write_text('{"zh": "x"}\n[]\n', encoding="utf-8")
    answer = CliRunner().invoke(zhengce, ["translate", "--to", "ja", "--jsonl", str(lines)])
    assert "line 2" in answer.stderr
    assert CliRunner().invoke(zhengce, ["translate", "--to", "ja"]).exit_code == 2


def stored(path, *drafts):
    """A database of documents 关于推进节能的通知 with these Japanese titles; the second word says who made them."""
    with Store(path, clock=lambda: "2026-11-23T06:00:00Z") as store:
        run = store.start_run("crawl", spiders.declared())
        for n, (title, rules) in enumerate(drafts, 1):
            url = f"https://www.nea.gov.cn/{n}.html"
            document = Document(
                source="nea", url=url, template="t", title="关于推进节能的通知", number=f"国能〔2026〕{n}号"
            )
            reading = Reading(scope="in", scope_reason="test")
            store.save([Entry(document, reading, title_ja=title, title_rules=rules)], run)
        store.finish_run(run, "ok")
    return path


def titles(path):
    return [
        tuple(row) for row in connect(path).execute("SELECT title, draft, rules FROM translations ORDER BY document_id")
    ]


def test_refresh_renews_drafts_of_other_rules_and_no_edited_title(tmp_path):
    path = stored(tmp_path / "z.db", ("古い", "older"), ("今の", rules_version()), ("下書き", "older"))
    with Store(path) as store:
        store.set_title(3, "ja", "編集済み", draft=False)
    answer = CliRunner().invoke(zhengce, ["translate", "--to", "ja", "--refresh", "--db", str(path)])
    assert answer.output.endswith("1 drafts renewed\n")
    (first, *_), second, (third, draft, _) = titles(path)
    assert first == "省エネルギーの推進に関する通知"
    assert second == ("今の", 1, rules_version())
    assert (third, draft) == ("編集済み", 0)
    again = CliRunner().invoke(zhengce, ["translate", "--to", "ja", "--refresh", "--db", str(path)])
    assert again.output.endswith("0 drafts renewed\n")


def test_refresh_of_a_database_that_is_not_there_says_so(tmp_path):
    answer = CliRunner().invoke(zhengce, ["translate", "--to", "ja", "--refresh", "--db", str(tmp_path / "none.db")])
    assert answer.exit_code == 1
    assert "is not there" in answer.output


def test_refresh_drafts_english_titles_where_there_are_none(tmp_path):
    path = stored(tmp_path / "z.db", ("古い", "older"))
    answer = CliRunner().invoke(zhengce, ["translate", "--to", "en", "--refresh", "--db", str(path)])
    assert answer.output.endswith("1 drafts renewed\n")
    assert ("Notice on Advancing Energy Saving", 1, rules_version()) in titles(path)
    again = CliRunner().invoke(zhengce, ["translate", "--to", "en", "--refresh", "--db", str(path)])
    assert again.output.endswith("0 drafts renewed\n")
