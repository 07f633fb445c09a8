"""The bytes that leave: headers that mail programs act on are plain ASCII."""

import re
from email.message import EmailMessage
from urllib.parse import unquote

import pytest

from newsletter.edited import issuefile
from newsletter.members import Member, hashed
from newsletter.sending import unsubscribe
from newsletter.sending.mail import Settings, message, prepare
from newsletter.wire import WIRE
from tests.newsletter.issues import ISSUE
from tests.newsletter.test_send import KEY, sender, server  # noqa: F401 - fixtures

LONG = "https://energy-and-environment-information.research-association.example/政策".replace("政策", "china/policy")


def head(content):
    return content.split(b"\r\n\r\n", 1)[0] + b"\r\n"


def header(content, name):
    """The raw lines of one header."""
    found = re.findall(rb"^%s: ?(.*\r\n(?:[ \t].*\r\n)*)" % name.encode(), head(content), re.M)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("site", "mailbox"),
    [("https://s.example", "leave@assoc.example"), (LONG, "leave+cn&jp@" + "subdomain." * 9 + "example")],
)
def test_list_unsubscribe_on_the_wire_is_ascii_and_folded_at_the_comma(server, sender, site, mailbox):  # noqa: F811
    from dataclasses import replace

    member = Member(2, "hanako@firm.example", name="山田 花子")
    own = replace(sender, settings=Settings("news@assoc.example", KEY, "事務局", site, mailbox))
    own.send([issuefile.parse(ISSUE, "2026-11")], [member])
    content = server.mails[0][1]
    raw = header(content, "List-Unsubscribe")
    lines = raw.decode("ascii").split("\r\n")
    assert re.fullmatch(r"<https://[!-;=?-~]+>,", lines[0])
    assert re.fullmatch(r" <mailto:[!-;=?-~]+>", lines[1])
    assert lines[2:] == [""]
    web, post = (part.strip(" <>,") for part in lines[:2])
    assert web.startswith(site + unsubscribe.PATH)
    assert unsubscribe.member_of(web.rsplit("/", 1)[1], KEY) == hashed(member.email, KEY)
    assert unquote(post.removeprefix("mailto:").partition("?")[0]) == mailbox
    assert "&" not in post.partition("?")[0]
    assert header(content, "List-Unsubscribe-Post") == b"List-Unsubscribe=One-Click\r\n"
    assert b"=?" not in header(content, "List-Id") + header(content, "Message-ID")
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))


def test_other_headers_are_still_encoded():
    mail = EmailMessage(policy=WIRE)
    mail["Subject"] = "中国省エネ・環境政策" * 12
    sent = mail.as_bytes()
    assert max(map(len, sent.split(b"\r\n"))) <= 78
    assert sent.isascii()


@pytest.mark.parametrize("address", ["a..b@firm.example", ".taro@firm.example", "hanako.@firm.example"])
def test_an_address_that_is_none_is_said_without_repeating_it(address):
    from newsletter.sending.mail import Unaddressable

    copy = prepare(issuefile.parse(ISSUE, "2026-11"), "", Settings("n@a.example", KEY))
    with pytest.raises(Unaddressable) as told:
        message(copy, Member(7, address), "hash", Settings("n@a.example", KEY, site="https://s.example"), "now")
    assert "line 7" in str(told.value)
    assert "@" not in str(told.value)
