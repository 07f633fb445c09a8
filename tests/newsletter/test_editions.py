"""One issue in three languages to 460 members over a real SMTP connection: each gets one, in the member's language."""

import email
import email.policy
from collections import Counter
from dataclasses import replace

import pytest
from aiosmtpd.controller import Controller

from newsletter.edited import issuefile
from newsletter.members import Member, hashed
from newsletter.sending import unsubscribe
from newsletter.sending.relay import Relay
from newsletter.sending.send import SendingStopped, topic_names
from newsletter.shapes.length import MOST
from tests.newsletter.issues import ISSUE
from tests.newsletter.test_send import KEY, Mailbox, free_port, members, sender, server  # noqa: F401 - fixtures

LANGS = ("ja", "en", "zh")
NAMES = {"ja": "中国省エネ・環境政策ニュースレター", "en": "Policy Newsletter", "zh": "节能环保政策通讯"}


@pytest.fixture(scope="module")
def editions():
    texts = {lang: ISSUE.replace("lang: ja", f"lang: {lang}").replace(NAMES["ja"], NAMES[lang]) for lang in LANGS}
    return [issuefile.parse(texts[lang], f"2026-11-{lang}") for lang in LANGS]


def club(n=460):
    """Every third without a language, the others Japanese, English, Chinese in turn; line 2 is the first."""
    wanted = ("", "en", "", "zh", "", "ja")
    return [Member(line, f"m{line}@firm{line}.example", lang=wanted[line % 6]) for line in range(2, n + 2)]


def test_460_members_a_break_one_leaves_and_none_gets_it_twice(server, sender, editions):  # noqa: F811
    everybody = club()
    server.dies_at = 200
    with pytest.raises(SendingStopped, match="line 201"):
        sender.send(editions, everybody)
    left = everybody[300]
    unsubscribe.answer("POST", unsubscribe.token(hashed(left.email, KEY), KEY), key=KEY, state=sender.journal.directory)
    server.dies_at = None
    tally = sender.send(editions, everybody)
    assert (tally["sent"], tally["before"], tally.lines["left"]) == (260, 199, (left.line,))
    assert sender.send(editions, everybody)["sent"] == 0
    counts = Counter(address for address, _ in server.mails)
    assert (len(counts), set(counts.values())) == (459, {1})
    wanted = {member.email: member.lang or "ja" for member in everybody}
    langs = Counter()
    for address, content in server.mails[::15]:
        mail = email.message_from_bytes(content, policy=email.policy.default)
        assert mail["Content-Language"] == wanted[address]
        assert NAMES[wanted[address]] in mail["Subject"]
        langs[wanted[address]] += 1
    assert set(langs) == set(LANGS)


def test_headers_are_ascii_and_the_html_is_not_clipped(server, sender, editions):  # noqa: F811
    sender.send(editions, club(6))
    for (_, content), mail in zip(server.mails, server.parsed(), strict=True):
        head = content.split(b"\r\n\r\n", 1)[0]
        assert head.isascii()
        assert b"\r\nList-Unsubscribe: <https://site.example/newsletter/unsubscribe/" in head
        assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in head + b"\r\n"
        assert max(map(len, content.split(b"\r\n"))) <= 998
        page = mail.get_body(("html",)).get_content()
        assert len(page.encode()) <= MOST
        assert f"https://site.example/newsletter/2026-11-{mail['Content-Language']}.html" in page


def test_a_member_whose_language_is_not_there_is_named_and_gets_it_later(server, sender, editions):  # noqa: F811
    tally = sender.send(editions[:1], club(6))
    assert tally.lines["language"] == (3, 7)
    assert tally["sent"] == 4
    again = sender.send(editions, club(6))
    assert again.lines["sent"] == (3, 7)


def test_who_asks_for_another_language_between_two_runs_does_not_get_the_issue_again(server, sender, editions):  # noqa: F811
    sender.send(editions, members(1))
    assert sender.send(editions, members(1, lang="en"))["before"] == 1
    assert sender.send(editions[1:], members(1))["before"] == 1
    assert len(server.mails) == 1


def test_topics_are_named_as_a_reader_calls_them(server, sender, editions):  # noqa: F811
    sender.send(editions, members(1, topics=("N.energy", "air")))
    text = server.parsed()[0].get_body(("plain",)).get_content().replace("\n", "")
    assert topic_names(("N.energy",), "ja") == "エネルギー分野"
    assert "エネルギー分野、" in text
    assert "N.energy" not in text


@pytest.mark.parametrize("announced", [True, False])
def test_a_relay_that_refuses_the_length_stops_at_the_first_and_nobody_is_lost(sender, editions, announced):  # noqa: F811
    mailbox = Mailbox()
    mailbox.port, mailbox.most = free_port(), 0 if announced else 2_000
    limit = {"data_size_limit": 2_000} if announced else {}
    small = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port, **limit)
    small.start()
    own = replace(sender, relay=Relay(f"smtp://127.0.0.1:{mailbox.port}"))
    with pytest.raises(SendingStopped, match=r"a?(mail has|mail of) [\d,]+.* at line 2 of the members"):
        own.send(editions, members(3))
    small.stop()
    assert mailbox.mails == []
    assert set(own.journal.outcomes(editions[0].mailing).values()) == {"failed"}
    assert sender.send(editions, members(3))["sent"] == 3
