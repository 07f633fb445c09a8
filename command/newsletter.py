"""`zhengce newsletter`: draft, render, send and record the members' newsletter."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from command import _editorial as editorial
from command._newsletter import (
    POST_COMMANDS,
    connected,
    day,
    db_option,
    machine_option,
    named_machine,
    publisher,
    read_issue,
)
from command._preview import preview_command
from command._sending import site_option, state_option

if TYPE_CHECKING:
    from translation.edited import Edited


@click.group(invoke_without_command=True)
@click.option("--since", callback=day, help="First day of the issue; the day after the last issue when left out.")
@click.option("--until", callback=day, help="Last day; today when left out.")
@click.option("--topic", "topics", multiple=True, metavar="LABEL", help="Only documents of this label (repeatable).")
@click.option("--lang", type=click.Choice(["ja", "zh", "en"]), default="ja", show_default=True)
@click.option("--format", "form", type=click.Choice(["md", "html", "eml", "docx"]), default="md", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else standard output.")
@click.option("--number", type=click.IntRange(1), help="Number of the issue; one more than the last when left out.")
@click.option("--again", is_flag=True, help="Offer documents that were sent before as well.")
@click.option("--provisional", is_flag=True, help="Offer documents too that no template has read yet.")
@machine_option
@db_option
@state_option
@click.pass_context
def command(ctx: click.Context, /, since: str | None, output: Path | None, form: str, **ask: Any) -> None:
    """Draft an issue from what is new since a day, or render, send and keep an edited one.

    \b
      zhengce newsletter --since 2026-11-16 -o 2026-11.md    the draft for the editor
      zhengce newsletter render 2026-11.md                   HTML, text and the page of the archive
      zhengce newsletter send 2026-11.md --to members.csv    a dry run; --really sends
    """
    if ctx.invoked_subcommand:
        return
    since = since or _after_the_last(ask["state"])
    ask["until"] = ask["until"] or date.today().isoformat()  # noqa: DTZ011 # the editor's own day
    if ask["until"] < since:
        raise click.BadParameter("--until lies before --since")
    data = _draft(since, form, ask)
    if output:
        output.write_bytes(data)
        click.echo(f"{output}: {len(data)} bytes", err=True)
    else:
        sys.stdout.buffer.write(data)


T = TypeVar("T")


def archived(ask: Callable[[Path], T], state: Path) -> T:
    """What the archive answers; an issue there that cannot be read is named."""
    from newsletter.edited.issuefile import IssueFileError

    try:
        return ask(state)
    except IssueFileError as error:
        raise click.ClickException(f"{state}/archive: {error}") from error


def _after_the_last(state: Path) -> str:
    """The day after the period of the last issue."""
    from newsletter.shapes import past_issues

    since = archived(past_issues.next_day, state)
    if since is None:
        raise click.UsageError("--since DATE is needed: there is no issue yet that this one could follow")
    return since


def _draft(since: str, form: str, ask: dict[str, Any]) -> bytes:
    from newsletter.drafting import draft, gather
    from newsletter.edited import issuefile
    from newsletter.sending import formats
    from newsletter.sending.journal import Journal
    from newsletter.shapes import past_issues, render

    machine = named_machine(ask["machine"])
    with connected(ask["db"]) as conn:
        journal = Journal(ask["state"])
        sent, followed = ({}, frozenset[str]()) if ask["again"] else (journal.documents(), journal.followed())
        span, edits = (since, ask["until"], ask["until"]), editorial.load(ask["db"]).edits
        wanted = gather.Ask(*span, ask["lang"], ask["topics"], sent, machine, ask["provisional"], edits, followed)
        issue = replace(
            gather.issue(conn, wanted), number=ask["number"] or archived(past_issues.next_number, ask["state"])
        )
        text = draft.markdown(replace(issue, publisher=publisher()), gather.area_names(conn, ask["lang"]))
    if form == "md":
        return text.encode()
    file = issuefile.parse(text, f"{since}--{ask['until']}")
    if form == "html":
        return render.html(file).encode()
    return formats.eml(file) if form == "eml" else formats.docx(file)


@command.command("render")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--archive", type=click.Path(path_type=Path, file_okay=False), help="Archive directory; else STATE/archive."
)
@site_option
@state_option
def render_command(file: Path, archive: Path | None, site: str, state: Path) -> None:
    """Turn an edited issue into mail HTML, plain text, and a page of the archive with its feed."""
    from newsletter.shapes import past_issues as pages
    from newsletter.shapes import plaintext, render

    issue = read_issue(file)
    for suffix, text in ((".html", render.html(issue)), (".txt", plaintext.text(issue))):
        target = file.with_suffix(suffix)
        target.write_text(text, encoding="utf-8")
        click.echo(str(target))
    try:
        page = pages.publish(issue, file, archive or state / "archive", site.rstrip("/"), datetime.now(UTC))
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(str(page))


@command.command("keep")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Write without asking.")
@db_option
def keep_command(file: Path, yes: bool, db: Path) -> None:
    """Keep the titles, issuers and lines that the editor of FILE has changed; they win over every later draft.

    What will be written is shown first, with glossary terms that an edited title does not use.
    """
    from crawler.editorial import EDITED
    from newsletter.checking import keeping
    from translation import edited

    issue = read_issue(file)
    if issue.lang != "ja":
        raise click.ClickException(f"{file.name}: only what is edited in Japanese is kept")
    decided = editorial.load(db)
    with connected(db) as conn:
        changed = keeping.changes(conn, issue, decided.edits)
    for entry in changed:
        _show(entry)
    target = editorial.place(db) / EDITED
    if not changed:
        click.echo("0 kept: nothing differs from the draft", err=True)
        return
    if not yes and not click.confirm(f"Write these {len(changed)} to {target}?", err=True):
        raise click.ClickException("nothing was kept")
    try:
        count = edited.keep(target, changed)
    except OSError as error:
        raise click.ClickException(f"{target}: cannot be written ({error.strerror}); nothing was kept") from error
    click.echo(f"{count} kept in {target}", err=True)


def _show(entry: Edited) -> None:
    """What will be kept of a document."""
    from newsletter.checking import keeping

    click.echo(entry.zh)
    for said in (entry.ja, "、".join(entry.issuers), *entry.summary):
        if said:
            click.echo(f"  {said}")
    for hint in keeping.suggestions(entry):
        click.echo(f"  glossary: {hint}")


for post_command in (*POST_COMMANDS, preview_command):
    command.add_command(post_command)
