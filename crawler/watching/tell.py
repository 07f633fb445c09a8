"""Sends a run's report: to files always, by mail or to a webhook where configured. A failure to send is only logged."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

from crawler.config import Report as Settings
from crawler.signing import key_of
from crawler.watching.report import Report, to_data, to_json, to_markdown
from crawler.watching.webhook import Message, Outbox, Receiver
from newsletter.sending.relay import Relay, RelayError

OUTBOX = "outbox"  # folder of messages to the webhook, beside the report
SMTPS = 465  # the port on which a server speaks TLS from the first byte
log = logging.getLogger(__name__)


def tell(report: Report, settings: Settings, beside: Path, alert: Mapping[str, object] | None = None) -> None:
    """Write report.md and report.json into the configured folder, else `beside` the database; then send.

    `alert` goes to the webhook alone (see `crawler.watching.alerts`).
    """
    folder = Path(settings.folder) if settings.folder else beside
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(to_markdown(report), encoding="utf-8")
    (folder / "report.json").write_text(to_json(report), encoding="utf-8")
    try:
        if settings.webhook:
            _post(report, alert, settings, Outbox(folder / OUTBOX, time.time, time.sleep))
        if settings.smtp_host and settings.mail_to and report.is_worth_telling:
            _mail(report, settings)
    except (OSError, RelayError, ValueError) as error:  # ValueError: what no header can bear
        log.error("the report of run %s was not sent: %s", report.run, error)


def _post(report: Report, alert: Mapping[str, object] | None, settings: Settings, outbox: Outbox) -> None:
    """Put the messages of this run into the outbox and send what waits there, of earlier runs as well."""
    made = report.finished_at or report.started_at
    name = f"run-{report.run}-{re.sub('[^0-9A-Z]', '', report.started_at)}"  # two databases have runs of one number
    if report.is_worth_telling:
        outbox.put(Message(f"{name}-report", "run.report", made, to_data(report)))
    if alert:
        outbox.put(Message(f"{name}-alert", "documents.alert", made, alert))
    outbox.send(Receiver(settings.webhook, key_of(settings.webhook_secret)))


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
