"""A real SMTP conversation on loopback: break, resume, no double, the headers of a list."""

import email
import email.policy
import socket
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiosmtpd.controller import Controller

from newsletter.edited import issuefile
from newsletter.members import Member, Roll, hashed, read
from newsletter.sending import unsubscribe
from newsletter.sending.journal import Journal, StateBusy
from newsletter.sending.mail import Settings
from newsletter.sending.relay import Relay
from newsletter.sending.send import Sender, SendingStopped
from tests.newsletter.issues import ISSUE

KEY = "a key for the tests only"
SETTINGS = Settings("news@assoc.example", KEY, "事務局", "https://site.example", "leave@assoc.example")


class Mailbox:
    """Keeps what arrives. `dies_at` breaks the connection at that message, `refuses` addresses get a 550."""

    def __init__(self):
        self.mails = []
        self.dies_at = None
        self.refuses = set()
        self.defers = set()
        self.breaks_at = ""
        self.most = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address == self.breaks_at:
            return "421 gone"
        if address in self.refuses:
            return "550 no such user"
        if address in self.defers:
            return "450 later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.dies_at is not None and len(self.mails) + 1 >= self.dies_at:
            server.transport.abort()
            return "421 gone"
        if self.most and len(envelope.content) > self.most:
            return "552 5.3.4 message too big"
        self.mails.append((envelope.rcpt_tos[0], envelope.content))
        return "250 OK"

    def parsed(self):
        return [email.message_from_bytes(content, policy=email.policy.default) for _, content in self.mails]


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def server():
    mailbox = Mailbox()
    mailbox.port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    yield mailbox
    controller.stop()


@pytest.fixture
def sender(server, tmp_path):
    return Sender(
        SETTINGS,
        Relay(f"smtp://127.0.0.1:{server.port}"),
        Journal(tmp_path / "state"),
        now=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        pause=lambda: None,
    )


def members(n, **more):
    return [Member(line, f"m{line}@firm{line}.example", **more) for line in range(2, n + 2)]


@pytest.fixture
def issue():
    return issuefile.parse(ISSUE, "2026-11")


def test_a_server_that_dies_at_the_third_and_each_member_once(server, sender, issue):
    server.dies_at = 3
    with pytest.raises(SendingStopped, match="line 4"):
        sender.send([issue], members(20))
    server.dies_at = None
    tally = sender.send([issue], members(20))
    assert (tally["sent"], tally["before"], tally["doubtful"]) == (18, 2, 0)
    counts = Counter(address for address, _ in server.mails)
    assert len(counts) == 20
    assert set(counts.values()) == {1}
    assert sender.send([issue], members(20))["sent"] == 0


def test_headers_of_a_list(server, sender, issue):
    sender.send([issue], [Member(2, "a@x.example", name="山田 花子")])
    mail = server.parsed()[0]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = mail["List-Unsubscribe"].split(">")[0].lstrip("<")
    assert link.startswith("https://site.example/newsletter/unsubscribe/")
    assert unsubscribe.member_of(link.rsplit("/", 1)[1], KEY) == hashed("a@x.example", KEY)
    assert "a@x.example" not in mail["List-Unsubscribe"]
    assert mail["To"].addresses[0].display_name == "山田 花子"
    assert mail["From"].addresses[0].addr_spec == "news@assoc.example"
    assert "DKIM-Signature" not in mail  # the relay signs
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert all(link in part.get_content() for part in mail.iter_parts())


def test_no_header_can_be_slipped_in(server, sender):
    hostile = issuefile.parse(
        ISSUE.replace("# 中国省エネ", "# 中国\u2028Bcc: x@y.example\x0bX-Evil: 1 省エネ", 1), "2026-11"
    )
    sender.send([hostile], [Member(2, "a@x.example")])
    mail = server.parsed()[0]
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert len(server.mails[0][1].split(b"\r\n\r\n")[0].splitlines()) < 25


def test_refused_and_deferred_members_do_not_stop_the_others(server, sender, issue):
    server.refuses, server.defers = {"m2@firm2.example"}, {"m3@firm3.example"}
    tally = sender.send([issue], members(4))
    assert tally.lines["refused"] == (2,)
    assert tally.lines["later"] == (3,)
    assert tally["sent"] == 2
    server.defers = set()
    assert sender.send([issue], members(4)).lines["sent"] == (3,)


@pytest.mark.parametrize("bad", ["a..b@example.com", "taro.@firm.example"])
def test_an_address_that_no_mail_can_bear_is_noted_and_the_others_get_theirs(server, sender, issue, bad):
    listed = [*members(1), Member(9, bad), *members(4)[1:]]
    for wanted in (4, 0):
        tally = sender.send([issue], listed)
        assert (tally.lines["unfit"], tally["sent"]) == ((9,), wanted)
    assert sender.journal.outcomes(issue.mailing)[hashed(bad, KEY)] == "unfit"
    assert sender.send([issue], [Member(9, "mended@firm.example")])["sent"] == 1


def test_a_member_at_whom_the_server_breaks_off_every_time_keeps_it_from_nobody(server, sender, issue):
    server.breaks_at = "m2@firm2.example"
    for _ in range(2):
        with pytest.raises(SendingStopped, match="line 2"):
            sender.send([issue], members(5))
    assert sorted(address for address, _ in server.mails) == [f"m{n}@firm{n}.example" for n in range(3, 7)]


@pytest.mark.parametrize("how", ["by the link", "by hand"])
def test_who_leaves_while_sending_runs_gets_nothing_more(server, sender, issue, tmp_path, how):
    file = tmp_path / "members.csv"
    lines = ["email", *(f"m{n}@firm{n}.example" for n in range(2, 6))]
    file.write_text("\n".join(lines), encoding="utf-8")
    found, _ = read(file, set())

    def pause():
        if how == "by the link":
            sender.journal.unsubscribe(hashed("m4@firm4.example", KEY))
        else:
            file.write_text("\n".join([*lines[:3], *lines[4:]]), encoding="utf-8")

    tally = replace(sender, pause=pause, listed=Roll(file, set(), found).has).send([issue], found)
    assert tally.lines["left"] == (4,)
    assert [address for address, _ in server.mails] == [f"m{n}@firm{n}.example" for n in (2, 3, 5)]


def test_a_list_that_cannot_be_read_for_a_moment_says_what_it_said(tmp_path):
    file = tmp_path / "members.csv"
    file.write_text("email\na@x.example\nb@x.example\n", encoding="utf-8")
    found, _ = read(file, set())
    roll = Roll(file, set(), found)
    file.unlink()
    assert roll.has(found[0])
    file.write_bytes(b"\xff\xfe half of it")
    assert roll.has(found[1])
    file.write_text("email\nB@x.example\n", encoding="utf-8")
    assert [roll.has(member) for member in found] == [False, True]


def test_a_run_that_was_killed_in_the_middle_leaves_a_doubt_and_no_double(server, sender, issue):
    member = members(1)[0]
    sender.journal.note(issue.mailing, hashed(member.email, KEY), "sending", "2026-11-23T09:00:00+00:00")
    assert sender.send([issue], [member]).lines["doubtful"] == (2,)
    assert server.mails == []
    assert replace(sender, doubtful=True).send([issue], [member])["sent"] == 1


def test_topics_make_the_copy_and_nothing_is_sent_for_none(server, sender, issue):
    tally = sender.send([issue], [*members(1, topics=("air",)), Member(9, "z@x.example", topics=("N.steel",))])
    assert tally.lines["nothing"] == (9,)
    text = server.parsed()[0].get_body(("plain",)).get_content()
    assert "大気汚染防止弁法" in text
    assert "新型エネルギー貯蔵" not in text


def test_who_left_gets_nothing(server, sender, issue):
    link = unsubscribe.token(hashed("m2@firm2.example", KEY), KEY)
    status, _ = unsubscribe.answer("GET", link, key=KEY, state=sender.journal.directory)
    assert status == 200
    assert sender.journal.unsubscribed() == frozenset()  # a mail scanner that follows the link removes nobody
    status, page = unsubscribe.answer("POST", link, key=KEY, state=sender.journal.directory)
    assert status == 200
    assert "停止しました" in page
    assert sender.send([issue], members(1)).lines["left"] == (2,)


@pytest.mark.parametrize("forged", ["", "x", "abc.def", unsubscribe.token("m", "another key, not ours")])
def test_a_forged_link_removes_nobody(tmp_path, forged):
    assert unsubscribe.answer("POST", forged, key=KEY, state=tmp_path)[0] == 404
    assert Journal(tmp_path).unsubscribed() == frozenset()


def test_no_address_is_written_anywhere(server, sender, issue):
    sender.send([issue], members(3))
    for path in sender.journal.directory.rglob("*"):
        if path.is_file():
            assert "example" not in path.read_text(encoding="utf-8")


def test_what_was_sent_is_on_record_and_a_cut_line_hurts_nothing(server, sender, issue):
    sender.send([issue], members(1))
    log = sender.journal.directory / "sent.jsonl"
    log.write_text(log.read_text(encoding="utf-8") + '{"mailing": "2026-', encoding="utf-8")
    assert sender.journal.documents() == {1: "aaaaaaaaaaaa", 2: "bbbbbbbbbbbb"}
    assert sender.send([issue], members(2))["sent"] == 1
    assert sender.send([issue], members(2))["sent"] == 0


def test_two_runs_do_not_send_at_once(sender):
    with sender.journal.locked(), pytest.raises(StateBusy), Journal(sender.journal.directory).locked():
        pass
