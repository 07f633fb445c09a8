"""The half of `zhengce newsletter` that mails: send, alerts; and what both halves share."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler import exits

if TYPE_CHECKING:
    from newsletter.issuefile import IssueFile
    from newsletter.members import Member
    from newsletter.send import Sender, Tally
    from translation.machine import Machine

KEY = "ZHENGCE_MAIL_KEY"
SHORTEST_KEY = 16


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """An option that is a date."""
    try:
        return date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError as error:
        raise click.BadParameter("a date like 2026-11-16") from error


state_option = click.option(
    "--state", type=click.Path(path_type=Path, file_okay=False), default=Path("newsletter-state"), show_default=True,
    envvar="ZHENGCE_NEWSLETTER_STATE",
    help="Directory that knows what was sent; no address is written there.",
)  # fmt: skip
db_option = click.option(
    "--db", type=click.Path(path_type=Path, dir_okay=False), default=Path("zhengce.db"), show_default=True
)
site_option = click.option("--site", default="", help="The site's https address, for links and one-click leaving.")


machine_option = click.option(
    "--machine", is_flag=True, help="Ask the translation service that ZHENGCE_MT and ZHENGCE_MT_URL name."
)


def named_machine(wanted: bool) -> Machine | None:
    """The translation service of the environment, where one is wanted."""
    from translation.machine import from_environment

    if not wanted:
        return None
    try:
        found = from_environment(os.environ)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if found is None:
        raise click.ClickException("--machine needs ZHENGCE_MT (openai or deepl) and ZHENGCE_MT_URL")
    return found


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, for reading."""
    from db import connect
    from db.store_errors import StoreError

    if not path.exists():
        raise click.ClickException(f"{path}: no such database; `zhengce crawl` makes one")
    conn: sqlite3.Connection | None = None
    try:
        conn = connect(path)
        yield conn
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    except sqlite3.DatabaseError as error:
        raise click.ClickException(f"{path}: {error}; is it a database of `zhengce crawl`?") from error
    finally:
        if conn:
            conn.close()


def read_issue(path: Path) -> IssueFile:
    """The edited issue in a file."""
    from newsletter import issuefile

    try:
        return issuefile.read(path)
    except (issuefile.IssueFileError, UnicodeDecodeError) as error:
        raise click.ClickException(str(error)) from error


def mail_options(function: Any) -> Any:
    """Options that sending an issue and sending alerts share."""
    members = click.Path(path_type=Path, exists=True, dir_okay=False)
    for option in (
        state_option,
        site_option,
        click.option("--really", is_flag=True, help="Send; without it nothing leaves this computer."),
        click.option("--skip", is_flag=True, help="Leave out the broken lines of the members' file."),
        click.option("--per-minute", type=click.IntRange(1, 60_000), default=60, show_default=True, help="Rate limit."),
        click.option("--mailbox", default="", help="Address for requests to leave, beside or instead of --site."),
        click.option("--from-name", "sender_name", default="", help="Name of the sender."),
        click.option("--from", "sender", envvar="ZHENGCE_MAIL_FROM", default="", help="Address of the sender."),
        click.option("--smtp", envvar="ZHENGCE_SMTP", default="", help="smtp://host:587 or smtps://host:465."),
        click.option("--to", "members", type=members, required=True, help="CSV: email, name, lang, topics, alerts."),
    ):
        function = option(function)
    return function


@click.command("send")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--test", "test_address", metavar="ADDRESS", help="Send one copy to this address; note nothing.")
@click.option("--empty", is_flag=True, help="Send an issue without documents as well.")
@click.option("--doubtful", is_flag=True, help="Send also where an earlier run was killed in the middle of a message.")
@mail_options
@click.pass_context
def send_command(ctx: click.Context, /, file: Path, test_address: str | None, empty: bool, **opts: Any) -> None:
    """Send an edited issue: a dry run first, then --test ADDRESS, then --really.

    Broken off, the same command goes on where it stopped. The key of hashes and links is read from ZHENGCE_MAIL_KEY,
    user and password of the server from ZHENGCE_SMTP_USER and ZHENGCE_SMTP_PASSWORD.
    """
    from newsletter.members import ADDRESS, Member
    from newsletter.send import letters

    issue = read_issue(file)
    if issue.empty and not empty:
        raise click.ClickException("nothing was new in this issue; --empty sends it all the same")
    members = _members(opts)
    sender = _sender(opts)
    if test_address:
        if not ADDRESS.fullmatch(test_address):
            raise click.BadParameter("--test takes a mail address")
        sender.trial(issue, Member(0, test_address))
        click.echo("One copy sent to the test address.")
        return
    if not opts["really"]:
        found = list(letters(issue, members, sender.settings))
        count = sum(letter is not None for _, letter in found)
        click.echo(f"Dry run: {count} of {len(found)} members would get {issue.name}. --really sends.")
        return
    _report(ctx, _sent(sender, issue, members))


@click.command("alerts")
@click.option("--when", type=click.Choice(["weekly", "at once"]), required=True, help="Which members' alerts.")
@click.option("--since", callback=day, required=True, help="Documents since this day that a member was not told of.")
@click.option("--lang", type=click.Choice(["ja", "zh", "en"]), default="ja", show_default=True)
@db_option
@mail_options
@click.pass_context
def alerts_command(ctx: click.Context, /, when: str, since: str, lang: Any, db: Path, **opts: Any) -> None:
    """Tell members of new documents under their saved topics; each document once a member."""
    from dataclasses import replace

    from newsletter import alerts, gather
    from newsletter.members import hashed

    members = [m for m in _members(opts) if m.alerts == when and m.lang in ("", lang)]
    sender = replace(_sender(opts), recorded=False)
    until = date.today().isoformat()  # noqa: DTZ011 # the sender's own day
    with connected(db) as conn:
        issue = gather.issue(conn, gather.Ask(since, until, until, lang))
        names = gather.area_names(conn, lang)
    told = sender.journal.told()
    known = {member.email: told.get(hashed(member.email, sender.settings.key), frozenset()) for member in members}
    due = list(alerts.due(issue, members, lambda member: known[member.email], names))
    if not opts["really"]:
        click.echo(f"Dry run: {len(due)} of {len(members)} members would get an alert. --really sends.")
        return
    for alert in due:
        _sent(sender, alert.issue, [alert.member])
    click.echo(f"{len(due)} alerts sent.")


POST_COMMANDS = (send_command, alerts_command)


def _members(opts: dict[str, Any]) -> list[Member]:
    """The members of the file; broken lines are named, and stop everything unless they are skipped."""
    from newsletter import members
    from policy import taxonomy

    try:
        found, broken = members.read(opts["members"], {label.id for label in taxonomy.load()})
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    for line in broken:
        click.echo(f"{opts['members'].name}, line {line.line}: {line.why}", err=True)
    if broken and not opts["skip"]:
        raise click.ClickException(f"{len(broken)} broken lines; nothing was sent. Mend them or give --skip.")
    return found


def _sender(opts: dict[str, Any]) -> Sender:
    from newsletter.journal import Journal
    from newsletter.mail import Settings
    from newsletter.members import ADDRESS
    from newsletter.send import Relay, Sender

    key = os.environ.get(KEY, "")
    if len(key) < SHORTEST_KEY:
        raise click.ClickException(f"{KEY} must hold a secret of at least {SHORTEST_KEY} characters")
    if not ADDRESS.fullmatch(opts["sender"]):
        raise click.ClickException("--from (or ZHENGCE_MAIL_FROM) must be the sender's mail address")
    if not (opts["site"] or ADDRESS.fullmatch(opts["mailbox"])):
        raise click.ClickException("--site or --mailbox is needed: every mail says how to leave")
    relay = Relay(opts["smtp"], os.environ.get("ZHENGCE_SMTP_USER", ""), os.environ.get("ZHENGCE_SMTP_PASSWORD", ""))
    settings = Settings(opts["sender"], key, opts["sender_name"], opts["site"].rstrip("/"), opts["mailbox"])
    seconds = 60 / opts["per_minute"]
    return Sender(
        settings,
        relay,
        Journal(opts["state"]),
        now=lambda: datetime.now(UTC),
        pause=lambda: time.sleep(seconds),
        doubtful=opts.get("doubtful", False),
    )


def _sent(sender: Sender, issue: IssueFile, members: list[Member]) -> Tally:
    from newsletter.journal import StateBusy
    from newsletter.send import SendingStopped

    try:
        with sender.journal.locked():
            return sender.send(issue, members)
    except (SendingStopped, ValueError) as error:
        raise click.ClickException(f"{error}. Run the same command again to go on.") from error
    except StateBusy as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(exits.BUSY) from error


def _report(ctx: click.Context, tally: Tally) -> None:
    """What became of the members; lines of the file stand for addresses."""
    said = {
        "sent": "sent",
        "before": "had it already",
        "left": "have left the list",
        "nothing": "have no document of their topics in this issue",
        "later": "put off by the server, run the command again: lines",
        "refused": "refused by the server: lines",
        "doubtful": "may have it or not (an earlier run was killed there), --doubtful sends again: lines",
    }
    for fate, text in said.items():
        lines = tally.lines[fate]  # type: ignore[index] # the keys above are the fates
        if lines or fate == "sent":
            named = " " + " ".join(map(str, lines)) if text.endswith("lines") else ""
            click.echo(f"{len(lines)} {text}{named}")
    if any(tally[fate] for fate in ("later", "refused", "doubtful")):
        ctx.exit(exits.ISSUES)
