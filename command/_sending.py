"""What `zhengce newsletter send` and `alerts` share: options, members, the sender, and what is reported afterwards."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler import exits

if TYPE_CHECKING:
    from newsletter.edited.issuefile import IssueFile
    from newsletter.members import Member
    from newsletter.sending.send import Fate, Sender, Tally

KEY = "ZHENGCE_MAIL_KEY"
SHORTEST_KEY = 16
SITE = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.:/_~-]*")

state_option = click.option(
    "--state", type=click.Path(path_type=Path, file_okay=False), default=Path("newsletter-state"), show_default=True,
    envvar="ZHENGCE_NEWSLETTER_STATE",
    help="Directory that knows what was sent; no address is written there.",
)  # fmt: skip


def setting(key: str) -> Callable[[], str]:
    """What the settings say under [newsletter], as the default of an option."""

    def value() -> str:
        from crawler import config

        try:
            return str(getattr(config.load(os.environ).newsletter, key))
        except config.ConfigError as error:
            raise click.ClickException(str(error)) from error

    return value


site_option = click.option(
    "--site", default=setting("site"), help="The site's https address, for links and one-click leaving."
)


def mail_options(function: Any) -> Any:
    """Options that sending an issue and sending alerts share; what is left out is as the settings say."""
    members = click.Path(path_type=Path, exists=True, dir_okay=False)
    for option in (
        state_option,
        site_option,
        click.option("--really", is_flag=True, help="Send; without it nothing leaves this computer."),
        click.option("--skip", is_flag=True, help="Leave out the broken lines of the members' file."),
        click.option("--per-minute", type=click.IntRange(1, 60_000), default=60, show_default=True, help="Rate limit."),
        click.option(
            "--mailbox", default=setting("mailbox"), help="Address for requests to leave, beside or instead of --site."
        ),
        click.option("--from-name", "sender_name", default=setting("sender_name"), help="Name of the sender."),
        click.option(
            "--from", "sender", envvar="ZHENGCE_MAIL_FROM", default=setting("sender"), help="Address of the sender."
        ),
        click.option(
            "--smtp", envvar="ZHENGCE_SMTP", default=setting("smtp"), help="smtp://host:587 or smtps://host:465."
        ),
        click.option(
            "--to",
            "members",
            type=members,
            default=setting("members"),
            help="CSV: email, name, lang, topics, alerts, filter.",
        ),
    ):
        function = option(function)
    return function


def read_members(opts: dict[str, Any]) -> list[Member]:
    """The members of the file; broken lines are named, and stop everything unless they are skipped."""
    from newsletter import members

    try:
        found, broken = members.read(opts["members"], _labels())
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    for line in broken:
        click.echo(f"{opts['members'].name}, line {line.line}: {line.why}", err=True)
    if broken and not opts["skip"]:
        raise click.ClickException(f"{len(broken)} broken lines; nothing was sent. Mend them or give --skip.")
    return found


def _labels() -> frozenset[str]:
    from policy import taxonomy

    return frozenset(label.id for label in taxonomy.load())


def make_sender(opts: dict[str, Any], found: list[Member]) -> Sender:
    """All that sending needs, from options and environment; `found` are the members that the file holds."""
    from newsletter.members import Roll
    from newsletter.sending.journal import Journal
    from newsletter.sending.mail import Settings, is_address
    from newsletter.sending.relay import Relay
    from newsletter.sending.send import Sender

    key = os.environ.get(KEY, "")
    if len(key) < SHORTEST_KEY:
        raise click.ClickException(f"{KEY} must hold a secret of at least {SHORTEST_KEY} characters")
    if not is_address(opts["sender"]):
        raise click.ClickException("--from (or ZHENGCE_MAIL_FROM) must be the sender's mail address")
    if not (opts["site"] or opts["mailbox"]):
        raise click.ClickException("--site or --mailbox is needed: every mail says how to leave")
    if opts["site"] and not SITE.fullmatch(opts["site"]):
        raise click.ClickException(
            "--site must be a web address in ASCII: https://… (xn--… for a name in other letters)"
        )
    if opts["mailbox"] and not is_address(opts["mailbox"]):
        raise click.ClickException("--mailbox must be a mail address")
    user, password, authority = (os.environ.get(f"ZHENGCE_SMTP_{name}", "") for name in ("USER", "PASSWORD", "CA"))
    relay = Relay(opts["smtp"], user, password, authority)
    settings = Settings(opts["sender"], key, opts["sender_name"], opts["site"].rstrip("/"), opts["mailbox"])
    seconds = 60 / opts["per_minute"]
    return Sender(
        settings,
        relay,
        Journal(opts["state"]),
        now=lambda: datetime.now(UTC),
        pause=lambda: time.sleep(seconds),
        doubtful=opts.get("doubtful", False),
        listed=Roll(opts["members"], _labels(), found).has,
    )


def dry_run(sender: Sender, editions: Sequence[IssueFile], members: list[Member]) -> None:
    """Who would get the issue, in which language, and how long the longest mail is."""
    from newsletter.sending.mail import is_address
    from newsletter.sending.send import Letter, letters

    found = list(letters(editions, members, sender.settings))
    due = [(member, letter.copy) for member, letter in found if isinstance(letter, Letter)]
    fit = [copy for member, copy in due if is_address(member.email)]
    click.echo(f"Dry run: {len(fit)} of {len(found)} members would get {editions[0].name}. --really sends.")
    for lang, n in sorted(Counter(copy.lang for copy in fit).items()):
        click.echo(f"  {lang}: {n}")
    if fit:
        longest = max(len(copy.html.encode()) for copy in fit)
        said = "; some copies are shortened" if any(copy.shortened for copy in fit) else ""
        click.echo(f"  longest mail: {longest // 1000} kB of HTML, clipped at 102{said}")
    name_lines("unfit", [member.line for member, _ in due if not is_address(member.email)])
    for fate in NOT_DUE:
        name_lines(fate, [member.line for member, letter in found if letter == fate])


def send_all(sender: Sender, editions: Sequence[IssueFile], members: list[Member]) -> Tally:
    """Send an issue with the state locked; what stops it is a plain message."""
    from newsletter.sending.journal import StateBusy
    from newsletter.sending.send import SendingStopped

    try:
        with sender.journal.locked():
            return sender.send(editions, members)
    except (SendingStopped, ValueError) as error:
        raise click.ClickException(f"{error}. Run the same command again to go on.") from error
    except StateBusy as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(exits.BUSY) from error


SAID: Mapping[Fate, str] = {
    "before": "had it already",
    "left": "have left the list",
    "nothing": "have no document of their topics in this issue",
    "language": "want a language that no file is in, draft it with --lang: lines",
    "later": "put off by the server, run the command again: lines",
    "refused": "refused by the server: lines",
    "unfit": "have an address that no mail can bear, mend it in the file: lines",
    "doubtful": "may have it or not (an earlier run was killed there), --doubtful sends again: lines",
}
NOT_DUE: Sequence[Fate] = ("nothing", "language")
TO_DO: Sequence[Fate] = ("language", "later", "refused", "unfit", "doubtful")


def report_unsent(ctx: click.Context, tallies: Sequence[Tally]) -> None:
    """What became of the other members; leave with the exit code for issues where somebody has to do something."""
    for fate in SAID:
        name_lines(fate, [line for tally in tallies for line in tally.lines[fate]])
    if any(tally[fate] for tally in tallies for fate in TO_DO):
        ctx.exit(exits.ISSUES)


def name_lines(fate: Fate, lines: Sequence[int]) -> None:
    """How many had this fate, and which, by their lines in the file, where a person has to do something."""
    if lines:
        named = " " + " ".join(map(str, lines)) if fate in TO_DO else ""
        click.echo(f"{len(lines)} {SAID[fate]}{named}")
