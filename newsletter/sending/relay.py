"""The SMTP server: reached with a certificate that is checked, never given a password in clear; one mail to it."""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Literal
from urllib.parse import urlsplit

TIMEOUT = 60
TOO_LONG = re.compile(rb"5\.3\.4|5\.2\.3|size|large|too (?:big|long)", re.IGNORECASE)


class RelayError(RuntimeError):
    """The server cannot be used as it is given; `str()` says why and holds no password."""


@dataclass(frozen=True, slots=True)
class Relay:
    """``smtp://host:587`` (STARTTLS) or ``smtps://host:465`` (TLS from the first byte).

    Without a user a server that offers no STARTTLS is spoken to in clear: a relay on the same machine has none.
    `authority` is a PEM file of certificates to trust instead of the system's, for a server inside the house.
    """

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    authority: str = ""

    def connect(self) -> smtplib.SMTP:
        """A connection that is greeted, encrypted, and logged in where a user is given. Raises `RelayError`."""
        host, port, is_tls = self._address()
        context = self._trust()
        server: smtplib.SMTP | None = None
        try:
            if is_tls:
                server = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
            else:
                server = smtplib.SMTP(host, port, timeout=TIMEOUT)
            self._greet(server, context, is_tls)
        except ssl.SSLCertVerificationError as error:
            raise _closed(server, f"the certificate of {host} is not trusted: {error.verify_message}") from error
        except (OSError, smtplib.SMTPException) as error:  # the server's own words may quote what was sent
            reason = "user or password refused" if isinstance(error, smtplib.SMTPAuthenticationError) else ""
            raise _closed(server, f"no connection to the SMTP server: {reason or type(error).__name__}") from error
        except RelayError as error:
            raise _closed(server, str(error)) from None
        return server

    def _greet(self, server: smtplib.SMTP, context: ssl.SSLContext, is_tls: bool) -> None:
        server.ehlo()
        if not is_tls and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        elif not is_tls and self.user:
            raise RelayError("the SMTP server offers no STARTTLS; a password is not sent in clear (smtps:// may do)")
        if self.user:
            server.login(self.user, self.password)

    def _address(self) -> tuple[str, int, bool]:
        try:
            parts = urlsplit(self.url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if not host or parts.scheme not in ("smtp", "smtps"):
            raise RelayError("the SMTP server is given as smtp://host:port or smtps://host:port")
        is_tls = parts.scheme == "smtps"
        return host, port or (465 if is_tls else 587), is_tls

    def _trust(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self.authority or None)
        except OSError as error:  # also what holds no certificate
            raise RelayError(f"{self.authority}: no PEM file of certificates ({error.strerror or error})") from error


def _closed(server: smtplib.SMTP | None, why: str) -> RelayError:
    """Close what was opened; the error to raise."""
    if server is not None:
        server.close()
    return RelayError(why)


class TooLongError(smtplib.SMTPException):
    """The server takes no mail of this length: the others would be refused as well."""


def transmit(
    server: smtplib.SMTP, mail: EmailMessage, sender: str, recipient: str
) -> Literal["sent", "refused", "failed"]:
    """One SMTP transaction: ``refused`` for good (5xx), ``failed`` for now (4xx).

    Raises TooLongError, and what smtplib raises when the server closes.
    """
    content = mail.as_bytes()
    most = server.esmtp_features.get("size", "").strip()
    if most.isdigit() and 0 < int(most) < len(content):
        raise TooLongError(f"it takes {int(most):,} bytes and the mail has {len(content):,}")
    code, _ = server.mail(sender)
    if code == 250:
        code, _ = server.rcpt(recipient)
    if code in (250, 251):
        code, answer = server.data(content)
        if code == 250:
            return "sent"
        if code in (523, 552) and TOO_LONG.search(answer):
            raise TooLongError(f"it refuses a mail of {len(content):,} bytes")
    if code == 421:
        raise smtplib.SMTPServerDisconnected("421 from the server")
    server.rset()
    return "refused" if code >= 500 else "failed"
