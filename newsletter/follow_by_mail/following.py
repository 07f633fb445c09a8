"""Following a filter by mail with double opt-in: a wish, a mail that confirms it, changing and leaving."""

from __future__ import annotations

import smtplib
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from threading import Lock

from itsdangerous import BadSignature, URLSafeSerializer

from newsletter.follow_by_mail.followers import Followers, Full
from newsletter.members import Member, hashed
from newsletter.sending.journal import Journal
from newsletter.sending.mail import header, is_address
from newsletter.sending.relay import Relay, RelayError, transmit
from newsletter.wire import WIRE
from newsletter.words import say
from policy import taxonomy
from translation.wording import Lang

SALT = "newsletter-follow"
SHORTEST_KEY = 16
HOUR = 3600.0
LIMITS = {"client": (10, HOUR), "address": (3, 24 * HOUR), "all": (200, HOUR)}  # wishes in so many seconds
MOST_KNOWN = 10_000


class Refused(Exception):
    """A wish that is not taken; `str()` is the key of the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Post:
    """The operator's mail: the relay, the sender, the key of hashes and links, the site's address without a slash."""

    relay: Relay
    sender: str
    key: str
    site: str


@dataclass
class Rates:
    """How often somebody has asked lately."""

    seen: dict[str, deque[float]] = field(default_factory=dict)

    def take(self, kind: str, who: str, now: float) -> bool:
        """Whether one more is allowed, which then counts."""
        most, seconds = LIMITS[kind]
        if len(self.seen) > MOST_KNOWN:
            self.seen = {name: times for name, times in self.seen.items() if now - times[-1] < 24 * HOUR}
        times = self.seen.setdefault(f"{kind} {who}", deque())
        while times and now - times[0] >= seconds:
            times.popleft()
        if len(times) >= most:
            return False
        times.append(now)
        return True


@dataclass(frozen=True)
class Following:
    """All that following by mail needs. `now` answers seconds since 1970."""

    followers: Followers
    journal: Journal
    post: Post
    now: Callable[[], float]
    rates: Rates = field(default_factory=Rates)
    sending: Lock = field(default_factory=Lock)

    def ask(self, wish: Member, client: str, lang: Lang) -> None:
        """Send the mail that asks to confirm. Raises Refused; whether an address follows already is not told."""
        if not is_address(wish.email):
            raise Refused("no_address")
        now = self.now()
        asked = (("all", ""), ("client", client), ("address", hashed(wish.email, self.post.key)))
        if not all(self.rates.take(kind, who, now) for kind, who in asked):
            raise Refused("too_often")
        try:
            token = self.followers.ask(wish, now)
        except Full as error:
            raise Refused("too_often") from error
        try:
            self._send(wish.email, lang, "ask", f"{self.post.site}/follow/confirm/{token}")
        except Refused:
            self.followers.withdraw(token, now)
            raise

    def forget_unconfirmed(self) -> None:
        """Forget the addresses whose owners have not confirmed in time."""
        self.followers.withdraw("", self.now())

    def confirm(self, token: str, lang: Lang) -> Member | None:
        """Take a confirmed wish; a mail with the follower's own page follows it."""
        found = self.followers.confirm(token, self.now())
        if found:
            self.journal.rejoin(hashed(found.email, self.post.key))
            self._send(found.email, lang, "welcome", self.own_page(found))
        return found

    def own_page(self, follower: Member) -> str:
        """The address at which a follower changes or leaves."""
        signed = URLSafeSerializer(self.post.key, salt=SALT).dumps(hashed(follower.email, self.post.key))
        return f"{self.post.site}/follow/mine/{signed!s}"

    def who(self, signed: str) -> str | None:
        """The hash that a page was signed for; None for a forged one."""
        try:
            value = URLSafeSerializer(self.post.key, salt=SALT).loads(signed[:500])
        except BadSignature:
            return None
        return value if isinstance(value, str) else None

    def leave(self, member: str) -> None:
        """Send nothing more, and forget the address."""
        self.journal.unsubscribe(member)
        self.followers.forget(member)

    def _send(self, address: str, lang: Lang, what: str, link: str) -> None:
        mail = EmailMessage(policy=WIRE)
        mail["From"] = self.post.sender
        mail["To"] = address
        mail["Subject"] = header(say(lang, f"follow.{what}_subject"))
        mail["Date"] = formatdate(self.now())
        mail["Message-ID"] = make_msgid(domain=self.post.sender.rpartition("@")[2])
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(say(lang, f"follow.{what}_text", link=link) + "\n", cte="base64")
        if not self.sending.acquire(blocking=False):  # a relay that hangs holds one thread of the site, not all
            raise Refused("no_relay")
        try:
            self._handed_over(mail, address)
        finally:
            self.sending.release()

    def _handed_over(self, mail: EmailMessage, address: str) -> None:
        try:
            server = self.post.relay.connect()
        except RelayError as error:
            raise Refused("no_relay") from error
        try:
            if transmit(server, mail, self.post.sender, address) != "sent":
                raise Refused("not_taken")
        except (OSError, smtplib.SMTPException) as error:
            raise Refused("no_relay") from error
        finally:
            server.close()


def from_environment(environ: Mapping[str, str], site: str, now: Callable[[], float]) -> Following | None:
    """Following as the operator has set it up, None where any part is missing: it is off unless a relay is named."""
    path, smtp, sender = (environ.get(f"ZHENGCE_{name}", "") for name in ("FOLLOWERS", "SMTP", "MAIL_FROM"))
    key = environ.get("ZHENGCE_MAIL_KEY", "")
    if not (path and smtp and site and len(key) >= SHORTEST_KEY and is_address(sender)):
        return None
    user, password, authority = (environ.get(f"ZHENGCE_SMTP_{name}", "") for name in ("USER", "PASSWORD", "CA"))
    labels = frozenset(label.id for label in taxonomy.load())
    return Following(
        Followers(Path(path), key, labels),
        Journal(Path(environ.get("ZHENGCE_NEWSLETTER_STATE", "newsletter-state"))),
        Post(Relay(smtp, user, password, authority), sender, key, site),
        now,
    )
