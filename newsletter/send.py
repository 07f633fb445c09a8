"""Sending an issue by SMTP: once to each member, at a bounded rate, and on after a break where it stopped."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Literal, get_args

from newsletter.issuefile import IssueFile
from newsletter.journal import Journal, Outcome
from newsletter.mail import Copy, Settings, Unaddressable, message, prepare
from newsletter.members import Member, hashed
from newsletter.relay import Relay, RelayError

Fate = Literal["sent", "before", "later", "refused", "left", "nothing", "doubtful", "unfit"]


class SendingStopped(RuntimeError):
    """The server broke off; the journal knows who has the mail. Run the same command again to go on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did: fate -> lines of the members' file.

    ``before`` had it from an earlier run, ``later`` is to be tried again, ``left`` has unsubscribed or is no longer in
    the file, ``nothing`` has no document of its topics, at ``doubtful`` an earlier run was killed: that member may have
    the mail or not, ``unfit`` has an address that no mail can bear.
    """

    lines: Mapping[Fate, tuple[int, ...]]

    def __getitem__(self, fate: Fate) -> int:
        return len(self.lines[fate])


@dataclass(frozen=True, slots=True)
class Letter:
    """A member, how the logs name the member, and the rendered copy."""

    member: Member
    hashed: str
    copy: Copy


def letters(
    issue: IssueFile, members: Iterable[Member], settings: Settings, more: str = ""
) -> Iterator[tuple[Member, Letter | None]]:
    """Each member with the letter; None where the issue has nothing of the member's topics or language."""
    copies: dict[tuple[str, ...], Copy | None] = {}
    for member in members:
        if member.lang and member.lang != issue.lang:
            yield member, None
            continue
        topics = tuple(sorted(member.topics))
        if topics not in copies:
            own = issue.only(topics)
            told = any(block.document is not None for block in own.blocks)
            copies[topics] = prepare(own, "、".join(topics), more) if told or not topics else None
        copy = copies[topics]
        yield member, Letter(member, hashed(member.email, settings.key), copy) if copy else None


@dataclass(frozen=True, slots=True)
class Sender:
    """All that sending needs. `pause` is called between two messages and keeps the rate.

    `recorded` True notes the documents as sent in an issue (alerts do not).
    `doubtful` True sends to members at whom an earlier run was killed between handing over and the answer.
    `listed` is asked before each mail: is the member still in the list? (Who left by the link is known here.)
    """

    settings: Settings
    relay: Relay
    journal: Journal
    now: Callable[[], datetime]
    pause: Callable[[], None]
    doubtful: bool = False
    recorded: bool = True
    listed: Callable[[Member], bool] = lambda member: True

    def send(self, issue: IssueFile, members: Iterable[Member], more: str = "") -> Tally:
        """Send `issue` to each member who has not got it. Raises SendingStopped when the server breaks off.

        Those at whom the server broke off before come last, so that one of them cannot keep it from the others.
        """
        counts: dict[Fate, list[int]] = {fate: [] for fate in get_args(Fate)}
        before = self.journal.outcomes(issue.name)
        found = list(letters(issue, members, self.settings, more))
        found.sort(key=lambda pair: pair[1] is not None and before.get(pair[1].hashed) == "failed")
        server: smtplib.SMTP | None = None
        try:
            for member, letter in found:
                fate = self._fate(letter, before)
                if letter and fate == "sent":
                    if server is None:
                        server = self._connected()
                    else:
                        self.pause()
                    fate = self._one(server, letter, issue.name)
                counts[fate].append(member.line)
        finally:
            if self.recorded and (counts["sent"] or counts["before"]):
                self.journal.record(issue.name, issue.documents(), self._stamp())
                self.journal.follow(issue.name, issue.followed(), self._stamp())
            if server:
                server.close()
        return Tally({fate: tuple(lines) for fate, lines in counts.items()})

    def trial(self, issue: IssueFile, member: Member) -> None:
        """Send one copy and note nothing. Raises SendingStopped, Unaddressable."""
        copy = prepare(issue)
        mail = message(
            copy, member, hashed(member.email, self.settings.key), self.settings, format_datetime(self.now())
        )
        server = self._connected()
        try:
            if transmit(server, mail, self.settings.sender, member.email) != "sent":
                raise SendingStopped("the server did not take the test mail")
        except (OSError, smtplib.SMTPException) as error:
            raise SendingStopped(f"the SMTP server broke off: {type(error).__name__}") from error
        finally:
            server.close()

    def _fate(self, letter: Letter | None, outcomes: Mapping[str, Outcome]) -> Fate:
        """What is to be done about a letter: ``sent`` means it is to be sent now."""
        if letter is None:
            return "nothing"
        if self._has_left(letter):
            return "left"
        before = outcomes.get(letter.hashed)
        if before == "sent":
            return "before"
        if before == "refused":
            return "refused"
        return "doubtful" if before == "sending" and not self.doubtful else "sent"

    def _has_left(self, letter: Letter) -> bool:
        return letter.hashed in self.journal.unsubscribed() or not self.listed(letter.member)

    def _connected(self) -> smtplib.SMTP:
        try:
            return self.relay.connect()
        except RelayError as error:
            raise SendingStopped(str(error)) from error

    def _one(self, server: smtplib.SMTP, letter: Letter, mailing: str) -> Fate:
        """One message. The journal knows of it before the server does, and of the server's answer after it."""
        if self._has_left(letter):  # during the pause
            return "left"
        try:
            mail = message(letter.copy, letter.member, letter.hashed, self.settings, format_datetime(self.now()))
        except Unaddressable:
            self.journal.note(mailing, letter.hashed, "unfit", self._stamp())
            return "unfit"
        self.journal.note(mailing, letter.hashed, "sending", self._stamp())
        try:
            outcome = transmit(server, mail, self.settings.sender, letter.member.email)
        except (OSError, smtplib.SMTPException) as error:
            self.journal.note(mailing, letter.hashed, "failed", self._stamp())
            reason = f"{type(error).__name__} at line {letter.member.line} of the members"
            raise SendingStopped(f"the SMTP server broke off: {reason}") from error
        self.journal.note(mailing, letter.hashed, outcome, self._stamp())
        return "later" if outcome == "failed" else outcome

    def _stamp(self) -> str:
        return self.now().isoformat(timespec="seconds")


def transmit(
    server: smtplib.SMTP, mail: EmailMessage, sender: str, recipient: str
) -> Literal["sent", "refused", "failed"]:
    """One SMTP transaction: ``refused`` for good (5xx), ``failed`` for now (4xx). Raises when the server closes."""
    code, _ = server.mail(sender)
    if code == 250:
        code, _ = server.rcpt(recipient)
    if code in (250, 251):
        code, _ = server.data(mail.as_bytes())
        if code == 250:
            return "sent"
    if code == 421:
        raise smtplib.SMTPServerDisconnected("421 from the server")
    server.rset()
    return "refused" if code >= 500 else "failed"
