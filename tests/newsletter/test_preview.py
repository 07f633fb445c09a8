"""The preview: what it shows, what it tells the editor to look at, and that it is for this computer alone."""

import http.client
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from command._preview import serving
from newsletter.checking.link_check import LinkCheck, asked
from newsletter.checking.preview import Preview
from newsletter.checking.proofs import notes
from newsletter.edited import issuefile
from newsletter.edited.blocks import URL
from policy import Attachment
from tests.newsletter.conftest import document, reading
from tests.newsletter.issues import AIR, ENERGY, ISSUE


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "2026-11.md"
    path.write_text(ISSUE, encoding="utf-8")
    return path


@pytest.fixture
def preview(file):
    return Preview(file, lambda issue: notes(issue, None))


def texts(text, conn=None):
    return [note.text for note in notes(issuefile.parse(text, "x"), conn)]


def test_the_mail_is_drawn_light_or_dark_whatever_the_computer_is_set_to(preview):
    light, dark = (preview.answer("/mail", f"scheme={scheme}").body for scheme in ("light", "dark"))
    assert "prefers-color-scheme" not in light + dark
    assert "@media all" in dark
    assert "@media all" not in light
    assert "発行：省エネ協議会" in light
    assert "第12号" in preview.answer("/text").body


def test_a_saved_change_is_a_new_version_and_a_broken_marker_is_named(preview, file):
    before = preview.state()
    file.write_text(ISSUE.replace("大気環境の改善", "大気環境の保全"), encoding="utf-8")
    after = preview.state()
    assert before["version"] != after["version"]
    assert "大気環境の保全" in preview.answer("/mail").body
    file.write_text(ISSUE.replace("<!-- /item -->", "", 1), encoding="utf-8")
    line = file.read_text(encoding="utf-8").split("\n").index(AIR.split("\n")[0]) + 1
    assert (
        preview.state()["faults"][0]
        == f"{line}行目：item 1 の終わりの印（<!-- /… -->）がないまま、次の印が始まっています。"
    )
    assert "item 1 の終わりの印" in preview.answer("/mail").body
    assert preview.answer("/").status == 200
    file.unlink()
    assert preview.state()["faults"]


def test_what_to_look_at_is_named_with_its_line(preview):
    (quoted,) = [note for note in preview.state()["notes"] if note["line"]]
    assert quoted["text"] == "要点は原文（中国語）の抜粋だけです：国家能源局「新型エネルギー貯蔵管理弁法」"
    assert ISSUE.split("\n")[quoted["line"] - 1].startswith("#### 【2026-11-20】")


@pytest.mark.parametrize(
    ("edited", "says"),
    [
        (ISSUE.replace(ENERGY, ""), "{1}の文書が原稿にないため、この行は載りません。"),
        (
            ISSUE.replace("- 目的：大気環境の改善\n- 2027年1月1日施行\n", ""),
            "要点がありません：生態環境部「大気汚染防止弁法」",
        ),
        (ISSUE.replace("[mee.gov.cn](<https://www.mee.gov.cn/b.html>)", "—"), "原文へのリンクがありません"),
        (ISSUE.replace("association: 省エネ協議会\n", ""), "発行者と連絡先が入っていません"),
        (ISSUE.replace(AIR, AIR + "".join(AIR.replace("item 2", f"item {n}") for n in range(10, 200))), "長すぎます"),
    ],
)
def test_each_kind_of_thing_to_look_at(edited, says):
    assert any(says in text for text in texts(edited))
    assert not any(says in text for text in texts(ISSUE))


def test_words_that_no_rule_knows_and_pages_that_are_gone(desk, tmp_path):
    from newsletter.drafting import draft, gather
    from newsletter.drafting.gather import Ask

    odd = document(
        1, "魑魅魍魉饕餮管理办法", "2026-11-18", attachments=(Attachment("https://www.nea.gov.cn/a.pdf", "a"),)
    )
    desk.save("2026-11-19T06:00:00Z", (odd, reading("N.energy")))
    conn = desk.connect()
    text = draft.markdown(
        gather.issue(conn, Ask("2026-11-16", "2026-11-22", "2026-11-22")), gather.area_names(conn, "ja")
    )
    conn.close()
    writer = __import__("sqlite3").connect(desk.path)
    writer.execute("UPDATE publications SET gone_since = '2026-11-21T00:00:00Z'")
    writer.commit()
    writer.close()
    conn = desk.connect()
    found = texts(text, conn)
    assert any(note.startswith("題名に訳語のない語が残っています：") and "饕餮" in note for note in found)
    assert "リンク先のページは2026年11月21日以降、見つかりません：https://www.nea.gov.cn/1.html" in found
    conn.close()


@pytest.mark.parametrize(
    ("lang", "title", "says"),
    [
        ("en", "城镇供水管网漏损治理再生水利用方案", "may tie these words wrongly"),
        ("ja", "中心加快转型规划绿色", "つながりが違うおそれ"),
    ],
)
def test_words_that_a_draft_may_tie_wrongly(desk, lang, title, says):
    from newsletter.drafting import draft, gather
    from newsletter.drafting.gather import Ask

    desk.save("2026-11-19T06:00:00Z", (document(1, title, "2026-11-18"), reading("N.energy")))
    conn = desk.connect()
    ask = Ask("2026-11-16", "2026-11-22", "2026-11-22", lang=lang)
    found = texts(draft.markdown(gather.issue(conn, ask), gather.area_names(conn, lang)), conn)
    conn.close()
    assert any(says in note for note in found)


@contextmanager
def served(file, db):
    server = serving(file, 0, db)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_server_answers_this_computer_alone(file, tmp_path):
    with served(file, tmp_path / "none.db") as browser:
        browser.request("GET", "/state")
        assert json.loads(browser.getresponse().read())["faults"] == []
        browser.request("GET", "/")
        page = browser.getresponse()
        assert "default-src" in page.headers["Content-Security-Policy"]
        assert "確認すること" in page.read().decode()
        browser.request("GET", "/state", headers={"Host": "evil.example"})
        answer = browser.getresponse()
        answer.read()
        assert answer.status == 403
        browser.close()


def test_a_title_with_markup_runs_nowhere(preview, file):
    file.write_text(ISSUE.replace("大気汚染防止弁法", "<script>alert(1)</script>弁法"), encoding="utf-8")
    assert "<script" not in preview.answer("/mail").body
    assert preview.answer("/text").type == "text/plain"
    assert "script" not in preview.answer("/mail").policy.replace("default-src 'none'", "")


def test_links_that_do_not_answer_are_named_and_each_is_asked_once(file):
    asked = []

    def ask(url):
        asked.append(url)
        return "404" if "nea.gov.cn" in url else ""

    check = LinkCheck(ask, pause=0)
    issue = issuefile.read(file)
    for _ in range(3):
        check.look(url for block in issue.blocks for url in URL.findall(block.text))
        check.wait()
    assert sorted(asked) == ["https://www.mee.gov.cn/b.html", "https://www.nea.gov.cn/a.html"]
    found = [note.text for note in notes(issue, None, check.failed)]
    assert "リンク先が応答しません（404）：https://www.nea.gov.cn/a.html" in found


@pytest.mark.parametrize(("status", "why"), [(200, ""), (403, ""), (404, "404")])
def test_a_page_that_refuses_programs_is_not_a_page_that_is_gone(status, why):
    class Answer(BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.handle_request, daemon=True)
    thread.start()
    assert asked(f"http://127.0.0.1:{server.server_port}/", "test") == why
    thread.join()
    server.server_close()
    assert asked(f"http://127.0.0.1:{server.server_port}/", "test") == "no answer"
