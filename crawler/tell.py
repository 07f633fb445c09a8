"""Sends a run's report: to files always, by mail or to a webhook where configured. A failure to send is only logged."""

from __future__ import annotations

import logging
import urllib.request
from email.message import EmailMessage
from http.client import HTTPException
from pathlib import Path

from crawler.config import Report as Settings
from crawler.report import Report, to_json, to_markdown
from newsletter.relay import Relay, RelayError

TIMEOUT = 20.0
SMTPS = 465  # the port on which a server speaks TLS from the first byte
log = logging.getLogger(__name__)


def tell(report: Report, settings: Settings, beside: Path) -> None:
    """Write report.md and report.json into the configured folder, else `beside` the database; then send."""
    folder = Path(settings.folder) if settings.folder else beside
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(to_markdown(report), encoding="utf-8")
    (folder / "report.json").write_text(to_json(report), encoding="utf-8")
    if not report.is_worth_telling:
        return
    try:
        if settings.webhook:
            _post(settings.webhook, to_json(report))
        if settings.smtp_host and settings.mail_to:
            _mail(report, settings)
    except (OSError, HTTPException, RelayError, ValueError) as error:  # ValueError: what no header can bear
        log.error("the report of run %s was not sent: %s", report.run, error)


def _post(url: str, body: str) -> None:
    if not url.startswith(("http://", "https://")):
        raise OSError(f"webhook: not a web address: {url}")
    request = urllib.request.Request(url, body.encode(), {"Content-Type": "application/json"})  # noqa: S310  # checked
    with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310
        pass


def _mail(report: Report, settings: Settings) -> None:
    message = EmailMessage()
    message["Subject"] = f"zhengce run {report.run}: {len(report.new)} new, {len(report.notices)} to look at"
    message["From"] = settings.mail_from or settings.smtp_user
    message["To"] = settings.mail_to
    message.set_content(to_markdown(report))
    message.add_attachment(to_json(report), subtype="json", filename="report.json")
    scheme = "smtps" if settings.smtp_port == SMTPS else "smtp"
    url = f"{scheme}://{settings.smtp_host}:{settings.smtp_port}"
    with Relay(url, settings.smtp_user, settings.smtp_password, settings.smtp_ca).connect() as server:
        server.send_message(message)
