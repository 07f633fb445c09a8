"""Following a filter by mail: asked for on the site, confirmed by mail, told of what is new, changed and left."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from aiosmtpd.controller import Controller
from bs4 import BeautifulSoup
from click.testing import CliRunner

from command import zhengce
from db.queries.shown import Filters
from newsletter import saved_filters
from newsletter.follow_by_mail.following import LIMITS, from_environment
from tests.newsletter.test_send import Mailbox, free_port
from tests.web import seed
from web.server.app import build

SITE = "https://policy.example/china"
KEY = "a key for the tests only"
READER = "reader@desk.example"
Ask = Callable[..., httpx.Response]


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    box.port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def ask(database: Path, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask the site with a form or without one, as a visitor with the cookie of a language."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZHENGCE_FOLLOWERS", str(tmp_path / "followers.csv"))
    monkeypatch.setenv("ZHENGCE_NEWSLETTER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("ZHENGCE_SMTP", f"smtp://127.0.0.1:{mailbox.port}")
    monkeypatch.setenv("ZHENGCE_MAIL_FROM", "news@policy.example")
    monkeypatch.setenv("ZHENGCE_MAIL_KEY", KEY)
    app = build(database, url=f"{SITE}/", today=seed.TODAY).app()

    def go(address: str, form: dict[str, Any] | None = None, **more: Any) -> httpx.Response:
        async def talk() -> httpx.Response:
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="https://policy.example") as client:
                more.setdefault("headers", {"cookie": "lang=en"})
                return await client.request("GET" if form is None else "POST", address, data=form, **more)

        return asyncio.run(talk())

    return go


def text_of(mail: tuple[str, bytes]) -> str:
    part = message_from_bytes(mail[1], policy=policy.default).get_body(("plain",))
    return "" if part is None else str(part.get_content())


def link_in(mail: tuple[str, bytes], part: str) -> str:
    found = re.search(rf"{SITE}(/(?:follow|newsletter)/{part}/\S+)", text_of(mail))
    assert found, text_of(mail)
    return "/china" + found[1]


def followed(ask: Ask, mailbox: Mailbox, view: str = "label=hydrogen") -> str:
    """Go from a filter to the confirmed wish; the address of the follower's own page."""
    ask(f"/china/follow?{view}", {"email": READER, "alerts": "at once"})
    ask(link_in(mailbox.mails[-1], "confirm"), {})
    return link_in(mailbox.mails[-1], "mine")


def alerts(mailbox: Mailbox, database: Path) -> str:
    """What `zhengce newsletter alerts` says to those who want them at once."""
    result = CliRunner().invoke(
        zhengce,
        [
            "newsletter", "alerts", "--when", "at once", "--since", "2026-11-20", "--lang", "en", "--really",
            "--to", "followers.csv", "--db", str(database), "--site", SITE, "--state", "state",
            "--per-minute", "60000", "--smtp", f"smtp://127.0.0.1:{mailbox.port}", "--from", "news@policy.example",
        ],
    )  # fmt: skip
    return result.output


def test_from_a_filter_to_mails_and_to_leaving(ask: Ask, mailbox: Mailbox, database: Path, tmp_path: Path) -> None:
    timeline = BeautifulSoup(ask("/china/timeline?label=hydrogen").text, "html.parser")
    follow = next(str(link["href"]) for link in timeline.select(".head a") if link.text == "Follow")
    page = BeautifulSoup(ask(follow).text, "html.parser")
    form = page.select_one('form[method="post"]')
    assert form is not None
    sent = ask(str(form["action"]), {"email": READER, "alerts": "at once"})
    assert "A mail is on its way" in sent.text
    assert not (tmp_path / "followers.csv").exists()  # nobody follows before the mail is answered
    confirm = link_in(mailbox.mails[0], "confirm")
    looked = ask(confirm)
    assert "<form" in looked.text  # a scanner of mails that follows the link confirms nothing
    assert not (tmp_path / "followers.csv").exists()
    assert "Confirmed" in ask(confirm, {}).text
    assert READER in (tmp_path / "followers.csv").read_text()
    assert "1 alerts sent" in alerts(mailbox, database)
    assert "Hydrogen" in text_of(mailbox.mails[-1])
    left = ask(link_in(mailbox.mails[-1], "unsubscribe"), {"List-Unsubscribe": "One-Click"})
    assert left.status_code == 200
    assert READER not in (tmp_path / "followers.csv").read_text()
    assert "0 alerts sent" in alerts(mailbox, database)


def test_a_page_of_ones_own_changes_and_leaves(ask: Ask, mailbox: Mailbox, tmp_path: Path) -> None:
    mine = followed(ask, mailbox)
    boxes = BeautifulSoup(ask(mine).text, "html.parser").select("input[checked]")
    assert [str(box["value"]) for box in boxes] == ["hydrogen"]
    assert "Changed" in ask(mine, {"do": "change", "label": ["climate", "nonsense"], "alerts": "weekly"}).text
    assert f"{READER},,en,,weekly,label=climate" in (tmp_path / "followers.csv").read_text()
    assert "You have left" in ask(mine, {"do": "leave"}).text
    assert READER not in (tmp_path / "followers.csv").read_text()
    assert ask(mine).status_code == 404


@pytest.mark.parametrize(
    "view",
    [
        "", "kind=征求意见稿", "issuer=国家能源局", "source=mee&kind=征求意见稿&label=hydrogen", "year=2026&q=氢能",
        "since=2026-11-20&label=N.field", "label=hydrogen&label=A01",
    ],
)  # fmt: skip
def test_the_mail_tells_what_the_filter_shows_and_nothing_else(
    ask: Ask, mailbox: Mailbox, database: Path, view: str
) -> None:
    followed(ask, mailbox, view)
    alerts(mailbox, database)
    shown = ask(f"/china/timeline.json?{view}&size=1000").json()["rows"]
    fresh = {row["title"] for row in shown if max(row["sort_on"], row["first_seen"]) >= "2026-11-20"}
    others = {row["title"] for row in ask("/china/timeline.json?size=1000").json()["rows"]} - fresh
    told = " ".join(text_of(mailbox.mails[-1]).split())
    assert fresh
    assert not [title for title in fresh if title not in told]
    assert not [title for title in others if title in told]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("National Energy Administration", "“氢能”")), ("ja", ("国家能源局", "“氢能”"))]
)
def test_the_filter_is_shown_in_the_language_of_its_reader_before_and_after(
    ask: Ask, mailbox: Mailbox, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    headers = {"cookie": f"lang={lang}"}
    ask("/china/follow?issuer=国家能源局&q=氢能&label=hydrogen", {"email": READER}, headers=headers)
    confirm = link_in(mailbox.mails[-1], "confirm")
    assert not [word for word in words if word not in ask(confirm, headers=headers).text]
    ask(confirm, {}, headers=headers)
    mine = link_in(mailbox.mails[-1], "mine")
    page = BeautifulSoup(ask(mine, headers=headers).text, "html.parser")
    kept = {box.parent.text.strip(): str(box["value"]) for box in page.select('[name="keep"]') if box.parent}
    assert set(kept) == set(words)
    without_words = {"do": "change", "keep": [kept[words[0]], "source=mee"], "label": "hydrogen", "alerts": "weekly"}
    ask(mine, without_words, headers=headers)
    saved = (tmp_path / "followers.csv").read_text().rpartition(",")[2].strip()
    assert parse_qsl(saved) == [("label", "hydrogen"), ("issuer", "国家能源局")]  # and nothing that was not there


@pytest.mark.parametrize(
    "view",
    [
        "label=nonsense", "issuer=无此机关", "kind=无", "source=nowhere", "status=无", "colour=red", "year=20x6",
        "since=soon", "scope=out", "q=label:nonsense",
    ],
)  # fmt: skip
def test_a_filter_that_is_none_is_refused(ask: Ask, mailbox: Mailbox, view: str) -> None:
    answer = ask(f"/china/follow?{view}", {"email": READER})
    assert answer.status_code == 400
    assert "Nothing was asked for" in answer.text
    assert mailbox.mails == []


def test_words_of_a_filter_stay_words_in_the_subject_of_a_mail() -> None:
    words = "氢能\r\nBcc: x@evil.example\r\n# [x](http://evil.example) <!-- /item -->"
    saved = saved_filters.written(Filters(words, labels=("hydrogen",)))
    assert not saved_filters.unknown(saved)
    named = saved_filters.named(saved, "en", {"hydrogen": "Hydrogen"}, {})
    assert named == "“氢能 Bcc: x@evil.example # [x](http://evil…”, Hydrogen"


def test_who_has_left_may_follow_again_without_getting_issues(
    ask: Ask, mailbox: Mailbox, database: Path, tmp_path: Path
) -> None:
    from newsletter.sending.journal import Journal

    ask(followed(ask, mailbox), {"do": "leave"})
    followed(ask, mailbox)
    assert "1 alerts sent" in alerts(mailbox, database)
    assert Journal(tmp_path / "state").unsubscribed()  # of issues the address is still out
    assert not Journal(tmp_path / "state").without_alerts()


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b", "a b@c.example", "x@y.example\nBcc: z@y.example", "@y.example"]
)
def test_what_is_no_address_gets_no_mail(ask: Ask, mailbox: Mailbox, address: str) -> None:
    answer = ask("/china/follow", {"email": address})
    assert answer.status_code == 400
    assert "no mail address" in answer.text
    assert mailbox.mails == []


def test_nobody_is_flooded(ask: Ask, mailbox: Mailbox) -> None:
    most = LIMITS["address"][0]
    answers = [ask("/china/follow", {"email": READER}).status_code for _ in range(most + 1)]
    assert answers == [200] * most + [429]
    assert len(mailbox.mails) == most
    others = [ask("/china/follow", {"email": f"r{n}@desk.example"}).status_code for n in range(LIMITS["client"][0])]
    assert others[-1] == 429


@pytest.mark.parametrize("path", ["confirm/" + "x" * 32, "mine/forged", "mine/IngiLg.c2ln"])
def test_a_forged_or_used_link_does_nothing(ask: Ask, path: str) -> None:
    assert ask(f"/china/follow/{path}").status_code == 404
    assert ask(f"/china/follow/{path}", {"do": "leave"}).status_code == 404


def test_a_link_is_good_once_and_for_two_days(ask: Ask, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    followed(ask, mailbox)
    assert ask(link_in(mailbox.mails[0], "confirm"), {}).status_code == 404
    monkeypatch.setattr("newsletter.follow_by_mail.followers.KEPT_FOR", -1)
    ask("/china/follow", {"email": READER})
    assert ask(link_in(mailbox.mails[-1], "confirm"), {}).status_code == 404


def test_an_address_that_nobody_confirmed_is_forgotten(
    ask: Ask, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending = tmp_path / "followers.pending"
    ask("/china/follow", {"email": READER})
    assert READER in pending.read_text()
    monkeypatch.setattr("newsletter.follow_by_mail.followers.KEPT_FOR", -1)
    ask("/china/follow")
    assert READER not in pending.read_text()


def test_no_more_are_taken_than_there_is_room_for(ask: Ask, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter.follow_by_mail.followers.MOST_PENDING", 1)
    answers = [ask("/china/follow", {"email": f"r{n}@desk.example"}).status_code for n in range(2)]
    assert answers == [200, 429]
    assert len(mailbox.mails) == 1


def test_a_server_that_does_not_answer_is_said(
    ask: Ask, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsletter.sending.relay.Relay.connect", _closed)
    answer = ask("/china/follow", {"email": READER})
    assert answer.status_code == 400
    assert "could not be sent" in answer.text
    assert READER not in (tmp_path / "followers.pending").read_text()


def test_a_relay_that_hangs_holds_one_visitor_only(ask: Ask, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    entered: list[int] = []

    def while_another_waits(relay: object) -> None:
        entered.append(ask("/china/follow", {"email": "second@desk.example"}).status_code)
        _closed()

    monkeypatch.setattr("newsletter.sending.relay.Relay.connect", while_another_waits)
    ask("/china/follow", {"email": READER})
    assert entered == [400]


def _closed(*_: object) -> None:
    from newsletter.sending.relay import RelayError

    raise RelayError("closed")


def test_large_and_foreign_forms_are_refused(ask: Ask) -> None:
    assert ask("/china/follow", {"email": "x" * 20_000}).status_code == 400
    foreign = {"content-type": "application/json"}
    assert ask("/china/follow", {"email": READER}, headers=foreign).status_code == 400
    assert ask("/china/timeline", {"q": "x"}).status_code in (403, 405)


def test_pages_of_followers_are_kept_by_nobody(ask: Ask, mailbox: Mailbox) -> None:
    mine = ask(followed(ask, mailbox))
    assert "no-store" in mine.headers["cache-control"]
    assert mine.headers["referrer-policy"] == "no-referrer"
    assert READER not in mine.text


def test_the_store_of_followers_is_for_its_owner_only(ask: Ask, mailbox: Mailbox, tmp_path: Path) -> None:
    followed(ask, mailbox)
    ask("/china/follow", {"email": "other@desk.example"})
    for name in ("followers.csv", "followers.pending"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    assert link_in(mailbox.mails[-1], "confirm").rpartition("/")[2] not in (tmp_path / "followers.pending").read_text()


def test_without_a_relay_there_is_no_form_and_nothing_listens(get: seed.Get) -> None:
    page = BeautifulSoup(get("/follow?label=hydrogen", lang="en").text, "html.parser")
    assert not page.select('form[method="post"]')
    assert "This site sends no mail" in page.text
    assert "/feeds/atom.xml?label=hydrogen" in str(page)
    assert "/feeds/calendar.ics?label=hydrogen" in str(page)


@pytest.mark.parametrize("missing", ["FOLLOWERS", "SMTP", "MAIL_FROM", "MAIL_KEY"])
def test_it_is_off_where_any_part_is_missing(missing: str) -> None:
    whole = {
        "ZHENGCE_FOLLOWERS": "f.csv", "ZHENGCE_SMTP": "smtp://localhost", "ZHENGCE_MAIL_FROM": "n@a.example",
        "ZHENGCE_MAIL_KEY": KEY,
    }  # fmt: skip
    assert from_environment(whole, SITE, lambda: 0.0) is not None
    assert from_environment(whole, "", lambda: 0.0) is None
    assert from_environment({**whole, f"ZHENGCE_{missing}": ""}, SITE, lambda: 0.0) is None
