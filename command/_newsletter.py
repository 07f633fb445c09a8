"""`zhengce newsletter send` and `alerts`; and what they share with drafting."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from command import _editorial as editorial
from command._sending import dry_run, mail_options, make_sender, read_members, report_unsent, send_all

if TYPE_CHECKING:
    from newsletter.edited.issuefile import IssueFile
    from newsletter.issue import Publisher
    from newsletter.members import Member
    from translation.machine import Machine


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """An option that is a date."""
    try:
        return date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError as error:
        raise click.BadParameter("a date like 2026-11-16") from error


db_option = click.option(
    "--db", type=click.Path(path_type=Path, dir_okay=False), default=Path("zhengce.db"), show_default=True
)
machine_option = click.option(
    "--machine", is_flag=True, help="Ask the translation service or local engine that ZHENGCE_MT names."
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
        raise click.ClickException("--machine needs ZHENGCE_MT: openai or deepl with ZHENGCE_MT_URL, or local:FOLDER")
    return found


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, for reading; one that is missing, damaged, locked or of another release is a plain message."""
    from db import Database, StoreError
    from db.store_errors import explain

    try:
        with Database(path) as opened:
            yield opened.conn
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    except sqlite3.DatabaseError as error:
        raise click.ClickException(str(explain(error, path))) from error


def read_issue(path: Path) -> IssueFile:
    """The edited issue in a file."""
    from newsletter.edited import issuefile

    try:
        return issuefile.read(path)
    except issuefile.IssueFileError as error:
        raise click.ClickException(str(error)) from error


def publisher() -> Publisher:
    """Who publishes the newsletter, by the settings."""
    from crawler import config
    from newsletter.issue import Publisher

    try:
        found = config.load(os.environ).newsletter
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error
    return Publisher(found.association, found.contact)


@click.command("send")
@click.argument(
    "files", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE…", nargs=-1, required=True
)
@click.option("--test", "test_address", metavar="ADDRESS", help="Send one copy of each FILE to this address.")
@click.option("--empty", is_flag=True, help="Send an issue without documents as well.")
@click.option("--doubtful", is_flag=True, help="Send also where an earlier run was killed in the middle of a message.")
@mail_options
@click.pass_context
def send_command(
    ctx: click.Context, /, files: tuple[Path, ...], test_address: str | None, empty: bool, **opts: Any
) -> None:
    """Send an edited issue: a dry run first, then --test ADDRESS, then --really.

    Several FILEs are one issue in several languages: members get theirs, and those without a language the first.
    Broken off, the same command goes on where it stopped. The key of hashes and links is read from ZHENGCE_MAIL_KEY,
    user and password of the server from ZHENGCE_SMTP_USER and ZHENGCE_SMTP_PASSWORD.
    """
    from newsletter.members import Member
    from newsletter.sending.mail import is_address
    from newsletter.sending.send import SendingStopped

    editions = read_editions(files)
    if any(issue.empty for issue in editions) and not empty:
        raise click.ClickException("nothing was new in this issue; --empty sends it all the same")
    members = read_members(opts)
    sender = make_sender(opts, members)
    if test_address:
        if not is_address(test_address):
            raise click.BadParameter("--test takes a mail address")
        try:
            for issue in editions:
                sender.trial(issue, Member(0, test_address))
        except SendingStopped as error:
            raise click.ClickException(str(error)) from error
        click.echo(f"{len(editions)} sent to the test address.")
        return
    if not opts["really"]:
        dry_run(sender, editions, members)
        return
    publish(editions, files, opts)
    tally = send_all(sender, editions, members)
    click.echo(f"{tally['sent']} sent")
    report_unsent(ctx, [tally])


def read_editions(files: Sequence[Path]) -> list[IssueFile]:
    """The files of one issue, each in a language of its own."""
    editions = [read_issue(file) for file in files]
    if len({issue.lang for issue in editions}) < len(editions):
        raise click.ClickException("two files are in the same language")
    if len({(issue.number, issue.since, issue.until) for issue in editions}) > 1:
        raise click.ClickException("the files are not one issue: number, since and until differ")
    return editions


def publish(editions: Sequence[IssueFile], files: Sequence[Path], opts: Mapping[str, Any]) -> None:
    """The pages of the archive, to which the mails lead."""
    from newsletter.shapes import past_issues

    for issue, file in zip(editions, files, strict=True):
        try:
            past_issues.publish(issue, file, opts["state"] / "archive", opts["site"].rstrip("/"), datetime.now(UTC))
        except (ValueError, OSError) as error:
            raise click.ClickException(f"{error}; nothing was sent") from error


@click.command("alerts")
@click.option("--when", type=click.Choice(["weekly", "at once"]), required=True, help="Which members' alerts.")
@click.option("--since", callback=day, required=True, help="Documents since this day that a member was not told of.")
@click.option("--lang", type=click.Choice(["ja", "zh", "en"]), default="ja", show_default=True)
@db_option
@mail_options
@click.pass_context
def alerts_command(ctx: click.Context, /, when: str, since: str, lang: Any, db: Path, **opts: Any) -> None:
    """Tell members of new documents under their topics and their saved filter; each document once a member."""
    from dataclasses import replace

    from db import queries
    from newsletter import saved_filters
    from newsletter.drafting import gather
    from newsletter.members import hashed
    from newsletter.sending import alerts

    everybody = read_members(opts)
    members = [m for m in everybody if m.alerts == when and m.lang in ("", lang)]
    sender = make_sender(opts, everybody)
    sender = replace(sender, recorded=False, settings=replace(sender.settings, archived=False))
    until = date.today().isoformat()  # noqa: DTZ011 # the sender's own day
    with connected(db) as conn:
        issue = gather.issue(conn, gather.Ask(since, until, until, lang, edits=editorial.load(db).edits))
        names, sources = gather.area_names(conn, lang), queries.source_names(conn)
        passing = saved_filters.passing(conn, [m.filter for m in members], [item.id for item in issue.items])
    told = sender.journal.told()
    known = {member.email: told.get(hashed(member.email, sender.settings.key), frozenset()) for member in members}

    def named(member: Member) -> str:
        return saved_filters.named(member.filter, lang, names, sources, member.topics)

    due = list(alerts.due(issue, members, lambda member: known[member.email], passing, named))
    if not opts["really"]:
        click.echo(f"Dry run: {len(due)} of {len(members)} members would get an alert. --really sends.")
        return
    tallies = [send_all(sender, [alert.issue], [alert.member]) for alert in due]
    click.echo(f"{sum(tally['sent'] for tally in tallies)} alerts sent.")
    report_unsent(ctx, tallies)


POST_COMMANDS = (send_command, alerts_command)
