"""Leaving the list with one click (RFC 8058): a signed link that holds a hash, never an address.

The site mounts `answer` at `PATH`; without a site the link is a mail address (`Settings.mailbox`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer

from newsletter.sending.journal import Journal
from newsletter.shapes.render import environment
from newsletter.words import say
from translation.wording import Lang

PATH = "/newsletter/unsubscribe/"
SALT = "newsletter-unsubscribe"
log = logging.getLogger(__name__)


def token(member: str, key: str) -> str:
    """The signed part of the link for a member's hash."""
    return str(URLSafeSerializer(key, salt=SALT).dumps(member))


def member_of(signed: str, key: str) -> str | None:
    """The member's hash that a link was signed for; None for a forged or damaged one."""
    try:
        value = URLSafeSerializer(key, salt=SALT).loads(signed[:500])
    except BadSignature:
        return None
    return value if isinstance(value, str) else None


def answer(  # noqa: PLR0913  # what the operator has set
    method: str,
    signed: str,
    *,
    key: str,
    state: Path,
    lang: Lang = "ja",
    forget: Callable[[str], None] = lambda member: None,
) -> tuple[int, str]:
    """Status and HTML page of the endpoint. GET asks (mail scanners follow links), POST does it.

    `forget` takes the address of a member (hash) out of what the site itself keeps.

    503 where nobody can leave here: there is no key, or `state` cannot be written. The log says which.
    """
    if not key:
        log.error("nobody can leave the newsletter here: ZHENGCE_MAIL_KEY is not set")
        return 503, _page(lang, "unsubscribe_closed")
    member = member_of(signed, key)
    if member is None:
        return 404, _page(lang, "unsubscribe_bad")
    if method != "POST":
        return 200, _page(lang, "unsubscribe_ask", button=say(lang, "unsubscribe_button"))
    try:
        Journal(state).unsubscribe(member)
        forget(member)
    except OSError as error:
        log.error("a member could not leave the newsletter: %s: %s", state, error.strerror)
        return 503, _page(lang, "unsubscribe_closed")
    return 200, _page(lang, "unsubscribed")


def _page(lang: Lang, key: str, button: str = "") -> str:
    template = environment().get_template("unsubscribe.html")
    return template.render(lang=lang, name=say(lang, "name"), text=say(lang, key), button=button)
