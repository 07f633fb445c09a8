"""One member's message: text and HTML, the headers of a list, and no way to slip a header in."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import quote

from newsletter.edited.filling import filled
from newsletter.edited.issuefile import IssueFile
from newsletter.members import ADDRESS, Member
from newsletter.sending import unsubscribe
from newsletter.shapes.length import fitting
from newsletter.shapes.render import Letterhead, masthead
from newsletter.wire import WIRE

SLOT = "https://unsubscribe.invalid/here"
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Settings:
    """How mails are headed. `site` is the site's address without a slash at the end, or empty.

    `mailbox` is an address that takes requests to leave; at least one of `site` and `mailbox` must be there.
    `archived`: the site has a page for each issue (it has none for alerts).
    """

    sender: str
    key: str
    sender_name: str = ""
    site: str = ""
    mailbox: str = ""
    archived: bool = True


@dataclass(frozen=True, slots=True)
class Copy:
    """An issue rendered for one set of topics; the link to leave is a slot that each message fills."""

    subject: str
    text: str
    html: str
    name: str
    lang: str
    shortened: bool = False


def header(text: str) -> str:
    """Text fit for a header: one line, no control characters."""
    return CONTROL.sub(" ", text).strip()


def prepare(issue: IssueFile, topics: str, settings: Settings) -> Copy:
    """Renders an issue once for all members who get the same documents; one that would be clipped is shortened.

    With a site it leads to the issue's page there. `topics` are the names of those that it was narrowed to.
    """
    title, period, _ = masthead(filled(issue))
    more = f"{settings.site}/newsletter/{issue.name}.html" if settings.site and settings.archived else ""
    letterhead = Letterhead(topics=topics, more=more, unsubscribe=SLOT)
    subject = header(
        f"{title}（{period}）" if period and issue.lang != "en" else " ".join(filter(None, (title, period)))
    )
    page, text, shortened = fitting(issue, letterhead)
    return Copy(subject, text, page, issue.mailing, issue.lang, shortened)


def leaving(member: str, settings: Settings) -> tuple[str, str]:
    """The address that stops the mails, as a link for the reader, and the List-Unsubscribe header."""
    signed = unsubscribe.token(member, settings.key)
    web = f"{settings.site}{unsubscribe.PATH}{signed}" if settings.site else ""
    mailbox = quote(settings.mailbox, safe="@")
    post = f"mailto:{mailbox}?subject=unsubscribe%20{signed}" if mailbox else ""
    return web or post, ", ".join(f"<{address}>" for address in (web, post) if address)


class Unaddressable(ValueError):
    """No mail can be headed for this address. The address is not repeated."""


def message(copy: Copy, member: Member, hashed: str, settings: Settings, date: str) -> EmailMessage:
    """The message to one member. The Message-ID is the same whenever the same issue goes to the same member.

    Raises `Unaddressable`.
    """
    link, list_header = leaving(hashed, settings)
    domain = settings.sender.rpartition("@")[2]
    digest = hashlib.sha256(f"{copy.name}\n{hashed}".encode()).hexdigest()[:24]
    mail = EmailMessage(policy=WIRE)
    mail["From"] = _address(settings.sender, settings.sender_name)
    mail["To"] = recipient(member)
    mail["Subject"] = copy.subject
    mail["Date"] = date
    mail["Message-ID"] = f"<{digest}@{domain}>"
    mail["List-Id"] = f"<newsletter.{domain}>"
    mail["List-Unsubscribe"] = list_header
    if settings.site.startswith("https://"):
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(copy.text.replace(SLOT, link), cte="base64")
    mail.add_alternative(copy.html.replace(SLOT, link.replace("&", "&amp;")), subtype="html", cte="base64")
    mail["Content-Language"] = copy.lang  # set before, it would be the text part's alone
    return mail


def recipient(member: Member) -> Address:
    """The member as a mail names one. Raises `Unaddressable`."""
    try:
        return _address(member.email, member.name)
    except (ValueError, IndexError, HeaderParseError) as error:  # what the library says of an address that is none
        raise Unaddressable(f"line {member.line} of the members holds no address that a mail can bear") from error


def is_address(text: str) -> bool:
    """Is this one mail address that a header can bear?"""
    try:
        _address(text, "")
    except (ValueError, IndexError, HeaderParseError):
        return False
    return ADDRESS.fullmatch(text) is not None


def _address(email: str, name: str) -> Address:
    return Address(display_name=header(name), addr_spec=email)
