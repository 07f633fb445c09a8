"""Sending an issue by SMTP: once to each member, at a bounded rate, and on after a break where it stopped."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Literal, get_args

from newsletter.edited.issuefile import IssueFile
from newsletter.members import Member, hashed
from newsletter.sending.journal import Journal, Outcome
from newsletter.sending.mail import Copy, Settings, Unaddressable, message, prepare
from newsletter.sending.relay import Relay, RelayError, TooLongError, transmit
from newsletter.words import say
from policy import taxonomy
from translation.wording import Lang

Fate = Literal["sent", "before", "later", "refused", "left", "nothing", "language", "doubtful", "unfit"]


class SendingStopped(RuntimeError):
    """The server broke off; the journal knows who has the mail. Run the same command again to go on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did: fate -> lines of the members' file.

    ``before`` had it from an earlier run, ``later`` is to be tried again, ``left`` has unsubscribed or is no longer in
    the file, ``nothing`` has no document of its topics, for ``language`` there is no edition, at ``doubtful`` an
    earlier run was killed: that member may have the mail or not, ``unfit`` has an address that no mail can bear.
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
    editions: Sequence[IssueFile], members: Iterable[Member], settings: Settings
) -> Iterator[tuple[Member, Letter | Fate]]:
    """Each member with the letter in the member's language, or why there is none.

    `editions` are one issue in several languages; a member who has named none gets the first.
    """
    by_lang: dict[str, IssueFile] = {issue.lang: issue for issue in reversed(editions)}
    copies: dict[tuple[str, tuple[str, ...]], Copy | None] = {}
    for member in members:
        issue = by_lang.get(member.lang) if member.lang else editions[0]
        if issue is None:
            yield member, "language"
            continue
        topics = tuple(sorted(member.topics))
        key = (issue.lang, topics)
        if key not in copies:
            own = issue.only(topics)
            told = any(block.document is not None for block in own.blocks)
            copies[key] = prepare(own, topic_names(topics, issue.lang), settings) if told or not topics else None
        copy = copies[key]
        yield member, Letter(member, hashed(member.email, settings.key), copy) if copy else "nothing"


def topic_names(topics: Iterable[str], lang: Lang) -> str:
    """Topics as a reader calls them."""
    names = {label.id: str(getattr(label, lang)) for label in taxonomy.load()}
    return say(lang, "joint").join(names.get(topic, topic) for topic in topics)


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

    def send(self, editions: Sequence[IssueFile], members: Iterable[Member]) -> Tally:
        """Send an issue to each member who has not got it in any language. Raises SendingStopped.

        Those at whom the server broke off before come last, so that one of them cannot keep it from the others.
        """
        counts: dict[Fate, list[int]] = {fate: [] for fate in get_args(Fate)}
        mailing = editions[0].mailing
        before = self.journal.outcomes(mailing)
        found = list(letters(editions, members, self.settings))
        found.sort(key=lambda pair: isinstance(pair[1], Letter) and before.get(pair[1].hashed) == "failed")
        server: smtplib.SMTP | None = None
        try:
            for member, letter in found:
                fate = self._fate(letter, before) if isinstance(letter, Letter) else letter
                if isinstance(letter, Letter) and fate == "sent":
                    if server is None:
                        server = self._connected()
                    else:
                        self.pause()
                    fate = self._one(server, letter, mailing)
                counts[fate].append(member.line)
        finally:
            if self.recorded and (counts["sent"] or counts["before"]):
                for issue in editions:
                    self.journal.record(mailing, issue.documents(), self._stamp())
                    self.journal.follow(mailing, issue.followed(), self._stamp())
            if server:
                server.close()
        return Tally({fate: tuple(lines) for fate, lines in counts.items()})

    def trial(self, issue: IssueFile, member: Member) -> None:
        """Send one copy and note nothing. Raises SendingStopped, Unaddressable."""
        copy = prepare(issue, "", self.settings)
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

    def _fate(self, letter: Letter, outcomes: Mapping[str, Outcome]) -> Fate:
        """What is to be done about a letter: ``sent`` means it is to be sent now."""
        if self._has_left(letter):
            return "left"
        before = outcomes.get(letter.hashed)
        if before == "sent":
            return "before"
        if before == "refused":
            return "refused"
        return "doubtful" if before == "sending" and not self.doubtful else "sent"

    def _has_left(self, letter: Letter) -> bool:
        gone = self.journal.unsubscribed() if self.recorded else self.journal.without_alerts()
        return letter.hashed in gone or not self.listed(letter.member)

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
            reason = str(error) if isinstance(error, TooLongError) else type(error).__name__
            where = f"at line {letter.member.line} of the members"
            raise SendingStopped(f"the SMTP server broke off: {reason} {where}") from error
        self.journal.note(mailing, letter.hashed, outcome, self._stamp())
        return "later" if outcome == "failed" else outcome

    def _stamp(self) -> str:
        return self.now().isoformat(timespec="seconds")
