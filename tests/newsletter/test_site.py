"""The newsletter's corner of the served site: archive, feed, one-click leaving."""

import asyncio

import httpx
import pytest

from newsletter import site
from newsletter.members import hashed
from newsletter.sending import unsubscribe
from newsletter.sending.journal import Journal
from web.server.app import build

KEY = "a key for the tests only"
MEMBER = hashed("a@x.example", KEY)


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "index.html").write_text("<h1>all</h1>", encoding="utf-8")
    (folder / "2026-11.html").write_text("<h1>one</h1>", encoding="utf-8")
    (folder / "2026-11.md").write_text("draft", encoding="utf-8")
    (folder / "feed.xml").write_text("<feed/>", encoding="utf-8")
    (tmp_path / "sent.jsonl").write_text("secret", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/newsletter/", 200),
        ("/newsletter/2026-11.html", 200),
        ("/newsletter/feed.xml", 200),
        ("/newsletter/2026-11.md", 404),
        ("/newsletter/../sent.jsonl", 404),
        ("/newsletter/none.html", 404),
        ("/newsletter/.html", 404),
        ("/newsletter/unsubscribe/", 404),
        ("/newsletter/unsubscribe/forged", 404),
    ],
)
def test_only_what_was_published_is_there(archive, path, status):
    assert site.answer("GET", path, key=KEY, state=archive)[0] == status


def test_one_click_on_the_served_site(desk, archive, monkeypatch):
    desk.save("2026-11-19T06:00:00Z")
    monkeypatch.setenv("ZHENGCE_MAIL_KEY", KEY)
    monkeypatch.setenv("ZHENGCE_NEWSLETTER_STATE", str(archive))
    link = unsubscribe.PATH + unsubscribe.token(MEMBER, KEY)

    async def talk():
        transport = httpx.ASGITransport(app=build(desk.path).app())
        async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
            page = await client.get(link, headers={"cookie": "lang=ja"})
            before = Journal(archive).unsubscribed()
            done = await client.post(link, data={"List-Unsubscribe": "One-Click"})
            by_form = await client.post(link, data={"List-Unsubscribe": "One-Click"}, headers={"cookie": "lang=ja"})
            listed = await client.get("/newsletter/")
            home = await client.get("/feeds")
        return page, before, done, by_form, listed, home

    page, before, done, by_form, listed, home = asyncio.run(talk())
    assert page.status_code == 200
    assert "<form" in page.text
    assert before == frozenset()
    assert done.status_code == by_form.status_code == 200
    assert Journal(archive).unsubscribed() == {MEMBER}
    assert "all" in listed.text
    assert home.status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_a_key_the_page_says_that_nobody_can_leave_here(tmp_path, method, caplog):
    status, page = unsubscribe.answer(method, unsubscribe.token(MEMBER, KEY), key="", state=tmp_path)
    assert status == 503
    assert "ご返信" in page
    assert "ZHENGCE_MAIL_KEY" in caplog.text


@pytest.mark.parametrize("blocked", ["a file in the way", "no more room"])
def test_a_state_that_cannot_be_written_is_a_page_and_no_fault(tmp_path, blocked, caplog):
    state = tmp_path / "state"
    if blocked == "a file in the way":
        state.write_text("no folder")
    else:
        (state / "unsubscribed.txt").mkdir(parents=True)
    status, page = unsubscribe.answer("POST", unsubscribe.token(MEMBER, KEY), key=KEY, state=state, lang="en")
    assert status == 503
    assert "reply to the mail" in page
    assert "could not leave" in caplog.text
    assert MEMBER not in caplog.text
