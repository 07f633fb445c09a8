"""`zhengce newsletter`: draft, render, send and record the members' newsletter."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from command import _editorial as editorial
from command._newsletter import (
    POST_COMMANDS,
    connected,
    day,
    db_option,
    machine_option,
    named_machine,
    read_issue,
)
from command._sending import site_option, state_option


@click.group(invoke_without_command=True)
@click.option("--since", callback=day, help="First day of the issue.")
@click.option("--until", callback=day, help="Last day; today when left out.")
@click.option("--topic", "topics", multiple=True, metavar="LABEL", help="Only documents of this label (repeatable).")
@click.option("--lang", type=click.Choice(["ja", "zh", "en"]), default="ja", show_default=True)
@click.option("--format", "form", type=click.Choice(["md", "html", "eml", "docx"]), default="md", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else standard output.")
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
    if since is None:
        raise click.UsageError("--since DATE is needed")
    ask["until"] = ask["until"] or date.today().isoformat()  # noqa: DTZ011 # the editor's own day
    if ask["until"] < since:
        raise click.BadParameter("--until lies before --since")
    data = _draft(since, form, ask)
    if output:
        output.write_bytes(data)
        click.echo(f"{output}: {len(data)} bytes", err=True)
    else:
        sys.stdout.buffer.write(data)


def _draft(since: str, form: str, ask: dict[str, Any]) -> bytes:
    from newsletter import draft, formats, gather, issuefile, render
    from newsletter.journal import Journal

    machine = named_machine(ask["machine"])
    with connected(ask["db"]) as conn:
        sent = {} if ask["again"] else Journal(ask["state"]).documents()
        span, edits = (since, ask["until"], ask["until"]), editorial.load(ask["db"]).edits
        wanted = gather.Ask(*span, ask["lang"], ask["topics"], sent, machine, ask["provisional"], edits)
        text = draft.markdown(gather.issue(conn, wanted), gather.area_names(conn, ask["lang"]))
    if form == "md":
        return text.encode()
    issue = issuefile.parse(text, f"{since}--{ask['until']}")
    if form == "html":
        return render.html(issue).encode()
    return formats.eml(issue) if form == "eml" else formats.docx(issue)


@command.command("render")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--archive", type=click.Path(path_type=Path, file_okay=False), help="Archive directory; else STATE/archive."
)
@site_option
@state_option
def render_command(file: Path, archive: Path | None, site: str, state: Path) -> None:
    """Turn an edited issue into mail HTML, plain text, and a page of the archive with its feed."""
    from newsletter import past_issues as pages
    from newsletter import plaintext, render

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
@db_option
def keep_command(file: Path, db: Path) -> None:
    """Keep the titles and summaries that the editor of FILE has changed; name glossary terms they do not use."""
    from crawler.editorial import EDITED
    from newsletter import keeping
    from translation import edited

    decided = editorial.load(db)
    with connected(db) as conn:
        changed = keeping.changes(conn, read_issue(file), decided.edits)
    for entry in changed:
        click.echo(f"{entry.zh}\n  {entry.ja}")
        for hint in keeping.suggestions(entry):
            click.echo(f"  glossary: {hint}")
    target = editorial.place(db) / EDITED
    try:
        count = edited.keep(target, changed)
    except OSError as error:
        raise click.ClickException(f"{target}: cannot be written ({error.strerror}); nothing was kept") from error
    click.echo(f"{count} kept in {target}", err=True)


for post_command in POST_COMMANDS:
    command.add_command(post_command)
